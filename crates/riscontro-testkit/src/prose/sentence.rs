//! One sentence.

use super::random::Random;
use super::{Prose, ProseKind};

impl Prose {
    /// A sentence with its closing mark, maybe inside a quotation.
    pub(super) fn sentence(&mut self, kind: ProseKind) -> String {
        match kind {
            ProseKind::News if self.random.happens(140) => self.quotation(),
            ProseKind::News => self.clause() + closing_mark(&mut self.random),
            ProseKind::Law => self.provision(),
        }
    }

    /// A quotation, with the stop inside or with its speaker behind it.
    fn quotation(&mut self) -> String {
        let [open, close] = self.random.pick(self.habits.quotations);
        let said = self.clause();
        if self.random.happens(500) {
            return format!("{open}{said}{}{close}", closing_mark(&mut self.random));
        }
        let speaker = self.random.pick(self.habits.speakers);
        format!("{open}{said}{close}, {speaker} {}.", self.words.name(&mut self.random))
    }

    /// Words of the press that begin with a capital, without a closing mark.
    fn clause(&mut self) -> String {
        let mut clause = String::new();
        for _ in 0..self.random.between(self.habits.words.clone()) {
            let word = self.news_word();
            self.push(&mut clause, &word);
        }
        capitalised(clause.trim_end_matches([',', ';', ':', '.']))
    }

    /// A word, a name, a set phrase or an abbreviation, maybe in brackets, maybe with a comma.
    fn news_word(&mut self) -> String {
        let habits = self.habits;
        let word = if self.random.happens(habits.phrase_per_mille) {
            let phrase = self.random.pick(habits.phrases);
            self.expand(phrase)
        } else if self.random.happens(habits.abbreviation_per_mille) {
            self.words.abbreviation(&mut self.random)
        } else if self.random.happens(60) {
            self.name()
        } else {
            self.words.word(&mut self.random).to_owned()
        };
        match self.random.between(0..=199) {
            0 => format!("({word} {})", self.words.content(&mut self.random)),
            1 => format!("{word} –"),
            2 => format!("{word}:"),
            3 => format!("{word};"),
            4..=16 => format!("{word},"),
            _ => word,
        }
    }

    /// A name, in a language that has such marks maybe in the possessive.
    fn name(&mut self) -> String {
        let name = self.words.name(&mut self.random);
        let possessives = self.habits.possessives;
        let possessive =
            if !possessives.is_empty() && self.random.happens(200) { self.random.pick(possessives) } else { "" };
        format!("{name}{possessive}")
    }

    /// A sentence of law: one to four references with few words between them.
    fn provision(&mut self) -> String {
        let mut provision = String::new();
        for _ in 0..self.random.between(1..=4) {
            for _ in 0..self.random.between(self.habits.words_between_references.clone()) {
                let word = self.words.word(&mut self.random);
                self.push(&mut provision, word);
            }
            let reference = self.random.pick(self.habits.references);
            let reference = self.expand(reference);
            self.push(&mut provision, &reference);
            if self.random.happens(300) {
                provision.push(',');
            }
        }
        let end = self.words.content(&mut self.random);
        capitalised(&provision) + " " + end + "."
    }

    /// Appends a word behind a space; before a vowel maybe with an elided article.
    fn push(&mut self, text: &mut String, word: &str) {
        if !text.is_empty() {
            text.push(' ');
        }
        let elisions = self.habits.elisions;
        if !elisions.is_empty() && word.starts_with(['a', 'e', 'i', 'o', 'u', 'è']) && self.random.happens(250) {
            text.push_str(self.random.pick(elisions));
        }
        text.push_str(word);
    }

    /// A phrase with its stand-ins filled in.
    fn expand(&mut self, phrase: &str) -> String {
        let mut expanded = String::new();
        for letter in phrase.chars() {
            match letter {
                '#' => expanded.push_str(&self.random.between(1..=999).to_string()),
                '&' => expanded.push_str(&self.random.between(1861..=2026).to_string()),
                '@' => expanded.push_str(self.words.name(&mut self.random)),
                '~' => expanded.push_str(self.words.content(&mut self.random)),
                _ => expanded.push(letter),
            }
        }
        expanded
    }
}

/// How a sentence of the press ends.
fn closing_mark(random: &mut Random) -> &'static str {
    match random.between(0..=99) {
        0..=3 => "?",
        4..=5 => "!",
        6 => "…",
        7 => "...",
        _ => ".",
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
