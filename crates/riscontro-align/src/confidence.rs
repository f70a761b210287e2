//! How likely a bead is right.

use crate::score::Scorer;
use crate::search::Found;

const MATCHED: [f64; 4] = [0.0, 1.0, 0.0, 0.0];
const UNMATCHED: [f64; 2] = [0.0, 1.0];

/// The probability that the bead is right, 0 to 1.
pub(crate) fn confidence(scorer: &Scorer<'_>, bead: &Found) -> f32 {
    eprintln!("F {} {} {} {} {} {} {} {} {}",bead.cell.rows.start,bead.cell.rows.end,bead.cell.columns.start,bead.cell.columns.end,bead.share,bead.score,scorer.coverage(&bead.cell),scorer.model.rows.len(),scorer.model.columns.len());
    let share = bead.share.clamp(1e-6, 1.0 - 1e-6);
    let odds = (share / (1.0 - share)).ln();
    let logit = if bead.cell.is_matched() {
        let [base, by_odds, by_coverage, by_score] = MATCHED;
        base + by_odds * odds + by_coverage * scorer.coverage(&bead.cell) + by_score * bead.score
    } else {
        let [base, by_odds] = UNMATCHED;
        base + by_odds * odds
    };
    #[expect(clippy::cast_possible_truncation, reason = "a probability")]
    let probability = (1.0 / (1.0 + (-logit).exp())) as f32;
    probability
}
