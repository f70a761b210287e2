//! What static word vectors say of two documents: soft links between words, and a vector for each segment.

use std::sync::Arc;

use riscontro_core::{Reading, SegmentVectors};

use crate::known::{Heads, KnownWords, NONE};
use crate::vectors::{DIMENSIONS, LetterCase, LinkTable, VectorTable, VectorsError};
use crate::words::{Vocabulary, Word};

/// The word vectors of the two languages of a pair, in one space, and the links between their words where they are known.
#[derive(Debug, Clone)]
pub struct PairVectors {
    source: Arc<VectorTable>,
    target: Arc<VectorTable>,
    links: Option<Arc<LinkTable>>,
}

impl PairVectors {
    /// The tables of source and target.
    pub(crate) fn tables(&self) -> [&VectorTable; 2] {
        [&self.source, &self.target]
    }

    /// Returns the vectors of a pair.
    ///
    /// # Errors
    ///
    /// When the links speak of the words of other tables.
    pub fn new(
        source: Arc<VectorTable>,
        target: Arc<VectorTable>,
        links: Option<Arc<LinkTable>>,
    ) -> Result<Self, VectorsError> {
        if let Some(links) = &links {
            links.check(&source, &target)?;
        }
        Ok(PairVectors { source, target, links })
    }
}

/// The words of two documents, found in the tables of their languages.
pub(crate) struct Meaning<'l> {
    vectors: &'l PairVectors,
    /// For each word of the source its number in the table of its language.
    source: Vec<Option<u32>>,
    /// What each word of the source, and of the target, adds to the vector of its segment.
    parts: [WordParts; 2],
    /// For each number in the target's table the first word of the target that has it, and for each word the next.
    heads: &'l Heads,
    nexts: Vec<u32>,
}

/// The words of one side and their places among those that are known.
#[derive(Clone, Copy)]
pub(crate) struct Places<'l> {
    pub(crate) vocabulary: &'l Vocabulary<'l>,
    pub(crate) known: &'l KnownWords,
    pub(crate) places: &'l [u32],
}

impl<'l> Places<'l> {
    /// Each word and its shape as a cognate; the shape is empty when it has none.
    pub(crate) fn shapes(self) -> impl Iterator<Item = (&'l str, u32)> {
        (0_u32..).zip(self.places).map(move |(at, place)| (self.known.shape(*place), at))
    }

    /// The words that have values, each with what it may mean.
    pub(crate) fn readings(self) -> impl Iterator<Item = (u32, &'l [Reading])> {
        let readings = (0_u32..).zip(&self.vocabulary.words).map(|(at, word)| (at, word.readings()));
        readings.filter(|(_, readings)| !readings.is_empty())
    }

    /// For each word its number in the table of vectors.
    fn numbers(&self) -> Vec<Option<u32>> {
        let number = |(word, place): (&Word<'_>, &u32)| {
            let case = if word.is_lower() { LetterCase::Lower } else { LetterCase::Capital };
            self.known.vector(*place, case)
        };
        self.vocabulary.words.iter().zip(self.places).map(number).collect()
    }
}

/// For each word of a side the words of the table that it consists of, with their weights: one, or those of a name.
struct WordParts {
    /// Where the parts of each word end.
    ends: Vec<usize>,
    parts: Vec<(u32, f32)>,
}

impl WordParts {
    fn of(table: &VectorTable, side: Places<'_>, numbers: &[Option<u32>]) -> Self {
        let (mut ends, mut parts) = (Vec::with_capacity(numbers.len()), Vec::with_capacity(numbers.len()));
        let weighed = |number| (number, table.weight(number));
        for (word, number) in side.vocabulary.words.iter().zip(numbers) {
            match number {
                Some(number) => parts.push(weighed(*number)),
                None => {
                    let numbers = word
                        .words_of_name()
                        .iter()
                        .filter_map(|word| side.known.vector(side.known.place_of(word), LetterCase::Capital));
                    parts.extend(numbers.map(weighed));
                }
            }
            ends.push(parts.len());
        }
        WordParts { ends, parts }
    }

    fn of_word(&self, word: u32) -> &[(u32, f32)] {
        let word = word as usize;
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.parts[start..self.ends[word]]
    }
}

impl<'l> Meaning<'l> {
    /// Looks up the words of both sides.
    pub(crate) fn of(vectors: &'l PairVectors, source: Places<'_>, target: Places<'_>, heads: &'l mut Heads) -> Self {
        let numbers = [source.numbers(), target.numbers()];
        let parts =
            [WordParts::of(&vectors.source, source, &numbers[0]), WordParts::of(&vectors.target, target, &numbers[1])];
        let [source, target] = numbers;
        heads.reset(if vectors.links.is_some() { vectors.target.len() } else { 0 });
        let chained = |(word, number): (u32, &Option<u32>)| number.map_or(NONE, |number| heads.put(number, word));
        let nexts = (0_u32..).zip(&target).map(chained).collect();
        Meaning { vectors, source, parts, heads, nexts }
    }

    /// Calls `found(word, weight)` for the target words that lie near the source word of this number among its words.
    pub(crate) fn neighbours(&self, word: usize, mut found: impl FnMut(u32, f32)) {
        let (Some(links), Some(number)) = (&self.vectors.links, self.source[word]) else { return };
        for link in links.targets_of(number) {
            let mut word = self.heads.get(link.word);
            while word != NONE {
                found(word, link.weight);
                word = self.nexts[word as usize];
            }
        }
    }

    /// A vector for each segment of the source and of the target: the sum of the vectors of its words by their weights.
    pub(crate) fn segments(&self, source: &Vocabulary<'_>, target: &Vocabulary<'_>) -> [SegmentVectors; 2] {
        let [from, to] = &self.parts;
        [sums(&self.vectors.source, source, from), sums(&self.vectors.target, target, to)]
    }
}

/// So many segments are added up at a time.
const BLOCK: u32 = 64;

fn sums(table: &VectorTable, vocabulary: &Vocabulary<'_>, parts: &WordParts) -> SegmentVectors {
    let segments = vocabulary.segments.segments();
    let mut values = Vec::with_capacity(segments as usize * DIMENSIONS);
    let (mut entries, mut ends) = (Vec::new(), Vec::new());
    for first in (0..segments).step_by(BLOCK as usize) {
        entries.clear();
        ends.clear();
        for segment in first..segments.min(first + BLOCK) {
            let words = vocabulary.segments.words_of(segment).iter();
            words.for_each(|word| entries.extend_from_slice(parts.of_word(*word)));
            ends.push(entries.len());
        }
        values.extend_from_slice(table.sums(&entries, &ends).as_flattened());
    }
    SegmentVectors::new(DIMENSIONS, values).expect("sums of finite numbers in whole rows")
}
