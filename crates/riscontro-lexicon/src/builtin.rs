//! The lexica that ship in the program.
//!
//! `it-en.tsv` is the source, for people; `data/it-en.lexicon` is what `cargo xtask lexicon` compiled of it, and what the
//! program holds. A test compiles the table anew and compares.

use riscontro_core::LangTag;
use riscontro_lang::{LANGUAGES, Language, Table, find};

use crate::Reading;
use crate::bilingual::{Bilingual, LexiconRow, USUAL_WEIGHT};

/// The compiled lexica by their languages.
const COMPILED: [(&str, &str, &[u8]); 1] = [("it", "en", include_bytes!("../data/it-en.lexicon"))];

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
    let ((source, target, bytes), reading) = of(source, target)
        .map(|found| (found, Reading::Forward))
        .or_else(|| of(target, source).map(|found| (found, Reading::Backward)))?;
    let (source, target) = (language(source)?, language(target)?);
    let lexicon = Bilingual::from_bytes(bytes, source, target).expect("a test reads the lexica that ship");
    Some((lexicon, reading))
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
