//! The search: the path of beads of greatest score through the band, and how sure each of its beads is.
//!
//! A plain dynamic programme over flat arrays. Beside the best path it sums over all paths, each weighing the
//! exponential of its score (the forward-backward algorithm), and so knows of each bead the share of the paths that contain it:
//! a bead that has an equally good neighbour is unsure, however well it matches.

use crate::band::{Band, BandRow};
use crate::corners::{ByShape, Corners};
use crate::score::{Cell, MAX_SIDE, SHAPES, Scorer};
use crate::taken::Taken;

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
    corners: Corners<'a>,
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
/// How many rows a bead touches, and how many rows of scores are needed at a time.
const REACH: usize = MAX_SIDE as usize + 1;

/// The scores of the beads that begin in each cell, by shape: of the whole band, or of the last few rows that were filled.
struct Scores {
    cells: Vec<[f32; SHAPES.len()]>,
    /// How many cells are kept of a row; none, when all are kept.
    width: Option<usize>,
}

impl Scores {
    fn of(band: &Band) -> Self {
        let width = || band.rows().map(|row| band.columns_at(row).len()).max().unwrap_or(0);
        let width = (band.cells() > KEPT_CELLS).then(width);
        let cells = width.map_or(band.cells(), |width| REACH * width);
        Scores { cells: vec![[0.0; SHAPES.len()]; cells], width }
    }

    /// Where the scores of a row begin.
    fn start(&self, row: u32, cells: BandRow) -> usize {
        self.width.map_or(cells.first, |width| row as usize % REACH * width)
    }

    /// Reckons the scores of a row.
    fn fill(&mut self, corners: &Corners<'_>, row: u32) {
        let start = self.start(row, corners.band.row(row));
        let of_row = corners.of_row(row);
        for (cell, column) in self.cells[start..].iter_mut().zip(corners.band.columns_at(row)) {
            #[expect(clippy::cast_possible_truncation, reason = "seven digits tell scores apart")]
            let scores = of_row.scores(column).map(|score| score as f32);
            *cell = scores;
        }
    }
}

/// A row of the band, and where the scores of its beads are kept.
#[derive(Clone, Copy)]
struct Row {
    cells: BandRow,
    scores: usize,
}

impl Row {
    /// The place in the scores of a cell of this row.
    fn score(self, cell: usize) -> usize {
        self.scores + cell - self.cells.first
    }
}

impl<'a> Search<'a> {
    /// Prepares the tables for every cell of `band`. Segments that are taken stand in no bead, at no cost.
    pub(crate) fn new(scorer: &'a Scorer<'a>, band: &'a Band, taken: &'a Taken) -> Self {
        Search { scorer, band, corners: Corners::new(scorer, band, taken) }
    }

    /// Returns the beads of the best path, in order; they tile the rows and columns of the band.
    pub(crate) fn best_path(&self) -> Vec<Found> {
        let mut forward = self.forward();
        let backward = self.backward(&mut forward.scores);
        self.trace(&forward, &backward)
    }

    /// The score of a matched bead; `None` when there is no such shape or part of it lies outside the band.
    pub(crate) fn score_of(&self, cell: &Cell) -> Option<f64> {
        let (rows, columns) = (&cell.rows, &cell.columns);
        let shape = (rows.end - rows.start, columns.end - columns.start);
        let corners = [(rows.start, columns.end), (rows.end, columns.start)];
        let is_seen = corners.iter().all(|(row, column)| self.band.cell(*row, *column).is_some());
        (SHAPES.contains(&shape) && is_seen).then(|| self.corners.score((rows.start, columns.start), shape))
    }

    /// For each cell of the band the scores of the beads that begin there; of those that end outside the band they mean nothing.
    pub(crate) fn all_scores(&self) -> Vec<ByShape> {
        let of_row = |row| {
            let corners = self.corners.of_row(row);
            self.band.columns_at(row).map(move |column| corners.scores(column))
        };
        self.band.rows().flat_map(of_row).collect()
    }

    fn forward(&self) -> Forward {
        let cells = self.band.cells();
        let mut out = Forward {
            best: vec![f64::NEG_INFINITY; cells],
            shapes: vec![NO_SHAPE; cells],
            sums: vec![f64::NEG_INFINITY; cells],
            scores: Scores::of(self.band),
        };
        (out.best[0], out.sums[0]) = (0.0, 0.0);
        for row in self.band.rows() {
            out.scores.fill(&self.corners, row);
            let before = std::array::from_fn(|back| self.row(row.wrapping_sub(narrow(back)), &out.scores));
            for (here, column) in (self.band.row(row).first..).zip(self.band.columns_at(row)) {
                out.reach(&before, here, column);
            }
        }
        out
    }

    fn row(&self, row: u32, scores: &Scores) -> Row {
        let cells = self.band.row(row);
        Row { cells, scores: scores.start(row, cells) }
    }

    /// For each cell the logarithm of the sum of the weights of all paths from there to the end.
    fn backward(&self, scores: &mut Scores) -> Vec<f64> {
        let mut sums = vec![f64::NEG_INFINITY; self.band.cells()];
        let last = sums.len() - 1;
        sums[last] = 0.0;
        for row in self.band.rows().rev() {
            if scores.width.is_some() {
                scores.fill(&self.corners, row);
            }
            let own = self.row(row, scores);
            let after: [BandRow; REACH] = std::array::from_fn(|on| self.band.row(row + narrow(on)));
            let columns = self.band.columns_at(row);
            for column in columns.clone().rev() {
                let here = own.cells.first + (column - columns.start) as usize;
                let mut sum = LogSum::of(sums[here]);
                for (shape, score) in SHAPES.into_iter().zip(&scores.cells[own.score(here)]) {
                    if let Some(to) = after[shape.0 as usize].cell(column + shape.1) {
                        sum.add(sums[to] + SHARPNESS * f64::from(*score));
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
            let score = self.corners.score((row, column), *shape);
            let share = forward.sums[from] + SHARPNESS * score + backward[to] - backward[0];
            let cell = Cell { rows: row..row + shape.0, columns: column..column + shape.1 };
            found.push(Found { cell, score, share: share.exp().min(1.0) });
        }
        found.reverse();
        found
    }
}

impl Forward {
    /// Fills one cell from those before it, which stand in the rows `before`, its own first.
    fn reach(&mut self, before: &[Row; REACH], here: usize, column: u32) {
        let mut sum = LogSum::of(self.sums[here]);
        let (mut best, mut last) = (self.best[here], self.shapes[here]);
        for (at, shape) in (0_u8..).zip(SHAPES) {
            let row = before[shape.0 as usize];
            let Some(from) = row.cells.cell(column.wrapping_sub(shape.1)) else { continue };
            let score = f64::from(self.scores.cells[row.score(from)][usize::from(at)]);
            if self.best[from] + score > best {
                best = self.best[from] + score;
                last = at;
            }
            sum.add(self.sums[from] + SHARPNESS * score);
        }
        (self.best[here], self.shapes[here], self.sums[here]) = (best, last, sum.logarithm());
    }
}

#[inline]
fn narrow(rows: usize) -> u32 {
    u32::try_from(rows).expect("no more than a bead has")
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
