//! The one error of this crate: opaque outside, precise inside, so that kinds can be added.
//!
//! An error knows the line or the byte it happened at, never the path: whoever opened the file adds it, once, with
//! [`FormatError::in_file`].

use std::fmt;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}{kind}")]
pub struct FormatError {
    kind: Kind,
    place: Place,
}

/// What is wrong; the words are the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("more than {limit} bytes, the most that can be read at once")]
    TooLarge { limit: u64 },
    #[error("a paragraph of more than {limit} bytes, the most that can be split at once")]
    LongParagraph { limit: u64 },
    #[error("not a text file (NUL byte); text in UTF-16 without a byte order mark needs `--encoding utf-16le`")]
    Binary,
    #[error("not valid {encoding}: mend the file, or name its encoding with `--encoding`")]
    Undecodable { encoding: &'static str },
    #[error("not valid {encoding}: save the file as UTF-8")]
    NotUtf8 { encoding: &'static str },
    #[error("not a text file (NUL byte): save the file as UTF-8")]
    NotPlain,
    #[error("unknown encoding `{label}`: expected a name such as `utf-8`, `utf-16le` or `windows-1252`")]
    UnknownEncoding { label: String },
    #[error("no {what} is known to have the extension `{extension}`: expected one of {known}")]
    UnknownExtension { what: &'static str, extension: String, known: String },
    #[error("{0}")]
    Npy(String),
    #[error("cannot be read: {0}")]
    Unread(String),
    #[error("cannot be written: {0}")]
    Unwritten(String),
    #[error("quote is never closed, or text follows the quote that closes it")]
    OpenQuote,
    #[error(
        "expected a header with two term columns named by languages, such as `it,en` or `Italian,English`, or `source,target` (found {found})"
    )]
    TermColumns { found: String },
    #[error(
        "no language is named: a list of two columns needs `--from` and `--to` (with `terms`, `--languages it,en`), or a header such as `it,en`"
    )]
    ListLanguages,
    #[error(
        "`source` and `target` do not name their languages: name the columns by tags such as `it,en`, or give `--from` and `--to` (with `terms`, `--languages it,en`)"
    )]
    LanguagesNeeded,
    #[error(
        "malformed column name `{column}`: expected a language such as `it`, `pt-BR` or `English (UK)`, alone or with `_preferred`, `_admitted`, `_forbidden` or `_deprecated`"
    )]
    ColumnName { column: String },
    #[error("every cell under {column} is a status, and its column is not read: call it `status`")]
    StatusColumn { column: String },
    #[error("unknown status `{status}`: expected `preferred`, `admitted`, `deprecated` or `forbidden`")]
    Status { status: String },
    #[error("{0}")]
    Srx(crate::srx::Fault),
    #[error("{0}")]
    Bitext(crate::bitext::Fault),
    #[error("{0}")]
    Lexicon(crate::lexicon::Fault),
    #[error("{0}")]
    Gold(crate::gold::Fault),
    #[error("{0}")]
    Tbx(crate::tbx::Fault),
    #[error("{0}")]
    Workbook(crate::workbook::Fault),
}

/// Where in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Whole,
    Line(u32),
    LineColumn(u32, u32),
    /// A row of a sheet.
    Row(Box<str>, u32),
    Byte(u64),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Whole => Ok(()),
            Place::Line(line) => write!(f, "line {line}: "),
            Place::LineColumn(line, column) => write!(f, "line {line}, column {column}: "),
            Place::Row(sheet, row) => write!(f, "sheet `{sheet}`, row {row}: "),
            Place::Byte(offset) => write!(f, "byte {offset}: "),
        }
    }
}

impl FormatError {
    pub(crate) fn new(kind: Kind) -> Self {
        FormatError { kind, place: Place::Whole }
    }

    pub(crate) fn at_line(kind: Kind, line: u32) -> Self {
        FormatError { kind, place: Place::Line(line) }
    }

    /// The same in a text whose columns are counted, in characters from 1.
    pub(crate) fn at_column(kind: Kind, line: u32, column: u32) -> Self {
        FormatError { kind, place: Place::LineColumn(line, column) }
    }

    /// The same error, its line that of a row of a sheet.
    pub(crate) fn in_sheet(self, sheet: &str) -> Self {
        match self.place {
            Place::Line(row) => FormatError { kind: self.kind, place: Place::Row(sheet.into(), row) },
            place => FormatError { kind: self.kind, place },
        }
    }

    pub(crate) fn at_byte(kind: Kind, offset: usize) -> Self {
        FormatError::at_far_byte(kind, offset as u64)
    }

    /// The same for a stream, which may be longer than memory.
    pub(crate) fn at_far_byte(kind: Kind, offset: u64) -> Self {
        FormatError { kind, place: Place::Byte(offset) }
    }

    /// The same for a file that is no text to be split, whose encoding no flag names.
    pub(crate) fn without_flag(self) -> Self {
        let kind = match self.kind {
            Kind::Undecodable { encoding } => Kind::NotUtf8 { encoding },
            Kind::Binary => Kind::NotPlain,
            kind => kind,
        };
        FormatError { kind, ..self }
    }

    /// The line of the fault, or its row in a sheet, from 1, where it has one.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        match self.place {
            Place::Line(line) | Place::LineColumn(line, _) | Place::Row(_, line) => Some(line),
            Place::Whole | Place::Byte(_) => None,
        }
    }

    /// The byte of the fault in the file as it is stored, from 0, where it has one.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        if let Place::Byte(offset) = self.place { Some(offset) } else { None }
    }

    /// The whole message for a file: `terms.csv:3: quote is never closed …`.
    #[must_use]
    pub fn in_file(&self, path: &str) -> String {
        match self.place {
            Place::Line(line) => format!("{path}:{line}: {}", self.kind),
            Place::LineColumn(line, column) => format!("{path}:{line}:{column}: {}", self.kind),
            Place::Whole | Place::Byte(_) | Place::Row(..) => format!("{path}: {self}"),
        }
    }
}

/// Refuses a text whose offsets would not fit a span, in bytes.
pub(crate) fn check_len(len: usize, limit: u64) -> Result<(), FormatError> {
    if len as u64 > limit { Err(FormatError::new(Kind::TooLarge { limit })) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_joins_the_path_and_a_byte_stays_in_the_message() {
        let quote = FormatError::at_line(Kind::OpenQuote, 3);
        assert!(quote.in_file("terms.csv").starts_with("terms.csv:3: quote"));
        assert!(quote.to_string().starts_with("line 3: quote"));
        assert_eq!((quote.line(), quote.offset()), (Some(3), None));
        let binary = FormatError::at_byte(Kind::Binary, 17);
        assert!(binary.in_file("a.txt").starts_with("a.txt: byte 17: not a text file"));
        assert_eq!((binary.line(), binary.offset()), (None, Some(17)));
    }

    #[test]
    fn a_text_whose_offsets_do_not_fit_is_refused() {
        assert!(check_len(10, 10).is_ok());
        assert!(check_len(11, 10).is_err());
    }
}
