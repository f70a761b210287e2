//! Files to termbases.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{Defect, DefectKind, LangTag, Termbase};
use riscontro_formats::{FORMATS, Format, Languages, Reader, ReaderKind, format_for, split_place};

use super::precedence::Precedence;
use crate::error::EngineError;
use crate::load::{reason, shown};
use crate::settings::Settings;

/// How many warnings about one file are given in full.
const SHOWN: usize = 20;

/// How many languages a warning names.
const NAMED: usize = 12;

/// A glossary as it was read.
pub(super) struct ReadGlossary {
    /// The path as messages say it.
    pub(super) name: String,
    pub(super) termbase: Termbase,
    pub(super) defects: Vec<Defect>,
}

/// Reads a glossary: as the format with this id, else as its extension says, else as it looks.
pub(super) fn read_glossary(
    path: &Path,
    format: Option<&str>,
    languages: Option<Languages>,
) -> Result<ReadGlossary, EngineError> {
    let name = shown(path);
    let unread = |error: std::io::Error| EngineError::input(format!("{name}: {}", reason(&error)));
    let file = File::open(path).map_err(unread)?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(EngineError::input(format!("{name}: is a folder, not a file")));
    }
    let mut input = BufReader::with_capacity(1 << 16, file);
    let beginning = String::from_utf8_lossy(input.fill_buf().map_err(unread)?).into_owned();
    let format = match format.and_then(|id| FORMATS.iter().find(|format| format.id == id)) {
        Some(format) => Ok(format),
        None => format_for(&name, &beginning, ReaderKind::Termbase),
    };
    let mut defects = Vec::new();
    let termbase = format.and_then(|format| reader_of(format)(&mut input, languages, &mut defects));
    let termbase = termbase.map_err(|error| EngineError::input(error.in_file(&name)))?;
    Ok(ReadGlossary { name, termbase, defects })
}

fn reader_of(format: &Format) -> riscontro_formats::ReadTermbase {
    let Reader::Termbase(read) = format.reader else { unreachable!("a termbase format was asked for") };
    read
}

/// Reads the glossaries of a run, of which earlier ones have precedence; what was read past goes to `warnings`.
pub(crate) fn load_termbase(
    settings: &Settings,
    languages: Option<Languages>,
    warnings: &mut Vec<String>,
) -> Result<Arc<Termbase>, EngineError> {
    let mut merged = Precedence::new(languages);
    for path in &settings.glossary {
        let ReadGlossary { name, mut termbase, defects } = read_glossary(path, None, languages)?;
        refuse_statuses(&name, &defects)?;
        warnings.extend(said(&name, &defects));
        warnings.extend(missing_languages(&name, &termbase, languages));
        termbase.concepts.retain(|concept| !concept.is_one_sided());
        warnings.extend(merged.add(&name, termbase));
    }
    Ok(Arc::new(merged.finish()))
}

/// That terms have a status that is none: who may use them cannot be guessed. The first of them with its place.
pub(super) fn refuse_statuses(name: &str, defects: &[Defect]) -> Result<(), EngineError> {
    let mut unknown = defects.iter().filter(|defect| defect.kind == DefectKind::Status);
    let Some(first) = unknown.next() else { return Ok(()) };
    let more = match unknown.count() {
        0 => String::new(),
        count => format!(", and {count} more; `riscontro terms lint` lists them all"),
    };
    Err(EngineError::input(match split_place(&first.message) {
        (Some(line), rest) => format!("{name}:{line}: {rest}{more}"),
        (None, rest) => format!("{name}: {rest}{more}"),
    }))
}

/// What was wrong with a file, in its own words; only those who keep the file want to know the remarks.
pub(super) fn said(name: &str, defects: &[Defect]) -> Vec<String> {
    let faults: Vec<_> = defects.iter().filter(|defect| !defect.kind.is_remark()).collect();
    let mut warnings: Vec<_> = faults.iter().take(SHOWN).map(|defect| format!("{name}: {}", defect.message)).collect();
    if faults.len() > SHOWN {
        let more = faults.len() - SHOWN;
        warnings.push(format!("{name}: and {more} more of this kind; `riscontro terms lint` lists them all"));
    }
    warnings
}

/// That a glossary says nothing in a language of the run.
fn missing_languages(name: &str, termbase: &Termbase, languages: Option<Languages>) -> Option<String> {
    let Languages { source, target } = languages?;
    let terms = || termbase.concepts.iter().flat_map(|concept| &concept.terms);
    let missing =
        [source, target].into_iter().find(|lang| terms().all(|term| term.lang.primary() != lang.primary()))?;
    let mut known: Vec<LangTag> = Vec::new();
    for term in terms() {
        if known.len() < NAMED && !known.contains(&term.lang) {
            known.push(term.lang);
        }
    }
    let known: Vec<_> = known.iter().map(|lang| format!("`{lang}`")).collect();
    // An empty glossary has been said to be empty.
    let are_known = format!("it has {}; no term of it is checked in this pair", known.join(", "));
    (!known.is_empty()).then(|| format!("{name}: no term in `{missing}`: {are_known}"))
}
