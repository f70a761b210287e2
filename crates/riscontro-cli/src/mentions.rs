//! `riscontro mentions`: names as they are written, numbers and what else has a value.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use riscontro_core::value::{NameKind, Value};
use riscontro_core::{Demand, LangTag, LineIndex, Mention, MentionKind, PairError, Side, Span};
use riscontro_engine::{Batch, Checker, SingleFile, SingleText, WrittenName};
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

    fn look(&self) -> Result<Seen, PairError> {
        let (side, warnings) = match &self.input {
            Input::File(path) => self.checker.side_of_file(SingleFile::At(path))?,
            Input::Standard(bytes) => self.checker.side_of_file(SingleFile::Bytes { name: STANDARD_INPUT, bytes })?,
            Input::Line(Ok(text)) => self.checker.side_of_text(text)?,
            Input::Line(Err(bad)) => return Err(PairError::new(bad.message.clone())),
        };
        let names = self.checker.written_names(&side)?;
        Ok(Seen { side, names, warnings })
    }
}

/// What was seen of a text.
struct Seen {
    side: Side,
    /// The names as they are written.
    names: Vec<WrittenName>,
    /// What was noticed on the way.
    warnings: Vec<String>,
}

impl Seen {
    /// What is shown, by segment and span.
    fn shown(&self) -> Vec<Shown<'_>> {
        let mut wholes: Vec<Option<Span>> = vec![None; self.side.mentions.len()];
        for WrittenName { span, core, .. } in &self.names {
            if let Some(core) = core {
                wholes[core.index()] = Some(*span);
            }
        }
        let mentions = self.side.mentions.iter().zip(wholes);
        let mentions =
            mentions.map(|(mention, whole)| Shown { span: whole.unwrap_or(mention.span), mention: Some(mention) });
        let of_titles = self.names.iter().filter(|name| name.core.is_none());
        let mut shown: Vec<_> =
            mentions.chain(of_titles.map(|name| Shown { span: name.span, mention: None })).collect();
        shown.sort_by_key(|shown| shown.span.start());
        shown
    }
}

/// A mention as it is shown: a name whole, with the titles that belong to it.
struct Shown<'a> {
    span: Span,
    /// What is compared; nothing of a name that titles alone make.
    mention: Option<&'a Mention>,
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
                Ok(seen) => {
                    console.warn(&seen.warnings);
                    match format {
                        SingleOutput::Text => write_text(&mut out, &seen)?,
                        SingleOutput::Jsonl => write_jsonl(&mut out, &id, &seen)?,
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

impl Shown<'_> {
    /// The readings in words, each once: a year and a count of that many are written alike.
    fn readings(&self) -> Vec<String> {
        let mut readings: Vec<String> = Vec::new();
        let all = self.mention.into_iter().flat_map(|mention| &mention.readings);
        for reading in all.map(|reading| reading.value.to_string()) {
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        readings
    }

    fn demand(&self) -> &'static str {
        match self.mention.map(|mention| mention.demand) {
            Some(Demand::Required) => "required",
            Some(Demand::Optional) => "optional",
            None => "none",
        }
    }

    /// What it is called: the adjective of a place is a name with the head behind it (`Catholic Union`).
    fn kind(&self, side: &Side) -> &'static str {
        match self.mention {
            Some(mention) if mention.span.end() >= self.span.end() => kind(mention, side),
            Some(mention) => mention.kind.as_str(),
            None => MentionKind::Name.as_str(),
        }
    }
}

/// A line a mention: place, kind, words, readings.
fn write_text(out: &mut dyn Write, seen: &Seen) -> io::Result<()> {
    let side = &seen.side;
    let lines = LineIndex::new(&side.document.raw);
    for shown in seen.shown() {
        let place = lines.line_column(&side.document.raw, side.document.to_raw(shown.span).start());
        let words: Vec<_> = side.text(shown.span).split_whitespace().collect();
        write!(
            out,
            "{}:{}:{}: {:8}  {}",
            side.document.path,
            place.line,
            place.column,
            shown.kind(side),
            words.join(" "),
        )?;
        match shown.demand() {
            "none" => writeln!(out, "  (not compared)")?,
            "optional" => writeln!(out, "  = {}  (optional)", shown.readings().join(" or "))?,
            _ => writeln!(out, "  = {}", shown.readings().join(" or "))?,
        }
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

fn write_jsonl(out: &mut dyn Write, id: &str, seen: &Seen) -> io::Result<()> {
    let side = &seen.side;
    let mentions = seen.shown().into_iter().map(|shown| {
        let raw = side.document.to_raw(shown.span);
        MentionRecord {
            kind: shown.kind(side),
            start: raw.start(),
            end: raw.end(),
            text: side.text(shown.span),
            readings: shown.readings(),
            demand: shown.demand(),
        }
    });
    serde_json::to_writer(&mut *out, &Record { id, mentions: mentions.collect() })?;
    writeln!(out)
}
