//! The terms of a run with all their forms, written out once a language.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use riscontro_core::{LangTag, Termbase};
use riscontro_lang::{Language, Spelling};
use riscontro_terms::{LanguageTerms, TermIndex};

/// A language and the tag it goes by.
type TaggedLanguage = (&'static Language, LangTag);

/// The terms of one termbase that were written out so far.
#[derive(Debug, Default)]
pub(crate) struct WrittenTerms {
    /// By the folder and the primary subtag of the language.
    languages: Mutex<BTreeMap<(LangTag, String), Arc<LanguageTerms>>>,
}

impl WrittenTerms {
    /// The look-ups of both sides of a pair.
    pub(crate) fn of_pair(
        &self,
        termbase: &Termbase,
        spelling: Spelling,
        (source, target): (TaggedLanguage, TaggedLanguage),
    ) -> (TermIndex, TermIndex) {
        // A large termbase takes a second a language. No pool of threads: its workers might wait for one another here.
        let (source_terms, target_terms) = thread::scope(|scope| {
            let other = scope.spawn(|| self.of(termbase, spelling, source));
            let own = self.of(termbase, spelling, target);
            (other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), own)
        });
        let on_source = TermIndex::of_source(Arc::clone(&source_terms));
        let on_target = TermIndex::of_target(termbase, target_terms, target, (source_terms, source.1));
        (on_source, on_target)
    }

    fn of(&self, termbase: &Termbase, spelling: Spelling, (language, tag): TaggedLanguage) -> Arc<LanguageTerms> {
        let key = (language.tag, tag.primary().to_owned());
        let known = || self.languages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(terms) = known().get(&key) {
            return Arc::clone(terms);
        }
        let terms = Arc::new(LanguageTerms::new(termbase, language, tag, spelling));
        Arc::clone(known().entry(key).or_insert(terms))
    }
}
