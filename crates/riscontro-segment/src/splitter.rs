//! The walk over a block: paragraph by paragraph, candidate by candidate.

use riscontro_core::{BlockKind, Document, Segment, Span};
use riscontro_lang::Language;

use crate::candidates::{Candidate, Candidates, paragraph_end};
use crate::context::{Next, Run};
use crate::decide::Place;
use crate::enclosures::Enclosures;
use crate::words::Words;

/// Whether a quotation of several sentences is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    /// Between the sentences inside it, as newspapers' sentences are counted.
    #[default]
    Split,
    /// Never: a quotation belongs to one segment.
    Whole,
}

/// How to split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SplitOptions {
    /// What to do with quotations.
    pub quotes: Quotes,
}

/// Splits text of one language into segments; owns the look-ups of that language.
#[derive(Debug)]
pub struct Splitter {
    words: Words,
    quotes: Quotes,
}

impl Splitter {
    /// Builds the look-ups of `language`; of [`Language::NEUTRAL`] only the marks and capitals are known.
    #[must_use]
    pub fn new(language: &Language, options: SplitOptions) -> Self {
        Splitter { words: Words::new(language), quotes: options.quotes }
    }

    /// The segments of `text`, which is one block.
    ///
    /// Spans count bytes of `text`, in order, not empty, without white space at their ends; what lies between them is
    /// white space.
    ///
    /// # Panics
    ///
    /// When `text` is longer than 4 GiB.
    pub fn spans<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Span> + 't {
        Spans { splitter: self, text, at: 0, paragraph: None }
    }

    /// The segments of the blocks of `document`, in text order.
    ///
    /// A [`BlockKind::Unit`] is one segment as it is, white space and all, even if it is empty. Of every other block the
    /// segments cover all but white space.
    #[must_use]
    pub fn split(&self, document: &Document) -> Vec<Segment> {
        let mut segments = Vec::new();
        for (index, block) in (0..).zip(&document.blocks) {
            if block.kind == BlockKind::Unit {
                segments.push(Segment { span: block.span, block: index });
                continue;
            }
            let spans = self.spans(block.span.of(&document.text));
            segments.extend(spans.map(|span| Segment { span: span.shifted(block.span.start()), block: index }));
        }
        segments
    }
}

/// The walk over one block.
struct Spans<'t> {
    splitter: &'t Splitter,
    text: &'t str,
    /// Where the next paragraph begins.
    at: usize,
    paragraph: Option<Paragraph<'t>>,
}

/// The walk over one paragraph.
struct Paragraph<'t> {
    /// Where it lies in the block.
    start: usize,
    /// Without white space at its ends, not empty.
    text: &'t str,
    candidates: Candidates,
    enclosures: Enclosures,
    /// Where the current segment begins; past the text when there is no more.
    segment: usize,
}

impl Iterator for Spans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some(paragraph) = &mut self.paragraph {
                if let Some(span) = paragraph.next_segment(&self.splitter.words) {
                    return Some(span);
                }
                self.paragraph = None;
            }
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            if self.at == self.text.len() {
                return None;
            }
            let end = paragraph_end(self.text, self.at);
            let text = self.text[self.at..end].trim_end();
            self.paragraph = Some(Paragraph {
                start: self.at,
                text,
                candidates: Candidates::new(),
                enclosures: Enclosures::of(text, self.splitter.quotes),
                segment: 0,
            });
            self.at = end;
        }
    }
}

impl Paragraph<'_> {
    fn next_segment(&mut self, words: &Words) -> Option<Span> {
        let start = self.segment;
        if start >= self.text.len() {
            return None;
        }
        let (end, next) = self.next_boundary(words).unwrap_or((self.text.len(), self.text.len()));
        self.segment = next;
        Some(Span::from_range(self.start + start..self.start + end))
    }

    /// Where the current segment ends and where the next one begins; nothing if it is the last.
    fn next_boundary(&mut self, words: &Words) -> Option<(usize, usize)> {
        let mut from = self.segment;
        while let Some(candidate) = self.candidates.next(self.text, from) {
            let end = match candidate {
                Candidate::Terminator(at) => {
                    let run = Run::at(self.text, at);
                    from = run.end;
                    self.gap(run.end).filter(|next| self.ends(words, run, *next)).map(|next| (run.end, next))
                }
                Candidate::Line(at) => {
                    from = at + 1;
                    None
                }
            };
            if end.is_some() {
                return end;
            }
        }
        None
    }

    /// Where the text goes on behind the white space at `end`; nothing if there is none.
    fn gap(&self, end: usize) -> Option<usize> {
        let rest = &self.text[end..];
        let next = rest.trim_start();
        (next.len() < rest.len()).then(|| self.text.len() - next.len())
    }

    fn ends(&mut self, words: &Words, run: Run, next: usize) -> bool {
        let Some(next) = Next::at(self.text, next) else { return false };
        let place = Place { text: self.text, segment: self.segment, run, next };
        words.end_sentence(&place) && !self.enclosures.hold(run.end)
    }
}
