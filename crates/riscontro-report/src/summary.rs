//! The line that ends a run: how much was found, in how many pairs.

use riscontro_core::{Finding, PairOutcome, Severity};

use crate::Notes;

/// How much a run found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Findings of severity error.
    pub errors: u64,
    /// Findings of severity warning.
    pub warnings: u64,
    /// Findings of severity note.
    pub notes: u64,
    /// Pairs that were checked.
    pub pairs: u64,
    /// Pairs that failed, and lines of a stream that are none.
    pub failed: u64,
    /// Files without counterpart.
    pub unpaired: u64,
}

/// What an outcome is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counted {
    /// A pair that was checked, or failed.
    #[default]
    Pair,
    /// A line of a stream that is no pair.
    Line,
    /// A file without counterpart.
    File,
}

impl Counts {
    /// Counts one more outcome.
    pub fn add(&mut self, outcome: &PairOutcome, what: Counted) {
        let Ok(findings) = &outcome.result else {
            self.failed += 1;
            return;
        };
        *match what {
            Counted::Pair => &mut self.pairs,
            Counted::Line => &mut self.failed,
            Counted::File => &mut self.unpaired,
        } += 1;
        self.add_findings(findings);
    }

    /// Counts findings of pairs that were counted before.
    pub fn add_findings(&mut self, findings: &[Finding]) {
        for finding in findings {
            *self.of(finding.severity) += 1;
        }
    }

    fn of(&mut self, severity: Severity) -> &mut u64 {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        }
    }
}

/// Returns `counts` as a sentence without its full stop: `2 errors, 1 warning in 14 pairs, 1 pair not read`.
///
/// Severities of which there is none are left out. Notes that were hidden are said to be, with the flag that shows them.
/// Where no pair was checked, nothing is said to be clean.
#[must_use]
pub fn summary(counts: &Counts, notes: Notes) -> String {
    let mut found = Vec::new();
    found.extend(counted(counts.errors, "error"));
    found.extend(counted(counts.warnings, "warning"));
    if found.is_empty() && counts.pairs > 0 {
        found.push(if counts.notes == 0 { "nothing found".into() } else { "no errors, no warnings".to_owned() });
    }
    found.extend(counted(counts.notes, "note").map(|counted| match notes {
        Notes::Show => counted,
        Notes::Hide => format!("{counted} hidden (--show-notes)"),
    }));
    let pairs = counted(counts.pairs, "pair").map(|pairs| format!("{} in {pairs}", found.join(", ")));
    let mut parts = pairs.map_or_else(|| [found, vec!["no pair checked".into()]].concat(), |pairs| vec![pairs]);
    parts.extend(counted(counts.failed, "pair").map(|failed| format!("{failed} not read")));
    parts.extend(counted(counts.unpaired, "file").map(|files| format!("{files} without counterpart")));
    parts.join(", ")
}

/// `2 errors`, `1 error`, or nothing for none.
fn counted(count: u64, noun: &str) -> Option<String> {
    let plural = if count == 1 { "" } else { "s" };
    (count > 0).then(|| format!("{count} {noun}{plural}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summary_uses_right_plurals_and_leaves_out_what_is_not_there() {
        let counts = Counts { errors: 2, warnings: 1, notes: 4, pairs: 14, failed: 1, unpaired: 0 };
        assert_eq!(
            summary(&counts, Notes::Hide),
            "2 errors, 1 warning, 4 notes hidden (--show-notes) in 14 pairs, 1 pair not read"
        );
        let one = Counts { errors: 1, pairs: 1, failed: 2, ..Counts::default() };
        assert_eq!(summary(&one, Notes::Show), "1 error in 1 pair, 2 pairs not read");
    }

    #[test]
    fn summary_says_when_there_is_nothing_to_say() {
        let quiet = Counts { pairs: 3, ..Counts::default() };
        assert_eq!(summary(&quiet, Notes::Hide), "nothing found in 3 pairs");
        let noted = Counts { notes: 1, pairs: 3, ..Counts::default() };
        assert_eq!(summary(&noted, Notes::Hide), "no errors, no warnings, 1 note hidden (--show-notes) in 3 pairs");
        assert_eq!(summary(&noted, Notes::Show), "no errors, no warnings, 1 note in 3 pairs");
    }

    #[test]
    fn summary_calls_nothing_clean_that_was_not_checked() {
        assert_eq!(summary(&Counts::default(), Notes::Hide), "no pair checked");
        let none = Counts { failed: 1, ..Counts::default() };
        assert_eq!(summary(&none, Notes::Hide), "no pair checked, 1 pair not read");
        let alone = Counts { warnings: 2, unpaired: 2, ..Counts::default() };
        assert_eq!(summary(&alone, Notes::Hide), "2 warnings, no pair checked, 2 files without counterpart");
        let some = Counts { warnings: 1, pairs: 3, unpaired: 1, ..Counts::default() };
        assert_eq!(summary(&some, Notes::Hide), "1 warning in 3 pairs, 1 file without counterpart");
    }
}
