//! Which words of several are inflected, and how.

use std::ops::Range;

use crate::inflection::{Inflection, WordClass};
use crate::language::Head;

impl Inflection {
    /// The class by which the word `at` of a phrase is inflected, where the whole is of the class `phrase`.
    ///
    /// `words` are those of the phrase, in any case. Behind a joint, a preposition mostly, nothing is inflected
    /// (`mercati del lavoro`, `heads of state`). Before it, where heads stand first, later words agree with the head; where
    /// they stand last, earlier words stay as they are. A verb's object may have its forms.
    #[must_use]
    pub fn class_in_phrase(&self, words: &[&str], at: usize, phrase: WordClass) -> WordClass {
        let joint = self.first_joint(words);
        match phrase {
            _ if at >= joint => WordClass::Invariable,
            WordClass::Verb if at > 0 => WordClass::Modifier,
            WordClass::Adjective if self.head == Head::Last && words.len() > 1 => WordClass::Invariable,
            WordClass::Verb | WordClass::Invariable => phrase,
            _ if self.head == Head::First => {
                if at == 0 {
                    phrase
                } else {
                    WordClass::Modifier
                }
            }
            _ if at + 1 == joint => phrase,
            _ => WordClass::Invariable,
        }
    }

    /// The place of the first joint in `words` that is not the first word, or their number.
    fn first_joint(&self, words: &[&str]) -> usize {
        let is_joint = |word: &&str| self.paradigms.is_joint(&word.to_lowercase());
        words.iter().skip(1).position(is_joint).map_or(words.len(), |at| at + 1)
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
