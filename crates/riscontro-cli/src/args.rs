//! The arguments.

use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use riscontro_core::{LangTag, Severity};
use riscontro_engine::{Aligned, Inputs, Overrides, Threads};

/// Align a text with its translation and check that names, numbers and glossary terms agree
#[derive(Debug, Parser)]
#[command(name = "riscontro", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to colour the output
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    pub(crate) fn write_global(self) {
        match self {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        }
        .write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Align pairs and report every name, number and term that does not match
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Box<CheckArguments>),
    /// Align pairs and write which sentences translate which
    Align(AlignArguments),
    /// Split texts into sentences
    Split(SingleArguments),
    /// Show the names and numbers of texts, and how each is read
    Mentions(SingleArguments),
    /// List the rules
    Rules,
    /// Explain a rule, with an example
    Explain {
        /// The rule, as findings name it
        rule: String,
    },
    /// Write the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

const CHECK_EXAMPLES: &str = "\
Examples:
  riscontro check article.it.md article.en.md    one pair
  riscontro check docs/it docs/en                two folders with the same paths
  riscontro check corpora/it-en/articles         a folder that holds source.it.md and target.en.md
  riscontro check news --from it --to en         a folder that holds name.it.txt and name.en.txt

Exit code: 0 nothing found at or above --fail-on, 1 something found, 2 something could not be read.";

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Only these rules or groups (comma-separated; `riscontro rules` lists them)
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) select: Option<Vec<String>>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// Glossary files (CSV or TSV), instead of those of the configuration
    #[arg(long, value_name = "FILE")]
    pub(crate) glossary: Vec<PathBuf>,
    /// The lightest severity that makes the exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found (what cannot be read still gives 2)
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// How to write findings: full, concise, json, jsonl; with `=FILE` into a file; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "full")]
    pub(crate) output_format: Vec<String>,
    /// Show notes too
    #[arg(long)]
    pub(crate) show_notes: bool,
    /// Say nothing on standard error but errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FailOn {
    Note,
    Warning,
    Error,
}

impl FailOn {
    pub(crate) fn severity(self) -> Severity {
        match self {
            FailOn::Note => Severity::Note,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct AlignArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// How to write the beads: text, tsv, tmx, jsonl; with `=FILE` into a file; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "text")]
    pub(crate) output_format: Vec<String>,
}

/// Where records come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Files, by their extension.
    Auto,
    /// Records on standard input, one JSON object a line.
    Jsonl,
}

#[derive(Debug, Args)]
pub(crate) struct InputArguments {
    /// SOURCE TARGET, two folders with the same paths, or folders that hold pairs
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// A list of pairs: source, a tab, target on each line (`-` for standard input)
    #[arg(long, value_name = "FILE")]
    pub(crate) pairs: Option<PathBuf>,
    /// Language of the sources [default: from the file names, else detected]
    #[arg(long, value_name = "LANG")]
    pub(crate) from: Option<LangTag>,
    /// Language of the targets
    #[arg(long, value_name = "LANG")]
    pub(crate) to: Option<LangTag>,
    /// Line i of the target translates line i of the source
    #[arg(long)]
    pub(crate) aligned: bool,
    /// Encoding of the files, such as `windows-1252` [default: UTF-8, else detected]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Read files, or one JSON object a line from standard input
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "FORMAT")]
    pub(crate) input_format: InputFormat,
    /// Configuration file, instead of the nearest riscontro.toml above each pair
    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Threads to use [default: one for each core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, Args)]
pub(crate) struct SingleArguments {
    /// The texts; standard input when there is none
    #[arg(value_name = "FILE")]
    pub(crate) paths: Vec<PathBuf>,
    /// Language of the texts [default: from the file names, else detected]
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<LangTag>,
    /// Whether quotations of several sentences are split or kept whole
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) quotes: Option<Quotations>,
    /// Encoding of the files [default: UTF-8, else detected]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Read files, or one JSON object a line from standard input
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "FORMAT")]
    pub(crate) input_format: InputFormat,
    /// Write lines of text, or one JSON object a text
    #[arg(long, value_enum, default_value_t = SingleOutput::Text, value_name = "FORMAT")]
    pub(crate) output_format: SingleOutput,
    /// Configuration file, instead of the nearest riscontro.toml
    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Threads to use [default: one for each core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Quotations {
    Split,
    Whole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SingleOutput {
    Text,
    Jsonl,
}

/// So many threads, or one for each core.
pub(crate) fn threads(count: Option<u16>) -> Threads {
    count.map_or(Threads::All, |count| Threads::Count(usize::from(count)))
}

impl InputArguments {
    pub(crate) fn overrides(&self) -> Overrides {
        Overrides {
            from: self.from,
            to: self.to,
            encoding: self.encoding.clone(),
            aligned: if self.aligned { Aligned::ByLine } else { Aligned::No },
            ..Overrides::default()
        }
    }

    /// What to look for, the list of pairs read.
    pub(crate) fn inputs(&self) -> anyhow::Result<Inputs> {
        let list = self.pairs.as_deref().map(crate::stream::read_text).transpose()?;
        Ok(Inputs { paths: self.paths.clone(), list, from: self.from, to: self.to })
    }
}

impl SingleArguments {
    pub(crate) fn overrides(&self) -> Overrides {
        use riscontro_engine::Quotes;
        let quotes = self.quotes.map(|quotes| match quotes {
            Quotations::Split => Quotes::Split,
            Quotations::Whole => Quotes::Whole,
        });
        Overrides { from: self.lang, to: self.lang, encoding: self.encoding.clone(), quotes, ..Overrides::default() }
    }
}
