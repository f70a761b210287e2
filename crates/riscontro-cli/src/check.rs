//! `riscontro check`.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use riscontro_core::{PairError, PairOutcome, Severity};
use riscontro_engine::{Batch, Checker, Checkers, INPUT_LINE, LANGUAGES, Overrides, PairSpec, TextPair, discover};
use riscontro_report::{Counts, Notes, REPORTS, Report, summary};

use crate::args::{CheckArguments, InputFormat, threads};
use crate::exit::Exit;
use crate::output::{Output, Written, outputs};
use crate::stream::{self, BadLine};

/// What one thread works on.
enum Job {
    Pair(PairSpec, Arc<Checker>),
    Unpaired(PathBuf),
    Text(Box<Result<TextPair, BadLine>>, Arc<Checker>),
}

/// An outcome and the severity that fails it.
struct Judged {
    outcome: PairOutcome,
    fail_on: Severity,
}

pub(crate) fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let overrides = Overrides {
        select: arguments.select.clone(),
        ignore: arguments.ignore.clone(),
        glossary: arguments.glossary.clone(),
        fail_on: arguments.fail_on.map(crate::args::FailOn::severity),
        ..arguments.input.overrides()
    };
    let checkers = Checkers::new(LANGUAGES, overrides, arguments.input.config.clone());
    let batch = Batch::new(threads(arguments.input.threads))?;
    let mut session = Session::new(arguments)?;
    if arguments.input.input_format == InputFormat::Jsonl {
        let checker = checkers.for_folder(std::path::Path::new("."), arguments.input.from.zip(arguments.input.to))?;
        session.warn(checker.warnings());
        let records = stream::records(io::stdin().lock(), stream::pair);
        let jobs = records.map(|record| Job::Text(Box::new(record), Arc::clone(&checker)));
        session.run(&batch, jobs)?;
        return session.finish();
    }
    let inputs = arguments.input.inputs()?;
    if inputs.paths.is_empty() && inputs.list.is_none() {
        bail!("nothing to check: give SOURCE TARGET, a folder, or `--pairs FILE`");
    }
    let found = discover(&inputs);
    for error in &found.errors {
        session.error(error);
    }
    // Every configuration is read before anything runs: a wrong key stops the run, not one pair of it.
    let mut jobs: Vec<Job> = Vec::with_capacity(found.pairs.len());
    for spec in found.pairs {
        let checker = checkers.for_pair(&spec)?;
        session.warn(checker.warnings());
        jobs.push(Job::Pair(spec, checker));
    }
    jobs.extend(found.unpaired.into_iter().map(Job::Unpaired));
    session.expect(jobs.len());
    session.run(&batch, jobs.into_iter())?;
    session.finish()
}

/// The state of a run: its outputs, what was counted, what was said.
struct Session<'a> {
    arguments: &'a CheckArguments,
    outputs: Vec<Output<dyn Report>>,
    counts: Counts,
    exit: Exit,
    warned: BTreeSet<String>,
    progress: ProgressBar,
}

impl<'a> Session<'a> {
    fn new(arguments: &'a CheckArguments) -> anyhow::Result<Self> {
        let known: Vec<_> = REPORTS.iter().map(|format| format.id).collect();
        let make =
            |id: &str, options: &_| REPORTS.iter().find(|format| format.id == id).map(|format| (format.make)(options));
        let mut failed = Vec::new();
        let notes = if arguments.show_notes { Notes::Show } else { Notes::Hide };
        let outputs = outputs(&arguments.output_format, notes, &known, make, &mut failed)?;
        let mut session = Session {
            arguments,
            outputs,
            counts: Counts::default(),
            exit: Exit::Clean,
            warned: BTreeSet::new(),
            progress: ProgressBar::hidden(),
        };
        for message in failed {
            session.error(&message);
        }
        session.write(|report, out| report.begin(out))?;
        Ok(session)
    }

