//! The search: the path of beads of greatest score through the band, and how sure each of its beads is.
//!
//! A plain dynamic programme over flat arrays. Beside the best path it sums over all paths, each weighing the
//! exponential of its score (the forward-backward algorithm), and so knows of each bead the share of the paths that contain it:
//! a bead that has an equally good neighbour is unsure, however well it matches.

use crate::band::Band;
use crate::score::{Cell, SHAPES, Scorer};
use crate::similarity::Products;
use crate::taken::Taken;
use crate::windows::{Matched, Windows};

/// By how much a unit of score multiplies the weight of a path, as a logarithm.
const SHARPNESS: f64 = 9.0;

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
    taken: &'a Taken,
    windows: Windows,
    /// One a similarity.
    products: Vec<Products>,
}

/// For each cell the score of the best path that leads there, the shape of its last bead, and the logarithm of the sum
/// of the weights of all paths that lead there.
struct Forward {
    best: Vec<f64>,
    shapes: Vec<u8>,
    sums: Vec<f64>,
    scores: Scores,
}

const NO_SHAPE: u8 = u8::MAX;
/// Of a band of up to so many cells the scores of all beads are kept for the way back; of a larger one they are reckoned twice.
const KEPT_CELLS: usize = 1 << 17;

/// The scores of the beads that begin in each cell, shape by shape, as far as they are kept.
struct Scores(Vec<f32>);

impl Scores {
    fn for_cells(cells: usize) -> Self {
        Scores(vec![0.0; if cells <= KEPT_CELLS { cells * SHAPES.len() } else { 0 }])
    }

    /// The score of the bead of the shape of this number that begins in `cell`, from `reckoned` the first time.
    fn first(&mut self, cell: usize, shape: usize, reckoned: f64) -> f64 {
        #[expect(clippy::cast_possible_truncation, reason = "seven digits tell scores apart")]
        let score = reckoned as f32;
        if let Some(kept) = self.0.get_mut(cell * SHAPES.len() + shape) {
            *kept = score;
        }
        f64::from(score)
    }

    fn again(&self, cell: usize, shape: usize, reckon: impl FnOnce() -> f64) -> f64 {
        match self.0.get(cell * SHAPES.len() + shape) {
            Some(kept) => f64::from(*kept),
            #[expect(clippy::cast_possible_truncation, reason = "as the first time")]
            None => f64::from(reckon() as f32),
        }
    }
}

impl<'a> Search<'a> {
    /// Prepares the tables for every cell of `band`. Segments that are taken stand in no bead, at no cost.
    pub(crate) fn new(scorer: &'a Scorer<'a>, band: &'a Band, taken: &'a Taken) -> Self {
        let products = scorer.similarities.iter().map(|similarity| Products::new(similarity, band)).collect();
        Search { scorer, band, taken, windows: Windows::new(scorer.model, band), products }
    }

    /// Returns the beads of the best path, in order; they tile the rows and columns of the band.
    pub(crate) fn best_path(&self) -> Vec<Found> {
        let forward = self.forward();
        let backward = self.backward(&forward.scores);
        self.trace(&forward, &backward)
    }

    /// The score of a matched bead; `None` when there is no such shape or part of it lies outside the band.
    pub(crate) fn score_of(&self, cell: &Cell) -> Option<f64> {
        let (rows, columns) = (&cell.rows, &cell.columns);
        let shape = (rows.end - rows.start, columns.end - columns.start);
        let corners = [(rows.start, columns.end), (rows.end, columns.start)];
        let is_seen = corners.iter().all(|(row, column)| self.band.cell(*row, *column).is_some());
        (SHAPES.contains(&shape) && is_seen).then(|| self.score((rows.start, columns.start), shape))
    }

    /// The score of the bead of `shape` whose first corner is (row, column); all of it lies in the band.
    pub(crate) fn score(&self, (row, column): (u32, u32), shape: (u32, u32)) -> f64 {
        let cell = Cell { rows: row..row + shape.0, columns: column..column + shape.1 };
        if self.taken.touches(&cell) {
            return if cell.is_matched() { f64::NEG_INFINITY } else { 0.0 };
        }
        if !cell.is_matched() {
            return self.scorer.score(&cell, Matched::default(), 0.0);
        }
        let seen = (self.scorer.model, self.band);
        let matched = self.windows.matched(seen, (row, column), shape, self.scorer.floor());
        self.scorer.score(&cell, matched, self.meaning(&cell))
    }

