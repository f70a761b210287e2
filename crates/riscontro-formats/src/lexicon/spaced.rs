//! Two words a line with a space between, as MUSE has them.

use riscontro_core::LexiconEntry;

use super::{Fault, lines};
use crate::error::FormatError;

pub(super) fn read(text: &str) -> Result<Vec<LexiconEntry>, FormatError> {
    let entries = lines(text).map(|line| {
        let words: Vec<_> = line.text.split_whitespace().collect();
        let [source, target] = words[..] else { return Err(line.fault(Fault::TwoWords(line.shown()))) };
        line.entry(source, target)
    });
    entries.collect()
}
