//! Common nouns that may stand for the name of a team: `the hosts`, `la squadra`.

use crate::segment::SegmentId;
use crate::span::Span;

/// A common noun that may stand for a club or a national team, or for the place that it is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// The segment it stands in.
    pub segment: SegmentId,
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
}
