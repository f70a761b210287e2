//! The splitters that are compared.

use std::hint::black_box;

use anyhow::Context;
use icu_segmenter::options::{SentenceBreakInvariantOptions, SentenceBreakOptions};
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};
use riscontro_segment::{SplitOptions, Splitter};
use sentencex::language_factory;
use srx::SRX;
use unicode_segmentation::UnicodeSegmentation;

use crate::measure::Peer;
use crate::naive;
use crate::texts::Side;

/// The name of the splitter to which the others are compared.
pub(crate) const REFERENCE: &str = "icu_segmenter";

/// Thirty rules of our own: the files that others ship have several hundred, and would be slower.
const RULES: &str = include_str!("rules.srx");

/// Every splitter for one language.
pub(crate) fn all(side: Side) -> anyhow::Result<Vec<Peer<String>>> {
    Ok(vec![
        riscontro(side)?,
        peer(REFERENCE, icu(SentenceSegmenter::new(SentenceBreakInvariantOptions::default()))),
        peer("icu_segmenter, state machine", {
            // The crate has tailorings by locale, but of sentences only Greek, and no suppressions.
            let segmenter = SentenceSegmenter::try_new_neo(SentenceBreakOptions::default())?;
            move |text| icu(segmenter.as_borrowed())(text)
        }),
        peer("unicode-segmentation", |text| places(text.split_sentence_bound_indices().map(|(start, _)| start))),
        srx(side)?,
        sentencex(side),
        peer("naive", |text| places(naive::ends(text))),
    ])
}

fn peer(name: &'static str, count: impl Fn(&str) -> usize + 'static) -> Peer<String> {
    Peer::new(name, move |paragraph: &String| count(paragraph))
}

/// Counts places, each of which must really be found.
fn places(places: impl Iterator<Item = usize>) -> usize {
    places.map(black_box).count()
}

fn riscontro(side: Side) -> anyhow::Result<Peer<String>> {
    let splitter = Splitter::new(side.language()?, SplitOptions::default());
    Ok(peer("riscontro", move |text| places(splitter.spans(text).map(|span| span.end() as usize))))
}

/// Counts by icu, whose first boundary is the beginning of the text.
fn icu(segmenter: SentenceSegmenterBorrowed<'_>) -> impl Fn(&str) -> usize {
    move |text| places(segmenter.segment_str(text)).saturating_sub(1)
}

fn srx(side: Side) -> anyhow::Result<Peer<String>> {
    let srx: SRX = RULES.parse().context("our own rules")?;
    anyhow::ensure!(srx.errors().values().all(Vec::is_empty), "rules that the crate cannot read: {:?}", srx.errors());
    let rules = srx.language_rules(side.tag());
    Ok(peer("srx, 30 rules of ours", move |text| places(rules.split_ranges(text).into_iter().map(|range| range.end))))
}

fn sentencex(side: Side) -> Peer<String> {
    let language = language_factory(side.tag());
    // Its lightest call: slices of the text, in a list.
    peer("sentencex", move |text| places(language.segment(text).into_iter().map(str::len)))
}
