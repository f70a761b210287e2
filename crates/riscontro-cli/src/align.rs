//! `riscontro align`.

use std::io;
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{PairError, Side};
use riscontro_engine::{
    AlignedOutcome, Batch, Checker, Checkers, LANGUAGES, Overrides, PairSpec, TextPair, Told, discover,
};
use riscontro_report::{
    ALIGNMENT_FILES, ALIGNMENT_REPORTS, AlignedPair, AlignmentFiles, AlignmentReport, Notes, ReportOptions,
    SegmentedText,
};

use crate::args::{AlignArguments, threads};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::input_args::InputFormat;
use crate::output::{KnownFormat, Outputs, Stream, Wants};
use crate::scoring::Scoring;
use crate::stream::{self, BadLine, error_line, error_message};

/// What one thread works on.
struct Job {
    input: Input,
    checker: Arc<Checker>,
}

enum Input {
    Pair(PairSpec),
    Line(Box<Result<TextPair, BadLine>>),
}

pub(crate) fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    arguments.input.refuse_unclear("align")?;
    arguments.refuse_unseen_evidence()?;
    let told = if arguments.evidence { Told::Evidence } else { Told::Nothing };
    let overrides = Overrides { told, ..arguments.input.overrides() };
    let checkers = Checkers::new(LANGUAGES, overrides, arguments.input.config.clone());
    let batch = Batch::new(threads(arguments.input.threads))?;
    let mut console = Console::new(Talk::All);
    if arguments.input.input_format == InputFormat::Jsonl {
        let checker = checkers.for_folder(Path::new("."), None)?;
        let lines = stream::records(io::stdin().lock(), stream::pair);
        let jobs = lines.map(|line| Job { input: Input::Line(Box::new(line)), checker: Arc::clone(&checker) });
        return Session::new(arguments, console)?.run(&batch, jobs);
    }
    let found = discover(&arguments.input.inputs()?);
    arguments.input.refuse_vectors_of_many(found.pairs.len())?;
    console.errors(&found.errors);
    for path in &found.unpaired {
        console.warn(&[format!("{}: no counterpart", path.display())]);
    }
    let mut jobs = Vec::with_capacity(found.pairs.len());
    for spec in found.pairs {
        let checker = checkers.for_pair(&spec)?;
        jobs.push(Job { input: Input::Pair(spec), checker });
    }
    console.expect(jobs.len());
    Session::new(arguments, console)?.run(&batch, jobs.into_iter())
}

/// A form that alignments are written in.
enum Form {
    Stream(Box<dyn AlignmentReport>),
    Files(Box<dyn AlignmentFiles>),
}

impl Form {
    fn known() -> Vec<KnownFormat> {
        let streams = ALIGNMENT_REPORTS.iter().map(|format| KnownFormat { id: format.id, wants: Wants::Stream });
        let files = ALIGNMENT_FILES.iter();
        let files = files.map(|format| KnownFormat { id: format.id, wants: Wants::Prefix(format.is_ending) });
        let mut known: Vec<_> = streams.chain(files).collect();
        known.sort_by_key(|format| format.id);
        known
    }

    fn make(id: &str, options: &ReportOptions) -> Option<Box<Form>> {
        let stream = ALIGNMENT_REPORTS.iter().find(|format| format.id == id);
        let stream = stream.map(|format| Form::Stream((format.make)(options)));
        let files = || ALIGNMENT_FILES.iter().find(|format| format.id == id).map(|format| Form::Files((format.make)()));
        stream.or_else(files).map(Box::new)
    }

    fn begin(&mut self, out: &mut Stream) -> io::Result<()> {
        if let Form::Stream(report) = self { report.begin(out) } else { Ok(()) }
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut Stream) -> io::Result<()> {
        match (self, out) {
            (Form::Stream(report), out) => report.pair(pair, out),
            (Form::Files(report), Stream::Files(files)) => report.pair(pair, files),
            (Form::Files(_), Stream::One(_)) => unreachable!("a form of several files is given a prefix"),
        }
    }

