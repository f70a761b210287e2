//! How good an alignment is, against a gold one.
//!
//! The measure is that of vecalign's scorer, so that figures compare. *Strict*: a bead is right when the very same bead is
//! on the other side. *Lax*: it is right when it shares a link, a source segment together with a target segment, with a
//! bead of the other side. Precision is over all beads that were found, those with one side included; recall is over the
//! gold beads with both sides, looked for among the found ones with both sides. Beads count once, and empty ones not at all.
//!
//! Source: Thompson and Koehn 2019, section 4, and the scorer published with it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use crate::bead::Bead;

/// A bead of a gold alignment: segments that translate one another, not necessarily neighbours; either side may be empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GoldBead {
    source: Vec<u32>,
    target: Vec<u32>,
}

impl GoldBead {
    /// Returns the bead of these segments, counted from 0; their order does not matter.
    #[must_use]
    pub fn new(mut source: Vec<u32>, mut target: Vec<u32>) -> Self {
        for side in [&mut source, &mut target] {
            side.sort_unstable();
            side.dedup();
        }
        GoldBead { source, target }
    }

    /// Its source segments, sorted, each once.
    #[must_use]
    pub fn source(&self) -> &[u32] {
        &self.source
    }

    /// Its target segments, sorted, each once.
    #[must_use]
    pub fn target(&self) -> &[u32] {
        &self.target
    }

    fn is_matched(&self) -> bool {
        !self.source.is_empty() && !self.target.is_empty()
    }
}

impl From<&Bead> for GoldBead {
    fn from(bead: &Bead) -> Self {
        GoldBead { source: bead.source.clone().collect(), target: bead.target.clone().collect() }
    }
}

/// Beads that were judged, and how many were right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hits {
    /// All.
    pub beads: usize,
    /// Those that are on the other side as they are.
    pub strict: usize,
    /// Those that share a link with the other side, the strict ones included.
    pub lax: usize,
}

impl AddAssign for Hits {
    fn add_assign(&mut self, other: Self) {
        self.beads += other.beads;
        self.strict += other.strict;
        self.lax += other.lax;
    }
}

/// Precision, recall and their harmonic mean, 0 to 1; 0 where there is nothing to judge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratios {
    /// The share of the found beads that are right.
    pub precision: f64,
    /// The share of the gold beads that were found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

/// The counts behind the ratios; those of several documents are added up, so that each bead weighs the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AlignmentScore {
    /// The documents.
    pub documents: usize,
    /// The beads that were found, judged by the gold ones.
    pub found: Hits,
    /// The gold beads with both sides, judged by the found ones.
    pub gold: Hits,
}

impl AlignmentScore {
    /// The score of the beads `found` in one document.
    #[must_use]
    pub fn of<'a>(gold: impl IntoIterator<Item = &'a GoldBead>, found: &[Bead]) -> Self {
        let gold: BTreeSet<GoldBead> = gold.into_iter().cloned().collect();
        AlignmentScore::between(gold, found.iter().map(GoldBead::from).collect())
    }

    fn between(mut gold: BTreeSet<GoldBead>, mut found: BTreeSet<GoldBead>) -> Self {
        let nothing = GoldBead::new(Vec::new(), Vec::new());
        gold.remove(&nothing);
        found.remove(&nothing);
        let found_hits = hits(&found, &gold);
        gold.retain(GoldBead::is_matched);
        found.retain(GoldBead::is_matched);
        AlignmentScore { documents: 1, found: found_hits, gold: hits(&gold, &found) }
    }

    /// The ratios of identical beads.
    #[must_use]
    pub fn strict(&self) -> Ratios {
        self.ratios(|hits| hits.strict)
    }

    /// The ratios of beads that share a link.
    #[must_use]
    pub fn lax(&self) -> Ratios {
        self.ratios(|hits| hits.lax)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of beads are far below 2^52")]
    fn ratios(&self, right: fn(&Hits) -> usize) -> Ratios {
        let share = |hits: &Hits| if hits.beads == 0 { 0.0 } else { right(hits) as f64 / hits.beads as f64 };
        let (precision, recall) = (share(&self.found), share(&self.gold));
        let sum = precision + recall;
        Ratios { precision, recall, f1: if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum } }
    }
}

impl AddAssign for AlignmentScore {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.found += other.found;
        self.gold += other.gold;
    }
}

