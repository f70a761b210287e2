//! Lines such as `[0]:[0, 1]:0.25`.

use riscontro_core::GoldBead;

use super::{Fault, GoldDocument, GoldRow, Line};
use crate::error::FormatError;

pub(super) fn read<'t>(lines: impl Iterator<Item = Line<'t>>) -> Result<Vec<GoldDocument>, FormatError> {
    let mut document = GoldDocument::default();
    for line in lines {
        let bead = bead(line.text).ok_or_else(|| line.fault(Fault::Lists(line.shown())))?;
        document.rows.push(GoldRow { bead, line: line.number });
        document.line = line.number;
    }
    Ok(vec![document])
}

fn bead(text: &str) -> Option<GoldBead> {
    let (source, rest) = text.trim().strip_prefix('[')?.split_once(']')?;
    let (target, rest) = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?.split_once(']')?;
    // A score follows, or a colon without one.
    let is_score = |rest: &str| rest.trim().is_empty() || rest.trim().parse::<f64>().is_ok();
    let is_over = rest.trim().is_empty() || rest.trim_start().strip_prefix(':').is_some_and(is_score);
    is_over.then_some(())?;
    Some(GoldBead::new(segments(source)?, segments(target)?))
}

fn segments(list: &str) -> Option<Vec<u32>> {
    if list.trim().is_empty() {
        return Some(Vec::new());
    }
    list.split(',').map(|number| number.trim().parse().ok()).collect()
}
