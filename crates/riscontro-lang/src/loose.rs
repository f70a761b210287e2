//! Forms found over words that may stand between their own.

use riscontro_core::{Token, TokenClass};

use crate::phrase::{End, PhraseIndex};
use crate::vocabulary::{NONE, ResolvedWords};

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

/// A form found at the beginning of a run of tokens, over what may stand between its words.
#[derive(Debug)]
pub struct LooseMatch<'i, 't, V> {
    /// How many tokens it takes, those between its words included.
    pub len: usize,
    ends: &'i [End<V>],
    tokens: &'t [Token],
    path: RestOfPath,
}

/// The places of the words of a form behind the first one, which is at 0: forms of one word need no memory.
type RestOfPath = Vec<usize>;

impl<'i, V> LooseMatch<'i, '_, V> {
    /// The values of the form that is written in the case of the text, in table order; never empty.
    pub fn values(&self) -> impl Iterator<Item = &'i V> {
        self.ends.iter().filter(|end| end.fits(&token_on(self.tokens, &self.path))).map(|end| &end.value)
    }
}

/// The words of a form by their places in it: only their classes are asked for here.
fn token_on<'p>(tokens: &'p [Token], path: &'p [usize]) -> impl Fn(usize) -> (u32, TokenClass) + 'p {
    move |at| (NONE, tokens[at.checked_sub(1).map_or(0, |behind| path[behind])].class)
}

/// How far a form was followed: the tokens that are its words.
struct Walk<'w, 't, V, A> {
    index: &'w PhraseIndex<V>,
    words: &'t ResolvedWords,
    tokens: &'t [Token],
    accepts: A,
    path: RestOfPath,
    best: Option<(RestOfPath, u32)>,
}

impl<V> PhraseIndex<V> {
    /// The form of the most words that begins at the first of `tokens`, over up to two tokens between each two of its words
    /// where `between`, asked by the place of a token, allows them. Of the same words those without gaps are taken. A form
    /// of which `accepts` no value counts as none.
    ///
    /// The length counts the tokens between, too.
    #[must_use]
    pub fn longest_over<'t>(
        &self,
        words: &'t ResolvedWords,
        tokens: &'t [Token],
        mut between: impl FnMut(usize) -> Between,
        accepts: impl Fn(&V) -> bool,
    ) -> Option<LooseMatch<'_, 't, V>> {
        let node = self.phrases.head(words.of(tokens.first()?.folded))?;
        let mut walk = Walk { index: self, words, tokens, accepts, path: Vec::new(), best: None };
        walk.follow(node, 1, 0, &mut between);
        let (path, node) = walk.best?;
        let len = path.last().map_or(1, |last| last + 1);
        Some(LooseMatch { len, ends: self.phrases.ends_at(node), tokens, path })
    }
}

impl<V, A: Fn(&V) -> bool> Walk<'_, '_, V, A> {
    /// Goes on from `node` with the token `at`, `gap` tokens behind the last word.
    fn follow(&mut self, node: u32, at: usize, gap: usize, between: &mut impl FnMut(usize) -> Between) {
        let is_new = gap == 0 && self.path.last().copied().unwrap_or(0) + 1 == at;
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

    /// Whether a form ends at `node` that is written as the path is and has a value that counts.
    fn ends(&self, node: u32) -> bool {
        let token = token_on(self.tokens, &self.path);
        self.index.phrases.ends_at(node).iter().any(|end| end.fits(&token) && (self.accepts)(&end.value))
    }
}
