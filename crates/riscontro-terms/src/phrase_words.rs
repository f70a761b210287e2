//! What a word is within a phrase.

use std::collections::HashSet;

use riscontro_core::{Folds, Token, TokenClass, WordHash};
use riscontro_lang::{Language, fold};

/// Shorter words are no content words.
const SHORTEST: usize = 3;

/// What a word is within a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// It may stand anywhere.
    Content,
    /// It may stand inside.
    Inner,
}

/// The words of a language over which no phrase goes, and those that only stand inside one.
#[derive(Debug)]
pub(crate) struct PhraseWords {
    functional: HashSet<String, WordHash>,
    inner: HashSet<String, WordHash>,
    /// Ordinary adjectives and adverbs.
    modifiers: HashSet<String, WordHash>,
    /// Those of them that tell kinds apart and so make terms of their neighbours (`debito pubblico`).
    kinds: HashSet<String, WordHash>,
}

impl PhraseWords {
    pub(crate) fn new(language: &Language) -> Self {
        let of_class = |wanted: &str| {
            let rows =
                language.term_words.rows::<2>().filter(|[class, word]| *class == wanted && !word.starts_with('-'));
            rows.map(|[_, word]| fold(word)).collect()
        };
        let (inner, modifiers, kinds) = (of_class("inner"), of_class("gap"), of_class("kind"));
        PhraseWords { functional: functional(language), inner, modifiers, kinds }
    }

    /// What a word is within a phrase; `None` where no phrase goes over it.
    pub(crate) fn kind(&self, folded: &str, class: TokenClass) -> Option<WordKind> {
        let is_word = class.is_word() || class == TokenClass::Elision;
        if is_word && self.inner.contains(folded) {
            return Some(WordKind::Inner);
        }
        let is_long = folded.chars().count() >= SHORTEST || class == TokenClass::Upper;
        let is_content = class.is_word() && is_long && !self.functional.contains(folded);
        is_content.then_some(WordKind::Content)
    }

    /// Whether a word is an ordinary adjective or adverb, which is no term by itself and makes none of its neighbour (`nuova`).
    pub(crate) fn is_modifier(&self, folded: &str) -> bool {
        self.modifiers.contains(folded)
    }

    /// Whether a word is an adjective that makes a term of its neighbour.
    pub(crate) fn is_kind(&self, folded: &str) -> bool {
        self.kinds.contains(folded)
    }

    pub(crate) fn is_content(&self, folds: &Folds, token: &Token) -> bool {
        self.kind(folds.form(token.folded), token.class) == Some(WordKind::Content)
    }
}

/// Folded words over which no phrase goes: function words, and words of numbers, dates and measures, which are terms of no
/// subject.
fn functional(language: &Language) -> HashSet<String, WordHash> {
    let tables = [
        language.stopwords,
        language.number_words,
        language.months,
        language.weekdays,
        language.time_units,
        language.units,
        language.currencies,
        language.percent,
    ];
    tables.iter().flat_map(|table| table.rows::<1>()).map(|[word]| fold(word)).collect()
}
