//! Which words of several are inflected, and how.

use std::ops::Range;

use crate::inflection::{Inflection, WordClass};
use crate::language::Head;

impl Inflection {
    /// The class by which the word `at` of a phrase is inflected, where the whole is of the class `phrase`.
    ///
    /// `words` are those of the phrase, in any case. A joint, a preposition mostly, and the word behind it stay as they are
    /// (`mercati del lavoro`, `heads of state`). Where heads stand first, other words may agree with the head, also behind
    /// another noun (`agenzie di stampa cubane`). Where they stand last, the head is the word before the first joint; since
    /// that may be part of a longer compound (`point of sale terminals`), the last word may have its forms as well.
    #[must_use]
    pub fn class_in_phrase(&self, words: &[&str], at: usize, phrase: WordClass) -> WordClass {
        let is_last = at + 1 == words.len();
        match (phrase, self.head) {
            (WordClass::Invariable, _) => WordClass::Invariable,
            (WordClass::Adjective, Head::Last) if words.len() > 1 => WordClass::Invariable,
            (WordClass::Noun | WordClass::Modifier, Head::Last) => {
                let joint = (1..words.len()).find(|at| self.is_joint(words[*at])).unwrap_or(words.len());
                if at + 1 == joint {
                    phrase
                } else if is_last && at > joint + 1 {
                    WordClass::Modifier
                } else {
                    WordClass::Invariable
                }
            }
            _ if at == 0 => phrase,
            _ if self.is_joint(words[at]) || self.is_joint(words[at - 1]) => WordClass::Invariable,
            _ => WordClass::Modifier,
        }
    }

    fn is_joint(&self, word: &str) -> bool {
        self.paradigms.is_joint(&word.to_lowercase())
    }

    /// Where the word that is inflected stands in `lemma`, lower case: the whole of it if a row has it or it is one word.
    pub(crate) fn inflected_word(&self, lemma: &str, class: WordClass) -> Range<usize> {
        let whole = 0..lemma.len();
        if !lemma.contains(' ') || self.row(lemma, class).is_some_and(|found| found.stem_len == 0) {
            return whole;
        }
        let words: Vec<_> = lemma.split(' ').collect();
        let inflected = (0..words.len()).find(|at| self.class_in_phrase(&words, *at, class) == class);
        inflected.map_or(lemma.len()..lemma.len(), |at| {
            let start = words[..at].iter().map(|word| word.len() + 1).sum();
            start..start + words[at].len()
        })
    }
}
