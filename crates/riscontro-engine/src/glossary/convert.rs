//! A glossary from one format to another.

use std::path::Path;

use riscontro_core::{Defect, DefectKind};
use riscontro_formats::{Languages, TermbaseFormat, write_termbase};

use super::load::{ReadGlossary, read_glossary, refuse_statuses, said};
use crate::error::EngineError;

/// A format of glossaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlossaryFormat {
    /// A table with commas, semicolons or TABs; written with commas.
    Csv,
    /// The same, written with TABs.
    Tsv,
    /// TBX of 2008 (MARTIF); any TBX when read.
    Tbx2008,
    /// TBX of 2019, style DCA; any TBX when read.
    Tbx2019,
    /// A workbook of Office Open XML.
    Xlsx,
    /// A workbook of OpenDocument.
    Ods,
    /// TMX as a plain list; any version when read.
    Tmx,
}

impl GlossaryFormat {
    fn reader(self) -> &'static str {
        match self {
            GlossaryFormat::Csv | GlossaryFormat::Tsv => "csv-terms",
            GlossaryFormat::Tbx2008 | GlossaryFormat::Tbx2019 | GlossaryFormat::Tmx => "tbx",
            GlossaryFormat::Xlsx => "xlsx",
            GlossaryFormat::Ods => "ods",
        }
    }

    fn writer(self) -> TermbaseFormat {
        match self {
            GlossaryFormat::Csv => TermbaseFormat::Csv,
            GlossaryFormat::Tsv => TermbaseFormat::Tsv,
            GlossaryFormat::Tbx2008 => TermbaseFormat::Tbx2008,
            GlossaryFormat::Tbx2019 => TermbaseFormat::Tbx2019,
            GlossaryFormat::Xlsx => TermbaseFormat::Xlsx,
            GlossaryFormat::Ods => TermbaseFormat::Ods,
            GlossaryFormat::Tmx => TermbaseFormat::Tmx,
        }
    }
}

/// A glossary that was converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The bytes of the new file.
    pub bytes: Vec<u8>,
    /// What of the old file is not in it, and what was wrong with the old file, each with the path of the old one.
    pub warnings: Vec<String>,
    /// How many concepts it has.
    pub concepts: usize,
    /// How many rows or entries of the old file are not in it, since they say nothing that the reader keeps.
    pub left_out: usize,
}

/// Reads the glossary at `path`, in the format `from` or what it looks like, and writes it in the format `to`.
///
/// # Errors
///
/// When it cannot be read, or the format cannot hold it.
pub fn convert_glossary(
    path: &Path,
    from: Option<GlossaryFormat>,
    to: GlossaryFormat,
    languages: Option<Languages>,
) -> Result<Converted, EngineError> {
    let ReadGlossary { name, termbase, defects } = read_glossary(path, from.map(GlossaryFormat::reader), languages)?;
    refuse_statuses(&name, &defects)?;
    let mut warnings = said(&name, &defects);
    let unread = defects.iter().filter(|defect| defect.kind == DefectKind::Unread);
    warnings.extend(unread.map(|defect| format!("{name}: {}", defect.message)));
    let mut bytes = Vec::new();
    let written = write_termbase(&termbase, to.writer(), &mut bytes);
    let written = written.map_err(|error| EngineError::input(error.in_file(&name)))?;
    warnings.extend(written.unsaid.into_iter().map(|unsaid| format!("{name}: {unsaid}")));
    let is_left_out = |defect: &&Defect| matches!(defect.kind, DefectKind::Row | DefectKind::Contradiction);
    let left_out = defects.iter().filter(is_left_out).count();
    Ok(Converted { bytes, warnings, concepts: termbase.concepts.len(), left_out })
}
