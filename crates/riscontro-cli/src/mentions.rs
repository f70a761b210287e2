//! `riscontro mentions`, and what it shares with `split`: commands that look at single texts.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use riscontro_core::{Demand, LineIndex, Mention, PairError, Side};
use riscontro_engine::{Batch, Checker, Checkers, LANGUAGES, SingleText};

use crate::args::{InputFormat, SingleArguments, SingleOutput, threads};
use crate::exit::Exit;
use crate::split::error_line;
use crate::stream::{self, BadLine};

/// One text to look at.
pub(crate) enum Analysed<'a> {
    Text(&'a SingleText),
    File(&'a Path),
}

enum Job {
    File(PathBuf),
    Text(Result<SingleText, BadLine>),
}

/// Looks at each text in parallel and writes the answers in order.
pub(crate) fn each_text<T: Send>(
    arguments: &SingleArguments,
    look: impl Fn(&Checker, Analysed<'_>) -> Result<T, PairError> + Sync,
    warnings: impl Fn(&T) -> &[String],
    write: impl Fn(&mut dyn Write, &T) -> io::Result<()>,
) -> anyhow::Result<Exit> {
    let checkers = Checkers::new(LANGUAGES, arguments.overrides(), arguments.config.clone());
    let folder = arguments.paths.first().and_then(|path| path.parent()).filter(|path| !path.as_os_str().is_empty());
    let checker = checkers.for_folder(folder.unwrap_or(Path::new(".")), None)?;
    let batch = Batch::new(threads(arguments.threads))?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    let (mut exit, mut warned) = (Exit::Clean, BTreeSet::new());
    let is_stream = arguments.input_format == InputFormat::Jsonl;
    let work = |job: &Job| match job {
        Job::File(path) => (path.display().to_string(), look(&checker, Analysed::File(path))),
        Job::Text(Ok(text)) => (text.id.clone(), look(&checker, Analysed::Text(text))),
        Job::Text(Err(bad)) => (bad.id.clone(), Err(PairError::new(bad.message.clone()))),
    };
    let panicked = |job: &Job, message: String| {
        let id = match job {
            Job::File(path) => path.display().to_string(),
            Job::Text(Ok(text)) => text.id.clone(),
            Job::Text(Err(bad)) => bad.id.clone(),
        };
        let message = format!("{id}: not read, by a fault of riscontro: {message}; please report it");
        (id, Err(PairError::new(message)))
    };
    let take = |(id, answer): (String, Result<T, PairError>)| -> anyhow::Result<()> {
        match answer {
            Ok(answer) => {
                for warning in warnings(&answer).iter().filter(|warning| warned.insert((*warning).clone())) {
                    anstream::eprintln!("warning: {warning}");
                }
                write(&mut out, &answer)?;
            }
            Err(error) => {
                exit = Exit::Failed;
                if is_stream {
                    writeln!(out, "{}", error_line(&id, &error))?;
                } else {
                    anstream::eprintln!("error: {error}");
                }
            }
        }
        Ok(())
    };
    if is_stream {
        let records = stream::records(io::stdin().lock(), stream::text);
        batch.run(records.map(Job::Text), work, panicked, take)?;
    } else if arguments.paths.is_empty() {
        let (id, text) = stream::read_text(Path::new("-"))?;
        let lang = arguments.lang.ok_or_else(|| anyhow::anyhow!("standard input: name the language with `--lang`"))?;
        let job = Job::Text(Ok(SingleText { id, lang, text }));
        batch.run(std::iter::once(job), work, panicked, take)?;
    } else {
        batch.run(arguments.paths.iter().cloned().map(Job::File), work, panicked, take)?;
    }
    out.flush()?;
    Ok(exit)
}

pub(crate) fn run(arguments: &SingleArguments) -> anyhow::Result<Exit> {
    each_text(
        arguments,
        |checker, text| match text {
            Analysed::Text(text) => checker.side_of_text(text).map(|found| (text.id.clone(), found)),
            Analysed::File(path) => checker.side_of_file(path).map(|found| (path.display().to_string(), found)),
        },
        |(_, (_, warnings))| warnings.as_slice(),
        |out, (id, (side, _))| match arguments.output_format {
            SingleOutput::Text => write_text(out, side),
            SingleOutput::Jsonl => write_jsonl(out, id, side),
        },
    )
}

fn readings(mention: &Mention) -> Vec<String> {
    mention.readings.iter().map(|reading| reading.value.to_string()).collect()
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
            mention.kind.as_str(),
            words.join(" "),
            readings(mention).join(" or "),
        )?;
    }
    Ok(())
}

fn write_jsonl(out: &mut dyn Write, id: &str, side: &Side) -> io::Result<()> {
    let mentions: Vec<_> = side
        .mentions
        .iter()
        .map(|mention| {
            let raw = side.document.to_raw(mention.span);
            serde_json::json!({
                "kind": mention.kind.as_str(),
                "start": raw.start(),
                "end": raw.end(),
                "text": side.text(mention.span),
                "readings": readings(mention),
                "demand": demand(mention),
            })
        })
        .collect();
    writeln!(out, "{}", serde_json::json!({ "id": id, "mentions": mentions }))
}
