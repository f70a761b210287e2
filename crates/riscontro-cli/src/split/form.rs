//! How the segments of a text are written: sentences, one JSON object, or the rows of a table.
//!
//! A passage is written out by the thread that split it ([`Form::write_out`]); only what depends on the passages before it,
//! such as the number of a segment, is left to the one thread that puts them in order ([`Answer`]).

use std::io::{self, Write};

use riscontro_core::PairError;
use riscontro_engine::{Place, PlacedSegment, SplitPassage};

use crate::args::Unit;
use crate::stream::error_line;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One sentence a line.
    Text(Gaps),
    /// One object a text, by the JSON-lines contract.
    Jsonl(Unit),
    /// A row a sentence.
    Tsv,
}

/// What stands between two paragraphs of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gaps {
    None,
    BlankLine,
}

/// The names of the columns.
const HEADER: &str = "file\tsegment\tstart_byte\tend_byte\tstart_char\tend_char\ttext";

/// A passage, written out as far as it can be by itself.
#[derive(Debug, Default)]
pub(crate) struct WrittenOut {
    bytes: Vec<u8>,
    /// Where each row of a table ends in `bytes`; empty in other forms.
    row_ends: Vec<usize>,
    /// How many bytes of the file had been read for it.
    pub(crate) bytes_read: u64,
}

impl Form {
    /// What stands before all answers.
    pub(crate) fn write_header(self, out: &mut dyn Write) -> io::Result<()> {
        if self == Form::Tsv { writeln!(out, "{HEADER}") } else { Ok(()) }
    }

    /// The extension of a file in this form.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Form::Text(_) => "txt",
            Form::Jsonl(_) => "jsonl",
            Form::Tsv => "tsv",
        }
    }

    pub(crate) fn write_out(self, passage: &SplitPassage, bytes_read: u64) -> WrittenOut {
        let mut written = WrittenOut { bytes_read, ..WrittenOut::default() };
        match self {
            Form::Text(gaps) => sentences(passage, gaps, &mut written.bytes),
            Form::Jsonl(unit) => spans(passage, unit, &mut written.bytes),
            Form::Tsv => rows(passage, &mut written),
        }
        written
    }
}

fn sentences(passage: &SplitPassage, gaps: Gaps, bytes: &mut Vec<u8>) {
    let mut block = passage.segments.first().map(|segment| segment.block);
    for segment in &passage.segments {
        if gaps == Gaps::BlankLine && block.replace(segment.block) != Some(segment.block) {
            bytes.push(b'\n');
        }
        put_words(bytes, segment.span.of(&passage.document.text));
        bytes.push(b'\n');
    }
}

fn spans(passage: &SplitPassage, unit: Unit, bytes: &mut Vec<u8>) {
    let of = |place: Place| match unit {
        Unit::Byte => place.byte,
        Unit::Char => place.char,
    };
    for PlacedSegment { start, end, .. } in passage.placed() {
        let comma = if bytes.is_empty() { "" } else { "," };
        put(bytes, format_args!("{comma}[{},{}]", of(start), of(end)));
    }
}

fn rows(passage: &SplitPassage, WrittenOut { bytes, row_ends, .. }: &mut WrittenOut) {
    for PlacedSegment { segment, start, end } in passage.placed() {
        put(bytes, format_args!("{}\t{}\t{}\t{}\t", start.byte, end.byte, start.char, end.char));
        put_cell(bytes, segment.span.of(&passage.document.text));
        bytes.push(b'\n');
        row_ends.push(bytes.len());
    }
}

fn put(bytes: &mut Vec<u8>, what: std::fmt::Arguments<'_>) {
    bytes.write_fmt(what).expect("memory takes all");
}

/// Appends the words of `text` with a space between two.
fn put_words(bytes: &mut Vec<u8>, text: &str) {
    let text = text.trim();
    if is_spaced_simply(text.as_bytes()) {
        bytes.extend_from_slice(text.as_bytes());
        return;
    }
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            bytes.push(b' ');
        }
        bytes.extend_from_slice(word.as_bytes());
    }
}

/// Whether no other white space stands inside `text`, which has none at its ends, than single spaces.
///
/// Nearly every sentence is so and all output passes here. Three bytes tell any white space; to look at all of them without
/// a branch is several times faster than to stop at the first, and than to walk from word to word.
fn is_spaced_simply(text: &[u8]) -> bool {
    let is_white = |a: u8, b: u8, c: u8| {
        (a < b' ')
            | ((a == b' ') & (b == b' '))
            | ((a == 0xc2) & ((b == 0x85) | (b == 0xa0)))
            | ((a == 0xe1) & (b == 0x9a) & (c == 0x80))
            | ((a == 0xe2) & (b == 0x80) & ((c <= 0x8a) | (c == 0xa8) | (c == 0xa9) | (c == 0xaf)))
            | ((a == 0xe2) & (b == 0x81) & (c == 0x9f))
            | ((a == 0xe3) & (b == 0x80) & (c == 0x80))
    };
    let last_but_one = text.len().checked_sub(2).map_or(b' ', |at| text[at]);
    let ends = text.iter().zip(text.iter().skip(1)).zip(text.iter().skip(2));
    (last_but_one >= b' ') & !ends.fold(false, |found, ((a, b), c)| found | is_white(*a, *b, *c))
}

