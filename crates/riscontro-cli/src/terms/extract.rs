//! `riscontro terms extract`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};
use riscontro_core::{LangTag, PairError};
use riscontro_engine::{AlignedOutcome, CandidateFinder, Checker, ExtractOptions, LANGUAGES, TermCandidate, Told};
use serde::Serialize;

use super::csv::write_row;
use super::pairs::{Pair, Pairs};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::input_args::InputArguments;
use crate::output::unwritable;

#[derive(Debug, Args)]
pub(crate) struct ExtractArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// A glossary whose terms are left out, instead of those of the configuration; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) glossary: Vec<PathBuf>,
    /// Only candidates that stand so often in the texts
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..), help_heading = "Output")]
    pub(crate) min_frequency: u32,
    /// At most so many source terms
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..), help_heading = "Output")]
    pub(crate) max_terms: u32,
    /// Write CSV, which a glossary may be made of, or one JSON object a row
    #[arg(long, value_enum, default_value_t = ExtractOutput::Csv, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) output_format: ExtractOutput,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Say nothing on standard error but errors
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractOutput {
    Csv,
    Jsonl,
}

/// A finder and the direction of what it reads.
struct Found {
    finder: CandidateFinder,
    from: LangTag,
    to: LangTag,
}

pub(crate) fn run(arguments: &ExtractArguments) -> anyhow::Result<Exit> {
    let mut console = Console::new(if arguments.quiet { Talk::Errors } else { Talk::All });
    let mut found: Option<Found> = None;
    let pairs = Pairs { input: &arguments.input, glossary: &arguments.glossary, told: Told::Words, command: "extract" };
    let fault = |name: &str, message: String| AlignedOutcome {
        id: name.into(),
        warnings: Vec::new(),
        result: Err(PairError::new(message)),
    };
    let work = |checker: &Checker, pair: Pair<'_>| match pair {
        Pair::Files(spec) => checker.align_files(spec),
        Pair::Passage(text) => checker.align_text(text),
    };
    let take = |outcome: AlignedOutcome, console: &mut Console| take(&outcome, &mut found, console);
    let used = pairs.each(&mut console, work, fault, take)?;
    used.iter().for_each(|checker| console.warn(checker.warnings()));
    let Some((found, checker)) = found.filter(|found| found.finder.beads() > 0).zip(used.first()) else {
        console.warn(&["no text to look for terms in".to_owned()]);
        return Ok(console.exit());
    };
    let max_terms = usize::try_from(arguments.max_terms).unwrap_or(usize::MAX);
    let options = ExtractOptions { min_frequency: arguments.min_frequency, max_terms };
    let candidates = found.finder.find(options, checker.termbase());
    write(arguments, &found, &candidates)?;
    console.say(&format!("{} renderings found in {} beads", candidates.len(), found.finder.beads()));
    Ok(console.exit())
}

fn take(outcome: &AlignedOutcome, found: &mut Option<Found>, console: &mut Console) {
    console.warn(&outcome.warnings);
    let sides = match &outcome.result {
        Ok(sides) => sides,
        Err(error) => return console.error(&error.to_string()),
    };
    let (from, to) = (sides.source.document.lang, sides.target.document.lang);
    let found = found.get_or_insert_with(|| Found { finder: CandidateFinder::new(LANGUAGES, from, to), from, to });
    let is_one_of = |pair: [LangTag; 2]| {
        pair.map(|tag| tag.primary().to_owned()) == [&found.from, &found.to].map(|tag| tag.primary().to_owned())
    };
    if is_one_of([from, to]) || is_one_of([to, from]) {
        found.finder.add_sides(sides);
    } else {
        let message = "passed over: one list is of two languages";
        let warning = format!("{}: {from} to {to}, not {} to {}: {message}", outcome.id, found.from, found.to);
        console.warn(&[warning]);
    }
}

fn write(arguments: &ExtractArguments, found: &Found, candidates: &[TermCandidate]) -> anyhow::Result<()> {
    let put = |out: &mut dyn Write| match arguments.output_format {
        ExtractOutput::Csv => write_csv(found, candidates, out),
        ExtractOutput::Jsonl => write_jsonl(candidates, out),
    };
    match &arguments.output {
        None => put(&mut BufWriter::new(anstream::stdout().lock())).map_err(Into::into),
        Some(path) => {
            let name = path.display().to_string();
            let file = File::create(path).map_err(|error| anyhow::anyhow!(unwritable(&name, &error)))?;
            put(&mut BufWriter::new(file)).with_context(|| name)
        }
    }
}

/// The columns behind the two terms; those that a glossary does not know are for the reader of the table.
const COLUMNS: [&str; 10] = [
    "status",
    "source_frequency",
    "target_frequency",
    "joint_frequency",
    "c_value",
    "specificity",
    "score",
    "documents",
    "source_example",
    "target_example",
];

fn write_csv(found: &Found, candidates: &[TermCandidate], out: &mut dyn Write) -> io::Result<()> {
    write_row(out, [found.from.as_str(), found.to.as_str()].into_iter().chain(COLUMNS))?;
    for candidate in candidates {
        let numbers = [
            candidate.source_frequency.to_string(),
            candidate.target_frequency.to_string(),
            candidate.joint_frequency.to_string(),
            format!("{:.2}", candidate.c_value),
            format!("{:.2}", candidate.specificity),
            format!("{:.1}", candidate.score),
            candidate.documents.to_string(),
        ];
        let terms = [candidate.source.as_str(), &candidate.target, status(candidate)];
        let examples = candidate.example.iter().map(String::as_str);
        write_row(out, terms.into_iter().chain(numbers.iter().map(String::as_str)).chain(examples))?;
    }
    out.flush()
}

fn status(candidate: &TermCandidate) -> &'static str {
    if candidate.is_first { "preferred" } else { "admitted" }
}

#[derive(Serialize)]
struct CandidateLine<'c> {
    source: &'c str,
    target: &'c str,
    status: &'c str,
    source_frequency: u32,
    target_frequency: u32,
    joint_frequency: u32,
    c_value: f64,
    specificity: f64,
    score: f64,
    documents: u32,
    source_example: &'c str,
    target_example: &'c str,
}

fn write_jsonl(candidates: &[TermCandidate], out: &mut dyn Write) -> io::Result<()> {
    for candidate in candidates {
        let [source_example, target_example] = &candidate.example;
        let line = CandidateLine {
            source: &candidate.source,
            target: &candidate.target,
            status: status(candidate),
            source_frequency: candidate.source_frequency,
            target_frequency: candidate.target_frequency,
            joint_frequency: candidate.joint_frequency,
            c_value: (candidate.c_value * 100.0).round() / 100.0,
            specificity: (candidate.specificity * 100.0).round() / 100.0,
            score: (candidate.score * 10.0).round() / 10.0,
            documents: candidate.documents,
            source_example,
            target_example,
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    out.flush()
}
