//! The scores of all beads that begin in one row, reckoned together.
//!
//! A path may leave a cell by a bead of any shape, and these beads share nearly all that they are scored by: the windows of
//! the same few segments, their products, masses and lengths. What stands beside one another in a row is reckoned eight
//! cells at a time, shape by shape. The sums run in the same order for each shape, segment by segment, rows before columns.

use wide::f32x8;

use crate::band::{Band, BandRow};
use crate::model::Axis;
use crate::planes::{LANES, Planes, lanes};
use crate::score::{Cell, Held, MAX_SIDE, SHAPES, Scorer, single};
use crate::similarity::Line;
use crate::taken::Taken;
use crate::windows::Windows;

const SIDE: usize = MAX_SIDE as usize;

/// One number for each size of a side, from 1 segment on.
type BySize<T> = [T; SIDE];

/// Scores the beads that begin in the cells of one band.
pub(crate) struct Beads<'a> {
    scorer: &'a Scorer<'a>,
    band: &'a Band,
    /// The cells of every segment that such a bead touches.
    seen: Band,
    taken: &'a Taken,
    windows: Windows,
    meanings: Vec<Meaning>,
    columns: Columns,
}

/// One kind of vectors: the products of all cells, and for each column one over the lengths of the sums from it on.
struct Meaning {
    line: Line,
    products: Planes<1>,
    columns: BySize<Vec<f32>>,
    similarity: usize,
}

/// What the 1, 2, 3, 4 segments from each column of a band on hold; less where the side ends before.
struct Columns {
    first: u32,
    masses: BySize<Vec<f32>>,
    lengths: BySize<Vec<f32>>,
    /// Of each segment by itself the mass that is expected to match.
    floors: Vec<f32>,
    structure: Option<Paragraphs>,
}

/// For each number of segments whether a paragraph ends with the last of them (1 or 0), and how many end before.
struct Paragraphs {
    ends: BySize<Vec<f32>>,
    inside: BySize<Vec<f32>>,
}

impl Columns {
    fn of(scorer: &Scorer<'_>, band: &Band) -> Self {
        let (axis, columns) = (&scorer.model.columns, band.columns());
        let each = |number: &dyn Fn(u32) -> f32| -> Vec<f32> {
            let numbers =
                (columns.start..=columns.end).map(|first| if first < axis.len() { number(first) } else { 0.0 });
            numbers.chain([0.0; 2 * LANES]).collect()
        };
        let by_size = |number: &dyn Fn(&Axis<'_>, u32, u32) -> f32| -> BySize<Vec<f32>> {
            let end = |first: u32, at: usize| (first + 1 + narrow(at)).min(axis.len());
            std::array::from_fn(|at| each(&|first| number(axis, first, end(first, at))))
        };
        let structure = || Paragraphs {
            ends: by_size(&|axis, _, end| f32::from(u8::from(axis.is_paragraph_end(end)))),
            inside: by_size(&|axis, first, end| few(axis.paragraph_ends_inside(&(first..end)))),
        };
        Columns {
            first: columns.start,
            masses: by_size(&|axis, first, end| single(axis.mass(&(first..end)))),
            lengths: by_size(&|axis, first, end| single(axis.length(&(first..end)))),
            floors: each(&|first| single(scorer.floor() * axis.segment_mass(first))),
            structure: scorer.model.has_structure.then(structure),
        }
    }
}

impl<'a> Beads<'a> {
    /// Prepares the tables for every cell of `band`. Segments that are taken stand in no bead, at no cost.
    pub(crate) fn new(scorer: &'a Scorer<'a>, band: &'a Band, taken: &'a Taken) -> Self {
        let seen = band.widened();
        let columns = || (band.columns().start..=band.columns().end).map(Some).chain([None; 2 * LANES]);
        let similarities = scorer.similarities.iter().enumerate();
        let meanings = similarities.filter_map(|(at, similarity)| {
            let lengths = |column: Option<u32>| column.map_or([0.0; SIDE], |column| similarity.column_lengths(column));
            Some(Meaning {
                line: similarity.line()?,
                products: similarity.products(&seen),
                columns: std::array::from_fn(|size| columns().map(|column| lengths(column)[size]).collect()),
                similarity: at,
            })
        });
        let (meanings, windows) = (meanings.collect(), Windows::new(scorer.model, &seen));
        Beads { scorer, band, seen, taken, windows, meanings, columns: Columns::of(scorer, band) }
    }

    /// How many numbers the scores of one shape take in `row`: one a cell, and some that mean nothing.
    pub(crate) fn stride(&self, row: u32) -> usize {
        stride(self.band.row(row))
    }

