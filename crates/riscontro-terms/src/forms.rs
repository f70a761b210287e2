//! The forms of a term: those of its words, combined.

use std::collections::HashSet;

use riscontro_core::{PartOfSpeech, Term};
use riscontro_lang::{Enclitics, Inflection, Scratch, Spelling, WordClass, Writing};

/// A term of more forms than this is matched by its lemma and the forms of its first words only.
const MOST_FORMS: usize = 1024;

/// Verbs are looked for with their pronouns; a spelling of another country is another word, which a glossary may forbid.
const WRITING: Writing = Writing { enclitics: Enclitics::With, spelling: Spelling::AsGiven };

/// Writes out what a term may look like in running text, lower case but for acronyms; the lemma first, none twice.
///
/// The term is a noun phrase unless the termbase says otherwise, and its words take the forms that the language gives them
/// there. An acronym stands as it is.
pub(crate) fn forms_of(term: &Term, inflection: &Inflection) -> Vec<String> {
    let words: Vec<_> = term.text.split_whitespace().collect();
    let class = class_of(term);
    let mut forms = vec![String::new()];
    for at in 0..words.len() {
        let ends = word_forms(words[at], inflection.class_in_phrase(&words, at, class), inflection);
        let joined = |begin: &String| {
            let begin = begin.clone();
            ends.iter().map(move |end| if at == 0 { end.clone() } else { format!("{begin} {end}") }).collect::<Vec<_>>()
        };
        forms = forms.iter().flat_map(joined).take(MOST_FORMS).collect();
    }
    forms
}

fn class_of(term: &Term) -> WordClass {
    match term.part_of_speech {
        Some(PartOfSpeech::Verb) => WordClass::Verb,
        Some(PartOfSpeech::Adjective) => WordClass::Adjective,
        Some(PartOfSpeech::Noun) | None => WordClass::Noun,
    }
}

fn word_forms(word: &str, class: WordClass, inflection: &Inflection) -> Vec<String> {
    if is_acronym(word) {
        return vec![word.to_owned()];
    }
    let (mut forms, mut seen) = (Vec::new(), HashSet::new());
    inflection.for_each_form(word, class, WRITING, &mut Scratch::default(), |form| {
        if seen.insert(form.to_owned()) {
            forms.push(form.to_owned());
        }
    });
    forms
}

/// Two capitals or more and no small letter: matched in capitals only.
fn is_acronym(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use riscontro_core::{LangTag, TermStatus};
    use riscontro_lang::LANGUAGES;

    fn forms(text: &str, part_of_speech: Option<PartOfSpeech>) -> Vec<String> {
        let lang = LangTag::new("it");
        let term = Term { lang, text: text.into(), status: TermStatus::Preferred, part_of_speech };
        forms_of(&term, &Inflection::new(riscontro_lang::find(LANGUAGES, lang).unwrap()))
    }

    #[test]
    fn every_word_of_a_term_is_inflected() {
        let forms = forms("parco eolico", None);
        for form in ["parco eolico", "parchi eolici"] {
            assert!(forms.iter().any(|one| one == form), "{form} in {forms:?}");
        }
    }

    #[test]
    fn acronyms_stand_as_they_are() {
        assert_eq!(forms("PIL", None), ["PIL"]);
    }

    #[test]
    fn a_reflexive_verb_is_found_without_its_pronoun() {
        assert!(forms("ritirarsi", Some(PartOfSpeech::Verb)).iter().any(|form| form == "ritirato"));
    }
}
