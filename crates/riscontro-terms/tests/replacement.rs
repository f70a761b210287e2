//! Agreed terms in the form of what they replace, as `cases/replacements.txt` tells.

use riscontro_core::{Concept, LangTag, PartOfSpeech, Term, TermStatus};
use riscontro_terms::Replacements;

/// The two terms of a line such as `en n: ballistic rocket = ballistic missile`, the wrong one first.
fn concept(line: &str) -> Option<(LangTag, Concept)> {
    let (head, terms) = line.split_once(": ")?;
    let (lang, part_of_speech) = head.split_once(' ')?;
    let (wrong, wanted) = terms.split_once(" = ")?;
    let lang: LangTag = lang.parse().ok()?;
    let term =
        |text: &str, status| Term::new(lang, text, status).with_part_of_speech(PartOfSpeech::parse(part_of_speech));
    let terms = vec![term(wrong, TermStatus::Forbidden), term(wanted, TermStatus::Preferred)];
    Some((lang, Concept::new(wanted, terms)))
}

#[test]
fn an_agreed_term_takes_the_form_of_what_it_replaces_where_that_is_sure() {
    let replacements = Replacements::new(["it", "en"].map(LangTag::new));
    let (mut terms, mut faults, mut count) = (None, Vec::new(), 0);
    let lines = (1..).zip(include_str!("../cases/replacements.txt").lines());
    for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let Some((found, expected)) = line.trim().split_once(" -> ") else {
            terms = Some(concept(line).unwrap_or_else(|| panic!("line {number}: no two terms")).1);
            continue;
        };
        let concept = terms.as_ref().expect("terms stand above their forms");
        let offered = replacements.in_form_of(found, (concept, 0), (concept, 1));
        count += 1;
        let offered = offered.unwrap_or_else(|| "-".to_owned());
        if offered != expected {
            faults.push(format!("line {number}: `{found}` -> `{offered}`, expected `{expected}`"));
        }
    }
    assert!(faults.is_empty() && count > 50, "{count} forms\n{}", faults.join("\n"));
}

#[test]
fn a_term_left_untranslated_tells_its_number() {
    let replacements = Replacements::new(["it", "en"].map(LangTag::new));
    let term = |lang, text| Term::new(LangTag::new(lang), text, TermStatus::Preferred);
    let concept = Concept::new("1", vec![term("it", "parco eolico"), term("en", "wind farm")]);
    let offered = |found| replacements.in_form_of(found, (&concept, 0), (&concept, 1));
    assert_eq!(offered("Parchi eolici").as_deref(), Some("Wind farms"));
    assert_eq!(offered("parco eolico").as_deref(), Some("wind farm"));
}