    /// Writes the scores of the beads that begin in `row`, shape by shape; of those that end outside the band they mean nothing.
    pub(crate) fn score(&self, row: u32, scores: &mut [f32]) {
        let here = Row::of(self, row);
        let stride = here.stride;
        let rest = self.band.rows().end - 1 - row;
        for (at, shape) in SHAPES.into_iter().enumerate() {
            let scores = &mut scores[at * stride..][..stride];
            match shape {
                shape if shape.0 > rest => scores.fill(f32::NEG_INFINITY),
                (0, _) | (_, 0) => self.unmatched(row, shape, scores),
                (1, 1) => here.beads::<1, 1>(scores),
                (1, 2) => here.beads::<1, 2>(scores),
                (2, 1) => here.beads::<2, 1>(scores),
                (1, 3) => here.beads::<1, 3>(scores),
                (3, 1) => here.beads::<3, 1>(scores),
                (1, 4) => here.beads::<1, 4>(scores),
                (4, 1) => here.beads::<4, 1>(scores),
                (2, 2) => here.beads::<2, 2>(scores),
                (2, 3) => here.beads::<2, 3>(scores),
                (3, 2) => here.beads::<3, 2>(scores),
                _ => unreachable!("a match arm for each shape"),
            }
        }
        if !self.taken.is_empty() {
            self.leave_out_taken(row, scores, stride);
        }
    }

    fn unmatched(&self, row: u32, shape: (u32, u32), scores: &mut [f32]) {
        let len = self.scorer.model.columns.len();
        let columns = self.band.columns_at(row).filter(|column| column + shape.1 <= len);
        for (score, column) in scores.iter_mut().zip(columns) {
            *score = single(self.scorer.unmatched(&cell((row, column), shape)));
        }
    }

    fn leave_out_taken(&self, row: u32, scores: &mut [f32], stride: usize) {
        for (scores, shape) in scores.chunks_mut(stride).zip(SHAPES) {
            for (score, column) in scores.iter_mut().zip(self.band.columns_at(row)) {
                let cell = cell((row, column), shape);
                if self.taken.touches(&cell) {
                    *score = if cell.is_matched() { f32::NEG_INFINITY } else { 0.0 };
                }
            }
        }
    }
}

fn cell((row, column): (u32, u32), shape: (u32, u32)) -> Cell {
    Cell { rows: row..row + shape.0, columns: column..column + shape.1 }
}

/// Numbers a row of a band takes for one shape.
pub(crate) fn stride(row: BandRow) -> usize {
    row.width().next_multiple_of(LANES)
}

/// What stands round the cells of one row.
struct Row<'b> {
    scorer: &'b Scorer<'b>,
    stride: usize,
    /// What the 1, 2, 3, 4 segments from this one on hold.
    masses: BySize<f32>,
    lengths: BySize<f32>,
    floors: BySize<f32>,
    ends: BySize<f32>,
    inside: BySize<f32>,
    /// Of this row and those below what matches in windows of columns, from the first cell on.
    in_columns: [BySize<&'b [f32]>; SIDE],
    /// Of the columns from the first cell on what matches in windows of rows.
    in_rows: BySize<&'b [f32]>,
    column_masses: BySize<&'b [f32]>,
    column_lengths: BySize<&'b [f32]>,
    column_floors: &'b [f32],
    column_paragraphs: Option<BySize<(&'b [f32], &'b [f32])>>,
    meanings: Vec<RowMeaning<'b>>,
}

struct RowMeaning<'b> {
    line: Line,
    lengths: BySize<f32>,
    column_lengths: BySize<&'b [f32]>,
    /// Of this row and those below.
    products: BySize<&'b [f32]>,
}

