//! Where a sentence may end: the paragraphs of a block, and the marks in them.

use memchr::{memchr, memchr2, memchr3};

/// A place to look at, as a byte offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Candidate {
    /// A full stop, question mark, exclamation mark or ellipsis.
    Terminator(usize),
    /// A line break.
    Line(usize),
}

/// The last byte of `…`; the two before it are checked where it is found.
const ELLIPSIS_END: u8 = 0xa6;
const ELLIPSIS: &[u8] = "…".as_bytes();

/// The candidates of a paragraph, in text order.
///
/// Three searches run side by side; each remembers the next place it found, so no byte is searched twice.
#[derive(Debug)]
pub(crate) struct Candidates {
    stop: Search,
    ellipsis: Search,
    line: Search,
}

/// A search that goes on from the place it found last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Search(usize);

impl Search {
    /// Nothing was searched yet.
    pub(crate) const STALE: Search = Search(0);
    /// There is nothing more to find.
    const OVER: Search = Search(usize::MAX);

    /// The first place at or after `from`, or `usize::MAX`; `find` gives the distance from where it is asked to begin, and is
    /// asked only when the last place lies before `from`. `from` never goes back between calls.
    #[inline]
    pub(crate) fn next(&mut self, from: usize, find: impl FnOnce(usize) -> Option<usize>) -> usize {
        // A place is kept as one more than it is, so that 0 is before all of them.
        if self.0 <= from {
            self.0 = find(from).map_or(usize::MAX, |len| from + len + 1);
        }
        if self.0 == usize::MAX { usize::MAX } else { self.0 - 1 }
    }
}

impl Candidates {
    /// The candidates of a paragraph that has line breaks inside or has none.
    pub(crate) fn new(lines: Lines) -> Self {
        let line = if lines == Lines::Several { Search::STALE } else { Search::OVER };
        Candidates { stop: Search::STALE, ellipsis: Search::STALE, line }
    }

    /// The first candidate of `text` at or after `from`; `from` never goes back between calls.
    #[inline]
    pub(crate) fn next(&mut self, text: &str, from: usize) -> Option<Candidate> {
        let bytes = text.as_bytes();
        let stop = self.stop.next(from, |from| memchr3(b'.', b'?', b'!', &bytes[from..]));
        let ellipsis = self.ellipsis.next(from, |from| ellipsis(&bytes[from..]));
        let line = self.line.next(from, |from| memchr2(b'\n', b'\r', &bytes[from..]));
        let terminator = stop.min(ellipsis);
        match (terminator, line) {
            (usize::MAX, usize::MAX) => None,
            _ if terminator < line => Some(Candidate::Terminator(terminator)),
            _ => Some(Candidate::Line(line)),
        }
    }
}

/// The place of the first `…`. Its last byte is rare in European text, so one byte is searched.
fn ellipsis(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let end = from + memchr(ELLIPSIS_END, &bytes[from..])? + 1;
        if bytes[..end].ends_with(ELLIPSIS) {
            return Some(end - ELLIPSIS.len());
        }
        from = end;
    }
}

/// Whether a paragraph goes over more than one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    One,
    Several,
}

/// The end of the paragraph of `text` that begins at `from`: the first blank line after it, or the end; and its lines.
pub(crate) fn paragraph_end(text: &str, from: usize) -> (usize, Lines) {
    let bytes = text.as_bytes();
    let (mut at, mut lines) = (from, Lines::One);
    while let Some(len) = memchr2(b'\n', b'\r', &bytes[at..]) {
        let line_end = at + len;
        at = line_end + if bytes[line_end..].starts_with(b"\r\n") { 2 } else { 1 };
        let blanks = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if matches!(bytes.get(at + blanks), None | Some(b'\n' | b'\r')) {
            return (line_end, lines);
        }
        lines = Lines::Several;
        at += blanks;
    }
    (text.len(), lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_come_in_text_order() {
        let (text, mut found, mut from) = ("a… b.\nc?! d¦", Vec::new(), 0);
        let mut candidates = Candidates::new(Lines::Several);
        while let Some(candidate) = candidates.next(text, from) {
            let (Candidate::Terminator(at) | Candidate::Line(at)) = candidate;
            found.push(at);
            from = at + 1;
        }
        assert_eq!(found, [1, 6, 7, 9, 10]);
    }

    #[test]
    fn a_paragraph_ends_at_a_blank_line() {
        let text = "uno\ndue\r\n \t\r\ntre";
        assert_eq!((&text[..paragraph_end(text, 0).0], paragraph_end(text, 0).1), ("uno\ndue", Lines::Several));
        assert_eq!(paragraph_end(text, 14), (text.len(), Lines::One));
    }
}
