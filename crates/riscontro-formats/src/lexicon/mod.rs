//! Bilingual dictionaries, for `--lexicon`.
//!
//! Four forms are read. Three are text, told by the ending of the file and by its first line:
//!
//! * a table, `source<TAB>target`, then maybe the part of speech and a weight; `#` begins a comment (`table`);
//! * a dictionary of hunalign, `target @ source`, the target first (`hunalign`);
//! * two words with a space between, as the dictionaries of MUSE (`spaced`).
//!
//! The fourth is a pair of files as dictd and FreeDict have them, an index and a dictionary (`dictd`).
//!
//! A line that cannot be read is an error and nothing is loaded: a dictionary with a shifted column would link the wrong
//! words and nobody would see it.

mod dictd;
mod hunalign;
mod spaced;
mod table;
#[cfg(test)]
mod tests;

use riscontro_core::{LexiconEntry, PartOfSpeech};

use crate::Languages;
use crate::decode::decode_plain;
use crate::error::{FormatError, Kind};

pub use dictd::{dictd_text, is_dictd, read_dictd};

/// What is wrong in a dictionary; the words are the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("no entry: expected lines such as `porto<TAB>harbour`, or `harbour @ porto` as hunalign has them")]
    Empty,
    #[error("expected `source<TAB>target`, then maybe part of speech and weight, and found {found}", found = if *.0 == 1 { "1 cell".to_owned() } else { format!("{} cells", .0) })]
    Cells(usize),
    #[error("the {0} is empty: give a word on both sides, or take the line away")]
    EmptyCell(&'static str),
    #[error("`{0}` is no weight: expected a number above 0 and at most 1, such as `0.75`")]
    Weight(String),
    #[error(
        "`{0}` is no part of speech: expected `n`, `v`, `adj`, `adv`, `prep`, `conj`, or `form` for this form only; of other \
         words leave the cell empty"
    )]
    PartOfSpeech(String),
    #[error("expected `target @ source`, spaces round the `@`, and found `{0}`")]
    NoAt(String),
    #[error("expected two words with a space between and found `{0}`: phrases need a tab between source and target")]
    TwoWords(String),
    #[error("expected `headword<TAB>offset<TAB>length`, the numbers in base 64, and found `{0}`")]
    IndexLine(String),
    #[error("points beyond the dictionary, which has {0} bytes: the index is of another dictionary")]
    Beyond(usize),
    #[error(
        "points at bytes of the dictionary that are no UTF-8: the index is of another dictionary, or that is not UTF-8"
    )]
    NotUtf8,
    #[error(
        "no translation could be read from {0} entries: expected one a line below the headword, as FreeDict has them"
    )]
    NoTranslation(usize),
    #[error("cannot be unpacked: {0}")]
    Packed(String),
}

impl From<Fault> for Kind {
    fn from(fault: Fault) -> Self {
        Kind::Lexicon(fault)
    }
}

/// Reads a dictionary that is one text file, in the order of its lines; at least one entry.
///
/// `name` is its path: `.dic` is hunalign's. `languages` are those of the run: a table whose first line names them, in
/// either order, is read in theirs.
///
/// # Errors
///
/// When the file is not UTF-8 (or UTF-16 with a mark), has no entry, or has a line that its form does not know; the error
/// names the line.
pub fn read_lexicon(name: &str, bytes: &[u8], languages: Option<Languages>) -> Result<Vec<LexiconEntry>, FormatError> {
    let text = decode_plain(bytes)?;
    let entries = match form_of(name, &text) {
        Form::Table => table::read(&text, languages)?,
        Form::Hunalign => hunalign::read(&text)?,
        Form::Spaced => spaced::read(&text)?,
    };
    if entries.is_empty() { Err(FormatError::new(Fault::Empty.into())) } else { Ok(entries) }
}

enum Form {
    Table,
    Hunalign,
    Spaced,
}

fn form_of(name: &str, text: &str) -> Form {
    let first = lines(text).map(|line| line.text).find(|text| !text.starts_with('#')).unwrap_or("");
    match first {
        _ if name.to_ascii_lowercase().ends_with(".dic") => Form::Hunalign,
        first if first.contains('\t') => Form::Table,
        first if first.contains(hunalign::BETWEEN) => Form::Hunalign,
        first if name.to_ascii_lowercase().ends_with(".tsv") || first.is_empty() => Form::Table,
        _ => Form::Spaced,
    }
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    number: u32,
}

impl Line<'_> {
    fn fault(self, fault: Fault) -> FormatError {
        FormatError::at_line(fault.into(), self.number)
    }

    /// The beginning of the line, for a message.
    fn shown(self) -> String {
        self.text.trim().chars().take(60).collect()
    }

    /// An entry of two texts, with single spaces inside.
    fn entry(self, source: &str, target: &str) -> Result<LexiconEntry, FormatError> {
        let [source, target] = [(source, "source"), (target, "target")].map(|(text, side)| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() { Err(self.fault(Fault::EmptyCell(side))) } else { Ok(text.into_boxed_str()) }
        });
        Ok(LexiconEntry { source: source?, target: target?, part_of_speech: None, weight: None, line: self.number })
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let numbered = (1..).zip(text.lines()).map(|(number, text)| Line { text, number });
    numbered.filter(|line| !line.text.trim().is_empty())
}

/// The part of speech at the beginning of what a dictionary says of a word, such as `n, masc`.
fn part_of_speech(words: &str) -> Option<PartOfSpeech> {
    PartOfSpeech::parse(words.split([',', ' ', '.']).next()?)
}
