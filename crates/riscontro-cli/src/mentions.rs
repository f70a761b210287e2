//! `riscontro mentions`.

use std::io::{self, Write};

use riscontro_core::{Demand, LineIndex, Mention, PairError, Side};
use riscontro_engine::Checker;
use serde::Serialize;

use crate::args::{SingleArguments, SingleOutput};
use crate::exit::Exit;
use crate::single::{Analysed, Answer, Single, each_text};

pub(crate) fn run(arguments: &SingleArguments) -> anyhow::Result<Exit> {
    each_text(arguments, &Mentions { format: arguments.output_format })
}

struct Mentions {
    format: SingleOutput,
}

impl Single for Mentions {
    type Found = Side;

    fn look(&self, checker: &Checker, text: Analysed<'_>) -> Result<Answer<Side>, PairError> {
        let (found, warnings) = match text {
            Analysed::Text(text) => checker.side_of_text(text),
            Analysed::File(file) => checker.side_of_file(file),
        }?;
        Ok(Answer { found, warnings })
    }

    fn write(&self, out: &mut dyn Write, id: &str, found: &Side) -> io::Result<()> {
        match self.format {
            SingleOutput::Text => write_text(out, found),
            SingleOutput::Jsonl => write_jsonl(out, id, found),
        }
    }
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
            mention.kind.as_str(),
            words.join(" "),
            readings(mention).join(" or "),
        )?;
    }
    Ok(())
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
            kind: mention.kind.as_str(),
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
