//! What vectors say of a bead: the cosine of the sums of its segments, against what is usual in the document.
//!
//! Encoders differ in how close they put sentences that have nothing in common, so a bare cosine means nothing. Two levels are
//! read off the document itself: *random*, the mean cosine of segments that stand far from one another, and *usual*, the
//! median of the anchors. A bead earns where its cosine lies between the two (the idea of the margin of Artetxe and
//! Schwenk 2019, with the document as neighbourhood). A window of segments is the sum of their vectors, so one product a cell
//! serves the beads of every shape.

use riscontro_core::SegmentVectors;

use crate::band::{Band, BandRow};
use crate::score::{Cell, MAX_SIDE, SHAPES};

const SIDE: usize = MAX_SIDE as usize;

/// The vectors of both sides, in one space.
#[derive(Debug, Clone, Copy)]
pub struct VectorPair<'a> {
    /// One row a source segment.
    pub source: &'a SegmentVectors,
    /// One row a target segment.
    pub target: &'a SegmentVectors,
    /// What a bead of usual size and cosine scores more than one of random cosine, in units of the score.
    pub weight: f32,
}

/// Levels that a document of few anchors is drawn to, and the number of cosines that they stand for.
const PRIOR: Levels = Levels { random: 0.1, usual: 0.65 };
const PRIOR_COSINES: usize = 6;
/// How many cosines tell a level.
const SAMPLE: usize = 400;
/// The least distance between the levels: below it the vectors tell nothing.
const LEAST_DISTANCE: f64 = 0.05;

#[derive(Debug, Clone, Copy)]
struct Levels {
    random: f64,
    usual: f64,
}

/// One side: the vectors and, for each segment, one over the length of the sums of 1, 2, 3, 4 vectors from it on.
#[derive(Debug)]
struct Side<'a> {
    vectors: &'a SegmentVectors,
    inverse_lengths: Vec<[f32; SIDE]>,
}

impl<'a> Side<'a> {
    fn new(vectors: &'a SegmentVectors) -> Self {
        let rows = u32::try_from(vectors.rows()).expect("as many rows as segments");
        let mut sum = vec![0.0; vectors.width()];
        let inverse_lengths = (0..rows).map(|row| lengths_from(vectors, row, rows, &mut sum)).collect();
        Side { vectors, inverse_lengths }
    }

    #[inline]
    fn inverse_length(&self, first: u32, size: u32) -> f64 {
        f64::from(self.inverse_lengths[first as usize][size as usize - 1])
    }
}

fn lengths_from(vectors: &SegmentVectors, row: u32, rows: u32, sum: &mut [f32]) -> [f32; SIDE] {
    let mut lengths = [0.0; SIDE];
    sum.fill(0.0);
    for (segment, length) in (row..rows).zip(&mut lengths) {
        sum.iter_mut().zip(vectors.row(segment)).for_each(|(sum, value)| *sum += value);
        let square = dot(sum, sum);
        *length = if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 };
    }
    lengths
}

/// How many sums of a scalar product run beside one another.
const LANES: usize = 8;

/// The scalar product, in eight running sums that the compiler keeps in registers; the order of the additions is fixed.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((chunks_a, rest_a), (chunks_b, rest_b)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let rest: f32 = rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum();
    let mut sums = [0.0_f32; LANES];
    for (a, b) in chunks_a.iter().zip(chunks_b) {
        sums = std::array::from_fn(|lane| sums[lane] + a[lane] * b[lane]);
    }
    sums.iter().sum::<f32>() + rest
}

/// The vectors of rows and columns, ready to be compared.
#[derive(Debug)]
pub(crate) struct Similarity<'a> {
    rows: Side<'a>,
    columns: Side<'a>,
    weight: f64,
    levels: Levels,
}

impl<'a> Similarity<'a> {
    /// Returns the comparison whose levels come from `anchors`, pairs of a row and a column that translate one another.
    pub(crate) fn new(
        (rows, columns): (&'a SegmentVectors, &'a SegmentVectors),
        weight: f32,
        anchors: &[(u32, u32)],
    ) -> Self {
        let (rows, columns) = (Side::new(rows), Side::new(columns));
        let mut similarity = Similarity { rows, columns, weight: f64::from(weight), levels: PRIOR };
        similarity.levels = similarity.levels_at(anchors);
        similarity
    }

