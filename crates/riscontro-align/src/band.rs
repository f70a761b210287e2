//! Where the search looks: for each row the range of columns, round the line through the anchors.
//!
//! Between two trusted anchors the search sees the whole rectangle while it is small, so that a gap of any shape is found;
//! a large one, without anchors inside, is crossed in a band along its diagonal. The cells grow with the number of
//! segments, never with its square. Rows and columns here are *boundaries*: boundary `i` stands before segment `i`.

use std::ops::Range;

use crate::score::MAX_SIDE;

/// The largest rectangle, in cells, that is searched whole.
const WHOLE_AREA: u64 = 10_000;
/// How far from the diagonal of a larger one the search looks, in columns.
const HALF_WIDTH: u64 = 40;

/// For each row boundary a range of column boundaries; both ends never fall from one row to the next, and neighbouring
/// ranges overlap, so that a path from the first to the last cell exists.
#[derive(Debug)]
pub(crate) struct Band {
    first_row: u32,
    low: Vec<u32>,
    high: Vec<u32>,
    offsets: Vec<usize>,
}

/// One row of a band: its columns, and where its cells lie.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BandRow {
    low: u32,
    high: u32,
    /// The index of the first cell.
    pub(crate) first: usize,
}

impl BandRow {
    /// A row that the band does not have.
    const NONE: BandRow = BandRow { low: 1, high: 0, first: 0 };

    /// The index of the cell at `column`, if the row has it.
    #[inline]
    pub(crate) fn cell(self, column: u32) -> Option<usize> {
        (self.low..=self.high).contains(&column).then(|| self.first + (column - self.low) as usize)
    }

    /// How many cells the row has.
    #[inline]
    pub(crate) fn width(self) -> usize {
        (self.high + 1 - self.low) as usize
    }

    /// The first column.
    #[inline]
    pub(crate) fn low(self) -> u32 {
        self.low
    }

    /// The last column.
    #[inline]
    pub(crate) fn high(self) -> u32 {
        self.high
    }
}

impl Band {
    /// Returns the band for `rows` and `columns` segments along `anchors` (rising pairs of segments), with `margin`
    /// columns on both sides.
    pub(crate) fn along(rows: u32, columns: u32, anchors: &[(u32, u32)], margin: u32) -> Self {
        let mut low = vec![columns; rows as usize + 1];
        let mut high = vec![0; rows as usize + 1];
        let mut from = (0, 0);
        let ends = anchors.iter().flat_map(|(row, column)| [(*row, *column), (row + 1, column + 1)]);
        for to in ends.chain([(rows, columns)]) {
            for row in from.0..=to.0 {
                let range = leg(from, to, row, margin);
                let at = row as usize;
                low[at] = low[at].min(range.start);
                high[at] = high[at].max(range.end.min(columns));
            }
            from = to;
        }
        Self::smoothed(0, low, high)
    }

    /// Returns the band for some rows against some columns, whole or along the diagonal.
    pub(crate) fn between(rows: &Range<u32>, columns: &Range<u32>) -> Self {
        let (from, to) = ((rows.start, columns.start), (rows.end, columns.end));
        let legs = (rows.start..=rows.end).map(|row| leg(from, to, row, 0));
        let (low, high) = legs.map(|leg| (leg.start.max(columns.start), leg.end.min(columns.end))).unzip();
        Self::smoothed(rows.start, low, high)
    }

    /// The cells of every segment that a bead touches which begins in a cell of this band.
    pub(crate) fn widened(&self) -> Self {
        let (last, reach) = (self.columns().end, MAX_SIDE as usize - 1);
        let low = (0..self.low.len()).map(|at| self.low[at.saturating_sub(reach)]).collect();
        let high = self.high.iter().map(|high| last.min(high + MAX_SIDE - 1)).collect();
        Self::smoothed(self.first_row, low, high)
    }

    fn smoothed(first_row: u32, mut low: Vec<u32>, mut high: Vec<u32>) -> Self {
        for at in (1..low.len()).rev() {
            low[at - 1] = low[at - 1].min(low[at]);
        }
        for at in 1..high.len() {
            high[at] = high[at].max(high[at - 1]);
        }
        let mut offsets = vec![0];
        let mut cells = 0;
        for (low, high) in low.iter().zip(&high) {
            cells += (high - low) as usize + 1;
            offsets.push(cells);
        }
        Band { first_row, low, high, offsets }
    }

    /// How many cells there are.
    pub(crate) fn cells(&self) -> usize {
        self.offsets[self.low.len()]
    }

