//! `riscontro terms`: what a glossary finds, how its terms are rendered, and what is missing in it.

mod csv;
mod extract;
mod forms;
mod pairs;
mod usage;

use clap::Subcommand;

use crate::examples::{EXTRACT_EXAMPLES, FORMS_EXAMPLES, USAGE_EXAMPLES};
use crate::exit::Exit;

#[derive(Debug, Subcommand)]
pub(crate) enum TermsCommand {
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
        TermsCommand::Forms(arguments) => forms::run(arguments),
        TermsCommand::Usage(arguments) => usage::run(arguments),
        TermsCommand::Extract(arguments) => extract::run(arguments),
    }
}
