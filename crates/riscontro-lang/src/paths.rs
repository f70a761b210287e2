//! The forms of a table on their way to become [`Phrases`](crate::Phrases).

use std::ops::Range;

use riscontro_core::Span;

use crate::phrase::{End, FormCase};
use crate::tokenise::Tokeniser;
use crate::vocabulary::Vocabulary;

/// The forms of a table as words of the vocabulary, one after the other.
pub(crate) struct Paths<V> {
    words: Vec<u32>,
    pub(crate) forms: Vec<Path<V>>,
}

pub(crate) struct Path<V> {
    /// The first two words in one number, which tells most paths apart.
    head: u64,
    words: Range<usize>,
    /// Taken when its node is made.
    pub(crate) end: Option<End<V>>,
}

/// The paths of one node, in order of their words: they agree in as many words as the node is deep.
pub(crate) struct Bundle {
    pub(crate) paths: Range<usize>,
    pub(crate) depth: usize,
}

impl<V> Paths<V> {
    pub(crate) fn new<'f>(
        vocabulary: &mut Vocabulary,
        tokeniser: &Tokeniser,
        forms: impl IntoIterator<Item = (&'f str, V)>,
    ) -> Self {
        let mut paths = Paths { words: Vec::new(), forms: Vec::new() };
        let mut tokens = Vec::new();
        for (form, value) in forms {
            tokens.clear();
            tokeniser.tokenise_span(form, Span::from_range(0..form.len()), &mut vocabulary.words, &mut tokens);
            let start = paths.words.len();
            paths.words.extend(tokens.iter().map(|token| token.folded.0));
            let cases = tokens.iter().map(|token| FormCase::of(token.class));
            let is_plain = cases.clone().all(|case| case == FormCase::Any);
            let end = Some(End { cases: (!is_plain).then(|| cases.collect()), value });
            let second = tokens.get(1).map_or(0, |token| u64::from(token.folded.0) + 1);
            if let Some(first) = tokens.first() {
                let head = u64::from(first.folded.0) << 32 | second;
                paths.forms.push(Path { head, words: start..paths.words.len(), end });
            }
        }
        let words = &paths.words;
        let order = |one: &Path<V>, other: &Path<V>| {
            one.head.cmp(&other.head).then_with(|| words[one.words.clone()].cmp(&words[other.words.clone()]))
        };
        paths.forms.sort_by(order);
        paths
    }

    /// The word of the path at `at` behind its first `depth` ones.
    pub(crate) fn word(&self, at: usize, depth: usize) -> Option<u32> {
        self.words[self.forms[at].words.clone()].get(depth).copied()
    }
}
