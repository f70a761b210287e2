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
mod heaviest;
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

use riscontro_core::{LangTag, SegmentVectors, Side, SideName, WordHash, WordLinks};

use cognate::{Cognates, Shaper};
use heaviest::LinkRows;
use known::{Heads, Memory, NONE, Pool, Tables};
use lexica::{Lexica, LexiconWords};
use meaning::{Meaning, Places};
use values::ValueIndex;
use words::{FunctionWords, Tokens, Vocabulary, Word, function_words, vocabulary};

pub use bilingual::{Bilingual, LexiconRow, USUAL_WEIGHT};
pub use builtin::{built_in, compile};
pub use cognate::are_cognates;
pub use learn::{LearnOptions, LearntLink, ParallelText, learn, relearnt};
pub use meaning::PairVectors;

/// Forms in lower case shorter than this are function words of either language and seldom translate one another.
const SHORTEST_WORD: usize = 4;

/// Lexica of fewer rows leave out too many words to tell by them what is none.
const TELLING_ROWS: usize = 5_000;

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

    /// Whether the folded `form` stands in a row of the lexica on this side of the pair; true of every one where these are too small to tell
    /// by what they leave out.
    #[must_use]
    pub fn is_listed(&self, side: SideName, form: &str) -> bool {
        let mut is_listed = self.lexica.rows() < TELLING_ROWS;
        self.lexica.rows_of(form, side == SideName::Source, |_| is_listed = true);
        is_listed
    }

    /// Whether a lexicon has the folded `form` as a verb or adverb alone ([`Bilingual::is_never_nominal`]).
    #[must_use]
    pub fn is_verbal(&self, side: SideName, form: &str) -> bool {
        self.lexica.is_never_nominal(form, side == SideName::Source)
    }

    fn vocabularies<'s>(&self, source: &'s Side, target: &'s Side, tokens: Tokens) -> [Vocabulary<'s>; 2] {
        let [from, to] = &self.function_words;
        [vocabulary(source, from, tokens), vocabulary(target, to, tokens)]
    }

    /// Returns the words of both sides and the links between them.
    #[must_use]
    pub fn links(&self, source: &Side, target: &Side) -> WordLinks {
        self.link(source, target).links
    }

    /// Returns the words of both sides, the links between them, and vectors of their segments.
    #[must_use]
    pub fn link(&self, source: &Side, target: &Side) -> Linked {
        self.pool.with(|memory| self.link_with((source, target), Tokens::Valued, memory))
    }

    fn link_with(&self, (source, target): (&Side, &Side), tokens: Tokens, memory: &mut Memory) -> Linked {
        let [here, there] = self.vocabularies(source, target, tokens);
        let Memory { source: known, target: known_there, rows, vectors: heads } = memory;
        let places = known.look_up(&here, &source.folds, self.tables(SideName::Source));
        let places_there = known_there.look_up(&there, &target.folds, self.tables(SideName::Target));
        let from = Places { vocabulary: &here, known, places: &places };
        let to = Places { vocabulary: &there, known: known_there, places: &places_there };
        let meaning = self.vectors.as_ref().map(|vectors| Meaning::of(vectors, from, to, heads));
        let targets = Targets::new(from, to, self, rows);
        let mut rows = LinkRows::new();
        for at in 0..here.segments.vocabulary() {
            if let Some(meaning) = &meaning {
                meaning.neighbours(at as usize, |target, weight| rows.add(target, weight));
            }
            targets.link(from, at, &mut rows);
            rows.end_word();
        }
        let (starts, links) = rows.heaviest(there.segments.vocabulary());
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
    /// Of each form the last word, and for each word the one before it that has the same form.
    by_form: HashMap<&'s str, u32, WordHash>,
    before: Vec<u32>,
    values: ValueIndex<'s>,
    cognates: Cognates<'s>,
    lexica: LexiconWords<'s>,
}

impl<'s> Targets<'s> {
    fn new(here: Places<'s>, there: Places<'s>, linker: &'s Linker, rows: &'s mut Heads) -> Self {
        let words = &there.vocabulary.words;
        let mut by_form = HashMap::default();
        let mut chained = |(at, word): (u32, &Word<'s>)| by_form.insert(word.text()?, at);
        let before = (0_u32..).zip(words).map(|word| chained(word).unwrap_or(NONE)).collect();
        Targets {
            words,
            by_form,
            before,
            values: ValueIndex::new(there.readings(), || here.readings()),
            cognates: Cognates::new(|| here.shapes(), || there.shapes()),
            lexica: LexiconWords::new(&linker.lexica, there.known, there.places, rows),
        }
    }

    /// Adds the links of the source word `at`.
    fn link(&self, here: Places<'_>, at: u32, rows: &mut LinkRows) {
        let (word, place) = (&here.vocabulary.words[at as usize], here.places[at as usize]);
        let mut add = |target, weight| rows.add(target, weight);
        self.values.answers(at, word.readings(), &mut add);
        if let Some(text) = word.text() {
            let mut target = self.by_form.get(text).copied().unwrap_or(NONE);
            while target != NONE {
                if self.is_telling(word, text, target) {
                    add(target, 1.0);
                }
                target = self.before[target as usize];
            }
            self.cognates.of(at, here.known.shape(place), &mut add);
            self.lexica.translations(here.known.rows(place), &mut add);
        }
    }

    /// Whether the same form on both sides is likely the same word.
    fn is_telling(&self, word: &Word<'_>, text: &str, target: u32) -> bool {
        let is_lower = word.is_lower() || self.words[target as usize].is_lower();
        text.chars().take(SHORTEST_WORD).count() >= if is_lower { SHORTEST_WORD } else { 2 }
            || text.bytes().all(|byte| byte.is_ascii_digit())
    }
}
