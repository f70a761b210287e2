//! How texts are segmented: by the tables of their language and the user's abbreviations, or by an SRX file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use riscontro_core::{Document, LangTag, PairError, SrxRules};
use riscontro_formats::read_srx;
use riscontro_lang::Language;
use riscontro_segment::{Abbreviation, Quotes, SplitOptions, SplitText, Splitter};

use crate::abbreviations::{AbbreviationFile, InLanguage, read_entry, read_file};
use crate::config::SegmentTable;
use crate::error::EngineError;
use crate::load::{read_bytes, shown};
use crate::settings::{Overrides, quotes};

/// What the configuration and the arguments say; no file is read yet.
#[derive(Debug)]
pub(crate) enum Segmentation {
    /// By the tables of each language.
    Tables { quotes: Quotes, files: Vec<AbbreviationFile>, abbreviations: Vec<InLanguage> },
    /// By the rules of an SRX file.
    Srx(PathBuf),
}

const SRX_DECIDES: &str = "the rules of an SRX file alone decide where segments end";

impl Segmentation {
    /// What holds of `table`, whose paths are relative to `folder`, with `overrides` laid over.
    ///
    /// # Errors
    ///
    /// A message without its place, when a value is not known or two contradict each other.
    pub(crate) fn new(table: &SegmentTable, folder: &Path, overrides: &Overrides) -> Result<Self, String> {
        let configured = [
            (table.quotes.is_some(), "quotes"),
            (table.abbreviations.is_some(), "abbreviations"),
            (!table.abbreviations_files.is_empty(), "abbreviations-files"),
        ];
        let contradiction = configured.into_iter().find(|(is_set, _)| *is_set && table.srx.is_some());
        if let Some((_, key)) = contradiction {
            return Err(format!("`{key}` and `srx` in `[segment]` contradict each other: {SRX_DECIDES}"));
        }
        let given =
            [(overrides.quotes.is_some(), "--quotes"), (!overrides.abbreviations.is_empty(), "--abbreviations")];
        let given = given.into_iter().find(|(is_given, _)| *is_given).map(|(_, flag)| flag);
        match (&overrides.srx, &table.srx, given) {
            (Some(_), _, Some(flag)) => Err(format!("`{flag}` does not go with `--srx`: {SRX_DECIDES}")),
            (None, Some(_), Some(flag)) => {
                Err(format!("`{flag}` does not go with `srx` in `[segment]`: {SRX_DECIDES}"))
            }
            (Some(file), _, None) => Ok(Segmentation::Srx(file.clone())),
            (None, Some(file), None) => Ok(Segmentation::Srx(folder.join(file))),
            (None, None, _) => Self::tables(table, folder, overrides),
        }
    }

    fn tables(table: &SegmentTable, folder: &Path, overrides: &Overrides) -> Result<Self, String> {
        let of_file = quotes(table.quotes.as_deref())?;
        let quotes = overrides.quotes.unwrap_or(of_file);
        let of_file = table.abbreviations.as_ref().map(configured_abbreviations).transpose()?.unwrap_or_default();
        if !overrides.abbreviations.is_empty() {
            let files = overrides.abbreviations.clone();
            return Ok(Segmentation::Tables { quotes, files, abbreviations: Vec::new() });
        }
        let files = table.abbreviations_files.iter().map(|file| AbbreviationFile::parse(file).within(folder));
        Ok(Segmentation::Tables { quotes, files: files.collect(), abbreviations: of_file })
    }

    /// Reads the files.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or has a fault; the error names the file and the line.
    pub(crate) fn load(&self) -> Result<Segmenting, EngineError> {
        match self {
            Segmentation::Srx(path) => {
                let name = shown(path);
                let rules = read_srx(&read_bytes(path)?);
                let rules = rules.map_err(|error| EngineError::input(error.in_file(&name)))?;
                Ok(Segmenting::Srx(Arc::new(SrxFile { name, rules })))
            }
            Segmentation::Tables { quotes, files, abbreviations } => {
                let mut all = abbreviations.clone();
                for file in files {
                    all.extend(read_file(file)?);
                }
                Ok(Segmenting::Tables { quotes: *quotes, abbreviations: all })
            }
        }
    }
}

