//! `riscontro mentions`.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use riscontro_core::value::{NameKind, Value};
use riscontro_core::{Demand, LangTag, LineIndex, Mention, PairError, Side};
use riscontro_engine::{Batch, Checker, SingleFile, SingleText};
use serde::Serialize;

use crate::args::{MentionsArguments, SingleOutput, threads};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::input_args::InputFormat;
use crate::single::{NamedInput, NamedText, STANDARD_INPUT, checkers, named_texts, panicked};
use crate::stream::{self, BadLine, error_line, error_message};

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

impl Job {
    fn named(NamedText { input, checker }: NamedText) -> anyhow::Result<Self> {
        let input = match input {
            NamedInput::Standard => {
                let mut bytes = Vec::new();
                io::stdin().read_to_end(&mut bytes).context(STANDARD_INPUT)?;
                Input::Standard(bytes)
            }
            NamedInput::File(path) => Input::File(path),
        };
        Ok(Job { input, checker })
    }

    fn name(&self) -> String {
        match &self.input {
            Input::File(path) => path.display().to_string(),
            Input::Standard(_) => STANDARD_INPUT.to_owned(),
            Input::Line(Ok(text)) => text.id.clone(),
            Input::Line(Err(bad)) => bad.id.clone(),
        }
    }

    /// The side, with what was noticed on the way.
    fn look(&self) -> Result<(Side, Vec<String>), PairError> {
        match &self.input {
            Input::File(path) => self.checker.side_of_file(SingleFile::At(path)),
            Input::Standard(bytes) => self.checker.side_of_file(SingleFile::Bytes { name: STANDARD_INPUT, bytes }),
            Input::Line(Ok(text)) => self.checker.side_of_text(text),
            Input::Line(Err(bad)) => Err(PairError::new(bad.message.clone())),
        }
    }
}

/// Looks at each text in parallel and writes the answers in order.
pub(crate) fn run(arguments: &MentionsArguments) -> anyhow::Result<Exit> {
    let texts = &arguments.texts;
    texts.refuse_unclear()?;
    let (checkers, batch) = (checkers(texts), Batch::new(threads(texts.threads))?);
    if texts.input_format == InputFormat::Jsonl {
        let checker = checkers.for_folder(Path::new("."), None)?;
        let lines = stream::records(io::stdin().lock(), stream::text);
        let jobs = lines.map(|line| Job { input: Input::Line(line), checker: Arc::clone(&checker) });
        return answer(arguments, &batch, jobs);
    }
    let jobs = named_texts(texts, &checkers)?.into_iter().map(Job::named).collect::<anyhow::Result<Vec<_>>>()?;
    answer(arguments, &batch, jobs.into_iter())
}

fn answer(arguments: &MentionsArguments, batch: &Batch, jobs: impl Iterator<Item = Job>) -> anyhow::Result<Exit> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    let mut console = Console::new(Talk::All);
    let format = arguments.output_format;
    let work = |job: &Job| (job.name(), job.look());
    let panicked = |job: &Job, message: String| (job.name(), Err(panicked(&job.name(), &message)));
    batch.run_chunks(jobs, work, panicked, |answers| -> io::Result<()> {
        for (id, answer) in answers {
            match answer {
                Ok((side, warnings)) => {
                    console.warn(&warnings);
                    match format {
                        SingleOutput::Text => write_text(&mut out, &side)?,
                        SingleOutput::Jsonl => write_jsonl(&mut out, &id, &side)?,
                    }
                }
                Err(error) if format == SingleOutput::Jsonl => {
                    console.raise(Exit::Failed);
                    writeln!(out, "{}", error_line(&id, &error))?;
                }
                Err(error) if arguments.texts.input_format == InputFormat::Jsonl => {
                    console.error(&error_message(&id, &error));
                }
                Err(error) => console.error(&error.to_string()),
            }
        }
        out.flush()
    })?;
    Ok(console.exit())
}

/// The readings in words, each once: a year and a count of that many are written alike.
fn readings(mention: &Mention) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in mention.readings.iter().map(|reading| reading.value.to_string()) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

fn demand(mention: &Mention) -> &'static str {
    match mention.demand {
        Demand::Required => "required",
        Demand::Optional => "optional",
    }
}

/// A line a mention: place, kind, words, readings.
fn write_text(out: &mut dyn Write, side: &Side) -> io::Result<()> {
    let lines = LineIndex::new(&side.document.raw);
    for mention in &side.mentions {
        let place = lines.line_column(&side.document.raw, side.document.to_raw(mention.span).start());
        let words: Vec<_> = side.text(mention.span).split_whitespace().collect();
        let optional = if mention.demand == Demand::Optional { "  (optional)" } else { "" };
        writeln!(
            out,
            "{}:{}:{}: {:8}  {}  = {}{optional}",
            side.document.path,
            place.line,
            place.column,
            kind(mention, side),
            words.join(" "),
            readings(mention).join(" or "),
        )?;
    }
    Ok(())
}

/// What a mention is called: nationality words are told from names, and so are common nouns that another language may write
/// as a name (`internet`).
fn kind(mention: &Mention, side: &Side) -> &'static str {
    let text = side.text(mention.span);
    match mention.value() {
        Value::Name(name) if name.kind == NameKind::Demonym && !is_people(text, side.document.lang) => "demonym",
        Value::Name(_) if !text.contains(char::is_uppercase) && mention.demand == Demand::Optional => "common",
        _ => mention.kind.as_str(),
    }
}

/// Whether a demonym names a people (`gli Ateniesi`, `the Athenians`). English gives adjectives a capital too: of it only the
/// plural is told.
fn is_people(text: &str, lang: LangTag) -> bool {
    text.starts_with(char::is_uppercase) && (lang.as_str() != "en" || text.ends_with('s'))
}

/// The answer of the JSON-lines contract.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    mentions: Vec<MentionRecord<'a>>,
}

/// A mention; offsets count the bytes of the text as it came.
#[derive(Serialize)]
struct MentionRecord<'a> {
    kind: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    readings: Vec<String>,
    demand: &'static str,
}

fn write_jsonl(out: &mut dyn Write, id: &str, side: &Side) -> io::Result<()> {
    let mentions = side.mentions.iter().map(|mention| {
        let raw = side.document.to_raw(mention.span);
        MentionRecord {
            kind: kind(mention, side),
            start: raw.start(),
            end: raw.end(),
            text: side.text(mention.span),
            readings: readings(mention),
            demand: demand(mention),
        }
    });
    serde_json::to_writer(&mut *out, &Record { id, mentions: mentions.collect() })?;
    writeln!(out)
}
