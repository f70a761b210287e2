//! What paths weigh: the exponentials of their scores, as numbers that each cell divides by that of its best path.
//!
//! The weights are kept as numbers and not as logarithms: a profile spent more in the exponentials and logarithms of a sum for
//! each cell than in the sums. Divided by the weight of the best path to its cell, a sum is 1 at least, whatever the length of
//! the paths, and nothing on the best path of all is ever lost; what is lost is a path that weighs less than the smallest number
//! beside the best one to the same cell.

use crate::band::Band;
use crate::beads::stride;
use crate::joint::Joint;
use crate::score::{MAX_SIDE, SHAPES};

/// By how much a unit of score multiplies the weight of a path, as a logarithm.
pub(crate) const SHARPNESS: f64 = 9.0;

/// How many rows a bead touches.
const REACH: usize = MAX_SIDE as usize + 1;

/// The place of the shape that has no row.
pub(crate) const COLUMN_ALONE: usize = 2;

/// Lower than the score of any path, and a number: cells that no path reaches weigh nothing.
const NO_PATH: f64 = -1e300;

/// What a path weighs beside the best one to its cell, when it scores `sum` and that one `best`.
#[inline]
pub(crate) fn beside(sum: f64, best: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "a difference of scores, of which seven digits count")]
    let gap = (sum - best.max(NO_PATH)) as f32;
    f64::from(weight_of(gap))
}

/// For the cells of the last few rows the score of the best path from there to the end, and the weight of all such paths
/// beside it.
#[derive(Default)]
pub(crate) struct Backward {
    rows: [Vec<(f64, f64)>; REACH],
}

impl Backward {
    /// Fills in `row`, the one before those filled in already, if any.
    pub(crate) fn fill(&mut self, row: u32, band: &Band, scores: &[f32]) {
        let (here, last) = (band.row(row), band.rows().end - 1);
        let slot = row as usize % REACH;
        let mut cells = std::mem::take(&mut self.rows[slot]);
        cells.clear();
        cells.resize(here.width(), (f64::NEG_INFINITY, 0.0));
        if row == last {
            cells[here.width() - 1] = (0.0, 1.0);
        }
        let joints: Vec<(usize, usize, Joint)> = (0..)
            .zip(SHAPES)
            .filter(|(_, shape)| shape.0 > 0 && row + shape.0 <= last)
            .map(|(at, shape)| {
                let to = row + shape.0;
                (at, to as usize % REACH, Joint::between(here, band.row(to), shape.1))
            })
            .collect();
        for (at, to, joint) in &joints {
            let rest = &self.rows[*to][joint.to..][..joint.len];
            let own = cells[joint.from..][..joint.len].iter_mut();
            for ((cell, score), rest) in own.zip(joint.of_shape(scores, *at)).zip(rest) {
                cell.0 = cell.0.max(f64::from(*score) + rest.0);
            }
        }
        let along = &scores[COLUMN_ALONE * stride(here)..];
        for at in (1..cells.len()).rev() {
            cells[at - 1].0 = cells[at - 1].0.max(f64::from(along[at - 1]) + cells[at].0);
        }
        for (at, to, joint) in &joints {
            let rest = &self.rows[*to][joint.to..][..joint.len];
            let own = cells[joint.from..][..joint.len].iter_mut();
            for ((cell, score), rest) in own.zip(joint.of_shape(scores, *at)).zip(rest) {
                cell.1 += rest.1 * beside(f64::from(*score) + rest.0, cell.0);
            }
        }
        for at in (1..cells.len()).rev() {
            let gap = beside(f64::from(along[at - 1]) + cells[at].0, cells[at - 1].0);
            cells[at - 1].1 += cells[at].1 * gap;
        }
        self.rows[slot] = cells;
    }

    /// The best score from a cell of a row that is kept, and the weight beside it.
    pub(crate) fn at(&self, band: &Band, row: u32, column: u32) -> (f64, f64) {
        let cell = band.cell(row, column).expect("the path came from the band") - band.row(row).first;
        self.rows[row as usize % REACH][cell]
    }
}

/// What a score multiplies the weight of a path by, `exp(SHARPNESS · score)` to seven digits; at least the smallest number.
///
/// It is reckoned without a branch and without a table, so that the compiler takes several at once: the power of two goes into the exponent,
/// and a polynomial (the first terms of the series) gives the rest, which is less than half a power of two.
#[inline]
pub(crate) fn weight_of(score: f32) -> f32 {
    /// Pushes the digits after the point out of a number: 1.5 · 2²³.
    const ROUNDING: f32 = 12_582_912.0;
    /// ln 2 in two parts, of which the first times a small whole number is exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    const SERIES: [f32; 6] = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0];
    #[expect(clippy::cast_possible_truncation, reason = "a small whole number")]
    let power = (score * SHARPNESS as f32).clamp(-87.0, 87.0);
    let rounded = power * std::f32::consts::LOG2_E + ROUNDING;
    let whole = rounded - ROUNDING;
    let rest = power - whole * LN_2[0] - whole * LN_2[1];
    let fraction = SERIES.iter().fold(0.0, |sum, factor| sum * rest + factor) * rest + 1.0;
    f32::from_bits(fraction.to_bits().wrapping_add(rounded.to_bits() << 23))
}

/// The share of a bead that scores `gain` more than what it replaces.
pub(crate) fn share_of_gain(gain: f64) -> f64 {
    1.0 / (1.0 + (-SHARPNESS * gain).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weight_of_a_score_is_its_exponential() {
        for step in -960_i16..=960 {
            let score = f32::from(step) / 100.0;
            let expected = (SHARPNESS * f64::from(score)).exp();
            assert!((f64::from(weight_of(score)) / expected - 1.0).abs() < 2e-5, "{score}");
        }
        assert!(weight_of(f32::NEG_INFINITY) < 1e-37);
        assert!(weight_of(f32::INFINITY).is_finite());
    }
}
