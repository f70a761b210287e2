//! The arguments.

use std::path::PathBuf;

use anstream::ColorChoice;
use anyhow::bail;
use clap::{Args, Parser, Subcommand, ValueEnum};
use riscontro_core::{LangTag, Severity};
use riscontro_engine::{AbbreviationFile, Aligned, Inputs, LearnOptions, Overrides, Threads, VectorFiles};

use crate::examples::{ALIGN_EXAMPLES, CHECK_EXAMPLES, LEARN_EXAMPLES, SPLIT_EXAMPLES};

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
    /// A glossary (CSV or TSV), instead of those of the configuration; may be repeated
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) glossary: Vec<PathBuf>,
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

/// Where records come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    // Plain comments: documented values would spread the help over three times the lines.
    // Files, by their extension.
    Auto,
    // Records on standard input, one JSON object a line.
    Jsonl,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArguments {
    /// SOURCE TARGET, two folders with the same paths, or folders that hold pairs
    #[arg(value_name = "PATH", help_heading = None)]
    pub(crate) paths: Vec<PathBuf>,
    /// A list of pairs: source, a tab, target on each line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) pairs: Option<PathBuf>,
    /// Language of the sources, such as `it` [default: from the file names, else detected]
    #[arg(long, value_name = "LANG")]
    pub(crate) from: Option<LangTag>,
    /// Language of the targets, such as `en` [default: from the file names, else detected]
    #[arg(long, value_name = "LANG")]
    pub(crate) to: Option<LangTag>,
    /// Line i of the target translates line i of the source
    #[arg(long)]
    pub(crate) aligned: bool,
    /// The files are split: each line is a segment, a blank line ends a paragraph
    #[arg(long)]
    pub(crate) segmented: bool,
    /// Lines that begin with TEXT (`<chapter>`, `# `) are borders, equal in number, that no bead crosses
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) delimiter: Option<String>,
    /// A dictionary, beside the built-in one: TSV, hunalign .dic, MUSE, FreeDict .index; `none` leaves that out; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
    /// A folder of word vectors (`de.vectors`, `de-fr.links` …); `none` leaves out the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) vectors: Option<PathBuf>,
    /// Vectors of the source's sentences from any encoder: an .npy file, one row a sentence; for one pair
    #[arg(long, value_name = "FILE", requires = "target_vectors")]
    pub(crate) source_vectors: Option<PathBuf>,
    /// Vectors of the target's sentences from the same encoder
    #[arg(long, value_name = "FILE", requires = "source_vectors")]
    pub(crate) target_vectors: Option<PathBuf>,
    /// Encoding of the files, such as `windows-1252` [default: UTF-8, else detected]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    #[command(flatten)]
    pub(crate) segment: SegmentArguments,
    /// Read files by their extension, or JSON records from standard input, one a line
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "FORMAT")]
    pub(crate) input_format: InputFormat,
    /// Configuration file, instead of the nearest riscontro.toml above each pair
    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Threads to use [default: one for each core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// What `split` and `mentions` read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct SingleArguments {
    /// The texts; `-`, or none, is standard input
    #[arg(value_name = "FILE", help_heading = None)]
    pub(crate) paths: Vec<PathBuf>,
    /// Language of the texts [default: from the file names, else detected]
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<LangTag>,
    /// Whether quotations of several sentences are split or kept whole
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) quotes: Option<Quotations>,
    #[command(flatten)]
    pub(crate) segment: SegmentArguments,
    /// Encoding of the files, such as `windows-1252` [default: UTF-8, else detected]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Read files by their extension, or JSON records from standard input, one a line
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "FORMAT")]
    pub(crate) input_format: InputFormat,
    /// Configuration file, instead of the nearest riscontro.toml
    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Threads to use [default: one for each core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// How texts are segmented; the same for every command that splits.
#[derive(Debug, Args)]
pub(crate) struct SegmentArguments {
    /// Segment by the rules of this SRX file, as a translation tool does
    #[arg(long, value_name = "FILE")]
    pub(crate) srx: Option<PathBuf>,
    /// Abbreviations of your own, one a line; `it=FILE` for one language; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) abbreviations: Vec<String>,
}

impl SegmentArguments {
    /// `overrides` with what was given here.
    fn over(&self, overrides: Overrides) -> Overrides {
        let abbreviations = self.abbreviations.iter().map(|argument| AbbreviationFile::parse(argument)).collect();
        Overrides { srx: self.srx.clone(), abbreviations, ..overrides }
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
        self.segment.over(Overrides {
            from: self.from,
            to: self.to,
            encoding: self.encoding.clone(),
            aligned: match (self.aligned, self.segmented) {
                (true, _) => Aligned::ByLine,
                (false, true) => Aligned::Segmented,
                (false, false) => Aligned::No,
            },
            delimiter: self.delimiter.clone(),
            lexica: self.lexicon.clone(),
            vectors: self.vectors.clone(),
            vector_files: self.vector_files(),
            ..Overrides::default()
        })
    }

    fn vector_files(&self) -> Option<VectorFiles> {
        let (source, target) = self.source_vectors.clone().zip(self.target_vectors.clone())?;
        Some(VectorFiles { source, target })
    }

    /// Refuses sentence vectors where there are other pairs than the one that they belong to.
    pub(crate) fn refuse_vectors_of_many(&self, pairs: usize) -> anyhow::Result<()> {
        if self.source_vectors.is_some() && pairs > 1 {
            bail!(
                "`--source-vectors` and `--target-vectors` are of one pair, and there are {pairs}; records of `--input-format jsonl` name their own (`source_vectors`, `target_vectors`)"
            );
        }
        Ok(())
    }

    /// Refuses arguments that would be passed over in silence, and none at all.
    pub(crate) fn refuse_unclear(&self, verb: &str) -> anyhow::Result<()> {
        let files = [
            (!self.paths.is_empty(), "a path"),
            (self.pairs.is_some(), "`--pairs`"),
            (self.aligned, "`--aligned`"),
            (self.segmented, "`--segmented`"),
            (self.encoding.is_some(), "`--encoding`"),
            (self.source_vectors.is_some(), "`--source-vectors`"),
        ];
        refuse_with_stream(self.input_format, &files)?;
        self.refuse_beside_lines()?;
        if self.input_format == InputFormat::Auto && self.paths.is_empty() && self.pairs.is_none() {
            bail!("nothing to {verb}: give SOURCE TARGET, a folder, or `--pairs FILE`");
        }
        Ok(())
    }

    /// Refuses what would change nothing where each line is a segment, or is paired already.
    fn refuse_beside_lines(&self) -> anyhow::Result<()> {
        if self.aligned && self.segmented {
            bail!("`--aligned` and `--segmented` do not go together: the first says that line i translates line i");
        }
        if self.source_vectors.is_some() && (self.aligned || self.delimiter.is_some()) {
            bail!(
                "`--source-vectors` goes neither with `--aligned`, where nothing is to be aligned, nor with `--delimiter`"
            );
        }
        if self.aligned && self.delimiter.is_some() {
            bail!("`--delimiter` does not go with `--aligned`, where line i translates line i");
        }
        let flag = if self.aligned { "--aligned" } else { "--segmented" };
        let given =
            [(self.segment.srx.is_some(), "--srx"), (!self.segment.abbreviations.is_empty(), "--abbreviations")];
        match given.iter().find(|(is_given, _)| *is_given && (self.aligned || self.segmented)) {
            Some((_, given)) => bail!("`{given}` does not go with `{flag}`, which takes each line as one segment"),
            None => Ok(()),
        }
    }

    /// What to look for, the list of pairs read.
    pub(crate) fn inputs(&self) -> anyhow::Result<Inputs> {
        let list = self.pairs.as_deref().map(crate::stream::read_list).transpose()?;
        Ok(Inputs { paths: self.paths.clone(), list, from: self.from, to: self.to })
    }
}

/// Refuses what is about files where records come from standard input; each with its name when it was given.
fn refuse_with_stream(format: InputFormat, given: &[(bool, &str)]) -> anyhow::Result<()> {
    match given.iter().find(|(is_given, _)| *is_given) {
        Some((_, what)) if format == InputFormat::Jsonl => {
            bail!("{what} does not go with `--input-format jsonl`, which reads records from standard input (`< FILE`)")
        }
        _ => Ok(()),
    }
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

impl SingleArguments {
    /// Refuses arguments that would be passed over in silence.
    pub(crate) fn refuse_unclear(&self) -> anyhow::Result<()> {
        let files = [
            (!self.paths.is_empty(), "a path"),
            (self.lang.is_some(), "`--lang`"),
            (self.encoding.is_some(), "`--encoding`"),
        ];
        refuse_with_stream(self.input_format, &files)
    }

    pub(crate) fn overrides(&self) -> Overrides {
        use riscontro_engine::Quotes;
        let quotes = self.quotes.map(|quotes| match quotes {
            Quotations::Split => Quotes::Split,
            Quotations::Whole => Quotes::Whole,
        });
        let (from, to, encoding) = (self.lang, self.lang, self.encoding.clone());
        self.segment.over(Overrides { from, to, encoding, quotes, ..Overrides::default() })
    }
}
