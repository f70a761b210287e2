//! Forms found over words that may stand between their own.

use riscontro_core::Token;

use crate::phrase::{PhraseIndex, PhraseMatch};
use crate::vocabulary::ResolvedWords;

/// What a token is between two words of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// It must not stand there.
    No,
    /// It may, beside so many others: an adjective or adverb.
    Gap,
    /// It counts as nothing: a hyphen.
    Nothing,
}

/// No more tokens than these are passed over between two words of a form.
const WIDEST_GAP: usize = 2;

/// How far a form was followed: the tokens that are its words.
struct Walk<'w, V> {
    index: &'w PhraseIndex<V>,
    words: &'w ResolvedWords,
    tokens: &'w [Token],
    path: Vec<usize>,
    best: Option<(Vec<usize>, u32)>,
}

impl<V> PhraseIndex<V> {
    /// The form of the most words that begins at the first of `tokens`, over up to two tokens between each two of its words
    /// where `between`, asked by the place of a token, allows them. Of the same words those without gaps are taken.
    ///
    /// The length counts the tokens between, too.
    #[must_use]
    pub fn longest_over(
        &self,
        words: &ResolvedWords,
        tokens: &[Token],
        mut between: impl FnMut(usize) -> Between,
    ) -> Option<PhraseMatch<'_, V>> {
        let node = self.phrases.head(words.of(tokens.first()?.folded))?;
        let mut walk = Walk { index: self, words, tokens, path: vec![0], best: None };
        walk.follow(node, 1, 0, &mut between);
        let (path, node) = walk.best?;
        let token = |at: usize| (words.of(tokens[path[at]].folded), tokens[path[at]].class);
        let ends = self.phrases.ends_at(node).iter().filter(|end| end.fits(&token));
        let len = path.last().map_or(0, |last| last + 1);
        Some(PhraseMatch { len, values: ends.map(|end| &end.value).collect() })
    }
}

impl<V> Walk<'_, V> {
    /// Goes on from `node` with the token `at`, `gap` tokens behind the last word.
    fn follow(&mut self, node: u32, at: usize, gap: usize, between: &mut impl FnMut(usize) -> Between) {
        let is_new = gap == 0 && self.path.last() == Some(&at.wrapping_sub(1));
        if is_new && self.best.as_ref().is_none_or(|(path, _)| path.len() < self.path.len()) && self.ends(node) {
            self.best = Some((self.path.clone(), node));
        }
        if at >= self.tokens.len() || self.index.phrases.is_last(node) {
            return;
        }
        if let Some(next) = self.index.phrases.step(node, self.words.of(self.tokens[at].folded)) {
            self.path.push(at);
            self.follow(next, at + 1, 0, between);
            self.path.pop();
        }
        match between(at) {
            Between::Gap if gap < WIDEST_GAP => self.follow(node, at + 1, gap + 1, between),
            Between::Nothing => self.follow(node, at + 1, gap, between),
            Between::Gap | Between::No => {}
        }
    }

    /// Whether a form ends at `node` that is written as the path is.
    fn ends(&self, node: u32) -> bool {
        let token = |at: usize| {
            let token = self.tokens[self.path[at]];
            (self.words.of(token.folded), token.class)
        };
        self.index.phrases.ends_at(node).iter().any(|end| end.fits(&token))
    }
}
