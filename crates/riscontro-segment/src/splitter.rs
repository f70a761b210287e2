//! The walk over a block: paragraph by paragraph, candidate by candidate.

use riscontro_core::{BlockKind, Document, Segment, Span};
use riscontro_lang::Language;

use crate::candidates::{Candidate, Candidates, paragraph_end};
use crate::context::{Next, Run};
use crate::decide::Place;
use crate::enclosures::Enclosures;
use crate::lists::{begins_item, next_item};
use crate::words::Words;

/// Whether a quotation of several sentences is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
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
    pub fn spans(&self, text: &str) -> impl Iterator<Item = Span> {
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
struct Spans<'s, 't> {
    splitter: &'s Splitter,
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

impl Iterator for Spans<'_, '_> {
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
        let item = next_item(&self.text[self.segment..]);
        let item = item.map(|(end, next)| (self.segment + end, self.segment + next));
        let limit = item.map_or(self.text.len(), |(end, _)| end);
        let mut from = self.segment;
        while let Some(candidate) = self.candidates.next(self.text, from) {
            let boundary = match candidate {
                Candidate::Terminator(at) | Candidate::Line(at) if at >= limit => break,
                Candidate::Terminator(at) => {
                    let run = Run::at(self.text, at);
                    from = run.end;
                    let next = self.gap(run.end);
                    self.ends(words, run, next).then_some((run.end, next))
                }
                Candidate::Line(at) => {
                    let next = self.gap(at);
                    from = next;
                    begins_item(&self.text[next..]).then(|| (self.text[..at].trim_end().len(), next))
                }
            };
            if boundary.is_some_and(|(end, _)| end > self.segment) {
                return boundary;
            }
        }
        item
    }

    /// Where the text goes on behind the white space at `end`.
    fn gap(&self, end: usize) -> usize {
        self.text.len() - self.text[end..].trim_start().len()
    }

    fn ends(&mut self, words: &Words, run: Run, next: usize) -> bool {
        let ends = if next == run.end {
            words.end_joint(self.text, run)
        } else {
            Next::at(self.text, next)
                .is_some_and(|next| words.end_sentence(&Place { text: self.text, segment: self.segment, run, next }))
        };
        ends && !self.enclosures.hold(run.end)
    }
}
