//! From a document to a side: segments, tokens, mentions, terms.

use std::sync::Arc;

use riscontro_core::{Document, Folds, LangTag, Segment, Side, Termbase};
use riscontro_extract::{Extractor, View};
use riscontro_lang::{Language, Tokeniser};
use riscontro_segment::{Quotes, SplitOptions, Splitter};
use riscontro_terms::{TermIndex, TermView};

/// Which side of a pair a language is on: only a target is searched for the source's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Target,
}

/// The look-ups of one side, built once for all its documents.
#[derive(Debug)]
pub(crate) struct SideTools {
    pub(crate) language: &'static Language,
    splitter: Splitter,
    tokeniser: Tokeniser,
    extractor: Extractor,
    terms: TermIndex,
}

impl SideTools {
    pub(crate) fn new(
        (language, tag): (&'static Language, LangTag),
        (other, other_tag): (&'static Language, LangTag),
        role: Role,
        termbase: &Termbase,
        quotes: Quotes,
    ) -> Self {
        let tokeniser = Tokeniser::new(language);
        let foreign = (role == Role::Target).then_some((other, other_tag));
        SideTools {
            language,
            splitter: Splitter::new(language, SplitOptions { quotes }),
            extractor: Extractor::new(language, &other.number_format, &tokeniser),
            terms: TermIndex::new(termbase, language, tag, foreign),
            tokeniser,
        }
    }

    /// The segments of a document, in text order.
    pub(crate) fn split(&self, document: &Document) -> Vec<Segment> {
        self.splitter.split(document)
    }

    /// All that is known of a document.
    pub(crate) fn side(&self, document: Arc<Document>) -> Side {
        let segments = self.split(&document);
        let mut folds = Folds::default();
        let tokenised = self.tokeniser.tokenise(&document.text, &segments, &mut folds);
        let (tokens, token_starts) = (tokenised.tokens, tokenised.starts);
        let mentions = self.extractor.extract(View {
            text: &document.text,
            segments: &segments,
            tokens: &tokens,
            token_starts: &token_starts,
            folds: &folds,
        });
        let view = TermView {
            text: &document.text,
            segments: &segments,
            tokens: &tokens,
            token_starts: &token_starts,
            folds: &folds,
        };
        let terms = self.terms.hits(view);
        Side { document, segments, tokens, token_starts, folds, mentions, terms }
    }
}