/// Appends `text`, every run of white space with a tab or a line end in it as one space.
fn put_cell(bytes: &mut Vec<u8>, text: &str) {
    let is_break =
        |char: char| matches!(char, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut rest = text;
    // The bytes that those characters begin with: most sentences have none.
    if !text.bytes().fold(false, |found, byte| found | (byte < b' ') | (byte == 0xc2) | (byte == 0xe2)) {
        rest = "";
        bytes.extend_from_slice(text.as_bytes());
    }
    while let Some(at) = rest.find(is_break) {
        bytes.extend_from_slice(rest[..at].trim_end().as_bytes());
        bytes.push(b' ');
        rest = rest[at..].trim_start();
    }
    bytes.extend_from_slice(rest.as_bytes());
}

/// The answer to one text, passage by passage.
#[derive(Debug)]
pub(crate) struct Answer {
    form: Form,
    /// The name of the text.
    cell: Vec<u8>,
    segments: u64,
    is_empty: bool,
}

impl Answer {
    pub(crate) fn begin(form: Form, name: &str, out: &mut dyn Write) -> io::Result<Self> {
        if let Form::Jsonl(unit) = form {
            let unit = match unit {
                Unit::Byte => "byte",
                Unit::Char => "char",
            };
            out.write_all(b"{\"id\":")?;
            serde_json::to_writer(&mut *out, name)?;
            write!(out, ",\"unit\":\"{unit}\",\"spans\":[")?;
        }
        let mut cell = Vec::new();
        put_cell(&mut cell, name);
        Ok(Answer { form, cell, segments: 0, is_empty: true })
    }

    pub(crate) fn passage(&mut self, passage: &WrittenOut, out: &mut dyn Write) -> io::Result<()> {
        if passage.bytes.is_empty() {
            return Ok(());
        }
        let is_first = std::mem::replace(&mut self.is_empty, false);
        match self.form {
            Form::Tsv => return self.rows(passage, out),
            Form::Jsonl(_) if !is_first => out.write_all(b",")?,
            Form::Text(Gaps::BlankLine) if !is_first => out.write_all(b"\n")?,
            Form::Jsonl(_) | Form::Text(_) => {}
        }
        out.write_all(&passage.bytes)
    }

    fn rows(&mut self, passage: &WrittenOut, out: &mut dyn Write) -> io::Result<()> {
        let mut start = 0;
        for end in &passage.row_ends {
            out.write_all(&self.cell)?;
            write!(out, "\t{}\t", self.segments)?;
            out.write_all(&passage.bytes[start..*end])?;
            self.segments += 1;
            start = *end;
        }
        Ok(())
    }

    /// Ends the answer; `error` is why the text could not be read to its end. JSON carries it.
    pub(crate) fn end(self, error: Option<&PairError>, out: &mut dyn Write) -> io::Result<()> {
        match (self.form, error) {
            (Form::Jsonl(_), None) => out.write_all(b"]}\n"),
            (Form::Jsonl(_), Some(error)) => {
                out.write_all(b"],\"error\":")?;
                serde_json::to_writer(&mut *out, &error.to_string())?;
                out.write_all(b"}\n")
            }
            (Form::Text(_) | Form::Tsv, _) => Ok(()),
        }
    }

    /// The answer to a text that could not be begun, where the form has one.
    pub(crate) fn refuse(form: Form, name: &str, error: &PairError, out: &mut dyn Write) -> io::Result<()> {
        match form {
            Form::Jsonl(_) => writeln!(out, "{}", error_line(name, error)),
            Form::Text(_) | Form::Tsv => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_one_space_each() {
        let texts = [
            "Il 3 maggio.",
            "a  b",
            "a \n\tb",
            "a\u{a0}b",
            "a \u{a0} b",
            "\u{a0}a\u{2003}\u{3000}b ",
            "«è» “là” – かな",
            "",
            " ",
            "\u{1680}",
            "a\u{85}b\u{2028}c",
            "á\u{c2}\u{e1}â ã",
            "\u{205f}a\u{202f}b",
            "a\tb",
            "abc\rd",
            "a\u{1680}b",
            "aa\u{2009}b",
            "à\u{3000}è",
            "\u{200b}a",
        ];
        for text in texts {
            let mut bytes = Vec::new();
            put_words(&mut bytes, text);
            assert_eq!(String::from_utf8(bytes).unwrap(), text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn a_cell_has_neither_tab_nor_line_end_and_keeps_other_space() {
        let cell = |text| {
            let mut bytes = Vec::new();
            put_cell(&mut bytes, text);
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(cell("uno\t\tdue \r\n tre"), "uno due tre");
        assert_eq!(cell("il  3\u{a0}maggio"), "il  3\u{a0}maggio");
        assert_eq!(cell("a\n"), "a ");
    }
}
