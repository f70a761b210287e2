//! `csv-terms`: a glossary kept as a table, CSV or TSV.
//!
//! The header decides everything: the separator (comma, semicolon or TAB, whichever it holds most of) and what each
//! column is (`header`). A cell may hold several terms parted by `|`. A concept is what the file says belongs together:
//! rows that share an id, or, where no id is given, rows that share the term of the first language. So two renderings of
//! one term are synonyms, not rivals.
//!
//! A row that gives a term in fewer than two languages says nothing about a translation, and a row with more cells than
//! the header has lost a quotation mark; both are left out with a defect. An open quotation mark is refused, because the
//! rest of the file would vanish into one cell (`quotes`). The whole table is read before it is parsed: its encoding
//! cannot be known otherwise.

mod concepts;
mod header;
mod quotes;

use std::io::{BufRead, Read};

use riscontro_core::{Defect, DefectKind, LangTag, LineIndex, PartOfSpeech, Raw, Span, Term, TermStatus, Termbase};

use crate::decode::{MAX_BYTES, decode};
use crate::error::{FormatError, Kind};
use crate::{Format, Languages, Reader};
use concepts::Concepts;
use header::{Column, Header};

/// A glossary as a table.
pub(crate) const FORMAT: Format = Format {
    id: "csv-terms",
    extensions: &["csv", "tsv", "tab", "txt"],
    sniff: |text| text.lines().next().is_some_and(|line| line.contains([',', ';', '\t'])),
    reader: Reader::Termbase(read),
};

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
    let decoded = decode(&bytes, None, languages.map(|languages| languages.source))?;
    defects.extend(decoded.defects);
    read_text(&decoded.text, languages, defects)
}

fn read_text(text: &str, languages: Option<Languages>, defects: &mut Vec<Defect>) -> Result<Termbase, FormatError> {
    let index = LineIndex::new(text);
    let separator = separator_of(text);
    if let Some(offset) = quotes::open_quote(text, separator) {
        return Err(FormatError::at_line(Kind::OpenQuote, line_of(&index, text, offset)));
    }
    let mut rows = Rows::new(text, separator, &index);
    let Some(names) = rows.next()? else {
        return Err(FormatError::at_line(Kind::TermColumns { found: "nothing".to_owned() }, 1));
    };
    let header = Header::parse(names.cells.iter(), languages).map_err(|kind| FormatError::at_line(kind, names.line))?;
    let mut table = Table { header, concepts: Concepts::default(), defects };
    while let Some(row) = rows.next()? {
        table.take(&row)?;
    }
    let concepts = table.concepts.finish(table.defects);
    if concepts.is_empty() {
        let span = Span::from_range(0..text.len());
        defects.push(Defect { kind: DefectKind::Empty, message: "the glossary has no terms".to_owned(), span });
    }
    Ok(Termbase { concepts })
}

/// The separator that the first line holds most of; a comma when it holds none.
fn separator_of(text: &str) -> u8 {
    let header = text.trim_start().split(['\n', '\r']).next().unwrap_or("");
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

fn line_of(index: &LineIndex, text: &str, offset: usize) -> u32 {
    index.line_column(text, u32::try_from(offset).unwrap_or(u32::MAX)).line
}

/// A row of the table.
struct Row {
    cells: csv::StringRecord,
    line: u32,
    span: Span<Raw>,
}

/// The rows of a table, blank lines left out, each with its place.
struct Rows<'a> {
    reader: csv::Reader<&'a [u8]>,
    text: &'a str,
    index: &'a LineIndex,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, separator: u8, index: &'a LineIndex) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(separator).has_headers(false).flexible(true);
        Rows { reader: builder.from_reader(text.as_bytes()), text, index }
    }

    fn next(&mut self) -> Result<Option<Row>, FormatError> {
        let reached = usize::try_from(self.reader.position().byte()).unwrap_or(self.text.len());
        let mut cells = csv::StringRecord::new();
        let read = self.reader.read_record(&mut cells);
        if !read.map_err(|error| FormatError::new(Kind::Unread(error.to_string())))? {
            return Ok(None);
        }
        let end = usize::try_from(self.reader.position().byte()).unwrap_or(self.text.len());
        let record = self.text.get(reached..end).unwrap_or("");
        let body = record.trim_start_matches(['\n', '\r']);
        let start = reached + record.len() - body.len();
        let span = Span::from_range(start..start + body.trim_end_matches(['\n', '\r']).len());
        Ok(Some(Row { cells, line: line_of(self.index, self.text, start), span }))
    }
}

/// The table half-way through its rows.
struct Table<'a> {
    header: Header,
    concepts: Concepts,
    defects: &'a mut Vec<Defect>,
}

impl Table<'_> {
    fn take(&mut self, row: &Row) -> Result<(), FormatError> {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let columns = self.header.columns.len();
        if row.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
            let message = format!(
                "line {}: {} cells under a header of {columns}; put quotation marks around a cell that holds the separator",
                row.line,
                row.cells.len()
            );
            self.defects.push(Defect { kind: DefectKind::Row, message, span: row.span });
            return Ok(());
        }
        let terms = self.terms_of(row)?;
        let id = self.cell(row, Column::is_id);
        self.concepts.add(concepts::Row { id, terms, line: row.line, span: row.span }, self.defects);
        Ok(())
    }

    /// The terms of a row, by language in the order of the header, then by column.
    fn terms_of(&self, row: &Row) -> Result<Vec<Term>, FormatError> {
        let row_status = self.status_of(row)?;
        let status_lang = self.header.languages.last().copied();
        let part_of_speech = PartOfSpeech::parse(self.cell(row, Column::is_part_of_speech));
        let mut terms = Vec::new();
        for (column, cell) in self.header.columns.iter().zip(&row.cells) {
            let Column::Terms { lang, status } = *column else { continue };
            let own = if Some(lang) == status_lang { row_status } else { TermStatus::Preferred };
            let texts = cell.split('|').map(in_one_line).filter(|text| !text.is_empty());
            let status = status.unwrap_or(own);
            terms.extend(texts.map(|text| Term { lang, text: text.into(), status, part_of_speech }));
        }
        let order = |lang: LangTag| self.header.languages.iter().position(|known| *known == lang);
        terms.sort_by_key(|term| order(term.lang));
        Ok(terms)
    }

    /// The cell of `row` in the first column of which `is_wanted` holds; empty without one.
    fn cell<'a>(&self, row: &'a Row, is_wanted: fn(Column) -> bool) -> &'a str {
        self.header.position(is_wanted).and_then(|at| row.cells.get(at)).map_or("", str::trim)
    }

    fn status_of(&self, row: &Row) -> Result<TermStatus, FormatError> {
        let cell = self.cell(row, Column::is_status);
        header::status_named(cell)
            .ok_or_else(|| FormatError::at_line(Kind::Status { status: cell.to_owned() }, row.line))
    }
}

/// A term without white space at its ends, and with single spaces inside: a cell may hold line breaks.
fn in_one_line(term: &str) -> String {
    term.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
