//! Drafts, as rules write them, and findings, as reports read them.

use std::sync::Arc;

use crate::counterparts::Cause;
use crate::rule_meta::{RuleMeta, Severity};
use crate::span::{Raw, Span};
use crate::termbase::ConceptId;
use crate::value::Value;

/// One of the two sides of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SideName {
    /// The original.
    Source,
    /// The translation.
    Target,
}

impl SideName {
    /// The name as reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SideName::Source => "source",
            SideName::Target => "target",
        }
    }
}

/// A place on one side, in text coordinates, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// How the place was read, for the reader: `30000`, `gb-london`.
    pub value: Option<Box<str>>,
}

/// What a rule says, before it is located.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What is wrong, both values as written; lower case, no full stop, no advice.
    pub message: String,
    /// The bead it is about: an index in [`crate::Alignment::beads`].
    pub bead: u32,
    /// The place in the source.
    pub source: Option<Mark>,
    /// The place in the target.
    pub target: Option<Mark>,
    /// The severity, when it is not that of the rule.
    pub severity: Option<Severity>,
    /// How sure the rule is, 0 to 1; the bead's confidence is multiplied in later.
    pub confidence: f32,
    /// The guessed slip.
    pub cause: Option<Cause>,
    /// What the finding rests on: a table, a key, a distance; lower case, no full stop.
    pub reason: Option<Box<str>>,
    /// The value that the target should state, to be written in its format.
    pub expected: Option<Value>,
    /// Whether `expected` belongs right before the place in the target, and not in its stead.
    pub is_insertion: bool,
    /// The words that the target should have, when they are known.
    pub replacement: Option<Box<str>>,
    /// The terms of which the place in the target has one and should have the other, in whose form `replacement` is then written.
    pub swap: Option<TermSwap>,
    /// The concept, for terms.
    pub concept: Option<Box<str>>,
    /// A place elsewhere in the document that this one is compared with.
    pub elsewhere: Option<(SideName, Span)>,
}

/// A term that was written and the one to write, each by its concept and its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermSwap {
    /// The term that stands in the text; a term of the source's language where that was left untranslated.
    pub wrong: (ConceptId, u16),
    /// The agreed one.
    pub wanted: (ConceptId, u16),
}

impl Draft {
    /// Returns a draft about `bead` that marks no place yet.
    #[must_use]
    pub fn new(bead: u32, message: String) -> Self {
        Draft {
            message,
            bead,
            source: None,
            target: None,
            severity: None,
            confidence: 1.0,
            cause: None,
            reason: None,
            expected: None,
            is_insertion: false,
            replacement: None,
            swap: None,
            concept: None,
            elsewhere: None,
        }
    }
}

/// A stretch of text shown to the reader: the segments of a bead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text; placeables and line breaks are single characters. Findings of one bead share it.
    pub text: Arc<str>,
    /// Where it begins in the text of its document.
    pub start: u32,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The index of the segment.
    pub segment: u32,
    /// Bytes of the document's text.
    pub text: Span,
    /// Bytes of the segment: `text` less the start of its segment.
    pub in_segment: Span,
    /// Bytes of the decoded file.
    pub raw: Span<Raw>,
    /// The line in the file, from 1.
    pub line: u32,
    /// The column in the file, from 1, in characters.
    pub column: u32,
    /// The words under the span.
    pub marked: Box<str>,
}

/// A side of the bead that the finding marks no place on, or the stretch around one; or a place elsewhere in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedLocation {
    /// Which side.
    pub side: SideName,
    /// Where the stretch begins: line and column in the file, from 1.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
    /// The stretch.
    pub excerpt: Excerpt,
}

/// What is reported.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleMeta,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// The place in the source.
    pub source: Option<Location>,
    /// The place in the target.
    pub target: Option<Location>,
    /// The text of the bead on each side where it has any, source first; then the place that it is compared with, where there is one.
    pub related: Vec<RelatedLocation>,
    /// How the source and the target place were read.
    pub values: [Option<Box<str>>; 2],
    /// The guessed slip.
    pub cause: Option<Cause>,
    /// What it rests on: a table, a key, a distance; lower case, no full stop.
    pub reason: Option<Box<str>>,
    /// What the target should say.
    pub replacement: Option<String>,
    /// The concept, for terms.
    pub concept: Option<Box<str>>,
    /// Hashes rule, bead text and values, no offsets: it survives an edit elsewhere.
    pub fingerprint: u64,
}
