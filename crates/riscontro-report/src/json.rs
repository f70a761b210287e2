//! `json`: one document, `{"version":1,"findings":[…],"pairs":n,"errors":[{"pair","message"},…]}`.
//!
//! Findings are streamed, one a line inside the array, in the shape of `jsonl`. `pairs` counts the pairs that were
//! checked; those that failed stand in `errors`, whose messages are all that is kept until the end.

use std::io::{self, Write};

use riscontro_core::{Finding, PairOutcome};
use serde::Serialize;

use crate::record::Record;
use crate::{Report, ReportFormat};

pub(crate) const FORMAT: ReportFormat = ReportFormat {
    id: "json",
    summary: "one JSON document, errors included",
    make: |_| Box::new(Json { findings: 0, pairs: 0, errors: Vec::new() }),
};

struct Json {
    findings: u64,
    pairs: u64,
    errors: Vec<FailedPair>,
}

#[derive(Serialize)]
struct FailedPair {
    pair: String,
    message: String,
}

impl Report for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"version\":1,\"findings\":[")
    }

    fn pair(&mut self, outcome: &PairOutcome, out: &mut dyn Write) -> io::Result<()> {
        let findings = match &outcome.result {
            Ok(findings) => findings,
            Err(error) => {
                self.errors.push(FailedPair { pair: outcome.id.to_string(), message: error.to_string() });
                return Ok(());
            }
        };
        self.pairs += 1;
        self.write(outcome, findings, out)
    }

    fn compared(&mut self, outcome: &PairOutcome, out: &mut dyn Write) -> io::Result<()> {
        // The pair has been counted.
        self.write(outcome, outcome.result.as_deref().unwrap_or_default(), out)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.findings > 0 {
            writeln!(out)?;
        }
        write!(out, "],\"pairs\":{},\"errors\":", self.pairs)?;
        serde_json::to_writer(&mut *out, &self.errors)?;
        writeln!(out, "}}")
    }
}

impl Json {
    fn write(&mut self, outcome: &PairOutcome, findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
        for finding in findings {
            out.write_all(if self.findings == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &Record::new(outcome, finding))?;
            self.findings += 1;
        }
        Ok(())
    }
}
