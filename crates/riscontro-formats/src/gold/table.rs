//! Tables of source and target segments, counted from 1.

use riscontro_core::GoldBead;

use super::{Fault, GoldDocument, GoldRow, Line};
use crate::error::FormatError;

/// The most segments of one cell: a slip such as `3-3000000` is an error, not a gigabyte.
const MOST: u32 = 10_000;

pub(super) fn read<'t>(lines: impl Iterator<Item = Line<'t>>) -> Result<Vec<GoldDocument>, FormatError> {
    let mut document = GoldDocument::default();
    for line in lines {
        let bead = bead(line.text).ok_or_else(|| line.fault(Fault::Row(line.shown())))?;
        document.rows.push(GoldRow { bead, line: line.number });
        document.line = line.number;
    }
    Ok(vec![document])
}

fn bead(text: &str) -> Option<GoldBead> {
    let mut cells = text.split('\t');
    let bead = GoldBead::new(segments(cells.next()?)?, segments(cells.next()?)?);
    (!bead.source().is_empty() || !bead.target().is_empty()).then_some(bead)
}

/// `3`, `3-5` or nothing.
fn segments(cell: &str) -> Option<Vec<u32>> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Some(Vec::new());
    }
    let (first, last) = cell.split_once('-').unwrap_or((cell, cell));
    let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (1 <= first && first <= last && last - first < MOST).then(|| (first - 1..last).collect())
}
