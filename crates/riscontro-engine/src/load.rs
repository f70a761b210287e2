//! Files to documents and termbases.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{Defect, DefectKind, Document, LangTag};
use riscontro_formats::{
    FormatError, Reader, ReaderKind, SourceFile, decode, decode_plain, document_of_lines, document_of_segments,
    format_for,
};

use crate::detect::detect;
use crate::error::EngineError;
use crate::settings::{Aligned, Settings};

/// A document that was read, with what was noticed on the way.
pub(crate) struct Loaded {
    pub(crate) document: Document,
    pub(crate) defects: Vec<Defect>,
    pub(crate) warnings: Vec<String>,
}

impl Loaded {
    /// The same with its defects as warnings, for commands that report no findings.
    pub(crate) fn with_defects_said(mut self) -> Self {
        let path = &self.document.path;
        self.warnings.extend(self.defects.drain(..).map(|defect| format!("{path}: {}", defect.message)));
        self
    }

    /// The same with a guess at its encoding as a warning, which is shown even where notes are not.
    pub(crate) fn with_guess_said(mut self) -> Self {
        let path = &self.document.path;
        let guesses = self.defects.iter().filter(|defect| defect.kind == DefectKind::GuessedEncoding);
        self.warnings.extend(guesses.map(|defect| format!("{path}: {}", defect.message)));
        self
    }
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
    load_bytes(&shown(path), &read_bytes(path)?, lang, flag, settings)
}

/// Reads one side of a pair, or a single text, whose bytes are in hand; `name` is what messages call it.
pub(crate) fn load_bytes(
    name: &str,
    bytes: &[u8],
    lang: Option<LangTag>,
    flag: LanguageFlag,
    settings: &Settings,
) -> Result<Loaded, EngineError> {
    let mut warnings = Vec::new();
    let text = || decode(bytes, settings.encoding.as_deref(), None).map(|decoded| decoded.text);
    let lang = settled_language(name, lang, text, flag, &mut warnings)?;
    // A guess at the encoding is better when the language is known, even where the language was guessed itself.
    let decoded = decode(bytes, settings.encoding.as_deref(), Some(lang));
    let decoded = decoded.map_err(|error| EngineError::input(error.in_file(name)))?;
    let mut defects = decoded.defects;
    let (paragraphs, delimiter) = (settings.paragraphs, settings.delimiter().cloned());
    let file = SourceFile { paragraphs, delimiter, ..SourceFile::new(name, decoded.text) };
    let document = match settings.aligned {
        Aligned::ByLine => document_of_segments(name, lang, file.raw.lines()),
        Aligned::Segmented => document_of_lines(&file, lang),
        Aligned::No => {
            let format = format_for(name, &file.raw, ReaderKind::Document);
            format.and_then(|format| match format.reader {
                Reader::Document(read) => read(&file, lang, &mut defects),
                Reader::Termbase(_) => unreachable!("a document format was asked for"),
            })
        }
    };
    let document = document.map_err(|error| EngineError::input(error.in_file(name)))?;
    Ok(Loaded { document, defects, warnings })
}

/// The bytes of a file; an error names it.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, EngineError> {
    fs::read(path).map_err(|error| EngineError::input(format!("{}: {}", shown(path), reason(&error))))
}

/// Why a file cannot be read, in words that follow its name.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder, not a file".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

/// The text of a file that is no prose: a configuration, a list of pairs.
///
/// # Errors
///
/// When it cannot be read, or as [`plain_text`].
pub fn read_plain_text(path: &Path) -> Result<String, EngineError> {
    plain_text(&shown(path), &read_bytes(path)?)
}

/// The text of `bytes` that are no prose; `name` is what messages call them.
///
/// # Errors
///
/// When they are neither UTF-8 nor UTF-16 with a byte order mark: the encoding of a path is not guessed.
pub fn plain_text(name: &str, bytes: &[u8]) -> Result<String, EngineError> {
    let text = decode_plain(bytes).map_err(|error| EngineError::input(error.in_file(name)))?;
    Ok(text.to_string())
}

/// The language of a text: `lang` where it is known, else what `text` (the beginning is enough) is taken for, with a warning.
pub(crate) fn settled_language(
    name: &str,
    lang: Option<LangTag>,
    text: impl FnOnce() -> Result<Arc<str>, FormatError>,
    flag: LanguageFlag,
    warnings: &mut Vec<String>,
) -> Result<LangTag, EngineError> {
    match lang {
        Some(lang) => Ok(lang),
        None => {
            let text = text().map_err(|error| EngineError::input(error.in_file(name)))?;
            detected(name, &text, flag, warnings)
        }
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
