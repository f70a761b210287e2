//! The ids of segments in forms that point at them.
//!
//! `3.2` is the second segment of the third paragraph: the third block that has segments. Corpus tools number sentences so
//! (OPUS, InterCorp), and both readers of the stand-off forms take the parts from either side of the point.

use std::ops::Range;

use riscontro_core::Segment;

/// Where a segment stands, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SegmentPlace {
    pub(super) paragraph: u32,
    pub(super) number: u32,
}

/// The place of each segment of a document.
pub(super) fn places(segments: &[Segment]) -> Vec<SegmentPlace> {
    let mut places: Vec<SegmentPlace> = Vec::with_capacity(segments.len());
    let mut block = None;
    for segment in segments {
        let place = match places.last() {
            Some(last) if block == Some(segment.block) => SegmentPlace { number: last.number + 1, ..*last },
            last => SegmentPlace { paragraph: last.map_or(0, |last| last.paragraph) + 1, number: 1 },
        };
        block = Some(segment.block);
        places.push(place);
    }
    places
}

/// The ids of `range`, with a space between two.
pub(super) fn joined(places: &[SegmentPlace], range: &Range<u32>) -> String {
    let places = places.get(range.start as usize..range.end as usize).unwrap_or_default();
    let ids: Vec<_> = places.iter().map(|place| format!("{}.{}", place.paragraph, place.number)).collect();
    ids.join(" ")
}

#[cfg(test)]
mod tests {
    use riscontro_core::Span;

    use super::*;

    #[test]
    fn paragraphs_without_segments_are_not_counted() {
        let segments = [0, 0, 2, 2, 2, 5].map(|block| Segment { span: Span::new(0, 0), block });
        assert_eq!(joined(&places(&segments), &(0..6)), "1.1 1.2 2.1 2.2 2.3 3.1");
        assert_eq!(joined(&places(&segments), &(2..2)), "");
    }
}
