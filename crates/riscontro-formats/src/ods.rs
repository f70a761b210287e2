//! `ods`: a glossary in a workbook of OpenDocument; what a sheet is, is in `workbook`.
//!
//! The calamine crate gives the cells under a merged one as empty ones, so merged cells are looked for in the file itself.

use std::io::{BufRead, BufReader};

use calamine::{Data, Ods, OdsError, Reader as _};
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};
use riscontro_core::{Defect, Termbase};

use crate::error::FormatError;
use crate::workbook::{Bytes, Cells, Fault, Merged, bytes_of, read_workbook};
use crate::{Format, Languages, Reader};

/// A glossary as a workbook.
pub(crate) const FORMAT: Format = Format {
    id: "ods",
    extensions: &["ods"],
    sniff: |text| text.starts_with("PK\u{3}\u{4}") && text.contains("opendocument.spreadsheet"),
    reader: Reader::Termbase(read),
};

fn read(
    input: &mut dyn BufRead,
    languages: Option<Languages>,
    defects: &mut Vec<Defect>,
) -> Result<Termbase, FormatError> {
    let bytes = bytes_of(input)?;
    let mut book = Ods::new(bytes.clone()).map_err(|error| fault(&error))?;
    let mut merged = |_: &mut Ods<Bytes>, sheet: &str| merged_in(&bytes, sheet);
    read_workbook(&mut book, filled, &mut merged, languages, defects)
}

fn filled(book: &mut Ods<Bytes>, sheet: &str) -> Result<Cells, FormatError> {
    let range = book.worksheet_range(sheet).map_err(|error| fault(&error))?;
    let (top, left) = range.start().unwrap_or((0, 0));
    let place = |(row, column, cell): (usize, usize, &Data)| {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        ((top.saturating_add(offset(row)), left.saturating_add(offset(column))), cell.clone())
    };
    Ok(range.used_cells().map(place).collect())
}

fn fault(error: &OdsError) -> FormatError {
    match error {
        OdsError::Password => Fault::Password.into(),
        other => Fault::NotWorkbook(other.to_string()).into(),
    }
}

/// The merged cells of a sheet; none where the file, which was read once already, cannot be read again.
fn merged_in(bytes: &Bytes, sheet: &str) -> Vec<Merged> {
    let Ok(mut archive) = zip::ZipArchive::new(bytes.clone()) else { return Vec::new() };
    let Ok(content) = archive.by_name("content.xml") else { return Vec::new() };
    let mut reader = XmlReader::from_reader(BufReader::new(content));
    let (mut buffer, mut walk) = (Vec::new(), Walk::default());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => walk.enter(&tag, sheet),
            Ok(Event::End(tag)) if tag.name().as_ref() == "table:table" => walk.is_inside = false,
            Ok(Event::Eof) | Err(_) => return walk.merged,
            Ok(_) => {}
        }
    }
}

/// A walk over the cells of a sheet.
#[derive(Default)]
struct Walk {
    is_inside: bool,
    /// The row and column that come next, from 0; a row goes on until the next begins.
    next_row: u32,
    row: u32,
    column: u32,
    merged: Vec<Merged>,
}

impl Walk {
    fn enter(&mut self, tag: &BytesStart<'_>, sheet: &str) {
        let name = tag.name();
        match name.as_ref() {
            "table:table" => {
                self.is_inside = attribute(tag, "table:name").as_deref() == Some(sheet);
                self.next_row = 0;
            }
            "table:table-row" => {
                self.row = self.next_row;
                self.next_row = self.row.saturating_add(count(tag, "table:number-rows-repeated"));
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.is_inside => {
                let rows = count(tag, "table:number-rows-spanned");
                let columns = count(tag, "table:number-columns-spanned");
                if rows > 1 || columns > 1 {
                    let last = (self.row.saturating_add(rows - 1), self.column.saturating_add(columns - 1));
                    self.merged.push(Merged { first: (self.row, self.column), last });
                }
                self.column = self.column.saturating_add(count(tag, "table:number-columns-repeated"));
            }
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// How often or how far; 1 where it is not said.
fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|value| value.parse().ok()).filter(|count| *count > 0).unwrap_or(1)
}
