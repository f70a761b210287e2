//! One segment as the name reader sees it: which capitals tell something, and which are there for another reason.
//!
//! A capital is evidence of a name unless something else explains it: the first word of a sentence, a headline in
//! title case or in capitals. Only 4 to 10 in a hundred sentence-initial words of the Italian press are names, so
//! there the word needs other evidence.

use riscontro_core::{Token, TokenClass};

use super::lookups::{Traits, Words};
use crate::dateline::dateline;

/// What the capitals of a segment tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    /// Running text: a capital inside marks a name.
    Telling,
    /// A headline in title case, where nearly every word has a capital, or a language that gives one to every noun.
    TitleCase,
    /// Everything is in capitals.
    AllUpper,
}

/// What a token says of the capital of the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A sentence or quotation begins after it.
    Beginning,
    /// The sentence goes on.
    Inside,
    /// The token before it decides.
    Transparent,
}

/// A segment with its tokens and what is known of their words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a Words<'a>,
    pub(super) capitals: Capitals,
    /// How many tokens say where the text was written (`SEOUL/TOKYO —`).
    dateline: usize,
}

impl<'a> Passage<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], words: &'a Words<'a>) -> Self {
        Passage { text, tokens, words, capitals: capitals(tokens, words), dateline: dateline(text, tokens).len }
    }

    pub(super) fn traits(&self, at: usize) -> Traits {
        self.words.traits(self.tokens[at].folded)
    }

    pub(super) fn written(&self, at: usize) -> &'a str {
        self.tokens[at].span.of(self.text)
    }

    /// Whether the token at `at` exists and is a word with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.class.is_capitalised())
    }

    /// Whether the token at `at` says where the text was written.
    pub(super) fn is_of_dateline(&self, at: usize) -> bool {
        at < self.dateline
    }

    /// Whether the token at `at` is the punctuation `mark`.
    pub(super) fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.class == TokenClass::Punctuation && token.span.of(self.text) == mark)
    }

    /// Whether the tokens at `at` and `at + 1` touch.
    pub(super) fn touches_next(&self, at: usize) -> bool {
        matches!(self.tokens.get(at..at + 2), Some([one, other]) if one.span.end() == other.span.start())
    }

    /// Whether the word at `at` is a particle joined by a hyphen to a word with a capital (`al-Assad`).
    pub(super) fn is_hyphened_particle(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.class.is_word())
            && self.traits(at).has(Traits::PARTICLE)
            && self.touches_next(at)
            && self.is_mark(at + 1, "-")
            && self.touches_next(at + 1)
            && self.is_capitalised(at + 2)
    }

    /// Whether the token at `at` is one capital letter, with or without its dot.
    pub(super) fn is_single_letter(&self, at: usize) -> bool {
        self.tokens[at].class == TokenClass::Upper && self.written(at).trim_end_matches('.').chars().count() == 1
    }

    /// Whether the token at `at` is a Roman number in capitals.
    pub(super) fn is_roman(&self, at: usize) -> bool {
        let written = self.written(at);
        self.tokens[at].class == TokenClass::Upper
            && written.len() <= 6
            && written.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'))
    }

    /// Whether the word at `at` belongs to a number: an era (`a.C.`), a unit or currency beside figures (`5 GB`, `EUR
    /// 30`).
    pub(super) fn is_of_number(&self, at: usize) -> bool {
        self.is_era(at) || self.is_quantity(at)
    }

    /// An era or a half of the day; in capitals only beside a figure, for `la BCE` is a bank.
    fn is_era(&self, at: usize) -> bool {
        let is_figure = |at: usize| self.tokens.get(at).is_some_and(|token| token.class == TokenClass::Number);
        let is_bare = self.tokens[at].class == TokenClass::Upper && self.written(at).len() == 3;
        self.traits(at).has(Traits::ERA) && (!is_bare || (at.saturating_sub(2)..=at + 1).any(is_figure))
    }

    /// Whether the word at `at` is a unit or currency beside figures.
    pub(super) fn is_quantity(&self, at: usize) -> bool {
        let is_figure = |at: usize| self.tokens.get(at).is_some_and(|token| token.class == TokenClass::Number);
        self.traits(at).has(Traits::QUANTITY) && (at.checked_sub(1).is_some_and(is_figure) || is_figure(at + 1))
    }

    /// Whether a capital at `at` is owed to the beginning of a sentence, a quotation or a list item.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        for before in (0..at).rev() {
            match self.what_goes_before(before) {
                Before::Beginning => return true,
                Before::Inside => return false,
                Before::Transparent => {}
            }
        }
        true
    }

    fn what_goes_before(&self, before: usize) -> Before {
        match self.tokens[before].class {
            TokenClass::Punctuation => self.what_mark_goes_before(before, self.written(before)),
            // The cell of a table.
            TokenClass::Symbol if self.written(before) == "|" => Before::Beginning,
            TokenClass::Symbol | TokenClass::Placeable => Before::Transparent,
            _ => Before::Inside,
        }
    }

    fn what_mark_goes_before(&self, at: usize, mark: &str) -> Before {
        match mark.chars().next().unwrap_or(' ') {
            '.' if mark.len() == 1 && self.is_abbreviation_dot(at) => Before::Inside,
            '.' | '!' | '?' | '…' | ':' | '«' | '“' | '„' | '‘' => Before::Beginning,
            '"' | '\'' if self.is_opening_quote(at) => Before::Beginning,
            ')' if at == 1 || (at == 2 && self.written(0) == "(") => Before::Beginning,
            '"' | '\'' | '»' | '”' | '’' | '(' | '[' | '-' | '–' | '—' | '•' | '*' | '·' => {
                Before::Transparent
            }
            _ => Before::Inside,
        }
    }

    /// Whether the token at `at` is a quotation mark.
    pub(super) fn is_quote(&self, at: usize) -> bool {
        matches!(self.written(at), "\"" | "'" | "«" | "»" | "“" | "”" | "„" | "‘" | "’")
    }

    /// Whether the straight quotation mark at `at` opens: it touches the next token and not the one before.
    fn is_opening_quote(&self, at: usize) -> bool {
        self.touches_next(at) && !at.checked_sub(1).is_some_and(|before| self.touches_next(before))
    }

    /// Whether the dot at `at` belongs to an abbreviation before a name or to an initial.
    pub(super) fn is_abbreviation_dot(&self, at: usize) -> bool {
        self.is_mark(at, ".")
            && at.checked_sub(1).is_some_and(|word| {
                self.touches_next(word) && (self.is_single_letter(word) || self.traits(word).has(Traits::ABBREVIATION))
            })
    }
}

