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

/// The glossaries of a run as one, and what each has terms in.
pub(crate) type LoadedGlossaries = (Arc<Termbase>, GlossaryLanguages);

/// Reads the glossaries of a run, of which earlier ones have precedence; what was read past goes to `warnings`.
pub(crate) fn load_termbase(
    settings: &Settings,
    languages: Option<Languages>,
    warnings: &mut Vec<String>,
) -> Result<LoadedGlossaries, EngineError> {
    let mut merged = Precedence::new(languages);
    let mut known = GlossaryLanguages { files: Vec::new(), told: languages };
    for path in &settings.glossary {
        let ReadGlossary { name, mut termbase, defects } = read_glossary(path, None, languages)?;
        refuse_statuses(&name, &defects)?;
        warnings.extend(said(&name, &defects));
        let file = FileLanguages::of(&name, &termbase);
        warnings.extend(languages.and_then(|languages| file.missing(languages)));
        known.files.push(file);
        termbase.concepts.retain(|concept| !concept.is_one_sided());
        warnings.extend(merged.add(&name, termbase));
    }
    Ok((Arc::new(merged.finish()), known))
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

/// The languages that each glossary of a run has terms in.
#[derive(Debug, Default)]
pub(crate) struct GlossaryLanguages {
    files: Vec<FileLanguages>,
    /// The direction of which it was told, while they were read, what they lack.
    told: Option<Languages>,
}

impl GlossaryLanguages {
    /// That glossaries say nothing in a language of this pair, unless it was told for its direction.
    pub(crate) fn missing(&self, languages: Languages) -> Vec<String> {
        let are_those = |told: Languages| {
            told.source.primary() == languages.source.primary() && told.target.primary() == languages.target.primary()
        };
        if self.told.is_some_and(are_those) {
            return Vec::new();
        }
        self.files.iter().filter_map(|file| file.missing(languages)).collect()
    }
}

/// The languages that a glossary has terms in, in the order in which they first occur.
#[derive(Debug)]
struct FileLanguages {
    /// The path as messages say it.
    name: String,
    known: Vec<LangTag>,
}

impl FileLanguages {
    fn of(name: &str, termbase: &Termbase) -> Self {
        let mut known: Vec<LangTag> = Vec::new();
        for term in termbase.concepts.iter().flat_map(|concept| &concept.terms) {
            if !known.contains(&term.lang) {
                known.push(term.lang);
            }
        }
        FileLanguages { name: name.to_owned(), known }
    }

    /// That the glossary says nothing in one of two languages; an empty one has been said to be empty.
    fn missing(&self, Languages { source, target }: Languages) -> Option<String> {
        let lacks = |lang: &LangTag| self.known.iter().all(|known| known.primary() != lang.primary());
        let missing = [source, target].into_iter().find(lacks).filter(|_| !self.known.is_empty())?;
        let known: Vec<_> = self.known.iter().take(NAMED).map(|lang| format!("`{lang}`")).collect();
        let (name, known) = (&self.name, known.join(", "));
        let remedy = format!("add its terms in `{missing}`, or leave the glossary out");
        Some(format!("{name}: no term in `{missing}`: it has {known}; no term of it is checked in this pair: {remedy}"))
    }
}

#[cfg(test)]
mod tests {
    use riscontro_core::{Concept, Term, TermStatus};

    use super::*;

    const RUN: Languages = Languages { source: LangTag::new("it"), target: LangTag::new("en") };

    fn languages(tags: &[&'static str], told: Option<Languages>) -> GlossaryLanguages {
        let terms = tags.iter().map(|tag| Term::new(LangTag::new(tag), "x", TermStatus::Preferred)).collect();
        let termbase = Termbase { concepts: vec![Concept::new("x", terms)] };
        GlossaryLanguages { files: vec![FileLanguages::of("g.csv", &termbase)], told }
    }

    #[test]
    fn a_language_without_terms_is_told_with_a_remedy() {
        let message = "g.csv: no term in `en`: it has `it`, `fr`; no term of it is checked in this pair: add its terms in `en`, or \
                       leave the glossary out";
        assert_eq!(languages(&["it", "fr"], None).missing(RUN), [message]);
        for tags in [&["it", "en"][..], &["it-CH", "en-GB"], &["fr", "en", "it"], &[]] {
            assert_eq!(languages(tags, None).missing(RUN), [""; 0]);
        }
    }

    #[test]
    fn what_was_told_of_a_direction_is_not_told_again() {
        let british = Languages { target: LangTag::new("en-GB"), ..RUN };
        assert_eq!(languages(&["it", "fr"], Some(RUN)).missing(british), [""; 0]);
        let french = Languages { target: LangTag::new("fr"), ..RUN };
        assert_eq!(languages(&["it", "en"], Some(RUN)).missing(french).len(), 1);
    }
}
