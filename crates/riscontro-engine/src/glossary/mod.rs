//! Glossaries: read for a run, looked over, converted.

mod convert;
mod lint;
mod load;
mod precedence;
mod written;

pub(crate) use load::{GlossaryLanguages, load_termbase};
pub(crate) use written::WrittenTerms;

pub use convert::{Converted, GlossaryFormat, convert_glossary};
pub use lint::{LintCheck, LintFinding, Linted, lint_glossaries};