impl<'b> Row<'b> {
    fn of(beads: &'b Beads<'_>, row: u32) -> Self {
        let (scorer, axis) = (beads.scorer, &beads.scorer.model.rows);
        let (band, low) = (beads.band.row(row), beads.band.row(row).low());
        // A row beyond the last has no cells, and no bead reaches it.
        let below = |at: usize| Some(beads.seen.row(row + narrow(at))).filter(|row| row.cell(low).is_some());
        let end = |at: usize| (row + 1 + narrow(at)).min(axis.len());
        let by_size = |number: &dyn Fn(u32) -> f32| std::array::from_fn(|at| number(end(at)));
        let from = (low - beads.columns.first) as usize;
        let columns = |numbers: &'b BySize<Vec<f32>>| numbers.each_ref().map(|numbers| &numbers[from..]);
        let windows = &beads.windows;
        let window = |at: usize, size| below(at).map_or(&[][..], |row| windows.rows.from(row, low, size));
        let paragraphs = |both: &'b Paragraphs| {
            let (ends, inside) = (columns(&both.ends), columns(&both.inside));
            std::array::from_fn(|at| (ends[at], inside[at]))
        };
        let meaning = |meaning: &'b Meaning| RowMeaning {
            line: meaning.line,
            lengths: scorer.similarities[meaning.similarity].row_lengths(row),
            column_lengths: columns(&meaning.columns),
            products: std::array::from_fn(|at| below(at).map_or(&[][..], |row| meaning.products.from(row, low, 0))),
        };
        Row {
            scorer,
            stride: stride(band),
            masses: by_size(&|end| single(axis.mass(&(row..end)))),
            lengths: by_size(&|end| single(axis.length(&(row..end)) * scorer.ratio)),
            floors: by_size(&|end| if end > row { single(scorer.floor() * axis.segment_mass(end - 1)) } else { 0.0 }),
            ends: by_size(&|end| f32::from(u8::from(axis.is_paragraph_end(end)))),
            inside: by_size(&|end| few(axis.paragraph_ends_inside(&(row..end)))),
            in_columns: std::array::from_fn(|at| std::array::from_fn(|size| window(at, size))),
            in_rows: std::array::from_fn(|size| windows.columns.from(beads.seen.row(row), low, size)),
            column_masses: columns(&beads.columns.masses),
            column_lengths: columns(&beads.columns.lengths),
            column_floors: &beads.columns.floors[from..],
            column_paragraphs: beads.columns.structure.as_ref().map(paragraphs),
            meanings: beads.meanings.iter().map(meaning).collect(),
        }
    }

    /// Writes the scores of the beads of so many rows and columns.
    fn beads<const ROWS: usize, const COLUMNS: usize>(&self, scores: &mut [f32]) {
        for (at, scores) in (0..).step_by(LANES).zip(scores.as_chunks_mut::<LANES>().0) {
            let held = self.held::<ROWS, COLUMNS>(at);
            let meaning = self.meaning::<ROWS, COLUMNS>(at);
            let scored = self.scorer.matched(&held, meaning) + self.structure(ROWS - 1, COLUMNS - 1, at);
            *scores = scored.to_array();
        }
    }

    #[inline]
    fn held<const ROWS: usize, const COLUMNS: usize>(&self, at: usize) -> Held {
        let (rows, columns) = (ROWS - 1, COLUMNS - 1);
        let (mut matched, mut shortfall) = (f32x8::ZERO, f32x8::ZERO);
        let mut add = |mass: f32x8, floor: f32x8| {
            matched += mass;
            shortfall += (floor - mass).fast_max(f32x8::ZERO);
        };
        for row in 0..ROWS {
            add(lanes(self.in_columns[row][columns], at), f32x8::splat(self.floors[row]));
        }
        for column in 0..COLUMNS {
            add(lanes(self.in_rows[rows], at + column), lanes(self.column_floors, at + column));
        }
        Held {
            matched,
            shortfall,
            mass: lanes(self.column_masses[columns], at) + self.masses[rows],
            lengths: (f32x8::splat(self.lengths[rows]), lanes(self.column_lengths[columns], at)),
            merged: few(narrow(rows + columns)),
        }
    }

    /// What all vectors say.
    #[inline]
    fn meaning<const ROWS: usize, const COLUMNS: usize>(&self, at: usize) -> f32x8 {
        let mut earned = f32x8::ZERO;
        for meaning in &self.meanings {
            let mut sums = f32x8::ZERO;
            for products in &meaning.products[..ROWS] {
                for column in 0..COLUMNS {
                    sums += lanes(products, at + column);
                }
            }
            let lengths = lanes(meaning.column_lengths[COLUMNS - 1], at) * meaning.lengths[ROWS - 1];
            earned += meaning.line.earned(sums, lengths);
        }
        earned
    }

    /// What the paragraphs say, as [`Scorer::structure`] does of one bead.
    #[inline]
    fn structure(&self, rows: usize, columns: usize, at: usize) -> f32x8 {
        let Some(paragraphs) = &self.column_paragraphs else { return f32x8::ZERO };
        let (ends, inside) = paragraphs[columns];
        let told = lanes(ends, at) * self.ends[rows] - lanes(inside, at) - self.inside[rows];
        told * self.scorer.parameters.structure_weight
    }
}

/// A handful, as a number to reckon with.
#[inline]
fn few(count: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let few = count as f32;
    few
}

#[inline]
fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("no more than a bead has segments")
}

#[cfg(test)]
mod tests {
    use riscontro_core::SegmentVectors;

