//! Words that tell what a name or figure beside them is: those before the name of a street, behind a time those of its zone, beside
//! a figure those that tell it a step from another, a part of one or a rate.

use riscontro_core::value::TimeUnit;
use riscontro_core::{Apart, Cue, Tells, TimeZone, View};
use riscontro_lang::{Language, Phrases, ResolvedWords, Tokeniser, Vocabulary};

use crate::bearers::each_form;

/// Finds the cues of a text in one language.
#[derive(Debug)]
pub(crate) struct CuesReader {
    words: Phrases<Tells>,
}

impl CuesReader {
    /// Builds the look-ups of `language`, whose words are added to `vocabulary`.
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser, vocabulary: &mut Vocabulary) -> Self {
        let streets = language.streets.rows::<1>().map(|[form]| (form, Tells::Street));
        let is_zone = |[_, kind, offsets]: &[&str; 3]| (*kind == "after-cue" || *kind == "zone") && *offsets != "-";
        let zones = language.clock.rows::<3>().filter(is_zone);
        let zones = zones.map(|[form, _, offsets]| (form, Tells::Zone(TimeZone(offsets))));
        let tells = |kind| match kind {
            "part" => Some(Tells::Part),
            "and" => Some(Tells::And),
            "night" => Some(Tells::Night),
            "monday-friday" => Some(Tells::Days(1, 5)),
            "monday-saturday" => Some(Tells::Days(1, 6)),
            "saturday-sunday" => Some(Tells::Days(6, 7)),
            "deadline" => Some(Tells::Deadline),
            "start" => Some(Tells::Start),
            "rise" => Some(Tells::Rise),
            "fall" => Some(Tells::Fall),
            "higher" => Some(Tells::Higher),
            "lower" => Some(Tells::Lower),
            "ago" => Some(Tells::Ago),
            "ahead" => Some(Tells::Ahead),
            "hence" => Some(Tells::Hence),
            "called" => Some(Tells::Called),
            "against" => Some(Tells::Against),
            "nothing" => Some(Tells::Nothing),
            "hourly" => Some(Tells::Per(TimeUnit::Hour)),
            "daily" => Some(Tells::Per(TimeUnit::Day)),
            "weekly" => Some(Tells::Per(TimeUnit::Week)),
            "monthly" => Some(Tells::Per(TimeUnit::Month)),
            "yearly" => Some(Tells::Per(TimeUnit::Year)),
            _ => Apart::named(kind).map(Tells::Apart),
        };
        let apart = |[form, kind]: [&'static str; 2]| Some((form, tells(kind)?));
        let apart = language.apart.rows::<2>().filter_map(apart);
        CuesReader { words: Phrases::new(vocabulary, tokeniser, streets.chain(zones).chain(apart)) }
    }

    /// The cues of a document, by segment and span.
    pub(crate) fn read(&self, view: View<'_>, known: &ResolvedWords) -> Vec<Cue> {
        let mut out = Vec::new();
        each_form(&self.words, view, known, |segment, span, cues| {
            out.extend(cues.iter().map(|tells| Cue { segment, span, tells: *tells }));
        });
        out
    }
}
