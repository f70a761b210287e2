//! The words of one side, bead by bead.

use riscontro_core::{FoldedId, Folds, TokenClass};
use riscontro_lang::Language;

use super::BeadSide;
use crate::phrase_words::{PhraseWords, WordKind};

/// Longer examples are cut.
const MOST_OF_EXAMPLE: usize = 240;

/// A word of the text, or the end of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word(u32);

const BREAK: Word = Word(u32::MAX);

/// How a word was seen first, or first in lower case.
#[derive(Debug)]
struct Spelling {
    text: Box<str>,
    class: TokenClass,
    kind: WordKind,
}

/// The text of one side: its words numbered, runs of them parted by breaks.
#[derive(Debug)]
pub(super) struct SideCorpus<'l> {
    language: &'l Language,
    phrase_words: PhraseWords,
    words: Folds,
    spellings: Vec<Spelling>,
    text: Vec<Word>,
    /// Where each bead ends in `text`.
    ends: Vec<usize>,
    examples: String,
    example_ends: Vec<usize>,
}

impl<'l> SideCorpus<'l> {
    pub(super) fn new(language: &'l Language) -> Self {
        SideCorpus {
            language,
            phrase_words: PhraseWords::new(language),
            words: Folds::default(),
            spellings: Vec::new(),
            text: Vec::new(),
            ends: Vec::new(),
            examples: String::new(),
            example_ends: Vec::new(),
        }
    }

    pub(super) fn language(&self) -> &'l Language {
        self.language
    }

    /// Reads the next bead; returns for each of its words where it begins in the text and its place among all words.
    pub(super) fn add(&mut self, side: BeadSide<'_>) -> Vec<(u32, u32)> {
        let mut places = Vec::with_capacity(side.tokens.len());
        for token in side.tokens {
            let word = self.word(side.view.folds.form(token.folded), token.span.of(side.view.text), token.class);
            if word != BREAK {
                places.push((token.span.start(), narrow(self.text.len())));
            }
            if word != BREAK || self.text.last() != Some(&BREAK) {
                self.text.push(word);
            }
        }
        self.text.push(BREAK);
        self.ends.push(self.text.len());
        let line = side.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(MOST_OF_EXAMPLE) {
            Some((end, _)) => self.examples.extend([line[..end].trim_end(), "…"]),
            None => self.examples.push_str(&line),
        }
        self.example_ends.push(self.examples.len());
        places
    }

    fn word(&mut self, folded: &str, text: &str, class: TokenClass) -> Word {
        let Some(kind) = self.phrase_words.kind(folded, class) else { return BREAK };
        let id = self.words.intern(folded);
        match self.spellings.get_mut(id.0 as usize) {
            None => self.spellings.push(Spelling { text: text.into(), class, kind }),
            Some(known) if class == TokenClass::Lower && known.class != TokenClass::Lower => {
                *known = Spelling { text: text.into(), class, kind };
            }
            Some(_) => {}
        }
        Word(id.0)
    }

    /// The words of each bead in turn, and the place of the first among all words.
    pub(super) fn beads(&self) -> impl Iterator<Item = (u32, &[Word])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| (narrow(start), &self.text[start..*end]))
    }

    pub(super) fn kind_of(&self, word: Word) -> Option<WordKind> {
        self.spellings.get(word.0 as usize).map(|spelling| spelling.kind)
    }

    /// Whether a single word is an ordinary adjective or adverb.
    pub(super) fn is_modifier(&self, word: Word) -> bool {
        self.phrase_words.is_modifier(self.words.form(FoldedId(word.0)))
    }

    /// Whether a word, folded, is an adjective that makes a term of its neighbour, and none by itself.
    pub(super) fn is_kind(&self, word: &str) -> bool {
        self.phrase_words.is_kind(word)
    }

    /// Whether a word was seen in small letters, or is an acronym: it is no part of a mere name.
    pub(super) fn is_common(&self, word: Word) -> bool {
        self.spellings.get(word.0 as usize).is_some_and(|spelling| {
            matches!(spelling.class, TokenClass::Lower | TokenClass::Upper) && spelling.kind == WordKind::Content
        })
    }

    /// Writes words as one key: folded, a clitic with its apostrophe before the next one.
    pub(super) fn write_key(&self, words: &[Word], key: &mut String) {
        key.clear();
        for word in words {
            if !key.is_empty() && !key.ends_with('\'') {
                key.push(' ');
            }
            key.push_str(self.words.form(FoldedId(word.0)));
            if self.spellings[word.0 as usize].class == TokenClass::Elision && !key.ends_with('\'') {
                key.push('\'');
            }
        }
    }

    /// A key as the text writes its words.
    pub(super) fn written(&self, key: &str) -> String {
        let word = |word: &str| {
            let spelling = self.words.get(word).and_then(|id| self.spellings.get(id.0 as usize));
            spelling.map_or_else(
                || word.to_owned(),
                |spelling| spelling.text.trim_end_matches(['\'', '\u{2019}']).to_owned(),
            )
        };
        let written = key.split(' ').map(|part| part.split('\'').map(word).collect::<Vec<_>>().join("'"));
        written.collect::<Vec<_>>().join(" ")
    }

    /// The text of a bead, on one line, cut where it is long.
    pub(super) fn text(&self, bead: u32) -> &str {
        let bead = bead as usize;
        let start = bead.checked_sub(1).map_or(0, |before| self.example_ends[before]);
        &self.examples[start..self.example_ends[bead]]
    }
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("fewer words than bytes of the texts")
}

/// The words of a key, with those behind an apostrophe apart.
pub(super) fn words_of_key(key: &str) -> Vec<&str> {
    key.split(' ').flat_map(|part| part.split_inclusive('\'')).collect()
}

#[cfg(test)]
mod tests {
    use super::words_of_key;

    #[test]
    fn a_key_is_cut_at_spaces_and_apostrophes() {
        assert_eq!(words_of_key("stato d'emergenza"), ["stato", "d'", "emergenza"]);
    }
}
