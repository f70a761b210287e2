//! Beads: segment ranges that translate one another.

use std::ops::Range;

/// Segment ranges matched as one translation: 1-1, 1-2, 2-1, 0-1 and so on.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// Source segments, maybe none.
    pub source: Range<u32>,
    /// Target segments, maybe none.
    pub target: Range<u32>,
    /// How likely the bead is right, 0 to 1.
    pub confidence: f32,
    /// Whether it stands elsewhere in the target than in the source: it is not of the beads that rise together on both
    /// sides and hold the most segments. Of two passages that cross, the shorter one moved.
    pub moved: bool,
}

impl Bead {
    /// Whether both sides have a segment.
    #[must_use]
    pub fn is_matched(&self) -> bool {
        !self.source.is_empty() && !self.target.is_empty()
    }

    /// How many segments stand on each side.
    #[must_use]
    pub fn shape(&self) -> (u32, u32) {
        (self.source.end - self.source.start, self.target.end - self.target.start)
    }
}

/// Beads in source order that tile both sides as sets; a bead without source follows the bead of the target segment before it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    beads: Vec<Bead>,
}

/// Why beads are no alignment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("beads do not tile the {side} side: {what} at segment {segment}")]
pub struct AlignmentError {
    side: &'static str,
    what: &'static str,
    segment: u32,
}

impl Alignment {
    /// Returns the alignment made of `beads` over `source_len` and `target_len` segments.
    ///
    /// # Errors
    ///
    /// When a segment of either side stands in no bead or in two, or when source ranges are out of order.
    pub fn new(beads: Vec<Bead>, source_len: u32, target_len: u32) -> Result<Self, AlignmentError> {
        tiles(beads.iter().map(|bead| bead.source.clone()), source_len, "source")?;
        let mut targets: Vec<_> =
            beads.iter().map(|bead| bead.target.clone()).filter(|range| !range.is_empty()).collect();
        targets.sort_by_key(|range| range.start);
        tiles(targets.into_iter(), target_len, "target")?;
        Ok(Alignment { beads })
    }

    /// Returns the alignment in which segment i translates segment i.
    #[must_use]
    pub fn one_to_one(len: u32) -> Self {
        let bead = |at| Bead { source: at..at + 1, target: at..at + 1, confidence: 1.0, moved: false };
        Alignment { beads: (0..len).map(bead).collect() }
    }

    /// The beads, in source order.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// For each source and each target segment, the index of its bead.
    #[must_use]
    pub fn bead_of_segments(&self) -> (Vec<u32>, Vec<u32>) {
        let place = |range: fn(&Bead) -> Range<u32>| {
            let len = self.beads.iter().map(|bead| range(bead).end).max().unwrap_or(0);
            let mut places = vec![0; len as usize];
            for (at, bead) in (0_u32..).zip(&self.beads) {
                range(bead).for_each(|segment| places[segment as usize] = at);
            }
            places
        };
        (place(|bead| bead.source.clone()), place(|bead| bead.target.clone()))
    }
}

fn tiles(ranges: impl Iterator<Item = Range<u32>>, len: u32, side: &'static str) -> Result<(), AlignmentError> {
    let mut reached = 0;
    for range in ranges.filter(|range| !range.is_empty()) {
        if range.start != reached {
            let what = if range.start > reached { "a gap" } else { "an overlap" };
            return Err(AlignmentError { side, what, segment: range.start.min(reached) });
        }
        reached = range.end;
    }
    if reached == len { Ok(()) } else { Err(AlignmentError { side, what: "a wrong end", segment: reached }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(source: Range<u32>, target: Range<u32>) -> Bead {
        Bead { source, target, confidence: 1.0, moved: false }
    }

    #[test]
    fn gaps_and_overlaps_are_refused() {
        assert!(Alignment::new(vec![bead(0..1, 0..1), bead(2..3, 1..2)], 3, 2).is_err());
        assert!(Alignment::new(vec![bead(0..1, 0..2), bead(1..2, 1..2)], 2, 2).is_err());
        assert!(Alignment::new(vec![bead(0..1, 0..1)], 2, 1).is_err());
        assert!(Alignment::new(vec![], 0, 0).is_ok());
    }

    #[test]
    fn swapped_targets_still_tile() {
        let swapped = Alignment::new(vec![bead(0..1, 1..2), bead(1..2, 0..1), bead(2..2, 2..3)], 2, 3).unwrap();
        assert_eq!(swapped.bead_of_segments(), (vec![0, 1], vec![1, 0, 2]));
    }
}