    /// What the vectors say of a matched bead; of a small one less, since the vector of a word or two says little.
    fn meaning(&self, cell: &Cell) -> f64 {
        let pairs = self.products.iter().zip(self.scorer.similarities);
        let share = self.scorer.size(cell).min(1.0);
        let meanings = pairs.map(|(products, similarity)| products.score(similarity, self.band, cell));
        meanings.sum::<f64>() * share
    }

    fn forward(&self) -> Forward {
        let cells = self.band.cells();
        let mut out = Forward {
            best: vec![f64::NEG_INFINITY; cells],
            shapes: vec![NO_SHAPE; cells],
            sums: vec![f64::NEG_INFINITY; cells],
            scores: Scores::for_cells(cells),
        };
        (out.best[0], out.sums[0]) = (0.0, 0.0);
        for row in self.band.rows() {
            for column in self.band.columns_at(row) {
                self.reach((row, column), &mut out);
            }
        }
        out
    }

    /// Fills one cell from those before it.
    fn reach(&self, (row, column): (u32, u32), out: &mut Forward) {
        let here = self.band.cell(row, column).expect("the rows and columns of the band");
        let mut sum = LogSum::of(out.sums[here]);
        for (at, shape) in (0_u8..).zip(SHAPES) {
            let (Some(from_row), Some(from_column)) = (row.checked_sub(shape.0), column.checked_sub(shape.1)) else {
                continue;
            };
            let Some(from) = self.band.cell(from_row, from_column) else { continue };
            let score = self.score((from_row, from_column), shape);
            let score = out.scores.first(from, usize::from(at), score);
            if out.best[from] + score > out.best[here] {
                out.best[here] = out.best[from] + score;
                out.shapes[here] = at;
            }
            sum.add(out.sums[from] + SHARPNESS * score);
        }
        out.sums[here] = sum.logarithm();
    }

    /// For each cell the logarithm of the sum of the weights of all paths from there to the end.
    fn backward(&self, scores: &Scores) -> Vec<f64> {
        let mut sums = vec![f64::NEG_INFINITY; self.band.cells()];
        let last = sums.len() - 1;
        sums[last] = 0.0;
        for row in self.band.rows().rev() {
            for column in self.band.columns_at(row).rev() {
                let here = self.band.cell(row, column).expect("the rows and columns of the band");
                let mut sum = LogSum::of(sums[here]);
                for (at, shape) in SHAPES.into_iter().enumerate() {
                    if let Some(to) = self.band.cell(row + shape.0, column + shape.1) {
                        let score = scores.again(here, at, || self.score((row, column), shape));
                        sum.add(sums[to] + SHARPNESS * score);
                    }
                }
                sums[here] = sum.logarithm();
            }
        }
        sums
    }

    fn trace(&self, forward: &Forward, backward: &[f64]) -> Vec<Found> {
        let mut found = Vec::new();
        let (mut row, mut column) = (self.band.rows().end - 1, self.band.columns().end);
        while let Some(to) = self.band.cell(row, column) {
            let Some(shape) = SHAPES.get(usize::from(forward.shapes[to])) else { break };
            (row, column) = (row - shape.0, column - shape.1);
            let from = self.band.cell(row, column).expect("the path came from the band");
            let score = self.score((row, column), *shape);
            let share = forward.sums[from] + SHARPNESS * score + backward[to] - backward[0];
            let cell = Cell { rows: row..row + shape.0, columns: column..column + shape.1 };
            found.push(Found { cell, score, share: share.exp().min(1.0) });
        }
        found.reverse();
        found
    }
}

/// The share of a bead that scores `gain` more than what it replaces.
pub(crate) fn share_of_gain(gain: f64) -> f64 {
    1.0 / (1.0 + (-SHARPNESS * gain).exp())
}

/// A term smaller by this in its logarithm adds nothing that 52 bits could show.
const NOTHING: f64 = 37.0;

/// The logarithm of a sum of exponentials, kept from overflow by its largest term.
struct LogSum {
    largest: f64,
    sum: f64,
}

impl LogSum {
    fn of(first: f64) -> Self {
        LogSum { largest: first, sum: if first == f64::NEG_INFINITY { 0.0 } else { 1.0 } }
    }

    fn add(&mut self, term: f64) {
        let distance = term - self.largest;
        if distance > 0.0 {
            self.sum = if distance < NOTHING { self.sum * (-distance).exp() + 1.0 } else { 1.0 };
            self.largest = term;
        } else if distance > -NOTHING {
            self.sum += distance.exp();
        }
    }

    fn logarithm(&self) -> f64 {
        self.largest + self.sum.ln()
    }
}
