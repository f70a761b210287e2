//! Settings: complete and validated, made of a configuration and the arguments that override it.

use std::path::PathBuf;
use std::sync::Arc;

use riscontro_core::{Group, LangTag, RuleId, RuleMeta, Severity};
use riscontro_formats::{Paragraphs, decode};
use riscontro_lang::Spelling;
use riscontro_rules::{ActiveRule, RULES, RuleEntry};
use riscontro_segment::Quotes;

use crate::abbreviations::AbbreviationFile;
use crate::concepts::ConceptRule;
use crate::config::{Config, RulesTable};
use crate::error::EngineError;
use crate::input::INPUT_RULES;
use crate::knowledge::{KnowledgeFiles, is_nothing};
use crate::nearest::hint;
use crate::segmentation::Segmentation;
use crate::sentence_vectors::VectorFiles;

/// What arguments say; each field overrides the configuration where it is given.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Rules and groups to run, instead of those that are on by default.
    pub select: Option<Vec<String>>,
    /// Rules and groups not to run.
    pub ignore: Vec<String>,
    /// The lightest severity that fails a run.
    pub fail_on: Option<Severity>,
    /// Glossary files, instead of those of the configuration.
    pub glossary: Vec<PathBuf>,
    /// Lists of names, instead of those of the configuration.
    pub names: Vec<PathBuf>,
    /// The language of the sources.
    pub from: Option<LangTag>,
    /// The language of the targets.
    pub to: Option<LangTag>,
    /// The encoding of all files.
    pub encoding: Option<String>,
    /// Whether quotations are split.
    pub quotes: Option<Quotes>,
    /// The SRX file whose rules segment texts, instead of the tables of their language.
    pub srx: Option<PathBuf>,
    /// Files of abbreviations, instead of those of the configuration.
    pub abbreviations: Vec<AbbreviationFile>,
    /// What the files hold.
    pub aligned: Aligned,
    /// What lines begin with that are borders, instead of what the configuration says.
    pub delimiter: Option<String>,
    /// Dictionaries, instead of those of the configuration; `none` turns off those of the program.
    pub lexica: Vec<PathBuf>,
    /// A folder of word vectors; `none` turns off those of the program.
    pub vectors: Option<PathBuf>,
    /// Which words that answer one another come with an alignment.
    pub told: Told,
    /// Whether pairs leave records behind, to be compared at the end of the run.
    pub compares_pairs: bool,
    /// Vectors of the segments of the one pair of the run.
    pub vector_files: Option<VectorFiles>,
}

/// Which words that answer one another come with an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    /// None.
    #[default]
    Nothing,
    /// Those that speak for each bead, numbers among them.
    Evidence,
    /// Words alone: a unit is a word and no part of an amount, and numbers are left out.
    Words,
}

/// How much of the work is done in the files already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aligned {
    /// Nothing: they are documents.
    #[default]
    No,
    /// They are split: each line is a segment, and a blank line ends a paragraph.
    Segmented,
    /// All: line i of one translates line i of the other.
    ByLine,
}

/// Everything a checker needs to know, nothing left open.
#[derive(Debug)]
pub struct Settings {
    pub(crate) paragraphs: Paragraphs,
    pub(crate) segmentation: Segmentation,
    pub(crate) min_confidence: f32,
    pub(crate) glossary: Vec<PathBuf>,
    pub(crate) spelling: Spelling,
    pub(crate) concepts: Vec<ConceptRule>,
    pub(crate) names: Vec<PathBuf>,
    pub(crate) rules: Vec<ActiveRule>,
    pub(crate) input_rules: Vec<RuleMeta>,
    pub(crate) fail_on: Severity,
    pub(crate) from: Option<LangTag>,
    pub(crate) to: Option<LangTag>,
    pub(crate) encoding: Option<String>,
    pub(crate) aligned: Aligned,
    pub(crate) delimiter: Option<Delimiter>,
    pub(crate) knowledge: KnowledgeFiles,
    pub(crate) told: Told,
    pub(crate) compares_pairs: bool,
    pub(crate) vector_files: Option<VectorFiles>,
}

