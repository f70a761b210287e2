//! Termbase to an index, tokens to term hits.
//!
//! A termbase holds lemmas and running text holds forms. So the forms of the termbase's own words are generated from the
//! language's paradigms and matched exactly, token by token: `partito` finds `partiti` and never `partire`, which a stem
//! would join. Clitics are tokens of their own, so `dell'esercito` holds `esercito`. The longest term wins; what stands
//! inside it is silent.
//!
//! A language without paradigms has Snowball stems instead, the last resort (`stems`).
//!
//! A target is also searched for the *source* language's terms: one that is found there was left untranslated.

mod extract;
mod forms;
mod hosts;
mod hyphens;
mod index;
mod language_terms;
mod matched;
mod objects;
mod parted;
mod parts_of_speech;
mod phrase_words;
mod phrases;
mod pieces;
mod replacement;
mod roots;
mod stems;
mod words;

pub use extract::{BeadSide, ExtractOptions, KnownWords, TermCandidate, TermExtractor};
pub use forms::term_forms;
pub use index::TermIndex;
pub use language_terms::LanguageTerms;
pub use parts_of_speech::PartsOfSpeech;
pub use phrases::PhraseFinder;
pub use replacement::Replacements;
