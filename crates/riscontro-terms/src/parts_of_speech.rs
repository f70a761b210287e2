//! The part of speech of terms of which the termbase tells none.

use std::collections::BTreeMap;

use riscontro_core::{Concept, PartOfSpeech, Term, Termbase};
use riscontro_lang::{Inflection, LANGUAGES, WordClass, find};

/// What the terms of a concept tell of one another: that `abrogare` is a verb makes its `repeal` one.
pub(crate) struct PartsOfSpeech {
    /// By primary subtag, each language of the termbase that has a folder.
    inflections: BTreeMap<String, Inflection>,
}

impl PartsOfSpeech {
    pub(crate) fn new(termbase: &Termbase) -> Self {
        let mut inflections = BTreeMap::new();
        for term in termbase.concepts.iter().flat_map(|concept| &concept.terms) {
            if !inflections.contains_key(term.lang.primary())
                && let Some(language) = find(LANGUAGES, term.lang)
            {
                inflections.insert(term.lang.primary().to_owned(), Inflection::new(language));
            }
        }
        PartsOfSpeech { inflections }
    }

    /// Those of the terms of `concept`, in their order: each its own, else a verb where some allowed term of the concept is
    /// one by its ending.
    pub(crate) fn of(&self, concept: &Concept) -> Vec<Option<PartOfSpeech>> {
        let is_verb = |term: &Term| match term.part_of_speech {
            Some(part_of_speech) => part_of_speech == PartOfSpeech::Verb,
            None => self.is_infinitive(term),
        };
        let verbs: Vec<bool> = concept.terms.iter().map(is_verb).collect();
        let others = concept.terms.iter().zip(&verbs).any(|(term, is_verb)| *is_verb && term.status.is_allowed());
        let part = |(term, is_verb): (&Term, &bool)| {
            term.part_of_speech.or_else(|| (*is_verb || others).then_some(PartOfSpeech::Verb))
        };
        concept.terms.iter().zip(&verbs).map(part).collect()
    }

    fn is_infinitive(&self, term: &Term) -> bool {
        self.inflections.get(term.lang.primary()).is_some_and(|inflection| {
            inflection.behind_infinitive_mark(&term.text).is_some()
                || inflection.term_class(&term.text) == WordClass::Verb
        })
    }
}
