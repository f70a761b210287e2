//! The forms of a term: those of its words, combined.

use std::collections::HashSet;

use riscontro_core::{PartOfSpeech, Term};
use riscontro_lang::{Enclitics, Inflection, Scratch, Spelling, WordClass, Writing};

/// A term of more forms than this is matched by its lemma and the forms of its first words only.
const MOST_FORMS: usize = 1024;

/// Writes out what a term may look like in running text, lower case but for acronyms; the lemma first, none twice.
///
/// The term is a noun phrase unless the termbase says otherwise, and its words take the forms that the language gives them
/// there. An acronym stands as it is.
pub(crate) fn forms_of(term: &Term, inflection: &Inflection) -> Vec<String> {
    let words: Vec<_> = term.text.split_whitespace().collect();
    let class = class_of(term);
    let mut forms = vec![String::new()];
    let writing = writing_of(words.len());
    for (at, word) in words.iter().enumerate() {
        let ends = word_forms(word, inflection.class_in_phrase(&words, at, class), writing, inflection);
        let joined = |begin: &String| {
            let begin = if at == 0 { String::new() } else { format!("{begin} ") };
            ends.iter().map(move |end| format!("{begin}{end}")).collect::<Vec<_>>()
        };
        forms = forms.iter().flat_map(joined).take(MOST_FORMS).collect();
    }
    forms
}

fn class_of(term: &Term) -> WordClass {
    match term.part_of_speech {
        Some(PartOfSpeech::Verb) => WordClass::Verb,
        Some(PartOfSpeech::Adjective) => WordClass::Adjective,
        Some(PartOfSpeech::Invariable) => WordClass::Invariable,
        Some(PartOfSpeech::Noun) | None => WordClass::Noun,
    }
}

/// A verb alone is looked for with its pronouns too; before an object it has none, and they would push out other forms.
///
/// The spelling of another country is another word, which a glossary may forbid.
fn writing_of(words: usize) -> Writing {
    let enclitics = if words == 1 { Enclitics::With } else { Enclitics::Without };
    Writing { enclitics, spelling: Spelling::AsGiven }
}

fn word_forms(word: &str, class: WordClass, writing: Writing, inflection: &Inflection) -> Vec<String> {
    if is_acronym(word) {
        return vec![word.to_owned()];
    }
    let (mut forms, mut seen) = (Vec::new(), HashSet::new());
    inflection.for_each_form(word, class, writing, &mut Scratch::default(), |form| {
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
        forms_in("it", text, part_of_speech)
    }

    fn forms_in(lang: &'static str, text: &str, part_of_speech: Option<PartOfSpeech>) -> Vec<String> {
        let lang = LangTag::new(lang);
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

    #[test]
    fn what_stands_behind_a_preposition_stays() {
        assert_eq!(forms("mercato del lavoro", None), ["mercato del lavoro", "mercati del lavoro"]);
        assert_eq!(forms_in("en", "head of state", None), ["head of state", "heads of state"]);
        assert!(forms("agenzia di stampa cubana", None).contains(&"agenzie di stampa cubane".to_owned()));
        assert!(forms_in("en", "point of sale terminal", None).contains(&"point of sale terminals".to_owned()));
    }

    #[test]
    fn english_words_before_the_head_stay() {
        assert_eq!(forms_in("en", "nuclear power station", None), ["nuclear power station", "nuclear power stations"]);
        assert_eq!(forms_in("en", "nuclear", Some(PartOfSpeech::Adjective)), ["nuclear"]);
    }

    #[test]
    fn a_verb_is_found_with_its_object_and_its_pronouns() {
        let agreement = forms("raggiungere un accordo commerciale", Some(PartOfSpeech::Verb));
        assert!(agreement.contains(&"raggiunsero un accordo commerciale".to_owned()), "{agreement:?}");
        assert!(forms("arrestare", Some(PartOfSpeech::Verb)).contains(&"arrestandolo".to_owned()));
        let forms = forms_in("en", "carry out an attack", Some(PartOfSpeech::Verb));
        assert!(forms.contains(&"carried out an attack".to_owned()));
    }
}
