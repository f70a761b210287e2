//! Brackets and quotations of a paragraph: the ranges inside which no sentence ends.
//!
//! A stray stop inside `(Francia, Spagna. Portogallo)` is a slip of the pen, not the end of a sentence: inside brackets
//! that close again in the same paragraph nothing is split, unless the brackets themselves begin like a sentence (after a
//! stop, or at the start). Quotations are collected only when they are to be kept whole. What does not close in its
//! paragraph encloses nothing, so an unbalanced mark never swallows a boundary.

use std::ops::Range;

use memchr::memchr2;

use crate::context::{char_at, char_before, is_quote};
use crate::splitter::Quotes;

/// Brackets over more bytes than this are no aside, or their closing mark belongs to something else.
const LONGEST: usize = 600;

/// Kinds of marks that pair; each kind pairs on its own.
const KINDS: usize = 6;

/// Sorted ranges that do not overlap, read from front to back.
#[derive(Debug, Default)]
pub(crate) struct Enclosures {
    ranges: Vec<Range<usize>>,
    at: usize,
}

impl Enclosures {
    /// The enclosures of `paragraph`.
    pub(crate) fn of(paragraph: &str, quotes: Quotes) -> Self {
        if quotes == Quotes::Split && memchr2(b'(', b'[', paragraph.as_bytes()).is_none() {
            return Enclosures::default();
        }
        let mut pairs = Pairs::default();
        for (at, mark) in paragraph.char_indices() {
            match bracket(paragraph, at, mark).or_else(|| quotes.mark(paragraph, at, mark)) {
                Some(Side::Opens(kind)) => pairs.open(kind, at),
                Some(Side::Closes(kind)) => pairs.close(kind, at, paragraph),
                None => {}
            }
        }
        Enclosures { ranges: merged(pairs.ranges), at: 0 }
    }

    /// Whether a range holds the place before byte `at`; `at` never goes back between calls.
    pub(crate) fn hold(&mut self, at: usize) -> bool {
        while self.ranges.get(self.at).is_some_and(|range| range.end < at) {
            self.at += 1;
        }
        self.ranges.get(self.at).is_some_and(|range| range.start < at && at <= range.end)
    }
}

enum Side {
    Opens(usize),
    Closes(usize),
}

/// The bracket at `at`, unless it is the mouth of a smiley.
fn bracket(text: &str, at: usize, mark: char) -> Option<Side> {
    let side = match mark {
        '(' => Side::Opens(0),
        ')' => Side::Closes(0),
        '[' => Side::Opens(1),
        ']' => Side::Closes(1),
        _ => return None,
    };
    let before = &text.as_bytes()[..at];
    let face = before.last().is_some_and(|eye| matches!(eye, b':' | b';' | b'='))
        || before.ends_with(b":-")
        || before.ends_with(b";-");
    (!face).then_some(side)
}

impl Quotes {
    /// The quotation mark at `at`, if quotations stay whole. A straight mark opens before a word and closes behind one.
    fn mark(self, text: &str, at: usize, mark: char) -> Option<Side> {
        if self == Quotes::Split || !is_quote(mark) {
            return None;
        }
        let outside = |side: Option<char>| {
            side.is_none_or(|side| side.is_whitespace() || "([{—–-/".contains(side) || is_quote(side))
        };
        let (before, after) = (char_before(text, at), char_at(text, at + mark.len_utf8()));
        let opens = outside(before) && !after.is_none_or(char::is_whitespace);
        match mark {
            '«' => Some(Side::Opens(2)),
            '»' => Some(Side::Closes(2)),
            '“' | '„' => Some(Side::Opens(3)),
            '”' => Some(Side::Closes(3)),
            '"' if opens => Some(Side::Opens(4)),
            '"' => Some(Side::Closes(4)),
            '‘' | '\'' if opens => Some(Side::Opens(5)),
            // Between letters it is an apostrophe; behind a letter it may be one.
            '\'' | '’' if !after.is_some_and(char::is_alphanumeric) => Some(Side::Closes(5)),
            _ => None,
        }
    }
}

#[derive(Debug, Default)]
struct Pairs {
    open: [Vec<usize>; KINDS],
    ranges: Vec<Range<usize>>,
}

impl Pairs {
    fn open(&mut self, kind: usize, at: usize) {
        // Straight quotes do not nest in themselves: a second opening one means that the first never closed.
        if kind >= 4 {
            self.open[kind].clear();
        }
        self.open[kind].push(at);
    }

    fn close(&mut self, kind: usize, at: usize, text: &str) {
        let Some(start) = self.open[kind].pop() else { return };
        let is_bracket = kind < 2;
        if !is_bracket || (at - start <= LONGEST && !begins_sentence(text, start)) {
            self.ranges.push(start..at);
        }
    }
}

/// Whether the bracket at `start` stands where a sentence begins: first of all, or behind the end of another.
fn begins_sentence(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end();
    let spaced = before.len() < start;
    match before.chars().next_back() {
        None => true,
        Some(mark) => spaced && matches!(mark, '.' | '?' | '!' | '…' | '»' | '”' | '"'),
    }
}

/// `ranges` sorted, those that overlap joined.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(text: &str, quotes: Quotes) -> Vec<&str> {
        Enclosures::of(text, quotes).ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn brackets_pair_within_the_paragraph() {
        assert_eq!(ranges("a (b [c] d) e (f", Quotes::Split), ["(b [c] d"]);
        assert_eq!(ranges("Sì. (Forse. No.)", Quotes::Split), [""; 0]);
        assert_eq!(ranges("so sad :( and (glad) :)", Quotes::Split), ["(glad"]);
    }

    #[test]
    fn quotations_are_collected_only_when_they_stay_whole() {
        let text = "Disse: «Sì. No.» e \"l'altro. Poi\" 'tace. Forse' all'ora";
        assert_eq!(ranges(text, Quotes::Split), [""; 0]);
        assert_eq!(ranges(text, Quotes::Whole), ["«Sì. No.", "\"l'altro. Poi", "'tace. Forse"]);
    }
}