/// `abbreviations = ["sett."]`, or a table by language.
fn configured_abbreviations(value: &toml::Value) -> Result<Vec<InLanguage>, String> {
    let expected =
        || "`abbreviations` in `[segment]` is a list such as `[\"sett.\"]`, or a table of lists by language".to_owned();
    let list = |lang: Option<LangTag>, value: &toml::Value| -> Result<Vec<InLanguage>, String> {
        let entries = value.as_array().ok_or_else(expected)?;
        let entry = |entry: &toml::Value| {
            let text = entry.as_str().ok_or_else(expected)?;
            read_entry(lang, text).map_err(|error| format!("`abbreviations` in `[segment]`: {error}"))
        };
        entries.iter().map(entry).collect()
    };
    let Some(table) = value.as_table() else { return list(None, value) };
    let mut all = Vec::new();
    for (key, value) in table {
        let lang = key.parse().map_err(|error| format!("`[segment.abbreviations]`: {error}"))?;
        all.extend(list(Some(lang), value)?);
    }
    Ok(all)
}

/// How texts are segmented, with every file read.
#[derive(Debug)]
pub(crate) enum Segmenting {
    Tables { quotes: Quotes, abbreviations: Vec<InLanguage> },
    Srx(Arc<SrxFile>),
}

/// The rules of a file and what messages call it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SrxFile {
    name: String,
    rules: SrxRules,
}

/// What a splitter is built of, besides its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Recipe {
    Tables(SplitOptions),
    Srx(Arc<SrxFile>),
}

/// The splitters built so far.
#[derive(Debug, Default)]
pub(crate) struct Splitters(BTreeMap<(LangTag, Recipe), Arc<NamedSplitter>>);

/// A splitter, and the name of the file it comes from, if it comes from one.
#[derive(Debug)]
pub(crate) struct NamedSplitter {
    splitter: Splitter,
    file: Option<Arc<SrxFile>>,
}

impl Segmenting {
    /// Whether an SRX file decides, and the tables of languages are not asked.
    pub(crate) fn is_by_srx(&self) -> bool {
        matches!(self, Segmenting::Srx(_))
    }

    fn recipe(&self, tag: LangTag) -> Recipe {
        match self {
            Segmenting::Srx(file) => Recipe::Srx(Arc::clone(file)),
            Segmenting::Tables { quotes, abbreviations } => {
                let own = abbreviations.iter().filter(|abbreviation| abbreviation.holds_in(tag));
                let abbreviations: Arc<[Abbreviation]> = own.map(|own| own.abbreviation.clone()).collect();
                Recipe::Tables(SplitOptions { quotes: *quotes, abbreviations })
            }
        }
    }
}

impl Splitters {
    /// The splitter of `language`, which a text calls `tag`, built at its first use.
    pub(crate) fn get(
        &mut self,
        (language, tag): (&Language, LangTag),
        segmenting: &Segmenting,
    ) -> Result<Arc<NamedSplitter>, PairError> {
        let key = (tag, segmenting.recipe(tag));
        if let Some(splitter) = self.0.get(&key) {
            return Ok(Arc::clone(splitter));
        }
        let (splitter, file) = match &key.1 {
            Recipe::Tables(options) => (Splitter::new(language, options.clone()), None),
            Recipe::Srx(file) => {
                let splitter = Splitter::from_srx(&file.rules, tag);
                (splitter.map_err(|error| PairError::new(error.in_file(&file.name)))?, Some(Arc::clone(file)))
            }
        };
        let splitter = Arc::new(NamedSplitter { splitter, file });
        self.0.insert(key, Arc::clone(&splitter));
        Ok(splitter)
    }
}

impl NamedSplitter {
    /// The segments of a document, in text order, and what was noticed on the way.
    pub(crate) fn split(&self, document: &Document) -> Result<SplitText, PairError> {
        self.splitter.split_strictly(document).map_err(|error| {
            let file = self.file.as_ref().map_or("", |file| file.name.as_str());
            PairError::new(format!("{}: {}", document.path, error.in_file(file)))
        })
    }
}
