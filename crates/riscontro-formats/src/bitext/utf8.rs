//! A file of any encoding as a stream of UTF-8, which knows its line.

use std::io::{self, BufRead, Read};

use crate::decode::{Beginning, DecodedText, More};
use crate::error::{FormatError, Kind};
use crate::xml_encoding::declared_encoding;

/// How many bytes are looked at before the rest is read: enough for a mark and a declaration.
const LOOKED_AT: usize = 1 << 16;

/// The text of a file; what is consumed is counted in lines.
#[derive(Debug)]
pub(super) struct Utf8Reader<R> {
    text: DecodedText<R>,
    piece: String,
    /// How much of the piece is consumed.
    consumed: usize,
    /// Line feeds consumed so far.
    breaks: u64,
    state: State,
}

/// What the text is, which decides what may name its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
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
    pub(super) fn new(input: R, kind: TextKind) -> Result<Self, FormatError> {
        let unread = |error: io::Error| FormatError::new(Kind::Unread(error.to_string()));
        let beginning = Beginning::of_len(input, LOOKED_AT).map_err(unread)?;
        let declared = match kind {
            TextKind::Xml => declared_encoding(beginning.bytes()),
            TextKind::Plain => None,
        };
        let label = declared.as_deref().unwrap_or("utf-8");
        let text = beginning.into_text(Some(label), None).map_err(FormatError::without_flag)?;
        Ok(Utf8Reader { text, piece: String::new(), consumed: 0, breaks: 0, state: State::Reading })
    }

    /// The line reached, from 1.
    pub(super) fn line(&self) -> u32 {
        u32::try_from(self.breaks + 1).unwrap_or(u32::MAX)
    }

    /// Why the text ended before its time.
    pub(super) fn fault(&self) -> Option<FormatError> {
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
        self.breaks += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
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
