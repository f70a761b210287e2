//! Files to documents and termbases.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{Concept, Defect, Document, LangTag, Termbase};
use riscontro_formats::{Languages, Reader, ReaderKind, SourceFile, decode, document_of_segments, format_for};

use crate::detect::detect;
use crate::error::EngineError;
use crate::settings::{Aligned, Settings};

/// A document that was read, with what was noticed on the way.
pub(crate) struct Loaded {
    pub(crate) document: Document,
    pub(crate) defects: Vec<Defect>,
    pub(crate) warnings: Vec<String>,
}

/// How a path is shown: as given, with `/` separators.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Which flag names the language of a side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LanguageFlag(pub(crate) &'static str);

/// Reads one side of a pair. `lang` is what flags or the file's name say; else the language is detected, with a warning.
pub(crate) fn load(
    path: &Path,
    lang: Option<LangTag>,
    flag: LanguageFlag,
    settings: &Settings,
) -> Result<Loaded, EngineError> {
    let name = shown(path);
    let bytes = fs::read(path).map_err(|error| EngineError::input(format!("{name}: {}", reason(&error))))?;
    let decoded = |lang| {
        decode(&bytes, settings.encoding.as_deref(), lang).map_err(|error| EngineError::input(error.in_file(&name)))
    };
    let mut warnings = Vec::new();
    let lang = match lang {
        Some(lang) => lang,
        None => detected(&name, &decoded(None)?.text, flag, &mut warnings)?,
    };
    // A guess at the encoding is better when the language is known, even where the language was guessed itself.
    let decoded = decoded(Some(lang))?;
    let mut defects = decoded.defects;
    let document = match settings.aligned {
        Aligned::ByLine => document_of_segments(name.as_str(), lang, decoded.text.lines()),
        Aligned::No => {
            let format = format_for(&name, &decoded.text, ReaderKind::Document);
            let file = SourceFile { paragraphs: settings.paragraphs, ..SourceFile::new(name.as_str(), decoded.text) };
            format.and_then(|format| match format.reader {
                Reader::Document(read) => read(&file, lang, &mut defects),
                Reader::Termbase(_) => unreachable!("a document format was asked for"),
            })
        }
    };
    let document = document.map_err(|error| EngineError::input(error.in_file(&name)))?;
    Ok(Loaded { document, defects, warnings })
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::IsADirectory => "is a folder, not a file".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

fn detected(
    name: &str,
    text: &str,
    LanguageFlag(flag): LanguageFlag,
    warnings: &mut Vec<String>,
) -> Result<LangTag, EngineError> {
    let Some(found) = detect(text) else {
        return Err(EngineError::input(format!("{name}: the language cannot be told: name it with `{flag}`")));
    };
    let sureness = if found.is_reliable { "taken for" } else { "taken, unsurely, for" };
    warnings
        .push(format!("{name}: {sureness} `{}`; name the language with `{flag}` or in the file's name", found.lang));
    Ok(found.lang)
}

/// Reads the glossaries of a run, earlier files first; what was read past goes to `warnings`.
pub(crate) fn load_termbase(
    settings: &Settings,
    languages: Option<Languages>,
    warnings: &mut Vec<String>,
) -> Result<Arc<Termbase>, EngineError> {
    let mut concepts: Vec<Concept> = Vec::new();
    for path in &settings.glossary {
        let name = shown(path);
        let format = format_for(&name, "", ReaderKind::Termbase);
        let format = format.map_err(|error| EngineError::input(error.in_file(&name)))?;
        let Reader::Termbase(read) = format.reader else { unreachable!("a termbase format was asked for") };
        let bytes = fs::read(path).map_err(|error| EngineError::input(format!("{name}: {}", reason(&error))))?;
        let mut defects = Vec::new();
        let termbase = read(&mut bytes.as_slice(), languages, &mut defects);
        concepts.extend(termbase.map_err(|error| EngineError::input(error.in_file(&name)))?.concepts);
        warnings.extend(defects.into_iter().map(|defect| format!("{name}: {}", defect.message)));
    }
    Ok(Arc::new(Termbase { concepts }))
}
