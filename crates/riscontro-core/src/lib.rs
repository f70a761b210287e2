//! The nouns of riscontro: spans, documents, tokens, segments, values, mentions, beads, counterparts, terms, findings.
//!
//! Everything that two crates must agree on lives here, and nothing else: no I/O, no regular expression, no word of any
//! language. Every other crate may import this one; this one imports none of ours.
//!
//! # Two coordinate systems
//!
//! A [`Span`] counts bytes either of the decoded file ([`Raw`], where the user looks) or of the text with its markup
//! taken out ([`Text`], what the linguistics sees). The two are different types, and [`SpanMap`] is the only road between
//! them, so an offset of one kind cannot be mistaken for the other.
//!
//! # Decisions
//!
//! Where these types differ from the first sketch of the design, the reason stands here.
//!
//! * [`value::Exact`] is one struct (`numerator / denominator × 10^exponent`) and not an enum of decimal and ratio: it has one
//!   normal form, so equality is derived, and it packs into the 16 bytes of a [`value::Number`]. The denominator is a `u32`; a
//!   ratio beyond that is no number of running text.
//! * [`Value::Range`] holds two whole values, not two numbers: `tra 5 e 10 cm`, `dal 3 al 5%` and `2019-2021` keep their
//!   unit, percent sign or date on both ends.
//! * [`Value::Name`] is shared (`Arc`): a name said thirty times in a document is allocated once.
//! * [`Agreement::Elided`] was added: one side leaves the unit or currency to the context (`$5 to 10 million`).
//! * Each [`Side`] owns the [`Folds`] of its tokens, so that a side is complete in itself and can be kept (an editor
//!   session keeps the side that did not change).
//! * The evidence of beads is told only where it is asked for ([`AlignmentEvidence`]), and so stands beside an [`Alignment`] and
//!   not in it: an alignment of fifty thousand segments has a million words.
//! * [`value::Bound`] has `UpTo` and `Over` beside the others: of a length or a time the words may say a way that is gone
//!   (`fino a 18 metri`, `over six years`). They contradict what turns them round, and may be lost without a word.
//! * [`value::NameKind`] has `Work` beside the others: a title may be words of any sentence, and may be kept in the original.
//!   [`Cause`] has `Inconsistent` (the document spells the name otherwise elsewhere) and `Naturalised` (a Latin or Greek name
//!   against the form that a language gave it): both look like misspellings and are judged more mildly.
//! * A [`Pair`] holds the phrases that its source repeats ([`PhraseUse`]), where a rule reads them: what renders a phrase is told by
//!   words that only the engine sees together, and a rule reads no letters.
//! * What a pair leaves for the end of a run ([`RunRecord`]) carries the finding that would be made of it: documents are freed
//!   pair by pair, so nothing can be located later.

mod alignment_score;
mod bead;
mod bearer;
mod beside;
mod counterparts;
mod cue;
mod document;
mod evidence;
mod finding;
mod fold;
mod lang_tag;
mod lexicon_entry;
mod line_index;
mod links;
mod mention;
mod outcome;
mod parts;
mod phrase;
mod rule_meta;
mod run_record;
mod segment;
mod side;
mod span;
mod span_map;
mod srx;
mod termbase;
mod token;
pub mod value;
mod vectors;
mod word_hash;

pub use alignment_score::{AlignmentScore, GoldBead, Hits, Ratios};
pub use bead::{Alignment, AlignmentError, Bead};
pub use bearer::{Bearer, Borne};
pub use counterparts::{Cause, Counterparts, Crossed, Fate, Joined, Place, TermFate, TermVerdict, Usage};
pub use cue::{Apart, Cue, Tells, TimeZone};
pub use document::{Block, BlockKind, Document, Placeable, PlaceableKind};
pub use evidence::{AlignmentEvidence, Evidence, EvidenceKind};
pub use finding::{Draft, Excerpt, Finding, Location, Mark, RelatedLocation, SideName, TermSwap};
pub use fold::{FoldedId, Folds};
pub use lang_tag::{LangTag, LangTagError};
pub use lexicon_entry::LexiconEntry;
pub use line_index::{LineColumn, LineIndex};
pub use links::{LinksError, SegmentWords, WordLink, WordLinks};
pub use mention::{Demand, Locale, Mention, MentionId, MentionKind, Reading, Readings};
pub use outcome::{Defect, DefectKind, PairError, PairOutcome};
pub use parts::{Parts, Whole};
pub use phrase::PhraseUse;
pub use rule_meta::{Group, RuleId, RuleMeta, Severity};
pub use run_record::{RecordDraft, RunRecord, SpellingCount};
pub use segment::{Segment, SegmentId};
pub use side::{Pair, Side, View};
pub use span::{Raw, Span, Text};
pub use span_map::SpanMap;
pub use srx::{SrxBreak, SrxCascade, SrxGroup, SrxMap, SrxRule, SrxRules};
pub use termbase::{
    Concept, ConceptId, ConceptRemarks, Gender, LetterCase, PartOfSpeech, Term, TermHit, TermRemarks, TermStatus,
    Termbase,
};
pub use token::{Token, TokenClass};
pub use value::{Agreement, Value};
pub use vectors::{SegmentVectors, VectorsError};
pub use word_hash::{WordHash, WordHasher};
