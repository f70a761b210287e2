//! Small words of one letter, which an accent makes other words: `e` and `è`, French `a` and `à`.

use riscontro_lang::{Language, Table, fold};

/// The forms of one letter of the tables of small words.
#[derive(Debug)]
pub(crate) struct Letters(Vec<char>);

impl Letters {
    pub(crate) fn new(language: &Language) -> Self {
        let forms = |table: Table| table.text().lines().filter_map(|line| line.split('\t').next());
        let tables = [language.glue, language.ranges, language.clock, language.comparators];
        let letters = tables.into_iter().flat_map(forms).filter_map(only_letter);
        Letters(letters.filter(|letter| letter.is_alphabetic()).collect())
    }

    /// Whether `word` is one letter and another word than its letter without or with an accent: `È` is no `e`, French `a` no `à`.
    pub(crate) fn makes_other(&self, word: &str) -> bool {
        let Some(letter) = only_letter(word).filter(|letter| !letter.is_ascii_digit()) else { return false };
        if is_accented(letter) {
            return !self.0.contains(&lower(letter));
        }
        let is_accented_form = |form: &char| is_accented(*form) && fold(form.encode_utf8(&mut [0; 4])) == fold(word);
        letter.is_lowercase() && !self.0.contains(&letter) && self.0.iter().any(is_accented_form)
    }
}

/// The letter of a word that has but one.
fn only_letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|_| letters.next().is_none())
}

fn is_accented(letter: char) -> bool {
    matches!(letter, 'À'..='ÿ')
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}
