//! The scores of all beads that begin in one cell, reckoned together.
//!
//! A path may leave a cell by a bead of any shape, and these beads share nearly all that they are scored by: the windows of
//! the same few segments, their products, masses and lengths. So what stands round a cell is gathered once, and each shape
//! adds up its part of it. The sums run in the same order for each shape, segment by segment, rows before columns.

use crate::band::{Band, BandRow};
use crate::model::Axis;
use crate::score::{Bulk, Cell, MAX_SIDE, Matched, SHAPES, Scorer};
use crate::similarity::{Near, Products, Similarity};
use crate::taken::Taken;
use crate::windows::{BySize, Windows};

/// One number for each of [`SHAPES`].
pub(crate) type ByShape = [f64; SHAPES.len()];

const SIDE: usize = MAX_SIDE as usize;

/// Scores the beads that begin in the cells of one band.
pub(crate) struct Corners<'a> {
    pub(crate) scorer: &'a Scorer<'a>,
    pub(crate) band: &'a Band,
    taken: &'a Taken,
    windows: Windows,
    /// One a similarity.
    products: Vec<Products>,
    /// For each row boundary of the band, and for each column boundary.
    rows: Vec<Spread>,
    columns: Vec<Spread>,
}

/// What the 1, 2, 3, 4 segments from one on hold; less where the side ends before.
#[derive(Debug, Clone, Copy, Default)]
struct Spread {
    masses: [f64; SIDE],
    /// In characters of the columns.
    lengths: [f64; SIDE],
    /// Of each segment by itself the mass that is expected to match.
    floors: [f64; SIDE],
    paragraph_ends_inside: [u32; SIDE],
    ends_paragraph: [bool; SIDE],
}

impl Spread {
    fn from(axis: &Axis<'_>, first: u32, floor: f64, scale: f64) -> Self {
        let mut out = Spread::default();
        for (at, end) in (first + 1..=axis.len()).take(SIDE).enumerate() {
            out.masses[at] = axis.mass(&(first..end));
            out.lengths[at] = axis.length(&(first..end)) * scale;
            out.floors[at] = floor * axis.segment_mass(end - 1);
            out.paragraph_ends_inside[at] = axis.paragraph_ends_inside(&(first..end));
            out.ends_paragraph[at] = axis.is_paragraph_end(end);
        }
        out
    }
}

/// The beads that begin in one row: what its segments hold, and the rows of the band from it on.
pub(crate) struct RowCorners<'a> {
    corners: &'a Corners<'a>,
    row: u32,
    spread: &'a Spread,
    band: [BandRow; SIDE + 1],
}

/// What stands round one cell.
struct Corner<'a> {
    rows: &'a Spread,
    columns: &'a Spread,
    /// Of each row the mass that matches in the columns.
    in_columns: [BySize; SIDE],
    in_rows: [BySize; SIDE],
}

impl<'a> Corners<'a> {
    /// Prepares the tables for every cell of `band`. Segments that are taken stand in no bead, at no cost.
    pub(crate) fn new(scorer: &'a Scorer<'a>, band: &'a Band, taken: &'a Taken) -> Self {
        let products = scorer.similarities.iter().map(|similarity| Products::new(similarity, band)).collect();
        let Scorer { model, ratio, .. } = scorer;
        let rows = band.rows().map(|row| Spread::from(&model.rows, row, scorer.floor(), *ratio)).collect();
        let boundaries = band.columns().start..=band.columns().end;
        let columns = boundaries.map(|column| Spread::from(&model.columns, column, scorer.floor(), 1.0)).collect();
        Corners { scorer, band, taken, windows: Windows::new(model, band), products, rows, columns }
    }

    /// The beads that begin in `row`, a row of the band.
    pub(crate) fn of_row(&self, row: u32) -> RowCorners<'_> {
        let spread = &self.rows[(row - self.band.rows().start) as usize];
        RowCorners { corners: self, row, spread, band: std::array::from_fn(|at| self.band.row(row + narrow(at))) }
    }

    /// The score of the bead of `shape` whose first corner is (row, column); all of it lies in the band.
    pub(crate) fn score(&self, (row, column): (u32, u32), shape: (u32, u32)) -> f64 {
        let of_row = self.of_row(row);
        let cell = of_row.cell(column, shape);
        if self.taken.touches(&cell) {
            return if cell.is_matched() { f64::NEG_INFINITY } else { 0.0 };
        }
        if !cell.is_matched() {
            return self.scorer.unmatched(&cell);
        }
        let products = self.products.iter().zip(self.scorer.similarities);
        let meanings = products.map(|(products, similarity)| {
            let sum = products.sum(similarity, &of_row.band, &cell);
            similarity.meaning(sum, (row, column), shape)
        });
        of_row.corner(column).score(self.scorer, shape, meanings.sum())
    }
}

