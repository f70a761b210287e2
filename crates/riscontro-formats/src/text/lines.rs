//! The lines of a text, by every line end that occurs.

/// A line without its end and without white space at its ends; bytes of the raw file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What ends a line, but that `\r\n` ends it once.
const LINE_ENDS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

impl Line {
    /// The line that is `raw` from `start` to `end`, its line end included.
    fn trimmed(raw: &str, start: usize, end: usize) -> Self {
        let piece = &raw[start..end];
        let lead = piece.len() - piece.trim_start().len();
        match piece.trim().len() {
            0 => Line { start, end: start },
            len => Line { start: start + lead, end: start + lead + len },
        }
    }

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
    while start < raw.len() {
        let end = line_end(raw, start);
        let is_end_of_crlf = &raw[start..end] == "\n" && raw[..start].ends_with('\r');
        if !is_end_of_crlf {
            lines.push(Line::trimmed(raw, start, end));
        }
        start = end;
    }
    lines
}

/// Where the line that begins at `start` ends, its line end included.
///
/// Every byte of a text passes here, so bytes are looked at and not characters: three in a thousand begin a line end or look so.
fn line_end(raw: &str, start: usize) -> usize {
    let bytes = raw.as_bytes();
    let mut at = start;
    while let Some(step) = possible_line_end(&bytes[at..]) {
        at += step;
        match &bytes[at..] {
            [b'\n' | b'\r', ..] => return at + 1,
            [0xc2, 0x85, ..] => return at + 2,
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return at + 3,
            _ => at += 1,
        }
    }
    raw.len()
}

/// Where the first byte stands that may begin a line end; looked for by handfuls, which takes no branch a byte.
fn possible_line_end(bytes: &[u8]) -> Option<usize> {
    const HANDFUL: usize = 32;
    let may_begin = |byte: u8| (byte == b'\n') | (byte == b'\r') | (byte == 0xc2) | (byte == 0xe2);
    let found =
        bytes.chunks(HANDFUL).position(|bytes| bytes.iter().fold(false, |found, byte| found | may_begin(*byte)))?;
    let start = found * HANDFUL;
    bytes[start..].iter().position(|byte| may_begin(*byte)).map(|at| start + at)
}

/// The lines of `raw` that are ended, the last one first; what follows the last line end is left out, for it may go on.
pub(super) fn ended_lines_backwards(raw: &str) -> impl Iterator<Item = StartedLine> {
    let starts = raw.rmatch_indices(LINE_ENDS).map(|(at, end)| at + end.len()).chain([0]);
    // A `\r\n` is one line end, and a line starts only after its second character.
    let mut starts = starts.filter(|start| !(raw[..*start].ends_with('\r') && raw[*start..].starts_with('\n')));
    let mut end = starts.next().unwrap_or(0);
    starts.map(move |start| {
        let line = Line::trimmed(raw, start, end);
        end = start;
        StartedLine { start, line }
    })
}

/// A line, and where it starts with the white space before it.
pub(super) struct StartedLine {
    pub(super) start: usize,
    pub(super) line: Line,
}