    use super::*;
    use crate::model::Model;
    use crate::parameters::Parameters;
    use crate::sample;
    use crate::score::{Present, one_side};
    use crate::similarity::Similarity;

    const SOURCE: &[&[u32]] = &[&[0, 1, 2], &[3, 3, 4], &[5], &[6, 0], &[7, 8, 1]];
    const TARGET: &[&[u32]] = &[&[0, 1], &[2, 3], &[4, 5, 3], &[9, 6], &[0, 7], &[8]];

    fn vectors(rows: u32, step: f32) -> SegmentVectors {
        let number = |at: u32| (step * few(at)).sin();
        SegmentVectors::new(3, (0..3 * rows).map(number).collect()).unwrap()
    }

    /// The score of one matched bead, word by word, as the formula is written down.
    fn expected(scorer: &Scorer<'_>, cell: &Cell, vectors: [&SegmentVectors; 2]) -> f64 {
        let (model, parameters) = (scorer.model, scorer.parameters);
        let (mut matched, mut shortfall) = (0.0, 0.0);
        let sides = (&model.rows, &model.columns);
        for ((here, there), (own, opposite)) in
            [(sides, (&cell.rows, &cell.columns)), ((sides.1, sides.0), (&cell.columns, &cell.rows))]
        {
            for segment in own.clone() {
                let mass = one_side((here, &(segment..segment + 1)), (there, opposite), &mut Present::new(there));
                matched += mass;
                shortfall += (scorer.floor() * here.segment_mass(segment) - mass).max(0.0);
            }
        }
        let mass = model.rows.mass(&cell.rows) + model.columns.mass(&cell.columns);
        let lexical = (matched - scorer.theta * mass - scorer.shortfall_weight * shortfall) / model.mean_mass;
        let (here, there) = (model.rows.length(&cell.rows) * scorer.ratio, model.columns.length(&cell.columns));
        let square = (there - here).powi(2) / (f64::from(parameters.length_variance) * ((here + there) / 2.0).max(1.0));
        let length = f64::from(parameters.length_weight) * (square / 2.0).min(f64::from(parameters.length_limit));
        let meaning = f64::from(meaning(scorer, cell, vectors)) * (mass / (2.0 * model.mean_mass)).min(1.0);
        let merged = f64::from(parameters.merge_cost) * f64::from(cell.segments() - 2);
        lexical + meaning - length - merged + scorer.structure(cell)
    }

    fn meaning(scorer: &Scorer<'_>, cell: &Cell, [rows, columns]: [&SegmentVectors; 2]) -> f32 {
        let sum = |vectors: &SegmentVectors, range: &std::ops::Range<u32>| {
            range.clone().fold([0.0_f32; 3], |sum, at| std::array::from_fn(|part| sum[part] + vectors.row(at)[part]))
        };
        let (a, b) = (sum(rows, &cell.rows), sum(columns, &cell.columns));
        let dot = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let line = scorer.similarities[0].line().unwrap();
        line.slope * dot(a, b) / (dot(a, a) * dot(b, b)).sqrt() + line.at_zero
    }

    #[test]
    fn each_shape_has_the_score_of_the_formula() {
        let links = sample::links(SOURCE, TARGET, 10);
        let transposed = links.transposed();
        let model = Model::new(&links, &transposed, (&[0, 0, 1, 1, 1], &[0, 0, 0, 1, 1, 1]));
        let (rows, columns) = (vectors(5, 0.7), vectors(6, 0.9));
        let similarities = [Similarity::new((&rows, &columns), 1.5, &[(0, 0)])];
        let parameters = Parameters::default();
        let scorer = Scorer::new(&model, &parameters, &[(0, 0), (3, 3)], &similarities);
        let (band, free) = (Band::along(5, 6, &[], 8), Taken::default());
        let beads = Beads::new(&scorer, &band, &free);
        for row in 0..=5 {
            let stride = beads.stride(row);
            let mut scores = vec![0.0; SHAPES.len() * stride];
            beads.score(row, &mut scores);
            for ((at, shape), column) in
                SHAPES.into_iter().enumerate().flat_map(|shape| (0..=6).map(move |column| (shape, column)))
            {
                let cell = cell((row, column), shape);
                if cell.rows.end > 5 || cell.columns.end > 6 {
                    continue;
                }
                let expected = if cell.is_matched() {
                    expected(&scorer, &cell, [&rows, &columns])
                } else {
                    scorer.unmatched(&cell)
                };
                let score = f64::from(scores[at * stride + column as usize]);
                assert!((score - expected).abs() < 1e-4, "{cell:?}: {score} {expected}");
            }
        }
    }
}
