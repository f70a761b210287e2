//! `riscontro check`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use riscontro_core::{Finding, PairError, PairOutcome, Severity};
use riscontro_engine::{
    Batch, Checker, Checkers, ComparedPair, INPUT_LINE, LANGUAGES, Overrides, PairSpec, RunMemory, TextPair, discover,
    unreadable_line,
};
use riscontro_report::{Counted, Counts, Notes, REPORTS, Report, summary};

use crate::args::{CheckArguments, FailOn, threads};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::input_args::InputFormat;
use crate::output::{KnownFormat, Outputs, Wants};
use crate::stream::{self, BadLine};

/// What one thread works on.
struct Job {
    input: Input,
    checker: Arc<Checker>,
}

enum Input {
    Pair(PairSpec),
    Unpaired(PathBuf),
    Line(Box<Result<TextPair, BadLine>>),
}

/// An outcome and the severity that fails it.
struct Judged {
    outcome: PairOutcome,
    fail_on: Severity,
    what: Counted,
}

pub(crate) fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    arguments.input.refuse_unclear("check")?;
    let overrides = Overrides {
        select: arguments.select.clone(),
        ignore: arguments.ignore.clone(),
        glossary: arguments.glossary.clone(),
        names: arguments.names.clone(),
        compares_pairs: arguments.corpus_consistency,
        fail_on: arguments.fail_on.map(FailOn::severity),
        ..arguments.input.overrides()
    };
    let checkers = Checkers::new(LANGUAGES, overrides, arguments.input.config.clone());
    let batch = Batch::new(threads(arguments.input.threads))?;
    let console = Console::new(if arguments.quiet { Talk::Errors } else { Talk::All });
    match arguments.input.input_format {
        InputFormat::Auto => check_files(arguments, &checkers, &batch, console),
        InputFormat::Jsonl => check_lines(arguments, &checkers, &batch, console),
    }
}

fn check_files(
    arguments: &CheckArguments,
    checkers: &Checkers,
    batch: &Batch,
    mut console: Console,
) -> anyhow::Result<Exit> {
    let found = discover(&arguments.input.inputs()?);
    arguments.input.refuse_vectors_of_many(found.pairs.len())?;
    console.errors(&found.errors);
    // Every configuration is read before anything runs: a wrong key stops the run, not one pair of it.
    let mut jobs: Vec<Job> = Vec::with_capacity(found.pairs.len());
    for spec in found.pairs {
        let checker = checkers.for_pair(&spec)?;
        console.warn(checker.warnings());
        jobs.push(Job { input: Input::Pair(spec), checker });
    }
    for path in found.unpaired {
        let checker = checkers.for_file(&path, None)?;
        jobs.push(Job { input: Input::Unpaired(path), checker });
    }
    console.expect(jobs.len());
    Session::new(arguments, console)?.run(batch, jobs.into_iter())
}

fn check_lines(
    arguments: &CheckArguments,
    checkers: &Checkers,
    batch: &Batch,
    mut console: Console,
) -> anyhow::Result<Exit> {
    let checker = checkers.for_folder(Path::new("."), arguments.input.from.zip(arguments.input.to))?;
    console.warn(checker.warnings());
    let lines = stream::records(io::stdin().lock(), stream::pair);
    let jobs = lines.map(|line| Job { input: Input::Line(Box::new(line)), checker: Arc::clone(&checker) });
    Session::new(arguments, console)?.run(batch, jobs)
}

/// The state of a run: its outputs, what was counted, what was said.
struct Session<'a> {
    arguments: &'a CheckArguments,
    outputs: Outputs<dyn Report>,
    console: Console,
    counts: Counts,
    notes: Notes,
    memory: RunMemory,
}

impl<'a> Session<'a> {
    fn new(arguments: &'a CheckArguments, mut console: Console) -> anyhow::Result<Self> {
        let known: Vec<_> = REPORTS.iter().map(|format| KnownFormat { id: format.id, wants: Wants::Stream }).collect();
        let make =
            |id: &str, options: &_| REPORTS.iter().find(|format| format.id == id).map(|format| (format.make)(options));
        let notes = if arguments.show_notes { Notes::Show } else { Notes::Hide };
        let outputs = Outputs::open(&arguments.output_format, notes, &known, make, &mut console)?;
        let (counts, memory) = (Counts::default(), RunMemory::default());
        Ok(Session { arguments, outputs, console, counts, notes, memory })
    }

