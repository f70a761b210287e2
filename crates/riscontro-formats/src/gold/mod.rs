//! Gold alignments, to score others against.
//!
//! The form is told by the first line that is neither blank nor a comment (`#`):
//!
//! * `{"id","beads":[{"source":[0],"target":[0,1]}]}`, one object a line, as `riscontro align` writes; or `"gold"` or
//!   `"alignments"` in place of `"beads"`, with pairs of lists: `[[[0],[0,1]]]`. Segments from 0.
//! * `0 0`: a ladder, as hunalign writes and reads. Each further `0 0` begins the ladder of the next pair.
//! * `[0]:[0, 1]`, a line a bead, as vecalign and Bertalign write, with or without a score. Segments from 0.
//! * `1<TAB>1-2`: a table of source and target segments from 1; what follows on a line is for readers.
//!
//! Only JSON lines name their documents; ladders come in the order of the pairs; the other two hold one document.

mod json;
mod ladder;
mod lists;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use riscontro_core::GoldBead;

use crate::decode::decode_plain;
use crate::error::{FormatError, Kind};

/// What is wrong in a gold file; the words are the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("no gold bead: expected JSON lines, a ladder, lines such as `[0]:[0, 1]`, or a table of segments from 1")]
    Empty,
    #[error("is no record of beads: {0}")]
    Json(String),
    #[error("a record needs `beads`, `gold` or `alignments`")]
    NoBeads,
    #[error("`{0}` has a gold alignment already")]
    Repeated(String),
    #[error("expected a rung, two segment counts such as `4 5`, and found `{0}`")]
    Rung(String),
    #[error("the rung `{0}` lies before the one above it: rungs rise, from `0 0` to the number of segments")]
    Falling(String),
    #[error("expected two lists of segments from 0, such as `[0]:[0, 1]`, and found `{0}`")]
    Lists(String),
    #[error(
        "expected source and target segments from 1, such as `3`, `3-5` or nothing, with a tab between, and found `{0}`"
    )]
    Row(String),
    #[error(
        "segment {number} of the {side}, counted from 1, stands in a bead of line {line} already: join the two beads, or take \
         it out of one"
    )]
    Twice { number: u64, side: &'static str, line: u32 },
}

impl From<Fault> for Kind {
    fn from(fault: Fault) -> Self {
        Kind::Gold(fault)
    }
}

/// A bead and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldRow {
    /// The bead.
    pub bead: GoldBead,
    /// The line, from 1.
    pub line: u32,
}

/// The gold alignment of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoldDocument {
    /// What names it, where the form does.
    pub id: Option<Box<str>>,
    /// Its beads, in the order of the file; maybe none.
    pub rows: Vec<GoldRow>,
    /// How many segments the source and the target have, where the form says so.
    pub segments: Option<(u32, u32)>,
    /// The line at which it ends, from 1.
    pub line: u32,
}

/// Reads a gold file; at least one document, in the order of the file.
///
/// # Errors
///
/// When the file is not UTF-8 (or UTF-16 with a mark), holds no document, has a line that its form does not know, or has a
/// segment in two beads; the error names the line.
pub fn read_gold(bytes: &[u8]) -> Result<Vec<GoldDocument>, FormatError> {
    let text = decode_plain(bytes)?;
    let lines = || lines(&text);
    let Some(first) = lines().next() else { return Err(FormatError::new(Fault::Empty.into())) };
    let documents = match first.text {
        text if text.starts_with('{') => json::read(lines()),
        text if text.starts_with('[') => lists::read(lines()),
        text if ladder::is_first(text) => ladder::read(lines()),
        _ => table::read(lines()),
    }?;
    documents.iter().try_for_each(refuse_overlaps)?;
    Ok(documents)
}

/// Refuses a segment that stands in two beads: no alignment could agree with both.
fn refuse_overlaps(document: &GoldDocument) -> Result<(), FormatError> {
    // For each segment the line of its bead.
    let (mut sources, mut targets) = (BTreeMap::new(), BTreeMap::new());
    for GoldRow { bead, line } in &document.rows {
        for (side, segments, lines) in
            [("source", bead.source(), &mut sources), ("target", bead.target(), &mut targets)]
        {
            for segment in segments {
                if let Some(first) = lines.insert(*segment, *line) {
                    let fault = Fault::Twice { number: u64::from(*segment) + 1, side, line: first };
                    return Err(FormatError::at_line(fault.into(), *line));
                }
            }
        }
    }
    Ok(())
}

/// A line that says something.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    /// Without white space at its right end; a table may begin with a tab.
    text: &'t str,
    number: u32,
}

impl Line<'_> {
    fn fault(self, fault: Fault) -> FormatError {
        FormatError::at_line(fault.into(), self.number)
    }

    /// The beginning of the line, for a message.
    fn shown(self) -> String {
        self.text.trim().chars().take(40).collect()
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let numbered = (1..).zip(text.lines()).map(|(number, text)| Line { number, text: text.trim_end_matches(' ') });
    numbered.filter(|line| !line.text.trim().is_empty() && !line.text.starts_with('#'))
}
