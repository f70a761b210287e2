//! Common nouns that may stand for the name of a team (`the hosts`, `la squadra`): what one language writes where the other has
//! the name once more; and ordinary words for an institution or an acronym (`the regional health authority` for the `Asl`), which
//! translators explain to readers who do not know it.
//!
//! Decision: nouns of countries, towns and companies are not among them. `The city` and `the group` stand in so many sentences
//! beside a name that was really lost that they tell nothing.

use riscontro_core::value::PivotId;
use riscontro_core::{Bearer, Borne, SegmentId, Span};
use riscontro_lang::{Language, PhraseValues, Phrases, ResolvedWords, Tokeniser, Vocabulary};

use crate::View;

/// Finds the bearers of a text in one language.
#[derive(Debug)]
pub(crate) struct BearersReader {
    words: Phrases<Borne>,
}

impl BearersReader {
    /// Builds the look-ups of `language`, whose words are added to `vocabulary`.
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser, vocabulary: &mut Vocabulary) -> Self {
        let teams = language.teams.rows::<1>().map(|[form]| (form, Borne::Team));
        let described = language.described.rows::<2>().map(|[form, name]| match name.strip_prefix('=') {
            Some(word) => (form, Borne::Word(word)),
            None => (form, Borne::Entity(PivotId::of_table(name))),
        });
        BearersReader { words: Phrases::new(vocabulary, tokeniser, teams.chain(described)) }
    }

    /// The bearers of a document, by segment and span.
    pub(crate) fn read(&self, view: View<'_>, known: &ResolvedWords) -> Vec<Bearer> {
        let mut out = Vec::new();
        each_form(&self.words, view, known, |segment, span, bearers| {
            out.extend(bearers.iter().map(|stands_for| Bearer { segment, span, stands_for: stands_for.clone() }));
        });
        out
    }
}

/// Calls `found` for the longest form at each place of a document, in text order; none overlaps another.
pub(crate) fn each_form<'p, V>(
    forms: &'p Phrases<V>,
    view: View<'_>,
    known: &ResolvedWords,
    mut found: impl FnMut(SegmentId, Span, PhraseValues<'p, V>),
) {
    for (at, segment) in (0..view.segments.len()).zip((0..).map(SegmentId)) {
        let tokens = view.tokens_of(at);
        let mut first = 0;
        while first < tokens.len() {
            let Some((len, values)) = forms.longest(known, &tokens[first..]) else {
                first += 1;
                continue;
            };
            found(segment, tokens[first].span.cover(tokens[first + len - 1].span), values);
            first += len;
        }
    }
}
