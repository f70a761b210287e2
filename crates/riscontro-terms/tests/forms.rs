//! The forms of terms, told by `cases/terms.txt` of each language that has paradigms.

use std::collections::BTreeSet;
use std::path::Path;

use riscontro_core::PartOfSpeech;
use riscontro_lang::{Inflection, LANGUAGES, Spelling, fold};
use riscontro_terms::term_forms;
use riscontro_testkit::{FormCase, form_cases, read};

/// Terms that each language proves.
const FEWEST_TERMS: usize = 100;

fn faults(path: &str, case: &FormCase, inflection: &Inflection) -> Vec<String> {
    let part_of_speech = if case.class == "-" { None } else { PartOfSpeech::parse(&case.class) };
    assert!(case.class == "-" || part_of_speech.is_some(), "{path}:{}: no class `{}`", case.line, case.class);
    let written = term_forms(&case.lemma, part_of_speech, inflection, Spelling::AsGiven);
    let written: BTreeSet<String> = written.into_iter().collect();
    // Capitals are told apart, since those of acronyms count; accents are not.
    let has = |form: &String| written.contains(form) || written.contains(&fold_accents(form));
    let fault = |form: &String, what| format!("{path}:{}: {what} `{form}` of `{}`: {written:?}", case.line, case.lemma);
    let missing = case.forms.iter().filter(|form| !has(form)).map(|form| fault(form, "no form"));
    let wrong = case.wrong.iter().filter(|form| has(form)).map(|form| fault(form, "a wrong form"));
    missing.chain(wrong).collect()
}

/// The form folded, unless it has capitals that say something.
fn fold_accents(form: &str) -> String {
    if form.chars().any(char::is_uppercase) { form.to_owned() } else { fold(form) }
}

#[test]
fn every_term_has_the_forms_of_the_case_files_and_no_wrong_one() {
    let mut all = Vec::new();
    for language in LANGUAGES.iter().filter(|language| !language.paradigms.is_empty()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../riscontro-lang/src");
        let path = folder.join(language.tag.as_str()).join("cases/terms.txt");
        let text = read(&path).unwrap_or_else(|error| panic!("{error}"));
        let path = path.display().to_string();
        let cases = form_cases(&path, &text).unwrap_or_else(|error| panic!("{error}"));
        assert!(cases.len() >= FEWEST_TERMS, "{path}: {} terms, fewer than {FEWEST_TERMS}", cases.len());
        let inflection = Inflection::new(language);
        all.extend(cases.iter().flat_map(|case| faults(&path, case, &inflection)));
    }
    assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
}
