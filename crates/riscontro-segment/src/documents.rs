//! The splitter that everyone uses: by the tables of a language or by the rules of an SRX file.

use std::iter::FusedIterator;
use std::ops::Range;

use riscontro_core::{BlockKind, Document, LangTag, Segment, Span, SrxRules};
use riscontro_lang::Language;

use crate::splitter::{LanguageSpans, LanguageSplitter, SplitOptions};
use crate::srx::{SrxError, SrxSplitter};

/// Splits text of one language into segments; owns the look-ups of that language.
#[derive(Debug)]
pub struct Splitter {
    way: Way,
}

/// How it is decided where a segment ends.
#[derive(Debug)]
enum Way {
    Language(LanguageSplitter),
    Srx(SrxSplitter),
}

impl Splitter {
    /// Builds the look-ups of `language`; of [`Language::NEUTRAL`] only the marks and capitals are known.
    #[must_use]
    pub fn new(language: &Language, options: SplitOptions) -> Self {
        Splitter { way: Way::Language(LanguageSplitter::new(language, options)) }
    }

    /// Compiles the rules that an SRX file has for `lang`; the tables of the language are not asked.
    ///
    /// # Errors
    ///
    /// When a map names a group that the file does not have, no map takes the language, or a pattern cannot be used.
    pub fn from_srx(rules: &SrxRules, lang: LangTag) -> Result<Self, SrxError> {
        Ok(Splitter { way: Way::Srx(SrxSplitter::new(rules, lang)?) })
    }

    /// The segments of `text`, which is one block.
    ///
    /// Spans count bytes of `text`, in order, not empty, without white space at their ends; what lies between them is
    /// white space. A rule of an SRX file that takes too many steps is passed over in its paragraph; [`Splitter::split_strictly`]
    /// tells.
    ///
    /// # Panics
    ///
    /// When `text` is longer than 4 GiB.
    pub fn spans<'s, 't>(&'s self, text: &'t str) -> Spans<'s, 't> {
        Spans(match &self.way {
            Way::Language(splitter) => Source::Walk(splitter.spans(text)),
            Way::Srx(splitter) => Source::Ready(splitter.spans(text, &mut Vec::new()).into_iter()),
        })
    }

    /// The sentences of `text` with their places in bytes and in characters; otherwise as [`Splitter::spans`].
    ///
    /// ```
    /// use riscontro_core::LangTag;
    /// use riscontro_segment::{SplitOptions, Splitter};
    ///
    /// let italian = riscontro_lang::find(riscontro_lang::LANGUAGES, LangTag::new("it")).expect("Italian has a folder");
    /// let splitter = Splitter::new(italian, SplitOptions::default());
    /// let text = "Perché no? È tardi.";
    /// let places: Vec<_> = splitter.sentences(text).map(|found| (found.span.range(), found.chars)).collect();
    /// assert_eq!(places, [(0..11, 0..10), (12..21, 11..19)]);
    /// ```
    ///
    /// # Panics
    ///
    /// When `text` is longer than 4 GiB.
    pub fn sentences<'s, 't>(&'s self, text: &'t str) -> Sentences<'s, 't> {
        Sentences { spans: self.spans(text), text, counted: 0, chars: 0 }
    }

    /// The segments of the blocks of `document`, in text order.
    ///
    /// A [`BlockKind::Unit`] is one segment as it is, white space and all, even if it is empty; each line of
    /// [`BlockKind::Lines`] is one that is not blank. Of every other block the segments cover all but white space, as
    /// [`Splitter::spans`].
    #[must_use]
    pub fn split(&self, document: &Document) -> Vec<Segment> {
        self.split_noting(document, &mut Vec::new()).segments
    }

    /// The same segments, and what was noticed on the way, if no rule took too many steps.
    ///
    /// # Errors
    ///
    /// When a rule of an SRX file reached its limit of steps on one of the blocks; the error names the first such rule. The tables of
    /// a language never fail.
    pub fn split_strictly(&self, document: &Document) -> Result<SplitText, SrxError> {
        let mut faults = Vec::new();
        let found = self.split_noting(document, &mut faults);
        faults.into_iter().next().map_or(Ok(found), Err)
    }