impl RowCorners<'_> {
    /// The scores of the beads that begin at `column`; of those that do not end in the band they mean nothing.
    pub(crate) fn scores(&self, column: u32) -> ByShape {
        let Corners { scorer, taken, .. } = self.corners;
        let has_row = self.row < scorer.model.rows.len();
        let has_column = column < scorer.model.columns.len();
        let mut scores = [f64::NEG_INFINITY; SHAPES.len()];
        if has_row && has_column {
            scores = self.corner(column).scores(scorer, &self.meanings(column));
        }
        for (score, shape) in scores.iter_mut().zip(SHAPES) {
            match shape {
                (_, 0) if has_row => *score = scorer.unmatched(&self.cell(column, shape)),
                (0, _) if has_column => *score = scorer.unmatched(&self.cell(column, shape)),
                _ => {}
            }
        }
        if !taken.is_empty() {
            self.leave_out_taken(column, &mut scores);
        }
        scores
    }

    fn leave_out_taken(&self, column: u32, scores: &mut ByShape) {
        for (score, shape) in scores.iter_mut().zip(SHAPES) {
            let cell = self.cell(column, shape);
            if self.corners.taken.touches(&cell) {
                *score = if cell.is_matched() { f64::NEG_INFINITY } else { 0.0 };
            }
        }
    }

    fn cell(&self, column: u32, shape: (u32, u32)) -> Cell {
        Cell { rows: self.row..self.row + shape.0, columns: column..column + shape.1 }
    }

    fn corner(&self, column: u32) -> Corner<'_> {
        let Corners { windows, columns, .. } = self.corners;
        let (in_columns, in_rows) = (&windows.rows, &windows.columns);
        let here = self.band[0];
        let below = |at: usize| self.band[at].cell(column).map_or_else(BySize::default, |cell| in_columns[cell]);
        let beside = |at: usize| here.cell(column + narrow(at)).map_or_else(BySize::default, |cell| in_rows[cell]);
        Corner {
            rows: self.spread,
            columns: &columns[(column - self.corners.band.columns().start) as usize],
            in_columns: std::array::from_fn(below),
            in_rows: std::array::from_fn(beside),
        }
    }

    /// What all vectors say of each shape that has segments on both sides.
    fn meanings(&self, column: u32) -> ByShape {
        let mut meanings = [0.0; SHAPES.len()];
        for (products, similarity) in self.corners.products.iter().zip(self.corners.scorer.similarities) {
            let near = products.near(&self.band, column);
            let mut sums = near.sums();
            if !near.is_whole() {
                self.complete(&mut sums, &near, (products, similarity), column);
            }
            for ((meaning, sum), shape) in meanings.iter_mut().zip(sums).zip(SHAPES) {
                if shape.0 * shape.1 > 0 {
                    *meaning += similarity.meaning(sum, (self.row, column), shape);
                }
            }
        }
        meanings
    }

    /// Sets right the sums of the shapes of which products lie outside the band.
    fn complete(
        &self,
        sums: &mut [f32; SHAPES.len()],
        near: &Near,
        (products, similarity): (&Products, &Similarity<'_>),
        column: u32,
    ) {
        for (sum, shape) in sums.iter_mut().zip(SHAPES) {
            if near.lacks(shape) && self.band[shape.0 as usize].cell(column + shape.1).is_some() {
                *sum = products.sum(similarity, &self.band, &self.cell(column, shape));
            }
        }
    }
}

