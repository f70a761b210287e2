//! The passage of two stretches that translate one another best, wherever in them it stands.
//!
//! A local alignment (Smith and Waterman 1981) over the beads of the search: each bead earns its score above what a bead
//! of a moved passage may score at worst, and pays what its segments are worth where they stand now. A segment that
//! nobody claims is free; one that the forward path glued to a neighbour is cheap, and one that is well matched too dear.

use std::ops::Range;

use crate::band::Band;
use crate::score::{Cell, SHAPES, Scorer};
use crate::search::{Found, Search};
use crate::taken::Taken;

/// What a segment costs that the passage leaves out in its middle.
const SKIP_COST: f64 = 0.2;

/// What each segment is worth in the beads as they are: its part of what its bead scores above deletions.
#[derive(Debug)]
pub(crate) struct Worth {
    rows: Vec<f64>,
    columns: Vec<f64>,
}

impl Worth {
    /// Returns the worth of every segment in `beads`; segments that are taken are worth more than any bead can pay.
    pub(crate) fn of(scorer: &Scorer<'_>, beads: &[Found], taken: &Taken) -> Self {
        let model = scorer.model;
        let mut worth =
            Worth { rows: vec![0.0; model.rows.len() as usize], columns: vec![0.0; model.columns.len() as usize] };
        for Found { cell, score, .. } in beads {
            let each = if taken.touches(cell) {
                f64::INFINITY
            } else if cell.is_matched() {
                let segments = f64::from(cell.segments());
                (score / segments + f64::from(scorer.parameters.deletion_cost)).max(0.0)
            } else {
                0.0
            };
            cell.rows.clone().for_each(|row| worth.rows[row as usize] = each);
            cell.columns.clone().for_each(|column| worth.columns[column as usize] = each);
        }
        worth
    }

    fn of_cell(&self, cell: &Cell) -> f64 {
        sum(&self.rows, &cell.rows) + sum(&self.columns, &cell.columns)
    }
}

fn sum(worths: &[f64], range: &Range<u32>) -> f64 {
    worths[range.start as usize..range.end as usize].iter().sum()
}

/// The best passage that ends in a cell.
#[derive(Clone, Copy)]
struct Ending {
    gain: f64,
    start: (u32, u32),
}

/// Returns the corners of the passage within `stretch` that gains most, if it gains enough.
pub(crate) fn best_passage(scorer: &Scorer<'_>, worth: &Worth, stretch: &Cell) -> Option<Cell> {
    let band = Band::between(&stretch.rows, &stretch.columns);
    let none = Taken::default();
    let mut search = Search::new(scorer, &band, &none);
    let mut endings: Vec<Ending> = Vec::with_capacity(band.cells());
    let (mut best, mut best_end) = (Ending { gain: f64::from(scorer.parameters.moved_gain), start: (0, 0) }, None);
    for row in band.rows() {
        search.prepare(row);
        for column in band.columns_at(row) {
            let ending = ending_at(&search, worth, &endings, (row, column));
            if ending.gain > best.gain {
                (best, best_end) = (ending, Some((row, column)));
            }
            endings.push(ending);
        }
    }
    best_end.map(|(row, column)| Cell { rows: best.start.0..row, columns: best.start.1..column })
}

/// The best passage that ends at this corner; `endings` are those of all corners before it, in the order of the band.
fn ending_at(search: &Search<'_>, worth: &Worth, endings: &[Ending], (row, column): (u32, u32)) -> Ending {
    let mut best = Ending { gain: 0.0, start: (row, column) };
    for (at, shape) in SHAPES.into_iter().enumerate() {
        let (Some(from_row), Some(from_column)) = (row.checked_sub(shape.0), column.checked_sub(shape.1)) else {
            continue;
        };
        let Some(first) = search.band.cell(from_row, from_column) else { continue };
        let from = endings[first];
        let cell = Cell { rows: from_row..row, columns: from_column..column };
        let gain = if cell.is_matched() {
            search.score_from((from_row, first), at)
                - f64::from(search.scorer.parameters.moved_score)
                - worth.of_cell(&cell)
        } else if worth.of_cell(&cell).is_infinite() {
            // It stands in another passage: to be left out here it would have to stand in both.
            f64::NEG_INFINITY
        } else {
            -SKIP_COST
        };
        if from.gain + gain > best.gain {
            best = Ending { gain: from.gain + gain, start: from.start };
        }
    }
    best
}
