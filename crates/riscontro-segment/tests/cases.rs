//! Where sentences end, told by `cases/split.txt` of each language.

use riscontro_core::Span;
use riscontro_lang::LANGUAGES;
use riscontro_segment::{SplitOptions, Splitter};

/// The cases of a file, each with the number of its first line: the sentences of each paragraph.
fn cases(file: &str) -> Vec<(usize, Vec<Vec<&str>>)> {
    let mut cases = Vec::new();
    let mut open = false;
    for (number, line) in (1..).zip(file.lines()) {
        if line.is_empty() {
            open = false;
        } else if !line.starts_with('#') {
            if !open {
                cases.push((number, vec![Vec::new()]));
                open = true;
            }
            let (_, paragraphs) = cases.last_mut().expect("a case was just opened");
            if line == "¶" {
                paragraphs.push(Vec::new());
            } else {
                paragraphs.last_mut().expect("a case has a paragraph").push(line);
            }
        }
    }
    cases
}

#[test]
fn text_is_split_as_the_case_files_say() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let path = format!("{}/../riscontro-lang/src/{}/cases/split.txt", env!("CARGO_MANIFEST_DIR"), language.tag);
        let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let cases = cases(&file);
        assert!(cases.len() >= 60, "{path} has too few cases");
        let splitter = Splitter::new(language, SplitOptions::default());
        for (line, paragraphs) in cases {
            let text = paragraphs.iter().map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n");
            let found: Vec<&str> = splitter.spans(&text).map(|span: Span| span.of(&text)).collect();
            if found != paragraphs.concat() {
                faults.push(format!("{path}:{line}: {found:#?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
