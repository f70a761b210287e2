//! One segment, read by position.
//!
//! A position may lie inside a token: `30mila`, `5pm` and `138km` are one token, of which the digits are read first and the
//! letters then looked up as if they were a word of their own.

use riscontro_core::value::Exact;
use riscontro_core::{Span, Token, TokenClass};
use riscontro_lang::{PhraseValues, Phrases, Vocabulary, fold};

use crate::facts::{Begins, Facts, Words};
use crate::glue::Glue;
use crate::lexicon::{
    ClockWord, Comparator, Composed, Lexicon, Named, NumberKind, NumberWord, Period, RangeWord, Unit,
};
use crate::memo::Memo;
use crate::starts::Starts;

/// The longest word that may be a Roman number or the letters of a code.
const LONGEST_ROMAN: u32 = 10;

/// How many small words may stand before a number and belong to its mention: `between minus a`.
const MOST_PREFIXES: usize = 3;

/// A place between or inside the tokens of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    /// The index of the token that is read next.
    pub(crate) token: usize,
    /// How many bytes of it have been read.
    pub(crate) skip: u32,
}

impl At {
    pub(crate) fn start(token: usize) -> Self {
        At { token, skip: 0 }
    }

    pub(crate) fn next(self) -> Self {
        At::start(self.token + 1)
    }

    pub(crate) fn is_whole(self) -> bool {
        self.skip == 0
    }
}

/// The tokens of one segment with what the tables say of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) words: &'a Words<'a>,
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// What begins somewhere in the segment.
    pub(crate) present: Starts,
    /// Whether a token of the segment has digits.
    pub(crate) has_digits: bool,
    pub(crate) formats: Formats,
    pub(crate) memo: &'a Memo,
    /// Whether what the commonest words are is told without asking every reader; only a test does not.
    pub(crate) takes_short_ways: bool,
}

/// The number formats of the side's own language and of the other side's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Formats {
    pub(crate) own: riscontro_lang::NumberFormat,
    pub(crate) other: riscontro_lang::NumberFormat,
}

