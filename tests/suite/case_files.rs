//! Every case file can be read, and holds enough cases: a malformed case is a failure, never skipped.

use riscontro_lang::LANGUAGES;
use riscontro_testkit::{
    CaseError, RuleCases, articles, corpora_root, expected_rows, gold_rows, name_cases, read, rule_case_files,
    split_cases, value_cases,
};

use crate::{assert_none, language_folder};

fn corpora() -> std::path::PathBuf {
    corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn rule_cases_are_well_formed_and_mostly_silent() {
    let files = rule_case_files(&corpora()).unwrap_or_else(|error| panic!("{error}"));
    assert!(!files.is_empty());
    let mut faults = Vec::new();
    for path in files {
        let file = match RuleCases::load(&path) {
            Ok(file) => file,
            Err(error) => {
                faults.push(error.to_string());
                continue;
            }
        };
        let silent = file.cases.iter().filter(|case| case.is_silent()).count();
        let loud = file.cases.len() - silent;
        if loud == 0 || silent <= loud {
            faults.push(format!("{}: {loud} loud cases, {silent} silent ones, which should be more", file.path));
        }
        let untitled = file.cases.iter().filter(|case| case.title.is_none());
        faults.extend(untitled.map(|case| format!("{}:{}: say above the case what it shows", file.path, case.line)));
    }
    assert_none(&faults);
}

#[test]
fn no_rule_case_stands_twice() {
    for path in rule_case_files(&corpora()).unwrap_or_else(|error| panic!("{error}")) {
        let file = RuleCases::load(&path).unwrap_or_else(|error| panic!("{error}"));
        for (at, case) in file.cases.iter().enumerate() {
            let twin =
                file.cases[..at].iter().find(|other| (&other.source, &other.target) == (&case.source, &case.target));
            assert!(twin.is_none(), "{}:{}: the pair stands above already", file.path, case.line);
        }
    }
}

#[test]
fn the_cases_of_each_language_are_well_formed() {
    type Reader = fn(&str, &str) -> Result<usize, CaseError>;
    let readers: [(&str, Reader); 4] = [
        ("split.txt", |path, text| split_cases(path, text).map(|cases| cases.len())),
        ("numbers.txt", |path, text| value_cases(path, text).map(|cases| cases.len())),
        ("dates.txt", |path, text| value_cases(path, text).map(|cases| cases.len())),
        ("names.txt", |path, text| name_cases(path, text).map(|cases| cases.len())),
    ];
    let mut faults = Vec::new();
    for language in LANGUAGES {
        // A language whose sentences alone are known has no cases of values.
        let count = if language.reads_values() { readers.len() } else { 1 };
        for (name, reader) in &readers[..count] {
            let path = language_folder(language.tag).join("cases").join(name);
            match read(&path).and_then(|text| reader(&path.display().to_string(), &text)) {
                Ok(count) if count < 20 => faults.push(format!("{}: only {count} cases", path.display())),
                Ok(_) => {}
                Err(error) => faults.push(error.to_string()),
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_beads_and_the_planted_errors_of_articles_are_well_formed() {
    let mut faults = Vec::new();
    for article in articles(&corpora()).unwrap_or_else(|error| panic!("{error}")) {
        let path = |path: &std::path::Path| path.display().to_string();
        let gold = read(&article.gold).and_then(|text| gold_rows(&path(&article.gold), &text));
        faults.extend(gold.err().map(|error| error.to_string()));
        if let Some(expected) = &article.expected {
            let rows = read(expected).and_then(|text| expected_rows(&path(expected), &text));
            faults.extend(rows.err().map(|error| error.to_string()));
        }
    }
    assert_none(&faults);
}
