//! Stretches of beads that are one finding: sentences in a row without counterpart, and where the alignment is doubtful.
//!
//! Between two doubtful pairs it is as doubtful which sentence stands alone, so what stands alone there belongs to
//! the doubtful stretch. Two texts that do not translate one another end as one finding and not as one a sentence.

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

/// The longest stretches of beads that begin and end with a doubtful pair and hold no other pair; in order, as indices.
pub(crate) fn doubtful(pair: &Pair) -> Vec<Range<usize>> {
    doubtful_among(pair.beads(), pair.min_confidence)
}

fn doubtful_among(beads: &[Bead], min_confidence: f32) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, bead) in beads.iter().enumerate().filter(|(_, bead)| bead.is_matched()) {
        if bead.confidence >= min_confidence {
            is_open = false;
        } else if let Some(last) = out.last_mut().filter(|_| is_open) {
            last.end = at + 1;
        } else {
            out.push(at..at + 1);
            is_open = true;
        }
    }
    out
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
        let stretches = doubtful_among(&beads, 0.5);
        assert_eq!(stretches, [1..4, 6..7]);
        let runs = unmatched_among(&beads, SideName::Source, &stretches);
        assert_eq!(runs.iter().map(|run| run.segments.clone()).collect::<Vec<_>>(), [0..1, 4..5]);
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
