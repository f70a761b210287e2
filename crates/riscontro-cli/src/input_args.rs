//! The arguments that say what is read and what is known of it, the same for every command.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use riscontro_core::LangTag;
use riscontro_engine::{AbbreviationFile, Aligned, Inputs, Overrides, VectorFiles, is_bitext};

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Quotations {
    Split,
    Whole,
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
    /// The languages of the paths where these are files that are aligned already (TMX, tab-separated); `None` where they are to be
    /// aligned first. Both kinds at once, and what changes nothing beside the first, are refused.
    pub(crate) fn bitexts(&self, verb: &str) -> anyhow::Result<Option<(LangTag, LangTag)>> {
        let Some(aligned) = self.paths.iter().find(|path| is_bitext(path)) else { return Ok(None) };
        if let Some(raw) = self.paths.iter().find(|path| !is_bitext(path)) {
            bail!("`{}` is aligned and `{}` is not: {verb} one kind at a time", aligned.display(), raw.display());
        }
        self.refuse_beside_bitexts()?;
        match self.from.zip(self.to) {
            Some(direction) => Ok(Some(direction)),
            None => bail!("name the languages of `{}` with `--from` and `--to`", aligned.display()),
        }
    }

    /// Refuses what changes nothing where files are aligned already.
    fn refuse_beside_bitexts(&self) -> anyhow::Result<()> {
        let given = [
            (self.pairs.is_some(), "--pairs"),
            (self.aligned, "--aligned"),
            (self.segmented, "--segmented"),
            (self.delimiter.is_some(), "--delimiter"),
            (!self.lexicon.is_empty(), "--lexicon"),
            (self.vectors.is_some(), "--vectors"),
            (self.source_vectors.is_some(), "--source-vectors"),
            (self.encoding.is_some(), "--encoding"),
            (self.segment.srx.is_some(), "--srx"),
            (!self.segment.abbreviations.is_empty(), "--abbreviations"),
        ];
        match given.iter().find(|(is_given, _)| *is_given) {
            Some((_, flag)) => bail!("`{flag}` does not go with TMX and TSV files, which are aligned already"),
            None => Ok(()),
        }
    }

    pub(crate) fn inputs(&self) -> anyhow::Result<Inputs> {
        let list = self.pairs.as_deref().map(crate::stream::read_list).transpose()?;
        Ok(Inputs { paths: self.paths.clone(), list, from: self.from, to: self.to })
    }
}

/// Refuses what is about files where records come from standard input; each with its name when it was given.
pub(crate) fn refuse_with_stream(format: InputFormat, given: &[(bool, &str)]) -> anyhow::Result<()> {
    match given.iter().find(|(is_given, _)| *is_given) {
        Some((_, what)) if format == InputFormat::Jsonl => {
            bail!("{what} does not go with `--input-format jsonl`, which reads records from standard input (`< FILE`)")
        }
        _ => Ok(()),
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
