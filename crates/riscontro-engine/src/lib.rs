//! Configuration, the pass over one pair, the batch over many.
//!
//! This is the only crate that knows all of the layers below: it opens files, builds each language's look-ups once, runs the
//! stages in their one order (read, segment, tokenise, extract and terms, align, match, rules, locate) and spreads pairs over
//! threads. It prints nothing and reads no environment.
//!
//! # Decisions
//!
//! * Names that a house lists reach matching as entities of the names: `own-<row>` for what was agreed, `not-<row>` for what is
//!   forbidden. The rule `name-forbidden` knows these two prefixes; the agreed words come from the list when a finding is
//!   written.
//! * [`Checker`] is one set of settings with everything built for it; [`Checkers`] finds the configuration of each pair and keeps
//!   one checker for each configuration file.
//! * Glossaries have the precedence of their order: what a later file says against an earlier one is left out and said once.
//! * Warnings (a language that was detected, a tag without a folder) travel with the outcome of their pair, so that they come in
//!   pair order whatever the number of threads; the cli says each once.
//! * `split` reads plain text of any size passage by passage ([`TextStream`]): one thread reads and writes, the others split.
//! * The memory of a run ([`RunMemory`]) holds whole findings, not places to look at again: the texts of a stream are gone. Rules
//!   judge one key at a time, without their options, for pairs of one run may have different ones.
//! * Suppressions and the cache wait for the first user who needs them.

mod abbreviations;
mod aligner;
mod analyse;
mod batch;
mod bitext;
mod borders;
mod check;
mod checkers;
mod concepts;
mod config;
mod detect;
mod discover;
mod error;
mod files;
mod glossary;
mod gold;
mod house_names;
mod input;
mod knowledge;
mod learn;
mod lexicon_file;
mod load;
mod locate;
mod memory;
mod nearest;
mod passages;
mod segmentation;
mod sentence_vectors;
mod settings;
mod single;
mod term_candidates;
mod term_usage;
mod text;

pub use abbreviations::AbbreviationFile;
pub use batch::{Batch, Threads};
pub use bitext::{BitextPassages, is_bitext};
pub use check::{AlignedOutcome, AlignedSides, Checker, PairedOutcome};
pub use checkers::Checkers;
pub use config::Config;
pub use discover::{Discovered, Inputs, PairSpec, discover};
pub use error::EngineError;
pub use glossary::{Converted, GlossaryFormat, LintCheck, LintFinding, Linted, convert_glossary, lint_glossaries};
pub use gold::{Gold, GoldRun};
pub use input::{INPUT_LINE, INPUT_RULES, unreadable_line};
pub use learn::{LearntPair, LexiconLearner, TaughtBy};
pub use load::{plain_text, read_plain_text};
pub use memory::{ComparedPair, RunMemory};
pub use nearest::nearest;
pub use passages::{PlacedSegment, SplitPassage, TextPassage, TextSize, TextStream};
pub use sentence_vectors::VectorFiles;
pub use settings::{Aligned, Overrides, Settings, Told};
pub use single::{SingleFile, SplitDocument};
pub use term_candidates::CandidateFinder;
pub use term_usage::{Rendering, RenderingCount, TermUsage, UsageCounter};
pub use text::{SideText, SingleText, TextPair};

pub use riscontro_extract::WrittenName;
pub use riscontro_formats::{Languages, Place};
pub use riscontro_lang::{Inflection, LANGUAGES, Language, Spelling, find as find_language};
pub use riscontro_lexicon::LearnOptions;
pub use riscontro_segment::Quotes;
pub use riscontro_terms::{ExtractOptions, PartsOfSpeech, TermCandidate, term_forms};

use riscontro_core::RuleMeta;

/// What is said of every rule, those on input files included, sorted by id.
#[must_use]
pub fn rules() -> Vec<RuleMeta> {
    let mut rules: Vec<_> = riscontro_rules::RULES.iter().map(|entry| entry.meta).chain(INPUT_RULES).collect();
    rules.sort_by_key(|meta| meta.id);
    rules
}

/// The page that explains a rule: Markdown.
#[must_use]
pub fn page(meta: &RuleMeta) -> String {
    riscontro_rules::page(meta)
}
