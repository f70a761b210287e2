//! The lines of a text, by every line end that occurs.

/// A line without its end and without white space at its ends; bytes of the raw file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.start == self.end
    }

    pub(super) fn of<'a>(&self, raw: &'a str) -> &'a str {
        &raw[self.start..self.end]
    }
}

/// The lines of `raw` in order; `\n`, `\r\n`, a lone `\r`, NEL (U+0085), U+2028 and U+2029 end one.
///
/// A `\r\n` yields a line once: the empty piece between its two characters is left out.
pub(super) fn lines_of(raw: &str) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::new();
    for piece in raw.split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        let is_end_of_crlf = piece == "\n" && raw[..start].ends_with('\r');
        if !is_end_of_crlf {
            let lead = piece.len() - piece.trim_start().len();
            let len = piece.trim().len();
            lines.push(if len == 0 {
                Line { start, end: start }
            } else {
                Line { start: start + lead, end: start + lead + len }
            });
        }
        start += piece.len();
    }
    lines
}
