//! The checks, one a file; each reads a [`riscontro_core::Pair`] and writes drafts.
//!
//! A rule is a sentence about values: it neither matches (that is `riscontro-match`) nor reads letters (that is
//! extraction), so it is about seventy lines and is tested with six. Its metadata, options and the page that `explain`
//! prints stand in its own file; the registry is a plain list.
//!
//! # Adding a rule
//!
//! `src/rules/<id in snake_case>.rs`, its `mod` and registry line in `src/rules/mod.rs`, and the case file
//! `corpora/it-en/cases/<id>.txt`. Tests fail with a sentence that says what is missing.

mod choice;
mod concern;
mod homes;
mod house_style;
mod page;
mod plain;
mod reason;
mod repeats;
mod rule;
mod rules;
mod slip;
mod stretches;
mod written;

pub use page::page;
pub use rule::{ActiveRule, Odd, OptionsError, Rule, RuleEntry, Sink};
pub use rules::RULES;
