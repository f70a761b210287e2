//! Segment lengths, structure and weighted word links to beads. It knows no language.
//!
//! [`align`] takes the words of both sides as numbers with masses and links ([`WordLinks`]) and returns an
//! [`Alignment`]. The steps, one a module:
//!
//! 1. `anchors`: segment pairs that share rare words, kept where they rise together.
//! 2. `band`: the cells to look at, round the line through the trusted anchors; their number grows with the segments.
//! 3. `windows`, `score`, `search`: beads up to 1-4 and 3-2 by matched mass, length and shape; the best path of beads.
//! 4. `repair`, `moved`, `passage`: swapped neighbours and moved passages, which no forward path can express.
//! 5. `confidence`, `order`: the probability that a bead is right; the beads in source order, and which of them moved.
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
mod order;
mod parameters;
mod passage;
mod repair;
#[cfg(test)]
mod sample;
mod score;
mod search;
mod taken;
mod windows;

use riscontro_core::{Alignment, Bead, WordLinks};

use band::Band;
use model::{Model, Orientation, orientation};
use score::Scorer;
use search::{Found, Search};
use taken::Taken;

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
    Alignment::new(order::in_order(beads), source, target)
        .expect("the path tiles both sides, and repairs keep the tiling")
}

/// The beads with rows as source, in no order.
fn beads_of(model: &Model<'_>, parameters: &Parameters) -> Vec<Bead> {
    let anchors = anchors::find(model);
    let scorer = Scorer::new(model, parameters, &anchors.chain);
    let band = Band::along(model.rows.len(), model.columns.len(), &anchors.trusted, parameters.margin);
    let free = Taken::default();
    let search = Search::new(&scorer, &band, &free);
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
