//! Dictionaries of dictd, such as FreeDict's: an index of headwords and a text, plain (`.dict`) or packed (`.dict.dz`).
//!
//! A line of the index is a headword, an offset and a length in the text; the numbers are in base 64, the highest digit
//! first. An entry is a line with the headword, its pronunciation between slashes and its part of speech between angle
//! brackets, then the translations: a line for each meaning, numbered or not, synonyms with a comma between. What is in
//! brackets is a remark. Whatever looks like an example, a reference or an explanation is left out: a wrong translation
//! costs more than a missing one.
//!
//! Source: dictfmt(1) and dictzip(1) of dictd; RFC 1952 for the packing.

use std::collections::BTreeSet;
use std::io::Read;

use riscontro_core::{Defect, DefectKind, LexiconEntry, PartOfSpeech, Span};

use super::{Fault, Line, lines, part_of_speech};
use crate::decode::{MAX_BYTES, decode_plain};
use crate::error::{FormatError, check_len};
use crate::packed::{is_packed, unpacked};

/// How headwords begin that describe the dictionary itself.
const ABOUT: [&str; 2] = ["00database", "00-database"];
/// The most words of a translation; longer ones explain.
const MOST_WORDS: usize = 4;

/// Whether a file of this name is the index or the text of such a dictionary.
#[must_use]
pub fn is_dictd(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".index", ".dict", ".dict.dz"].iter().any(|ending| name.ends_with(ending))
}

/// Returns the text of a dictionary, unpacked where it is packed.
///
/// # Errors
///
/// When it cannot be unpacked, or exceeds 4 GiB - 1.
pub fn dictd_text(bytes: Vec<u8>) -> Result<Vec<u8>, FormatError> {
    if !is_packed(&bytes) {
        return Ok(bytes);
    }
    let mut text = Vec::new();
    let unpacked = unpacked(&bytes[..]).and_then(|text_of| text_of.take(MAX_BYTES + 1).read_to_end(&mut text));
    unpacked.map_err(|error| FormatError::new(Fault::Packed(error.to_string()).into()))?;
    check_len(text.len(), MAX_BYTES)?;
    Ok(text)
}

/// Reads a dictionary by its index, in the order of the index; at least one entry.
///
/// Entries of which no translation can be read are counted in a defect.
///
/// # Errors
///
/// When a line of the index is malformed or points where the text has nothing, or no translation can be read at all; the
/// error names the line of the index.
pub fn read_dictd(index: &[u8], text: &[u8], defects: &mut Vec<Defect>) -> Result<Vec<LexiconEntry>, FormatError> {
    let index = decode_plain(index)?;
    let (mut entries, mut seen, mut unread) = (Vec::new(), BTreeSet::new(), 0_usize);
    for line in lines(&index) {
        let Place { headword, range } = place(line)?;
        if headword.is_empty() || ABOUT.iter().any(|about| headword.starts_with(about)) {
            continue;
        }
        let bytes = text.get(range.clone()).ok_or_else(|| line.fault(Fault::Beyond(text.len())))?;
        let entry = std::str::from_utf8(bytes).map_err(|_| line.fault(Fault::NotUtf8))?;
        // Several words of the index may lead to one entry.
        if !seen.insert((range.start, range.end)) {
            continue;
        }
        let before = entries.len();
        add_translations(line, headword, entry, &mut entries)?;
        unread += usize::from(entries.len() == before);
    }
    let headwords = seen.len();
    if entries.is_empty() {
        return Err(FormatError::new(
            if headwords == 0 { Fault::Empty } else { Fault::NoTranslation(headwords) }.into(),
        ));
    }
    if unread > 0 {
        let message = format!("{unread} of {headwords} entries have no translation that can be read");
        defects.push(Defect { kind: DefectKind::Row, message, span: Span::new(0, 0) });
    }
    Ok(entries)
}

/// A line of the index.
struct Place<'t> {
    headword: &'t str,
    range: std::ops::Range<usize>,
}

fn place(line: Line<'_>) -> Result<Place<'_>, FormatError> {
    let cells: Vec<_> = line.text.split('\t').collect();
    let place = match cells[..] {
        // A fourth cell is the headword before it was folded for searching.
        [headword, offset, len] | [headword, offset, len, _] => {
            number(offset).zip(number(len)).and_then(|(offset, len)| {
                Some(Place { headword: headword.trim(), range: offset..offset.checked_add(len)? })
            })
        }
        _ => None,
    };
    place.ok_or_else(|| line.fault(Fault::IndexLine(line.shown())))
}

/// A number in base 64 with the digits of RFC 4648, the highest first and without padding.
fn number(digits: &str) -> Option<usize> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits = digits.trim();
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0_usize, |number, byte| number.checked_mul(64)?.checked_add(usize::from(digit(byte)?)))
}

fn add_translations(
    line: Line<'_>,
    headword: &str,
    entry: &str,
    entries: &mut Vec<LexiconEntry>,
) -> Result<(), FormatError> {
    let mut rows = entry.lines().map(str::trim).filter(|row| !row.is_empty());
    let Some(head) = rows.next() else { return Ok(()) };
    let source = written(head, headword);
    let part_of_speech = head_part_of_speech(head);
    for translation in rows.flat_map(translations) {
        let entry = line.entry(source, &translation)?;
        entries.push(LexiconEntry { part_of_speech, ..entry });
    }
    Ok(())
}

/// The headword as the entry writes it; that of the index may be folded, or one word of several.
fn written<'t>(head: &'t str, indexed: &'t str) -> &'t str {
    let head = head.split(['/', '<', '[', '(', ',', '\t']).next().unwrap_or("").trim();
    if head.is_empty() { indexed } else { head }
}

fn head_part_of_speech(head: &str) -> Option<PartOfSpeech> {
    let (_, rest) = head.split_once('<')?;
    part_of_speech(rest.split_once('>')?.0.trim())
}

/// The translations of a row, none where it is something else.
fn translations(row: &str) -> Vec<String> {
    let row = row.trim_start_matches(|c: char| c.is_ascii_digit());
    let row = without_brackets(row.strip_prefix(['.', ')']).unwrap_or(row));
    // Quotation marks are examples, braces and colons references, ` - ` leads from an example to its translation.
    if row.contains(['"', '“', '«', '{', '}', ':', '=', '/', '|']) || row.contains(" - ") {
        return Vec::new();
    }
    let translations = row.split([',', ';']).map(|part| part.split_whitespace().collect::<Vec<_>>());
    let is_short = |words: &Vec<&str>| (1..=MOST_WORDS).contains(&words.len());
    let is_text = |text: &String| {
        text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '‐' | '.'))
            && text.chars().any(char::is_alphabetic)
    };
    translations.filter(is_short).map(|words| words.join(" ")).filter(is_text).collect()
}

/// `row` without what stands in brackets of any kind, nested ones included.
fn without_brackets(row: &str) -> String {
    let mut depth = 0_u32;
    let outside = row.chars().filter(|c| match c {
        '(' | '[' | '<' => {
            depth += 1;
            false
        }
        ')' | ']' | '>' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}
