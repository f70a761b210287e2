//! Common nouns that may stand for the name of a team (`the hosts`, `la squadra`): what one language writes where the other has
//! the name once more; and ordinary words for an institution or an acronym (`the regional health authority` for the `Asl`), which
//! translators explain to readers who do not know it; and the words before the name of a street, behind a time those of its zone,
//! and beside a figure those that tell it a step from another.
//!
//! Decision: nouns of countries, towns and companies are not among them. `The city` and `the group` stand in so many sentences
//! beside a name that was really lost that they tell nothing.

use riscontro_core::value::PivotId;
use riscontro_core::{Apart, Bearer, Borne, SegmentId, TimeZone};
use riscontro_lang::{Language, Phrases, ResolvedWords, Tokeniser, Vocabulary};

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
        let streets = language.streets.rows::<1>().map(|[form]| (form, Borne::Street));
        let described = language.described.rows::<2>().map(|[form, name]| match name.strip_prefix('=') {
            Some(word) => (form, Borne::Word(word)),
            None => (form, Borne::Entity(PivotId::of_table(name))),
        });
        let is_zone = |[_, kind, offsets]: &[&str; 3]| (*kind == "after-cue" || *kind == "zone") && *offsets != "-";
        let zones = language.clock.rows::<3>().filter(is_zone);
        let zones = zones.map(|[form, _, offsets]| (form, Borne::Zone(TimeZone(offsets))));
        let apart = |[form, kind]: [&'static str; 2]| Some((form, Borne::Apart(Apart::named(kind)?)));
        let apart = language.apart.rows::<2>().filter_map(apart);
        let all = teams.chain(described).chain(streets).chain(zones).chain(apart);
        BearersReader { words: Phrases::new(vocabulary, tokeniser, all) }
    }

    /// The bearers of a document, by segment and span.
    pub(crate) fn read(&self, view: View<'_>, known: &ResolvedWords) -> Vec<Bearer> {
        let mut out = Vec::new();
        for (at, segment) in (0..view.segments.len()).zip((0..).map(SegmentId)) {
            let tokens = view.tokens_of(at);
            let mut first = 0;
            while first < tokens.len() {
                let Some((len, bearers)) = self.words.longest(known, &tokens[first..]) else {
                    first += 1;
                    continue;
                };
                let span = tokens[first].span.cover(tokens[first + len - 1].span);
                out.extend(bearers.iter().map(|stands_for| Bearer { segment, span, stands_for: stands_for.clone() }));
                first += len;
            }
        }
        out
    }
}
