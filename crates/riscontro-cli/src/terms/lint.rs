//! `riscontro terms lint`.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use riscontro_core::Severity;
use riscontro_engine::{Languages, LintFinding, lint_glossaries};
use serde::Serialize;

use crate::console::{Console, Talk};
use crate::exit::Exit;

pub(super) const EXAMPLES: &str = "\
Examples:
  riscontro terms lint glossary.csv                          each finding with its row and a remedy
  riscontro terms lint client.tbx house.xlsx                 also what one says against the other
  riscontro terms lint glossary.csv --output-format jsonl    an object a finding

The objects of jsonl: {\"file\",\"line\",\"severity\",\"check\",\"concept\",\"message\",\"remedy\"}

Exit code: 0 no error found, 1 errors found, 2 a file could not be read.";

#[derive(Debug, Args)]
pub(crate) struct LintArguments {
    /// Glossaries: CSV, TSV, TBX, TMX, XLSX, ODS
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The languages of columns called `source` and `target`, or of a list of two columns, such as `it,en`
    #[arg(long, value_name = "LANGS", value_parser = super::languages)]
    languages: Option<Languages>,
    /// Write lines for people, or one JSON object a finding
    #[arg(long, value_enum, default_value_t = LintOutput::Text, value_name = "FORMAT")]
    output_format: LintOutput,
    /// Say nothing on standard error but errors
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LintOutput {
    Text,
    Jsonl,
}

/// A finding as a line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: Option<u32>,
    severity: &'static str,
    check: &'static str,
    concept: Option<&'a str>,
    message: &'a str,
    remedy: &'static str,
}

pub(super) fn run(arguments: &LintArguments) -> anyhow::Result<Exit> {
    let mut console = Console::new(if arguments.quiet { Talk::Errors } else { Talk::All });
    let linted = lint_glossaries(&arguments.files, arguments.languages);
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    for finding in &linted.findings {
        match arguments.output_format {
            LintOutput::Text => write_text(finding, &mut out)?,
            LintOutput::Jsonl => write_line(finding, &mut out)?,
        }
    }
    out.flush()?;
    if linted.findings.iter().any(|finding| finding.severity == Severity::Error) {
        console.raise(Exit::Findings);
    }
    console.errors(&linted.errors);
    if linted.errors.len() < arguments.files.len() {
        console.say(&summary(&linted.findings, linted.concepts, linted.terms));
    }
    Ok(console.exit())
}

fn write_text(finding: &LintFinding, out: &mut impl Write) -> io::Result<()> {
    let place = finding.line.map_or_else(String::new, |line| format!(":{line}"));
    let (file, severity, id) = (&finding.file, finding.severity, finding.check.id());
    writeln!(out, "{}{place}: {severity}[{id}] {}", clean(file), clean(&finding.message))?;
    writeln!(out, "  {}", finding.check.remedy())
}

fn write_line(finding: &LintFinding, out: &mut impl Write) -> anyhow::Result<()> {
    let line = Line {
        file: &finding.file,
        line: finding.line,
        severity: finding.severity.as_str(),
        check: finding.check.id(),
        concept: finding.concept.as_deref(),
        message: &finding.message,
        remedy: finding.check.remedy(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    Ok(writeln!(out)?)
}

/// A text whose control characters a terminal would obey, without them.
fn clean(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect()
}

fn summary(findings: &[LintFinding], concepts: usize, terms: usize) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counted = Severity::ALL.iter().rev().map(|severity| (count(*severity), severity.as_str()));
    let parts: Vec<_> =
        counted.filter(|(number, _)| *number > 0).map(|(number, word)| number_of(number, word)).collect();
    let found = if parts.is_empty() { "nothing found".to_owned() } else { parts.join(", ") };
    format!("{found} in {} with {}", number_of(concepts, "concept"), number_of(terms, "term"))
}

/// A number with its noun: `1 term`, `2 terms`.
pub(super) fn number_of(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
