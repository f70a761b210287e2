//! Cognates: words of both languages that share their root.
//!
//! Two words are taken for cognates when they begin alike: the same first three letters, four letters in common, and at
//! least half of the longer word. Before they are compared both are brought to one shape: known endings become the name
//! of their class (`suffixes.tsv`, one list a language, which meet at the class), and spellings that languages are known
//! to differ in are levelled (`ph` and `f`, doubled letters). The words of the target stand in alphabetical order, so those
//! that begin like a source word are its neighbours there: a look at a few neighbours replaces comparing all with all. Where
//! more words begin alike than are looked at, those of the target look for neighbours in the source, too, so that what is
//! compared does not depend on which side is called source.

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
    /// Ending and class, sorted by the last byte of the ending; of one last byte the longer endings first.
    endings: Vec<(&'static str, &'static str)>,
    /// For each last byte where its endings begin.
    starts: [u16; 257],
}

impl Shaper {
    /// Reads the endings of `lang`; a language without any is compared by spelling alone.
    pub(crate) fn new(lang: LangTag) -> Self {
        let rows = SUFFIXES.rows::<3>().filter(|[_, language, _]| *language == lang.primary());
        let mut endings: Vec<_> = rows.map(|[class, _, ending]| (ending, class)).collect();
        let last = |ending: &str| ending.as_bytes().last().copied().unwrap_or(0);
        endings.sort_by_key(|(ending, _)| (last(ending), std::cmp::Reverse(ending.len()), *ending));
        let start = |byte: usize| endings.partition_point(|(ending, _)| usize::from(last(ending)) < byte);
        let starts = std::array::from_fn(|byte| u16::try_from(start(byte)).expect("a few hundred endings"));
        Shaper { endings, starts }
    }

    /// The endings that end in `byte`, the longer first.
    fn endings_in(&self, byte: u8) -> &[(&'static str, &'static str)] {
        let byte = usize::from(byte);
        &self.endings[usize::from(self.starts[byte])..usize::from(self.starts[byte + 1])]
    }

    /// Appends the shape of a folded word to `out`; false, with nothing appended, when the word is too short, or not made of
    /// letters alone.
    pub(crate) fn shape(&self, word: &str, out: &mut String) -> bool {
        if word.chars().count() < SHARED_START || !word.chars().all(char::is_alphabetic) {
            return false;
        }
        let has_stem = |stem: &&str| stem.chars().count() >= SHORTEST_STEM;
        let cut = |(ending, class): &(&str, &'static str)| {
            word.strip_suffix(ending).filter(has_stem).map(|stem| (stem, *class))
        };
        let endings = word.as_bytes().last().map_or(&[][..], |byte| self.endings_in(*byte));
        let (stem, class) = endings.iter().find_map(cut).unwrap_or((word, ""));
        level(stem, out);
        out.push_str(class);
        true
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
    let shape = |(lang, word): (LangTag, &str)| {
        let mut shape = String::new();
        Shaper::new(lang).shape(&fold(word), &mut shape).then_some(shape)
    };
    let (Some(source), Some(target)) = (shape(source), shape(target)) else { return false };
    let (source, target) = (Shape::of(&source), Shape::of(&target));
    weight(source.shared_start(target), source, target).is_some()
}

/// The cognates of two sides.
#[derive(Debug)]
pub(crate) struct Cognates<'w> {
    targets: CognateIndex<'w>,
    /// What target words found in the source, sorted by source word.
    found_back: Vec<FoundBack>,
}

/// A link that a target word found.
#[derive(Debug, Clone, Copy)]
struct FoundBack {
    source: u32,
    target: u32,
    weight: f32,
}

impl<'w> Cognates<'w> {
    /// Returns the cognates of words by their shapes, each with its number; empty shapes are left out.
    pub(crate) fn new<S, T>(sources: impl FnOnce() -> S, targets: impl FnOnce() -> T) -> Self
    where
        S: Iterator<Item = (&'w str, u32)>,
        T: Iterator<Item = (&'w str, u32)>,
    {
        let targets = CognateIndex::new(targets());
        let mut found_back = Vec::new();
        let crowded: Vec<_> = targets.crowded().collect();
        // Few texts have such words, and the others need no look back.
        if !crowded.is_empty() {
            let sources = CognateIndex::new(sources());
            for Shaped { shape, word: target } in crowded {
                sources.cognates(shape.text, |source, weight| {
                    found_back.push(FoundBack { source, target: *target, weight });
                });
            }
            found_back.sort_unstable_by_key(|found| (found.source, found.target));
        }
        Cognates { targets, found_back }
    }

    /// Calls `found(word, weight)` for the target words that may be cognates of the source word of this number and shape; a
    /// word may come twice.
    pub(crate) fn of(&self, source: u32, shape: &str, mut found: impl FnMut(u32, f32)) {
        self.targets.cognates(shape, &mut found);
        let first = self.found_back.partition_point(|back| back.source < source);
        let own = self.found_back[first..].iter().take_while(|back| back.source == source);
        own.for_each(|back| found(back.target, back.weight));
    }
}

/// The words of one side, by shape.
#[derive(Debug)]
struct CognateIndex<'w> {
    sorted: Vec<Shaped<'w>>,
}

/// A word and its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shaped<'w> {
    shape: Shape<'w>,
    word: u32,
}