    fn error(&mut self, message: &str) {
        self.progress.suspend(|| anstream::eprintln!("error: {message}"));
        self.exit = Exit::Failed;
    }

    /// Says each warning once.
    fn warn(&mut self, warnings: &[String]) {
        for warning in warnings {
            if !self.arguments.quiet && self.warned.insert(warning.clone()) {
                self.progress.suspend(|| anstream::eprintln!("warning: {warning}"));
            }
        }
    }

    /// Shows a bar for a run of so many pairs, on a terminal only.
    fn expect(&mut self, pairs: usize) {
        if pairs > 50 && !self.arguments.quiet && io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} pairs, {eta} left");
            self.progress = ProgressBar::new(pairs as u64).with_style(style.expect("a literal template"));
        }
    }

    fn write(
        &mut self,
        mut write: impl FnMut(&mut dyn Report, &mut dyn io::Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        for output in &mut self.outputs {
            if output.write(|report, out| write(report, out))? == Written::Failed {
                self.exit = Exit::Failed;
            }
        }
        Ok(())
    }

    fn run(&mut self, batch: &Batch, jobs: impl Iterator<Item = Job>) -> anyhow::Result<()> {
        batch.run(jobs, work, panicked, |judged| self.take(&judged))
    }

    fn take(&mut self, Judged { outcome, fail_on }: &Judged) -> anyhow::Result<()> {
        self.progress.inc(1);
        self.warn(&outcome.warnings);
        self.counts.add(outcome);
        match &outcome.result {
            Err(error) => error.to_string().lines().for_each(|line| self.error(line)),
            Ok(findings) => {
                if findings.iter().any(|finding| finding.rule.id == INPUT_LINE) {
                    self.exit = Exit::Failed;
                }
                if findings.iter().any(|finding| finding.severity >= *fail_on) && !self.arguments.exit_zero {
                    self.exit = self.exit.max(Exit::Findings);
                }
            }
        }
        self.write(|report, out| report.pair(outcome, out))
    }

    fn finish(mut self) -> anyhow::Result<Exit> {
        self.write(|report, out| report.end(out))?;
        for output in &mut self.outputs {
            if output.flush().context("standard output")? == Written::Failed {
                self.exit = Exit::Failed;
            }
        }
        self.progress.finish_and_clear();
        if !self.arguments.quiet {
            let notes = if self.arguments.show_notes { Notes::Show } else { Notes::Hide };
            anstream::eprintln!("{}", summary(&self.counts, notes));
        }
        Ok(self.exit)
    }
}

fn work(job: &Job) -> Judged {
    match job {
        Job::Pair(spec, checker) => {
            Judged { outcome: checker.check_files(spec), fail_on: checker.settings().fail_on() }
        }
        Job::Unpaired(path) => Judged { outcome: riscontro_engine::unpaired_file(path), fail_on: Severity::Error },
        Job::Text(record, checker) => {
            let outcome = match &**record {
                Ok(pair) => checker.check_text(pair),
                Err(bad) => riscontro_engine::unreadable_line(&bad.id, &bad.message),
            };
            Judged { outcome, fail_on: checker.settings().fail_on() }
        }
    }
}

/// A fault of ours while one pair was worked on: that pair has no findings, and its name is said.
fn panicked(job: &Job, message: String) -> Judged {
    let name = match job {
        Job::Pair(spec, _) => spec.source.display().to_string(),
        Job::Unpaired(path) => path.display().to_string(),
        Job::Text(record, _) => match &**record {
            Ok(pair) => pair.id.clone(),
            Err(bad) => bad.id.clone(),
        },
    };
    let error = PairError::new(format!("{name}: not checked, by a fault of riscontro: {message}; please report it"));
    let outcome = PairOutcome {
        id: name.as_str().into(),
        source: name.as_str().into(),
        target: "".into(),
        is_aligned: false,
        warnings: Vec::new(),
        beads: 0,
        result: Err(error),
    };
    Judged { outcome, fail_on: Severity::Error }
}
