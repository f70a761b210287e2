//! `ladder`: the ladder of hunalign, a line of source position TAB target position TAB confidence for each rung.
//!
//! A rung `n m` says that the first n segments of the source correspond to the first m of the target; the third column is
//! the confidence of what lies between this rung and the next. The first rung is `0 0`, the last one the number of
//! segments on each side, with the confidence 0 because nothing follows. Rungs cannot cross: around a passage that moved
//! there is one step, as large as need be, with the lowest confidence in it. Every pair has a ladder of its own, one after
//! the other, each begun by `0 0`.

use std::io::{self, Write};

use riscontro_core::Bead;

use super::{AlignedPair, AlignmentFormat, AlignmentReport};

pub(crate) const FORMAT: AlignmentFormat = AlignmentFormat {
    id: "ladder",
    summary: "the ladder of hunalign: source position, target position and confidence a line",
    make: |_| Box::new(Ladder),
};

struct Ladder;

/// What lies between two rungs.
#[derive(Debug, PartialEq)]
pub(super) struct Step {
    /// The first rung: segments of the source before it.
    pub(super) source: u32,
    /// The first rung: segments of the target before it.
    pub(super) target: u32,
    /// The lowest confidence of its beads.
    pub(super) confidence: f32,
}

impl AlignmentReport for Ladder {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        for Step { source, target, confidence } in steps(pair.alignment.beads()) {
            writeln!(out, "{source}\t{target}\t{confidence:.2}")?;
        }
        writeln!(out, "{}\t{}\t0.00", pair.source.segments.len(), pair.target.segments.len())
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The steps of an alignment; a step ends where the targets so far are the first ones, without a gap.
pub(super) fn steps(beads: &[Bead]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut open: Option<Step> = None;
    // Source segments so far; target segments so far, and how far they reach.
    let (mut source, mut target, mut reached) = (0, 0, 0);
    for bead in beads {
        let (source_len, target_len) = bead.shape();
        let step = open.get_or_insert(Step { source, target, confidence: bead.confidence });
        step.confidence = step.confidence.min(bead.confidence);
        (source, target) = (source + source_len, target + target_len);
        if target_len > 0 {
            reached = bead.target.end.max(reached);
        }
        if reached == target {
            steps.extend(open.take());
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_goes_around_what_moved() {
        let bead = |source, target, confidence| Bead { source, target, confidence, moved: false };
        let beads = [bead(0..1, 0..1, 0.9), bead(1..2, 2..4, 0.8), bead(2..2, 4..4, 1.0), bead(2..3, 1..2, 0.6)];
        let beads = [&beads[..], &[bead(3..4, 4..4, 0.5), bead(4..4, 4..5, 0.4)]].concat();
        let step = |source, target, confidence| Step { source, target, confidence };
        let expected = [step(0, 0, 0.9), step(1, 1, 0.6), step(3, 4, 0.5), step(4, 4, 0.4)];
        assert_eq!(steps(&beads), expected);
        assert_eq!(steps(&[]), []);
    }
}