/// What lines begin with that are borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Delimiter {
    pub(crate) text: Arc<str>,
    /// Whether an argument said so: then every pair should have some.
    pub(crate) is_asked: bool,
}

/// Beads of lower confidence are not judged.
const MIN_CONFIDENCE: f64 = 0.25;

impl Settings {
    /// Returns the settings of `config` with `overrides` laid over.
    ///
    /// # Errors
    ///
    /// When a value, a rule or a group is unknown; the error names the nearest known one.
    pub fn new(config: &Config, overrides: &Overrides) -> Result<Self, EngineError> {
        let encoding = overrides.encoding.as_deref().map(known_encoding).transpose()?;
        Self::of(config, overrides, encoding).map_err(|message| {
            if config.file.is_empty() {
                EngineError::input(message)
            } else {
                EngineError::config(&config.file, message)
            }
        })
    }

    /// The settings with an encoding that is known; an error is a message without the file.
    fn of(config: &Config, overrides: &Overrides, encoding: Option<String>) -> Result<Self, String> {
        let min_confidence = min_confidence(config.align.min_confidence)?;
        let is_selected = selection_of(&config.rules, overrides)?;
        Ok(Settings {
            paragraphs: paragraphs(config.segment.paragraphs.as_deref())?,
            segmentation: Segmentation::new(&config.segment, &config.folder, overrides)?,
            min_confidence,
            glossary: files(config, &config.glossary.files, &overrides.glossary),
            spelling: spelling(config.glossary.spelling_variants),
            concepts: ConceptRule::read(&config.glossary, known)?,
            names: files(config, &config.names.files, &overrides.names),
            rules: rules(&config.rules, &is_selected)?,
            input_rules: INPUT_RULES.into_iter().filter(|meta| is_selected(meta)).collect(),
            fail_on: overrides.fail_on.map_or_else(|| fail_on(config.rules.fail_on.as_deref()), Ok)?,
            from: overrides.from,
            to: overrides.to,
            encoding,
            aligned: overrides.aligned,
            knowledge: knowledge(config, overrides),
            told: overrides.told,
            compares_pairs: overrides.compares_pairs,
            vector_files: overrides.vector_files.clone(),
            delimiter: delimiter(config.align.delimiter.as_deref(), overrides)?,
        })
    }

    /// What lines begin with that are borders, where there is something.
    pub(crate) fn delimiter(&self) -> Option<&Arc<str>> {
        self.delimiter.as_ref().map(|delimiter| &delimiter.text)
    }

    /// The rule on input files of that id, unless it is ignored.
    pub(crate) fn input_rule(&self, id: RuleId) -> Option<RuleMeta> {
        self.input_rules.iter().copied().find(|meta| meta.id == id)
    }

    /// The lightest severity that fails a run.
    #[must_use]
    pub fn fail_on(&self) -> Severity {
        self.fail_on
    }
}

