//! Brackets and quotations of a paragraph: the ranges inside which no sentence ends.
//!
//! A stray stop inside `(Francia, Spagna. Portogallo)` is a slip of the pen, not the end of a sentence: inside brackets
//! that close again in the same paragraph nothing is split, unless the brackets themselves begin like a sentence (after a
//! stop, or at the start). Brackets are looked for only where a boundary is about to be set, from the last one on, and
//! cost no list; those of an item are its own. Quotations are collected only when they are to be kept whole. What does not
//! close in its paragraph encloses nothing, so an unbalanced mark never swallows a boundary.

use std::cell::Cell;
use std::ops::Range;

use memchr::{memchr_iter, memchr2, memchr3_iter};

use crate::candidates::Search;
use crate::context::{char_at, char_before, is_quote};
use crate::lists::begins_item;
use crate::splitter::Quotes;

/// Brackets over more bytes than this are no aside, or their closing mark belongs to something else.
const LONGEST: usize = 600;
/// Brackets inside brackets inside brackets: deeper ones are no prose, and are not followed.
const DEEPEST: usize = 8;

/// What holds a place together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// Nothing.
    Free,
    /// Brackets, with the offset of the closing one.
    Brackets(usize),
    /// A quotation that stays whole.
    Quotation,
}

/// The enclosures of one paragraph, read from front to back.
#[derive(Debug)]
pub(crate) struct Enclosures {
    opening: Search,
    /// The brackets that were looked at last.
    brackets: Range<usize>,
    /// Sorted ranges that do not overlap; empty unless quotations stay whole.
    quotations: Vec<Range<usize>>,
    at: usize,
}

impl Enclosures {
    /// The enclosures of `paragraph`.
    pub(crate) fn of(paragraph: &str, quotes: Quotes) -> Self {
        let quotations = if quotes == Quotes::Whole { quotations(paragraph) } else { Vec::new() };
        Enclosures { opening: Search::STALE, brackets: 0..0, quotations, at: 0 }
    }

    /// What holds the place before byte `at` of `paragraph`, in the segment that begins at `segment`; neither goes back between
    /// calls.
    #[inline]
    pub(crate) fn hold(&mut self, paragraph: &str, segment: usize, at: usize) -> Held {
        if self.bracket(paragraph, segment, at) {
            return Held::Brackets(self.brackets.end);
        }
        while self.quotations.get(self.at).is_some_and(|range| range.end < at) {
            self.at += 1;
        }
        let quotation = self.quotations.get(self.at).is_some_and(|range| range.start < at && at <= range.end);
        if quotation { Held::Quotation } else { Held::Free }
    }

    /// Whether brackets of the segment at `segment` hold the place before byte `at`.
    #[inline]
    fn bracket(&mut self, paragraph: &str, segment: usize, at: usize) -> bool {
        // An item that begins inside brackets is read as it would be alone.
        if self.brackets.start < segment {
            self.brackets = segment..segment;
        }
        loop {
            if at <= self.brackets.end {
                return self.brackets.start < at;
            }
            let from = self.brackets.end;
            let find = |from| memchr2(b'(', b'[', &paragraph.as_bytes()[from..]);
            let open = self.opening.next(from, find);
            if open >= at {
                return false;
            }
            // What holds nothing is passed as a range that ends where it begins.
            let close = closing(paragraph, open).filter(|_| !begins_sentence(&paragraph[segment..open]));
            self.brackets = if let Some(close) = close { open..close } else { open + 1..open + 1 };
        }
    }
}

/// Where the bracket at `open` closes in `paragraph`, if it does soon and before a line that is an item of a list.
fn closing(paragraph: &str, open: usize) -> Option<usize> {
    if is_mouth(paragraph, open) {
        return None;
    }
    let bytes = paragraph.as_bytes();
    let (opens, closes) = if bytes[open] == b'(' { (b'(', b')') } else { (b'[', b']') };
    let window = &bytes[..bytes.len().min(open + LONGEST + 1)];
    let mut depth = 0;
    for at in memchr3_iter(opens, closes, b'\n', &window[open..]).map(|len| open + len) {
        if bytes[at] == b'\n' {
            if begins_item(paragraph[at..].trim_start()) {
                return None;
            }
            continue;
        }
        if is_mouth(paragraph, at) {
            continue;
        }
        depth = if bytes[at] == opens { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return Some(at);
        }
        if depth > DEEPEST {
            return None;
        }
    }
    None
}

/// Whether the bracket at `at` is the mouth of a smiley.
fn is_mouth(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    let eyes = before.strip_suffix(b"-").unwrap_or(before).last();
    matches!(eyes, Some(b':' | b';')) || before.ends_with(b"=")
}

/// Whether a bracket stands where a sentence begins when `before` stands before it in its segment: first of all, or behind the
/// end of another.
fn begins_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    let spaced = trimmed.len() < before.len();
    match trimmed.chars().next_back() {
        None => true,
        Some(mark) => spaced && matches!(mark, '.' | '?' | '!' | '…' | '»' | '”' | '"'),
    }
}

/// The straight quotes of a paragraph, counted as far as somebody asked, so that no byte is read twice.
#[derive(Debug, Default)]
pub(crate) struct StraightQuotes {
    /// How far they are counted, and whether their number is odd.
    counted: Cell<(usize, bool)>,
}

