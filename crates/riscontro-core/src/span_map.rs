//! The road from text offsets back to the file.

use crate::span::{Raw, Span, Text};

/// Monotone runs from text to raw: `verbatim` (copied bytes) or `replaced` (an entity, an escape, a tag).
///
/// Readers build it left to right while they build [`crate::Document::text`]. Raw bytes that gave no text (markup that
/// was dropped) simply stand between two runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpanMap {
    runs: Vec<Run>,
    text_len: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text_start: u32,
    raw_start: u32,
    raw_len: u32,
    verbatim: bool,
}

impl SpanMap {
    /// Returns the map of a text that is the whole raw file, byte for byte.
    #[must_use]
    pub fn identity(len: u32) -> Self {
        let mut map = SpanMap::default();
        map.push_verbatim(0, len);
        map
    }

    /// Appends `len` text bytes copied from `raw_start` on.
    ///
    /// # Panics
    ///
    /// When `raw_start` lies before the end of the run pushed last.
    pub fn push_verbatim(&mut self, raw_start: u32, len: u32) {
        if len == 0 {
            return;
        }
        self.assert_monotone(raw_start);
        if let Some(last) = self.runs.last_mut()
            && last.verbatim
            && last.raw_start + last.raw_len == raw_start
        {
            last.raw_len += len;
        } else {
            self.runs.push(Run { text_start: self.text_len, raw_start, raw_len: len, verbatim: true });
        }
        self.text_len += len;
    }

    /// Appends `text_len` text bytes that stand for the whole of `raw` (an entity, a placeable's markup, a soft line break).
    ///
    /// # Panics
    ///
    /// When `raw` starts before the end of the run pushed last.
    pub fn push_replaced(&mut self, raw: Span<Raw>, text_len: u32) {
        if text_len == 0 {
            return;
        }
        self.assert_monotone(raw.start());
        self.runs.push(Run { text_start: self.text_len, raw_start: raw.start(), raw_len: raw.len(), verbatim: false });
        self.text_len += text_len;
    }

    fn assert_monotone(&self, raw_start: u32) {
        let reached = self.runs.last().map_or(0, |run| run.raw_start + run.raw_len);
        assert!(reached <= raw_start, "span map runs go forward: {raw_start} after {reached}");
    }

    /// The length of the text described so far, in bytes.
    #[must_use]
    pub fn text_len(&self) -> u32 {
        self.text_len
    }

    /// The smallest raw span that covers `span`, in O(log runs).
    ///
    /// Half an entity maps to the whole entity; an empty span maps to an empty span at the place where its text begins.
    /// A span beyond the text is cut at its end.
    #[must_use]
    pub fn to_raw(&self, span: Span<Text>) -> Span<Raw> {
        let Some(first) = self.run_at(span.start()) else {
            return Span::new(0, 0);
        };
        let start = first.raw_of(span.start(), Edge::Start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let last = self.run_at(span.end().min(self.text_len).saturating_sub(1)).unwrap_or(first);
        Span::new(start, last.raw_of(span.end().min(self.text_len), Edge::End).max(start))
    }

    /// The run that holds the text byte at `offset`; the last one for an offset at or past the end.
    fn run_at(&self, offset: u32) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.text_start <= offset);
        self.runs.get(after.saturating_sub(1)).copied()
    }
}

#[derive(Clone, Copy)]
enum Edge {
    Start,
    End,
}

impl Run {
    fn raw_of(self, offset: u32, edge: Edge) -> u32 {
        let inside = (offset - self.text_start.min(offset)).min(self.raw_len);
        match (self.verbatim, edge) {
            (true, _) => self.raw_start + inside,
            (false, Edge::Start) => self.raw_start,
            (false, Edge::End) => self.raw_start + self.raw_len,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// raw `a&amp;bc**d` gives text `a&bcd`.
    fn entity_map() -> SpanMap {
        let mut map = SpanMap::default();
        map.push_verbatim(0, 1);
        map.push_replaced(Span::new(1, 6), 1);
        map.push_verbatim(6, 2);
        map.push_verbatim(10, 1);
        map
    }

    #[test]
    fn entity_maps_to_whole_entity() {
        assert_eq!(entity_map().to_raw(Span::new(1, 2)), Span::new(1, 6));
        assert_eq!(entity_map().to_raw(Span::new(0, 3)), Span::new(0, 7));
    }

    #[test]
    fn dropped_markup_is_covered_when_the_span_reaches_over_it() {
        assert_eq!(entity_map().to_raw(Span::new(3, 5)), Span::new(7, 11));
        assert_eq!(entity_map().to_raw(Span::new(4, 5)), Span::new(10, 11));
    }

    #[test]
    fn empty_span_stays_empty() {
        assert!(entity_map().to_raw(Span::new(2, 2)).is_empty());
        assert_eq!(SpanMap::default().to_raw(Span::new(0, 0)), Span::new(0, 0));
    }

    proptest! {
        /// Runs: whether verbatim, how much raw is skipped before, raw length, text length.
        #[test]
        fn to_raw_is_monotone_and_stays_inside(runs in prop::collection::vec((any::<bool>(), 0_u32..4, 1_u32..6, 1_u32..4), 1..12), ends in prop::collection::vec(0_u32..80, 4)) {
            let (mut map, mut raw) = (SpanMap::default(), 0);
            for (verbatim, skipped, raw_len, text_len) in runs {
                raw += skipped;
                if verbatim { map.push_verbatim(raw, raw_len) } else { map.push_replaced(Span::new(raw, raw + raw_len), text_len) }
                raw += raw_len;
            }
            let mut ends: Vec<u32> = ends.into_iter().map(|end| end.min(map.text_len())).collect();
            ends.sort_unstable();
            let (one, next) = (map.to_raw(Span::new(ends[0], ends[2])), map.to_raw(Span::new(ends[1], ends[3])));
            prop_assert!(one.start() <= next.start() && one.end() <= raw && next.end() <= raw);
            if ends[0] < ends[2] && ends[1] < ends[3] { prop_assert!(one.end() <= next.end()); }
            prop_assert_eq!(one.is_empty(), ends[0] == ends[2]);
        }
    }

    #[test]
    #[should_panic(expected = "go forward")]
    fn runs_that_go_back_are_refused() {
        let mut map = entity_map();
        map.push_verbatim(3, 1);
    }
}
