//! The lexica that ship in the program.
//!
//! `it-en.tsv` is the source, for people; `data/it-en.lexicon` is what `cargo xtask lexicon` compiled of it, and what the
//! program holds. A test compiles the table anew and compares. `core.tsv` serves the pairs that have no lexicon of their own.

use riscontro_core::LangTag;
use riscontro_lang::{LANGUAGES, Language, Table, find};

use crate::Reading;
use crate::bilingual::{Bilingual, LexiconRow, USUAL_WEIGHT};

/// The compiled lexica by their languages.
const COMPILED: [(&str, &str, &[u8]); 1] = [("it", "en", include_bytes!("../data/it-en.lexicon"))];

/// A few thousand concepts and their words in every language that has a folder: concept, part of speech, one column a language.
const CORE: Table = Table::new(include_str!("core.tsv"));
const CORE_LANGUAGES: [&str; 7] = ["de", "en", "es", "fr", "it", "nl", "pt"];
/// The column of the first language.
const FIRST_LANGUAGE: usize = 2;
/// Stands where a language has no word for a concept.
const NO_WORD: &str = "-";

/// The lexicon between two languages, and how it is read from `source` to `target`; `None` when there is none.
///
/// # Panics
///
/// When a lexicon that ships is damaged; a test reads them all.
#[must_use]
pub fn built_in(source: LangTag, target: LangTag) -> Option<(Bilingual, Reading)> {
    let of = |from: LangTag, to: LangTag| {
        COMPILED.iter().find(|(source, target, _)| *source == from.primary() && *target == to.primary())
    };
    let found = of(source, target).map(|found| (found, Reading::Forward));
    let found = found.or_else(|| of(target, source).map(|found| (found, Reading::Backward)));
    let Some(((source, target, bytes), reading)) = found else { return core(source, target) };
    let (source, target) = (language(source)?, language(target)?);
    let lexicon = Bilingual::from_bytes(bytes, source, target).expect("a test reads the lexica that ship");
    Some((lexicon, reading))
}

/// The words that the core lexicon has for the same concepts; compiled as it is asked for, since it is small and there are many pairs.
fn core(source: LangTag, target: LangTag) -> Option<(Bilingual, Reading)> {
    let column = |lang: LangTag| CORE_LANGUAGES.iter().position(|tag| *tag == lang.primary());
    let (from, to) = (column(source)?, column(target)?);
    let row = |row: [&'static str; 9]| {
        let (source, target) = (row[FIRST_LANGUAGE + from], row[FIRST_LANGUAGE + to]);
        let is_whole = source != NO_WORD && target != NO_WORD;
        is_whole.then_some(LexiconRow { source, target, part_of_speech: Some(row[1]), weight: USUAL_WEIGHT })
    };
    let (source, target) = (find(LANGUAGES, source)?, find(LANGUAGES, target)?);
    let is_same = from == to;
    (!is_same).then(|| (Bilingual::new(CORE.rows::<9>().filter_map(row), source, target), Reading::Forward))
}

/// Compiles a table of three columns: source lemma, target lemma, part of speech. `None` for a language without tables.
#[must_use]
pub fn compile(table: Table, source: &'static str, target: &'static str) -> Option<Vec<u8>> {
    let row = |[source, target, part_of_speech]: [&'static str; 3]| LexiconRow {
        source,
        target,
        part_of_speech: Some(part_of_speech),
        weight: USUAL_WEIGHT,
    };
    Some(Bilingual::new(table.rows::<3>().map(row), language(source)?, language(target)?).to_bytes())
}

fn language(tag: &'static str) -> Option<&'static Language> {
    find(LANGUAGES, LangTag::new(tag))
}
