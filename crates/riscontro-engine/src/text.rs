//! Texts that come without a file: the records of a JSON-lines stream.

use riscontro_core::{Document, LangTag, PairError, PairOutcome};
use riscontro_formats::{Reader, ReaderKind, SourceFile, document_of_segments, format_for};

use crate::check::{AlignedOutcome, Checker, Given, PairedOutcome};
use crate::input::unreadable_line;
use crate::sentence_vectors::VectorFiles;
use crate::settings::Aligned;

/// One side of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SideText {
    /// A whole document, to be split.
    Raw(String),
    /// Segments that are ready.
    Segments(Vec<String>),
}

/// A pair of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPair {
    /// What names it in answers.
    pub id: String,
    /// The language of the source.
    pub source_lang: LangTag,
    /// The language of the target.
    pub target_lang: LangTag,
    /// The original.
    pub source: SideText,
    /// The translation.
    pub target: SideText,
    /// Whether segment i of the target translates segment i of the source; both are then [`SideText::Segments`].
    pub is_aligned: bool,
    /// Vectors of the segments, by which they are aligned beside their words.
    pub vectors: Option<VectorFiles>,
}

/// A single text of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleText {
    /// What names it in answers.
    pub id: String,
    /// Its language.
    pub lang: LangTag,
    /// The text.
    pub text: String,
}

impl Checker {
    /// Checks a pair of texts that came without files.
    #[must_use]
    pub fn check_text(&self, pair: &TextPair) -> PairOutcome {
        let outcome = PairOutcome { is_aligned: pair.is_aligned, ..PairOutcome::new(&pair.id, "", "") };
        let outcome = match self.documents(pair) {
            Err(error) => PairOutcome { result: Err(error), ..outcome },
            Ok(documents) => self.checked(outcome, documents, given(pair), Vec::new()),
        };
        match &outcome.result {
            Err(error) => PairOutcome { warnings: outcome.warnings, ..unreadable_line(&pair.id, &error.to_string()) },
            Ok(_) => outcome,
        }
    }

    /// Aligns a pair of texts that came without files.
    #[must_use]
    pub fn align_text(&self, pair: &TextPair) -> AlignedOutcome {
        let tools = self.tools((pair.source_lang, pair.target_lang));
        let warnings = tools.map_or_else(|_| Vec::new(), |tools| tools.warnings.clone());
        let documents = self.documents(pair);
        let result = documents.and_then(|(source, target)| self.aligned(source, target, given(pair)));
        AlignedOutcome { id: pair.id.as_str().into(), warnings, result }
    }

    /// Aligns and matches a pair of texts that came without files; no rule is run.
    #[must_use]
    pub fn match_text(&self, pair: &TextPair) -> PairedOutcome {
        let result = self.documents(pair).and_then(|(source, target)| self.matched(source, target, given(pair)));
        let warnings = self.glossary_warnings((pair.source_lang, pair.target_lang));
        PairedOutcome { id: pair.id.as_str().into(), warnings, result }
    }

    fn documents(&self, pair: &TextPair) -> Result<(Document, Document), PairError> {
        let document = |side: &str, lang, text: &SideText| {
            let path = format!("[{} {side}]", pair.id);
            match text {
                SideText::Raw(text) => {
                    let delimiter = self.settings.delimiter().cloned();
                    plain_document(&SourceFile { delimiter, ..SourceFile::new(path, text.as_str()) }, lang)
                }
                SideText::Segments(segments) => {
                    let document = document_of_segments(path.as_str(), lang, segments.iter().map(String::as_str));
                    document.map_err(|error| PairError::new(error.in_file(&path)))
                }
            }
        };
        Ok((document("source", pair.source_lang, &pair.source)?, document("target", pair.target_lang, &pair.target)?))
    }
}

/// A text without a file is plain text; nothing in its name says otherwise.
pub(crate) fn raw_document(path: &str, lang: LangTag, text: &str) -> Result<Document, PairError> {
    plain_document(&SourceFile::new(path, text), lang)
}

fn plain_document(file: &SourceFile, lang: LangTag) -> Result<Document, PairError> {
    let read = format_for("", &file.raw, ReaderKind::Document).and_then(|format| match format.reader {
        Reader::Document(read) => read(file, lang, &mut Vec::new()),
        Reader::Termbase(_) => unreachable!("a document format was asked for"),
    });
    read.map_err(|error| PairError::new(error.in_file(&file.path)))
}

fn given(pair: &TextPair) -> Given<'_> {
    let aligned = if pair.is_aligned { Aligned::ByLine } else { Aligned::No };
    Given { aligned, vectors: pair.vectors.as_ref() }
}
