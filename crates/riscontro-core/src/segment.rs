//! Segments: what the splitter yields.

use crate::span::Span;

/// The index of a segment on its side, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegmentId(pub u32);

impl SegmentId {
    /// The id as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A segment: usually a sentence; a heading, list item or table cell is one too. No white space at its ends; empty only for a
/// unit that came empty from an aligned file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// The index of its block in [`crate::Document::blocks`].
    pub block: u32,
}
