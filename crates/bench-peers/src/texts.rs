//! What is split: the articles of the corpus, made-up prose of the press and of law, and a file if one is named.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use riscontro_core::LangTag;
use riscontro_lang::{LANGUAGES, Language, find};
use riscontro_testkit::{ENGLISH, Habits, ITALIAN, Prose, ProseKind, WordTables};

/// About so many bytes each text has: more than the caches nearest to the processor hold.
const TEXT_BYTES: usize = 4_000_000;

/// Any seed would do; the same one makes the same text everywhere.
const SEED: u64 = 20_261_126;

/// A language of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Side {
    #[value(name = "it")]
    Italian,
    #[value(name = "en")]
    English,
}

impl Side {
    pub(crate) const BOTH: [Side; 2] = [Side::Italian, Side::English];

    pub(crate) fn tag(self) -> &'static str {
        match self {
            Side::Italian => "it",
            Side::English => "en",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Side::Italian => "Italian",
            Side::English => "English",
        }
    }

    pub(crate) fn language(self) -> anyhow::Result<&'static Language> {
        find(LANGUAGES, LangTag::new(self.tag())).context("the language has a folder")
    }

    fn habits(self) -> &'static Habits {
        match self {
            Side::Italian => &ITALIAN,
            Side::English => &ENGLISH,
        }
    }
}

/// A text, cut into paragraphs once for all splitters.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) side: Side,
    pub(crate) name: String,
    /// Trimmed, not empty; at least one.
    pub(crate) paragraphs: Vec<String>,
}

impl Text {
    /// The language and the name.
    pub(crate) fn title(&self) -> String {
        format!("{}, {}", self.side.name(), self.name)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.paragraphs.iter().map(String::len).sum()
    }

    /// How many of the marks `. ? !` there are in a million bytes.
    pub(crate) fn marks_per_megabyte(&self) -> usize {
        let marks = |paragraph: &String| paragraph.bytes().filter(|byte| b".?!".contains(byte)).count();
        self.paragraphs.iter().map(marks).sum::<usize>() * 1_000_000 / self.bytes()
    }
}

/// Every text, those of the same kind in both languages one after the other.
pub(crate) fn all(named: Option<(&Path, Side)>) -> anyhow::Result<Vec<Text>> {
    let mut texts = Vec::new();
    for side in Side::BOTH {
        texts.push(articles(side)?);
    }
    for (kind, name) in [(ProseKind::News, "made-up news"), (ProseKind::Law, "made-up law")] {
        for side in Side::BOTH {
            texts.push(made_up(side, kind, name)?);
        }
    }
    if let Some((path, side)) = named {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        texts.push(repeated(side, path.display().to_string(), paragraphs(&text))?);
    }
    Ok(texts)
}

pub(crate) fn made_up(side: Side, kind: ProseKind, name: &str) -> anyhow::Result<Text> {
    let language = side.language()?;
    let tables = WordTables {
        stopwords: language.stopwords.text(),
        common_words: language.common_words.text(),
        given_names: language.given_names.text(),
        abbreviations: language.abbreviations.text(),
    };
    let paragraphs = Prose::new(side.habits(), &tables, SEED).paragraphs(kind, TEXT_BYTES);
    Ok(Text { side, name: name.to_owned(), paragraphs })
}

/// Both halves of the article pairs that are in the language, again and again.
pub(crate) fn articles(side: Side) -> anyhow::Result<Text> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/it-en/articles");
    let mut paths = Vec::new();
    for folder in entries(&root)?.iter().filter(|path| path.is_dir()) {
        paths.extend(entries(folder)?.into_iter().filter(|path| is_article(path, side)));
    }
    let mut all = Vec::new();
    for path in paths {
        all.extend(paragraphs(&decoded(fs::read(&path)?)));
    }
    repeated(side, "articles of the corpus".to_owned(), all)
}

/// What a folder holds, sorted.
fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Whether a file is called `source.it.md`, `target.it.txt` and so on.
fn is_article(path: &Path, side: Side) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut parts = name.split('.');
    matches!(parts.next(), Some("source" | "target")) && parts.next() == Some(side.tag())
}

/// The text of a file in UTF-8, else in Latin-1, as one article is.
fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().copied().map(char::from).collect())
}

/// What stands between blank lines, trimmed.
fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace('\r', "");
    text.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn repeated(side: Side, name: String, once: Vec<String>) -> anyhow::Result<Text> {
    let bytes: usize = once.iter().map(String::len).sum();
    anyhow::ensure!(bytes > 0, "{name} has no text");
    let paragraphs = vec![once; TEXT_BYTES.div_ceil(bytes)].concat();
    Ok(Text { side, name, paragraphs })
}
