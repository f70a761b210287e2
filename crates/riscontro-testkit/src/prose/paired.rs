//! Two texts that translate one another as far as an aligner can tell.
//!
//! A sentence is planned once and written in both languages: both sides have the same names, in the forms of each language, the
//! same figures in each language's format, words that look alike, and between them as many other words. Now and then two
//! sentences of one side are one of the other, or a side leaves a sentence out. The other words are no translations; an
//! aligner that knows the languages has less to hold on to here than in real text.

use std::ops::RangeInclusive;

use super::random::Random;
use super::words::Words;
use super::{Habits, WordTables, capitalised};

/// How many words a sentence has. The words are those of tables, each as likely as any other, and half as long again as those of
/// running text: so many make a sentence of as many letters as in the press, about 120.
const WORDS: RangeInclusive<u32> = 5..=21;

/// How often, in a thousand sentences, each happens: the source's sentence is two of the target, two are one, one side has it
/// alone (each side in turns).
const SPLIT: u32 = 40;
const MERGED: u32 = 40;
const ALONE: u32 = 30;

/// Of a thousand words in a plan those up to here are names, from there to here figures, from there to here alike.
const NAMES: u32 = 70;
const FIGURES: u32 = 105;
const ALIKES: u32 = 305;

/// Segments of both sides in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairedSegments {
    /// The original.
    pub source: Vec<String>,
    /// What translates it.
    pub target: Vec<String>,
}

/// What both languages of a pair are made of.
#[derive(Debug)]
pub struct PairedTables {
    /// Habits and words of the source language.
    pub source: (&'static Habits, WordTables<'static>),
    /// Habits and words of the target language.
    pub target: (&'static Habits, WordTables<'static>),
    /// Names, source first; not empty.
    pub names: Vec<[&'static str; 2]>,
    /// Words that look alike, source first; not empty.
    pub alike: Vec<[&'static str; 2]>,
}

/// Makes texts in pairs; each call goes on where the last one ended.
#[derive(Debug)]
pub struct PairedProse {
    habits: [&'static Habits; 2],
    words: [Words; 2],
    names: Vec<[&'static str; 2]>,
    alike: Vec<[&'static str; 2]>,
    random: Random,
}

/// A word of a plan.
#[derive(Debug, Clone, Copy)]
enum Item {
    Both([&'static str; 2]),
    Figure(u32),
    Other,
}

impl PairedProse {
    /// Returns a maker of text pairs, the same ones for the same seed.
    ///
    /// # Panics
    ///
    /// When a table has no word that can be used.
    #[must_use]
    pub fn new(tables: PairedTables, seed: u64) -> Self {
        let PairedTables { source, target, names, alike } = tables;
        let words = [Words::new(&source.1), Words::new(&target.1)];
        PairedProse { habits: [source.0, target.0], words, names, alike, random: Random::new(seed) }
    }

    /// At least `count` segments on each side, but for one or two; no segment is empty.
    pub fn segments(&mut self, count: usize) -> PairedSegments {
        let mut pair = PairedSegments::default();
        while pair.source.len().min(pair.target.len()) < count {
            self.add_bead(&mut pair);
        }
        pair.source.truncate(count);
        pair.target.truncate(count);
        pair
    }

    fn add_bead(&mut self, pair: &mut PairedSegments) {
        let plan = self.plan();
        let chance = self.random.between(0..=999);
        if chance < ALONE {
            let (side, segments) = if chance.is_multiple_of(2) { (0, &mut pair.source) } else { (1, &mut pair.target) };
            let alone = self.clause(side, &plan);
            segments.push(sentence(&[alone]));
            return;
        }
        let [source, target] = [0, 1].map(|side| self.clause(side, &plan));
        if chance >= ALONE + SPLIT + MERGED {
            pair.source.push(sentence(&[source]));
            pair.target.push(sentence(&[target]));
            return;
        }
        let further = self.plan();
        let [further_source, further_target] = [0, 1].map(|side| self.clause(side, &further));
        if chance < ALONE + SPLIT {
            pair.source.push(sentence(&[source, further_source]));
            pair.target.extend([sentence(&[target]), sentence(&[further_target])]);
        } else {
            pair.source.extend([sentence(&[source]), sentence(&[further_source])]);
            pair.target.push(sentence(&[target, further_target]));
        }
    }

    fn plan(&mut self) -> Vec<Item> {
        (0..self.random.between(WORDS)).map(|_| self.item()).collect()
    }

    fn item(&mut self) -> Item {
        match self.random.between(0..=999) {
            ..NAMES => Item::Both(self.random.pick(&self.names)),
            NAMES..FIGURES => Item::Figure(self.random.between(2..=99_999)),
            FIGURES..ALIKES => Item::Both(self.random.pick(&self.alike)),
            _ => Item::Other,
        }
    }

    /// The words of a plan on one side, without capital and stop.
    fn clause(&mut self, side: usize, plan: &[Item]) -> String {
        let words: Vec<String> = plan.iter().map(|item| self.word(side, *item)).collect();
        words.join(" ")
    }

    fn word(&mut self, side: usize, item: Item) -> String {
        match item {
            Item::Both(forms) => forms[side].to_owned(),
            Item::Figure(figure) => grouped(figure, self.habits[side].group_mark),
            Item::Other => self.words[side].word(&mut self.random).to_owned(),
        }
    }
}

/// One sentence of one or two clauses.
fn sentence(clauses: &[String]) -> String {
    capitalised(&clauses.join(", ")) + "."
}

/// `12.345`, `12,345`; up to four digits stand together, as a year does.
fn grouped(figure: u32, mark: char) -> String {
    if figure < 10_000 { figure.to_string() } else { format!("{}{mark}{:03}", figure / 1000, figure % 1000) }
}

#[cfg(test)]
mod tests {
    use super::super::{ENGLISH, ITALIAN};
    use super::*;

    fn prose(seed: u64) -> PairedProse {
        let tables = |common_words| WordTables {
            stopwords: "la\nun\n",
            common_words,
            given_names: "Anna\tgn-anna\n",
            abbreviations: "art\tnumber\n",
        };
        let (source, target) = ((&ITALIAN, tables("sera\nstrada\n")), (&ENGLISH, tables("evening\nroad\n")));
        let (names, alike) = (vec![["Londra", "London"]], vec![["nazione", "nation"]]);
        PairedProse::new(PairedTables { source, target, names, alike }, seed)
    }

    #[test]
    fn the_same_seed_makes_the_same_pair_of_so_many_segments() {
        let pair = prose(7).segments(500);
        assert_eq!((pair.source.len(), pair.target.len()), (500, 500));
        assert_eq!(pair, prose(7).segments(500));
        assert!(pair != prose(8).segments(500));
    }

    #[test]
    fn both_sides_have_the_same_names_and_figures() {
        let pair = prose(7).segments(2000);
        let count = |segments: &[String], what: &str| segments.iter().flat_map(|text| text.matches(what)).count();
        let names = [count(&pair.source, "Londra"), count(&pair.target, "London")];
        assert!(names[0] > 1000 && names[0].abs_diff(names[1]) < names[0] / 10, "{names:?}");
        assert_eq!([grouped(12_345, '.'), grouped(2024, '.'), grouped(10_007, ',')], ["12.345", "2024", "10,007"]);
    }

    #[test]
    fn sides_are_not_one_to_one() {
        let pair = prose(7).segments(2000);
        let merged = |segments: &[String]| segments.iter().filter(|text| text.contains(", ")).count();
        assert!(merged(&pair.source) > 20 && merged(&pair.target) > 20);
    }
}
