//! The words of both sides to weighted links, which the aligner reads.
//!
//! A [`Linker`] looks at what both sides hold already, tokens with folded forms and mentions with values, and says which
//! word of the target may translate a word of the source, and how sure that is. Each source of evidence adds to one table:
//! the same form, the same value (`30 mila` and `30,000`, `Londra` and `London`), a common root (`nazione` and `nation`),
//! and a row of a lexicon (`casa` and `house`), ours or the user's.
//!
//! Decision: words are weighed by how rare they are in the document itself. It needs no list of stop words, works for any
//! language, and makes a name that is said once an anchor.

mod bilingual;
mod builtin;
mod cognate;
mod evidence;
mod form_keys;
mod known;
mod learn;
mod lexica;
mod meaning;
mod packed;
mod values;
pub mod vectors;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use riscontro_core::{LangTag, SegmentVectors, Side, SideName, WordLink, WordLinks};

use riscontro_core::WordHash;

use cognate::{CognateIndex, Shaper};
use known::{Heads, Memory, Pool, Tables};
use lexica::{Lexica, LexiconWords};
use meaning::{Meaning, Places};
use values::ValueIndex;
use words::{FunctionWords, Vocabulary, Word, function_words, vocabulary};

pub use bilingual::{Bilingual, LexiconRow, USUAL_WEIGHT};
pub use builtin::{built_in, compile};
pub use cognate::are_cognates;
pub use learn::{LearnOptions, LearntLink, ParallelText, learn, relearnt};
pub use meaning::PairVectors;

/// How many links a word keeps, the heaviest.
const MOST_LINKS: usize = 8;
/// Forms in lower case shorter than this are function words of either language and seldom translate one another.
const SHORTEST_WORD: usize = 4;

/// What is known of two languages together, ready to link the words of any two of their texts.
#[derive(Debug)]
pub struct Linker {
    source: Shaper,
    target: Shaper,
    function_words: [FunctionWords; 2],
    lexica: Lexica,
    vectors: Option<PairVectors>,
    pool: Pool,
}

impl Linker {
    /// Returns the linker from `source` to `target` that knows no lexicon and no vectors.
    #[must_use]
    pub fn new(source: LangTag, target: LangTag) -> Self {
        let function_words = [source, target].map(function_words);
        let (source, target) = (Shaper::new(source), Shaper::new(target));
        Linker { source, target, function_words, lexica: Lexica::default(), vectors: None, pool: Pool::default() }
    }

    /// The same linker with another lexicon; where two have the same pair of words, the surer row counts.
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Arc<Bilingual>, reading: Reading) -> Self {
        self.lexica.add(lexicon, reading);
        self.pool = Pool::default();
        self
    }

    /// The same linker with word vectors instead of those it had.
    #[must_use]
    pub fn with_vectors(self, vectors: PairVectors) -> Self {
        Linker { vectors: Some(vectors), pool: Pool::default(), ..self }
    }

    /// The share of what a translated sentence says that the links usually explain, from .3 without a lexicon to .7 with a large one.
    ///
    /// Medians over documents: .23 to .38 without, .40 to .52 with three thousand rows, .71 to .79 with twenty-eight thousand.
    #[must_use]
    pub fn usual_coverage(&self) -> f32 {
        match self.lexica.rows() {
            0..500 => 0.3,
            500..10_000 => 0.45,
            _ => 0.7,
        }
    }

    fn vocabularies<'s>(&self, source: &'s Side, target: &'s Side) -> (Vocabulary<'s>, Vocabulary<'s>) {
        let [from, to] = &self.function_words;
        (vocabulary(source, from), vocabulary(target, to))
    }

    /// Returns the words of both sides and the links between them.
    #[must_use]
    pub fn links(&self, source: &Side, target: &Side) -> WordLinks {
        self.link(source, target).links
    }

    /// Returns the words of both sides, the links between them, and vectors of their segments.
    #[must_use]
    pub fn link(&self, source: &Side, target: &Side) -> Linked {
        self.pool.with(|memory| self.link_with(source, target, memory))
    }

    fn link_with(&self, source: &Side, target: &Side, memory: &mut Memory) -> Linked {
        let (here, there) = self.vocabularies(source, target);
        let Memory { source: known, target: known_there, rows, vectors: heads } = memory;
        let places = known.look_up(&here, &source.folds, self.tables(SideName::Source));
        let places_there = known_there.look_up(&there, &target.folds, self.tables(SideName::Target));
        let from = Places { vocabulary: &here, known, places: &places };
        let to = Places { vocabulary: &there, known: known_there, places: &places_there };
        let meaning = self.vectors.as_ref().map(|vectors| Meaning::of(vectors, from, to, heads));
        let targets = Targets::new(to, self, rows);
        let mut starts = vec![0];
        let mut links = Vec::new();
        for at in 0..here.words.len() {
            if let Some(meaning) = &meaning {
                meaning.neighbours(at, |target, weight| links.push(WordLink { target, weight }));
            }
            targets.link(from, at, &mut links, *starts.last().expect("one start at least") as usize);
            starts.push(u32::try_from(links.len()).expect("a few links a word"));
        }
        let vectors = meaning.map(|meaning| meaning.segments(&here, &there));
        let links = WordLinks::new(here.segments, there.segments, starts, links)
            .expect("links name numbered words and are sorted");
        Linked { links, vectors }
    }

    fn tables(&self, side: SideName) -> Tables<'_> {
        let is_source = side == SideName::Source;
        let vectors = self.vectors.as_ref().map(|vectors| vectors.tables()[usize::from(!is_source)]);
        let shaper = if is_source { &self.source } else { &self.target };
        Tables { shaper, lexica: &self.lexica, is_source, vectors }
    }
}

