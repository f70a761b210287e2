//! The speed of riscontro's stages beside that of others, on one thread: `cargo xtask bench split`, `cargo xtask bench extract`.
//!
//! Every peer gets the same pieces of text, one a call, and gives the places of what it finds, which are counted; it is
//! built beforehand. Rounds of all peers are interleaved, so that a busy machine hits all alike, and each figure is the
//! median of its rounds. The main figure is CPU time; the ratio to one peer in the same run is what can be compared
//! between machines.

mod extract;
mod measure;
mod naive;
mod peers;
mod split;
mod table;
mod texts;

use clap::{Parser, Subcommand};

/// Times riscontro and others on the same text, one thread.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench")]
struct Arguments {
    #[command(subcommand)]
    stage: Stage,
    /// CPU time to measure, at least, for each peer and text.
    #[arg(long, default_value_t = 0.3, value_name = "N", global = true)]
    seconds: f64,
    /// Print the tables in Markdown, without comments.
    #[arg(long, global = true)]
    markdown: bool,
}

/// What is timed.
#[derive(Debug, Subcommand)]
enum Stage {
    /// Sentence splitters.
    Split(split::Texts),
    /// Extractors of numbers.
    Extract,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let (subject, measured) = match &arguments.stage {
        Stage::Split(texts) => (split::SUBJECT, split::measured(texts, arguments.seconds)?),
        Stage::Extract => (extract::SUBJECT, extract::measured(arguments.seconds)?),
    };
    let print = if arguments.markdown { table::markdown } else { table::plain };
    print!("{}", print(&subject, &measured));
    Ok(())
}
