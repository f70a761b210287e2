//! Beads in the order of an [`Alignment`](riscontro_core::Alignment), and which of them moved.
//!
//! Of two passages that cross, one moved and the other was jumped over; nothing in the text says which, and the reader means the shorter.
//! So the beads that rise together on both sides and hold the most segments stayed, and all others moved.

use riscontro_core::Bead;

use crate::anchors::{Candidate, heaviest_chain};

/// Puts beads in source order and marks the moved ones; the order of `beads` does not matter.
///
/// A bead without source follows the bead of the target segment before it; one without target stands, on the target
/// side, at the end of the last bead before it that stayed.
pub(crate) fn in_order(beads: Vec<Bead>) -> Vec<Bead> {
    let (mut with_source, mut without): (Vec<Bead>, Vec<Bead>) =
        beads.into_iter().partition(|bead| !bead.source.is_empty());
    with_source.sort_by_key(|bead| bead.source.start);
    without.sort_by_key(|bead| bead.target.start);
    mark_moved(&mut with_source);
    let mut out = Vec::with_capacity(with_source.len() + without.len());
    let follow = |out: &mut Vec<Bead>, mut target: u32, source: u32| {
        while let Ok(at) = without.binary_search_by_key(&target, |bead| bead.target.start) {
            target = without[at].target.end;
            out.push(Bead { source: source..source, ..without[at].clone() });
        }
    };
    follow(&mut out, 0, 0);
    let mut reached = 0;
    for mut bead in with_source {
        if bead.target.is_empty() {
            bead.target = reached..reached;
            out.push(bead);
            continue;
        }
        if !bead.moved {
            reached = bead.target.end;
        }
        let (target_end, source_end) = (bead.target.end, bead.source.end);
        out.push(bead);
        follow(&mut out, target_end, source_end);
    }
    out
}

/// Marks the beads outside the heaviest chain that rises on both sides; `beads` are in source order.
fn mark_moved(beads: &mut [Bead]) {
    let weigh = |bead: &Bead| {
        let (source, target) = bead.shape();
        Candidate { row: bead.source.start, column: bead.target.start, weight: f64::from(source + target) }
    };
    let matched: Vec<Candidate> = beads.iter().filter(|bead| bead.is_matched()).map(weigh).collect();
    let columns = matched.iter().map(|candidate| candidate.column + 1).max().unwrap_or(0);
    let stayed = heaviest_chain(&matched, columns);
    for bead in beads.iter_mut().filter(|bead| bead.is_matched()) {
        bead.moved = stayed.binary_search(&(bead.source.start, bead.target.start)).is_err();
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    fn bead(source: Range<u32>, target: Range<u32>) -> Bead {
        Bead { source, target, confidence: 1.0, moved: false }
    }

    #[test]
    fn a_bead_without_source_follows_the_target_segment_before_it() {
        let beads = vec![bead(0..0, 3..4), bead(1..2, 2..3), bead(0..0, 0..1), bead(0..1, 1..2), bead(2..3, 0..0)];
        let ordered = in_order(beads);
        let targets: Vec<_> = ordered.iter().map(|bead| bead.target.clone()).collect();
        assert_eq!(targets, [0..1, 1..2, 2..3, 3..4, 3..3]);
        assert_eq!(ordered.iter().map(|bead| bead.source.start).collect::<Vec<_>>(), [0, 0, 1, 2, 2]);
        assert!(ordered.iter().all(|bead| !bead.moved));
    }

    #[test]
    fn the_shorter_of_two_passages_that_cross_is_the_moved_one() {
        let ordered = in_order(vec![bead(0..1, 2..3), bead(1..2, 0..1), bead(2..3, 1..2), bead(3..4, 3..4)]);
        assert_eq!(ordered.iter().map(|bead| bead.moved).collect::<Vec<_>>(), [true, false, false, false]);
    }
}