impl<'a> Reader<'a> {
    /// The token at `at`, when none of it has been read.
    pub(crate) fn token(&self, at: At) -> Option<&'a Token> {
        self.tokens.get(at.token).filter(|_| at.is_whole())
    }

    pub(crate) fn class(&self, at: At) -> Option<TokenClass> {
        self.token(at).map(|token| token.class)
    }

    /// What has not been read of the token at `at`; empty at the end.
    pub(crate) fn rest(&self, at: At) -> &'a str {
        self.tokens.get(at.token).map_or("", |token| &token.span.of(self.text)[at.skip as usize..])
    }

    /// Whether nothing stands between the token at `at` and the one before it.
    pub(crate) fn is_joined(&self, at: At) -> bool {
        match (at.token.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at.token)) {
            (Some(before), Some(here)) => before.span.end() == here.span.start(),
            _ => false,
        }
    }

    /// The span from one place to another.
    pub(crate) fn span(&self, from: At, to: At) -> Span {
        let byte = |at: At| self.tokens[at.token].span.start() + at.skip;
        let end = if to.is_whole() { self.tokens[to.token - 1].span.end() } else { byte(to) };
        Span::new(byte(from), end.max(byte(from)))
    }

    #[inline]
    pub(crate) fn find<V>(
        &self,
        (index, starts): (&'a Phrases<V>, Starts),
        at: At,
    ) -> Option<(At, PhraseValues<'a, V>)> {
        let token = self.tokens.get(at.token)?;
        if at.is_whole() && !self.facts(token).starts.has(starts) {
            return None;
        }
        self.find_from(index, at, token)
    }

    fn find_from<V>(&self, index: &'a Phrases<V>, at: At, token: &Token) -> Option<(At, PhraseValues<'a, V>)> {
        let words = self.words.known;
        let (len, values) = if at.is_whole() {
            index.longest(words, &self.tokens[at.token..])?
        } else {
            let rest = self.rest(at);
            let head = self.vocabulary.word(&fold(rest))?;
            index.longest_after((head, suffix_class(rest)), words, &self.tokens[at.token + 1..])?
        };
        // A clitic is written like some letters that stand for units (`l'`), but is never one.
        let is_clitic = token.class == TokenClass::Elision && len == 1 && at.is_whole();
        let is_other = at.is_whole() && len == 1 && self.lexicon.letters.makes_other(token.span.of(self.text));
        let found = Some((At { token: at.token + len, skip: 0 }, values));
        found.filter(|_| !is_other && (!is_clitic || self.may_be_clitic(at)))
    }

    /// Whether the clitic at `at` is one that a table of small words lists.
    fn may_be_clitic(&self, at: At) -> bool {
        let (words, tokens) = (self.words.known, &self.tokens[at.token..]);
        self.lexicon.glue.longest(words, tokens).is_some()
            || self.lexicon.ranges.longest(words, tokens).is_some()
            || self.lexicon.clock.longest(words, tokens).is_some()
            || self.lexicon.numbers.longest(words, tokens).is_some()
    }

    pub(crate) fn number_words(&self, at: At) -> Option<(At, PhraseValues<'a, NumberWord>)> {
        self.find((&self.lexicon.numbers, Starts::NUMBER), at)
    }

    /// The number word at `at` that `pick` wants, of one of `kinds`.
    pub(crate) fn number_word<T>(
        &self,
        (at, kinds): (At, Starts),
        pick: impl Fn(NumberWord) -> Option<T>,
    ) -> Option<(At, T)> {
        let (end, words) = self.find((&self.lexicon.numbers, kinds), at)?;
        words.iter().find_map(|word| pick(*word)).map(|found| (end, found))
    }

    pub(crate) fn scale(&self, at: At) -> Option<(At, i64)> {
        self.number_word(
            (at, Starts::SCALE),
            |word| if let NumberKind::Scale(value) = word.kind { Some(value) } else { None },
        )
    }

    pub(crate) fn fraction_word(&self, at: At) -> Option<(At, (Exact, NumberWord))> {
        self.number_word((at, Starts::FRACTION), |word| {
            if let NumberKind::Fraction(value) = word.kind { Some((value, word)) } else { None }
        })
    }

    pub(crate) fn half(&self, at: At) -> Option<At> {
        self.number_word((at, Starts::HALF), |word| (word.kind == NumberKind::Half).then_some(())).map(|(end, ())| end)
    }

    pub(crate) fn composed(&self, at: At) -> Composed {
        match self.token(at) {
            Some(token) if token.class.is_word() => self.words.composed(token),
            _ => Composed::None,
        }
    }

    /// The end of the small word of this kind at `at`.
    pub(crate) fn glue(&self, at: At, kind: Glue) -> Option<At> {
        let (end, values) = self.find((&self.lexicon.glue, Starts::of_glue(kind)), at)?;
        values.contains(&kind).then_some(end)
    }

    /// The place after the small word of this kind, or `at` itself when there is none.
    pub(crate) fn past(&self, at: At, kind: Glue) -> At {
        self.glue(at, kind).unwrap_or(at)
    }

    /// Whether a small word of this kind ends right before the token at `at`.
    pub(crate) fn has_before(&self, at: At, kind: Glue) -> bool {
        self.may_end_before(at, Starts::of_glue(kind))
            && (1..=3).any(|back| {
                at.token
                    .checked_sub(back)
                    .is_some_and(|from| self.glue(At::start(from), kind) == Some(At::start(at.token)))
            })
    }

    /// Whether a form of one of these kinds may end right before the token at `at`, by the word there.
    #[inline]
    pub(crate) fn may_end_before(&self, at: At, kinds: Starts) -> bool {
        at.token.checked_sub(1).is_some_and(|before| self.facts(&self.tokens[before]).ends.has(kinds))
    }

    pub(crate) fn idiom(&self, at: At) -> Option<At> {
        self.find((&self.lexicon.idioms, Starts::IDIOM), at).map(|(end, _)| end)
    }

    pub(crate) fn units(&self, at: At) -> Option<(At, PhraseValues<'a, Unit>)> {
        let (end, units) = self.find((&self.lexicon.units, Starts::UNIT), at)?;
        // `(2 in)`, but `2 in three`: a preposition is a unit where a bracket ends behind it.
        let is_preposition = at.is_whole() && self.glue(at, Glue::MonthCue) == Some(end);
        if is_preposition && !self.is_mark(end, ")") && !self.is_mark(end, "]") {
            return None;
        }
        // `alle 4.17 ora locale`: a longer word of the clock holds the unit.
        let is_of_clock = self
            .clock_word_of(at, Starts::of_clock(ClockWord::AfterCue))
            .is_some_and(|(clock_end, word)| word == ClockWord::AfterCue && clock_end > end);
        (!is_of_clock).then_some((end, units))
    }

    pub(crate) fn month(&self, at: At) -> Option<(At, Named)> {
        let (end, values) = self.find((&self.lexicon.months, Starts::MONTH), at)?;
        // `giu` is June, `giù` is not: an abbreviation has no accent that no form of it has.
        let may_be = |month: &&Named| month.is_full || month.is_accented || self.rest(at).is_ascii();
        Some((self.past_stop(end, at), *values.iter().find(may_be)?))
    }

    pub(crate) fn weekday(&self, at: At) -> Option<(At, Named)> {
        let (end, values) = self.find((&self.lexicon.weekdays, Starts::WEEKDAY), at)?;
        Some((end, *values.first()))
    }

    /// The place after the full stop of an abbreviation that ends at `end`, when more follows it.
    fn past_stop(&self, end: At, start: At) -> At {
        let short = self.rest(start).len() <= 5 && self.token(end.next()).is_some();
        if short && self.rest(end) == "." && self.is_joined(end) && self.is_number(end.next()) {
            end.next()
        } else {
            end
        }
    }

    pub(crate) fn is_number(&self, at: At) -> bool {
        self.class(at) == Some(TokenClass::Number)
    }

    pub(crate) fn comparator(&self, at: At) -> Option<(At, PhraseValues<'a, Comparator>)> {
        self.find((&self.lexicon.comparators, Starts::BOUND), at)
    }

    pub(crate) fn period(&self, at: At) -> Option<(At, Period)> {
        let (end, values) = self.find((&self.lexicon.periods, Starts::PERIOD), at)?;
        Some((end, *values.first()))
    }

    pub(crate) fn clock_word(&self, at: At) -> Option<(At, ClockWord)> {
        self.clock_word_of(at, Starts::CLOCK)
    }

    /// The longest word of the clock at `at`, when it may be of one of `kinds`.
    pub(crate) fn clock_word_of(&self, at: At, kinds: Starts) -> Option<(At, ClockWord)> {
        let (end, values) = self.find((&self.lexicon.clock, kinds), at)?;
        Some((end, *values.first()))
    }

    /// The end of the range word at `at`, when `wanted` takes it.
    pub(crate) fn range_word(&self, at: At, wanted: impl Fn(RangeWord) -> bool) -> Option<At> {
        let (end, values) = self.find((&self.lexicon.ranges, Starts::RANGE), at)?;
        values.iter().any(|word| wanted(*word)).then_some(end)
    }

    /// The end of the word at `at` that opens a range.
    pub(crate) fn range_open(&self, at: At) -> Option<At> {
        let opens = Starts::of_range(RangeWord::Open).or(Starts::of_range(RangeWord::From));
        let (end, values) = self.find((&self.lexicon.ranges, opens), at)?;
        values.iter().any(|word| word.opens()).then_some(end)
    }

    /// The place after a hyphen that is written on to both its neighbours.
    pub(crate) fn past_hyphen(&self, at: At) -> Option<At> {
        let is_hyphen =
            matches!(self.rest(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}") && at.is_whole();
        (is_hyphen && self.is_joined(at) && self.is_joined(at.next())).then(|| at.next())
    }

    /// Whether `at` holds this mark.
    pub(crate) fn is_mark(&self, at: At, mark: &str) -> bool {
        at.is_whole() && self.rest(at) == mark
    }

    /// What the word of `token` is by itself.
    #[inline]
    pub(crate) fn facts(&self, token: &Token) -> &Facts {
        self.words.facts(token)
    }

    /// What may begin at the whole token at `at`; nothing at the end.
    #[inline]
    pub(crate) fn starts(&self, at: At) -> Starts {
        let Some(token) = self.tokens.get(at.token) else { return Starts::NOTHING };
        self.facts(token).starts.or(Starts::of_class(token.class))
    }

    /// Whether any of `starts` begins somewhere in the segment: without what a reader must find behind a number, it need not
    /// look at the number.
    #[inline]
    pub(crate) fn is_present(&self, starts: Starts) -> bool {
        self.present.has(starts)
    }

    /// What may begin at the whole token at `at` by its word and the next.
    #[inline]
    fn begins(&self, at: usize) -> Begins {
        let facts = self.facts(&self.tokens[at]);
        if facts.begins == Begins::No { Begins::No } else { facts.begins_before(self.known_word(at + 1)) }
    }

    /// The word of the vocabulary that the token of this number is.
    #[inline]
    pub(crate) fn known_word(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).and_then(|token| self.words.known.word(token.folded))
    }

    /// Whether the token at `at` may begin a mention.
    #[inline]
    pub(crate) fn is_live(&self, at: At) -> bool {
        let Some(token) = self.token(at) else { return self.may_begin(at, MOST_PREFIXES) };
        (!self.is_dull(at.token, token) && self.may_begin(at, MOST_PREFIXES)) || self.is_roman_rank(at)
    }

    /// Where no digits stand, a word of no table begins nothing, unless it is a Roman number.
    #[inline]
    fn is_dull(&self, at: usize, token: &Token) -> bool {
        let is_plain = token.class == TokenClass::Lower || (!self.has_digits && token.class != TokenClass::Upper);
        is_plain && self.words.begins_nothing(self.tokens, at)
    }

    /// The first token from `at` on with which a mention may begin by its looks and its word alone; the end when there is none.
    pub(crate) fn skip_dull(&self, at: At) -> At {
        if !at.is_whole() {
            return at;
        }
        let bit = |class: TokenClass| 1_u32 << class as u32;
        // The looks that begin nothing by themselves.
        let mut plain = if self.has_digits { bit(TokenClass::Lower) } else { !bit(TokenClass::Upper) };
        if self.is_present(Starts::PERIOD) {
            // `XIXe` and `Ve`
            plain &= !(bit(TokenClass::Mixed) | bit(TokenClass::Capitalised));
        }
        let words = self.words;
        let is_dull = |at: usize| plain & bit(self.tokens[at].class) != 0 && words.begins_nothing(self.tokens, at);
        let live = (at.token..self.tokens.len()).find(|at| !is_dull(*at));
        At::start(live.unwrap_or(self.tokens.len()))
    }

    /// `XIXe` and `Ve`, where centuries are told.
    fn is_roman_rank(&self, at: At) -> bool {
        let is_mixed = matches!(self.class(at), Some(TokenClass::Mixed | TokenClass::Capitalised));
        is_mixed && self.is_present(Starts::PERIOD) && self.roman_with_ending(at).is_some()
    }

    /// The same, when so many more small words may stand before it.
    fn may_begin(&self, at: At, prefixes: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.class {
            TokenClass::Number | TokenClass::Alphanumeric => return !self.is_no_cents(at),
            TokenClass::Verbatim | TokenClass::Placeable => return false,
            // A Roman number or a code: `XXI`, `F-125`.
            TokenClass::Upper if token.span.len() <= LONGEST_ROMAN && self.has_roman_letters(at) => return true,
            TokenClass::Upper | TokenClass::Capitalised
                if token.span.len() <= LONGEST_ROMAN && self.is_hyphened_to_digits(at) =>
            {
                return true;
            }
            TokenClass::Punctuation if self.is_before_digits(at.next()) => return true,
            _ => {}
        }
        match self.begins(at.token) {
            Begins::No => false,
            Begins::Yes => true,
            // `l'` is no litre.
            Begins::Unit if token.class == TokenClass::Elision => self.may_open(at),
            Begins::Unit => {
                let is_behind_small = prefixes < MOST_PREFIXES;
                is_behind_small
                    || !matches!(token.class, TokenClass::Lower | TokenClass::Capitalised)
                    || token.span.len() > 3
                    || self.is_before_digits(at.next())
            }
            Begins::Prefix if prefixes == 0 => false,
            // Most small words stand alone, and before a word that begins nothing.
            Begins::Prefix if !self.may_open(at) && !self.may_begin(at.next(), prefixes - 1) => false,
            Begins::Prefix => {
                let one = self.glue(at, Glue::One);
                // `a token and a half`
                if one.is_some() && self.is_present(Starts::HALF) {
                    return true;
                }
                let small = [one, self.glue(at, Glue::Minus), self.range_open(at)];
                small.into_iter().flatten().any(|end| self.may_begin(end, prefixes - 1))
            }
        }
    }

    /// Whether the small word at `at` may begin a mention without one that begins right behind it: a form of several words
    /// does, and an article before a half (`a token and a half`).
    fn may_open(&self, at: At) -> bool {
        let has_second = || self.facts(&self.tokens[at.token]).may_be_before(self.known_word(at.token + 1));
        self.is_present(Starts::HALF) || has_second()
    }

    /// `1.250,00 (milleduecentocinquanta/00)`: no cents, as contracts write it.
    fn is_no_cents(&self, at: At) -> bool {
        let stroke = || at.token.checked_sub(1).is_some_and(|before| self.is_mark(At::start(before), "/"));
        self.rest(at) == "00" && stroke()
    }

    fn is_before_digits(&self, at: At) -> bool {
        matches!(self.class(at), Some(TokenClass::Number | TokenClass::Alphanumeric))
    }

    fn has_roman_letters(&self, at: At) -> bool {
        self.rest(at).bytes().all(|letter| b"IVXLCDM".contains(&letter))
    }

    fn is_hyphened_to_digits(&self, at: At) -> bool {
        self.is_before_digits(at.next().next()) && self.past_hyphen(at.next()).is_some()
    }

    /// Whether a word with a meaning of its own stands at `at`: in lower case and no function word.
    pub(crate) fn is_content(&self, at: At) -> bool {
        self.token(at).is_some_and(|token| token.class == TokenClass::Lower && !self.facts(token).is_stop)
    }

    pub(crate) fn is_plural(&self, at: At) -> bool {
        self.is_content(at) && self.lexicon.is_plural(self.rest(at))
    }
}

fn suffix_class(rest: &str) -> TokenClass {
    let (upper, lower) = (rest.chars().any(char::is_uppercase), rest.chars().any(char::is_lowercase));
    match (upper, lower) {
        (true, false) => TokenClass::Upper,
        (true, true) => TokenClass::Mixed,
        _ => TokenClass::Lower,
    }
}