    /// The row boundaries, the last one included.
    pub(crate) fn rows(&self) -> Range<u32> {
        let rows = u32::try_from(self.low.len()).expect("as many rows as segments and one");
        self.first_row..self.first_row + rows
    }

    /// The column boundaries of a row, the last one included in the range.
    pub(crate) fn columns_at(&self, row: u32) -> Range<u32> {
        let at = (row - self.first_row) as usize;
        self.low[at]..self.high[at] + 1
    }

    /// The rows at which `column` is seen.
    pub(crate) fn rows_at(&self, column: u32) -> Range<u32> {
        let first = self.high.partition_point(|high| *high < column);
        let end = self.low.partition_point(|low| *low <= column);
        let row = |at: usize| self.first_row + u32::try_from(at).expect("as many rows as segments and one");
        row(first)..row(end.max(first))
    }

    /// The lowest and the highest column boundary.
    pub(crate) fn columns(&self) -> Range<u32> {
        self.low[0]..self.high[self.high.len() - 1]
    }

    /// The index of a cell, if the band has it.
    #[inline]
    pub(crate) fn cell(&self, row: u32, column: u32) -> Option<usize> {
        self.row(row).cell(column)
    }

    /// The row at a boundary; it has no cell where the band has no such row.
    #[inline]
    pub(crate) fn row(&self, row: u32) -> BandRow {
        let at = row.wrapping_sub(self.first_row) as usize;
        let found = self.low.get(at).map(|low| BandRow { low: *low, high: self.high[at], first: self.offsets[at] });
        found.unwrap_or(BandRow::NONE)
    }
}

/// The columns to see at `row` on the way from one corner to the other.
fn leg(from: (u32, u32), to: (u32, u32), row: u32, margin: u32) -> Range<u32> {
    let (rows, columns) = (u64::from(to.0 - from.0), u64::from(to.1 - from.1));
    if rows * columns <= WHOLE_AREA {
        return from.1.saturating_sub(margin)..to.1.saturating_add(margin);
    }
    let middle = u64::from(from.1) + u64::from(row - from.0) * columns / rows;
    let reach = HALF_WIDTH.max(WHOLE_AREA / rows / 2) + columns.div_ceil(rows);
    let bounded = |column: u64| u32::try_from(column).unwrap_or(u32::MAX);
    bounded(middle.saturating_sub(reach))..bounded(middle + reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_connected(band: &Band) -> bool {
        band.rows().skip(1).all(|row| {
            let (before, here) = (band.columns_at(row - 1), band.columns_at(row));
            here.start >= before.start && here.end >= before.end && here.start < before.end
        })
    }

    #[test]
    fn small_documents_are_searched_whole() {
        let band = Band::along(30, 20, &[], 8);
        assert_eq!(band.cells(), 31 * 21);
        assert_eq!((band.cell(30, 20), band.cell(31, 0), band.cell(0, 21)), (Some(31 * 21 - 1), None, None));
    }

    #[test]
    fn cells_grow_with_the_segments_and_not_with_their_square() {
        let anchors: Vec<_> = (0..5000).map(|at| (2 * at, 2 * at)).collect();
        for (rows, columns, anchors) in [
            (20_000, 20_000, &[][..]),
            (10_000, 10_000, &anchors),
            (20_000, 20, &[]),
            (20, 20_000, &[]),
            (1, 90_000, &[]),
        ] {
            let band = Band::along(rows, columns, anchors, 8);
            assert!(band.cells() < 150 * (rows + columns) as usize, "{rows} {columns}: {}", band.cells());
            assert!(is_connected(&band));
            assert_eq!((band.cell(0, 0), band.cell(rows, columns)), (Some(0), Some(band.cells() - 1)));
        }
    }

    #[test]
    fn rows_of_a_column_are_those_that_see_it() {
        let band = Band::along(500, 400, &[(100, 90), (300, 220)], 8);
        for column in [0, 7, 100, 399, 400] {
            let seen: Vec<u32> = band.rows().filter(|row| band.cell(*row, column).is_some()).collect();
            assert_eq!(band.rows_at(column).collect::<Vec<_>>(), seen);
        }
    }

    #[test]
    fn a_part_is_searched_within_its_corners() {
        let band = Band::between(&(5..9), &(20..23));
        assert_eq!((band.rows(), band.columns(), band.cells()), (5..10, 20..23, 5 * 4));
        assert_eq!((band.cell(4, 20), band.cell(5, 20), band.cell(9, 23)), (None, Some(0), Some(19)));
    }
}
