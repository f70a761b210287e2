//! What is known of the words of a side before any reader looks at them.
//!
//! Most words of the tables are alike in what may begin with them, so the same facts are stored once, and a word of a text has
//! their number: two bytes each. The numbers are in order of how much may begin, so one comparison tells that nothing does.
//! The walk over the tokens thus stays within the nearest cache.

use std::collections::{HashMap, HashSet};

use riscontro_core::{FoldedId, Folds, Token, TokenClass};
use riscontro_lang::ResolvedWords;

use crate::glue::Glue;
use crate::lexicon::{Composed, RangeWord};
use crate::starts::Starts;

/// Whether a mention may begin with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Begins {
    No,
    /// Only when what follows the small word that begins here may begin one: `a`, `between`, `meno`.
    Prefix,
    /// A unit or currency: with a capital or as a symbol before its number, or as a long word that holds one (`decennio`).
    Unit,
    Yes,
}

/// What a word is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Facts {
    /// What may begin with it.
    pub(crate) starts: Starts,
    /// What may end with it, of the forms that are sought before a number: small words, bounds, words of the clock.
    pub(crate) ends: Starts,
    pub(crate) begins: Begins,
    /// What may begin with it when no form of several words does.
    alone: Begins,
    /// A bit for each word that may come second in a form with which a mention may begin; several words share one.
    seconds: u64,
    /// The same of every form that begins with it.
    all_seconds: u64,
    /// Whether it is an article by itself that may be the number one.
    pub(crate) is_article: bool,
    /// Whether it is a function word.
    pub(crate) is_stop: bool,
}

impl Facts {
    /// A word of no table.
    const UNKNOWN: Facts = Facts {
        begins: Begins::No,
        alone: Begins::No,
        seconds: 0,
        all_seconds: 0,
        is_article: false,
        starts: Starts::NOTHING,
        ends: Starts::NOTHING,
        is_stop: false,
    };

    /// A word with which `forms` begin: the second word of each, if any, and what it is.
    pub(crate) fn new(forms: &[(Option<u32>, Starts)], ends: Starts, (is_article, is_stop): (bool, bool)) -> Facts {
        let all = |is_wanted: &dyn Fn(Option<u32>) -> bool| -> Starts {
            forms.iter().filter(|(second, _)| is_wanted(*second)).map(|(_, starts)| *starts).collect()
        };
        let bits = |words: &mut dyn Iterator<Item = u32>| words.fold(0, |bits, word| bits | second_bit(word));
        let starts = all(&|_| true);
        let seconds = forms.iter().filter(|(_, starts)| begins(*starts) != Begins::No).map(|(second, _)| *second);
        Facts {
            starts,
            ends,
            begins: begins(starts),
            alone: begins(all(&|second| second.is_none())),
            seconds: bits(&mut seconds.flatten()),
            all_seconds: bits(&mut forms.iter().filter_map(|(second, _)| *second)),
            is_article,
            is_stop,
        }
    }

    /// The same of a word that is a numeral in one piece as well.
    fn composed(self) -> Facts {
        Facts { begins: Begins::Yes, alone: Begins::Yes, starts: self.starts.or(Starts::COMPOSED), ..self }
    }

    /// Whether a mention may begin with the word: 0 not at all, 1 only before certain words, 2 before others, too.
    fn liveness(&self) -> u8 {
        match (self.begins, self.alone) {
            (Begins::No, _) => 0,
            (_, Begins::No) => 1,
            _ => 2,
        }
    }

    /// What may begin with the word when `next`, a word of the vocabulary, comes behind it.
    #[inline]
    pub(crate) fn begins_before(&self, next: Option<u32>) -> Begins {
        if self.may_be_before(next) { self.begins } else { self.alone }
    }

    /// Whether `next` may come second in a form that begins with the word.
    #[inline]
    pub(crate) fn may_be_before(&self, next: Option<u32>) -> bool {
        self.seconds != 0 && next.is_some_and(|word| self.seconds & second_bit(word) != 0)
    }

