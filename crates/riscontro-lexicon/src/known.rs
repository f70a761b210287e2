//! What the tables say of the words of one language, looked up once in a run and not once a document.
//!
//! Texts repeat themselves: of the words of an article most stood in the articles before it. A profile of many short
//! documents spent a third of the linking in the transducers of lexicon and vectors, so what they said is kept.
//!
//! Decision: a linker owns a pool of such memories, one for each thread that links at a time. They hold what any look-up
//! would give again, so the output depends neither on their number nor on what they have seen.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use riscontro_core::{FoldedId, Folds};

use crate::cognate::Shaper;
use crate::lexica::Lexica;
use crate::vectors::{LetterCase, VectorTable};
use crate::words::{Vocabulary, Word};

/// Forms after which a memory begins anew: a few megabytes, and more than a hundred articles of one language have.
const MOST_FORMS: usize = 1 << 16;
/// No number: of a word without a vector, or one that is no form.
pub(crate) const NONE: u32 = u32::MAX;

/// Where the words of one side are looked up.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'l> {
    pub(crate) shaper: &'l Shaper,
    pub(crate) lexica: &'l Lexica,
    /// Whether these are the words of the source of the pair.
    pub(crate) is_source: bool,
    pub(crate) vectors: Option<&'l VectorTable>,
}

/// The words of one language that were met so far, and what is known of each.
#[derive(Debug, Default)]
pub(crate) struct KnownWords {
    folds: Folds,
    facts: Vec<Facts>,
    shapes: String,
    rows: Vec<u32>,
}

/// What is known of a form.
#[derive(Debug)]
struct Facts {
    /// Its shape as a cognate; empty when it has none.
    shape: Range<u32>,
    /// The rows of the lexica that it stands in.
    rows: Range<u32>,
    /// Its number in the table of vectors, in lower case and with a capital.
    vectors: [u32; 2],
}

impl KnownWords {
    /// For each word of `vocabulary`, whose forms `folds` keeps, its place here; [`NONE`] for one that has no form.
    pub(crate) fn look_up(&mut self, vocabulary: &Vocabulary<'_>, folds: &Folds, tables: Tables<'_>) -> Vec<u32> {
        if self.folds.len() > MOST_FORMS {
            *self = KnownWords::default();
        }
        let mut met = vec![NONE; folds.len()];
        folds.each_in(&self.folds, |id, known| met[id.0 as usize] = known.0);
        let place = |word: &Word<'_>| match (word, word.text()) {
            (Word::Form { id, .. }, Some(text)) => match met[id.0 as usize] {
                NONE => self.place(text, tables),
                known => known,
            },
            (_, Some(text)) => self.place(text, tables),
            (_, None) => {
                word.words_of_name().iter().for_each(|word| {
                    self.place(word, tables);
                });
                NONE
            }
        };
        vocabulary.words.iter().map(place).collect()
    }

    fn place(&mut self, text: &str, tables: Tables<'_>) -> u32 {
        let FoldedId(place) = self.folds.intern(text);
        if place as usize == self.facts.len() {
            let facts = self.facts_of(text, tables);
            self.facts.push(facts);
        }
        place
    }

    fn facts_of(&mut self, text: &str, tables: Tables<'_>) -> Facts {
        let (shapes, rows) = (self.shapes.len(), self.rows.len());
        tables.shaper.shape(text, &mut self.shapes);
        tables.lexica.rows_of(text, tables.is_source, |row| self.rows.push(row));
        let number = |case| tables.vectors.and_then(|table| table.id(text, case)).unwrap_or(NONE);
        Facts {
            shape: narrow(shapes)..narrow(self.shapes.len()),
            rows: narrow(rows)..narrow(self.rows.len()),
            vectors: [number(LetterCase::Lower), number(LetterCase::Capital)],
        }
    }

    fn facts(&self, place: u32) -> Option<&Facts> {
        self.facts.get(place as usize)
    }

    /// The place of a form, [`NONE`] before it was looked up.
    pub(crate) fn place_of(&self, text: &str) -> u32 {
        self.folds.get(text).map_or(NONE, |known| known.0)
    }

    /// The shape of the word as a cognate; empty when it has none.
    pub(crate) fn shape(&self, place: u32) -> &str {
        self.facts(place).map_or("", |facts| &self.shapes[facts.shape.start as usize..facts.shape.end as usize])
    }

    /// The rows of all lexica that the word stands in, numbered through.
    pub(crate) fn rows(&self, place: u32) -> &[u32] {
        self.facts(place).map_or(&[], |facts| &self.rows[facts.rows.start as usize..facts.rows.end as usize])
    }

    /// The number of the word in the table of vectors.
    pub(crate) fn vector(&self, place: u32, case: LetterCase) -> Option<u32> {
        let number = self.facts(place)?.vectors[usize::from(case == LetterCase::Capital)];
        (number != NONE).then_some(number)
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).expect("a few bytes for each of some ten thousand words")
}

/// The memories of the two languages of a pair, and room for chains that every document needs anew.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) source: KnownWords,
    pub(crate) target: KnownWords,
    pub(crate) rows: Heads,
    pub(crate) vectors: Heads,
}

/// For each of many numbers the first of a chain; only what was written is cleared again.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    heads: Vec<u32>,
    written: Vec<u32>,
}

impl Heads {
    /// Makes all chains empty, of which there are so many.
    pub(crate) fn reset(&mut self, len: usize) {
        self.written.drain(..).for_each(|at| self.heads[at as usize] = NONE);
        self.heads.resize(len, NONE);
    }

    /// The first of the chain `at`; [`NONE`] when it is empty.
    pub(crate) fn get(&self, at: u32) -> u32 {
        self.heads.get(at as usize).copied().unwrap_or(NONE)
    }

    /// Puts `first` before the chain `at` and returns what was first there. Nothing happens where there is no such chain.
    pub(crate) fn put(&mut self, at: u32, first: u32) -> u32 {
        let Some(head) = self.heads.get_mut(at as usize) else { return NONE };
        self.written.push(at);
        std::mem::replace(head, first)
    }
}

/// The memories that nobody uses just now.
#[derive(Debug, Default)]
pub(crate) struct Pool(Mutex<Vec<Memory>>);

impl Pool {
    /// Lends a memory to `work`.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Memory) -> T) -> T {
        let mut memory = self.idle().pop().unwrap_or_default();
        let done = work(&mut memory);
        self.idle().push(memory);
        done
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
