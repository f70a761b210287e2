//! Pairs of texts in Italian and English, and the lines that hand them to the program.

use std::collections::BTreeMap;

use riscontro_core::LangTag;
use riscontro_engine::LANGUAGES;
use riscontro_lang::{Language, find, fold};
use riscontro_testkit::{ENGLISH, ITALIAN, PairedProse, PairedSegments, PairedTables, WordTables};
use serde_json::json;

/// Any seed would do; the same one makes the same text everywhere.
const SEED: u64 = 20_261_126;

/// Two words look alike when they begin with so many letters in common.
const ALIKE: usize = 6;

/// One document of so many segments on each side.
pub(crate) fn document(segments: usize) -> PairedSegments {
    prose().segments(segments)
}

/// Articles of about so many segments on each side.
pub(crate) fn articles(count: usize, segments: usize) -> Vec<PairedSegments> {
    let mut prose = prose();
    // From three quarters of the length to five quarters.
    (0..count).map(|at| prose.segments(segments * 3 / 4 + at % (segments / 2 + 1))).collect()
}

/// The pairs as JSON lines.
pub(crate) fn lines(pairs: impl IntoIterator<Item = PairedSegments>) -> String {
    let mut out = String::new();
    for (at, PairedSegments { source, target }) in pairs.into_iter().enumerate() {
        let record = json!({
            "id": at, "source_lang": "it", "target_lang": "en", "source": source, "target": target,
        });
        out += &record.to_string();
        out.push('\n');
    }
    out
}

fn prose() -> PairedProse {
    let language = |tag: &'static str| find(LANGUAGES, LangTag::new(tag)).expect("the language has a folder");
    let (italian, english) = (language("it"), language("en"));
    let source = (&ITALIAN, words(italian));
    let target = (&ENGLISH, words(english));
    PairedProse::new(
        PairedTables { source, target, names: names(italian, english), alike: alike(italian, english) },
        SEED,
    )
}

fn words(language: &Language) -> WordTables<'static> {
    WordTables {
        stopwords: language.stopwords.text(),
        common_words: language.common_words.text(),
        given_names: language.given_names.text(),
        abbreviations: language.abbreviations.text(),
    }
}

/// The names that both languages have a form for: the first one of each in the tables.
fn names(source: &Language, target: &Language) -> Vec<[&'static str; 2]> {
    let mut forms: BTreeMap<&str, &str> = BTreeMap::new();
    for [form, id] in target.exonyms.rows::<2>() {
        forms.entry(id).or_insert(form);
    }
    let pairs = source.exonyms.rows::<2>().filter_map(|[form, id]| Some([form, *forms.get(id)?]));
    pairs.collect()
}

/// Words of both languages that begin alike.
fn alike(source: &Language, target: &Language) -> Vec<[&'static str; 2]> {
    let head = |word: &str| fold(word).get(..ALIKE).map(str::to_owned);
    let words = target.common_words.rows::<1>().filter(|[word]| !word.contains(' '));
    let by_head: BTreeMap<String, &str> = words.filter_map(|[word]| Some((head(word)?, word))).collect();
    let pairs = source.common_words.rows::<1>().filter_map(|[word]| Some([word, *by_head.get(&head(word)?)?]));
    pairs.filter(|[word, _]| !word.contains(' ')).collect()
}