    fn end(&mut self, out: &mut Stream) -> io::Result<()> {
        if let Form::Stream(report) = self { report.end(out) } else { Ok(()) }
    }
}

struct Session {
    outputs: Outputs<Form>,
    console: Console,
    input_format: InputFormat,
    scoring: Option<Scoring>,
}

impl Session {
    fn new(arguments: &AlignArguments, mut console: Console) -> anyhow::Result<Self> {
        let outputs = Outputs::open(&arguments.output_format, Notes::Hide, &Form::known(), Form::make, &mut console)?;
        let scoring = arguments.gold.as_deref().map(Scoring::open).transpose()?;
        Ok(Session { outputs, console, input_format: arguments.input.input_format, scoring })
    }

    fn run(mut self, batch: &Batch, jobs: impl Iterator<Item = Job>) -> anyhow::Result<Exit> {
        self.outputs.write(&mut self.console, |report, out| report.begin(out))?;
        let progress = self.console.progress();
        let work = |job: &Job| {
            let outcome = work(job);
            progress.inc(1);
            outcome
        };
        batch.run_chunks(jobs, work, panicked, |answers| {
            progress.suspend(|| -> io::Result<()> {
                answers.iter().try_for_each(|outcome| self.take(outcome))?;
                self.outputs.flush(&mut self.console)
            })
        })?;
        self.outputs.write(&mut self.console, |report, out| report.end(out))?;
        self.outputs.flush(&mut self.console)?;
        progress.finish_and_clear();
        if let Some(scoring) = self.scoring {
            scoring.say(&mut self.console);
        }
        Ok(self.console.exit())
    }

    fn take(&mut self, outcome: &AlignedOutcome) -> io::Result<()> {
        self.console.warn(&outcome.warnings);
        if let Some(scoring) = &mut self.scoring {
            scoring.add(outcome, &mut self.console);
        }
        match &outcome.result {
            Ok(sides) => {
                let pair = AlignedPair {
                    id: &outcome.id,
                    source: segmented(&sides.source),
                    target: segmented(&sides.target),
                    alignment: &sides.alignment,
                    evidence: sides.evidence.as_ref(),
                };
                self.outputs.write(&mut self.console, |report, out| report.pair(&pair, out))
            }
            Err(error) => self.refuse(&outcome.id, error),
        }
    }

    /// A line of a stream that has no beads is answered where JSON lines are written; all else is said.
    fn refuse(&mut self, id: &str, error: &PairError) -> io::Result<()> {
        let is_line = self.input_format == InputFormat::Jsonl;
        if is_line && self.outputs.line(&mut self.console, "jsonl", &error_line(id, error))? {
            self.console.raise(Exit::Failed);
        } else if is_line {
            self.console.error(&error_message(id, error));
        } else {
            self.console.error(&error.to_string());
        }
        Ok(())
    }
}

fn segmented(side: &Side) -> SegmentedText<'_> {
    let document = &side.document;
    SegmentedText { path: &document.path, lang: document.lang, text: &document.text, segments: &side.segments }
}

fn work(Job { input, checker }: &Job) -> AlignedOutcome {
    match input {
        Input::Pair(spec) => checker.align_files(spec),
        Input::Line(line) => match &**line {
            Ok(pair) => checker.align_text(pair),
            Err(bad) => failed(&bad.id, bad.message.clone()),
        },
    }
}

fn panicked(job: &Job, message: String) -> AlignedOutcome {
    let name = match &job.input {
        Input::Pair(spec) => spec.source.display().to_string(),
        Input::Line(line) => line.as_ref().as_ref().map_or_else(|bad| bad.id.clone(), |pair| pair.id.clone()),
    };
    let message = format!("{name}: not aligned, by a fault of riscontro: {message}; please report it");
    failed(&name, message)
}

fn failed(id: &str, message: String) -> AlignedOutcome {
    AlignedOutcome { id: id.into(), warnings: Vec::new(), result: Err(PairError::new(message)) }
}
