//! Whole SRX files, as tools ship them, split texts as `corpora/srx/<file>.<lang>.txt` beside them say.

use std::path::{Path, PathBuf};

use riscontro_core::LangTag;
use riscontro_engine::{Checkers, LANGUAGES, Overrides, SingleText};

use crate::{assert_none, entries, root, text};

/// The paragraphs of a case file, each with its sentences.
fn paragraphs(file: &str) -> Vec<Vec<&str>> {
    let lines: Vec<_> = file.lines().filter(|line| !line.starts_with('#')).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    paragraphs.map(<[&str]>::to_vec).collect()
}

fn sentences(rules: PathBuf, lang: LangTag, text: &str) -> Vec<String> {
    let overrides = Overrides { srx: Some(rules), ..Overrides::default() };
    let checkers = Checkers::new(LANGUAGES, overrides, None);
    let checker = checkers.for_folder(Path::new("/"), None).unwrap_or_else(|error| panic!("{error}"));
    let single = SingleText { id: "case".to_owned(), lang, text: text.to_owned() };
    let found = checker.split_text(&single).unwrap_or_else(|error| panic!("{error}"));
    found.segments.iter().map(|segment| segment.span.of(&found.document.text).to_owned()).collect()
}

#[test]
fn whole_rule_files_split_as_their_cases_say() {
    let folder = root().join("corpora/srx");
    let (mut faults, mut files) = (Vec::new(), 0);
    for name in entries(&folder).into_iter().filter(|name| name.ends_with(".txt")) {
        let parts: Vec<_> = name.split('.').collect();
        let [rules, lang, _] = parts[..] else { panic!("{name}: expected a name such as `word-lists.it.txt`") };
        let lang: LangTag = lang.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        let cases = text(&folder.join(&name));
        let expected = paragraphs(&cases);
        let text = expected.iter().map(|sentences| sentences.join(" ")).collect::<Vec<_>>().join("\n\n");
        let found = sentences(folder.join(format!("{rules}.srx")), lang, &text);
        if found != expected.concat() {
            faults.push(format!("corpora/srx/{name}: {found:#?}"));
        }
        files += 1;
    }
    assert!(files >= 6, "the cases of corpora/srx are gone");
    assert_none(&faults);
}
