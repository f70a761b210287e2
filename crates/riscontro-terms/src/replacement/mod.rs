//! An agreed term in the form of the words that it is to replace: `ballistic rockets` become `ballistic missiles`.
//!
//! The form is told from the paradigms of both terms, and only where they leave no doubt: the number of nouns, the gender and number of
//! adjectives and participles, the forms of verbs that both verbs tell apart. Where there is a doubt the agreed term stands as the termbase
//! has it, since a wrong form is worse than a lemma. Capitals follow the words that are replaced.

mod adjectives;
mod letters;
mod nouns;
mod verbs;

use riscontro_core::{Concept, LangTag, PartOfSpeech, Term};
use riscontro_lang::{Inflection, WordClass, fold};

use crate::parts_of_speech::PartsOfSpeech;

/// Puts agreed terms in the form of what they replace.
pub struct Replacements {
    parts_of_speech: PartsOfSpeech,
}

/// A term with what its concept tells of it.
#[derive(Clone, Copy)]
struct Known<'t> {
    term: &'t Term,
    class: WordClass,
    inflection: &'t Inflection,
}

impl Replacements {
    /// For terms in the languages of `tags`.
    #[must_use]
    pub fn new(tags: impl IntoIterator<Item = LangTag>) -> Self {
        Replacements { parts_of_speech: PartsOfSpeech::in_languages(tags) }
    }

    /// The term `wanted` in the form that `found`, words of a text, is of the term `wrong`; each term is given by its concept and its
    /// place there. With the capitals of `found`; as the termbase has it where its form is in doubt, and `None` where it would then take
    /// the place of an object inside `found` as well (`put the meeting off`).
    #[must_use]
    pub fn in_form_of(&self, found: &str, wrong: (&Concept, u16), wanted: (&Concept, u16)) -> Option<String> {
        let term = |(concept, at): (&Concept, u16)| concept.terms[usize::from(at)].text.to_string();
        let (Some(wrong_term), Some(wanted_term)) = (self.known(wrong), self.known(wanted)) else {
            return Some(letters::like(found, &term(wrong), &term(wanted), |_| false));
        };
        let words: Vec<String> = found.split_whitespace().map(fold).collect();
        let holds_object =
            wrong_term.class == WordClass::Verb && words.len() > wrong_term.term.text.split_whitespace().count();
        let inflected = inflected(&words, found, wrong_term, wanted_term);
        let before_object = || verbs::before_object(&words, found, wrong_term, wanted_term);
        let words = inflected.or_else(|| if holds_object { before_object() } else { Some(term(wanted)) })?;
        Some(letters::like(found, &term(wrong), &words, |word| wanted_term.inflection.is_joint(word)))
    }

    fn known<'t>(&'t self, (concept, at): (&'t Concept, u16)) -> Option<Known<'t>> {
        let term = &concept.terms[usize::from(at)];
        let inflection = self.parts_of_speech.inflection(term.lang)?;
        let class = match self.parts_of_speech.of(concept)[usize::from(at)] {
            Some(PartOfSpeech::Verb) => WordClass::Verb,
            Some(PartOfSpeech::Adjective) => WordClass::Adjective,
            Some(PartOfSpeech::Invariable) => WordClass::Invariable,
            Some(PartOfSpeech::Noun) => WordClass::Noun,
            None => inflection.term_class(&term.text),
        };
        Some(Known { term, class, inflection })
    }
}

/// The form of `wanted` that answers the words, folded, of `wrong`; `None` where it is in doubt or none is needed.
fn inflected(words: &[String], found: &str, wrong: Known<'_>, wanted: Known<'_>) -> Option<String> {
    let is_one_language = wrong.term.lang.primary() == wanted.term.lang.primary();
    match (wrong.class, wanted.class) {
        (WordClass::Noun, WordClass::Noun) => nouns::inflected(words, wrong, wanted),
        (WordClass::Adjective, WordClass::Adjective) if is_one_language => adjectives::inflected(words, wrong, wanted),
        (WordClass::Verb, WordClass::Verb) if is_one_language => verbs::inflected(words, found, wrong, wanted),
        _ => None,
    }
}
