//! Where a sentence may end: the paragraphs of a block, and the marks in them.

use memchr::{memchr, memchr2, memchr3, memmem};

/// A place to look at, as a byte offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Candidate {
    /// A full stop, question mark, exclamation mark or ellipsis.
    Terminator(usize),
    /// A line break.
    Line(usize),
}

/// The candidates of a paragraph, in text order.
///
/// Three searches run side by side; each remembers the next place it found, so no byte is searched twice.
#[derive(Debug)]
pub(crate) struct Candidates {
    stop: Search,
    ellipsis: Search,
    line: Search,
}

#[derive(Debug, Clone, Copy, Default)]
enum Search {
    #[default]
    Stale,
    At(usize),
    Over,
}

impl Search {
    /// The place found, searching on from `from` if the last one lies before it.
    fn next(&mut self, from: usize, find: impl FnOnce(usize) -> Option<usize>) -> usize {
        let stale = match *self {
            Search::Stale => true,
            Search::At(at) => at < from,
            Search::Over => false,
        };
        if stale {
            *self = find(from).map_or(Search::Over, |len| Search::At(from + len));
        }
        if let Search::At(at) = *self { at } else { usize::MAX }
    }
}

impl Candidates {
    pub(crate) fn new() -> Self {
        Candidates { stop: Search::Stale, ellipsis: Search::Stale, line: Search::Stale }
    }

    /// The first candidate of `text` at or after `from`; `from` never goes back between calls.
    pub(crate) fn next(&mut self, text: &str, from: usize) -> Option<Candidate> {
        let bytes = text.as_bytes();
        let stop = self.stop.next(from, |from| memchr3(b'.', b'?', b'!', &bytes[from..]));
        let ellipsis = self.ellipsis.next(from, |from| memmem::find(&bytes[from..], "…".as_bytes()));
        let line = self.line.next(from, |from| memchr(b'\n', &bytes[from..]));
        let terminator = stop.min(ellipsis);
        match (terminator, line) {
            (usize::MAX, usize::MAX) => None,
            _ if terminator < line => Some(Candidate::Terminator(terminator)),
            _ => Some(Candidate::Line(line)),
        }
    }
}

/// The end of the paragraph of `text` that begins at `from`: the first blank line after it, or the end.
pub(crate) fn paragraph_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(len) = memchr2(b'\n', b'\r', &bytes[at..]) {
        let line_end = at + len;
        at = line_end + if bytes[line_end..].starts_with(b"\r\n") { 2 } else { 1 };
        let blanks = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if matches!(bytes.get(at + blanks), None | Some(b'\n' | b'\r')) {
            return line_end;
        }
        at += blanks;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_come_in_text_order() {
        let (text, mut candidates, mut found, mut from) = ("a… b.\nc?! d", Candidates::new(), Vec::new(), 0);
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
        assert_eq!(&text[..paragraph_end(text, 0)], "uno\ndue");
        assert_eq!(paragraph_end(text, 14), text.len());
    }
}
