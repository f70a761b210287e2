//! Case files for riscontro's tests: what a test expects, in files that a translator can read and correct.
//!
//! Each kind of file has one parser, and a parser never skips what it does not understand: a case that silently drops
//! out of a suite looks like a case that passes. So everything malformed is a [`CaseError`] with file, line and a sentence
//! that says what was expected. Nothing here knows a rule, a language or the engine; a test turns a case into the input
//! of the stage it tests and compares.
//!
//! | file | read by |
//! | --- | --- |
//! | `corpora/it-en/cases/<rule-id>.txt`, `corpora/it-en/genres/<genre>.txt` | [`RuleCases`] |
//! | a language's `cases/split.txt` | [`split_cases`] |
//! | a language's `cases/numbers.txt`, `cases/dates.txt` | [`value_cases`] |
//! | a language's `cases/names.txt` | [`name_cases`] |
//! | a language's `cases/forms.txt`, `cases/terms.txt` | [`form_cases`] |
//! | `corpora/<pair>/articles/<slug>/expected.tsv`, `gold.tsv` | [`expected_rows`], [`gold_rows`] |
//!
//! Besides, [`Prose`] makes text of any length to measure with.

mod articles;
mod corpora;
mod error;
mod form_cases;
mod language_cases;
mod lines;
mod prose;
mod rule_case;

pub use articles::{ExpectedRow, GoldRow, Standing, expected_rows, gold_rows};
pub use corpora::{Article, articles, corpora_root, read, rule_case_files};
pub use error::CaseError;
pub use form_cases::{FormCase, form_cases};
pub use language_cases::{
    NameCase, NamedMention, Spelling, SplitCase, ValueCase, name_cases, split_cases, value_cases,
};
pub use prose::{ENGLISH, Habits, ITALIAN, PairedProse, PairedSegments, PairedTables, Prose, ProseKind, WordTables};
pub use rule_case::{Beads, Case, Mark, Reach, RuleCases, show};