/// What a linker knows of two documents.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The words of both sides and the links between them.
    pub links: WordLinks,
    /// A vector for each segment of the source, and of the target, where there are word vectors.
    pub vectors: Option<[SegmentVectors; 2]>,
}

/// Which side of a lexicon the source of a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The lexicon leads from the source of the pair to its target.
    Forward,
    /// The lexicon leads from the target to the source.
    Backward,
}

/// The words of the target, to be found by form, value, root and lexicon.
struct Targets<'s> {
    words: &'s [Word<'s>],
    by_form: HashMap<&'s str, u32, WordHash>,
    values: ValueIndex<'s>,
    cognates: CognateIndex<'s>,
    lexica: LexiconWords<'s>,
}

impl<'s> Targets<'s> {
    fn new(there: Places<'s>, linker: &'s Linker, rows: &'s mut Heads) -> Self {
        let words = &there.vocabulary.words;
        let numbered = || (0_u32..).zip(words);
        let shapes = (0_u32..).zip(there.places).map(|(at, place)| (there.known.shape(*place), at));
        Targets {
            words,
            by_form: numbered().filter_map(|(at, word)| Some((word.text()?, at))).collect(),
            values: ValueIndex::new(
                numbered().map(|(at, word)| (at, word.readings())).filter(|word| !word.1.is_empty()),
            ),
            cognates: CognateIndex::new(shapes),
            lexica: LexiconWords::new(&linker.lexica, there.known, there.places, rows),
        }
    }

    /// Appends the links of the source word `at` to `links`, where its own begin at `start`.
    fn link(&self, here: Places<'_>, at: usize, links: &mut Vec<WordLink>, start: usize) {
        let (word, place) = (&here.vocabulary.words[at], here.places[at]);
        let mut add = |target, weight| links.push(WordLink { target, weight });
        self.values.answers(word.readings(), &mut add);
        if let Some(text) = word.text() {
            if let Some(target) = self.by_form.get(text).filter(|at| self.is_telling(word, text, **at)) {
                add(*target, 1.0);
            }
            self.cognates.cognates(here.known.shape(place), &mut add);
            self.lexica.translations(here.known.rows(place), &mut add);
        }
        keep_heaviest(links, start);
    }

    /// Whether the same form on both sides is likely the same word.
    fn is_telling(&self, word: &Word<'_>, text: &str, target: u32) -> bool {
        let is_lower = word.is_lower() || self.words[target as usize].is_lower();
        text.chars().count() >= if is_lower { SHORTEST_WORD } else { 2 }
            || text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Of the links from `start` on keeps one a word, the heaviest few, sorted by word.
fn keep_heaviest(links: &mut Vec<WordLink>, start: usize) {
    if links.len() - start < 2 {
        return;
    }
    links[start..].sort_unstable_by(|a, b| a.target.cmp(&b.target).then(b.weight.total_cmp(&a.weight)));
    let mut end = start + 1;
    for at in start + 1..links.len() {
        if links[at].target != links[end - 1].target {
            links[end] = links[at];
            end += 1;
        }
    }
    links.truncate(end);
    if end - start > MOST_LINKS {
        links[start..].sort_unstable_by(|a, b| b.weight.total_cmp(&a.weight).then(a.target.cmp(&b.target)));
        links.truncate(start + MOST_LINKS);
        links[start..].sort_unstable_by_key(|link| link.target);
    }
}
