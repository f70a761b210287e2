//! Where and when a report was written, as agencies put it before the first sentence: `ROMA, 23 OTT -`, `SAN JOSE, California, Oct 23
//! (Reuters) -`, `(ANSA) - ROMA -`. Translators leave it out.

use riscontro_core::{Token, TokenClass};

/// A dateline has no more tokens.
const LONGEST: usize = 16;

/// Letters of the shortest place in capitals.
const SHORTEST_PLACE: usize = 3;

/// The dateline of a segment.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Dateline {
    /// How many tokens it takes; 0 where there is none.
    pub(crate) len: usize,
    /// Whether an agency is named in brackets, so that it is surely one.
    pub(crate) has_agency: bool,
}

/// The dateline of a segment: a place in capitals, what follows its commas, and what is in brackets before or behind it, up to a dash that
/// stands by itself.
pub(crate) fn dateline(text: &str, tokens: &[Token]) -> Dateline {
    const NONE: Dateline = Dateline { len: 0, has_agency: false };
    let start = agency(text, tokens);
    let is_place = tokens
        .get(start)
        .is_some_and(|token| token.class == TokenClass::Upper && token.span.len() as usize >= SHORTEST_PLACE);
    if !is_place {
        return NONE;
    }
    let (mut is_bracketed, mut is_further, mut is_told_further, mut has_agency) = (false, false, false, start > 0);
    for (at, token) in tokens.iter().enumerate().take(LONGEST).skip(start) {
        match (token.class, token.span.of(text)) {
            (TokenClass::Punctuation, mark) if is_dash(text, tokens, at) => {
                // `USA, Trump - Biden` has neither a day nor an agency.
                let is_told = has_agency || has_day(tokens, at) || mark == "—";
                return if is_told || !is_told_further { Dateline { len: at, has_agency } } else { NONE };
            }
            (TokenClass::Punctuation, "(") => (is_bracketed, has_agency) = (true, true),
            (TokenClass::Punctuation, ")") => is_bracketed = false,
            (TokenClass::Punctuation, ",") => is_further = true,
            (TokenClass::Punctuation | TokenClass::Symbol, "/" | ".") | (TokenClass::Upper, _) => {}
            // `BMW (120 CV)` names no agency.
            (TokenClass::Number, _) if is_bracketed => has_agency = false,
            _ if is_bracketed => {}
            // A state or the day: `San Jose, California, Oct 23`.
            (TokenClass::Capitalised | TokenClass::Mixed | TokenClass::Number, _) if is_further => {
                is_told_further = true;
            }
            (TokenClass::Lower, _) if is_further && is_beside_number(tokens, at) => is_told_further = true,
            _ => return NONE,
        }
    }
    NONE
}

/// Whether a number stands beside a word, as a day does beside its month, before the token at `end`.
fn has_day(tokens: &[Token], end: usize) -> bool {
    (0..end).any(|at| tokens[at].class.is_word() && is_beside_number(&tokens[..end], at))
}

fn is_beside_number(tokens: &[Token], at: usize) -> bool {
    let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.class == TokenClass::Number);
    is_number(at + 1) || at.checked_sub(1).is_some_and(is_number)
}

/// How many tokens an agency in brackets with its dash takes at the beginning: `(ANSA) -`.
fn agency(text: &str, tokens: &[Token]) -> usize {
    let written = |at: usize| tokens.get(at).map(|token| token.span.of(text));
    let is_one = tokens.get(1).is_some_and(|token| token.class.is_capitalised());
    if written(0) == Some("(") && is_one && written(2) == Some(")") && is_dash(text, tokens, 3) { 4 } else { 0 }
}

/// Whether the token at `at` is a dash with room on both sides.
fn is_dash(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_apart = |pair: Option<&[Token]>| {
        pair.is_some_and(|pair| matches!(pair, [one, other] if one.span.end() < other.span.start()))
    };
    tokens.get(at).is_some_and(|token| matches!(token.span.of(text), "—" | "–" | "-"))
        && at > 0
        && is_apart(tokens.get(at - 1..=at))
        && is_apart(tokens.get(at..at + 2))
}