    fn levels_at(&self, anchors: &[(u32, u32)]) -> Levels {
        let step = anchors.len().div_ceil(SAMPLE).max(1);
        let sample = || anchors.iter().step_by(step);
        let columns = u32::try_from(self.columns.vectors.rows()).expect("as many rows as segments");
        let far = |(row, column): &(u32, u32)| (*row, (column + columns / 2) % columns);
        let usual = self.level(sample().copied(), PRIOR.usual);
        let random = if columns < 2 { PRIOR.random } else { self.level(sample().map(far), PRIOR.random) };
        Levels { random, usual }
    }

    /// The median of the cosines of `cells` and of some more at the prior.
    fn level(&self, cells: impl Iterator<Item = (u32, u32)>, prior: f64) -> f64 {
        let cosine = |(row, column): (u32, u32)| {
            let lengths = self.rows.inverse_length(row, 1) * self.columns.inverse_length(column, 1);
            (lengths > 0.0).then(|| f64::from(self.product(row, column)) * lengths)
        };
        let mut cosines: Vec<f64> = cells.filter_map(cosine).collect();
        cosines.extend([prior; PRIOR_COSINES]);
        cosines.sort_by(f64::total_cmp);
        cosines[cosines.len() / 2]
    }

    fn product(&self, row: u32, column: u32) -> f32 {
        dot(self.rows.vectors.row(row), self.columns.vectors.row(column))
    }

    /// What the vectors say of the bead of `shape` that begins in a cell, and whose products have this sum; nothing, where one
    /// side has no vector.
    #[inline]
    pub(crate) fn meaning(&self, sum: f32, (row, column): (u32, u32), shape: (u32, u32)) -> f64 {
        let lengths = self.rows.inverse_length(row, shape.0) * self.columns.inverse_length(column, shape.1);
        if lengths == 0.0 { 0.0 } else { self.earned(f64::from(sum) * lengths) }
    }

    /// What a cosine earns: nothing at the neutral point between the levels, the weight less from there per distance of them.
    #[inline]
    fn earned(&self, cosine: f64) -> f64 {
        let Levels { random, usual } = self.levels;
        let distance = usual - random;
        if distance < LEAST_DISTANCE {
            return 0.0;
        }
        self.weight * ((cosine - random) / distance - NEUTRAL)
    }
}

/// Where between random (0) and usual (1) a cosine speaks neither for nor against a bead.
const NEUTRAL: f64 = 0.65;

/// The scalar products of one band.
#[derive(Debug)]
pub(crate) struct Products {
    cells: Vec<f32>,
}

impl Products {
    /// Fills in every cell of `band`.
    pub(crate) fn new(similarity: &Similarity<'_>, band: &Band) -> Self {
        let columns = u32::try_from(similarity.columns.vectors.rows()).expect("as many rows as segments");
        let mut cells = Vec::with_capacity(band.cells());
        let rows = band.rows();
        for row in rows.clone() {
            for column in band.columns_at(row) {
                let is_inside = row + 1 < rows.end && column < columns;
                cells.push(if is_inside { similarity.product(row, column) } else { 0.0 });
            }
        }
        Products { cells }
    }

    /// The products round the cell at `column` of the first of `rows`.
    pub(crate) fn near(&self, rows: &[BandRow], column: u32) -> Near {
        let mut near = Near { products: [[0.0; SIDE]; SIDE], missing: 0 };
        for (at, (row, products)) in rows.iter().zip(&mut near.products).enumerate() {
            match row.cell(column).zip(row.cell(column + MAX_SIDE - 1)) {
                Some((first, last)) => products.copy_from_slice(&self.cells[first..=last]),
                None => near.missing |= self.partly(*row, column, products) << (SIDE * at),
            }
        }
        near
    }

    /// The products of a row of which not all lie in the band; returns a bit for each that does not.
    fn partly(&self, row: BandRow, column: u32, products: &mut [f32; SIDE]) -> u16 {
        let mut missing = 0;
        for (at, (product, column)) in products.iter_mut().zip(column..).enumerate() {
            match row.cell(column) {
                Some(cell) => *product = self.cells[cell],
                None => missing |= 1 << at,
            }
        }
        missing
    }

    /// The products of a bead whose first row is the first of `rows`, added up; those outside the band are reckoned anew.
    pub(crate) fn sum(&self, similarity: &Similarity<'_>, rows: &[BandRow], cell: &Cell) -> f32 {
        let mut sum = 0.0;
        for (row, seen) in cell.rows.clone().zip(rows) {
            for column in cell.columns.clone() {
                sum += seen.cell(column).map_or_else(|| similarity.product(row, column), |cell| self.cells[cell]);
            }
        }
        sum
    }
}

