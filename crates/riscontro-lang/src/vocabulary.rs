//! The words of tables, numbered, and resolved among the words of a side.

use riscontro_core::{FoldedId, Folds};

/// The words of one or several tables, numbered.
#[derive(Debug, Default)]
pub struct Vocabulary {
    pub(crate) words: Folds,
}

/// The words of a [`Vocabulary`] among the folded forms of one side: a word for each folded id.
#[derive(Debug)]
pub struct ResolvedWords(pub(crate) Vec<u32>);

/// No word.
pub(crate) const NONE: u32 = u32::MAX;

impl ResolvedWords {
    /// The number of the word with this folded form, when some table has it.
    #[must_use]
    #[inline]
    pub fn word(&self, id: FoldedId) -> Option<u32> {
        self.0.get(id.0 as usize).copied().filter(|word| *word != NONE)
    }

    /// The number of the word with this folded form, or [`NONE`].
    pub(crate) fn of(&self, id: FoldedId) -> u32 {
        self.0[id.0 as usize]
    }

    /// Lets each of `folds` stand for the word of which `word` gives the number, where it gives one.
    pub fn prefer(&mut self, folds: &Folds, word: impl Fn(&str) -> Option<u32>) {
        for (id, number) in (0..).map(FoldedId).zip(&mut self.0) {
            *number = word(folds.form(id)).unwrap_or(*number);
        }
    }

    /// Lets a folded form stand for a word, or for none.
    pub(crate) fn set(&mut self, id: FoldedId, word: Option<u32>) {
        self.0[id.0 as usize] = word.unwrap_or(NONE);
    }

    /// For each folded id in turn, the number of its word.
    pub fn words(&self) -> impl Iterator<Item = Option<u32>> {
        self.0.iter().map(|word| (*word != NONE).then_some(*word))
    }
}

impl Vocabulary {
    /// No word yet, with room for so many.
    #[must_use]
    pub fn with_room_for(words: usize) -> Self {
        Vocabulary { words: Folds::with_room_for(words) }
    }

    /// Makes ready for [`Vocabulary::resolve`] on many texts, when no more words come.
    pub fn seal(&mut self) {
        self.words.seal();
    }

    /// The same words under the same numbers, sealed.
    #[must_use]
    pub fn copy(&self) -> Vocabulary {
        let mut copy = Vocabulary::with_room_for(self.len());
        self.forms().for_each(|form| {
            copy.add(form);
        });
        copy.seal();
        copy
    }

    /// Resolves the words of this vocabulary among `folds`.
    #[must_use]
    pub fn resolve(&self, folds: &Folds) -> ResolvedWords {
        let mut words = vec![NONE; folds.len()];
        folds.each_in(&self.words, |id, word| words[id.0 as usize] = word.0);
        ResolvedWords(words)
    }

    /// The number of `form`, already folded.
    #[must_use]
    pub fn word(&self, form: &str) -> Option<u32> {
        self.words.get(form).map(|id| id.0)
    }

    /// The word of this number.
    ///
    /// # Panics
    ///
    /// When the number is of another vocabulary and out of range here.
    #[must_use]
    pub fn form(&self, word: u32) -> &str {
        self.words.form(FoldedId(word))
    }

    /// The words by their numbers.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        (0..u32::try_from(self.len()).expect("numbers of words have 32 bits"))
            .map(|word| self.words.form(FoldedId(word)))
    }

    /// How many words there are; their numbers are dense from 0.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The number of `form`, already folded, which is added when it is new.
    pub fn add(&mut self, form: &str) -> u32 {
        self.words.intern(form).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_same_words_under_the_same_numbers() {
        let mut words = Vocabulary::with_room_for(1000);
        let numbers = ["uno", "due", "", "tre"].map(|form| words.add(form));
        let copy = words.copy();
        assert_eq!(["uno", "due", "", "tre"].map(|form| copy.word(form)), numbers.map(Some));
        assert_eq!((copy.word("quattro"), copy.len()), (None, 4));
    }
}
