//! Two rows of a band and the beads that lead from one to the other.

use std::ops::Range;

use crate::band::BandRow;
use crate::beads::stride;

/// Which cells of one row beads of one shape lead to, from which of another: so many cells, from the index of the first on.
pub(crate) struct Joint {
    /// Counted from the first cell of the row that the beads begin in.
    pub(crate) from: usize,
    /// Counted from the first cell of the row they lead to.
    pub(crate) to: usize,
    /// The first cells of both rows, counted from the first of the band.
    pub(crate) rows: (usize, usize),
    pub(crate) len: usize,
    stride: usize,
}

impl Joint {
    pub(crate) fn between(from: BandRow, to: BandRow, columns: u32) -> Self {
        let low = from.low().max(to.low().saturating_sub(columns));
        let high = from.high().min(to.high().wrapping_sub(columns));
        let len = if to.high() < columns || low > high { 0 } else { (high + 1 - low) as usize };
        let (start, end) = if len > 0 { (low - from.low(), low + columns - to.low()) } else { (0, 0) };
        let rows = (from.first, to.first);
        Joint { from: start as usize, to: end as usize, rows, len, stride: stride(from) }
    }

    /// The scores or weights of the beads of a shape, among those of the row they begin in.
    pub(crate) fn of_shape<'s>(&self, row: &'s [f32], shape: usize) -> &'s [f32] {
        &row[shape * self.stride + self.from..][..self.len]
    }

    pub(crate) fn begins(&self) -> Range<usize> {
        self.rows.0 + self.from..self.rows.0 + self.from + self.len
    }

    pub(crate) fn ends(&self) -> Range<usize> {
        self.rows.1 + self.to..self.rows.1 + self.to + self.len
    }
}
