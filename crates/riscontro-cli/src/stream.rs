//! JSON-lines records in.

use std::io::{BufRead, Read};
use std::path::Path;

use anyhow::Context;
use riscontro_core::LangTag;
use riscontro_engine::{SideText, SingleText, TextPair};
use serde::Deserialize;

/// A line that is no record: what names it, and why.
#[derive(Debug, Clone)]
pub(crate) struct BadLine {
    pub(crate) id: String,
    pub(crate) message: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawSide {
    Text(String),
    Segments(Vec<String>),
}

#[derive(Deserialize)]
struct RawPair {
    id: serde_json::Value,
    source_lang: String,
    target_lang: String,
    #[serde(default)]
    aligned: bool,
    source: RawSide,
    target: RawSide,
}

#[derive(Deserialize)]
struct RawText {
    id: serde_json::Value,
    lang: String,
    text: String,
}

/// The lines of standard input, read as they come; each a record or the reason why not.
pub(crate) fn records<R>(
    input: impl BufRead,
    parse: fn(&str) -> Result<R, String>,
) -> impl Iterator<Item = Result<R, BadLine>> {
    let mut input = input;
    let mut number = 0_u64;
    std::iter::from_fn(move || {
        loop {
            let mut line = Vec::new();
            number += 1;
            let bad = |message: String| Some(Err(BadLine { id: format!("line {number}"), message }));
            match input.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Err(error) => return bad(format!("cannot be read: {error}")),
                Ok(_) => {}
            }
            let Ok(text) = std::str::from_utf8(&line) else {
                let at = std::str::from_utf8(&line).err().map_or(0, |error| error.valid_up_to());
                return bad(format!("not valid UTF-8 at byte {at} of the line"));
            };
            if text.trim().is_empty() {
                continue;
            }
            return Some(parse(text).map_err(|message| BadLine { id: id_of(text, number), message }));
        }
    })
}

/// The record's own id when the line has one, else its number.
fn id_of(line: &str, number: u64) -> String {
    let id = serde_json::from_str::<serde_json::Value>(line).ok().and_then(|record| record.get("id").map(name));
    id.unwrap_or_else(|| format!("line {number}"))
}

/// Ids may be strings or numbers.
fn name(id: &serde_json::Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// Reads a pair of the contract.
pub(crate) fn pair(line: &str) -> Result<TextPair, String> {
    let raw: RawPair = serde_json::from_str(line).map_err(|error| format!("no pair: {error}"))?;
    let side = |side| match side {
        RawSide::Text(text) => SideText::Raw(text),
        RawSide::Segments(segments) => SideText::Segments(segments),
    };
    let pair = TextPair {
        id: name(&raw.id),
        source_lang: lang(&raw.source_lang)?,
        target_lang: lang(&raw.target_lang)?,
        source: side(raw.source),
        target: side(raw.target),
        is_aligned: raw.aligned,
    };
    let is_ready = matches!((&pair.source, &pair.target), (SideText::Segments(_), SideText::Segments(_)));
    if pair.is_aligned && !is_ready {
        return Err("no pair: `aligned` goes with arrays of segments on both sides".to_owned());
    }
    Ok(pair)
}

/// Reads a single text of the contract.
pub(crate) fn text(line: &str) -> Result<SingleText, String> {
    let raw: RawText = serde_json::from_str(line).map_err(|error| format!("no text: {error}"))?;
    Ok(SingleText { id: name(&raw.id), lang: lang(&raw.lang)?, text: raw.text })
}

fn lang(tag: &str) -> Result<LangTag, String> {
    tag.parse().map_err(|error| format!("{error}"))
}

/// The text of a file, `-` for standard input, with the name that messages give it.
pub(crate) fn read_text(path: &Path) -> anyhow::Result<(String, String)> {
    let mut text = String::new();
    if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
        return Ok(("standard input".to_owned(), text));
    }
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| name.clone())?;
    Ok((name, text))
}
