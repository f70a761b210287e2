//! Bytes to documents and termbases, every text byte traceable to the file.
//!
//! A file is first decoded ([`decode`]), then read by the [`Format`] that [`format_for`] names. A reader knows no
//! language: it says what is prose and in which blocks it stands, and [`riscontro_core::SpanMap`] leads each byte of it
//! back to the file. What can be read past becomes a [`Defect`], what cannot a [`FormatError`].
//!
//! # Decisions
//!
//! * Markup that stands for something inside a sentence (code, images, tags) is one U+FFFC with a placeable; marks that
//!   only dress a text (emphasis) are dropped. So tokens, lengths and sentence ends look as a reader of the page sees them.
//! * White space around a block is outside its span, and at least a line break stands between two blocks.
//! * What holds no prose (a lone image or tag) is no block; its placeable stays, outside all blocks.
//! * Segmentation rules ([`read_srx`]), dictionaries ([`read_lexicon`], [`read_dictd`]), gold alignments ([`read_gold`]) and
//!   aligned texts to learn from ([`Bitext`]) are no format of [`FORMATS`]: no user's text is checked in them, and they are
//!   named by options of their own.
//! * Glossaries, whatever their format, are concepts in the end: tables share their columns and words (`glossary`), and
//!   [`write_termbase`] writes them all.
//! * A glossary reader gets the languages of the run, because `source,target` is what many glossaries call their columns;
//!   see [`Languages`].
//!
//! * Plain text of any size is read passage by passage ([`Passages`]): a passage is a run of whole paragraphs, and a small
//!   document of its own. Everything else is read whole.
//!
//! A format is one file (or folder) here, one line under its `mod` line, one line in [`FORMATS`], and small files in
//! `corpora/formats/<id>/{ok,bad}/`.

use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{Defect, DefectKind, Document, LangTag, Span, Termbase};

mod bitext;
mod builder;
mod columns;
mod csv_terms;
mod decode;
mod delimiter;
mod error;
mod glossary;
mod gold;
mod lexicon;
mod markdown;
mod npy;
mod ods;
mod packed;
mod segments;
mod srx;
mod tbx;
mod text;
mod utf8;
mod workbook;
mod write_termbase;
mod xlsx;
mod xml_encoding;
mod xml_text;

#[cfg(test)]
mod tests;

pub use bitext::{Bitext, BitextUnit, SkippedUnit};
pub use decode::{BEGINNING, Beginning, Decoded, decode, decode_plain};
pub use delimiter::Delimited;
pub use error::FormatError;
pub use glossary::split_place;
pub use gold::{GoldDocument, GoldRow, read_gold};
pub use lexicon::{dictd_text, is_dictd, read_dictd, read_lexicon};
pub use npy::sentence_vectors;
pub use packed::unpacked;
pub use segments::{document_of_lines, document_of_segments};
pub use srx::read_srx;
pub use text::{Passage, Passages, Place};
pub use write_termbase::{TermbaseFormat, Written, write_termbase};

use error::Kind;

/// A decoded file, ready for a reader.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as the user gave it, with `/` separators.
    pub path: Arc<str>,
    /// The decoded text, at most 4 GiB - 1.
    pub raw: Arc<str>,
    /// What a paragraph of plain text is.
    pub paragraphs: Paragraphs,
    /// What lines begin with that part the text into stretches (`<chapter>`, `# `); see [`Delimited`].
    pub delimiter: Option<Arc<str>>,
}

impl SourceFile {
    /// Returns the file at `path` with the text `raw`, its paragraphs to be found out.
    pub fn new(path: impl Into<Arc<str>>, raw: impl Into<Arc<str>>) -> Self {
        SourceFile { path: path.into(), raw: raw.into(), paragraphs: Paragraphs::Auto, delimiter: None }
    }
}

/// What a paragraph of plain text is; other formats say so themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paragraphs {
    /// [`Paragraphs::Blank`] where the lines look hard-wrapped, else [`Paragraphs::Line`]; decided once a document.
    #[default]
    Auto,
    /// Each line.
    Line,
    /// What stands between blank lines; line breaks inside are spaces.
    Blank,
}

