//! Which segments stand in moved passages already and are no longer free.

use std::ops::Range;

use crate::model::Model;
use crate::score::Cell;

/// A mark for each segment; without marks (the default) every segment is free.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    rows: Vec<bool>,
    columns: Vec<bool>,
}

impl Taken {
    /// Returns marks for the segments of `model`, all free.
    pub(crate) fn none_of(model: &Model<'_>) -> Self {
        Taken { rows: vec![false; model.rows.len() as usize], columns: vec![false; model.columns.len() as usize] }
    }

    /// Takes the segments of `cell`.
    pub(crate) fn take(&mut self, cell: &Cell) {
        self.set(cell, true);
    }

    /// Sets the segments of `cell` free.
    pub(crate) fn release(&mut self, cell: &Cell) {
        self.set(cell, false);
    }

    fn set(&mut self, cell: &Cell, mark: bool) {
        self.rows[cell.rows.start as usize..cell.rows.end as usize].fill(mark);
        self.columns[cell.columns.start as usize..cell.columns.end as usize].fill(mark);
    }

    /// Whether nothing can be taken, as there are no marks.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a segment of `cell` is taken.
    pub(crate) fn touches(&self, cell: &Cell) -> bool {
        is_any(&self.rows, &cell.rows) || is_any(&self.columns, &cell.columns)
    }
}

fn is_any(marks: &[bool], range: &Range<u32>) -> bool {
    marks.get(range.start as usize..range.end as usize).is_some_and(|marks| marks.contains(&true))
}
