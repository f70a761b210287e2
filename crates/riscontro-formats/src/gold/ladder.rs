//! Ladders: what lies between two rungs is a bead.

use riscontro_core::GoldBead;

use super::{Fault, GoldDocument, GoldRow, Line};
use crate::error::FormatError;

/// Whether a line is the first rung.
pub(super) fn is_first(text: &str) -> bool {
    rung(text) == Some((0, 0))
}

/// The two counts of a rung; a confidence may follow.
fn rung(text: &str) -> Option<(u32, u32)> {
    let mut words = text.split_whitespace();
    let rung = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    words.next().is_none_or(|word| word.parse::<f64>().is_ok()).then_some(rung)
}

pub(super) fn read<'t>(lines: impl Iterator<Item = Line<'t>>) -> Result<Vec<GoldDocument>, FormatError> {
    let mut documents: Vec<GoldDocument> = Vec::new();
    let mut below = (0, 0);
    for line in lines {
        let (source, target) = rung(line.text).ok_or_else(|| line.fault(Fault::Rung(line.shown())))?;
        match documents.last_mut().filter(|_| (source, target) != (0, 0)) {
            None => {
                documents.push(GoldDocument { segments: Some((0, 0)), line: line.number, ..GoldDocument::default() });
            }
            Some(_) if source < below.0 || target < below.1 => return Err(line.fault(Fault::Falling(line.shown()))),
            Some(document) => {
                let bead = GoldBead::new((below.0..source).collect(), (below.1..target).collect());
                document.rows.push(GoldRow { bead, line: line.number });
                (document.segments, document.line) = (Some((source, target)), line.number);
            }
        }
        below = (source, target);
    }
    Ok(documents)
}
