//! Segment lengths, structure and weighted word links to beads. It knows no language.
//!
//! [`align`] takes the words of both sides as numbers with masses and links ([`WordLinks`]), and segment vectors where there are
//! any, and returns an [`Alignment`]. The steps, one a module:
//!
//! 1. `anchors`: segment pairs that share rare words, kept where they rise together.
//! 2. `band`: the cells to look at, round the line through the trusted anchors; their number grows with the segments.
//! 3. `windows`, `similarity`, `score`, `beads`, `scores`, `weights`, `search`: beads up to 1-4 and 3-2 by matched mass, vectors, length and shape; the best
//!    path of beads.
//! 4. `repair`, `moved`, `passage`: swapped neighbours and moved passages, which no forward path can express.
//! 5. `confidence`, `order`: the probability that a bead is right; the beads in source order, and which of them moved.
//!
//! Decisions: lengths and words are weighed in one score instead of one after the other (Gale and Church 1993 know only
//! lengths; Moore 2002 takes words in a second pass), because either alone loses its way in gaps. Deletions have a
//! price of their own, so an omission is said and not glued to a neighbour. All sums run in one order, and the sides are oriented by
//! their texts, so the same texts give the same beads whichever is called source.
//!
//! Limits: θ, the ratio of lengths and the levels of the vectors are read off the whole document. Where little is known of
//! the languages, a chapter more may shift a bead of another chapter that was as good either way; borders (a document cut into
//! stretches) keep chapters apart.

mod anchors;
mod band;
mod beads;
mod confidence;
mod joint;
mod model;
mod moved;
mod order;
mod parameters;
mod passage;
mod planes;
mod repair;
#[cfg(test)]
mod sample;
mod score;
mod scores;
mod search;
mod similarity;
mod taken;
mod weights;
mod windows;

use riscontro_core::{Alignment, Bead, WordLinks};

use band::Band;
use model::{Model, Orientation, orientation};
use score::Scorer;
use search::{Found, Search};
use similarity::Similarity;
use taken::Taken;

pub use model::Structure;
pub use parameters::Parameters;
pub use similarity::VectorPair;

/// All that speaks for one alignment or another.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The words of both sides and their links.
    pub links: &'a WordLinks,
    /// The paragraphs of both sides.
    pub structure: Structure<'a>,
    /// Vectors of the segments, in any number of spaces; each with one row a segment.
    pub vectors: &'a [VectorPair<'a>],
}

/// An alignment and how well it fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The beads.
    pub alignment: Alignment,
    /// The mean score of a matched bead; higher is better, and only scores of the same two texts compare.
    pub score: f64,
    /// The share of the mass of an anchor that its links explain, in the median, 0 to 1: how much is known of the two languages.
    pub coverage: f64,
}

/// Returns the beads of two sides.
///
/// Either side may be empty; then every segment of the other is a bead without counterpart. Time and memory grow with
/// the number of segments and words.
///
/// # Panics
///
/// When vectors have not one row a segment, or the two sides of a pair differ in width.
#[must_use]
pub fn align(input: &Input<'_>, parameters: &Parameters) -> Alignment {
    align_scored(input, parameters).alignment
}

/// Returns the beads of two sides and how well they fit; see [`align`].
///
/// # Panics
///
/// As [`align`].
#[must_use]
pub fn align_scored(input: &Input<'_>, parameters: &Parameters) -> Scored {
    let Input { links, structure, vectors } = *input;
    check(links, vectors);
    let transposed = links.transposed();
    let (beads, score, coverage) = match orientation(links, &transposed) {
        Orientation::SourceRows => {
            let model = Model::new(links, &transposed, (structure.source, structure.target));
            beads_of(&model, vectors, parameters)
        }
        Orientation::TargetRows => {
            let model = Model::new(&transposed, links, (structure.target, structure.source));
            let vectors: Vec<_> =
                vectors.iter().map(|pair| VectorPair { source: pair.target, target: pair.source, ..*pair }).collect();
            let (beads, score, coverage) = beads_of(&model, &vectors, parameters);
            (beads.into_iter().map(swapped).collect(), score, coverage)
        }
    };
    let (source, target) = (links.source().segments(), links.target().segments());
    let alignment = Alignment::new(order::in_order(beads), source, target)
        .expect("the path tiles both sides, and repairs keep the tiling");
    Scored { alignment, score, coverage }
}

fn check(links: &WordLinks, vectors: &[VectorPair<'_>]) {
    let rows = (links.source().segments() as usize, links.target().segments() as usize);
    for VectorPair { source, target, .. } in vectors {
        let is_empty = source.rows() == 0 || target.rows() == 0;
        assert!(is_empty || source.width() == target.width(), "vectors of one space");
        assert_eq!((source.rows(), target.rows()), rows, "one vector a segment");
    }
}

/// The beads with rows as source, in no order, the mean score of the matched ones, and the coverage.
fn beads_of(model: &Model<'_>, vectors: &[VectorPair<'_>], parameters: &Parameters) -> (Vec<Bead>, f64, f64) {
    let anchors = anchors::find(model);
    let similarities = vectors.iter().filter(|pair| pair.source.rows() > 0 && pair.target.rows() > 0);
    let similarities: Vec<_> =
        similarities.map(|pair| Similarity::new((pair.source, pair.target), pair.weight, &anchors.chain)).collect();
    let scorer = Scorer::new(model, parameters, &anchors.chain, &similarities);
    let band = Band::along(model.rows.len(), model.columns.len(), &anchors.trusted, parameters.margin);
    let free = Taken::default();
    let mut search = Search::new(&scorer, &band, &free);
    let found = search.best_path();
    let found = repair::uncross(&mut search, found);
    let found = moved::reunite(&scorer, found);
    let confidences = confidence::confidences(&scorer, &found);
    let score = mean_score(&found);
    let bead = |(found, confidence): (Found, f32)| Bead {
        source: found.cell.rows,
        target: found.cell.columns,
        confidence,
        moved: false,
    };
    (found.into_iter().zip(confidences).map(bead).collect(), score, scorer.usual_coverage)
}

fn mean_score(found: &[Found]) -> f64 {
    let matched = || found.iter().filter(|found| found.cell.is_matched());
    #[expect(clippy::cast_precision_loss, reason = "far fewer beads than 2^53")]
    let count = matched().count().max(1) as f64;
    matched().map(|found| found.score).sum::<f64>() / count
}

fn swapped(bead: Bead) -> Bead {
    Bead { source: bead.target, target: bead.source, ..bead }
}
