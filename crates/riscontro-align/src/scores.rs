//! The scores of the beads that begin in each row, reckoned when they are asked for and kept for a while.

use crate::band::Band;
use crate::beads::Beads;
use crate::score::SHAPES;

/// Of a band of up to so many cells the scores of all beads are kept; of a larger one, those of some rows.
const KEPT_CELLS: usize = 1 << 17;
/// How many rows of scores are kept of a large band: enough for a stretch of beads and those that lead to it.
const ROWS_AT_A_TIME: usize = 8;

/// The scores of the beads that begin in each row, shape by shape: of all rows, or of the last few that were asked for.
pub(crate) struct Scores<'a> {
    beads: Beads<'a>,
    values: Vec<f32>,
    /// By slot: where its scores begin, and the row that they are of.
    slots: Vec<(usize, Option<u32>)>,
    first_row: u32,
}

impl<'a> Scores<'a> {
    pub(crate) fn of(beads: Beads<'a>, band: &Band) -> Self {
        let stride = |row| SHAPES.len() * beads.stride(row);
        let mut slots = Vec::new();
        let mut len = 0;
        let mut add = |stride: usize| {
            slots.push((len, None));
            len += stride;
        };
        if band.cells() > KEPT_CELLS {
            let most = band.rows().map(stride).max().unwrap_or(0);
            (0..ROWS_AT_A_TIME).for_each(|_| add(most));
        } else {
            band.rows().map(stride).for_each(&mut add);
        }
        Scores { values: vec![0.0; len], slots, first_row: band.rows().start, beads }
    }

    pub(crate) fn slot(&self, row: u32) -> usize {
        (row - self.first_row) as usize % self.slots.len()
    }

    /// Reckons the scores of `row`, unless they are kept.
    pub(crate) fn prepare(&mut self, row: u32) {
        let slot = self.slot(row);
        let (start, held) = &mut self.slots[slot];
        if *held != Some(row) {
            *held = Some(row);
            let len = SHAPES.len() * self.beads.stride(row);
            self.beads.score(row, &mut self.values[*start..*start + len]);
        }
    }

    /// The scores of a row, of which [`prepare`](Self::prepare) was the last.
    pub(crate) fn of_row(&self, row: u32) -> &[f32] {
        let (start, held) = self.slots[self.slot(row)];
        debug_assert_eq!(held, Some(row), "a row is prepared before it is read");
        &self.values[start..start + SHAPES.len() * self.beads.stride(row)]
    }
}
