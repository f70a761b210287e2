//! The arguments.

use std::path::PathBuf;

use anstream::ColorChoice;
use anyhow::bail;
use clap::{Args, Parser, Subcommand, ValueEnum};
use riscontro_core::Severity;
use riscontro_engine::{LearnOptions, Threads};

use crate::examples::{ALIGN_EXAMPLES, CHECK_EXAMPLES, LEARN_EXAMPLES, SPLIT_EXAMPLES};
use crate::input_args::{InputArguments, SingleArguments, refuse_with_stream};
use crate::terms::TermsCommand;

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
    #[command(after_help = ALIGN_EXAMPLES)]
    Align(AlignArguments),
    /// Split texts into sentences
    #[command(after_help = SPLIT_EXAMPLES)]
    Split(SplitArguments),
    /// Learn a lexicon from aligned texts, or from pairs that are aligned first
    #[command(after_help = LEARN_EXAMPLES)]
    Learn(LearnArguments),
    /// Show the names and numbers of texts, and how each is read
    Mentions(MentionsArguments),
    /// Look over and convert glossaries; try, count and find their terms
    Terms {
        /// What is done with them
        #[command(subcommand)]
        command: Box<TermsCommand>,
    },
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

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Only these rules or groups, such as `numbers,name-misspelt` (`riscontro rules` lists them)
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Option<Vec<String>>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,
    /// A glossary (CSV, TSV, TBX, TMX, XLSX or ODS), instead of those of the configuration; may be repeated, and an earlier
    /// one has precedence
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) glossary: Vec<PathBuf>,
    /// A list of names (TSV: a column for each language), instead of those of the configuration; may be repeated
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) names: Vec<PathBuf>,
    /// Compare all pairs of the run too, once they are read: a name, a term or a repeated sentence that most of them
    /// have otherwise is reported
    #[arg(long, help_heading = "Rules")]
    pub(crate) corpus_consistency: bool,
    /// The lightest severity that makes the exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Output")]
    pub(crate) fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found (what cannot be read still gives 2)
    #[arg(long, help_heading = "Output")]
    pub(crate) exit_zero: bool,
    /// Write findings as full, concise, json or jsonl; `=FILE` writes to a file; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output", default_value = "full")]
    pub(crate) output_format: Vec<String>,
    /// Show notes too (json and jsonl always carry them)
    #[arg(long, help_heading = "Output")]
    pub(crate) show_notes: bool,
    /// Say nothing on standard error but errors
    #[arg(long, short, help_heading = "Output")]
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
    /// Write the alignment as text, tsv, tmx, jsonl, ladder or xces, `=FILE` to a file, or as the files of moses=PREFIX or
    /// intertext=PREFIX; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output", default_value = "text")]
    pub(crate) output_format: Vec<String>,
    /// Score the beads against the gold alignment FILE or, where no such file is, FILE beside each source; the score
    /// goes to standard error
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) gold: Option<PathBuf>,
    /// Show the words that speak for each bead; in text and jsonl
    #[arg(long, help_heading = "Output")]
    pub(crate) evidence: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LearnArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Write the lexicon to this file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Only pairs of words that stand together in so many beads
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..), help_heading = "Output")]
    pub(crate) min_count: u32,
    /// Only pairs of words of this weight, 0 to 1
    #[arg(long, value_name = "WEIGHT", default_value_t = 0.2, value_parser = weight, help_heading = "Output")]
    pub(crate) min_weight: f32,
    /// Say nothing on standard error but errors
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

impl LearnArguments {
    pub(crate) fn options(&self) -> LearnOptions {
        LearnOptions { min_count: self.min_count, min_weight: self.min_weight, ..LearnOptions::default() }
    }
}

fn weight(text: &str) -> Result<f32, String> {
    let weight = text.parse().ok().filter(|weight| (0.0..=1.0).contains(weight));
    weight.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// The forms of alignments that hold evidence.
const WITH_EVIDENCE: [&str; 2] = ["text", "jsonl"];

impl AlignArguments {
    /// Refuses `--evidence` where no form that is written holds it.
    pub(crate) fn refuse_unseen_evidence(&self) -> anyhow::Result<()> {
        let id = |format: &String| format.split('=').next().unwrap_or_default().to_owned();
        let is_seen = self.output_format.iter().any(|format| WITH_EVIDENCE.contains(&id(format).as_str()));
        if self.evidence && !is_seen {
            bail!("`--evidence` is shown by `--output-format text` and `jsonl` only");
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(crate) struct SplitArguments {
    #[command(flatten)]
    pub(crate) texts: SingleArguments,
    /// Write one sentence a line, one JSON object a text, or a table with the place of each sentence
    #[arg(long, value_enum, default_value_t = SplitOutput::Text, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) output_format: SplitOutput,
    /// What the spans of jsonl count; tsv has both [default: byte]
    #[arg(long, value_enum, value_name = "UNIT", help_heading = "Output")]
    pub(crate) unit: Option<Unit>,
    /// Write a file for each text into this folder; in text a blank line parts paragraphs
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub(crate) output_dir: Option<PathBuf>,
    /// Say nothing on standard error but errors
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SplitOutput {
    Text,
    Jsonl,
    Tsv,
}

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    // Bytes of the text in UTF-8.
    Byte,
    // Unicode scalar values, as strings of Python count them.
    Char,
}

#[derive(Debug, Args)]
pub(crate) struct MentionsArguments {
    #[command(flatten)]
    pub(crate) texts: SingleArguments,
    /// Write lines of text, or one JSON object a text
    #[arg(long, value_enum, default_value_t = SingleOutput::Text, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) output_format: SingleOutput,
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

impl SplitArguments {
    /// Refuses arguments that would be passed over in silence.
    pub(crate) fn refuse_unclear(&self) -> anyhow::Result<()> {
        self.texts.refuse_unclear()?;
        refuse_with_stream(self.texts.input_format, &[(self.output_dir.is_some(), "`--output-dir`")])?;
        if self.unit.is_some() && self.output_format != SplitOutput::Jsonl {
            bail!("`--unit` goes with `--output-format jsonl`: text has no offsets, and tsv has both");
        }
        Ok(())
    }
}
