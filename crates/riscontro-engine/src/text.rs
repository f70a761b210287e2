//! Texts that come without a file: the records of a JSON-lines stream.

use riscontro_core::LangTag;

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
