//! The forms of a term: those of its words, combined.

use riscontro_core::{PartOfSpeech, Term};
use riscontro_lang::{Inflection, WordClass};

/// A term of more forms than this is matched by its lemma and the forms of its first words only.
const MOST_FORMS: usize = 256;

/// Writes out what a term may look like in running text, lower case but for acronyms; the lemma first.
///
/// Each word of three letters or more takes its forms: the first as the head (a verb where the termbase says so), later
/// ones as modifiers. An acronym stands as it is.
pub(crate) fn forms_of(term: &Term, inflection: &Inflection) -> Vec<String> {
    let mut forms = vec![String::new()];
    for (at, word) in term.text.split_whitespace().enumerate() {
        let mut next = Vec::new();
        for head in &forms {
            for form in word_forms(word, class_of(term, at), inflection) {
                next.push(if at == 0 { form } else { format!("{head} {form}") });
            }
        }
        next.truncate(MOST_FORMS);
        forms = next;
    }
    forms
}

fn class_of(term: &Term, at: usize) -> WordClass {
    match term.part_of_speech {
        Some(PartOfSpeech::Verb) if at == 0 => WordClass::Verb,
        Some(PartOfSpeech::Adjective) => WordClass::Modifier,
        _ if at == 0 => WordClass::Noun,
        _ => WordClass::Modifier,
    }
}

fn word_forms(word: &str, class: WordClass, inflection: &Inflection) -> Vec<String> {
    if is_acronym(word) {
        return vec![word.to_owned()];
    }
    // A reflexive infinitive is listed with its pronoun and stands without it in most forms.
    let reflexive = (class == WordClass::Verb).then(|| word.strip_suffix("rsi")).flatten();
    match reflexive {
        Some(stem) => {
            let mut forms = vec![word.to_lowercase()];
            forms.extend(inflection.forms(&format!("{stem}re"), class));
            forms
        }
        None => inflection.forms(word, class),
    }
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
