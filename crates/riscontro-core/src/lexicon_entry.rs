//! What a bilingual dictionary says of one word.

use crate::termbase::PartOfSpeech;

/// A word or phrase of the source language and one translation of it, as the dictionary writes them.
#[derive(Debug, Clone, PartialEq)]
pub struct LexiconEntry {
    /// The word or phrase in the source language; not empty, single spaces inside.
    pub source: Box<str>,
    /// Its translation; not empty, single spaces inside.
    pub target: Box<str>,
    /// Its part of speech, where the dictionary tells one that decides its forms.
    pub part_of_speech: Option<PartOfSpeech>,
    /// How much the translation counts beside others, above 0 and at most 1, where the dictionary tells.
    pub weight: Option<f32>,
    /// The line of the dictionary, or of its index, from 1.
    pub line: u32,
}
