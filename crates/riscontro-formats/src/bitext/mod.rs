//! Texts that are aligned already, unit by unit: translation memories and tables of any size.
//!
//! Nothing is kept but the unit in hand, so that a memory of gigabytes can be learnt from. Only the words count here, not
//! where they stand: white space is one space, inline codes are gone. TMX is told by its ending, everything else is a table
//! of tab-separated columns.

mod table;
#[cfg(test)]
mod tests;
mod tmx;

use std::fmt;
use std::io::Read;

use riscontro_core::LangTag;

use crate::Languages;
use crate::error::{FormatError, Kind};

use crate::utf8::{TextKind, Utf8Reader};
use table::Table;
use tmx::Tmx;

/// What is wrong in a bitext as a whole; the words are the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("{0}")]
    NotXml(String),
    #[error("a bare `&`: write `&amp;`")]
    BareAmpersand,
    #[error("is no TMX file: it begins with `<{0}>`")]
    NotTmx(String),
    #[error("`<{0}>` is never closed: the file is cut off")]
    CutOff(String),
    #[error("has no translation unit")]
    NoUnit,
    #[error("has no text in `{wanted}`: its languages are {known}; name others with `--from` and `--to`")]
    NoLanguage { wanted: LangTag, known: String },
    #[error("no line has a source and a target with a tab between")]
    NoRow,
}

impl From<Fault> for Kind {
    fn from(fault: Fault) -> Self {
        Kind::Bitext(fault)
    }
}

/// A text and its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitextUnit {
    /// The text; not empty, with single spaces.
    pub source: String,
    /// Its translation; not empty, with single spaces.
    pub target: String,
    /// The line at which the unit begins, from 1.
    pub line: u32,
}

/// A unit that was passed over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedUnit {
    /// The line at which it begins, from 1.
    pub line: u32,
    why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Why {
    Missing(LangTag),
    Entity(String),
    OneColumn,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::Missing(lang) => write!(f, "the unit has no text in `{lang}`"),
            Why::Entity(name) => write!(f, "unknown entity `&{name};`: write the character"),
            Why::OneColumn => f.write_str("expected source and target with a tab between"),
        }
    }
}

impl SkippedUnit {
    /// The whole message for a file: `memory.tmx:12: the unit has no text in …`.
    #[must_use]
    pub fn in_file(&self, path: &str) -> String {
        format!("{path}:{}: {}", self.line, self.why)
    }
}

/// The units that were passed over; of many, only the first are kept.
#[derive(Debug, Default)]
struct Skipped {
    first: Vec<SkippedUnit>,
    count: u64,
}

impl Skipped {
    /// How many are kept.
    const KEPT: usize = 10;

    fn add(&mut self, line: u32, why: Why) {
        self.count += 1;
        if self.first.len() < Skipped::KEPT {
            self.first.push(SkippedUnit { line, why });
        }
    }
}

/// The units of an aligned file, in its order, read as they are asked for.
///
/// After an error there are no more. Units that are empty on one side are passed over in silence, as beads with one side are.
#[derive(Debug)]
pub struct Bitext<R> {
    form: Form<R>,
    skipped: Skipped,
    is_over: bool,
}

#[derive(Debug)]
enum Form<R> {
    Tmx(Box<Tmx<R>>),
    Table(Box<Table<R>>),
}

impl<R: Read> Bitext<R> {
    /// Begins to read a file; `name` is its path, of which the ending counts (without a `.gz`: see [`crate::unpacked`]).
    ///
    /// The encoding is that of the byte order mark, else (in TMX) the one that the XML declaration names, else UTF-8.
    /// A language of the file fits one that is asked for when either tag begins with the other: `it` and `it-IT`.
    ///
    /// # Errors
    ///
    /// When the beginning cannot be read or decoded.
    pub fn read(name: &str, input: R, languages: Languages) -> Result<Self, FormatError> {
        let name = name.to_ascii_lowercase();
        let is_tmx = name.strip_suffix(".gz").unwrap_or(&name).ends_with(".tmx");
        let form = if is_tmx {
            Form::Tmx(Box::new(Tmx::new(Utf8Reader::new(input, TextKind::Xml)?, languages)))
        } else {
            Form::Table(Box::new(Table::new(Utf8Reader::new(input, TextKind::Plain)?, languages)))
        };
        Ok(Bitext { form, skipped: Skipped::default(), is_over: false })
    }

    /// The first of the units that were passed over so far because something is wrong with them.
    #[must_use]
    pub fn skipped(&self) -> &[SkippedUnit] {
        &self.skipped.first
    }

    /// How many units were passed over so far because something is wrong with them.
    #[must_use]
    pub fn skipped_count(&self) -> u64 {
        self.skipped.count
    }
}

impl<R: Read> Iterator for Bitext<R> {
    type Item = Result<BitextUnit, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = match &mut self.form {
            Form::Tmx(tmx) => tmx.next(&mut self.skipped),
            Form::Table(table) => table.next(&mut self.skipped),
        };
        self.is_over = !matches!(next, Ok(Some(_)));
        next.transpose()
    }
}

/// `text` with single spaces and without control characters.
fn in_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