    /// Whether `next` may come second in any form that begins with the word.
    #[inline]
    pub(crate) fn may_be_followed_by(&self, next: Option<u32>) -> bool {
        next.is_some_and(|word| self.all_seconds & second_bit(word) != 0)
    }
}

/// The bit of a word among those that may come second.
fn second_bit(word: u32) -> u64 {
    1 << (word % u64::BITS)
}

/// What is known of the words of a vocabulary.
#[derive(Debug)]
pub(crate) struct FactsTable {
    /// Each once, in the order of [`Facts::liveness`]; the first is [`Facts::UNKNOWN`].
    distinct: Vec<Facts>,
    firsts: Firsts,
    /// The number of the facts of a numeral in one piece that no table has.
    composed: u16,
    /// For each word of the vocabulary the number of its facts.
    of_word: Vec<u16>,
}

/// Which of the distinct facts are the first of their kind.
#[derive(Debug, Clone, Copy)]
struct Firsts {
    /// Of those with which a mention may begin, but only as the first word of a form of several.
    several: u16,
    /// Of those with which one may begin whatever word comes next.
    alone: u16,
}

/// The number of [`Facts::UNKNOWN`].
const UNKNOWN: u16 = 0;

impl FactsTable {
    /// The facts of each word of a vocabulary in turn, with whether it is a numeral in one piece.
    pub(crate) fn new(words: impl Iterator<Item = (Facts, bool)>) -> FactsTable {
        let words = words.map(|(facts, is_composed)| if is_composed { facts.composed() } else { facts });
        let words: Vec<Facts> = words.collect();
        let mut seen = HashSet::new();
        let always = [Facts::UNKNOWN, Facts::UNKNOWN.composed()];
        let mut distinct: Vec<Facts> =
            always.iter().chain(&words).copied().filter(|facts| seen.insert(*facts)).collect();
        // Stable: the first stays first.
        distinct.sort_by_key(Facts::liveness);
        let first = |liveness: u8| {
            let at = distinct.partition_point(|facts| facts.liveness() < liveness);
            u16::try_from(at).expect("fewer kinds of words than words of the tables of numbers")
        };
        let firsts = Firsts { several: first(1), alone: first(2) };
        let numbers: HashMap<Facts, u16> = distinct.iter().copied().zip(UNKNOWN..).collect();
        let of_word = words.iter().map(|facts| numbers[facts]).collect();
        FactsTable { composed: numbers[&Facts::UNKNOWN.composed()], of_word, firsts, distinct }
    }

    /// Looks up the words of a side, `known` among the words of the vocabulary; `composed` reads a numeral in one piece.
    pub(crate) fn resolve<'a>(
        &'a self,
        folds: &Folds,
        known: &'a ResolvedWords,
        composed: impl Fn(&str) -> Composed,
    ) -> Words<'a> {
        let mut numbers = Vec::with_capacity(folds.len());
        let mut numerals = Vec::new();
        for (id, word) in (0..).map(FoldedId).zip(known.words()) {
            let mut number = word.map_or(UNKNOWN, |word| self.of_word[word as usize]);
            let is_listed = word.is_some();
            if !is_listed || self.distinct[usize::from(number)].starts.has(Starts::COMPOSED) {
                let numeral = composed(folds.form(id));
                if numeral != Composed::None {
                    numerals.push((id, numeral));
                    if !is_listed {
                        number = self.composed;
                    }
                }
            }
            numbers.push(number);
        }
        Words { known, distinct: &self.distinct, firsts: self.firsts, numbers, numerals }
    }
}

/// What the words of one side are in a [`Lexicon`](crate::lexicon::Lexicon).
#[derive(Debug)]
pub(crate) struct Words<'a> {
    /// The words of the vocabulary.
    pub(crate) known: &'a ResolvedWords,
    /// What is known of words, each once, in the order of [`Facts::liveness`].
    distinct: &'a [Facts],
    firsts: Firsts,
    /// By folded form the number of its facts.
    numbers: Vec<u16>,
    /// The numerals in one piece, sorted by folded form: few texts have any.
    numerals: Vec<(FoldedId, Composed)>,
}

