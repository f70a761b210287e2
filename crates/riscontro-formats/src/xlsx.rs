//! `xlsx`: a glossary in a workbook of Office Open XML; what a sheet is, is in `workbook`.

use std::io::{BufRead, Write};

use calamine::{Data, Dimensions, Reader as _, Xlsx, XlsxError};
use riscontro_core::{Defect, Termbase};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError as WriteError};

use crate::csv_terms;
use crate::error::{FormatError, Kind};
use crate::workbook::{Bytes, Cells, Fault, Merged, bytes_of, read_workbook};
use crate::{Format, Languages, Reader};

/// A glossary as a workbook.
pub(crate) const FORMAT: Format = Format {
    id: "xlsx",
    extensions: &["xlsx", "xlsm"],
    sniff: |text| text.starts_with("PK\u{3}\u{4}") && !text.contains("opendocument"),
    reader: Reader::Termbase(read),
};

fn read(
    input: &mut dyn BufRead,
    languages: Option<Languages>,
    defects: &mut Vec<Defect>,
) -> Result<Termbase, FormatError> {
    let mut book = Xlsx::new(bytes_of(input)?).map_err(|error| fault(&error))?;
    let mut merged = |book: &mut Xlsx<_>, sheet: &str| {
        let regions = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
        regions.iter().map(merged_cells).collect()
    };
    read_workbook(&mut book, filled, &mut merged, languages, defects)
}

/// The filled cells of a sheet as they stand in the file: one far away takes no room for those between.
fn filled(book: &mut Xlsx<Bytes>, sheet: &str) -> Result<Cells, FormatError> {
    let mut reader = match book.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A sheet that is a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Cells::new()),
        Err(error) => return Err(fault(&error)),
    };
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell().map_err(|error| fault(&error))? {
        let (at, value) = (cell.get_position(), Data::from(cell.get_value().clone()));
        if value != Data::Empty {
            cells.push((at, value));
        }
    }
    // Some programs write them in another order.
    cells.sort_by_key(|(at, _)| *at);
    Ok(cells)
}

fn merged_cells(region: &Dimensions) -> Merged {
    Merged { first: region.start, last: region.end }
}

/// Writes a termbase as a workbook with one sheet, the same bytes each time, and returns what the table cannot say.
pub(crate) fn write(termbase: &Termbase, out: &mut dyn Write) -> Result<Vec<String>, FormatError> {
    let unwritten = |error: WriteError| FormatError::new(Kind::Unwritten(error.to_string()));
    let mut book = Workbook::new();
    let written = ExcelDateTime::from_ymd(2000, 1, 1).map_err(unwritten)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let sheet = book.add_worksheet();
    let mut row = 0;
    let unsaid = csv_terms::each_row(termbase, |cells| {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).map_err(unwritten)?;
        }
        row += 1;
        Ok(())
    })?;
    sheet.set_freeze_panes(1, 0).map_err(unwritten)?;
    let bytes = book.save_to_buffer().map_err(unwritten)?;
    out.write_all(&bytes).map_err(|error| FormatError::new(Kind::Unwritten(error.to_string())))?;
    Ok(unsaid)
}

fn fault(error: &XlsxError) -> FormatError {
    match error {
        XlsxError::Password => Fault::Password.into(),
        other => Fault::NotWorkbook(other.to_string()).into(),
    }
}
