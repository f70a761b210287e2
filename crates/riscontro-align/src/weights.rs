//! What paths weigh: the exponentials of their scores, as numbers that are scaled row by row.
//!
//! The weights are kept as numbers and not as logarithms, and every row is divided by its greatest one (Rabiner 1989, section
//! V.A). A profile spent more in the exponentials and logarithms of a sum for each cell than in the sums. What is lost is a path that
//! weighs less than the smallest number beside another of its row: it was not to be chosen.

use crate::band::Band;
use crate::beads::stride;
use crate::joint::Joint;
use crate::score::{MAX_SIDE, SHAPES};

/// By how much a unit of score multiplies the weight of a path, as a logarithm.
pub(crate) const SHARPNESS: f64 = 9.0;

/// How many rows a bead touches.
pub(crate) const REACH: usize = MAX_SIDE as usize + 1;
/// The place of the shape that has no row.
pub(crate) const COLUMN_ALONE: usize = 2;
/// Rows further apart than this many powers of e have nothing to say to one another.
pub(crate) const MOST_SCALE: f64 = 600.0;

/// Divides weights by the greatest; returns the logarithm of it.
pub(crate) fn scaled(weights: &mut [f64]) -> f64 {
    let greatest = weights.iter().copied().fold(0.0, f64::max);
    if greatest < f64::MIN_POSITIVE {
        return 0.0;
    }
    weights.iter_mut().for_each(|weight| *weight /= greatest);
    greatest.ln()
}

/// The weights of the beads that begin in the last few rows, by row and shape: what their scores multiply that of a path by.
#[derive(Default)]
pub(crate) struct Weights {
    rows: [(u32, Vec<f32>); REACH],
}

impl Weights {
    pub(crate) fn fill(&mut self, row: u32, scores: &[f32]) {
        let (held, weights) = &mut self.rows[row as usize % REACH];
        *held = row;
        weights.clear();
        weights.extend(scores.iter().map(|score| weight_of(*score)));
    }

    pub(crate) fn of_row(&self, row: u32) -> &[f32] {
        let (held, weights) = &self.rows[row as usize % REACH];
        debug_assert_eq!(*held, row, "a row is filled before it is read");
        weights
    }
}

/// The weights of all paths from the cells of the last few rows to the end, each row divided by its greatest.
#[derive(Default)]
pub(crate) struct Backward {
    rows: [Vec<f64>; REACH],
    /// Of each row the logarithm of what its weights were divided by, all in all.
    scales: [f64; REACH],
    weights: Weights,
}

impl Backward {
    /// Fills in `row`, the one before those filled in already, if any.
    pub(crate) fn fill(&mut self, row: u32, band: &Band, scores: &[f32]) {
        let (here, last) = (band.row(row), band.rows().end - 1);
        self.weights.fill(row, scores);
        let slot = row as usize % REACH;
        let mut sums = std::mem::take(&mut self.rows[slot]);
        sums.clear();
        sums.resize(here.width(), 0.0);
        let before = if row == last { 0.0 } else { self.scales[(row as usize + 1) % REACH] };
        if row == last {
            sums[here.width() - 1] = 1.0;
        }
        for (at, shape) in (0..).zip(SHAPES).filter(|(_, shape)| shape.0 > 0 && row + shape.0 <= last) {
            let to = (row + shape.0) as usize % REACH;
            let joint = Joint::between(here, band.row(row + shape.0), shape.1);
            let scale = (self.scales[to] - before).min(MOST_SCALE).exp();
            let weights = joint.of_shape(self.weights.of_row(row), at);
            let rest = &self.rows[to][joint.to..][..joint.len];
            for ((sum, weight), rest) in sums[joint.from..][..joint.len].iter_mut().zip(weights).zip(rest) {
                *sum += rest * (f64::from(*weight) * scale);
            }
        }
        let along = &self.weights.of_row(row)[COLUMN_ALONE * stride(here)..];
        for at in (1..sums.len()).rev() {
            sums[at - 1] += sums[at] * f64::from(along[at - 1]);
        }
        self.scales[slot] = before + scaled(&mut sums);
        self.rows[slot] = sums;
    }

    /// The weight at a cell of a row that is kept, and the logarithm of what it was divided by.
    pub(crate) fn at(&self, band: &Band, row: u32, column: u32) -> (f64, f64) {
        let slot = row as usize % REACH;
        let cell = band.cell(row, column).expect("the path came from the band") - band.row(row).first;
        (self.rows[slot][cell], self.scales[slot])
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
