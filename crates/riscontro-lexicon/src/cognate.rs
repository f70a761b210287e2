//! Cognates: words of both languages that share their root.
//!
//! Two words are taken for cognates when they begin alike: the same first three letters, four letters in common, and at
//! least half of the longer word. Before they are compared both are brought to one shape: known endings become the name
//! of their class (`suffixes.tsv`, one list a language, which meet at the class), and spellings that languages are known
//! to differ in are levelled (`ph` and `f`, doubled letters). The words of the target stand in alphabetical order, so those
//! that begin like a source word are its neighbours there: a look at a few neighbours replaces comparing all with all.

use riscontro_core::LangTag;
use riscontro_lang::{Table, fold};

const SUFFIXES: Table = Table::new(include_str!("suffixes.tsv"));

/// How many neighbours on each side are looked at.
const NEIGHBOURS: usize = 24;
/// Letters that must be left before an ending for it to be one.
const SHORTEST_STEM: usize = 2;
/// Letters that cognates begin with.
const SHARED_START: usize = 4;

/// Brings words of one language to the shape in which cognates are compared.
#[derive(Debug)]
pub(crate) struct Shaper {
    /// Ending and class; the longer endings first.
    endings: Vec<(&'static str, &'static str)>,
}

impl Shaper {
    /// Reads the endings of `lang`; a language without any is compared by spelling alone.
    pub(crate) fn new(lang: LangTag) -> Self {
        let rows = SUFFIXES.rows::<3>().filter(|[_, language, _]| *language == lang.primary());
        let mut endings: Vec<_> = rows.map(|[class, _, ending]| (ending, class)).collect();
        endings.sort_by_key(|(ending, _)| (std::cmp::Reverse(ending.len()), *ending));
        Shaper { endings }
    }

    /// The shape of a folded word; `None` when it is too short, or not made of letters alone.
    pub(crate) fn shape(&self, word: &str) -> Option<String> {
        if word.chars().count() < SHARED_START || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let has_stem = |stem: &&str| stem.chars().count() >= SHORTEST_STEM;
        let cut = |(ending, class): &(&str, &'static str)| {
            word.strip_suffix(ending).filter(has_stem).map(|stem| (stem, *class))
        };
        let (stem, class) = self.endings.iter().find_map(cut).unwrap_or((word, ""));
        let mut shape = String::with_capacity(word.len() + 2);
        level(stem, &mut shape);
        shape.push_str(class);
        Some(shape)
    }
}

/// Appends `word` with the spellings levelled that cognates differ in.
fn level(word: &str, out: &mut String) {
    let mut letters = word.chars().peekable();
    let mut last = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let levelled = match (letter, next) {
            ('p', Some('h')) => {
                letters.next();
                'f'
            }
            ('h', _) => continue,
            ('c' | 'p', Some('t')) if last.is_some() => continue,
            ('y' | 'j', _) => 'i',
            ('k' | 'q', _) => 'c',
            ('x', _) => 's',
            ('w', _) => 'v',
            _ => letter,
        };
        if last != Some(levelled) {
            out.push(levelled);
        }
        last = Some(levelled);
    }
}

/// Whether the rules for cognates link two words, each with its language; they may have capitals and accents.
#[must_use]
pub fn are_cognates(source: (LangTag, &str), target: (LangTag, &str)) -> bool {
    let shape = |(lang, word): (LangTag, &str)| Shaper::new(lang).shape(&fold(word));
    let (Some(source), Some(target)) = (shape(source), shape(target)) else { return false };
    weight(shared_start(&source, &target), &source, &target).is_some()
}

/// The words of one side, by shape.
#[derive(Debug)]
pub(crate) struct CognateIndex {
    sorted: Vec<(String, u32)>,
}

impl CognateIndex {
    /// Returns the index of `words`: shapes and the numbers of the words that have them.
    pub(crate) fn new(words: impl Iterator<Item = (String, u32)>) -> Self {
        let mut sorted: Vec<(String, u32)> = words.collect();
        sorted.sort();
        CognateIndex { sorted }
    }

    /// Calls `found(word, weight)` for the words that may be cognates of the word of this shape.
    pub(crate) fn cognates(&self, shape: &str, mut found: impl FnMut(u32, f32)) {
        let at = self.sorted.partition_point(|(other, _)| other.as_str() < shape);
        let mut look = |(other, word): &(String, u32)| {
            let shared = shared_start(shape, other);
            if let Some(weight) = weight(shared, shape, other) {
                found(*word, weight);
            }
            shared >= SHARED_START - 1
        };
        let _ = self.sorted[at..].iter().take(NEIGHBOURS).all(&mut look);
        let _ = self.sorted[..at].iter().rev().take(NEIGHBOURS).all(&mut look);
    }
}

fn shared_start(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// From .5 for words that are half alike to .95 for words of one shape.
fn weight(shared: usize, a: &str, b: &str) -> Option<f32> {
    let longer = a.chars().count().max(b.chars().count());
    if shared < SHARED_START.min(longer) || shared * 2 < longer {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "lengths of words")]
    let alike = shared as f32 / longer as f32;
    Some(0.5 + 0.9 * (alike - 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_cognates(italian: &str, english: &str) -> Option<f32> {
        let shape = |lang, word| Shaper::new(LangTag::new(lang)).shape(word);
        let index = CognateIndex::new(shape("en", english).map(|shape| (shape, 0)).into_iter());
        let mut best = None;
        index.cognates(&shape("it", italian)?, |_, weight| best = best.max(Some((weight * 100.0) as u32)));
        best.map(|percent| percent as f32 / 100.0)
    }

    #[test]
    fn endings_answer_each_other() {
        for (italian, english) in [
            ("nazione", "nation"),
            ("liberta", "liberty"),
            ("economico", "economic"),
            ("finalmente", "finally"),
            ("analista", "analyst"),
            ("presidenza", "presidency"),
            ("internazionale", "international"),
            ("filosofia", "philosophy"),
        ] {
            let found = are_cognates(italian, english);
            assert!(found.is_some_and(|weight| weight > 0.8), "{italian} {english}: {found:?}");
        }
    }

    #[test]
    fn words_that_only_begin_alike_are_no_cognates() {
        for (italian, english) in [("prezzo", "president"), ("cane", "cannot"), ("contare", "contemporaneously")] {
            assert_eq!(are_cognates(italian, english), None, "{italian} {english}");
        }
        assert!(are_cognates("democrazia", "democratic").is_some_and(|weight| weight < 0.8));
    }

    #[test]
    fn a_crowd_of_words_with_one_start_is_not_searched_through() {
        let crowd = (0..20_000_u32).map(|at| (format!("prova{at:05}"), at));
        let mut looked_at = 0;
        CognateIndex::new(crowd).cognates("prova10000", |_, _| looked_at += 1);
        assert!((1..=2 * NEIGHBOURS).contains(&looked_at));
    }

    #[test]
    fn the_table_of_endings_is_sorted_and_without_doubles() {
        let rows: Vec<_> = SUFFIXES.rows::<3>().collect();
        assert!(rows.is_sorted_by(|a, b| a < b));
        assert!(rows.iter().all(|[class, language, ending]| {
            !class.is_empty() && language.parse::<LangTag>().is_ok() && ending.chars().all(char::is_alphabetic)
        }));
    }
}
