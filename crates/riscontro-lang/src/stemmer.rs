//! Snowball stems: the last resort for languages without paradigms.
//!
//! A stem joins words that have nothing to do with one another, so no language that writes out its forms has a stemmer.

use std::borrow::Cow;
use std::fmt;

use crate::language::Language;

/// Stems the words of one language.
pub struct Stemmer {
    snowball: frostem::Stemmer,
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Stemmer")
    }
}

impl Stemmer {
    /// The stemmer of a language without paradigms; none of another one, nor of one that Snowball does not know.
    #[must_use]
    pub fn of(language: &Language) -> Option<Self> {
        let algorithm = language.stems.filter(|_| language.paradigms.is_empty())?;
        Some(Stemmer { snowball: frostem::Stemmer::new(algorithm) })
    }

    /// The stem of a folded word.
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.snowball.stem(word)
    }
}
