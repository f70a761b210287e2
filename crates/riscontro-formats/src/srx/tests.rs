//! Every file of `corpora/formats/srx` gives what `expected.tsv` beside it says.
//!
//! A line of `expected.tsv` is the name of a file and one thing it gives, parted by TABs: `rule` (group, line, what it decides, both
//! patterns), `map` (line, pattern, group), `cascade`, or `error`. Line breaks are written `\n`, a TAB `\t`, and a backslash `\\`.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use riscontro_core::{SrxCascade, SrxRules};

use super::read_srx;

fn folder(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats/srx").join(part)
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let plain = |text: &str| text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
    let SrxRules { cascade, groups, maps } = match read_srx(bytes) {
        Ok(rules) => rules,
        Err(error) => return vec![format!("error\t{error}")],
    };
    let mut lines: Vec<_> = (cascade == SrxCascade::All).then(|| "cascade".to_owned()).into_iter().collect();
    for group in &groups {
        let rule = |rule: &riscontro_core::SrxRule| {
            let (before, after) = (plain(&rule.before), plain(&rule.after));
            format!("rule\t{}\t{}\t{:?}\t{before}\t{after}", group.name, rule.line, rule.decision)
        };
        lines.extend(group.rules.iter().map(rule));
    }
    lines.extend(maps.iter().map(|map| format!("map\t{}\t{}\t{}", map.line, map.pattern, map.group)));
    lines
}

fn given(part: &str) -> String {
    let entries = fs::read_dir(folder(part)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "srx"));
    paths.sort();
    let mut given = String::new();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        for line in lines(&fs::read(&path).unwrap()) {
            given.push_str(&format!("{name}\t{line}\n"));
        }
    }
    given
}

#[test]
fn every_file_gives_what_is_expected_of_it() {
    for part in ["ok", "bad"] {
        let expected = fs::read_to_string(folder(part).join("expected.tsv")).unwrap_or_default();
        let given = given(part);
        assert_eq!(given, expected, "corpora/formats/srx/{part}/expected.tsv should be:\n{given}");
    }
}

#[test]
fn faults_stand_in_bad_and_nowhere_else() {
    assert!(!given("ok").contains("\terror\t"));
    assert!(given("bad").lines().all(|line| line.contains("\terror\t")));
}

#[test]
fn a_fault_names_file_and_line() {
    let bytes = fs::read(folder("bad").join("unknown-break.srx")).unwrap();
    let error = read_srx(&bytes).unwrap_err();
    assert_eq!(error.line(), Some(8));
    assert!(error.in_file("x.srx").starts_with("x.srx:8: unknown value `maybe`"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_srx(&bytes);
    }

    #[test]
    fn any_markup_is_read_or_refused(pieces in prop::collection::vec(prop::sample::select(vec![
        "<?xml version='1.0'?>", "<srx version='2.0'>", "</srx>", "<body>", "</body>", "<languagerules>", "</languagerules>", "<rule>",
        "<languagerule languagerulename='A'>", "</languagerule>", "</rule>", "<beforebreak>", "</beforebreak>", "<afterbreak/>", "a", "&amp;",
        "&x;", "&", "<![CDATA[", "]]>", "<!--", "-->", "<maprules>", "</maprules>", "<languagemap languagepattern='.*' languagerulename='A'/>",
        "<x:y>", "</x:y>", "\n", "<header cascade='yes'/>", "\u{0}", "<", ">",
    ]), 0..20)) {
        let _ = read_srx(pieces.concat().as_bytes());
    }
}
