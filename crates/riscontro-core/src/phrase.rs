//! Phrases that a source repeats, with what renders them.

use crate::span::Span;

/// One use of a phrase of several words that the source has more than once, and what renders it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseUse {
    /// The roots of the words of the phrase: all its uses have the same.
    pub phrase: Box<str>,
    /// The roots of the words that render it: the same for renderings that differ in inflection alone.
    pub rendering: Box<str>,
    /// The bead of both: an index in [`crate::Alignment::beads`].
    pub bead: u32,
    /// Where the phrase stands.
    pub source: Span,
    /// From the first to the last word of the target that renders a word of it.
    pub target: Span,
}
