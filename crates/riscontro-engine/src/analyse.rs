//! From a document to a side: segments, tokens, mentions, terms.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use riscontro_core::{Document, Folds, LangTag, Segment, Side, Termbase, View};
use riscontro_extract::Extractor;
use riscontro_lang::{Language, Tokeniser};
use riscontro_segment::{Quotes, SplitOptions, Splitter};
use riscontro_terms::TermIndex;

/// Which side of a pair a language is on: only a target is searched for the source's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Target,
}

/// The look-ups of a language beside another, whatever the glossary: the heavy part, shared by all checkers of a run.
#[derive(Debug)]
pub(crate) struct LanguageTools {
    splitter: Splitter,
    tokeniser: Tokeniser,
    extractor: Extractor,
}

/// The look-ups built so far, by language, the language beside it, and how quotations are split.
#[derive(Debug, Clone, Default)]
pub(crate) struct SharedTools(Arc<Mutex<BTreeMap<ToolsKey, Arc<LanguageTools>>>>);

type ToolsKey = (LangTag, LangTag, Quotes);

impl SharedTools {
    fn get(&self, language: &'static Language, other: &'static Language, quotes: Quotes) -> Arc<LanguageTools> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let build = || {
            let tokeniser = Tokeniser::new(language);
            let extractor = Extractor::new(language, &other.number_format, &tokeniser);
            Arc::new(LanguageTools { splitter: Splitter::new(language, SplitOptions { quotes, ..SplitOptions::default() }), tokeniser, extractor })
        };
        Arc::clone(all.entry((language.tag, other.tag, quotes)).or_insert_with(build))
    }
}

/// The look-ups of one side, built once for all its documents.
#[derive(Debug)]
pub(crate) struct SideTools {
    pub(crate) language: &'static Language,
    tools: Arc<LanguageTools>,
    terms: TermIndex,
}

impl SideTools {
    pub(crate) fn new(
        (language, tag): (&'static Language, LangTag),
        (other, other_tag): (&'static Language, LangTag),
        role: Role,
        termbase: &Termbase,
        (shared, quotes): (&SharedTools, Quotes),
    ) -> Self {
        let foreign = (role == Role::Target).then_some((other, other_tag));
        SideTools {
            language,
            tools: shared.get(language, other, quotes),
            terms: TermIndex::new(termbase, language, tag, foreign),
        }
    }

    /// The segments of a document, in text order.
    pub(crate) fn split(&self, document: &Document) -> Vec<Segment> {
        self.tools.splitter.split(document)
    }

    /// All that is known of a document.
    pub(crate) fn side(&self, document: Arc<Document>) -> Side {
        let segments = self.split(&document);
        let mut folds = Folds::default();
        let tokenised = self.tools.tokeniser.tokenise(&document.text, &segments, &mut folds);
        let (tokens, token_starts) = (tokenised.tokens, tokenised.starts);
        let view = View {
            text: &document.text,
            segments: &segments,
            tokens: &tokens,
            token_starts: &token_starts,
            folds: &folds,
        };
        let (mentions, terms) = (self.tools.extractor.extract(view), self.terms.hits(view));
        Side { document, segments, tokens, token_starts, folds, mentions, terms }
    }
}
