//! What workbooks share: which sheet is the glossary, and its rows.
//!
//! The glossary is the first sheet whose first row that is not blank names languages; other sheets with rows are said. A title
//! above that row, one filled cell a row, is passed over. The columns are those of every table (`glossary`). A formula that failed is passed over with a defect; merged cells are
//! refused, because only one of their rows would have the term.

use std::io::{BufRead, Cursor, Read};
use std::sync::Arc;

use calamine::{Data, ExcelDateTime, Reader};
use riscontro_core::{Defect, DefectKind, Span, Termbase};

use crate::Languages;
use crate::decode::MAX_BYTES;
use crate::error::{FormatError, Kind, check_len};
use crate::glossary::{Row, names_languages, read_rows, termbase_of, titles_above};

/// What is wrong with a workbook; the words are the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("the workbook is protected by a password: save it without one")]
    Password,
    #[error("not a workbook that can be read ({0}): save it anew, or as CSV")]
    NotWorkbook(String),
    #[error("a workbook under the name of a table of text: name it `.xlsx` or `.ods`")]
    Misnamed,
    #[error(
        "an old workbook, or one with a password, under the name of a table of text: save it as `.xlsx` without a password"
    )]
    MisnamedOld,
    #[error("the parts of the workbook have {0} MB unpacked, more than {1}: save the glossary alone, or as CSV")]
    Swollen(u64, u64),
    #[error("the workbook has no sheet with rows")]
    NoSheet,
    #[error("the cells {0} are merged: take the merge away and fill every row")]
    Merged(String),
}

/// Refuses the bytes of a workbook where a table of text is to be read.
///
/// # Errors
///
/// When `bytes` begin as those of a ZIP archive (APPNOTE 6.3, section 4.3.7) or of a compound file do (MS-CFB, section 2.2), in which
/// Office keeps its older formats and encrypted files.
pub(crate) fn refuse_misnamed(bytes: &[u8]) -> Result<(), FormatError> {
    if bytes.starts_with(b"PK\x03\x04") {
        Err(Fault::Misnamed.into())
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        Err(Fault::MisnamedOld.into())
    } else {
        Ok(())
    }
}

impl From<Fault> for FormatError {
    fn from(fault: Fault) -> Self {
        FormatError::new(Kind::Workbook(fault))
    }
}

/// Cells that are one, from the first to the last row and column, from 0.
pub(crate) struct Merged {
    pub(crate) first: (u32, u32),
    pub(crate) last: (u32, u32),
}

/// The filled cells of a sheet, by row, then column, each with both, from 0.
pub(crate) type Cells = Vec<((u32, u32), Data)>;

/// The most columns that are read of a sheet; what stands beyond them is a slip of the hand, and is said.
const MOST_COLUMNS: u32 = 512;

/// The most cells that a table is filled up to; of a larger one the first rows tell how many columns it has.
const MOST_CELLS: usize = 1 << 24;

/// So many first rows, title and header among them.
const FIRST_ROWS: usize = 16;

/// The most bytes that the parts of a workbook may have, unpacked.
const MOST_UNPACKED: u64 = 1 << 30;

/// A workbook in memory: its parts stand anywhere in the file.
pub(crate) type Bytes = Cursor<Arc<[u8]>>;

pub(crate) fn bytes_of(input: &mut dyn BufRead) -> Result<Bytes, FormatError> {
    let mut bytes = Vec::new();
    let read = input.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| FormatError::new(Kind::Unread(error.to_string())))?;
    check_len(bytes.len(), MAX_BYTES)?;
    let bytes = Cursor::new(bytes.into());
    refuse_swollen(&bytes)?;
    Ok(bytes)
}

/// Refuses an archive whose parts are many times what a glossary has; what is none is refused where it is read.
fn refuse_swollen(bytes: &Bytes) -> Result<(), FormatError> {
    let Ok(mut archive) = zip::ZipArchive::new(bytes.clone()) else { return Ok(()) };
    let sizes = (0..archive.len()).filter_map(|part| archive.by_index_raw(part).ok().map(|part| part.size()));
    let unpacked = sizes.collect::<Vec<_>>().into_iter().fold(0, u64::saturating_add);
    if unpacked > MOST_UNPACKED { Err(Fault::Swollen(unpacked >> 20, MOST_UNPACKED >> 20).into()) } else { Ok(()) }
}

/// A sheet that has rows.
struct Sheet {
    name: String,
    rows: Vec<Row>,
    cell_faults: Vec<Defect>,
}

