//! How likely a bead is right: the search's own certainty, tempered by how much the bead and its surroundings match.
//!
//! The share of paths says how a bead stands against its alternatives, but where nothing matches at all the path that lengths
//! prefer is sure of itself and wrong. So the logit adds the coverage of the bead and of the beads round it: a sentence that
//! shares no word is trusted among sentences that do, and two unrelated documents are not.
//!
//! The weights are those of a logistic regression on Italian-English documents: 7,162 beads of manuals, news and
//! encyclopaedia text with gaps, merges and swaps, of which 99 in 100 were right, together with 1,129 matched beads of unrelated
//! documents, which are all wrong. Mean distance of confidence from truth in ten bins: .005 on matched beads and
//! .023 on unmatched ones of the former, .013 on the latter.

use crate::score::Scorer;
use crate::search::Found;

/// Constant, log odds of the share, logarithms of the coverage and of that of the surroundings.
const MATCHED: [f64; 4] = [7.3, 0.82, 0.42, 3.9];
/// Constant, log odds of the share.
const UNMATCHED: [f64; 2] = [1.85, 0.7];
/// Keeps the logarithm of no coverage finite.
const LEAST_COVERAGE: f64 = 0.03;
/// How many matched beads on each side are the surroundings.
const REACH: usize = 4;
/// From so many matched beads on the coverage of a document tells whether it is a translation. A shorter one is filled up with
/// beads of usual coverage: in one sentence without a shared word nothing speaks against it yet.
const TELLING: usize = 4;
/// The coverage that a translated sentence usually has.
const USUAL_COVERAGE: f64 = 0.4;

/// The probability of each bead that it is right, 0 to 1. Beads are in the order in which they are surroundings.
pub(crate) fn confidences(scorer: &Scorer<'_>, beads: &[Found]) -> Vec<f32> {
    let coverages: Vec<f64> = beads.iter().map(|bead| scorer.coverage(&bead.cell)).collect();
    let matched: Vec<usize> = (0..beads.len()).filter(|at| beads[*at].cell.is_matched()).collect();
    let mut out: Vec<f32> = beads.iter().map(unmatched).collect();
    for (place, &at) in matched.iter().enumerate() {
        let near = &matched[place.saturating_sub(REACH)..(place + REACH + 1).min(matched.len())];
        let lacking = TELLING.saturating_sub(matched.len());
        #[expect(clippy::cast_precision_loss, reason = "a handful of beads")]
        let (count, lacking) = (near.len() as f64, lacking as f64);
        let known: f64 = near.iter().map(|at| coverages[*at]).sum();
        let around = (known + lacking * USUAL_COVERAGE) / (count + lacking);
        let features = [1.0, log_odds(&beads[at]), logarithm(coverages[at]), logarithm(around)];
        out[at] = probability(MATCHED.iter().zip(features).map(|(weight, feature)| weight * feature).sum());
    }
    out
}

fn unmatched(bead: &Found) -> f32 {
    probability(UNMATCHED[0] + UNMATCHED[1] * log_odds(bead))
}

fn log_odds(bead: &Found) -> f64 {
    let share = bead.share.clamp(1e-6, 1.0 - 1e-6);
    (share / (1.0 - share)).ln()
}

fn logarithm(coverage: f64) -> f64 {
    (coverage + LEAST_COVERAGE).ln()
}

fn probability(logit: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a probability")]
    let probability = (1.0 / (1.0 + (-logit).exp())) as f32;
    probability
}
