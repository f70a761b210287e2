//! A file of any encoding as a stream of UTF-8, which knows its line and column.

use std::io::{self, BufRead, Read};

use crate::decode::{Beginning, DecodedText, More};
use crate::error::{FormatError, Kind};
use crate::xml_encoding::declared_encoding;

/// How many bytes are looked at before the rest is read: enough for a mark and a declaration.
const LOOKED_AT: usize = 1 << 16;

/// The text of a file; what is consumed is counted in lines.
#[derive(Debug)]
pub(crate) struct Utf8Reader<R> {
    text: DecodedText<R>,
    piece: String,
    /// How much of the piece is consumed.
    consumed: usize,
    /// Line feeds consumed so far.
    breaks: u64,
    /// Characters of the line consumed so far.
    column: u32,
    state: State,
}

/// What the text is, which decides what may name its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// A byte order mark may name it, or a declaration.
    Xml,
    /// A byte order mark only.
    Plain,
}

#[derive(Debug)]
enum State {
    Reading,
    Over,
    /// A fault of the encoding, to be told when the text before it is consumed.
    Failed(FormatError),
}

impl<R: Read> Utf8Reader<R> {
    /// Begins to read.
    ///
    /// # Errors
    ///
    /// When the beginning cannot be read, or its encoding is not known.
    pub(crate) fn new(input: R, kind: TextKind) -> Result<Self, FormatError> {
        let unread = |error: io::Error| FormatError::new(Kind::Unread(error.to_string()));
        let beginning = Beginning::of_len(input, LOOKED_AT).map_err(unread)?;
        let declared = match kind {
            TextKind::Xml => declared_encoding(beginning.bytes()),
            TextKind::Plain => None,
        };
        let label = declared.as_deref().unwrap_or("utf-8");
        let text = beginning.into_text(Some(label), None).map_err(FormatError::without_flag)?;
        Ok(Utf8Reader { text, piece: String::new(), consumed: 0, breaks: 0, column: 0, state: State::Reading })
    }

    /// The line reached, from 1.
    pub(crate) fn line(&self) -> u32 {
        u32::try_from(self.breaks + 1).unwrap_or(u32::MAX)
    }

    /// The column reached, in characters from 1.
    pub(crate) fn column(&self) -> u32 {
        self.column.saturating_add(1)
    }

    /// Why the text ended before its time.
    pub(crate) fn fault(&self) -> Option<FormatError> {
        if let State::Failed(error) = &self.state { Some(error.clone()) } else { None }
    }

    fn fill(&mut self) {
        while self.consumed == self.piece.len() && matches!(self.state, State::Reading) {
            self.piece.clear();
            self.consumed = 0;
            match self.text.read_on(&mut self.piece) {
                Ok(More::ToCome) => {}
                Ok(More::Over) => self.state = State::Over,
                Err(error) => self.state = State::Failed(error.without_flag()),
            }
        }
    }
}

impl<R: Read> BufRead for Utf8Reader<R> {
    /// Never fails: a fault of the encoding ends the text, and [`Utf8Reader::fault`] tells it.
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.fill();
        Ok(&self.piece.as_bytes()[self.consumed..])
    }

    fn consume(&mut self, amount: usize) {
        let end = (self.consumed + amount).min(self.piece.len());
        let passed = &self.piece.as_bytes()[self.consumed..end];
        let last = passed.iter().rposition(|byte| *byte == b'\n');
        if let Some(last) = last {
            self.breaks += passed[..=last].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.column = 0;
        }
        let of_line = &passed[last.map_or(0, |last| last + 1)..];
        let chars = of_line.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        self.column = self.column.saturating_add(u32::try_from(chars).unwrap_or(u32::MAX));
        self.consumed = end;
    }
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let len = self.fill_buf()?.read(into)?;
        self.consume(len);
        Ok(len)
    }
}
