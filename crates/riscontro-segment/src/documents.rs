//! The splitter that everyone uses: by the tables of a language or by the rules of an SRX file.

use std::iter::FusedIterator;

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

    /// The segments of the blocks of `document`, in text order.
    ///
    /// A [`BlockKind::Unit`] is one segment as it is, white space and all, even if it is empty. Of every other block the
    /// segments cover all but white space, as [`Splitter::spans`].
    #[must_use]
    pub fn split(&self, document: &Document) -> Vec<Segment> {
        self.segments(document, &mut Vec::new())
    }

    /// The same segments, if no rule took too many steps.
    ///
    /// # Errors
    ///
    /// When a rule of an SRX file reached its limit of steps on one of the blocks; the error names the first such rule. The tables of
    /// a language never fail.
    pub fn split_strictly(&self, document: &Document) -> Result<Vec<Segment>, SrxError> {
        let mut faults = Vec::new();
        let segments = self.segments(document, &mut faults);
        faults.into_iter().next().map_or(Ok(segments), Err)
    }

    fn segments(&self, document: &Document, faults: &mut Vec<SrxError>) -> Vec<Segment> {
        let mut segments = Vec::new();
        for (index, block) in (0..).zip(&document.blocks) {
            if block.kind == BlockKind::Unit {
                segments.push(Segment { span: block.span, block: index });
                continue;
            }
            let text = block.span.of(&document.text);
            let mut push = |span: Span| segments.push(Segment { span: span.shifted(block.span.start()), block: index });
            match &self.way {
                Way::Language(splitter) => splitter.spans(text).for_each(&mut push),
                Way::Srx(splitter) => splitter.spans(text, faults).into_iter().for_each(&mut push),
            }
        }
        segments
    }
}

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
