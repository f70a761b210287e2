//! `jsonl`: one JSON object a finding, one a line, for pipelines.

use std::io::{self, Write};

use riscontro_core::PairOutcome;

use crate::record::Record;
use crate::{Report, ReportFormat};

pub(crate) const FORMAT: ReportFormat =
    ReportFormat { id: "jsonl", summary: "one JSON object a finding, for pipelines", make: |_| Box::new(JsonLines) };

struct JsonLines;

impl Report for JsonLines {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn pair(&mut self, outcome: &PairOutcome, out: &mut dyn Write) -> io::Result<()> {
        for finding in outcome.result.iter().flatten() {
            serde_json::to_writer(&mut *out, &Record::new(outcome, finding))?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