/// The products of four rows and columns.
#[derive(Debug)]
pub(crate) struct Near {
    products: [[f32; SIDE]; SIDE],
    /// A bit for each that lies outside the band, row by row.
    missing: u16,
}

impl Near {
    /// Whether all lie in the band.
    #[inline]
    pub(crate) fn is_whole(&self) -> bool {
        self.missing == 0
    }

    /// Whether a product of a bead of `shape` lies outside the band.
    pub(crate) fn lacks(&self, (rows, columns): (u32, u32)) -> bool {
        let of_row = (1_u16 << columns) - 1;
        (0..rows).any(|row| self.missing >> (MAX_SIDE * row) & of_row != 0)
    }

    /// For each of [`SHAPES`] the sum of its products, row by row; they begin with one another.
    pub(crate) fn sums(&self) -> [f32; SHAPES.len()] {
        let [a, b, c, d] = self.products;
        let (two, three) = (a[0] + a[1], a[0] + a[1] + a[2]);
        let two_by_two = two + b[0] + b[1];
        let down = a[0] + b[0] + c[0];
        [
            a[0],
            0.0,
            0.0,
            two,
            a[0] + b[0],
            three,
            down,
            three + a[3],
            down + d[0],
            two_by_two,
            three + b[0] + b[1] + b[2],
            two_by_two + c[0] + c[1],
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(similarity: &Similarity<'_>, band: &Band, cell: &Cell) -> f64 {
        let (row, column) = (cell.rows.start, cell.columns.start);
        let shape = (cell.rows.end - row, cell.columns.end - column);
        let rows: Vec<BandRow> = (row..row + MAX_SIDE).map(|row| band.row(row)).collect();
        let near = Products::new(similarity, band).near(&rows, column);
        assert!(!near.lacks(shape));
        let at = SHAPES.iter().position(|other| *other == shape).unwrap();
        similarity.meaning(near.sums()[at], (row, column), shape)
    }

    #[test]
    fn windows_are_sums() {
        let rows = SegmentVectors::new(2, vec![1.0, 0.0, 0.0, 1.0]).unwrap();
        let columns = SegmentVectors::new(2, vec![1.0, 1.0, -1.0, 0.0]).unwrap();
        let similarity = Similarity::new((&rows, &columns), 1.0, &[]);
        let band = Band::along(2, 2, &[], 8);
        let score = |rows, columns| score(&similarity, &band, &Cell { rows, columns });
        assert!((score(0..2, 0..1) - similarity.earned(1.0)).abs() < 1e-6);
        assert!((score(0..1, 0..1) - similarity.earned(0.5_f64.sqrt())).abs() < 1e-6);
        assert!((score(0..1, 1..2) - similarity.earned(-1.0)).abs() < 1e-6);
    }

    #[test]
    fn a_segment_without_vector_is_not_judged() {
        let rows = SegmentVectors::new(2, vec![0.0, 0.0]).unwrap();
        let columns = SegmentVectors::new(2, vec![1.0, 0.0]).unwrap();
        let similarity = Similarity::new((&rows, &columns), 1.0, &[(0, 0)]);
        let band = Band::along(1, 1, &[], 8);
        let score = score(&similarity, &band, &Cell { rows: 0..1, columns: 0..1 });
        assert!(score.abs() < f64::EPSILON);
    }

    #[test]
    fn products_of_any_width_are_whole() {
        let numbers: Vec<f32> = (0..19_u8).map(f32::from).collect();
        let expected: f32 = numbers.iter().map(|number| number * number).sum();
        assert!((dot(&numbers, &numbers) - expected).abs() < 1e-3);
    }

    #[test]
    fn sums_of_products_are_those_of_the_shapes() {
        let products =
            [[1.0, 2.0, 4.0, 8.0], [16.0, 32.0, 64.0, 128.0], [256.0, 512.0, 0.0, 0.0], [1024.0, 0.0, 0.0, 0.0]];
        let sums = Near { products, missing: 0 }.sums();
        for ((rows, columns), sum) in SHAPES.into_iter().zip(sums) {
            let own = products[..rows as usize].iter().flat_map(|row| &row[..columns as usize]);
            assert!((own.sum::<f32>() - sum).abs() < f32::EPSILON, "{rows} {columns}");
        }
    }
}
