//! The lexica of a pair of languages over the words of one pair of documents.

use std::sync::Arc;

use crate::Reading;
use crate::bilingual::{Bilingual, side_of};
use crate::known::{Heads, KnownWords};

/// Any number of lexica, each with the way it is read.
#[derive(Debug, Default)]
pub(crate) struct Lexica(Vec<(Arc<Bilingual>, Reading)>);

impl Lexica {
    /// How many rows there are in all.
    pub(crate) fn rows(&self) -> usize {
        self.0.iter().map(|(lexicon, _)| lexicon.rows()).sum()
    }

    /// Whether one of them has the folded `form` on that side of the pair as a verb or adverb alone.
    pub(crate) fn is_never_nominal(&self, form: &str, is_source: bool) -> bool {
        self.0.iter().any(|(lexicon, reading)| lexicon.is_never_nominal(form, *reading, is_source))
    }

    /// Calls `found(row)` for every row in which the folded `form` stands on that side of the pair.
    pub(crate) fn rows_of(&self, form: &str, is_source: bool, mut found: impl FnMut(u32)) {
        let mut first = 0;
        for (lexicon, reading) in &self.0 {
            lexicon.rows_of(side_of(*reading, is_source), form, |row| found(first + row));
            first += u32::try_from(lexicon.rows()).expect("rows are numbered with 32 bits");
        }
    }

    /// How sure a row is, 0 to 1.
    fn weight(&self, row: u32) -> f32 {
        let mut row = row as usize;
        for (lexicon, _) in &self.0 {
            match row.checked_sub(lexicon.rows()) {
                None => return lexicon.weight(u32::try_from(row).unwrap_or(u32::MAX)),
                Some(rest) => row = rest,
            }
        }
        0.0
    }

    pub(crate) fn add(&mut self, lexicon: Arc<Bilingual>, reading: Reading) {
        self.0.push((lexicon, reading));
    }
}

/// The words of one target, by the rows of the lexica they stand in.
///
/// The rows of all lexica are numbered through. For each row there is a chain of words: most rows have none, and nothing
/// is sorted or hashed.
#[derive(Debug)]
pub(crate) struct LexiconWords<'l> {
    lexica: &'l Lexica,
    /// For each row the place of its first word in `links`.
    heads: &'l Heads,
    /// A word and the place of the next.
    links: Vec<(u32, u32)>,
}

impl<'l> LexiconWords<'l> {
    /// Chains the words of a target, which stand at `places` in `known`.
    pub(crate) fn new(lexica: &'l Lexica, known: &KnownWords, places: &[u32], heads: &'l mut Heads) -> Self {
        heads.reset(lexica.rows());
        let mut links = Vec::new();
        for (word, place) in (0_u32..).zip(places) {
            for row in known.rows(*place) {
                let at = u32::try_from(links.len()).expect("a few rows a word");
                links.push((word, heads.put(*row, at)));
            }
        }
        LexiconWords { lexica, heads, links }
    }

    /// Calls `found(word, weight)` for the target words that share one of `rows` with a source word.
    pub(crate) fn translations(&self, rows: &[u32], mut found: impl FnMut(u32, f32)) {
        for row in rows {
            let mut at = self.heads.get(*row);
            while let Some((word, next)) = self.links.get(at as usize) {
                found(*word, self.lexica.weight(*row));
                at = *next;
            }
        }
    }
}
