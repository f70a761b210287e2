//! Why rules cannot be used.

use std::fmt;

use riscontro_core::LangTag;

use super::pattern::Reason;

/// A fault of segmentation rules: the line of the rule file, where one is to blame, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{kind}", Place(*line))]
pub struct SrxError {
    line: Option<u32>,
    kind: Kind,
}

/// What is wrong; the words are the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Kind {
    #[error("language rule `{group}`: the pattern `{pattern}` of `<{side}>` cannot be used: {}", reason.0)]
    Pattern { group: Box<str>, side: &'static str, pattern: Box<str>, reason: Reason },
    #[error("the language pattern `{pattern}` cannot be used: {}", reason.0)]
    LanguagePattern { pattern: Box<str>, reason: Reason },
    #[error("the language map names the language rule `{group}`, which the file does not have")]
    UnknownGroup { group: Box<str> },
    #[error("no language map takes `{lang}`; the file knows {known}")]
    UnknownLanguage { lang: LangTag, known: String },
    #[error(
        "language rule `{group}`: a look-around or repetition of the rule takes too many steps on this text; write it more simply"
    )]
    TooManySteps { group: Box<str> },
}

/// Where in the rule file.
struct Place(Option<u32>);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |line| write!(f, "line {line}: "))
    }
}

impl SrxError {
    pub(super) fn at_line(line: u32, kind: Kind) -> Self {
        SrxError { line: Some(line), kind }
    }

    pub(super) fn of_file(kind: Kind) -> Self {
        SrxError { line: None, kind }
    }

    /// The line of the fault in the rule file, from 1, where it has one.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        self.line
    }

    /// The whole message for a rule file: `rules.srx:12: language rule …`.
    #[must_use]
    pub fn in_file(&self, path: &str) -> String {
        match self.line {
            Some(line) => format!("{path}:{line}: {}", self.kind),
            None => format!("{path}: {}", self.kind),
        }
    }
}