    fn split_noting(&self, document: &Document, faults: &mut Vec<SrxError>) -> SplitText {
        let mut found = SplitText::default();
        for (index, block) in (0..).zip(&document.blocks) {
            let start = block.span.start();
            let text = block.span.of(&document.text);
            let mut push = |span: Span| found.segments.push(Segment { span: span.shifted(start), block: index });
            if let Some(ready) = ready(block.kind, text) {
                ready.iter().for_each(|span| push(*span));
                self.note_stray_stops(text, &ready, start, &mut found.stray_stops);
                continue;
            }
            match &self.way {
                Way::Language(splitter) => {
                    let mut spans = splitter.spans(text);
                    spans.by_ref().for_each(&mut push);
                    found.stray_stops.extend(spans.stray_stops().iter().map(|stop| stop.shifted(start)));
                }
                Way::Srx(splitter) => splitter.spans(text, faults).into_iter().for_each(&mut push),
            }
        }
        found
    }

    /// The stray stops of segments that came ready-made; `start` is where their block begins.
    fn note_stray_stops(&self, text: &str, ready: &[Span], start: u32, stray_stops: &mut Vec<Span>) {
        let Way::Language(splitter) = &self.way else { return };
        for segment in ready {
            let mut spans = splitter.spans(segment.of(text));
            spans.by_ref().for_each(drop);
            stray_stops.extend(spans.stray_stops().iter().map(|stop| stop.shifted(start + segment.start())));
        }
    }
}

/// The segments of a block that came split; none of a block that is to be split.
fn ready(kind: BlockKind, text: &str) -> Option<Vec<Span>> {
    match kind {
        BlockKind::Unit => Some(vec![Span::from_range(0..text.len())]),
        BlockKind::Lines => Some(lines(text).collect()),
        BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Cell => None,
    }
}

/// The lines of `text` that are not blank, without white space at their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut next = 0;
    text.split('\n').filter_map(move |line| {
        let start = next + (line.len() - line.trim_start().len());
        next += line.len() + 1;
        let len = line.trim().len();
        (len > 0).then(|| Span::from_range(start..start + len))
    })
}

/// The segments of a document, and what was noticed on the way.
#[derive(Debug, Default)]
pub struct SplitText {
    /// The segments, in text order.
    pub segments: Vec<Segment>,
    /// The stops of [`Spans::stray_stops`], those inside units included, in text order.
    pub stray_stops: Vec<Span>,
}

/// A sentence and its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The bytes of it.
    pub span: Span,
    /// The same in characters: Unicode scalar values, as strings of Python count them.
    pub chars: Range<usize>,
}

/// The sentences of a text; made by [`Splitter::sentences`].
#[derive(Debug)]
pub struct Sentences<'s, 't> {
    spans: Spans<'s, 't>,
    text: &'t str,
    /// How many bytes, and how many characters, were counted.
    counted: usize,
    chars: usize,
}

impl Sentences<'_, '_> {
    fn chars_up_to(&mut self, end: usize) -> usize {
        self.chars += self.text[self.counted..end].chars().count();
        self.counted = end;
        self.chars
    }
}

impl Iterator for Sentences<'_, '_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        let span = self.spans.next()?;
        let start = self.chars_up_to(span.range().start);
        Some(Sentence { span, chars: start..self.chars_up_to(span.range().end) })
    }
}

impl FusedIterator for Sentences<'_, '_> {}

/// The segments of one block, in text order; made by [`Splitter::spans`].
#[derive(Debug)]
pub struct Spans<'s, 't>(Source<'s, 't>);

#[derive(Debug)]
enum Source<'s, 't> {
    Walk(LanguageSpans<'s, 't>),
    Ready(std::vec::IntoIter<Span>),
}

impl Spans<'_, '_> {
    /// The full stops, each one byte, that were passed over because brackets hold them together, although a capital follows
    /// and the brackets do not end with a stop: `(Francia, Spagna. Portogallo)`. At most one a segment; those of the segments
    /// that were yielded so far. Rules of an SRX file pass over nothing.
    #[must_use]
    pub fn stray_stops(&self) -> &[Span] {
        match &self.0 {
            Source::Walk(walk) => walk.stray_stops(),
            Source::Ready(_) => &[],
        }
    }
}

impl Iterator for Spans<'_, '_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        match &mut self.0 {
            Source::Walk(walk) => walk.next(),
            Source::Ready(spans) => spans.next(),
        }
    }
}

impl FusedIterator for Spans<'_, '_> {}