/// Reads the glossary of a workbook; `cells` gives those of a sheet that are filled, `merged` the merged ones.
pub(crate) fn read_workbook<B: Reader<Bytes>>(
    book: &mut B,
    cells: impl Fn(&mut B, &str) -> Result<Cells, FormatError>,
    merged: &mut dyn FnMut(&mut B, &str) -> Vec<Merged>,
    languages: Option<Languages>,
    defects: &mut Vec<Defect>,
) -> Result<Termbase, FormatError> {
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let cells = cells(book, &name)?;
        let mut sheet = Sheet::of(name, cells);
        sheet.pass_over_title(languages);
        if !sheet.rows.is_empty() {
            sheets.push(sheet);
        }
    }
    let is_glossary = |sheet: &Sheet| sheet.rows.first().is_some_and(|row| names_languages(row, languages));
    let chosen = sheets.iter().position(is_glossary).unwrap_or(0);
    if sheets.is_empty() {
        return Err(Fault::NoSheet.into());
    }
    let sheet = sheets.remove(chosen);
    let first = sheet.rows.first().map_or(0, |row| row.line);
    refuse_merged(&merged(book, &sheet.name), first).map_err(|error| error.in_sheet(&sheet.name))?;
    defects.extend(others(&sheet.name, &sheets));
    sheet.read(languages, defects)
}

fn others(chosen: &str, sheets: &[Sheet]) -> Option<Defect> {
    let names: Vec<_> = sheets.iter().map(|sheet| format!("`{}`", sheet.name)).collect();
    let (verb, them) = if names.len() == 1 { ("has", "it is") } else { ("have", "they are") };
    let message = format!("read from the sheet `{chosen}`; {} {verb} rows too, and {them} not read", names.join(", "));
    (!names.is_empty()).then_some(Defect { kind: DefectKind::Sheets, message, span: Span::new(0, 0) })
}

/// Refuses merged cells in the header or below it; a title above it may be merged.
fn refuse_merged(merged: &[Merged], header: u32) -> Result<(), FormatError> {
    let Some(region) = merged.iter().filter(|region| region.last.0 + 1 >= header).min_by_key(|region| region.first)
    else {
        return Ok(());
    };
    let cells = format!("{}:{}", cell_name(region.first), cell_name(region.last));
    Err(FormatError::at_line(Kind::Workbook(Fault::Merged(cells)), region.first.0 + 1))
}

impl Sheet {
    fn of(name: String, cells: Cells) -> Self {
        let mut sheet = Sheet { name, rows: Vec::new(), cell_faults: Vec::new() };
        let left = cells.iter().map(|((_, column), _)| *column).min().unwrap_or(0);
        let mut cells = cells.into_iter().peekable();
        while let Some(((line, _), _)) = cells.peek() {
            let (line, mut texts) = (*line, Vec::new());
            while let Some((at, cell)) = cells.next_if(|((row, _), _)| *row == line) {
                let text = sheet.text_of(&cell, at);
                if at.1 - left < MOST_COLUMNS {
                    texts.resize((at.1 - left) as usize, String::new());
                    texts.push(text);
                } else if !text.trim().is_empty() {
                    sheet.say(at, format!("stands beyond {MOST_COLUMNS} columns and is not read: delete or move it"));
                }
            }
            let row = Row { cells: texts, line: line + 1, span: Span::new(0, 0) };
            if !row.is_blank() {
                sheet.rows.push(row);
            }
        }
        sheet.fill_up();
        sheet
    }

    /// Gives every row as many cells as the table has columns.
    fn fill_up(&mut self) {
        let widest = |rows: &[Row]| rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let width = Some(widest(&self.rows)).filter(|width| width * self.rows.len() <= MOST_CELLS);
        let width = width.unwrap_or_else(|| widest(&self.rows[..self.rows.len().min(FIRST_ROWS)]));
        for row in self.rows.iter_mut().filter(|row| row.cells.len() < width) {
            row.cells.resize(width, String::new());
        }
    }

    /// Notes what is wrong with a cell.
    fn say(&mut self, at: (u32, u32), what: String) {
        let message = format!("line {}: the cell {} {what}", at.0 + 1, cell_name(at));
        self.cell_faults.push(Defect { kind: DefectKind::Row, message, span: Span::new(0, 0) });
    }

    /// Takes away the title and the like above a header.
    fn pass_over_title(&mut self, languages: Option<Languages>) {
        self.rows.drain(..titles_above(&self.rows, languages));
    }

    /// The text of a cell; that of a formula that failed is empty.
    fn text_of(&mut self, cell: &Data, at: (u32, u32)) -> String {
        let text = match cell {
            Data::DateTime(date) => date_text(date),
            _ => cell.to_string(),
        };
        if !matches!(cell, Data::Error(_)) && !is_formula_fault(&text) {
            return text;
        }
        let name = cell_name(at);
        let message = format!("line {}: the formula in {name} gives `{text}`, which is passed over: mend it", at.0 + 1);
        self.cell_faults.push(Defect { kind: DefectKind::Row, message, span: Span::new(0, 0) });
        String::new()
    }

