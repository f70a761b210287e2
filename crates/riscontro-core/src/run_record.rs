//! What pairs leave behind for the end of a run, where they are compared with one another.

use crate::finding::{Draft, Finding};
use crate::rule_meta::RuleId;

/// How one pair writes something that other pairs of the run may write otherwise, as a rule records it.
#[derive(Debug, Clone)]
pub struct RecordDraft {
    /// What is written: pairs are compared where it is the same.
    pub key: String,
    /// How this pair writes it.
    pub spelling: String,
    /// What is to be said should the spelling turn out to be the odd one; its message names no other pair, for it enters
    /// the fingerprint.
    pub draft: Draft,
}

/// The same, located: it needs no document any more.
#[derive(Debug, Clone)]
pub struct RunRecord {
    /// What is written; begins with the languages of the pair.
    pub key: Box<str>,
    /// How the pair writes it.
    pub spelling: Box<str>,
    /// What is to be said should the spelling turn out to be the odd one.
    pub finding: Finding,
}

impl RunRecord {
    /// The rule that recorded it.
    #[must_use]
    pub fn rule(&self) -> RuleId {
        self.finding.rule.id
    }
}

/// One spelling of a key over all pairs of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpellingCount<'r> {
    /// The spelling.
    pub spelling: &'r str,
    /// The words of the target where it stands first, else those of the source.
    pub words: &'r str,
    /// In how many pairs it is the usual one.
    pub pairs: u32,
    /// The first of them, by its place in the run from 0.
    pub first: u64,
    /// Where it stands first, for the reader: `path:line`, or the id of the pair.
    pub place: &'r str,
}
