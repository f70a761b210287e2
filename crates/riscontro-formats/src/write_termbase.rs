//! Termbases to bytes.

use std::io::Write;

use riscontro_core::Termbase;

use crate::error::{FormatError, Kind};
use crate::{csv_terms, ods, tbx, xlsx};

/// A format that termbases are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermbaseFormat {
    /// A table with commas.
    Csv,
    /// A table with TABs.
    Tsv,
    /// TBX of 2008 (MARTIF), dialect TBX-Basic.
    Tbx2008,
    /// TBX of 2019 in the style DCA, dialect TBX-Basic.
    Tbx2019,
    /// A workbook of Office Open XML with one sheet.
    Xlsx,
    /// A workbook of OpenDocument with one sheet.
    Ods,
    /// TMX 1.4, as a plain list.
    Tmx,
}

/// What became of a termbase that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What the format could not say, each a sentence without a full stop; maybe none.
    pub unsaid: Vec<String>,
}

/// Writes a termbase, so that reading it gives the same concepts, terms and remarks wherever the format can say them.
///
/// # Errors
///
/// When the stream fails, or a workbook in XLSX cannot hold the table: more than 1,048,576 rows, or 32,767 characters in a cell.
pub fn write_termbase(
    termbase: &Termbase,
    format: TermbaseFormat,
    out: &mut dyn Write,
) -> Result<Written, FormatError> {
    let unwritten = |error: std::io::Error| FormatError::new(Kind::Unwritten(error.to_string()));
    let unsaid = match format {
        TermbaseFormat::Csv => csv_terms::write(termbase, b',', out)?,
        TermbaseFormat::Tsv => csv_terms::write(termbase, b'\t', out)?,
        TermbaseFormat::Tbx2008 => tbx::write(termbase, tbx::Markup::Tbx2008, out).map_err(unwritten)?,
        TermbaseFormat::Tbx2019 => tbx::write(termbase, tbx::Markup::Tbx2019, out).map_err(unwritten)?,
        TermbaseFormat::Xlsx => xlsx::write(termbase, out)?,
        TermbaseFormat::Ods => ods::write(termbase, out)?,
        TermbaseFormat::Tmx => tbx::write(termbase, tbx::Markup::Tmx, out).map_err(unwritten)?,
    };
    Ok(Written { unsaid })
}
