//! Dictionaries of hunalign: `target @ source`. The target comes first, for historical reasons, as its manual says.

use riscontro_core::LexiconEntry;

use super::{Fault, lines};
use crate::error::FormatError;

/// What stands between the two.
pub(super) const BETWEEN: &str = " @ ";

pub(super) fn read(text: &str) -> Result<Vec<LexiconEntry>, FormatError> {
    let entries = lines(text).map(|line| {
        let (target, source) = line.text.split_once(BETWEEN).ok_or_else(|| line.fault(Fault::NoAt(line.shown())))?;
        line.entry(source, target)
    });
    entries.collect()
}
