//! `riscontro align`.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use riscontro_core::{PairError, Side};
use riscontro_engine::{AlignedOutcome, Batch, Checker, Checkers, LANGUAGES, PairSpec, TextPair, discover};
use riscontro_report::{ALIGNMENT_REPORTS, AlignedPair, AlignmentReport, Notes, SegmentedText};

use crate::args::{AlignArguments, InputFormat, threads};
use crate::exit::Exit;
use crate::output::{Output, Written, outputs};
use crate::stream::{self, BadLine};

enum Job {
    Pair(PairSpec, Arc<Checker>),
    Text(Box<Result<TextPair, BadLine>>, Arc<Checker>),
}

struct Session {
    outputs: Vec<Output<dyn AlignmentReport>>,
    exit: Exit,
    is_stream: bool,
    warned: BTreeSet<String>,
}

pub(crate) fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    let is_stream = arguments.input.input_format == InputFormat::Jsonl;
    let checkers = Checkers::new(LANGUAGES, arguments.input.overrides(), arguments.input.config.clone());
    let batch = Batch::new(threads(arguments.input.threads))?;
    let known: Vec<_> = ALIGNMENT_REPORTS.iter().map(|format| format.id).collect();
    let make = |id: &str, options: &_| {
        ALIGNMENT_REPORTS.iter().find(|format| format.id == id).map(|format| (format.make)(options))
    };
    let mut failed = Vec::new();
    let outputs = outputs(&arguments.output_format, Notes::Hide, &known, make, &mut failed)?;
    let mut session = Session { outputs, exit: Exit::Clean, is_stream, warned: BTreeSet::new() };
    failed.iter().for_each(|message| session.error(message));
    session.write(|report, out| report.begin(out))?;
    if is_stream {
        let checker = checkers.for_folder(Path::new("."), None)?;
        let records = stream::records(io::stdin().lock(), stream::pair);
        let jobs = records.map(|record| Job::Text(Box::new(record), Arc::clone(&checker)));
        batch.run(jobs, work, panicked, |outcome| session.take(&outcome))?;
        return session.finish();
    }
    let inputs = arguments.input.inputs()?;
    if inputs.paths.is_empty() && inputs.list.is_none() {
        bail!("nothing to align: give SOURCE TARGET, a folder, or `--pairs FILE`");
    }
    let found = discover(&inputs);
    found.errors.iter().for_each(|error| session.error(error));
    for path in &found.unpaired {
        session.warn(&[format!("{}: no counterpart", path.display())]);
    }
    let mut jobs = Vec::with_capacity(found.pairs.len());
    for spec in found.pairs {
        let checker = checkers.for_pair(&spec)?;
        jobs.push(Job::Pair(spec, checker));
    }
    batch.run(jobs.into_iter(), work, panicked, |outcome| session.take(&outcome))?;
    session.finish()
}

impl Session {
    fn error(&mut self, message: &str) {
        anstream::eprintln!("error: {message}");
        self.exit = Exit::Failed;
    }

    fn warn(&mut self, warnings: &[String]) {
        for warning in warnings {
            if self.warned.insert(warning.clone()) {
                anstream::eprintln!("warning: {warning}");
            }
        }
    }

    fn write(
        &mut self,
        mut write: impl FnMut(&mut dyn AlignmentReport, &mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        for output in &mut self.outputs {
            if output.write(|report, out| write(report, out))? == Written::Failed {
                self.exit = Exit::Failed;
            }
        }
        Ok(())
    }

    fn take(&mut self, outcome: &AlignedOutcome) -> anyhow::Result<()> {
        self.warn(&outcome.warnings);
        match &outcome.result {
            Ok(sides) => {
                let pair = AlignedPair {
                    id: &outcome.id,
                    source: segmented(&sides.source),
                    target: segmented(&sides.target),
                    alignment: &sides.alignment,
                };
                self.write(|report, out| report.pair(&pair, out))
            }
            Err(error) if self.is_stream => {
                self.exit = Exit::Failed;
                let line = serde_json::json!({ "id": &*outcome.id, "error": error.to_string() });
                self.write(|_, out| writeln!(out, "{line}"))
            }
            Err(error) => {
                error.to_string().lines().for_each(|line| self.error(line));
                Ok(())
            }
        }
    }

    fn finish(mut self) -> anyhow::Result<Exit> {
        self.write(|report, out| report.end(out))?;
        for output in &mut self.outputs {
            if output.flush().context("standard output")? == Written::Failed {
                self.exit = Exit::Failed;
            }
        }
        Ok(self.exit)
    }
}

fn segmented(side: &Side) -> SegmentedText<'_> {
    let document = &side.document;
    SegmentedText { path: &document.path, lang: document.lang, text: &document.text, segments: &side.segments }
}

fn work(job: &Job) -> AlignedOutcome {
    match job {
        Job::Pair(spec, checker) => checker.align_files(spec),
        Job::Text(record, checker) => match &**record {
            Ok(pair) => checker.align_text(pair),
            Err(bad) => failed(&bad.id, bad.message.clone()),
        },
    }
}

fn panicked(job: &Job, message: String) -> AlignedOutcome {
    let name = match job {
        Job::Pair(spec, _) => spec.source.display().to_string(),
        Job::Text(record, _) => match &**record {
            Ok(pair) => pair.id.clone(),
            Err(bad) => bad.id.clone(),
        },
    };
    let message = format!("{name}: not aligned, by a fault of riscontro: {message}; please report it");
    failed(&name, message)
}

fn failed(id: &str, message: String) -> AlignedOutcome {
    AlignedOutcome { id: id.into(), warnings: Vec::new(), result: Err(PairError::new(message)) }
}
