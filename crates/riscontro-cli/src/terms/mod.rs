//! `riscontro terms`: what is done with glossaries by themselves, and what they find.

mod convert;
mod csv;
mod extract;
mod forms;
mod lint;
mod pairs;
mod usage;

use clap::Subcommand;
use riscontro_core::LangTag;
use riscontro_engine::Languages;

use crate::examples::{EXTRACT_EXAMPLES, FORMS_EXAMPLES, USAGE_EXAMPLES};
use crate::exit::Exit;

#[derive(Debug, Subcommand)]
pub(crate) enum TermsCommand {
    /// Look over glossaries: duplicates, contradictions, entries that can never match
    #[command(after_help = lint::EXAMPLES)]
    Lint(lint::LintArguments),
    /// Write a glossary in another format
    #[command(after_help = convert::EXAMPLES)]
    Convert(convert::ConvertArguments),
    /// Show every form in which a term is found
    #[command(after_help = FORMS_EXAMPLES)]
    Forms(forms::FormsArguments),
    /// Show how the terms of a glossary are rendered in pairs, aligned first
    #[command(after_help = USAGE_EXAMPLES)]
    Usage(usage::UsageArguments),
    /// Find candidates for a glossary in pairs, aligned first, with their renderings
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(extract::ExtractArguments),
}

pub(crate) fn run(command: &TermsCommand) -> anyhow::Result<Exit> {
    match command {
        TermsCommand::Lint(arguments) => lint::run(arguments),
        TermsCommand::Convert(arguments) => convert::run(arguments),
        TermsCommand::Forms(arguments) => forms::run(arguments),
        TermsCommand::Usage(arguments) => usage::run(arguments),
        TermsCommand::Extract(arguments) => extract::run(arguments),
    }
}

/// Reads `it,en`: the languages of columns that are called `source` and `target`.
fn languages(text: &str) -> Result<Languages, String> {
    let tag = |text: &str| text.trim().parse::<LangTag>().map_err(|error| error.to_string());
    let (source, target) = text.split_once(',').ok_or("expected two languages, such as `it,en`")?;
    Ok(Languages { source: tag(source)?, target: tag(target)? })
}
