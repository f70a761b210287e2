//! The last resort for languages without paradigms: words are compared by their Snowball stems.
//!
//! A stem joins words that have nothing to do with one another, so no language that writes out its forms uses one, nor does an
//! acronym or a word with other marks than letters. Both sides are stemmed in their folded form.

use riscontro_lang::{Language, Stemmer, Vocabulary};

/// What stands before a stem in the vocabulary of the terms, so that none is taken for a word.
const MARK: char = '\u{1}';

/// The stems of one language.
#[derive(Debug)]
pub(crate) struct Stems(Stemmer);

impl Stems {
    /// Those of a language without paradigms that Snowball knows.
    pub(crate) fn of(language: &Language) -> Option<Self> {
        Stemmer::of(language).map(Stems)
    }

    /// The number of the stem of `word`, a folded word of letters alone, which is added where it is new.
    pub(crate) fn add(&self, word: &str, vocabulary: &mut Vocabulary) -> u32 {
        vocabulary.add(&self.marked(word))
    }

    /// The number of the stem of `word`, folded, where some term has it.
    pub(crate) fn find(&self, word: &str, vocabulary: &Vocabulary) -> Option<u32> {
        vocabulary.word(&self.marked(word))
    }

    fn marked(&self, word: &str) -> String {
        format!("{MARK}{}", self.0.stem(word))
    }
}
