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
use crate::weights::{Backward, COLUMN_ALONE, beside};

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
/// lead there beside that of the best.
struct Forward {
    best: Vec<f64>,
    shapes: Vec<u8>,
    weights: Vec<f64>,
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
        let mut out =
            Forward { best: vec![f64::NEG_INFINITY; cells], shapes: vec![NO_SHAPE; cells], weights: vec![0.0; cells] };
        (out.best[0], out.weights[0]) = (0.0, 1.0);
        for row in self.band.rows() {
            self.scores.prepare(row);
            let joints = self.joints_to(row);
            for (at, from, joint) in &joints {
                out.reach(joint, *at, self.scores.of_row(*from));
            }
            let here = self.band.row(row);
            out.run_along(here, self.scores.of_row(row));
            for (at, from, joint) in &joints {
                out.weigh(joint, *at, self.scores.of_row(*from));
            }
            out.weigh_along(here, self.scores.of_row(row));
        }
        out
    }

    /// For each shape that has rows its place, the row from which its beads lead to `row`, and which cells they join.
    fn joints_to(&self, row: u32) -> Vec<(usize, u32, Joint)> {
        let first_row = self.band.rows().start;
        let shapes = (0..).zip(SHAPES).filter(|(_, shape)| shape.0 > 0 && first_row + shape.0 <= row);
        let joint = |(at, shape): (usize, (u32, u32))| {
            let from = row - shape.0;
            (at, from, Joint::between(self.band.row(from), self.band.row(row), shape.1))
        };
        shapes.map(joint).collect()
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
        let last = forward.best.len() - 1;
        let mut after = Backward::default();
        let mut next = 0;
        for row in self.band.rows().rev() {
            self.scores.prepare(row);
            after.fill(row, self.band, self.scores.of_row(row));
            while let Some(bead) = found.get_mut(next).filter(|bead| bead.cell.rows.start == row) {
                let Cell { rows, columns } = &bead.cell;
                let from = self.band.cell(row, columns.start).expect("the path came from the band");
                let shape = (rows.end - row, columns.end - columns.start);
                let shape = SHAPES.iter().position(|other| *other == shape).expect("the path is made of shapes");
                bead.score = self.score_from((row, from), shape);
                let (rest, weight) = after.at(self.band, rows.end, columns.end);
                let beside = beside(forward.best[from] + bead.score + rest, forward.best[last]);
                bead.share = (forward.weights[from] * weight * beside / forward.weights[last]).clamp(0.0, 1.0);
                next += 1;
            }
        }
    }
}

impl Forward {
    /// Carries the best paths on by the beads of one shape.
    fn reach(&mut self, joint: &Joint, shape: usize, scores: &[f32]) {
        let (before, here) = self.best.split_at_mut(joint.rows.1);
        let (best, shapes) = (&mut here[joint.to..][..joint.len], &mut self.shapes[joint.ends()]);
        let begins = before[joint.begins()].iter().zip(joint.of_shape(scores, shape));
        for ((best, last), (from, score)) in best.iter_mut().zip(shapes).zip(begins) {
            let sum = from + f64::from(*score);
            if sum > *best {
                (*best, *last) = (sum, narrow(shape));
            }
        }
    }

    /// Carries the best paths on within a row, by beads that have no segment of it. Of equal ones an earlier shape stays.
    fn run_along(&mut self, row: BandRow, scores: &[f32]) {
        for (to, score) in (row.first + 1..).zip(along(row, scores)) {
            let sum = self.best[to - 1] + f64::from(*score);
            let is_later = (COLUMN_ALONE + 1..SHAPES.len()).contains(&usize::from(self.shapes[to]));
            #[expect(clippy::float_cmp, reason = "sums of a few digits are exact, and equal paths equally long")]
            if sum > self.best[to] || (sum == self.best[to] && is_later) {
                (self.best[to], self.shapes[to]) = (sum, narrow(COLUMN_ALONE));
            }
        }
    }

    /// Adds up what the paths weigh that the beads of one shape carry on, once the best ones are known.
    fn weigh(&mut self, joint: &Joint, shape: usize, scores: &[f32]) {
        let (before, here) = self.weights.split_at_mut(joint.rows.1);
        let begins = before[joint.begins()].iter().zip(&self.best[joint.begins()]).zip(joint.of_shape(scores, shape));
        let ends = here[joint.to..][..joint.len].iter_mut().zip(&self.best[joint.ends()]);
        for ((sum, best), ((weight, from), score)) in ends.zip(begins) {
            *sum += weight * beside(from + f64::from(*score), *best);
        }
    }

    /// The same within a row.
    fn weigh_along(&mut self, row: BandRow, scores: &[f32]) {
        for (to, score) in (row.first + 1..).zip(along(row, scores)) {
            let sum = self.best[to - 1] + f64::from(*score);
            self.weights[to] += self.weights[to - 1] * beside(sum, self.best[to]);
        }
    }
}

/// The scores of the beads that have no segment of a row and lead from one of its cells to the next.
fn along(row: BandRow, scores: &[f32]) -> &[f32] {
    &scores[COLUMN_ALONE * stride(row)..][..row.width() - 1]
}

fn narrow(shape: usize) -> u8 {
    u8::try_from(shape).expect("a dozen shapes")
}
