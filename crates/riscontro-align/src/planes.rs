//! A few numbers for each cell of a band, laid out so that a whole row of cells is reckoned at once.
//!
//! Of every row the first number of all its cells comes first, then the second of all, and so on: neighbouring cells are
//! neighbouring numbers, eight of which make one vector.

use wide::f32x8;

use crate::band::{Band, BandRow};

/// How many cells are reckoned at once.
pub(crate) const LANES: usize = 8;
/// Numbers after the last row, so that eight can be read from any cell; what stands there means nothing.
const PADDING: usize = 2 * LANES;

/// `N` numbers for each cell of a band.
#[derive(Debug)]
pub(crate) struct Planes<const N: usize> {
    values: Vec<f32>,
}

impl<const N: usize> Planes<N> {
    /// Zeros for every cell of `band`.
    pub(crate) fn zeros(band: &Band) -> Self {
        Planes { values: vec![0.0; N * band.cells() + PADDING] }
    }

    /// The numbers of one row of the band: the first of all its cells, then the second of all.
    pub(crate) fn row_mut(&mut self, row: BandRow) -> &mut [f32] {
        &mut self.values[N * row.first..][..N * row.width()]
    }

    /// Adds to the numbers of the cell at `column`, if the row has it.
    #[inline]
    pub(crate) fn add(&mut self, row: BandRow, column: u32, numbers: [f32; N]) {
        if let Some(cell) = row.cell(column) {
            let first = N * row.first + (cell - row.first);
            for (at, number) in numbers.into_iter().enumerate() {
                self.values[first + at * row.width()] += number;
            }
        }
    }

    /// The number `at` of the cells of a row from `column` on, which the row has, to the end of all numbers.
    #[inline]
    pub(crate) fn from(&self, row: BandRow, column: u32, at: usize) -> &[f32] {
        let cell = row.cell(column).expect("a row is read from a cell that it has");
        &self.values[N * row.first + at * row.width() + cell - row.first..]
    }
}

/// Eight numbers from `at` on.
#[inline]
pub(crate) fn lanes(numbers: &[f32], at: usize) -> f32x8 {
    f32x8::new(*numbers[at..].first_chunk::<LANES>().expect("numbers are padded"))
}
