//! The lexica of a pair of languages over the words of one pair of documents.

use std::sync::Arc;

use crate::Reading;
use crate::bilingual::{Bilingual, LexiconSide};
use crate::words::Word;

/// Any number of lexica, each with the way it is read.
#[derive(Debug, Default)]
pub(crate) struct Lexica(Vec<(Arc<Bilingual>, Reading)>);

impl Lexica {
    /// How many rows there are in all.
    pub(crate) fn rows(&self) -> usize {
        self.0.iter().map(|(lexicon, _)| lexicon.rows()).sum()
    }

    pub(crate) fn add(&mut self, lexicon: Arc<Bilingual>, reading: Reading) {
        self.0.push((lexicon, reading));
    }
}

/// The end of a chain.
const NONE: u32 = u32::MAX;

/// The words of one target, by the rows of the lexica they stand in.
#[derive(Debug)]
pub(crate) struct LexiconWords<'l> {
    chains: Vec<Chains<'l>>,
}

/// For each row of a lexicon the words that stand in it, as a chain: most rows have none, and nothing is sorted or hashed.
#[derive(Debug)]
struct Chains<'l> {
    lexicon: &'l Bilingual,
    source: LexiconSide,
    /// For each row the place of its first word in `links`.
    heads: Vec<u32>,
    /// A word and the place of the next.
    links: Vec<(u32, u32)>,
}

impl<'l> LexiconWords<'l> {
    /// Looks up every word of a target.
    pub(crate) fn new(lexica: &'l Lexica, words: &[Word<'_>]) -> Self {
        let chains = lexica.0.iter().map(|(lexicon, reading)| {
            let (source, target) = match reading {
                Reading::Forward => (LexiconSide::Source, LexiconSide::Target),
                Reading::Backward => (LexiconSide::Target, LexiconSide::Source),
            };
            let mut chains = Chains { lexicon, source, heads: vec![NONE; lexicon.rows()], links: Vec::new() };
            for (at, word) in (0_u32..).zip(words) {
                let Word::Form { text, .. } = word else { continue };
                lexicon.rows_of(target, text, |row| chains.push(row, at));
            }
            chains
        });
        LexiconWords { chains: chains.collect() }
    }

    /// Calls `found(word, weight)` for the target words that share a row with the source word `text`.
    pub(crate) fn translations(&self, text: &str, mut found: impl FnMut(u32, f32)) {
        for chains in &self.chains {
            chains.lexicon.rows_of(chains.source, text, |row| chains.each(row, &mut found));
        }
    }
}

impl Chains<'_> {
    fn push(&mut self, row: u32, word: u32) {
        let Some(head) = self.heads.get_mut(row as usize) else { return };
        let place = u32::try_from(self.links.len()).expect("a few rows a word");
        self.links.push((word, std::mem::replace(head, place)));
    }

    fn each(&self, row: u32, found: &mut impl FnMut(u32, f32)) {
        let mut place = self.heads.get(row as usize).copied().unwrap_or(NONE);
        while let Some((word, next)) = self.links.get(place as usize) {
            found(*word, self.lexicon.weight(row));
            place = *next;
        }
    }
}