impl Corner<'_> {
    /// The scores of the shapes that have segments on both sides: first what each holds, then all of them step by step, so that
    /// the compiler reckons several at once.
    fn scores(&self, scorer: &Scorer<'_>, meanings: &ByShape) -> ByShape {
        let mut held = Held::default();
        held.put(0, self.bead::<1, 1>());
        held.put(3, self.bead::<1, 2>());
        held.put(4, self.bead::<2, 1>());
        held.put(5, self.bead::<1, 3>());
        held.put(6, self.bead::<3, 1>());
        held.put(7, self.bead::<1, 4>());
        held.put(8, self.bead::<4, 1>());
        held.put(9, self.bead::<2, 2>());
        held.put(10, self.bead::<2, 3>());
        held.put(11, self.bead::<3, 2>());
        let mut scores = [0.0; SHAPES.len()];
        for (at, score) in scores.iter_mut().enumerate() {
            let (matched, bulk) = held.at(at);
            *score = scorer.matched_score(&bulk, matched, meanings[at]);
        }
        if scorer.model.has_structure {
            for (score, (rows, columns)) in scores.iter_mut().zip(SHAPES).filter(|(_, shape)| shape.0 * shape.1 > 0) {
                *score += self.structure(scorer, rows as usize, columns as usize);
            }
        }
        scores
    }

    /// The score of one matched bead; a bead of another shape than [`SHAPES`] is none.
    fn score(&self, scorer: &Scorer<'_>, shape: (u32, u32), meaning: f64) -> f64 {
        let (matched, bulk) = match shape {
            (1, 1) => self.bead::<1, 1>(),
            (1, 2) => self.bead::<1, 2>(),
            (2, 1) => self.bead::<2, 1>(),
            (1, 3) => self.bead::<1, 3>(),
            (3, 1) => self.bead::<3, 1>(),
            (1, 4) => self.bead::<1, 4>(),
            (4, 1) => self.bead::<4, 1>(),
            (2, 2) => self.bead::<2, 2>(),
            (2, 3) => self.bead::<2, 3>(),
            (3, 2) => self.bead::<3, 2>(),
            _ => return f64::NEG_INFINITY,
        };
        let structure = self.structure(scorer, shape.0 as usize, shape.1 as usize);
        scorer.matched_score(&bulk, matched, meaning) + structure
    }

    /// What matches in the bead of so many rows and columns, and how much it holds.
    #[inline]
    fn bead<const ROWS: usize, const COLUMNS: usize>(&self) -> (Matched, Bulk) {
        let mut matched = Matched::default();
        let mut add = |mass: f32, floor: f64| {
            let mass = f64::from(mass);
            matched.mass += mass;
            matched.shortfall += (floor - mass).max(0.0);
        };
        for row in 0..ROWS {
            add(self.in_columns[row][COLUMNS - 1], self.rows.floors[row]);
        }
        for column in 0..COLUMNS {
            add(self.in_rows[column][ROWS - 1], self.columns.floors[column]);
        }
        let (rows, columns) = (ROWS - 1, COLUMNS - 1);
        let bulk = Bulk {
            merged: f64::from(narrow(rows + columns)),
            mass: self.rows.masses[rows] + self.columns.masses[columns],
            lengths: (self.rows.lengths[rows], self.columns.lengths[columns]),
        };
        (matched, bulk)
    }

    /// What the paragraphs say of a bead of so many rows and columns.
    fn structure(&self, scorer: &Scorer<'_>, rows: usize, columns: usize) -> f64 {
        let both_end = self.rows.ends_paragraph[rows - 1] && self.columns.ends_paragraph[columns - 1];
        let inside = self.rows.paragraph_ends_inside[rows - 1] + self.columns.paragraph_ends_inside[columns - 1];
        scorer.structure_of(both_end, inside)
    }
}

/// What the beads of all shapes hold, kind by kind.
#[derive(Default)]
struct Held {
    matched: ByShape,
    shortfalls: ByShape,
    masses: ByShape,
    rows: ByShape,
    columns: ByShape,
    merged: ByShape,
}

impl Held {
    #[inline]
    fn put(&mut self, at: usize, (matched, bulk): (Matched, Bulk)) {
        self.matched[at] = matched.mass;
        self.shortfalls[at] = matched.shortfall;
        self.masses[at] = bulk.mass;
        (self.rows[at], self.columns[at]) = bulk.lengths;
        self.merged[at] = bulk.merged;
    }

    #[inline]
    fn at(&self, at: usize) -> (Matched, Bulk) {
        let matched = Matched { mass: self.matched[at], shortfall: self.shortfalls[at] };
        let lengths = (self.rows[at], self.columns[at]);
        (matched, Bulk { merged: self.merged[at], mass: self.masses[at], lengths })
    }
}

#[inline]
fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("no more than a bead has segments")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::parameters::Parameters;
    use crate::sample;

    #[test]
    fn each_shape_has_the_score_of_its_words() {
        let source: &[&[u32]] = &[&[0, 1, 2], &[3, 3, 4], &[5], &[6, 0], &[7, 8, 1]];
        let target: &[&[u32]] = &[&[0, 1], &[2, 3], &[4, 5, 3], &[9, 6], &[0, 7], &[8]];
        let links = sample::links(source, target, 10);
        let transposed = links.transposed();
        let model = Model::new(&links, &transposed, (&[], &[]));
        // Nothing but the words counts.
        let parameters = Parameters {
            theta_range: (0.0, 0.0),
            shortfall_weight: 0.0,
            length_weight: 0.0,
            merge_cost: 0.0,
            deletion_cost: 0.0,
            ..Parameters::default()
        };
        let scorer = Scorer::new(&model, &parameters, &[], &[]);
        let (band, free) = (Band::along(5, 6, &[], 8), Taken::default());
        let corners = Corners::new(&scorer, &band, &free);
        for (row, column) in (0..=5).flat_map(|row| (0..=6).map(move |column| (row, column))) {
            for shape in SHAPES.into_iter().filter(|shape| row + shape.0 <= 5 && column + shape.1 <= 6) {
                let cell = Cell { rows: row..row + shape.0, columns: column..column + shape.1 };
                let expected = scorer.matched(&cell) / model.mean_mass;
                assert!((corners.score((row, column), shape) - expected).abs() < 1e-6, "{cell:?}");
            }
        }
    }
}
