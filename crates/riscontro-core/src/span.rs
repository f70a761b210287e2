//! Half-open byte ranges, typed by what they count.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

/// Marks offsets that count bytes of [`crate::Document::text`].
pub enum Text {}

/// Marks offsets that count bytes of [`crate::Document::raw`].
pub enum Raw {}

/// A half-open byte range of one coordinate system; `start <= end`, 8 bytes, `Copy`.
///
/// Both ends are meant to lie on character boundaries of the string they count; whoever makes a span from a string
/// keeps that, and [`Span::of`] panics as slicing does when it is broken.
pub struct Span<In = Text> {
    start: u32,
    end: u32,
    within: PhantomData<fn() -> In>,
}

impl<In> Span<In> {
    /// Returns the span from `start` to `end`, in bytes.
    ///
    /// # Panics
    ///
    /// When `start > end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "a span starts before it ends");
        Span { start, end, within: PhantomData }
    }

    /// Returns the span of `range`, whose ends must fit 32 bits (files over 4 GiB are refused before this).
    ///
    /// # Panics
    ///
    /// When the range is reversed or an end exceeds `u32::MAX`.
    #[must_use]
    pub fn from_range(range: Range<usize>) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).expect("documents over 4 GiB are refused when read");
        Span::new(narrow(range.start), narrow(range.end))
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as an index range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` under this span.
    ///
    /// # Panics
    ///
    /// When the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Whether `other` lies wholly within this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that contains both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span moved by `offset` bytes to the right.
    #[must_use]
    pub fn shifted(self, offset: u32) -> Self {
        Span::new(self.start + offset, self.end + offset)
    }
}

impl<In> Clone for Span<In> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<In> Copy for Span<In> {}
impl<In> PartialEq for Span<In> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<In> Eq for Span<In> {}
impl<In> PartialOrd for Span<In> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<In> Ord for Span<In> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<In> Hash for Span<In> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<In> fmt::Debug for Span<In> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