const BETRAYING: Traits = Traits::STOP.or(Traits::COMMON);

/// Judges the capitals of a segment by its words of content; at least three words are needed to call it a headline.
fn capitals(tokens: &[Token], words: &Words<'_>) -> Capitals {
    let (mut all, mut upper, mut lower) = (0_usize, 0_usize, 0_usize);
    let (mut content, mut capitalised, mut ordinary) = (0_usize, 0_usize, 0_usize);
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.class.is_word()) {
        let traits = words.traits(token.folded);
        all += 1;
        upper += usize::from(token.class == TokenClass::Upper);
        lower += usize::from(token.class == TokenClass::Lower);
        if token.class == TokenClass::Lower && traits.has(Traits::STOP) {
            continue;
        }
        content += 1;
        capitalised += usize::from(token.class.is_capitalised());
        ordinary += usize::from(at > 0 && token.class == TokenClass::Capitalised && traits.has(BETRAYING));
    }
    if all >= 2 && lower == 0 && upper * 10 >= all * 9 {
        return Capitals::AllUpper;
    }
    if words.language().capitals == riscontro_lang::Capitals::Nouns {
        return Capitals::TitleCase;
    }
    // Names alone can fill a segment too (a line-up, a signature); an ordinary word with a capital that is
    // no title betrays the headline.
    let is_headline = content >= 3 && capitalised * 10 >= content * 9 && ordinary > 0;
    if is_headline { Capitals::TitleCase } else { Capitals::Telling }
}
