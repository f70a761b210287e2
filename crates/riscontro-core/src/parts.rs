//! Amounts that are said to be the parts of a whole.

use smallvec::SmallVec;

use crate::mention::MentionId;
use crate::segment::SegmentId;

/// What the parts are said to come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// All of something: the parts are percentages of it.
    Hundred,
    /// A total that words call so: `in tutto 13`.
    Total(MentionId),
    /// What stands behind a sign of equality: `7 + 6 = 13`.
    Equals(MentionId),
}

/// Amounts that a segment lists as the parts of one whole. The words say so; whether the sum is right is not asked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The segment.
    pub segment: SegmentId,
    /// The parts, in text order, two or more.
    pub parts: SmallVec<[MentionId; 4]>,
    /// What they are said to come to.
    pub whole: Whole,
}