impl StraightQuotes {
    /// Whether a quotation is open at `end`; `end` never goes back between calls.
    pub(crate) fn is_odd(&self, paragraph: &str, end: usize) -> bool {
        let (start, odd) = self.counted.get();
        let odd = odd != (memchr_iter(b'"', &paragraph.as_bytes()[start..end]).count() % 2 == 1);
        self.counted.set((end, odd));
        odd
    }
}

/// Kinds of quotation marks that pair; each kind pairs on its own.
const KINDS: usize = 5;
/// The first kind that cannot stand inside itself.
const STRAIGHT: usize = 3;

enum Side {
    Opens(usize),
    Closes(usize),
}

/// The quotations of a paragraph, sorted, those that overlap joined.
fn quotations(paragraph: &str) -> Vec<Range<usize>> {
    let mut open: [Vec<usize>; KINDS] = Default::default();
    let mut ranges = Vec::new();
    for (at, mark) in paragraph.char_indices() {
        match quotation_mark(paragraph, at, mark) {
            Some(Side::Opens(kind)) => {
                // Straight quotes do not nest in themselves: a second opening one means that the first never closed.
                if kind >= STRAIGHT {
                    open[kind].clear();
                }
                open[kind].push(at);
            }
            Some(Side::Closes(kind)) => ranges.extend(open[kind].pop().map(|start| start..at)),
            None => {}
        }
    }
    merged(ranges)
}

/// The quotation mark at `at`.
///
/// Most marks open in one language and close in another (`“so”` and `„so“`, `«così»` and `»so«`), so the side is read from what
/// stands around: a mark before a word, and not behind one, opens. Where that says nothing (`« ainsi »`) the mark itself does.
fn quotation_mark(text: &str, at: usize, mark: char) -> Option<Side> {
    if !is_quote(mark) {
        return None;
    }
    let outside =
        |side: Option<char>| side.is_none_or(|side| side.is_whitespace() || "([{—–-/".contains(side) || is_quote(side));
    let (before, after) = (char_before(text, at), char_at(text, at + mark.len_utf8()));
    let opens = outside(before) && !after.is_none_or(char::is_whitespace);
    let closes = !outside(before) && !after.is_some_and(char::is_alphanumeric);
    match mark {
        '«' | '»' => Some(Side::of(0, opens || !closes && mark == '«')),
        '“' | '”' => Some(Side::of(1, opens || !closes && mark == '“')),
        '„' => Some(Side::Opens(1)),
        '‹' | '›' => Some(Side::of(2, opens || !closes && mark == '‹')),
        '"' => Some(Side::of(3, opens)),
        '‘' | '‚' | '\'' if opens => Some(Side::Opens(4)),
        // Between letters it is an apostrophe; behind a letter it may be one.
        '\'' | '‘' | '’' if !after.is_some_and(char::is_alphanumeric) => Some(Side::Closes(4)),
        _ => None,
    }
}

impl Side {
    fn of(kind: usize, opens: bool) -> Self {
        if opens { Side::Opens(kind) } else { Side::Closes(kind) }
    }
}

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

    /// The text with the places marked that brackets hold.
    fn held(text: &str) -> String {
        let mut enclosures = Enclosures::of(text, Quotes::Split);
        let places = (0..text.len()).filter(|at| enclosures.hold(text, 0, *at) != Held::Free);
        places.map(|at| &text[at..=at]).collect()
    }

    #[test]
    fn brackets_of_another_segment_hold_nothing() {
        let text = "see (first.\n• Second. Third) and (so. On)";
        let mut enclosures = Enclosures::of(text, Quotes::Split);
        let second = text.find('•').expect("a bullet");
        assert_eq!(enclosures.hold(text, second, text.find(" Third").expect("it is there")), Held::Free);
        assert_ne!(enclosures.hold(text, second, text.find(" On").expect("it is there")), Held::Free);
    }

    #[test]
    fn brackets_pair_within_the_paragraph() {
        assert_eq!(held("a (b [c] d) e (f"), "b [c] d)");
        assert_eq!(held("a (b (c. D) e"), "c. D)");
        assert_eq!(held("Yes. (Maybe. No.)"), "");
        assert_eq!(held("so sad :( and (glad) :)"), "glad)");
        assert_eq!(held(&format!("a (b {} c)", "x".repeat(LONGEST))), "");
    }

    #[test]
    fn quotations_are_collected_only_when_they_stay_whole() {
        let text = "Disse: «Sì. No.» e \"l'altro. Poi\" 'tace. Forse' all'ora";
        assert!(Enclosures::of(text, Quotes::Split).quotations.is_empty());
        let whole = Enclosures::of(text, Quotes::Whole).quotations;
        let whole: Vec<_> = whole.into_iter().map(|range| &text[range]).collect();
        assert_eq!(whole, ["«Sì. No.", "\"l'altro. Poi", "'tace. Forse"]);
    }

    #[test]
    fn a_mark_opens_before_a_word_whatever_its_shape() {
        let whole = |text: &str| {
            let ranges = Enclosures::of(text, Quotes::Whole).quotations;
            ranges.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(whole("Sie sagte: „Ja. Nein.“ Dann »Gut. So.« und ging."), ["„Ja. Nein.", "»Gut. So."]);
        assert_eq!(whole("Il dit : « Oui. Non. » Puis ‹ rien › d'autre."), ["« Oui. Non. ", "‹ rien "]);
        assert_eq!(whole("(“Yes. No.”)"), ["“Yes. No."]);
    }
}
