//! The search: the path of beads of greatest score through the band, and how sure each of its beads is.
//!
//! A plain dynamic programme over flat arrays. Beside the best path it sums over all paths, each weighing the
//! exponential of its score (the forward-backward algorithm), and so knows of each bead the share of the paths that contain it:
//! a bead that has an equally good neighbour is unsure, however well it matches.

use crate::band::{Band, BandRow};
use crate::beads::{Beads, stride};
use crate::joint::Joint;
use crate::score::{Cell, SHAPES, Scorer};
use crate::scores::Scores;
use crate::taken::Taken;
use crate::weights::{Backward, COLUMN_ALONE, MOST_SCALE, SHARPNESS, Weights, scaled};

/// A bead that was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) cell: Cell,
    pub(crate) score: f64,
    /// The share of all paths that contain the bead, each by its weight; 0 to 1.
    pub(crate) share: f64,
}

/// The search through one band.
pub(crate) struct Search<'a> {
    pub(crate) scorer: &'a Scorer<'a>,
    pub(crate) band: &'a Band,
    scores: Scores<'a>,
}

const NO_SHAPE: u8 = u8::MAX;

/// For each cell the score of the best path that leads there and the shape of its last bead, and the weight of all paths that
/// lead there, as a share of the greatest of its row.
struct Forward {
    best: Vec<f64>,
    shapes: Vec<u8>,
    weights: Vec<f64>,
    /// Of each row the logarithm of what its weights were divided by.
    scales: Vec<f64>,
}

impl<'a> Search<'a> {
    /// Prepares the tables for every cell of `band`. Segments that are taken stand in no bead, at no cost.
    pub(crate) fn new(scorer: &'a Scorer<'a>, band: &'a Band, taken: &'a Taken) -> Self {
        let scores = Scores::of(Beads::new(scorer, band, taken), band);
        Search { scorer, band, scores }
    }

    /// Returns the beads of the best path, in order; they tile the rows and columns of the band.
    pub(crate) fn best_path(&mut self) -> Vec<Found> {
        let forward = self.forward();
        let mut found = self.trace(&forward);
        self.weigh(&forward, &mut found);
        found.reverse();
        found
    }

    /// The score of a matched bead; `None` when there is no such shape or part of it lies outside the band.
    pub(crate) fn score_of(&mut self, cell: &Cell) -> Option<f64> {
        let (rows, columns) = (&cell.rows, &cell.columns);
        let shape = (rows.end - rows.start, columns.end - columns.start);
        let shape = SHAPES.iter().position(|other| *other == shape)?;
        let first = self.band.cell(rows.start, columns.start)?;
        self.band.cell(rows.start, columns.end)?;
        self.band.cell(rows.end, columns.start)?;
        self.scores.prepare(rows.start);
        Some(self.score_from((rows.start, first), shape))
    }

    /// Reckons the scores of the beads that begin in `row`, unless they are kept; those of seven rows more stay at least.
    pub(crate) fn prepare(&mut self, row: u32) {
        self.scores.prepare(row);
    }

    /// The score of the bead of a shape, by its place, that begins in a cell of a row that was prepared. Of one that ends outside
    /// the band it means nothing.
    pub(crate) fn score_from(&self, (row, cell): (u32, usize), shape: usize) -> f64 {
        let band = self.band.row(row);
        f64::from(self.scores.of_row(row)[shape * stride(band) + cell - band.first])
    }

    fn forward(&mut self) -> Forward {
        let cells = self.band.cells();
        let mut out = Forward {
            best: vec![f64::NEG_INFINITY; cells],
            shapes: vec![NO_SHAPE; cells],
            weights: vec![0.0; cells],
            scales: Vec::with_capacity(self.band.rows().len()),
        };
        (out.best[0], out.weights[0]) = (0.0, 1.0);
        let mut weights = Weights::default();
        for row in self.band.rows() {
            self.scores.prepare(row);
            weights.fill(row, self.scores.of_row(row));
            let first_row = self.band.rows().start;
            for (at, shape) in (0..).zip(SHAPES).filter(|(_, shape)| shape.0 > 0 && first_row + shape.0 <= row) {
                let from = row - shape.0;
                let joint = Joint::between(self.band.row(from), self.band.row(row), shape.1);
                let scale = out.scale_of(from - first_row, row - first_row);
                out.reach(&joint, at, self.scores.of_row(from), (weights.of_row(from), scale));
            }
            let here = self.band.row(row);
            out.run_along(here, self.scores.of_row(row), weights.of_row(row));
            out.scale(here);
        }
        out
    }

