//! The part of speech of terms of which the termbase tells none.

use std::collections::{BTreeMap, BTreeSet};

use riscontro_core::{Concept, LangTag, PartOfSpeech, Term, Termbase};
use riscontro_lang::{Inflection, LANGUAGES, WordClass, find};

/// What the terms of a concept tell of one another: that `abrogare` is a verb makes its `repeal` one.
#[derive(Debug)]
pub struct PartsOfSpeech {
    /// By primary subtag, each language of the termbase that has a folder.
    inflections: BTreeMap<String, Inflection>,
}

impl PartsOfSpeech {
    /// What the terms of `termbase` tell.
    #[must_use]
    pub fn new(termbase: &Termbase) -> Self {
        Self::in_languages(termbase.concepts.iter().flat_map(|concept| &concept.terms).map(|term| term.lang))
    }

    /// What terms in the languages of `tags` tell.
    pub(crate) fn in_languages(tags: impl IntoIterator<Item = LangTag>) -> Self {
        let mut inflections = BTreeMap::new();
        for tag in tags {
            if !inflections.contains_key(tag.primary())
                && let Some(language) = find(LANGUAGES, tag)
            {
                inflections.insert(tag.primary().to_owned(), Inflection::new(language));
            }
        }
        PartsOfSpeech { inflections }
    }

    /// The paradigms of the language of a tag, where they were asked for and are known.
    pub(crate) fn inflection(&self, tag: LangTag) -> Option<&Inflection> {
        self.inflections.get(tag.primary())
    }

    /// Those of the terms of `concept`, in their order: each its own, else a verb where some allowed term of the concept is
    /// one by its ending, else an adverb where terms of two languages are by theirs (`attualmente`, *currently*).
    #[must_use]
    pub fn of(&self, concept: &Concept) -> Vec<Option<PartOfSpeech>> {
        let is_verb = |term: &Term| match term.part_of_speech {
            Some(part_of_speech) => part_of_speech == PartOfSpeech::Verb,
            None => self.is_infinitive(term),
        };
        let verbs: Vec<bool> = concept.terms.iter().map(is_verb).collect();
        let others = concept.terms.iter().zip(&verbs).any(|(term, is_verb)| *is_verb && term.status.is_allowed());
        let of_adverbs = concept.terms.iter().filter(|term| self.may_be_adverb(term)).map(|term| term.lang.primary());
        let are_adverbs = of_adverbs.collect::<BTreeSet<_>>().len() > 1;
        let part = |(term, is_verb): (&Term, &bool)| {
            let verb = || (*is_verb || others).then_some(PartOfSpeech::Verb);
            let adverb = || (are_adverbs && self.may_be_adverb(term)).then_some(PartOfSpeech::Invariable);
            term.part_of_speech.or_else(verb).or_else(adverb)
        };
        concept.terms.iter().zip(&verbs).map(part).collect()
    }

    /// Whether the termbase, or else its ending, makes an adverb of a term of one word.
    fn may_be_adverb(&self, term: &Term) -> bool {
        let has_ending = || {
            self.inflections
                .get(term.lang.primary())
                .is_some_and(|known| known.guess(&term.text) == WordClass::Invariable)
        };
        let is_told = term.part_of_speech.map(|part| part == PartOfSpeech::Invariable);
        !term.text.contains(' ') && is_told.unwrap_or_else(has_ending)
    }

    fn is_infinitive(&self, term: &Term) -> bool {
        self.inflections.get(term.lang.primary()).is_some_and(|inflection| {
            inflection.behind_infinitive_mark(&term.text).is_some()
                || inflection.term_class(&term.text) == WordClass::Verb
        })
    }
}
