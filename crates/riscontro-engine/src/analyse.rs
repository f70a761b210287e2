//! From a document to a side: segments, tokens, mentions, terms.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use riscontro_core::{Document, Folds, LangTag, PairError, Segment, Side, View};
use riscontro_extract::{Extracted, Extractor, WrittenName};
use riscontro_lang::{Language, Tokeniser};
use riscontro_segment::SplitText;
use riscontro_terms::TermIndex;

use crate::house_names::HouseNames;
use crate::segmentation::{NamedSplitter, Segmenting, Splitters};

/// Which side of a pair a document is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Target,
}

/// The look-ups of a language beside another, whatever the glossary: the heavy part, shared by all checkers of a run.
#[derive(Debug)]
pub(crate) struct LanguageTools {
    tokeniser: Tokeniser,
    extractor: Extractor,
    reads_names: bool,
}

/// The look-ups built so far, shared by all checkers of a run.
#[derive(Debug, Clone, Default)]
pub(crate) struct SharedTools {
    languages: Arc<Mutex<BTreeMap<ToolsKey, Arc<LanguageTools>>>>,
    splitters: Arc<Mutex<Splitters>>,
}

/// A language and the tag it goes by, the one beside it, and the files of the names that are known besides.
type ToolsKey = ((LangTag, LangTag), LangTag, Vec<PathBuf>);

impl SharedTools {
    fn get(
        &self,
        (language, tag): (&'static Language, LangTag),
        other: &'static Language,
        names: &HouseNames,
    ) -> Arc<LanguageTools> {
        let mut all = self.languages.lock().unwrap_or_else(PoisonError::into_inner);
        // Only a list of names tells one language without a folder from another.
        let own_tag = if names.files().is_empty() { language.tag } else { tag };
        let build = || {
            let tokeniser = Tokeniser::new(language);
            let own = names.of(tag);
            let extractor = Extractor::with_names(language, other, &tokeniser, &own);
            Arc::new(LanguageTools { tokeniser, extractor, reads_names: language.reads_values() })
        };
        Arc::clone(all.entry(((language.tag, own_tag), other.tag, names.files().to_vec())).or_insert_with(build))
    }

    fn splitter(
        &self,
        language: (&'static Language, LangTag),
        segmenting: &Segmenting,
    ) -> Result<Arc<NamedSplitter>, PairError> {
        self.splitters.lock().unwrap_or_else(PoisonError::into_inner).get(language, segmenting)
    }
}

/// The look-ups of one side, built once for all its documents.
#[derive(Debug)]
pub(crate) struct SideTools {
    tools: Arc<LanguageTools>,
    splitter: Arc<NamedSplitter>,
    terms: TermIndex,
}

impl SideTools {
    /// Builds what is not built yet.
    ///
    /// # Errors
    ///
    /// When an SRX file has no rules for the language, or rules that cannot be used.
    pub(crate) fn new(
        (language, tag): (&'static Language, LangTag),
        other: &'static Language,
        terms: TermIndex,
        (shared, segmenting, names): (&SharedTools, &Segmenting, &HouseNames),
    ) -> Result<Self, PairError> {
        Ok(SideTools {
            tools: shared.get((language, tag), other, names),
            splitter: shared.splitter((language, tag), segmenting)?,
            terms,
        })
    }

    /// The segments of a document, in text order.
    ///
    /// # Errors
    ///
    /// When a rule of an SRX file takes too many steps on the text.
    pub(crate) fn split(&self, document: &Document) -> Result<Vec<Segment>, PairError> {
        self.splitter.split(document).map(|found| found.segments)
    }

    /// All that is known of a document.
    ///
    /// # Errors
    ///
    /// As [`SideTools::split`].
    pub(crate) fn side(&self, document: Arc<Document>) -> Result<Side, PairError> {
        let SplitText { segments, stray_stops } = self.splitter.split(&document)?;
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
        let (Extracted { mentions, parts, bearers, cues }, terms) =
            (self.tools.extractor.read(view), self.terms.hits(view));
        let reads_names = self.tools.reads_names;
        Ok(Side {
            document,
            reads_names,
            segments,
            tokens,
            token_starts,
            folds,
            mentions,
            parts,
            bearers,
            cues,
            terms,
            stray_stops,
        })
    }

    /// The names of a side that these tools read, as they are written.
    pub(crate) fn written_names(&self, side: &Side) -> Vec<WrittenName> {
        self.tools.extractor.written_names(side.view(), &side.mentions)
    }
}
