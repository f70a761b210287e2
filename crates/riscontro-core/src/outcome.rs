//! What became of a pair, and what was wrong with its files.

use std::fmt;
use std::sync::Arc;

use crate::finding::Finding;
use crate::run_record::RunRecord;
use crate::span::{Raw, Span};

/// What is wrong with a file that can still be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DefectKind {
    /// The file has no text.
    Empty,
    /// The encoding had to be guessed.
    GuessedEncoding,
    /// A byte order mark or declaration contradicts the bytes.
    Encoding,
    /// A row or entry that says nothing.
    Row,
    /// A concept that has terms in one language alone, which say nothing about a translation.
    OneSided,
    /// A row or entry that contradicts an earlier one, and is left out.
    Contradiction,
    /// Something that is said twice.
    Repeated,
    /// White space that is not meant.
    Untidy,
    /// A line break inside a term, which may part two.
    LineBreak,
    /// Something that the file says and that is not kept.
    Unread,
    /// A row whose terms have a status that is none: nobody knows whether they may stand.
    Status,
    /// Sheets of a workbook beside the one that was read.
    Sheets,
    /// A column that is taken for a language that nobody knows.
    Language,
}

impl DefectKind {
    /// Whether it concerns only those who keep the file: what is read is what they meant.
    #[must_use]
    pub fn is_remark(self) -> bool {
        matches!(self, DefectKind::Repeated | DefectKind::Untidy | DefectKind::LineBreak | DefectKind::Unread)
    }
}

/// A fault of an input file that was read past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// What is wrong.
    pub kind: DefectKind,
    /// The same, for the reader; lower case, no full stop.
    pub message: String,
    /// Where, in the decoded file.
    pub span: Span<Raw>,
}

/// Why a pair has no findings: a file that cannot be read, or our own fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairError {
    message: String,
}

impl PairError {
    /// Returns the error that says `message`, which names the file.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        PairError { message: message.into() }
    }
}

impl fmt::Display for PairError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PairError {}

/// A pair and what became of it.
#[derive(Debug, Clone)]
pub struct PairOutcome {
    /// What names the pair in reports: the source path, or the id of a JSON line.
    pub id: Arc<str>,
    /// The source path, empty when there is none.
    pub source: Arc<str>,
    /// The target path, empty when there is none.
    pub target: Arc<str>,
    /// Whether the segments came ready-made: reports then give offsets within the segment.
    pub is_aligned: bool,
    /// What was noticed on the way: a detected language, a tag without a folder. No findings, no path twice.
    pub warnings: Vec<String>,
    /// The number of beads checked.
    pub beads: u32,
    /// What the pair leaves for the end of the run; empty unless the settings ask for it.
    pub records: Vec<RunRecord>,
    /// The findings, sorted by place and rule; or why there are none.
    pub result: Result<Vec<Finding>, PairError>,
}

impl PairOutcome {
    /// Returns the outcome of a pair of which nothing is found yet.
    #[must_use]
    pub fn new(id: &str, source: &str, target: &str) -> Self {
        PairOutcome {
            id: id.into(),
            source: source.into(),
            target: target.into(),
            is_aligned: false,
            warnings: Vec::new(),
            beads: 0,
            records: Vec::new(),
            result: Ok(Vec::new()),
        }
    }
}
