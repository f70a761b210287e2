//! Text to measure with: prose made of a language's own words, the same for the same seed.
//!
//! What a splitter costs hangs on its marks, capitals, quotation marks, abbreviations, figures and letters beyond ASCII, and
//! on how often they come; so these have the rates of the press and of law, and the words only need to be the language's.
//! Nothing is copied from a corpus, and no file has to be at hand.

mod habits;
mod paired;
mod random;
mod sentence;
mod words;

pub use habits::{ENGLISH, Habits, ITALIAN};
pub use paired::{PairedProse, PairedSegments, PairedTables};
pub use words::WordTables;

use random::Random;
use sentence::capitalised;
use words::Words;

/// What kind of text is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProseKind {
    /// Like the press: quotations, names, amounts.
    News,
    /// Like law: a reference full of abbreviations in nearly every clause.
    Law,
}

/// Makes prose; each call goes on where the last one ended.
#[derive(Debug)]
pub struct Prose {
    habits: &'static Habits,
    words: Words,
    random: Random,
}

impl Prose {
    /// Returns a maker of prose of one language.
    ///
    /// # Panics
    ///
    /// When a table has no word that can be used.
    #[must_use]
    pub fn new(habits: &'static Habits, tables: &WordTables<'static>, seed: u64) -> Self {
        Prose { habits, words: Words::new(tables), random: Random::new(seed) }
    }

    /// Paragraphs of 1 to 8 sentences that have at least `bytes` bytes together.
    pub fn paragraphs(&mut self, kind: ProseKind, bytes: usize) -> Vec<String> {
        let (mut paragraphs, mut len) = (Vec::new(), 0);
        while len < bytes {
            let paragraph = self.paragraph(kind);
            len += paragraph.len();
            paragraphs.push(paragraph);
        }
        paragraphs
    }

    fn paragraph(&mut self, kind: ProseKind) -> String {
        let sentences: Vec<String> = (0..self.random.between(1..=8)).map(|_| self.sentence(kind)).collect();
        sentences.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: WordTables<'static> = WordTables {
        stopwords: "# function words\ndi\nla\nun\n",
        common_words: "città\nobiettivo\nsi dice\n",
        given_names: "Anna\tgn-anna\n",
        abbreviations: "art\tnumber\ndott\tname\necc\tfinal\nsig\tinner\n",
    };

    #[test]
    fn the_same_seed_makes_the_same_text() {
        for kind in [ProseKind::News, ProseKind::Law] {
            let [first, second] = [7, 7].map(|seed| Prose::new(&ITALIAN, &TABLES, seed).paragraphs(kind, 5000));
            assert_eq!(first, second);
            assert!(Prose::new(&ITALIAN, &TABLES, 8).paragraphs(kind, 5000) != first);
        }
    }

    #[test]
    fn paragraphs_are_trimmed_and_without_line_breaks() {
        for paragraph in Prose::new(&ENGLISH, &TABLES, 1).paragraphs(ProseKind::News, 20_000) {
            assert!(!paragraph.is_empty() && paragraph.trim() == paragraph && !paragraph.contains(['\n', '#', '@']));
            assert!(!paragraph.contains("  "), "{paragraph}");
        }
    }
}