fn hits(beads: &BTreeSet<GoldBead>, reference: &BTreeSet<GoldBead>) -> Hits {
    let mut links: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for bead in reference {
        for segment in &bead.source {
            links.entry(*segment).or_default().extend(&bead.target);
        }
    }
    let shares_link = |bead: &GoldBead| {
        let mut linked = bead.source.iter().filter_map(|segment| links.get(segment));
        linked.any(|linked| bead.target.iter().any(|segment| linked.contains(segment)))
    };
    let strict = beads.iter().filter(|bead| reference.contains(bead)).count();
    let lax = beads.iter().filter(|bead| reference.contains(bead) || shares_link(bead)).count();
    Hits { beads: beads.len(), strict, lax }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Sides<'a> = (&'a [u32], &'a [u32]);

    fn beads(sides: &[Sides<'_>]) -> BTreeSet<GoldBead> {
        sides.iter().map(|(source, target)| GoldBead::new(source.to_vec(), target.to_vec())).collect()
    }

    fn score(gold: &[Sides<'_>], found: &[Sides<'_>]) -> AlignmentScore {
        AlignmentScore::between(beads(gold), beads(found))
    }

    const GOLD: &[Sides<'_>] = &[(&[0], &[0]), (&[1], &[1, 2]), (&[2], &[]), (&[3], &[3])];

    #[test]
    fn beads_with_one_side_count_in_precision_only() {
        let found = score(GOLD, &[(&[0], &[0]), (&[1], &[1]), (&[], &[2]), (&[2], &[]), (&[3], &[3]), (&[], &[])]);
        assert_eq!(found.found, Hits { beads: 5, strict: 3, lax: 4 });
        assert_eq!(found.gold, Hits { beads: 3, strict: 2, lax: 3 });
        let strict = found.strict();
        assert!((strict.precision - 0.6).abs() < 1e-9 && (strict.recall - 2.0 / 3.0).abs() < 1e-9);
        assert!((found.lax().f1 - 8.0 / 9.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_found_and_nothing_right_is_zero() {
        assert_eq!(score(GOLD, &[]).strict().f1, 0.0);
        assert_eq!(score(GOLD, &[(&[0], &[1]), (&[3], &[0])]).lax().f1, 0.0);
        assert_eq!(score(&[], &[]).lax().f1, 0.0);
        let shifted = score(&[(&[0], &[]), (&[1], &[0])], &[(&[0], &[0]), (&[1], &[])]);
        assert_eq!((shifted.strict().precision, shifted.lax().recall), (0.0, 0.0));
    }

    #[test]
    fn order_and_repetition_inside_a_bead_do_not_matter() {
        let score = score(&[(&[1, 0], &[0])], &[(&[0, 1, 1], &[0])]);
        assert_eq!(score.strict().f1, 1.0);
    }

    #[test]
    fn each_bead_of_several_documents_weighs_the_same() {
        let mut sum = score(GOLD, GOLD);
        sum += score(&[(&[0], &[0])], &[(&[0], &[1])]);
        assert_eq!((sum.documents, sum.found.beads, sum.gold.beads), (2, 5, 4));
        let strict = sum.strict();
        assert!((strict.precision - 0.8).abs() < 1e-9 && (strict.recall - 0.75).abs() < 1e-9);
    }

    /// Beads of every kind, from a number: a small generator is enough for small sets.
    fn drawn(mut seed: u64) -> BTreeSet<GoldBead> {
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from((seed >> 33) % below).unwrap()
        };
        let mut side = || (0..next(4)).map(|_| next(6)).collect::<Vec<_>>();
        (0..6).map(|_| GoldBead::new(side(), side())).collect()
    }

    #[test]
    fn gold_agrees_with_itself_and_swapping_the_sides_changes_nothing() {
        let swapped = |beads: &BTreeSet<GoldBead>| -> BTreeSet<GoldBead> {
            beads.iter().map(|bead| GoldBead::new(bead.target.clone(), bead.source.clone())).collect()
        };
        for seed in 0..500 {
            let (gold, found) = (drawn(seed), drawn(seed + 1000));
            if gold.iter().any(GoldBead::is_matched) {
                let own = AlignmentScore::between(gold.clone(), gold.clone());
                assert_eq!((own.strict().f1, own.lax().f1), (1.0, 1.0), "{gold:?}");
            }
            let score = AlignmentScore::between(gold.clone(), found.clone());
            assert_eq!(AlignmentScore::between(swapped(&gold), swapped(&found)), score, "{gold:?} {found:?}");
            assert!(score.found.strict <= score.found.lax && score.gold.strict <= score.gold.lax);
        }
    }
}
