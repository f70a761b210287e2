//! `ods`: a glossary in a workbook of OpenDocument; what a sheet is, is in `workbook`.
//!
//! The calamine crate gives the cells under a merged one as empty ones, so merged cells are looked for in the file itself.

use std::io::{BufRead, BufReader, Cursor, Write};

use calamine::{Data, Ods, OdsError, Reader as _};
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};
use riscontro_core::{Defect, Termbase};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::csv_terms;
use crate::error::{FormatError, Kind};
use crate::glossary::Unsaid;
use crate::workbook::{Bytes, Cells, Fault, Merged, bytes_of, read_workbook};
use crate::xml_text::escaped;
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

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

const MANIFEST: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">",
    "<manifest:file-entry manifest:full-path=\"/\" ",
    "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\" manifest:version=\"1.3\"/>",
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>",
    "</manifest:manifest>\n",
);

const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" ",
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" ",
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\">",
    "<office:body><office:spreadsheet><table:table table:name=\"Glossary\">",
);

const TAIL: &str = "</table:table></office:spreadsheet></office:body></office:document-content>\n";

/// Writes a termbase as a workbook with one sheet, the same bytes each time, and returns what the table cannot say.
///
/// Source: OpenDocument 1.3, OASIS, 2021: part 2, sections 2.2 and 3.2 (package); part 3, chapter 9 (tables).
pub(crate) fn write(termbase: &Termbase, out: &mut dyn Write) -> Result<Vec<String>, FormatError> {
    let (mut content, mut left_out) = (HEAD.to_owned(), Unsaid::default());
    let mut unsaid = csv_terms::each_row(termbase, |cells| {
        if content.len() == HEAD.len() {
            content += &format!("<table:table-column table:number-columns-repeated=\"{}\"/>", cells.len());
        }
        content += "<table:table-row>";
        for cell in cells {
            match *cell {
                "" => content += "<table:table-cell/>",
                text => {
                    content += "<table:table-cell office:value-type=\"string\"><text:p>";
                    content += &escaped(text, &mut left_out);
                    content += "</text:p></table:table-cell>";
                }
            }
        }
        content += "</table:table-row>";
        Ok(())
    })?;
    content += TAIL;
    unsaid.extend(left_out.into_messages());
    let unwritten = |error: std::io::Error| FormatError::new(Kind::Unwritten(error.to_string()));
    let bytes = packed(&content).map_err(unwritten)?;
    out.write_all(&bytes).map_err(unwritten)?;
    Ok(unsaid)
}

/// The package, its type first and not compressed, so that the first bytes of the file tell it.
fn packed(content: &str) -> std::io::Result<Vec<u8>> {
    // No time of today: the same bytes each time.
    let plain = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let stored = plain.compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text, options) in
        [("mimetype", MIMETYPE, stored), ("META-INF/manifest.xml", MANIFEST, plain), ("content.xml", content, plain)]
    {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
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
