//! Stretches of beads that are one finding: sentences in a row without counterpart, and where the alignment is doubtful.
//!
//! Between two doubtful pairs it is as doubtful which sentence stands alone, so what stands alone there belongs to
//! the doubtful stretch; and so it is where sentences of both sides stand alone in one place. Two texts that do not translate one
//! another end as one finding and not as one a sentence.

use std::ops::Range;

use riscontro_core::{Bead, Pair, Side, SideName, Span};

/// Segments in a row on one side without counterpart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// The first of its beads.
    pub(crate) bead: u32,
    /// Its segments, one at least.
    pub(crate) segments: Range<u32>,
    /// The confidence of the surest of its beads.
    pub(crate) confidence: f32,
}

/// What two sentences that stand alone on either side of one gap may differ in length by, and still be a free translation.
const MOST_TIMES: usize = 4;

/// The stretches of beads that are not judged; in order, as indices.
///
/// Between two sure pairs these are the beads from the first doubtful pair to the last. Where sentences of both sides stand
/// alone in one gap and are of comparable length, the whole gap is doubtful: a free translation that shares no word with its
/// original looks the same as an omission beside an addition.
pub(crate) fn doubtful(pair: &Pair) -> Vec<Range<usize>> {
    let len = |side: &Side, range: Range<u32>| side.span_of(range).map_or(0, |span| span.range().len());
    let lens = |bead: &Bead| (len(&pair.source, bead.source.clone()), len(&pair.target, bead.target.clone()));
    doubtful_among(pair.beads(), pair.min_confidence, lens)
}

fn doubtful_among(beads: &[Bead], min_confidence: f32, lens: impl Fn(&Bead) -> (usize, usize)) -> Vec<Range<usize>> {
    let is_sure = |bead: &Bead| bead.is_matched() && bead.confidence >= min_confidence;
    let mut out = Vec::new();
    let mut start = 0;
    for gap in beads.split(is_sure) {
        out.extend(doubtful_in(gap, &lens).map(|range| start + range.start..start + range.end));
        start += gap.len() + 1;
    }
    out
}

/// The doubtful part of a gap between sure pairs.
fn doubtful_in(gap: &[Bead], lens: &impl Fn(&Bead) -> (usize, usize)) -> Option<Range<usize>> {
    let alone = gap.iter().filter(|bead| !bead.is_matched()).map(lens);
    let (source, target) = alone.fold((0, 0), |all, bead| (all.0 + bead.0, all.1 + bead.1));
    let is_facing = source > 0 && target > 0 && source.max(target) <= MOST_TIMES * source.min(target);
    let is_doubtful = |bead: &Bead| is_facing || bead.is_matched();
    let first = gap.iter().position(is_doubtful)?;
    let last = gap.iter().rposition(is_doubtful)?;
    Some(first..last + 1)
}

/// The runs of one side outside the doubtful stretches, in text order; none when the other side is empty, which is said of
/// the file.
pub(crate) fn unmatched(pair: &Pair, side: SideName) -> Vec<Run> {
    let is_other_empty = match side {
        SideName::Source => pair.target.segments.is_empty(),
        SideName::Target => pair.source.segments.is_empty(),
    };
    if is_other_empty { Vec::new() } else { unmatched_among(pair.beads(), side, &doubtful(pair)) }
}

fn unmatched_among(beads: &[Bead], side: SideName, doubtful: &[Range<usize>]) -> Vec<Run> {
    let is_doubtful = |at: usize| {
        let next = doubtful.partition_point(|stretch| stretch.end <= at);
        doubtful.get(next).is_some_and(|stretch| stretch.contains(&at))
    };
    let alone = (0_u32..).zip(beads).filter(|(at, bead)| !bead.is_matched() && !is_doubtful(*at as usize));
    let run = |(at, bead): (u32, &Bead)| {
        let segments = match side {
            SideName::Source => bead.source.clone(),
            SideName::Target => bead.target.clone(),
        };
        Run { bead: at, segments, confidence: bead.confidence }
    };
    let mut all: Vec<Run> = alone.map(run).filter(|run| !run.segments.is_empty()).collect();
    all.sort_by_key(|run| run.segments.start);
    let mut out: Vec<Run> = Vec::new();
    for run in all {
        match out.last_mut().filter(|last| last.segments.end == run.segments.start) {
            Some(last) => {
                last.segments.end = run.segments.end;
                last.confidence = last.confidence.max(run.confidence);
            }
            None => out.push(run),
        }
    }
    out
}

/// The span of `range` over all of `beads`.
pub(crate) fn covered(side: &Side, beads: &[Bead], range: fn(&Bead) -> Range<u32>) -> Option<Span> {
    beads.iter().filter_map(|bead| side.span_of(range(bead))).reduce(Span::cover)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(source: Range<u32>, target: Range<u32>, confidence: f32) -> Bead {
        Bead { source, target, confidence, moved: false }
    }

    #[test]
    fn what_stands_alone_between_doubtful_pairs_belongs_to_their_stretch() {
        let beads = [
            bead(0..1, 0..0, 0.9),
            bead(1..2, 0..1, 0.1),
            bead(2..3, 1..1, 0.9),
            bead(3..4, 1..2, 0.2),
            bead(4..5, 2..2, 0.9),
            bead(5..6, 2..3, 0.9),
            bead(6..7, 3..4, 0.1),
        ];
        let stretches = doubtful_among(&beads, 0.5, |_| (0, 0));
        assert_eq!(stretches, [1..4, 6..7]);
        let runs = unmatched_among(&beads, SideName::Source, &stretches);
        assert_eq!(runs.iter().map(|run| run.segments.clone()).collect::<Vec<_>>(), [0..1, 4..5]);
    }

    #[test]
    fn sentences_that_face_each_other_in_a_gap_are_doubtful_unless_one_is_far_longer() {
        let beads = [
            bead(0..1, 0..1, 0.9),
            bead(1..2, 1..1, 0.9),
            bead(2..2, 1..2, 0.9),
            bead(2..3, 2..3, 0.9),
            bead(3..4, 3..3, 0.9),
        ];
        let lens = |source, target| move |bead: &Bead| (bead.source.len() * source, bead.target.len() * target);
        let facing = doubtful_among(&beads, 0.5, lens(20, 30));
        assert_eq!((facing.len(), facing.first()), (1, Some(&(1..3))));
        assert!(doubtful_among(&beads, 0.5, lens(20, 90)).is_empty());
    }

    #[test]
    fn segments_in_a_row_are_one_run_even_where_the_other_side_stands_between_their_beads() {
        let beads = [
            bead(0..1, 0..1, 0.9),
            bead(1..1, 1..2, 0.7),
            bead(1..2, 2..2, 0.4),
            bead(2..2, 2..3, 0.9),
            bead(2..3, 3..3, 0.8),
            bead(3..4, 3..4, 0.9),
        ];
        let source = unmatched_among(&beads, SideName::Source, &[]);
        assert_eq!(source, [Run { bead: 2, segments: 1..3, confidence: 0.8 }]);
        let target = unmatched_among(&beads, SideName::Target, &[]);
        assert_eq!(target, [Run { bead: 1, segments: 1..3, confidence: 0.9 }]);
    }
}
