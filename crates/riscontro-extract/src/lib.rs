//! Tokens to mentions: numbers, dates, money, measures, names; and values back to text.
//!
//! Extraction reads tokens and tables, never another language's words: the two sides meet at values. It comes before
//! alignment, since mentions are the anchors of the aligner.

/// What extraction reads of one side: its text, its segments, its tokens.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The text of the document.
    pub text: &'a str,
    /// Its segments, in text order.
    pub segments: &'a [riscontro_core::Segment],
    /// Its tokens, in text order.
    pub tokens: &'a [riscontro_core::Token],
    /// For each segment the index of its first token; one more entry at the end.
    pub token_starts: &'a [u32],
    /// The folded forms of the tokens.
    pub folds: &'a riscontro_core::Folds,
}

impl<'a> View<'a> {
    /// The tokens of the segment at index `at`.
    #[must_use]
    pub fn tokens_of(&self, at: usize) -> &'a [riscontro_core::Token] {
        &self.tokens[self.token_starts[at] as usize..self.token_starts[at + 1] as usize]
    }
}
