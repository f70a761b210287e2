//! Abbreviations of the user: files of one a line, for all languages or for one.

use std::path::{Path, PathBuf};

use riscontro_core::LangTag;
use riscontro_segment::{Abbreviation, AbbreviationError};

use crate::error::EngineError;
use crate::load::{read_plain_text, shown};

/// A file of abbreviations and the language it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbbreviationFile {
    /// The only language whose texts it holds for; nothing for those of every language.
    pub lang: Option<LangTag>,
    /// The file.
    pub path: PathBuf,
}

impl AbbreviationFile {
    /// Reads `FILE`, or `it=FILE` for one language. A file whose name begins like that is written `./it=FILE`.
    #[must_use]
    pub fn parse(argument: &str) -> Self {
        let by_language = argument.split_once('=').filter(|(_, path)| !path.is_empty());
        let by_language = by_language.and_then(|(lang, path)| Some((lang.parse().ok()?, path)));
        match by_language {
            Some((lang, path)) => AbbreviationFile { lang: Some(lang), path: path.into() },
            None => AbbreviationFile { lang: None, path: argument.into() },
        }
    }

    /// The same file, its path relative to `folder`.
    pub(crate) fn within(self, folder: &Path) -> Self {
        AbbreviationFile { path: folder.join(&self.path), ..self }
    }
}

/// An abbreviation and the language it is for.
#[derive(Debug, Clone)]
pub(crate) struct InLanguage {
    lang: Option<LangTag>,
    pub(crate) abbreviation: Abbreviation,
}

impl InLanguage {
    /// Whether it holds in texts of the language `tag`: `de` also in those of `de-AT`, `de-AT` in no others.
    pub(crate) fn holds_in(&self, tag: LangTag) -> bool {
        self.lang.is_none_or(|lang| lang.as_str().eq_ignore_ascii_case(tag.as_str()) || lang.as_str() == tag.primary())
    }
}

/// Reads one abbreviation.
pub(crate) fn read_entry(lang: Option<LangTag>, text: &str) -> Result<InLanguage, AbbreviationError> {
    Abbreviation::parse(text).map(|abbreviation| InLanguage { lang, abbreviation })
}

/// Reads a file: one abbreviation a line, maybe with its class behind a tab; blank lines and those that begin with `#` are passed over.
pub(crate) fn read_file(file: &AbbreviationFile) -> Result<Vec<InLanguage>, EngineError> {
    let text = read_plain_text(&file.path)?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let entry = |(number, line): (usize, &str)| {
        let refuse = |error| EngineError::input(format!("{}:{number}: {error}", shown(&file.path)));
        read_entry(file.lang, line).map_err(refuse)
    };
    lines.map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_may_stand_before_a_file() {
        let parsed = |argument| {
            let file = AbbreviationFile::parse(argument);
            (file.lang.map(|lang| lang.to_string()), file.path.display().to_string())
        };
        assert_eq!(parsed("words.txt"), (None, "words.txt".to_owned()));
        assert_eq!(parsed("it=words.txt"), (Some("it".to_owned()), "words.txt".to_owned()));
        assert_eq!(parsed("./it=words.txt"), (None, "./it=words.txt".to_owned()));
        assert_eq!(parsed("it="), (None, "it=".to_owned()));
    }

    #[test]
    fn an_abbreviation_of_a_region_holds_there_only() {
        let holds = |lang: Option<&str>, tag: &str| {
            let lang = lang.map(|lang| lang.parse().unwrap());
            read_entry(lang, "sett.").unwrap().holds_in(tag.parse().unwrap())
        };
        assert!(holds(None, "it") && holds(Some("it"), "it-CH") && holds(Some("it-ch"), "it-CH"));
        assert!(!holds(Some("it-CH"), "it") && !holds(Some("it"), "en"));
    }
}
