//! Every case file of a rule says for itself what must be found.

use std::path::Path;

use riscontro_core::Group;
use riscontro_engine::{Checker, Config, LANGUAGES, Overrides, Settings, SideText, TextPair};
use riscontro_testkit::{Beads, Case, Reach, RuleCases, corpora_root, rule_case_files};

use crate::assert_none;

#[test]
fn every_case_finds_what_its_carets_say() {
    let corpora = corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap_or_else(|error| panic!("{error}"));
    let mut faults = Vec::new();
    for path in rule_case_files(&corpora).unwrap_or_else(|error| panic!("{error}")) {
        let file = RuleCases::load(&path).unwrap_or_else(|error| panic!("{error}"));
        let checker = checker(&file);
        faults.extend(file.cases.iter().filter_map(|case| fault(&file, case, &checker)));
    }
    assert_none(&faults);
}

/// A checker as a user has it who configures what the file does and its terms, and turns on what is off by default.
fn checker(file: &RuleCases) -> Checker {
    let every_group = Group::ALL.map(|group| group.as_str().to_owned()).to_vec();
    let overrides = Overrides { select: Some(every_group), ..Overrides::default() };
    let config = Config::parse(&file.config, Path::new(&file.path)).unwrap_or_else(|error| panic!("{error}"));
    let settings = Settings::new(&config, &overrides).unwrap_or_else(|error| panic!("{error}"));
    let checker = Checker::new(LANGUAGES, settings, None).expect("no glossary is read");
    checker.with_termbase((*file.terms).clone())
}

fn fault(file: &RuleCases, case: &Case, checker: &Checker) -> Option<String> {
    let pair = TextPair {
        id: format!("{}:{}", file.path, case.line),
        source_lang: case.source_lang,
        target_lang: case.target_lang,
        source: SideText::Segments(case.source.clone()),
        target: SideText::Segments(case.target.clone()),
        is_aligned: file.beads == Beads::OneToOne,
        vectors: None,
    };
    let disagreement = match checker.check_text(&pair).result {
        Ok(findings) => file.disagreement(case, &findings),
        Err(error) => Some(format!("{}: {error}", pair.id)),
    };
    match (case.reach, disagreement) {
        (Reach::Now, disagreement) => disagreement,
        (Reach::Hard, Some(_)) => None,
        (Reach::Hard, None) => Some(format!("{}: this hard case is reached: move it above `# --- hard ---`", pair.id)),
    }
}
