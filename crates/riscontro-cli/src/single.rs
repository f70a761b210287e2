//! What `split` and `mentions` share: they look at single texts, each on its own.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use riscontro_core::PairError;
use riscontro_engine::{Batch, Checker, Checkers, LANGUAGES, SingleFile, SingleText};

use crate::args::{InputFormat, SingleArguments, SingleOutput, threads};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::stream::{self, BadLine, error_line, error_message};

/// One text to look at.
pub(crate) enum Analysed<'a> {
    Text(&'a SingleText),
    File(SingleFile<'a>),
}

struct Job {
    input: Input,
    checker: Arc<Checker>,
}

enum Input {
    File(PathBuf),
    /// Standard input, read whole.
    Standard(Vec<u8>),
    Line(Result<SingleText, BadLine>),
}

/// What messages and answers call standard input.
const STANDARD_INPUT: &str = "standard input";

impl Input {
    fn name(&self) -> String {
        match self {
            Input::File(path) => path.display().to_string(),
            Input::Standard(_) => STANDARD_INPUT.to_owned(),
            Input::Line(Ok(text)) => text.id.clone(),
            Input::Line(Err(bad)) => bad.id.clone(),
        }
    }
}

/// What a command makes of a text and what was noticed on the way.
pub(crate) struct Answer<T> {
    pub(crate) found: T,
    pub(crate) warnings: Vec<String>,
}

/// How a command looks at a text, and writes what it found under the text's name.
pub(crate) trait Single: Sync {
    type Found: Send;
    fn look(&self, checker: &Checker, text: Analysed<'_>) -> Result<Answer<Self::Found>, PairError>;
    fn write(&self, out: &mut dyn Write, id: &str, found: &Self::Found) -> io::Result<()>;
}

/// Looks at each text in parallel and writes the answers in order.
pub(crate) fn each_text(arguments: &SingleArguments, command: &impl Single) -> anyhow::Result<Exit> {
    arguments.refuse_unclear()?;
    let checkers = Checkers::new(LANGUAGES, arguments.overrides(), arguments.config.clone());
    let batch = Batch::new(threads(arguments.threads))?;
    if arguments.input_format == InputFormat::Jsonl {
        let checker = checkers.for_folder(Path::new("."), None)?;
        let lines = stream::records(io::stdin().lock(), stream::text);
        let jobs = lines.map(|line| Job { input: Input::Line(line), checker: Arc::clone(&checker) });
        return answer(arguments, command, &batch, jobs);
    }
    let mut jobs = Vec::with_capacity(arguments.paths.len());
    let standard = [PathBuf::from("-")];
    for path in if arguments.paths.is_empty() { &standard[..] } else { &arguments.paths[..] } {
        jobs.push(if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).context(STANDARD_INPUT)?;
            Job { input: Input::Standard(bytes), checker: checkers.for_folder(Path::new("."), None)? }
        } else {
            Job { checker: checkers.for_file(path, None)?, input: Input::File(path.clone()) }
        });
    }
    answer(arguments, command, &batch, jobs.into_iter())
}

fn answer<C: Single>(
    arguments: &SingleArguments,
    command: &C,
    batch: &Batch,
    jobs: impl Iterator<Item = Job>,
) -> anyhow::Result<Exit> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    let mut console = Console::new(Talk::All);
    let work = |job: &Job| (job.input.name(), look(command, job));
    let panicked = |job: &Job, message: String| {
        let name = job.input.name();
        let message = format!("{name}: not read, by a fault of riscontro: {message}; please report it");
        (name, Err(PairError::new(message)))
    };
    batch.run_chunks(jobs, work, panicked, |answers| -> io::Result<()> {
        for (id, answer) in answers {
            match answer {
                Ok(Answer { found, warnings }) => {
                    console.warn(&warnings);
                    command.write(&mut out, &id, &found)?;
                }
                Err(error) if arguments.output_format == SingleOutput::Jsonl => {
                    console.raise(Exit::Failed);
                    writeln!(out, "{}", error_line(&id, &error))?;
                }
                Err(error) if arguments.input_format == InputFormat::Jsonl => {
                    console.error(&error_message(&id, &error));
                }
                Err(error) => console.error(&error.to_string()),
            }
        }
        out.flush()
    })?;
    Ok(console.exit())
}

fn look<C: Single>(command: &C, Job { input, checker }: &Job) -> Result<Answer<C::Found>, PairError> {
    let text = match input {
        Input::File(path) => Analysed::File(SingleFile::At(path)),
        Input::Standard(bytes) => Analysed::File(SingleFile::Bytes { name: STANDARD_INPUT, bytes }),
        Input::Line(Ok(text)) => Analysed::Text(text),
        Input::Line(Err(bad)) => return Err(PairError::new(bad.message.clone())),
    };
    command.look(checker, text)
}
