//! Segment lengths, structure and weighted word links to beads. It knows no language.
//!
//! [`align`] takes the words of both sides as numbers with masses and links ([`WordLinks`]) and returns an
//! [`Alignment`]. The steps, one a module:
//!
//! 1. `anchors`: segment pairs that share rare words, kept where they rise together.
//! 2. `band`: the cells to look at, round the line through the trusted anchors; their number grows with the segments.
//! 3. `windows`, `score`, `search`: beads up to 1-4 and 3-2 by matched mass, length and shape; the best path of beads.
//! 4. `repair`, `moved`: swapped neighbours and moved passages, which no forward path can express.
//! 5. `confidence`: the probability that a bead is right.
//!
//! Decisions: lengths and words are weighed in one score instead of one after the other (Gale and Church 1993 know only
//! lengths; Moore 2002 takes words in a second pass), because either alone loses its way in gaps. Deletions have a
//! price of their own, so an omission is said and not glued to a neighbour. All sums run in one order, and the sides are oriented by
//! their texts, so the same texts give the same beads whichever is called source.

mod anchors;
mod band;
mod confidence;
mod model;
mod moved;
mod parameters;
mod repair;
#[cfg(test)]
mod sample;
mod score;
mod search;
mod windows;

use std::ops::Range;

use riscontro_core::{Alignment, Bead, WordLinks};

use band::Band;
use model::{Model, Orientation, orientation};
use score::Scorer;
use search::{Found, Search};

pub use model::Structure;
pub use parameters::Parameters;

/// Returns the beads of two sides.
///
/// Either side may be empty; then every segment of the other is a bead without counterpart. Time and memory grow with
/// the number of segments and words.
#[must_use]
pub fn align(links: &WordLinks, structure: Structure<'_>, parameters: &Parameters) -> Alignment {
    let transposed = links.transposed();
    let beads = match orientation(links, &transposed) {
        Orientation::SourceRows => {
            beads_of(&Model::new(links, &transposed, (structure.source, structure.target)), parameters)
        }
        Orientation::TargetRows => {
            let beads = beads_of(&Model::new(&transposed, links, (structure.target, structure.source)), parameters);
            beads.into_iter().map(swapped).collect()
        }
    };
    let (source, target) = (links.source().segments(), links.target().segments());
    Alignment::new(in_order(beads), source, target).expect("the path tiles both sides, and repairs keep the tiling")
}

/// The beads with rows as source, in no order.
fn beads_of(model: &Model<'_>, parameters: &Parameters) -> Vec<Bead> {
    let anchors = anchors::find(model);
    let scorer = Scorer::new(model, parameters, &anchors.chain);
    let band = Band::along(model.rows.len(), model.columns.len(), &anchors.trusted, parameters.margin);
    let search = Search::new(&scorer, &band);
    let found = repair::uncross(&search, search.best_path());
    let found = moved::reunite(&scorer, found);
    let confidences = confidence::confidences(&scorer, &found);
    let bead = |(found, confidence): (Found, f32)| Bead {
        source: found.cell.rows,
        target: found.cell.columns,
        confidence,
        moved: false,
    };
    found.into_iter().zip(confidences).map(bead).collect()
}

fn swapped(bead: Bead) -> Bead {
    Bead { source: bead.target, target: bead.source, ..bead }
}

/// Puts beads in source order, those without source after the bead of the target segment before them, and marks the moved ones.
fn in_order(beads: Vec<Bead>) -> Vec<Bead> {
    let (mut with_source, mut without): (Vec<Bead>, Vec<Bead>) =
        beads.into_iter().partition(|bead| !bead.source.is_empty());
    with_source.sort_by_key(|bead| bead.source.start);
    without.sort_by_key(|bead| bead.target.start);
    let mut out = Vec::with_capacity(with_source.len() + without.len());
    let follow = |out: &mut Vec<Bead>, mut target: u32, source: u32| {
        while let Ok(at) = without.binary_search_by_key(&target, |bead| bead.target.start) {
            target = without[at].target.end;
            out.push(Bead { source: source..source, ..without[at].clone() });
        }
    };
    follow(&mut out, 0, 0);
    let mut furthest = 0;
    for mut bead in with_source {
        let Range { start, end } = bead.target.clone();
        let source_end = bead.source.end;
        if start == end {
            bead.target = furthest..furthest;
            out.push(bead);
            continue;
        }
        bead.moved = start < furthest;
        furthest = furthest.max(end);
        out.push(bead);
        follow(&mut out, end, source_end);
    }
    out
}

#[cfg(test)]
mod tests {
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
    fn a_bead_that_lies_before_one_that_precedes_it_is_moved() {
        let ordered = in_order(vec![bead(0..1, 2..3), bead(1..2, 0..1), bead(2..3, 1..2), bead(3..4, 3..4)]);
        assert_eq!(ordered.iter().map(|bead| bead.moved).collect::<Vec<_>>(), [false, true, true, false]);
    }
}
