//! The words of which prose is made.

use super::random::Random;

/// The texts of the tables of a language that prose is made of, with their comments.
#[derive(Debug, Clone, Copy)]
pub struct WordTables<'t> {
    /// Function words, one a line.
    pub stopwords: &'t str,
    /// Other words, one a line.
    pub common_words: &'t str,
    /// Given names: form, anything.
    pub given_names: &'t str,
    /// Abbreviations without their last stop: form, class.
    pub abbreviations: &'t str,
}

/// The words of a language by what they are for; no list is empty.
#[derive(Debug)]
pub(super) struct Words {
    function: Vec<&'static str>,
    content: Vec<&'static str>,
    names: Vec<&'static str>,
    abbreviations: Vec<Abbreviation>,
}

#[derive(Debug, Clone, Copy)]
struct Abbreviation {
    form: &'static str,
    class: &'static str,
}

impl Words {
    pub(super) fn new(tables: &WordTables<'static>) -> Self {
        let abbreviations = rows(tables.abbreviations).map(|row| {
            let (form, class) = row.split_once('\t').unwrap_or((row, "inner"));
            Abbreviation { form, class }
        });
        Words {
            function: forms(tables.stopwords),
            content: forms(tables.common_words),
            names: forms(tables.given_names),
            abbreviations: abbreviations.filter(|abbreviation| !abbreviation.form.contains(' ')).collect(),
        }
    }

    /// A word that is no name, function words and others in turns as chance has it.
    pub(super) fn word(&self, random: &mut Random) -> &'static str {
        let words = if random.happens(420) { &self.function } else { &self.content };
        random.pick(words)
    }

    pub(super) fn content(&self, random: &mut Random) -> &'static str {
        random.pick(&self.content)
    }

    pub(super) fn name(&self, random: &mut Random) -> &'static str {
        random.pick(&self.names)
    }

    /// An abbreviation with its stop and what stands behind one of its class.
    pub(super) fn abbreviation(&self, random: &mut Random) -> String {
        let Abbreviation { form, class } = random.pick(&self.abbreviations);
        match class {
            "number" => format!("{form}. {}", random.between(1..=999)),
            "name" => format!("{form}. {}", self.name(random)),
            _ => format!("{form}. {}", self.word(random)),
        }
    }
}

/// The rows of a table; comments are none.
fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The forms of a table that are one word.
fn forms(table: &'static str) -> Vec<&'static str> {
    let forms = rows(table).map(|row| row.split('\t').next().unwrap_or(row));
    let forms: Vec<_> = forms.filter(|form| !form.contains(' ')).collect();
    assert!(!forms.is_empty(), "a table has no word");
    forms
}