/// The languages of a run, for a glossary whose columns say only `source` and `target`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Languages {
    /// The language of the source.
    pub source: LangTag,
    /// The language of the target.
    pub target: LangTag,
}

/// A format that can be read.
#[derive(Debug)]
pub struct Format {
    /// Its name, kebab-case.
    pub id: &'static str,
    /// The file extensions it claims, in lower case and without a dot.
    pub extensions: &'static [&'static str],
    /// Whether the beginning of a file looks like it; asked only of formats that share an extension, and of all where a
    /// glossary has an unknown one.
    pub sniff: fn(&str) -> bool,
    /// How to read it.
    pub reader: Reader,
}

impl Format {
    /// Whether it is plain text, which [`Passages`] read.
    #[must_use]
    pub fn is_plain_text(&self) -> bool {
        self.id == text::FORMAT.id
    }
}

/// How to read a format, by what it gives. A reader appends what it reads past to the defects.
#[derive(Debug)]
pub enum Reader {
    /// One side of a pair.
    Document(ReadDocument),
    /// A glossary.
    Termbase(ReadTermbase),
}

/// Reads a decoded file in a language. It fails only on a file too large for spans.
pub type ReadDocument = fn(&SourceFile, LangTag, &mut Vec<Defect>) -> Result<Document, FormatError>;

/// Reads a glossary in any encoding that [`decode`] knows. The languages of the run name the columns `source` and
/// `target`, and help where the encoding must be guessed.
pub type ReadTermbase = fn(&mut dyn BufRead, Option<Languages>, &mut Vec<Defect>) -> Result<Termbase, FormatError>;

/// What a reader gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderKind {
    /// A [`Reader::Document`].
    Document,
    /// A [`Reader::Termbase`].
    Termbase,
}

impl Reader {
    /// What it gives.
    #[must_use]
    pub fn kind(&self) -> ReaderKind {
        match self {
            Reader::Document(_) => ReaderKind::Document,
            Reader::Termbase(_) => ReaderKind::Termbase,
        }
    }
}

/// The formats, sorted by id.
pub const FORMATS: &[Format] = &[
    csv_terms::FORMAT, // one format a line
    markdown::FORMAT,
    ods::FORMAT,
    tbx::FORMAT,
    text::FORMAT,
    xlsx::FORMAT,
];

/// Returns the format of the file at `path`, which need not exist, for what it is to give.
///
/// The extension decides, in any case; among formats that share it, the first whose `sniff` accepts `text`, else the
/// first. A document of an unknown extension is plain text, a glossary of one is told by the beginning of the file.
///
/// # Errors
///
/// When a glossary has an extension that no glossary format claims, and looks like none of them.
pub fn format_for(path: &str, text: &str, kind: ReaderKind) -> Result<&'static Format, FormatError> {
    let extension = Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let extension = extension.to_lowercase();
    let mut claimants = FORMATS
        .iter()
        .filter(|format| format.reader.kind() == kind && format.extensions.contains(&extension.as_str()))
        .peekable();
    match (claimants.peek().copied(), kind) {
        (Some(first), _) => Ok(claimants.find(|format| (format.sniff)(text)).unwrap_or(first)),
        (None, ReaderKind::Document) => Ok(&text::FORMAT),
        (None, ReaderKind::Termbase) => {
            let mut formats = FORMATS.iter().filter(|format| format.reader.kind() == kind);
            formats.find(|format| (format.sniff)(text)).ok_or_else(|| unknown_extension(extension, kind))
        }
    }
}

fn unknown_extension(extension: String, kind: ReaderKind) -> FormatError {
    let formats = FORMATS.iter().filter(|format| format.reader.kind() == kind);
    let known: Vec<_> = formats.flat_map(|format| format.extensions).map(|known| format!("`{known}`")).collect();
    FormatError::new(Kind::UnknownExtension { what: "glossary format", extension, known: known.join(", ") })
}

/// Notes that a document has no prose.
fn note_if_empty(document: &Document, defects: &mut Vec<Defect>) {
    if document.blocks.is_empty() {
        defects.push(empty(document.raw.len()));
    }
}

/// The defect of a text without prose, of so many bytes.
fn empty(len: usize) -> Defect {
    Defect { kind: DefectKind::Empty, message: "the file has no text".to_owned(), span: Span::from_range(0..len) }
}