    /// The beads of the best path, the last first; their shares are unknown.
    fn trace(&self, forward: &Forward) -> Vec<Found> {
        let mut found = Vec::new();
        let (mut row, mut column) = (self.band.rows().end - 1, self.band.columns().end);
        while let Some(to) = self.band.cell(row, column) {
            let Some(shape) = SHAPES.get(usize::from(forward.shapes[to])) else { break };
            (row, column) = (row - shape.0, column - shape.1);
            let cell = Cell { rows: row..row + shape.0, columns: column..column + shape.1 };
            found.push(Found { cell, score: 0.0, share: 0.0 });
        }
        found
    }

    /// Finds the scores and shares of the beads of a path, the last first: on the way back through the rows, which knows of each cell
    /// the weight of all paths from there to the end.
    fn weigh(&mut self, forward: &Forward, found: &mut [Found]) {
        let (first_row, last) = (self.band.rows().start, self.band.rows().end - 1);
        let mut after = Backward::default();
        let mut next = 0;
        let mut whole = 0.0;
        for row in self.band.rows().rev() {
            self.scores.prepare(row);
            after.fill(row, self.band, self.scores.of_row(row));
            if row == last {
                whole = forward.scale_at(row - first_row) + forward.weights[forward.weights.len() - 1].ln();
            }
            while let Some(bead) = found.get_mut(next).filter(|bead| bead.cell.rows.start == row) {
                let Cell { rows, columns } = &bead.cell;
                let from = self.band.cell(row, columns.start).expect("the path came from the band");
                let shape = (rows.end - row, columns.end - columns.start);
                let shape = SHAPES.iter().position(|other| *other == shape).expect("the path is made of shapes");
                bead.score = self.score_from((row, from), shape);
                let (rest, scale) = after.at(self.band, rows.end, columns.end);
                let logarithm = forward.scale_at(row - first_row) + scale - whole + SHARPNESS * bead.score;
                bead.share = (forward.weights[from] * rest * logarithm.exp()).clamp(0.0, 1.0);
                next += 1;
            }
        }
    }
}

impl Forward {
    /// The logarithm of what the weights of a row were divided by, all in all; rows are counted from the first of the band.
    fn scale_at(&self, row: u32) -> f64 {
        self.scales[row as usize]
    }

    /// By what weights of the row `from` are multiplied to stand beside those of `row`, which is about to be filled.
    fn scale_of(&self, from: u32, row: u32) -> f64 {
        (self.scale_at(from) - self.scale_at(row - 1)).min(MOST_SCALE).exp()
    }

    /// Carries paths on by the beads of one shape.
    fn reach(&mut self, joint: &Joint, shape: usize, scores: &[f32], (weights, scale): (&[f32], f64)) {
        let (scores, weights) = (joint.of_shape(scores, shape), joint.of_shape(weights, shape));
        let split = joint.rows.1;
        let (before, here) = self.best.split_at_mut(split);
        let (best, shapes) = (&mut here[joint.to..][..joint.len], &mut self.shapes[joint.ends()]);
        for (((best, last), from), score) in best.iter_mut().zip(shapes).zip(&before[joint.begins()]).zip(scores) {
            let sum = from + f64::from(*score);
            if sum > *best {
                (*best, *last) = (sum, narrow(shape));
            }
        }
        let (before, here) = self.weights.split_at_mut(split);
        let sums = here[joint.to..][..joint.len].iter_mut();
        for ((sum, from), weight) in sums.zip(&before[joint.begins()]).zip(weights) {
            *sum += from * (f64::from(*weight) * scale);
        }
    }

    /// Carries paths on within a row, by beads that have no segment of it. Of equal ones an earlier shape stays.
    fn run_along(&mut self, row: BandRow, scores: &[f32], weights: &[f32]) {
        let of_shape = COLUMN_ALONE * stride(row)..COLUMN_ALONE * stride(row) + row.width() - 1;
        for (to, (score, weight)) in (row.first + 1..).zip(scores[of_shape.clone()].iter().zip(&weights[of_shape])) {
            let sum = self.best[to - 1] + f64::from(*score);
            let is_later = (COLUMN_ALONE + 1..SHAPES.len()).contains(&usize::from(self.shapes[to]));
            #[expect(clippy::float_cmp, reason = "sums of a few digits are exact, and equal paths equally long")]
            if sum > self.best[to] || (sum == self.best[to] && is_later) {
                (self.best[to], self.shapes[to]) = (sum, narrow(COLUMN_ALONE));
            }
            self.weights[to] += self.weights[to - 1] * f64::from(*weight);
        }
    }

    /// Divides the weights of a row by the greatest.
    fn scale(&mut self, row: BandRow) {
        let before = self.scales.last().copied().unwrap_or(0.0);
        self.scales.push(before + scaled(&mut self.weights[row.first..][..row.width()]));
    }
}

fn narrow(shape: usize) -> u8 {
    u8::try_from(shape).expect("a dozen shapes")
}
