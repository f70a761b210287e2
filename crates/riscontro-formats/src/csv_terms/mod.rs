//! `csv-terms`: a glossary kept as a table, CSV or TSV.
//!
//! The header decides everything: the separator (comma, semicolon or TAB, whichever it holds most of, else `|`), unless a line above it
//! names it (`prelude`), and what each column is (`glossary`). A cell may hold several terms parted by `|`. A concept is what the file says belongs together:
//! rows that share an id, or, where no id is given, rows that share the term of the first language. So two renderings of
//! one term are synonyms, not rivals.
//!
//! A concept that has terms in one language alone says nothing about a translation: it is kept, with a defect. A row with more
//! cells than the header has lost a quotation mark; it is left out with a defect. An open quotation mark is refused, because the
//! rest of the file would vanish into one cell (`quotes`). The whole table is read before it is parsed: its encoding cannot be
//! known otherwise.

mod prelude;
mod quotes;
mod write;

use std::io::{BufRead, Read};

use riscontro_core::{Defect, DefectKind, LineIndex, Span, Termbase};

use crate::decode::{MAX_BYTES, decode};
use crate::error::{FormatError, Kind};
use crate::glossary::{Row, read_rows, termbase_of};
use crate::workbook::refuse_misnamed;
use crate::{Format, Languages, Reader};
use prelude::Prelude;

pub(crate) use write::{each_row, write};

/// A glossary as a table.
pub(crate) const FORMAT: Format = Format {
    id: "csv-terms",
    extensions: &["csv", "tsv", "tab", "txt"],
    sniff: looks_like_a_table,
    reader: Reader::Termbase(read),
};

fn looks_like_a_table(text: &str) -> bool {
    let first = text[Prelude::of(text, None).header..].lines().next().unwrap_or("");
    first.contains([',', ';', '\t']) && !first.contains(['<', '\0', '\u{fffd}', '\u{3}'])
}

fn read(
    input: &mut dyn BufRead,
    languages: Option<Languages>,
    defects: &mut Vec<Defect>,
) -> Result<Termbase, FormatError> {
    let mut bytes = Vec::new();
    input
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| FormatError::new(Kind::Unread(error.to_string())))?;
    refuse_misnamed(&bytes)?;
    let decoded = decode(&bytes, None, languages.map(|languages| languages.source));
    let decoded = decoded.map_err(FormatError::without_flag)?;
    defects.extend(decoded.defects.into_iter().map(without_flag));
    read_text(&decoded.text, languages, defects)
}

/// A guess at the encoding with a remedy that glossaries have: no flag names theirs.
fn without_flag(defect: Defect) -> Defect {
    let is_guess = defect.kind == DefectKind::GuessedEncoding;
    match defect.message.split_once("; `--encoding").filter(|_| is_guess) {
        Some((said, _)) => Defect { message: format!("{said}; save it as UTF-8 if that is wrong"), ..defect },
        None => defect,
    }
}

fn read_text(text: &str, languages: Option<Languages>, defects: &mut Vec<Defect>) -> Result<Termbase, FormatError> {
    let index = LineIndex::new(text);
    let Prelude { header, separator } = Prelude::of(text, languages);
    if let Some(offset) = quotes::open_quote(&text[header..], separator) {
        return Err(FormatError::at_line(Kind::OpenQuote, line_of(&index, text, header + offset)));
    }
    let rows = Rows { reader: reader_of(&text[header..], separator), text, index: &index, header };
    let concepts = read_rows(rows, languages, defects)?;
    Ok(termbase_of(concepts, Span::from_range(0..text.len()), defects))
}

/// The separator that the first line holds most of; an upright stroke, which otherwise stands between the terms of one cell, when it holds
/// no other; a comma when it holds none.
fn separator_of(text: &str) -> u8 {
    let header = text.trim_start().split(['\n', '\r']).next().unwrap_or("");
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    let most = [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',');
    if count(most) == 0 && count(b'|') > 0 { b'|' } else { most }
}

fn line_of(index: &LineIndex, text: &str, offset: usize) -> u32 {
    index.line_column(text, u32::try_from(offset).unwrap_or(u32::MAX)).line
}

/// The rows of a table, blank lines left out, each with its place.
struct Rows<'a> {
    reader: csv::Reader<&'a [u8]>,
    text: &'a str,
    index: &'a LineIndex,
    /// The byte of the text that the reader begins at.
    header: usize,
}

fn reader_of(table: &str, separator: u8) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true).from_reader(table.as_bytes())
}

impl Rows<'_> {
    /// The byte of the text that was read up to.
    fn reached(&self) -> usize {
        usize::try_from(self.reader.position().byte()).map_or(self.text.len(), |read| self.header + read)
    }

    fn row(&mut self) -> Result<Option<Row>, FormatError> {
        let reached = self.reached();
        let mut cells = csv::StringRecord::new();
        let read = self.reader.read_record(&mut cells);
        if !read.map_err(|error| FormatError::new(Kind::Unread(error.to_string())))? {
            return Ok(None);
        }
        let end = self.reached();
        let record = self.text.get(reached..end).unwrap_or("");
        let body = record.trim_start_matches(['\n', '\r']);
        let start = reached + record.len() - body.len();
        let span = Span::from_range(start..start + body.trim_end_matches(['\n', '\r']).len());
        let cells = cells.iter().map(str::to_owned).collect();
        Ok(Some(Row { cells, line: line_of(self.index, self.text, start), span }))
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.row().transpose()
    }
}

#[cfg(test)]
mod tests;
