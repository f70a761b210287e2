//! Swapped neighbours: what the search, which only goes forward, cannot say.
//!
//! Where a translator exchanged two sentences the best forward path glues them into one bead, deletes and inserts, or
//! pairs them wrongly. Each short stretch of beads is tested against the same stretch cut in two on both sides and paired
//! crosswise; the exchange is made when it scores more by the price of a crossing. Merging, splitting or shifting
//! neighbours needs no second look, since the search has weighed all of that already.

use std::ops::Range;

use crate::score::Cell;
use crate::search::{Found, Search};
use crate::weights::share_of_gain;

/// How many beads a stretch may have.
const MOST_BEADS: usize = 4;
/// How many segments a stretch may have on one side.
const MOST_SEGMENTS: u32 = 5;
/// Exchanges the swapped neighbours among `beads`, which are in row order and tile their rows and columns.
pub(crate) fn uncross(search: &mut Search<'_>, beads: Vec<Found>) -> Vec<Found> {
    let mut out = Vec::with_capacity(beads.len());
    let mut at = 0;
    while at < beads.len() {
        if let Some(crossing) = best_crossing(search, &beads[at..]) {
            at += crossing.beads;
            out.extend(crossing.found);
        } else {
            out.push(beads[at].clone());
            at += 1;
        }
    }
    out
}

struct Crossing {
    gain: f64,
    /// How many beads it replaces.
    beads: usize,
    found: [Found; 2],
}

/// The crossing that gains most among the stretches that start with the first bead.
fn best_crossing(search: &mut Search<'_>, beads: &[Found]) -> Option<Crossing> {
    let mut best: Option<Crossing> = None;
    for len in 1..=MOST_BEADS.min(beads.len()) {
        let stretch = &beads[..len];
        let whole = Cell {
            rows: stretch[0].cell.rows.start..stretch[len - 1].cell.rows.end,
            columns: stretch[0].cell.columns.start..stretch[len - 1].cell.columns.end,
        };
        let (rows, columns) = (whole.rows.len(), whole.columns.len());
        if rows.max(columns) > MOST_SEGMENTS as usize {
            break;
        }
        if rows.min(columns) < 2 {
            continue;
        }
        let price =
            stretch.iter().map(|bead| bead.score).sum::<f64>() + f64::from(search.scorer.parameters.crossing_cost);
        for found in crossings(&whole).filter_map(|cells| scored(search, cells)) {
            let gain = found[0].score + found[1].score - price;
            if gain > best.as_ref().map_or(0.0, |best| best.gain) {
                let found = found.map(|bead| Found { share: share_of_gain(gain), ..bead });
                best = Some(Crossing { gain, beads: len, found });
            }
        }
    }
    best
}

/// Every way to cut both sides in two and pair the parts crosswise, in row order.
fn crossings(whole: &Cell) -> impl Iterator<Item = [Cell; 2]> {
    let inner = |range: &Range<u32>| range.start + 1..range.end;
    let (rows, columns) = (whole.rows.clone(), whole.columns.clone());
    inner(&rows).flat_map(move |row| {
        let (rows, columns) = (rows.clone(), columns.clone());
        inner(&columns).map(move |column| {
            [
                Cell { rows: rows.start..row, columns: column..columns.end },
                Cell { rows: row..rows.end, columns: columns.start..column },
            ]
        })
    })
}

/// The two beads with their scores, when such beads exist and the search saw them.
fn scored(search: &mut Search<'_>, cells: [Cell; 2]) -> Option<[Found; 2]> {
    let scores = [search.score_of(&cells[0])?, search.score_of(&cells[1])?];
    let [first, second] = cells;
    let found = |cell, score| Found { cell, score, share: 0.0 };
    Some([found(first, scores[0]), found(second, scores[1])])
}
