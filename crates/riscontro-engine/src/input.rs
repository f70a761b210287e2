//! The rules on input files: what was wrong with a file that could still be read.

use std::path::Path;

use riscontro_core::{DefectKind, Group, PairOutcome, RuleId, RuleMeta, Severity};

use crate::check::Checker;
use crate::load::shown;
use crate::locate::input_finding;

macro_rules! input_rule {
    ($id:literal, $severity:ident, $summary:literal) => {
        RuleMeta {
            id: RuleId($id),
            group: Group::Input,
            severity: Severity::$severity,
            summary: $summary,
            page: include_str!("input.rs"),
            on_by_default: true,
        }
    };
}

/// ## What it does
/// Reports what is wrong with an input file that could still be read: it has no text, its encoding had to be guessed, a file
/// of a folder has no counterpart, a line of a stream is no pair.
///
/// ## Why it matters
/// Silence should mean that something was checked.
///
/// ## Example
/// it: (an empty file)
/// en: The ministers met on Tuesday.
///
/// ## Options
/// None.
pub const INPUT_RULES: [RuleMeta; 4] = [EMPTY, ENCODING, LINE, UNPAIRED];

/// The file has no text.
pub(crate) const EMPTY: RuleMeta = input_rule!("input-empty", Warning, "a file has no text");
/// The encoding had to be guessed.
pub(crate) const ENCODING: RuleMeta = input_rule!("input-encoding", Note, "the encoding of a file had to be guessed");
/// The id of the rule that reports a line that cannot be read: the run that has one ends with exit code 2.
pub const INPUT_LINE: RuleId = RuleId("input-line");

/// A line of a stream is no pair.
pub(crate) const LINE: RuleMeta = input_rule!("input-line", Error, "a line of the stream cannot be read");
/// A file without counterpart.
pub(crate) const UNPAIRED: RuleMeta = input_rule!("input-unpaired", Warning, "a file of the folder has no counterpart");

/// The rule that reports a defect.
pub(crate) fn rule_of(kind: DefectKind) -> RuleMeta {
    match kind {
        DefectKind::Empty => EMPTY,
        _ => ENCODING,
    }
}

/// The outcome of a line of a stream that cannot be used: one `input-line` finding.
#[must_use]
pub fn unreadable_line(id: &str, message: &str) -> PairOutcome {
    let findings = vec![input_finding(LINE, message.to_owned(), None, None, id)];
    PairOutcome { result: Ok(findings), ..PairOutcome::new(id, "", "") }
}

impl Checker {
    /// The outcome of a file of a folder that has no counterpart: one `input-unpaired` finding, unless that is ignored.
    #[must_use]
    pub fn unpaired_file(&self, path: &Path) -> PairOutcome {
        let path = shown(path);
        let message = "no counterpart: its translation or original is not beside it";
        let finding = self
            .settings
            .input_rule(UNPAIRED.id)
            .map(|rule| input_finding(rule, message.to_owned(), None, None, &path));
        PairOutcome { result: Ok(finding.into_iter().collect()), ..PairOutcome::new(&path, &path, "") }
    }
}