fn min_confidence(configured: Option<f64>) -> Result<f32, String> {
    let value = configured.unwrap_or(MIN_CONFIDENCE);
    if !(0.0..=1.0).contains(&value) {
        return Err(format!("`min-confidence` in `[align]` is {value}: expected 0 to 1"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "a confidence needs no more")]
    let value = value as f32;
    Ok(value)
}

/// The rules that run, with their options.
fn rules(config: &RulesTable, is_selected: impl Fn(&RuleMeta) -> bool) -> Result<Vec<ActiveRule>, String> {
    let build = |entry: &RuleEntry| {
        let options = config.options.get(entry.meta.id.as_str()).and_then(|value| value.as_table());
        let rule = entry.build(options.cloned().unwrap_or_default());
        rule.map_err(|error| format!("`[rules.{}]`: {error}", entry.meta.id))
    };
    RULES.iter().filter(|entry| is_selected(&entry.meta)).map(build).collect()
}

/// The files of a table; arguments override the file, whose paths are relative to it.
fn files(config: &Config, configured: &[PathBuf], given: &[PathBuf]) -> Vec<PathBuf> {
    if given.is_empty() { configured.iter().map(|file| config.folder.join(file)).collect() } else { given.to_vec() }
}

/// Whether a rule runs, by the file and the arguments.
fn selection_of(config: &RulesTable, overrides: &Overrides) -> Result<impl Fn(&RuleMeta) -> bool + use<>, String> {
    check_names(&config.ignore)?;
    let select = overrides.select.as_ref().or(config.select.as_ref());
    // Whoever asks for rules by argument gets them, whatever the file ignores.
    let ignored_by_file = if overrides.select.is_some() { &[] } else { &config.ignore[..] };
    selection(select, ignored_by_file, &overrides.ignore)
}

/// Whether a rule runs: it is selected by name or group (or on by default) and not ignored by either.
fn selection(
    select: Option<&Vec<String>>,
    ignore: &[String],
    more_ignored: &[String],
) -> Result<impl Fn(&RuleMeta) -> bool + use<>, String> {
    let words = |words: &[String]| -> Result<Vec<String>, String> {
        words.iter().flat_map(|word| word.split(',')).map(|word| known(word.trim())).collect()
    };
    let select = select.map(|select| words(select)).transpose()?;
    let ignored = [words(ignore)?, words(more_ignored)?].concat();
    let names = |list: &[String], meta: &RuleMeta| {
        list.iter().any(|word| word == meta.id.as_str() || word == meta.group.as_str())
    };
    // Faults of the input are reported whatever is selected; only `--ignore` silences them.
    Ok(move |meta: &RuleMeta| {
        let wanted = match &select {
            Some(select) => names(select, meta) || meta.group == Group::Input,
            None => meta.on_by_default,
        };
        wanted && !names(&ignored, meta)
    })
}

fn check_names(words: &[String]) -> Result<(), String> {
    words.iter().try_for_each(|word| known(word.trim()).map(drop))
}

fn known(word: &str) -> Result<String, String> {
    let ids = || crate::rules().into_iter().map(|meta| meta.id.as_str()).chain(Group::ALL.map(|group| group.as_str()));
    if ids().any(|known| known == word) {
        return Ok(word.to_owned());
    }
    if word.is_empty() {
        return Err("an empty name in a list of rules and groups; `riscontro rules` lists them".to_owned());
    }
    Err(format!("unknown rule or group `{word}`{}; `riscontro rules` lists them", hint(word, ids())))
}

/// Refuses an encoding that nobody knows, once and not for each file.
fn known_encoding(label: &str) -> Result<String, EngineError> {
    let nothing = decode(b"", Some(label), None);
    nothing.map(|_| label.to_owned()).map_err(|error| EngineError::input(error.to_string()))
}

fn choice<T: Copy>(key: &str, value: &str, known: &[(&str, T)]) -> Result<T, String> {
    known.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice).ok_or_else(|| {
        let words: Vec<_> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
        format!("`{key}` is `{value}`: expected {}", words.join(" or "))
    })
}

/// The dictionaries and vectors; arguments override the file, whose paths are relative to it.
fn knowledge(config: &Config, overrides: &Overrides) -> KnowledgeFiles {
    let beside = |path: &PathBuf| if is_nothing(path) { path.clone() } else { config.folder.join(path) };
    let lexica = if overrides.lexica.is_empty() {
        config.align.lexicon.iter().map(beside).collect()
    } else {
        overrides.lexica.clone()
    };
    KnowledgeFiles { lexica, vectors: overrides.vectors.clone().or_else(|| config.align.vectors.as_ref().map(beside)) }
}

