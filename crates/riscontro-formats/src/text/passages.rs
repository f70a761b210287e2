//! Plain text of any size, a passage at a time.
//!
//! A passage is a run of whole paragraphs. Where it is cut depends on the size of a passage, but never inside a paragraph,
//! so the paragraphs and their places are those of the text read whole. The reader looks only for the last end of a
//! paragraph in what it has read; the lines of a passage are found by [`Passage::document`], which many threads can do.

use std::io::Read;
use std::sync::Arc;

use riscontro_core::{BlockKind, Defect, Document, LangTag};

use super::document_of;
use super::layout::Layout;
use super::lines::ended_lines_backwards;
use crate::builder::is_prose;
use crate::decode::{Beginning, Decoded, DecodedText, MAX_BYTES, More};
use crate::error::{FormatError, Kind};
use crate::{Paragraphs, SourceFile, empty};

/// Where something stands in the decoded text of a file, which has no byte order mark; both count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Bytes in UTF-8.
    pub byte: u64,
    /// Characters: Unicode scalar values.
    pub char: u64,
}

/// A run of whole paragraphs of a plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its text, as it was written; at most 4 GiB - 1.
    pub text: String,
    /// Where it begins.
    pub start: Place,
    /// How many bytes of the file had been read when it was given, for showing how far a reader is.
    pub bytes_read: u64,
    path: Arc<str>,
    layout: Layout,
}

impl Passage {
    /// The passage as a document of its own, whose offsets count from [`Passage::start`]; it may have no block.
    ///
    /// All blocks are [`BlockKind::Paragraph`]: what is a heading is told by what follows, which may be in the next one.
    #[must_use]
    pub fn document(&self, lang: LangTag) -> Document {
        let file = SourceFile::new(Arc::clone(&self.path), self.text.as_str());
        document_of(&file, lang, self.layout, |_, _, _| BlockKind::Paragraph)
    }
}

/// How large passages are, in bytes of text.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    /// A passage has at least so much, but for the last.
    least: usize,
    /// And never more than this.
    most: usize,
}

/// A quarter of a mebibyte a passage: some thousand sentences, so that handing it to a thread costs nothing beside splitting it.
const SIZES: Sizes = Sizes { least: 256 << 10, most: MAX_BYTES as usize };

/// The passages of a plain text in order, read as they are asked for; the first error is the last item.
///
/// Memory is that of one passage, which is longer than usual only where a paragraph is.
#[derive(Debug)]
pub struct Passages<R> {
    text: DecodedText<R>,
    path: Arc<str>,
    layout: Layout,
    sizes: Sizes,
    /// Decoded and not yet given.
    buffer: String,
    start: Place,
    state: State,
    has_prose: bool,
    defects: Vec<Defect>,
}

#[derive(Debug)]
enum State {
    Reading,
    /// Nothing is left to read behind the buffer.
    Read,
    /// What stands behind the buffer cannot be read.
    Failed(FormatError),
    Over,
}

impl<R: Read> Passages<R> {
    /// The passages of the text that begins with `beginning`; `label` and `lang` as for [`Beginning::decode`], which tells what was
    /// guessed.
    ///
    /// What a paragraph is, the first mebibyte of the text decides.
    ///
    /// # Errors
    ///
    /// As [`Beginning::decode`].
    pub fn new(
        path: impl Into<Arc<str>>,
        beginning: Beginning<R>,
        label: Option<&str>,
        lang: Option<LangTag>,
        paragraphs: Paragraphs,
    ) -> Result<Self, FormatError> {
        let Decoded { text, defects } = beginning.decode(label, lang)?;
        Ok(Passages {
            text: beginning.into_text(label, lang)?,
            path: path.into(),
            layout: Layout::of(&text, paragraphs),
            sizes: SIZES,
            buffer: String::new(),
            start: Place::default(),
            state: State::Reading,
            has_prose: false,
            defects,
        })
    }

    /// What was noticed so far: at first what was guessed; once the last passage was given, that the text is empty.
    #[must_use]
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }

    #[cfg(test)]
    pub(super) fn with_sizes(mut self, step: usize, least: usize, most: usize) -> Self {
        self.text = self.text.with_step(step);
        Passages { sizes: Sizes { least, most }, ..self }
    }

    /// Reads until the buffer holds `wanted` bytes or there are no more.
    fn fill(&mut self, wanted: usize) {
        while matches!(self.state, State::Reading) && self.buffer.len() < wanted {
            match self.text.read_on(&mut self.buffer) {
                Ok(More::ToCome) => {}
                Ok(More::Over) => self.state = State::Read,
                Err(error) => self.state = State::Failed(error),
            }
        }
    }

    /// Where the last paragraph of the buffer begins whose first line is ended; none if the buffer begins there.
    ///
    /// The line has to be ended because a layout may join it to the one before by the words it begins with.
    fn last_paragraph(&self) -> Option<usize> {
        let mut lines = ended_lines_backwards(&self.buffer);
        let mut next = lines.next()?;
        for line in lines {
            let is_joined = !line.line.is_blank()
                && !next.line.is_blank()
                && self.layout.joins(&self.buffer, &line.line, &next.line);
            if !is_joined {
                return Some(next.start);
            }
            next = line;
        }
        None
    }

    /// Ends the text, with an error if there is one.
    fn end(&mut self) -> Option<Result<Passage, FormatError>> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Failed(error) => Some(Err(error)),
            State::Read if !self.has_prose => {
                self.defects.push(empty(0));
                None
            }
            _ => None,
        }
    }

    fn take(&mut self, len: usize) -> Passage {
        let rest = self.buffer.split_off(len);
        let text = std::mem::replace(&mut self.buffer, rest);
        let start = self.start;
        self.start.byte += text.len() as u64;
        self.start.char += text.chars().count() as u64;
        self.has_prose = self.has_prose || is_prose(&text);
        Passage { text, start, bytes_read: self.text.bytes_read(), path: Arc::clone(&self.path), layout: self.layout }
    }
}

impl<R: Read> Iterator for Passages<R> {
    type Item = Result<Passage, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut wanted = self.sizes.least;
        loop {
            self.fill(wanted);
            match &self.state {
                State::Read if !self.buffer.is_empty() => return Some(Ok(self.take(self.buffer.len()))),
                State::Read | State::Over => return self.end(),
                State::Reading | State::Failed(_) => {}
            }
            if let Some(end) = self.last_paragraph() {
                return Some(Ok(self.take(end)));
            }
            if self.buffer.len() > self.sizes.most {
                let limit = self.sizes.most as u64;
                self.state = State::Failed(FormatError::new(Kind::LongParagraph { limit }));
            }
            if matches!(self.state, State::Failed(_)) {
                return self.end();
            }
            // Twice as much each time, so that a paragraph of any length is looked through only about twice.
            wanted = self.buffer.len().saturating_mul(2).min(self.sizes.most.saturating_add(1));
        }
    }
}
