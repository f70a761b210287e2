//! Findings and alignments to bytes.
//!
//! A [`Report`] turns outcomes into one form: for people (`full`, `concise`) or for programs (`json`, `jsonl`). An
//! [`AlignmentReport`] does the same for beads. Each form is one file and one line of its registry, [`REPORTS`] or
//! [`ALIGNMENT_REPORTS`]; nothing else knows which forms there are.
//!
//! # Decisions
//!
//! * Reports stream: each sees a pair once, in input order, writes it, and keeps nothing of it, so that memory does not
//!   grow with the number of pairs. The one exception is `json`, which keeps the messages of failed pairs, because its
//!   `errors` follow its `findings`.
//! * Reports write to whatever they are given and never open, flush or inspect it. The human forms always emit style
//!   codes: whoever owns the stream knows whether it can show them, and strips them where it cannot. Every meaning that a
//!   colour carries is also written in words or carets.
//! * What comes from a file is never trusted by the human forms: control characters are shown as pictures, so that no
//!   text can move the cursor or restyle the terminal.
//! * What the comparison of all pairs finds stands in one of them, and comes after the last pair, pair by pair
//!   ([`Report::compared`]): a reader who knows the findings of a pair knows those of a run.
//! * A pair that failed is not written by the human forms and by `jsonl`: the caller says it on its error stream.

use std::io::{self, Write};

use riscontro_core::{Finding, PairOutcome, Severity};

mod alignment;
mod concise;
mod full;
mod human;
mod json;
mod jsonl;
mod record;
mod score;
mod summary;
#[cfg(test)]
mod tests;

pub use alignment::{
    ALIGNMENT_FILES, ALIGNMENT_REPORTS, AlignedPair, AlignmentFiles, AlignmentFilesFormat, AlignmentFormat,
    AlignmentReport, Files, SegmentedText,
};
pub use score::score_table;
pub use summary::{Counted, Counts, summary};

/// One form that findings are written in.
///
/// The caller calls `begin` once, `pair` for each outcome in input order, `compared` for each pair that the end of the run says
/// something of, in the same order, and `end` once, with the same stream.
pub trait Report {
    /// Writes what stands before the first pair.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what became of one pair.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    fn pair(&mut self, outcome: &PairOutcome, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what the comparison of all pairs found in one of them, after the last pair; `outcome` names that pair.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    fn compared(&mut self, outcome: &PairOutcome, out: &mut dyn Write) -> io::Result<()> {
        self.pair(outcome, out)
    }

    /// Writes what stands at the end.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    fn end(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

/// Whether the human forms show notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notes {
    /// They are written like any finding.
    Show,
    /// They are only counted.
    #[default]
    Hide,
}

/// What a caller may ask of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOptions {
    /// The columns of the terminal; 0 when the stream is none.
    pub width: u16,
    /// Whether the human forms show notes; the JSON forms always carry them.
    pub notes: Notes,
    /// The lightest severity that the human forms show; the JSON forms carry all.
    pub min_severity: Severity,
}

impl Default for ReportOptions {
    fn default() -> Self {
        ReportOptions { width: 0, notes: Notes::Hide, min_severity: Severity::Note }
    }
}

impl ReportOptions {
    /// Whether a human form shows `finding`.
    fn shows(&self, finding: &Finding) -> bool {
        finding.severity >= self.min_severity && (finding.severity > Severity::Note || self.notes == Notes::Show)
    }
}

/// A form that findings can be written in, and how to make its report.
#[derive(Debug, Clone, Copy)]
pub struct ReportFormat {
    /// The name used in flags: kebab-case, that of its file.
    pub id: &'static str,
    /// One line: what it is for; lower case, no full stop.
    pub summary: &'static str,
    /// Makes a report that has written nothing yet.
    pub make: fn(&ReportOptions) -> Box<dyn Report>,
}

/// The forms for findings, sorted by id.
pub const REPORTS: &[ReportFormat] = &[concise::FORMAT, full::FORMAT, json::FORMAT, jsonl::FORMAT];