/// The delimiter; arguments override the file.
fn delimiter(configured: Option<&str>, overrides: &Overrides) -> Result<Option<Delimiter>, String> {
    let asked = overrides.delimiter.as_deref();
    let Some(text) = asked.or(configured) else { return Ok(None) };
    let name = if asked.is_some() { "`--delimiter`" } else { "`delimiter` in `[align]`" };
    if text.trim().is_empty() || text.contains(['\n', '\r']) {
        return Err(format!("{name} is empty or has a line break: give what a line begins with, such as `<chapter>`"));
    }
    // White space before it would never be seen: lines are compared without.
    Ok(Some(Delimiter { text: text.trim_start().into(), is_asked: asked.is_some() }))
}

fn paragraphs(value: Option<&str>) -> Result<Paragraphs, String> {
    let known = [("auto", Paragraphs::Auto), ("line", Paragraphs::Line), ("blank", Paragraphs::Blank)];
    value.map_or(Ok(Paragraphs::Auto), |value| choice("paragraphs", value, &known))
}

/// What is done with quotations.
pub(crate) fn quotes(value: Option<&str>) -> Result<Quotes, String> {
    value.map_or(Ok(Quotes::Split), |value| {
        choice("quotes", value, &[("split", Quotes::Split), ("whole", Quotes::Whole)])
    })
}

fn fail_on(value: Option<&str>) -> Result<Severity, String> {
    let known = Severity::ALL.map(|severity| (severity.as_str(), severity));
    value.map_or(Ok(Severity::Error), |value| choice("fail-on", value, &known))
}

/// How the terms of glossaries may be spelt: `organise` and `organize` are one term unless the configuration says no.
fn spelling(variants: Option<bool>) -> Spelling {
    if variants.unwrap_or(true) { Spelling::EveryCountry } else { Spelling::AsGiven }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn ids(select: Option<&[&str]>, ignore: &[&str]) -> Vec<&'static str> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let overrides = Overrides { select: select.map(owned), ignore: owned(ignore), ..Overrides::default() };
        let settings = Settings::new(&Config::default(), &overrides).unwrap();
        settings.rules.iter().map(|rule| rule.meta().id.as_str()).collect()
    }

    #[test]
    fn rules_are_selected_by_name_and_by_group() {
        assert_eq!(
            ids(Some(&["date-mismatch", "terms"]), &[]),
            ["date-mismatch", "term-added", "term-forbidden", "term-inconsistent", "term-missing"]
        );
        assert_eq!(
            ids(Some(&["terms,date-mismatch"]), &["term-missing"]),
            ["date-mismatch", "term-added", "term-forbidden", "term-inconsistent"]
        );
        assert!(ids(None, &["names"]).iter().all(|id| !id.starts_with("name")));
    }

    #[test]
    fn a_delimiter_of_the_file_holds_unless_an_argument_says_another() {
        let delimiter = |text: &str, asked: Option<&str>| {
            let config = Config::parse(text, Path::new("riscontro.toml")).unwrap();
            let overrides = Overrides { delimiter: asked.map(str::to_owned), ..Overrides::default() };
            let settings = Settings::new(&config, &overrides).map_err(|error| error.to_string());
            settings.map(|settings| settings.delimiter().map(|text| text.to_string()))
        };
        let file = "[align]\ndelimiter = ' # '";
        assert_eq!(delimiter("", None), Ok(None));
        assert_eq!(delimiter(file, None), Ok(Some("# ".to_owned())));
        assert_eq!(delimiter(file, Some(".EOA")), Ok(Some(".EOA".to_owned())));
        let refusal = delimiter("[align]\ndelimiter = ''", None).unwrap_err();
        assert!(refusal.starts_with("riscontro.toml: `delimiter` in `[align]` is empty"), "{refusal}");
    }

    #[test]
    fn an_unknown_rule_is_refused_with_the_nearest() {
        let overrides = Overrides { select: Some(vec!["nunbers".into()]), ..Overrides::default() };
        let error = Settings::new(&Config::default(), &overrides).unwrap_err().to_string();
        assert!(error.contains("`nunbers` (did you mean `numbers`?)"), "{error}");
    }
}