impl Words<'_> {
    /// What the word of `token` is by itself.
    #[inline]
    pub(crate) fn facts(&self, token: &Token) -> &Facts {
        &self.distinct[usize::from(self.numbers[token.folded.0 as usize])]
    }

    /// Whether no mention begins at the token of this number by its word and the next.
    #[inline]
    pub(crate) fn begins_nothing(&self, tokens: &[Token], at: usize) -> bool {
        let number = self.numbers[tokens[at].folded.0 as usize];
        number < self.firsts.several || (number < self.firsts.alone && !self.may_be_of_several(number, tokens, at))
    }

    /// Whether a form of several words may begin at a token, whose facts have this number.
    #[inline]
    fn may_be_of_several(&self, number: u16, tokens: &[Token], at: usize) -> bool {
        let next = tokens.get(at + 1).and_then(|next| self.known.word(next.folded));
        self.distinct[usize::from(number)].may_be_before(next)
    }

    /// Whether no mention begins anywhere among `tokens`: there are no digits, no capitals that may be a Roman number, and no
    /// word with which one begins but small ones that must stand before another. Most sentences without numbers are such.
    pub(crate) fn are_silent(&self, tokens: &[Token]) -> bool {
        let mut is_small_before = false;
        for (at, token) in tokens.iter().enumerate() {
            if matches!(token.class, TokenClass::Number | TokenClass::Alphanumeric | TokenClass::Upper) {
                return false;
            }
            if self.begins_nothing(tokens, at) {
                is_small_before = false;
                continue;
            }
            let number = self.numbers[token.folded.0 as usize];
            let is_small = match self.distinct[usize::from(number)].alone {
                Begins::Prefix => true,
                Begins::Unit if token.class == TokenClass::Lower && token.span.len() <= 3 && !is_small_before => false,
                _ => return false,
            };
            if self.may_be_of_several(number, tokens, at) {
                return false;
            }
            is_small_before = is_small;
        }
        true
    }

    /// What begins somewhere among `tokens`, and whether one of them has digits. In a word written on to digits anything may
    /// begin.
    pub(crate) fn present(&self, tokens: &[Token]) -> (Starts, bool) {
        let (mut starts, mut has_digits, mut has_mixed) = (Starts::NOTHING, false, false);
        for token in tokens {
            starts = starts.or(self.facts(token).starts);
            has_digits |= token.class == TokenClass::Number;
            has_mixed |= token.class == TokenClass::Alphanumeric;
        }
        (if has_mixed { Starts::ALL } else { starts }, has_digits || has_mixed)
    }

    /// The numeral that a word is.
    pub(crate) fn composed(&self, token: &Token) -> Composed {
        if !self.facts(token).starts.has(Starts::COMPOSED) {
            return Composed::None;
        }
        let at = self.numerals.binary_search_by_key(&token.folded, |(word, _)| *word);
        at.map_or(Composed::None, |at| self.numerals[at].1)
    }
}

/// Whether a mention may begin with a word from which `starts` begins.
fn begins(starts: Starts) -> Begins {
    let named =
        Starts::MONTH.or(Starts::WEEKDAY).or(Starts::PERIOD).or(Starts::FEAST).or(Starts::RELATIVE).or(Starts::ROUND);
    let opens = Starts::of_range(RangeWord::Open).or(Starts::of_range(RangeWord::From));
    let small = Starts::of_glue(Glue::One).or(Starts::of_glue(Glue::Minus)).or(opens);
    let years = Starts::of_glue(Glue::YearBefore).or(Starts::of_glue(Glue::YearAfter));
    let years = years.or(Starts::of_glue(Glue::AsMany));
    if starts.has(Starts::NUMBER.or(Starts::TIME).or(named).or(years)) {
        Begins::Yes
    } else if starts.has(small) {
        Begins::Prefix
    } else if starts.has(Starts::UNIT) {
        Begins::Unit
    } else {
        Begins::No
    }
}
