//! JSON-lines records in.

use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use riscontro_core::{LangTag, PairError};
use riscontro_engine::{SideText, SingleText, TextPair, VectorFiles, plain_text, read_plain_text};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

/// A line that is no record: what names it, and why.
#[derive(Debug, Clone)]
pub(crate) struct BadLine {
    pub(crate) id: String,
    pub(crate) message: String,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected one string or an array of strings")]
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
    source_vectors: Option<PathBuf>,
    target_vectors: Option<PathBuf>,
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
    let (mut number, mut is_over) = (0_u64, false);
    std::iter::from_fn(move || {
        while !is_over {
            let mut line = Vec::new();
            number += 1;
            let bad = |id, why: String| BadLine { id, message: format!("line {number} {why}") };
            let unnamed = |why: String| Some(Err(bad(format!("line {number}"), why)));
            match input.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Err(error) => {
                    is_over = true;
                    return unnamed(format!("cannot be read: {error}"));
                }
                Ok(_) => {}
            }
            let text = match std::str::from_utf8(&line) {
                Ok(text) => text.trim_start_matches('\u{feff}').trim(),
                Err(error) => return unnamed(format!("is not valid UTF-8 at its byte {}", error.valid_up_to())),
            };
            if !text.is_empty() {
                let id = |text| id_of(text).unwrap_or_else(|| format!("line {number}"));
                return Some(parse(text).map_err(|why| bad(id(text), why)));
            }
        }
        None
    })
}

/// The record's own id when the line has one.
fn id_of(line: &str) -> Option<String> {
    serde_json::from_str::<serde_json::Value>(line).ok()?.get("id").map(name)
}

/// Why a line is no record, in words that go on from `line 3`. What the parser calls line 1 is the line itself.
fn reason(what: &str, error: &serde_json::Error) -> String {
    let (message, column) = (error.to_string(), error.column());
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    match error.classify() {
        Category::Data => format!("is no {what}: {message}"),
        _ => format!("is no JSON: {message} at column {column}"),
    }
}

/// Ids may be strings or numbers.
fn name(id: &serde_json::Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// Reads a pair of the contract.
pub(crate) fn pair(line: &str) -> Result<TextPair, String> {
    let raw: RawPair = serde_json::from_str(line).map_err(|error| reason("pair", &error))?;
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
        vectors: vector_files(raw.source_vectors, raw.target_vectors)?,
    };
    let is_ready = matches!((&pair.source, &pair.target), (SideText::Segments(_), SideText::Segments(_)));
    if pair.is_aligned && !is_ready {
        return Err("is no pair: `aligned` goes with arrays of segments on both sides".to_owned());
    }
    Ok(pair)
}

fn vector_files(source: Option<PathBuf>, target: Option<PathBuf>) -> Result<Option<VectorFiles>, String> {
    match (source, target) {
        (Some(source), Some(target)) => Ok(Some(VectorFiles { source, target })),
        (None, None) => Ok(None),
        _ => Err("is no pair: `source_vectors` and `target_vectors` go together".to_owned()),
    }
}

/// Reads a single text of the contract.
pub(crate) fn text(line: &str) -> Result<SingleText, String> {
    let raw: RawText = serde_json::from_str(line).map_err(|error| reason("text", &error))?;
    Ok(SingleText { id: name(&raw.id), lang: lang(&raw.lang)?, text: raw.text })
}

fn lang(tag: &str) -> Result<LangTag, String> {
    tag.parse().map_err(|error| format!("has a {error}"))
}

/// The answer to a line, or a file, that has none.
#[derive(Serialize)]
struct ErrorRecord<'a> {
    id: &'a str,
    error: String,
}

/// One line that says why a text or a pair has no answer.
pub(crate) fn error_line(id: &str, error: &PairError) -> String {
    let record = ErrorRecord { id, error: error.to_string() };
    serde_json::to_string(&record).expect("strings are always JSON")
}

/// The same for people, with the id of the record unless the error begins with it.
pub(crate) fn error_message(id: &str, error: &PairError) -> String {
    let error = error.to_string();
    if error.starts_with(id) { error } else { format!("{id}: {error}") }
}

/// A list, `-` for standard input, with the name that messages give it.
pub(crate) fn read_list(path: &Path) -> anyhow::Result<(String, String)> {
    if path != Path::new("-") {
        return Ok((path.display().to_string(), read_plain_text(path)?));
    }
    let name = "standard input";
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).context(name)?;
    Ok((name.to_owned(), plain_text(name, &bytes)?))
}
