//! `riscontro.toml`, as it is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use riscontro_core::LineIndex;
use serde::Deserialize;

use crate::error::EngineError;
use crate::nearest::hint;

/// The name of the configuration file.
pub(crate) const FILE_NAME: &str = "riscontro.toml";

/// The configuration: everything optional, unknown keys refused with the nearest known one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Config {
    pub(crate) segment: SegmentTable,
    pub(crate) align: AlignTable,
    pub(crate) glossary: GlossaryTable,
    pub(crate) names: FilesTable,
    pub(crate) rules: RulesTable,
    /// The folder that paths in the file are relative to.
    #[serde(skip)]
    pub(crate) folder: PathBuf,
    #[serde(skip)]
    pub(crate) file: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct SegmentTable {
    pub(crate) paragraphs: Option<String>,
    pub(crate) quotes: Option<String>,
    pub(crate) srx: Option<PathBuf>,
    /// A list, or a table of lists by language.
    pub(crate) abbreviations: Option<toml::Value>,
    pub(crate) abbreviations_files: Vec<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct AlignTable {
    pub(crate) min_confidence: Option<f64>,
    pub(crate) delimiter: Option<String>,
    pub(crate) lexicon: Vec<PathBuf>,
    pub(crate) vectors: Option<PathBuf>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct FilesTable {
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct GlossaryTable {
    pub(crate) files: Vec<PathBuf>,
    /// Concepts that are not judged.
    pub(crate) ignore: Vec<String>,
    /// The tables of single concepts.
    pub(crate) concepts: BTreeMap<String, ConceptTable>,
    /// Whether other spellings of a term are the same term; they are unless this says no.
    pub(crate) spelling_variants: Option<bool>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ConceptTable {
    /// Rules and groups that do not speak of it.
    pub(crate) ignore: Vec<String>,
    /// The severity of what is said of it.
    pub(crate) severity: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct RulesTable {
    pub(crate) select: Option<Vec<String>>,
    pub(crate) ignore: Vec<String>,
    pub(crate) fail_on: Option<String>,
    /// The tables of single rules.
    #[serde(flatten)]
    pub(crate) options: BTreeMap<String, toml::Value>,
}

/// The tables and their keys. `numbers` has none: its rules take options in `[rules.<id>]`.
const KEYS: &[(&str, &[&str])] = &[
    ("segment", &["paragraphs", "quotes", "srx", "abbreviations", "abbreviations-files"]),
    ("align", &["min-confidence", "delimiter", "lexicon", "vectors"]),
    ("numbers", &[]),
    ("names", &["files"]),
    ("glossary", &["files", "ignore", "concepts", "spelling-variants"]),
];
const RULE_KEYS: &[&str] = &["select", "ignore", "fail-on"];

impl Config {
    /// Reads the configuration written in `text`, the content of `file`.
    ///
    /// # Errors
    ///
    /// When the text is not TOML, or has an unknown table or key, or a value of the wrong type; the error names the file, the
    /// place and the nearest known word.
    pub fn parse(text: &str, file: &Path) -> Result<Self, EngineError> {
        let name = file.display().to_string();
        let refuse = |message: String| EngineError::config(&name, message);
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let place =
                error.span().map_or_else(|| name.clone(), |span| format!("{name}:{}", line_column(text, span.start)));
            EngineError::config(&place, error.message())
        })?;
        for (key, value) in &table {
            check_table(key, value).map_err(&refuse)?;
        }
        let config: Config = table.try_into().map_err(|error: toml::de::Error| refuse(error.message().to_owned()))?;
        let folder = file.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        Ok(Config { folder, file: name, ..config })
    }
}

/// `line:column` of a byte, both from 1, columns in characters.
fn line_column(text: &str, at: usize) -> String {
    let place = LineIndex::new(text).line_column(text, u32::try_from(at).unwrap_or(u32::MAX));
    format!("{}:{}", place.line, place.column)
}

fn check_table(key: &str, value: &toml::Value) -> Result<(), String> {
    let tables = || KEYS.iter().map(|(table, _)| *table).chain(["rules"]);
    let Some(keys) = keys_of(key) else {
        return Err(format!("unknown table `[{key}]`{}", hint(key, tables())));
    };
    let Some(table) = value.as_table() else {
        return Err(format!("`{key}` is a table: write `[{key}]`"));
    };
    for inner in table.keys() {
        if !keys.contains(&inner.as_str()) {
            return Err(format!("unknown key `{inner}` in `[{key}]`{}", hint(inner, keys.iter().copied())));
        }
    }
    Ok(())
}

fn keys_of(table: &str) -> Option<Vec<&'static str>> {
    if table == "rules" {
        let ids = riscontro_rules::RULES.iter().map(|entry| entry.meta.id.as_str());
        return Some(RULE_KEYS.iter().copied().chain(ids).collect());
    }
    KEYS.iter().find(|(known, _)| *known == table).map(|(_, keys)| keys.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        Config::parse(text, Path::new("x/riscontro.toml")).unwrap_err().to_string()
    }

    #[test]
    fn unknown_words_are_refused_with_the_nearest_known_one() {
        assert_eq!(refusal("[aling]"), "x/riscontro.toml: unknown table `[aling]` (did you mean `align`?)");
        assert!(refusal("[align]\nmin-confidense = 1").contains("did you mean `min-confidence`?"));
        assert!(refusal("[rules.number-mismach]").contains("did you mean `number-mismatch`?"));
        assert!(refusal("[numbers]\nx = 1").contains("unknown key `x` in `[numbers]`"));
        assert!(refusal("segment = 1").contains("is a table"));
        assert!(refusal("[align]\n[segment").starts_with("x/riscontro.toml:2:9: "));
    }

    #[test]
    fn every_table_may_be_left_out() {
        assert!(Config::parse("", Path::new("riscontro.toml")).is_ok());
        let config = Config::parse(
            "[rules]\nignore = ['names']\n[rules.number-mismatch]\nallow-rounding = true",
            Path::new("a/riscontro.toml"),
        );
        let config = config.unwrap();
        assert_eq!(config.rules.ignore, ["names"]);
        assert_eq!(config.folder, Path::new("a"));
    }
}