    fn run(mut self, batch: &Batch, jobs: impl Iterator<Item = Job>) -> anyhow::Result<Exit> {
        self.outputs.write(&mut self.console, |report, out| report.begin(out))?;
        let progress = self.console.progress();
        let work = |job: &Job| {
            let judged = work(job);
            progress.inc(1);
            judged
        };
        // A chunk is written whole, so that whoever reads a pipe has its answers before the next one is begun.
        batch.run_chunks(jobs, work, panicked, |answers| {
            progress.suspend(|| -> anyhow::Result<()> {
                answers.into_iter().try_for_each(|judged| self.take(judged))?;
                Ok(self.outputs.flush(&mut self.console)?)
            })
        })?;
        self.compare()?;
        self.outputs.write(&mut self.console, |report, out| report.end(out))?;
        self.outputs.flush(&mut self.console)?;
        self.console.say(&summary(&self.counts, self.notes));
        Ok(self.console.exit())
    }

    fn take(&mut self, Judged { mut outcome, fail_on, what }: Judged) -> anyhow::Result<()> {
        self.console.warn(&outcome.warnings);
        self.counts.add(&outcome, what);
        match &outcome.result {
            Err(error) => self.console.error(&error.to_string()),
            Ok(_) if what == Counted::Line => self.console.raise(Exit::Failed),
            Ok(findings) => self.judge(findings, fail_on),
        }
        self.memory.take(&mut outcome, fail_on)?;
        Ok(self.outputs.write(&mut self.console, |report, out| report.pair(&outcome, out))?)
    }

    fn judge(&mut self, findings: &[Finding], fail_on: Severity) {
        let fails = findings.iter().any(|finding| finding.severity >= fail_on);
        if fails && !self.arguments.exit_zero {
            self.console.raise(Exit::Findings);
        }
    }

    /// Writes what the comparison of all pairs finds.
    fn compare(&mut self) -> anyhow::Result<()> {
        for ComparedPair { outcome, fail_on } in std::mem::take(&mut self.memory).compare()? {
            let findings = outcome.result.as_deref().unwrap_or_default();
            self.counts.add_findings(findings);
            self.judge(findings, fail_on);
            self.outputs.write(&mut self.console, |report, out| report.compared(&outcome, out))?;
        }
        Ok(())
    }
}

fn work(Job { input, checker }: &Job) -> Judged {
    let (outcome, what) = match input {
        Input::Pair(spec) => (checker.check_files(spec), Counted::Pair),
        Input::Unpaired(path) => (checker.unpaired_file(path), Counted::File),
        Input::Line(line) => match &**line {
            Ok(pair) => (checker.check_text(pair), Counted::Pair),
            Err(bad) => (unreadable_line(&bad.id, &bad.message), Counted::Line),
        },
    };
    // A record that can be read as JSON and not as a pair is found out only by the checker.
    let is_bad_line = outcome.result.iter().flatten().any(|finding| finding.rule.id == INPUT_LINE);
    Judged { outcome, fail_on: checker.settings().fail_on(), what: if is_bad_line { Counted::Line } else { what } }
}

/// A fault of ours while one pair was worked on: that pair has no findings, and its name is said.
fn panicked(job: &Job, message: String) -> Judged {
    let name = match &job.input {
        Input::Pair(spec) => spec.source.display().to_string(),
        Input::Unpaired(path) => path.display().to_string(),
        Input::Line(line) => line.as_ref().as_ref().map_or_else(|bad| bad.id.clone(), |pair| pair.id.clone()),
    };
    let error = PairError::new(format!("{name}: not checked, by a fault of riscontro: {message}; please report it"));
    let outcome = PairOutcome { result: Err(error), ..PairOutcome::new(&name, &name, "") };
    Judged { outcome, fail_on: Severity::Error, what: Counted::Pair }
}
