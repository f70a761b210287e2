//! The forms of lemmas, told by `cases/forms.txt` of each language that has paradigms.

use std::collections::BTreeSet;

use riscontro_lang::{Enclitics, Inflection, LANGUAGES, Language, Scratch, Spelling, Table, WordClass, Writing, fold};
use riscontro_testkit::{FormCase, form_cases, read};

/// Pairs of a lemma and a form that each language proves.
const FEWEST_PAIRS: usize = 1500;

fn inflected() -> impl Iterator<Item = &'static Language> {
    LANGUAGES.iter().copied().filter(|language| !language.paradigms.is_empty())
}

fn class(name: &str) -> Option<WordClass> {
    Some(match name {
        "n" => WordClass::Noun,
        "adj" => WordClass::Adjective,
        "mod" => WordClass::Modifier,
        "v" => WordClass::Verb,
        "adv" => WordClass::Invariable,
        _ => return None,
    })
}

/// The forms, or spellings, of the lemma of a case.
fn written(inflection: &Inflection, case: &FormCase) -> BTreeSet<String> {
    let mut forms = BTreeSet::from([fold(&case.lemma)]);
    match class(&case.class) {
        Some(class) => {
            let writing = Writing { enclitics: Enclitics::With, spelling: Spelling::AsGiven };
            inflection.for_each_form(&case.lemma, class, writing, &mut Scratch::default(), |form| {
                forms.insert(form.to_owned());
            });
        }
        None => inflection.for_each_spelling(&case.lemma, |spelling| {
            forms.insert(fold(spelling));
        }),
    }
    forms
}

#[test]
fn every_lemma_has_the_forms_of_the_case_files_and_no_wrong_one() {
    let mut faults = Vec::new();
    for language in inflected() {
        let path = format!("{}/src/{}/cases/forms.txt", env!("CARGO_MANIFEST_DIR"), language.tag);
        let text = read(path.as_ref()).unwrap_or_else(|error| panic!("{error}"));
        let cases = form_cases(&path, &text).unwrap_or_else(|error| panic!("{error}"));
        let inflection = Inflection::new(language);
        for case in &cases {
            assert!(class(&case.class).is_some() || case.class == "spelling", "{path}:{}: no class", case.line);
            let written = written(&inflection, case);
            let fault = |form: &String, what| format!("{path}:{}: {what} `{form}` of `{}`", case.line, case.lemma);
            let has = |form: &&String| written.contains(&fold(form));
            faults.extend(case.forms.iter().filter(|form| !has(form)).map(|form| fault(form, "no form")));
            faults.extend(case.wrong.iter().filter(has).map(|form| fault(form, "a wrong form")));
        }
        let pairs: usize = cases.iter().map(|case| case.forms.len()).sum();
        assert!(pairs >= FEWEST_PAIRS, "{path}: {pairs} pairs of a lemma and a form, fewer than {FEWEST_PAIRS}");
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A pattern that stood twice would be read once, and nobody would see which.
#[test]
fn no_pattern_stands_twice_in_a_table() {
    for language in inflected() {
        let tables = [language.adjectives, language.nouns, language.verbs, language.spellings];
        let twice = tables.iter().find_map(|table: &Table| {
            let mut seen = BTreeSet::new();
            table.rows::<1>().map(|[pattern]| pattern).find(|pattern| !seen.insert(*pattern))
        });
        assert_eq!(twice, None, "{}", language.tag);
        let mut seen = BTreeSet::new();
        let paradigms = language.paradigms.rows::<2>().find(|row| !seen.insert(*row));
        assert_eq!(paradigms, None, "{}/paradigms.tsv", language.tag);
    }
}

/// A form that leads to another lemma must not lead back.
#[test]
fn every_whole_lemma_of_the_tables_has_forms() {
    for language in inflected() {
        let inflection = Inflection::new(language);
        let tables = [
            (WordClass::Adjective, language.adjectives),
            (WordClass::Noun, language.nouns),
            (WordClass::Verb, language.verbs),
        ];
        for (class, table) in tables {
            for [pattern] in table.rows::<1>() {
                let lemma = pattern.trim_start_matches(['^', '+']);
                let forms = inflection.forms(lemma, class);
                assert_eq!(forms[0], fold(lemma));
                assert!(forms.iter().all(|form| !form.is_empty() && fold(form) == *form), "{lemma}: {forms:?}");
            }
        }
    }
}