/// A shape, compared as its text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shape<'w> {
    /// The first eight bytes, so that most comparisons look no further.
    head: u64,
    text: &'w str,
    /// How many letters it has.
    letters: usize,
}

impl<'w> Shape<'w> {
    fn of(text: &'w str) -> Self {
        Shape { head: head(text), text, letters: text.chars().count() }
    }

    /// How many letters both begin with.
    fn shared_start(self, other: Shape<'_>) -> usize {
        let differing = (self.head ^ other.head).leading_zeros() as usize / 8;
        let (a, b) = (self.text.as_bytes(), other.text.as_bytes());
        let same = || a.iter().zip(b).skip(differing).take_while(|(a, b)| a == b).count();
        let bytes = if differing < HEAD { differing } else { HEAD + same() };
        letters_within(self.text, bytes)
    }

    /// Whether words of these shapes stand near one another for their beginning, which they share so far.
    fn begins_alike(self, other: Shape<'_>, shared: usize) -> bool {
        shared >= SHARED_START - 1 || self.text == other.text
    }
}

/// How many whole letters the first bytes of `text` hold.
fn letters_within(text: &str, bytes: usize) -> usize {
    let start = text.as_bytes().get(..bytes).unwrap_or(text.as_bytes());
    if start.is_ascii() {
        start.len()
    } else {
        text.char_indices().take_while(|(at, letter)| at + letter.len_utf8() <= bytes).count()
    }
}

impl<'w> CognateIndex<'w> {
    /// Returns the index of words by their shapes, each with its number; empty shapes are left out.
    fn new(words: impl Iterator<Item = (&'w str, u32)>) -> Self {
        let shaped = words.filter(|(shape, _)| !shape.is_empty());
        let mut sorted: Vec<_> = shaped.map(|(shape, word)| Shaped { shape: Shape::of(shape), word }).collect();
        sorted.sort_unstable();
        CognateIndex { sorted }
    }

    /// The words of which so many begin alike that a word of the other side may not look at all of them.
    fn crowded(&self) -> impl Iterator<Item = &Shaped<'w>> {
        let begin_alike = |a: &Shaped<'_>, b: &Shaped<'_>| a.shape.begins_alike(b.shape, a.shape.shared_start(b.shape));
        let alike = self.sorted.chunk_by(begin_alike);
        alike.filter(|words| words.len() > NEIGHBOURS).flatten()
    }

    /// Calls `found(word, weight)` for the words that may be cognates of the word of this shape.
    fn cognates(&self, shape: &str, mut found: impl FnMut(u32, f32)) {
        let shape = Shape::of(shape);
        let at = self.sorted.partition_point(|other| other.shape < shape);
        let mut look = |other: &Shaped<'_>| {
            let shared = shape.shared_start(other.shape);
            if let Some(weight) = weight(shared, shape, other.shape) {
                found(other.word, weight);
            }
            shape.begins_alike(other.shape, shared)
        };
        let _ = self.sorted[at..].iter().take(NEIGHBOURS).all(&mut look);
        let _ = self.sorted[..at].iter().rev().take(NEIGHBOURS).all(&mut look);
    }
}

/// How many bytes a head holds.
const HEAD: usize = 8;

/// The first eight bytes, the first one highest: compares as the text does.
fn head(text: &str) -> u64 {
    match text.as_bytes().first_chunk::<HEAD>() {
        Some(first) => u64::from_be_bytes(*first),
        None => text.bytes().chain(std::iter::repeat(0)).take(HEAD).fold(0, |head, byte| head << 8 | u64::from(byte)),
    }
}

/// From .5 for words that are half alike to .95 for words of one shape.
fn weight(shared: usize, a: Shape<'_>, b: Shape<'_>) -> Option<f32> {
    let longer = a.letters.max(b.letters);
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
        let (mut shape, mut other, mut best) = (String::new(), String::new(), None);
        Shaper::new(LangTag::new("en")).shape(english, &mut other).then_some(())?;
        let index = CognateIndex::new([(other.as_str(), 0)].into_iter());
        Shaper::new(LangTag::new("it")).shape(italian, &mut shape).then_some(())?;
        index.cognates(&shape, |_, weight| best = best.max(Some((weight * 100.0) as u32)));
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
    fn shared_letters_are_counted_whole() {
        let shared = |a, b| Shape::of(a).shared_start(Shape::of(b));
        for (a, b, expected) in [
            ("nave", "nave", 4),
            ("nave", "navetta", 4),
            ("nazionalista", "nazionalisti", 11),
            ("nazional", "nazionalista", 8),
            ("перо", "пеня", 2),
            ("перемена", "перемога", 5),
            ("abcdefgé", "abcdefgè", 7),
            ("", "nave", 0),
        ] {
            assert_eq!((shared(a, b), shared(b, a)), (expected, expected), "{a} {b}");
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
        let letters = |at: u32| (0..5).map(move |place| char::from(b'a' + (at / 8_u32.pow(place) % 8) as u8));
        let crowd: Vec<String> = (0..20_000).map(|at| "prova".chars().chain(letters(at)).collect()).collect();
        let mut looked_at = 0;
        let index = CognateIndex::new(crowd.iter().map(|word| (word.as_str(), 0)));
        index.cognates("provadcbad", |_, _| looked_at += 1);
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
