//! `concise`: one line a finding, `path:line:column: severity[rule] message`.
//!
//! The shape that editors and `grep` know how to read. The place is that of the translation, where the correction will be
//! made; a finding that marks no place there gives the place in the source.

use std::io::{self, Write};

use riscontro_core::{Finding, PairOutcome, SideName};

use crate::human::{SideView, clean, is_about_pair, write_headline};
use crate::{Report, ReportFormat, ReportOptions};

pub(crate) const FORMAT: ReportFormat = ReportFormat {
    id: "concise",
    summary: "one line a finding, for editors and grep",
    make: |options| Box::new(Concise { options: *options }),
};

struct Concise {
    options: ReportOptions,
}

impl Report for Concise {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn pair(&mut self, outcome: &PairOutcome, out: &mut dyn Write) -> io::Result<()> {
        let findings = outcome.result.iter().flatten();
        for finding in findings.filter(|finding| self.options.shows(finding)) {
            write!(out, "{}: ", place_to_open(outcome, finding))?;
            write_headline(finding, out)?;
        }
        Ok(())
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Where the reader should look first.
fn place_to_open(outcome: &PairOutcome, finding: &Finding) -> String {
    if is_about_pair(finding) {
        return clean(&outcome.id);
    }
    let is_only_in_source = finding.target.is_none() && finding.source.is_some();
    let side = if is_only_in_source { SideName::Source } else { SideName::Target };
    SideView::new(outcome, finding, side).label()
}
