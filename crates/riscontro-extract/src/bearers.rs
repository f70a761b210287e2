//! Common nouns that may stand for the name of a team (`the hosts`, `la squadra`): what one language writes where the other has
//! the name once more.
//!
//! Decision: nouns of countries, towns and companies are not among them. `The city` and `the group` stand in so many sentences
//! beside a name that was really lost that they tell nothing.

use riscontro_core::{Bearer, SegmentId};
use riscontro_lang::{Language, Phrases, ResolvedWords, Tokeniser, Vocabulary};

use crate::View;

/// Finds the bearers of a text in one language.
#[derive(Debug)]
pub(crate) struct BearersReader {
    words: Phrases<()>,
}

impl BearersReader {
    /// Builds the look-ups of `language`, whose words are added to `vocabulary`.
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser, vocabulary: &mut Vocabulary) -> Self {
        let forms = language.teams.rows::<1>().map(|[form]| (form, ()));
        BearersReader { words: Phrases::new(vocabulary, tokeniser, forms) }
    }

    /// The bearers of a document, by segment and span.
    pub(crate) fn read(&self, view: View<'_>, known: &ResolvedWords) -> Vec<Bearer> {
        let mut out = Vec::new();
        for (at, segment) in (0..view.segments.len()).zip((0..).map(SegmentId)) {
            let tokens = view.tokens_of(at);
            let mut first = 0;
            while first < tokens.len() {
                let len = self.words.longest(known, &tokens[first..]).map_or(0, |(len, _)| len);
                if len > 0 {
                    let span = tokens[first].span.cover(tokens[first + len - 1].span);
                    out.push(Bearer { segment, span });
                }
                first += len.max(1);
            }
        }
        out
    }
}
