//! What vectors say of a bead: the cosine of the sums of its segments, against what is usual in the document.
//!
//! Encoders differ in how close they put sentences that have nothing in common, so a bare cosine means nothing. Two levels are
//! read off the document itself: *random*, the mean cosine of segments that stand far from one another, and *usual*, the
//! median of the anchors. A bead earns where its cosine lies between the two (the idea of the margin of Artetxe and
//! Schwenk 2019, with the document as neighbourhood). A window of segments is the sum of their vectors, so one product a cell
//! serves the beads of every shape.

use riscontro_core::SegmentVectors;
use wide::f32x8;

use crate::band::Band;
use crate::planes::Planes;
use crate::score::{MAX_SIDE, single};

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
#[inline]
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

    /// What a cosine earns, as a line: the weight per distance of the levels, and what a cosine of nought earns. It is nothing at the
    /// neutral point between the levels. `None` where the levels tell nothing.
    pub(crate) fn line(&self) -> Option<Line> {
        let Levels { random, usual } = self.levels;
        let distance = usual - random;
        let slope = self.weight / distance;
        let line = || Line { slope: single(slope), at_zero: single(-slope * random - self.weight * NEUTRAL) };
        (distance >= LEAST_DISTANCE).then(line)
    }

    /// One over the lengths of the sums of the 1, 2, 3, 4 vectors from a row on; 0 where there is no sum, or it has no length.
    pub(crate) fn row_lengths(&self, row: u32) -> [f32; SIDE] {
        self.rows.inverse_lengths.get(row as usize).copied().unwrap_or_default()
    }

    /// The same of the vectors from a column on.
    pub(crate) fn column_lengths(&self, column: u32) -> [f32; SIDE] {
        self.columns.inverse_lengths.get(column as usize).copied().unwrap_or_default()
    }

    /// The scalar products of every cell of `band`.
    pub(crate) fn products(&self, band: &Band) -> Planes<1> {
        let columns = u32::try_from(self.columns.vectors.rows()).expect("as many rows as segments");
        let mut products = Planes::zeros(band);
        for row in band.rows().start..band.rows().end - 1 {
            let cells = products.row_mut(band.row(row));
            for (cell, column) in cells.iter_mut().zip(band.columns_at(row)).filter(|(_, column)| *column < columns) {
                *cell = self.product(row, column);
            }
        }
        products
    }
}

/// What a cosine earns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) slope: f32,
    pub(crate) at_zero: f32,
}

impl Line {
    /// What beads earn whose products have these sums and whose inverse lengths these products; nothing, where one side has no
    /// vector.
    #[inline]
    pub(crate) fn earned(self, sums: f32x8, lengths: f32x8) -> f32x8 {
        let earned = sums * lengths * self.slope + self.at_zero;
        lengths.simd_eq(f32x8::ZERO).select(f32x8::ZERO, earned)
    }
}

/// Where between random (0) and usual (1) a cosine speaks neither for nor against a bead.
const NEUTRAL: f64 = 0.65;

#[cfg(test)]
mod tests {
    use super::*;

    fn earned(similarity: &Similarity<'_>, sum: f32, lengths: f32) -> f32 {
        let line = similarity.line().unwrap();
        line.earned(f32x8::splat(sum), f32x8::splat(lengths)).to_array()[0]
    }

    #[test]
    fn a_cosine_earns_by_its_place_between_the_levels() {
        let rows = SegmentVectors::new(2, vec![1.0, 0.0, 0.0, 1.0]).unwrap();
        let columns = SegmentVectors::new(2, vec![1.0, 1.0, -1.0, 0.0]).unwrap();
        let similarity = Similarity::new((&rows, &columns), 2.0, &[]);
        let Levels { random, usual } = similarity.levels;
        let at = |place: f64| single(random + place * (usual - random));
        assert!((earned(&similarity, at(1.0), 1.0) - 2.0 * (1.0 - single(NEUTRAL))).abs() < 1e-5);
        assert!(earned(&similarity, at(NEUTRAL), 1.0).abs() < 1e-5);
        assert!((earned(&similarity, at(0.0), 1.0) + 2.0 * single(NEUTRAL)).abs() < 1e-5);
    }

    #[test]
    fn windows_are_sums() {
        let rows = SegmentVectors::new(2, vec![1.0, 0.0, 0.0, 1.0]).unwrap();
        let columns = SegmentVectors::new(2, vec![1.0, 1.0, -1.0, 0.0]).unwrap();
        let similarity = Similarity::new((&rows, &columns), 1.0, &[]);
        let band = Band::along(2, 2, &[], 8);
        let products = similarity.products(&band);
        let product = |row, column| products.from(band.row(row), column, 0)[0];
        let (here, there) = (similarity.row_lengths(0), similarity.column_lengths(0));
        let cosine = (product(0, 0) + product(1, 0)) * here[1] * there[0];
        assert!((cosine - 1.0).abs() < 1e-6);
        assert!((product(0, 0) * here[0] * there[0] - 0.5_f32.sqrt()).abs() < 1e-6);
        assert!((product(0, 1) + 1.0).abs() < 1e-6);
        assert_eq!((similarity.row_lengths(1)[1], similarity.row_lengths(2)), (0.0, [0.0; SIDE]));
    }

    #[test]
    fn a_segment_without_vector_is_not_judged() {
        let rows = SegmentVectors::new(2, vec![0.0, 0.0]).unwrap();
        let columns = SegmentVectors::new(2, vec![1.0, 0.0]).unwrap();
        let similarity = Similarity::new((&rows, &columns), 1.0, &[(0, 0)]);
        let lengths = similarity.row_lengths(0)[0] * similarity.column_lengths(0)[0];
        assert!(earned(&similarity, 0.0, lengths).abs() < f32::EPSILON);
    }

    #[test]
    fn products_of_any_width_are_whole() {
        let numbers: Vec<f32> = (0..19_u8).map(f32::from).collect();
        let expected: f32 = numbers.iter().map(|number| number * number).sum();
        assert!((dot(&numbers, &numbers) - expected).abs() < 1e-3);
    }
}