    fn read(self, languages: Option<Languages>, defects: &mut Vec<Defect>) -> Result<Termbase, FormatError> {
        let mut own = self.cell_faults;
        let concepts = read_rows(self.rows.into_iter().map(Ok), languages, &mut own);
        let concepts = concepts.map_err(|error| error.in_sheet(&self.name))?;
        for defect in &mut own {
            if let Some(rest) = defect.message.strip_prefix("line ") {
                defect.message = format!("sheet `{}`, row {rest}", self.name);
            }
        }
        defects.append(&mut own);
        Ok(termbase_of(concepts, Span::new(0, 0), defects))
    }
}

/// A date as `2025-10-13`, with its time of day where it has one; a time alone, or a span of time, as `12:59`.
fn date_text(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let seconds = if second > 0 { format!(":{second:02}") } else { String::new() };
    if date.is_duration() || date.as_f64() < 1.0 {
        let hours = if date.is_duration() { (date.as_f64() * 24.0 + 1e-6) as u64 } else { u64::from(hour) };
        return format!("{hours:02}:{minute:02}{seconds}");
    }
    let time =
        if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}{seconds}") };
    format!("{year:04}-{month:02}-{day:02}{time}")
}

/// The words that programs leave where a formula failed.
fn is_formula_fault(text: &str) -> bool {
    let is_number = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    matches!(text, "#REF!" | "#N/A" | "#NAME?" | "#VALUE!" | "#DIV/0!" | "#NUM!" | "#NULL!")
        || text.strip_prefix("Err:").is_some_and(is_number)
}

/// The name of a cell: `B7` for the second column of the seventh row.
fn cell_name((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn cells_are_named_as_programs_name_them() {
        for (at, name) in [((0, 0), "A1"), ((6, 1), "B7"), ((0, 25), "Z1"), ((9, 26), "AA10"), ((0, 701), "ZZ1")] {
            assert_eq!(cell_name(at), name);
        }
    }

    /// The lines of the rows that are kept of those with these cells.
    fn kept(rows: &[&[&str]]) -> Vec<u32> {
        let row = |(line, cells): (u32, &&[&str])| Row {
            line,
            ..Row::without_place(cells.iter().map(|cell| (*cell).to_owned()).collect())
        };
        let rows = (1..).zip(rows).map(row).collect();
        let mut sheet = Sheet { name: "Termini".to_owned(), rows, cell_faults: Vec::new() };
        sheet.pass_over_title(None);
        sheet.rows.iter().map(|row| row.line).collect()
    }

    #[test]
    fn a_title_above_the_header_is_passed_over() {
        assert_eq!(kept(&[&["Glossario", ""], &["", "2024"], &["it", "en"], &["molo", "pier"]]), [3, 4]);
        assert_eq!(kept(&[&["Glossario", "2024", ""], &["it", "en", "nota"], &["molo", "pier", ""]]), [2, 3]);
        assert_eq!(kept(&[&["molo", "pier"], &["it", "en"]]), [1, 2]);
        assert_eq!(kept(&[&["it", "en"], &["molo", ""], &["it", "en"]]), [1, 2, 3]);
        assert_eq!(kept(&[&["Glossario", ""], &["molo", "pier"]]), [1, 2]);
        assert_eq!(kept(&[&["Glossario", ""]]), [1]);
    }

    #[test]
    fn every_row_has_as_many_cells_as_the_widest_one() {
        let cell = |row: u32, column: u32| ((row, column), Data::String(format!("{row}.{column}")));
        // A remark far below, beside the table; the table begins in its second column.
        let mut cells: Cells = (0..40).flat_map(|row| [cell(row, 1), cell(row, 2)]).collect();
        cells.insert(51, cell(24, 3));
        cells.sort_by_key(|(at, _)| *at);
        let sheet = Sheet::of("Termini".to_owned(), cells);
        assert!(sheet.rows.iter().all(|row| row.cells.len() == 3), "{:?}", sheet.rows[0].cells);
        assert_eq!(sheet.rows[24].cells[2], "24.3");
        let far = Sheet::of("Termini".to_owned(), vec![cell(0, 0), cell(1, 0), cell(1, 16_000)]);
        assert_eq!((far.rows[1].cells.len(), far.cell_faults.len()), (1, 1));
    }

    #[test]
    fn dates_are_written_as_dates() {
        let text = |value, kind| date_text(&ExcelDateTime::new(value, kind, false));
        assert_eq!(text(45943.0, ExcelDateTimeType::DateTime), "2025-10-13");
        assert_eq!(text(45943.5, ExcelDateTimeType::DateTime), "2025-10-13 12:00");
        assert_eq!(text(0.75, ExcelDateTimeType::DateTime), "18:00");
        assert_eq!(text(1.25, ExcelDateTimeType::TimeDelta), "30:00");
    }

    #[test]
    fn failed_formulas_are_told_from_terms() {
        for text in ["#REF!", "Err:502"] {
            assert!(is_formula_fault(text));
        }
        for text in ["#metoo", "Err:", "Err:abc", "errore"] {
            assert!(!is_formula_fault(text));
        }
    }
}
