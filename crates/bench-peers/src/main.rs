//! The speed of riscontro's splitter beside that of others, on one thread: `cargo xtask bench split`.
//!
//! Every splitter gets the same paragraphs, one a call, and gives the places of its sentences, which are counted; it is
//! built beforehand. Rounds of all splitters are interleaved, so that a busy machine hits all alike, and each figure is the
//! median of its rounds. The main figure is CPU time; the ratio to icu_segmenter in the same run is what can be compared
//! between machines.

mod measure;
mod naive;
mod peers;
mod table;
mod texts;

use std::path::PathBuf;

use clap::Parser;

use measure::Figures;
use texts::{Side, Text};

/// Times sentence splitters on the same paragraphs, one thread.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench split", bin_name = "cargo xtask bench split")]
struct Arguments {
    /// CPU time to measure, at least, for each splitter and text.
    #[arg(long, default_value_t = 0.3, value_name = "N")]
    seconds: f64,
    /// Print the tables in Markdown, without comments.
    #[arg(long)]
    markdown: bool,
    /// Time this UTF-8 file too, its paragraphs as blank lines part them.
    #[arg(long, value_name = "FILE", requires = "lang")]
    text: Option<PathBuf>,
    /// The language of that file.
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Side>,
}

/// A text and what each splitter did with it, in the order of the splitters.
struct Measured {
    text: Text,
    figures: Vec<Figures>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let texts = texts::all(arguments.text.as_deref().zip(arguments.lang))?;
    let mut measured = Vec::new();
    for text in texts {
        // One line of progress: the whole takes a minute or more.
        eprintln!("{}, {} …", text.side.name(), text.name);
        let peers = peers::all(text.side)?;
        let figures = measure::figures(&peers, &text, arguments.seconds);
        measured.push(Measured { text, figures });
    }
    print!("{}", if arguments.markdown { table::markdown(&measured) } else { table::plain(&measured) });
    Ok(())
}
