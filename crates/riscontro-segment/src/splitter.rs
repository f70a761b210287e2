//! The walk over a block: paragraph by paragraph, candidate by candidate.

use std::iter::FusedIterator;
use std::sync::Arc;

use riscontro_core::Span;
use riscontro_lang::Language;

use crate::abbreviations::Abbreviation;
use crate::candidates::{Candidate, Candidates, paragraph_end};
use crate::context::{Run, char_at, is_quote};
use crate::decide::Place;
use crate::enclosures::{Enclosures, Held, StraightQuotes};
use crate::lists::{begins_item, may_begin_item, next_item};
use crate::next::Next;
use crate::plain::{Glance, glance};
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SplitOptions {
    /// What to do with quotations.
    pub quotes: Quotes,
    /// Abbreviations beside those of the language; of two with one form both classes hold.
    pub abbreviations: Arc<[Abbreviation]>,
}

/// Splits text by the tables of one language.
#[derive(Debug)]
pub(crate) struct LanguageSplitter {
    words: Words,
    quotes: Quotes,
}

impl LanguageSplitter {
    pub(crate) fn new(language: &Language, options: SplitOptions) -> Self {
        LanguageSplitter { words: Words::new(language, &options.abbreviations), quotes: options.quotes }
    }

    /// The segments of `text`, which is one block.
    pub(crate) fn spans<'s, 't>(&'s self, text: &'t str) -> LanguageSpans<'s, 't> {
        LanguageSpans { splitter: self, text, at: 0, paragraph: None, stray_stops: Vec::new() }
    }
}

/// The segments of one block, in text order; made by [`LanguageSplitter::spans`].
#[derive(Debug)]
pub(crate) struct LanguageSpans<'s, 't> {
    splitter: &'s LanguageSplitter,
    text: &'t str,
    /// Where the next paragraph begins.
    at: usize,
    paragraph: Option<Paragraph<'t>>,
    stray_stops: Vec<Span>,
}

/// The walk over one paragraph.
#[derive(Debug)]
struct Paragraph<'t> {
    /// Where it lies in the block.
    start: usize,
    /// Without white space at its ends, not empty.
    text: &'t str,
    candidates: Candidates,
    enclosures: Enclosures,
    /// Where the current segment begins; past the text when there is no more.
    segment: usize,
    quotes: StraightQuotes,
    /// Of the stops inside brackets that look like a boundary, the first one of the current segment.
    stray_stop: Option<usize>,
}

impl LanguageSpans<'_, '_> {
    /// As [`crate::Spans::stray_stops`].
    pub(crate) fn stray_stops(&self) -> &[Span] {
        &self.stray_stops
    }
}

impl Iterator for LanguageSpans<'_, '_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some(paragraph) = &mut self.paragraph {
                if let Some(span) = paragraph.next_segment(&self.splitter.words) {
                    let stray = paragraph.stray_stop.take().map(|at| paragraph.start + at);
                    self.stray_stops.extend(stray.map(|at| Span::from_range(at..at + 1)));
                    return Some(span);
                }
                self.paragraph = None;
            }
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            if self.at == self.text.len() {
                return None;
            }
            let (end, lines) = paragraph_end(self.text, self.at);
            let text = self.text[self.at..end].trim_end();
            self.paragraph = Some(Paragraph {
                start: self.at,
                text,
                candidates: Candidates::new(lines),
                enclosures: Enclosures::of(text, self.splitter.quotes),
                segment: 0,
                quotes: StraightQuotes::default(),
                stray_stop: None,
            });
            self.at = end;
        }
    }
}

impl FusedIterator for LanguageSpans<'_, '_> {}

impl Paragraph<'_> {
    #[inline]
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
        let segment = &self.text[self.segment..];
        let item = may_begin_item(segment.as_bytes()).then(|| next_item(segment)).flatten();
        let item = item.map(|(end, next)| (self.segment + end, self.segment + next));
        let limit = item.map_or(self.text.len(), |(end, _)| end);
        let mut from = self.segment;
        while let Some(candidate) = self.candidates.next(self.text, from) {
            let boundary = match candidate {
                Candidate::Terminator(at) | Candidate::Line(at) if at >= limit => break,
                Candidate::Terminator(at) => {
                    let (end, ends) = self.look(words, at);
                    from = end;
                    ends.filter(|_| self.is_free(at, end))
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

    /// Where the marks at `at` end, and the end and the next beginning of segments if a sentence ends there.
    #[inline]
    fn look(&self, words: &Words, at: usize) -> (usize, Option<(usize, usize)>) {
        let glance = glance(words, self.text.as_bytes(), at);
        debug_assert!(self.is_right(words, at, glance), "a glance at byte {at} of {:?}", self.text);
        match glance {
            Glance::Ends(end) => (end, Some((end, end + 1))),
            Glance::GoesOn => (at + 1, None),
            Glance::Look => self.look_closer(words, at),
        }
    }

    /// Whether a closer look says the same as a glance; checked wherever assertions are on, so by every test.
    fn is_right(&self, words: &Words, at: usize, glance: Glance) -> bool {
        let closer = self.look_closer(words, at);
        match glance {
            Glance::Ends(end) => closer == (end, Some((end, end + 1))),
            Glance::GoesOn => closer.1.is_none(),
            Glance::Look => true,
        }
    }

    #[inline(never)]
    fn look_closer(&self, words: &Words, at: usize) -> (usize, Option<(usize, usize)>) {
        let run = Run::stop_before_dots(self.text, at).unwrap_or_else(|| Run::at(self.text, at));
        let run = run.with_spaced_quote(self.text, |end| self.quotes.is_odd(self.text, end));
        let next = self.gap(run.end);
        let ends = if next == run.end {
            words.end_joint(self.text, run)
        } else {
            Next::at(self.text, next)
                .is_some_and(|next| words.end_sentence(&Place { text: self.text, segment: self.segment, run, next }))
        };
        (run.end, ends.then_some((run.end, next)))
    }

    /// Where the text goes on behind the white space at `end`.
    fn gap(&self, end: usize) -> usize {
        match self.text.as_bytes()[end..] {
            [b' ', letter, ..] if letter.is_ascii_alphanumeric() => end + 1,
            _ => self.text.len() - self.text[end..].trim_start().len(),
        }
    }

    /// Whether nothing holds together what the marks from `at` to `end` would divide.
    #[inline]
    fn is_free(&mut self, at: usize, end: usize) -> bool {
        match self.enclosures.hold(self.text, self.segment, end) {
            Held::Free => true,
            Held::Quotation => false,
            Held::Brackets(close) => {
                if self.stray_stop.is_none() && self.is_stray_stop(at, end, close) {
                    self.stray_stop = Some(at);
                }
                false
            }
        }
    }

    /// Whether the mark at `at`, inside brackets that close at `close`, is a single stop before a capital, and the brackets
    /// do not end with a sentence.
    fn is_stray_stop(&self, at: usize, end: usize, close: usize) -> bool {
        let inside = self.text[end..close].trim_end_matches(is_quote);
        let capital = char_at(self.text, self.gap(end)).is_some_and(char::is_uppercase);
        &self.text[at..end] == "." && capital && !inside.ends_with(['.', '?', '!', '…'])
    }
}
