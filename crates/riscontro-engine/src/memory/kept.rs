//! A record of a run in the form that goes to a file: plain values, whose rule is known by its id.

use riscontro_core::{
    Excerpt, Finding, Location, PairOutcome, RelatedLocation, RuleMeta, RunRecord, Severity, SideName, Span,
};
use serde::{Deserialize, Serialize};

/// A record, and the pair that left it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) rule: String,
    pub(super) key: String,
    pub(super) spelling: String,
    /// The place of the pair in the run, from 0.
    pub(super) pair: u64,
    id: String,
    paths: [String; 2],
    is_aligned: bool,
    /// Indices in [`Severity::ALL`]: what fails the pair, what the finding would be.
    severities: [u8; 2],
    confidence: f32,
    fingerprint: u64,
    values: [Option<Box<str>>; 2],
    concept: Option<Box<str>>,
    places: [Option<KeptPlace>; 2],
    related: Vec<KeptExcerpt>,
}

/// A [`Location`].
#[derive(Debug, Clone, Serialize, Deserialize)]
struct KeptPlace {
    segment: u32,
    text: [u32; 2],
    in_segment: [u32; 2],
    raw: [u32; 2],
    line: u32,
    column: u32,
    marked: Box<str>,
}

/// A [`RelatedLocation`].
#[derive(Debug, Clone, Serialize, Deserialize)]
struct KeptExcerpt {
    is_source: bool,
    line: u32,
    column: u32,
    start: u32,
    text: Box<str>,
}

impl Kept {
    /// The record that `outcome` leaves as pair number `pair`, and which severity fails that pair.
    pub(super) fn new(record: RunRecord, outcome: &PairOutcome, (pair, fail_on): (u64, Severity)) -> Self {
        let rule = record.rule().as_str().to_owned();
        let RunRecord { key, spelling, finding } = record;
        Kept {
            rule,
            key: key.into(),
            spelling: spelling.into(),
            pair,
            id: outcome.id.to_string(),
            paths: [outcome.source.to_string(), outcome.target.to_string()],
            is_aligned: outcome.is_aligned,
            severities: [fail_on, finding.severity].map(|severity| severity as u8),
            confidence: finding.confidence,
            fingerprint: finding.fingerprint,
            values: finding.values,
            concept: finding.concept,
            places: [finding.source, finding.target].map(|place| place.map(KeptPlace::from)),
            related: finding.related.into_iter().map(KeptExcerpt::from).collect(),
        }
    }

    /// The bytes that it takes in memory, about.
    pub(super) fn size(&self) -> usize {
        let texts =
            self.key.len() + self.spelling.len() + self.id.len() + self.paths.iter().map(String::len).sum::<usize>();
        let excerpts: usize = self.related.iter().map(|excerpt| excerpt.text.len() + size_of::<KeptExcerpt>()).sum();
        size_of::<Self>() + texts + excerpts
    }

    /// By which records are sorted: all of one key together, in it all of one spelling, in it by pair.
    pub(super) fn order(&self) -> (&str, &str, &str, u64) {
        (&self.rule, &self.key, &self.spelling, self.pair)
    }

    pub(super) fn is_of_key_of(&self, other: &Kept) -> bool {
        self.rule == other.rule && self.key == other.key
    }

    /// The words that it marks: those of the target, else of the source.
    pub(super) fn words(&self) -> &str {
        let side = usize::from(!self.is_of_source());
        let place = self.places[side].as_ref().or(self.places[1 - side].as_ref());
        place.map_or(&self.spelling, |place| &place.marked)
    }

    /// Whether the spelling is one of the source.
    fn is_of_source(&self) -> bool {
        self.key.split('\t').nth(1) == Some(SideName::Source.as_str())
    }

    /// Where the reader finds it: `path:line`, or the id of the pair and the segment, from 1.
    pub(super) fn place(&self) -> String {
        let side = usize::from(!self.is_of_source());
        let place = self.places[side].as_ref();
        match (self.paths[side].as_str(), place) {
            ("", Some(place)) => format!("`{}`, segment {}", self.id, place.segment + 1),
            (path, Some(place)) => format!("{path}:{}", place.line),
            (_, None) => self.id.clone(),
        }
    }

    /// The line of the target, else of the source.
    pub(super) fn line(&self) -> (u32, u32) {
        let place = self.places[0].as_ref().or(self.places[1].as_ref());
        place.map_or((0, 0), |place| (place.line, place.column))
    }

    pub(super) fn fail_on(&self) -> Severity {
        severity(self.severities[0])
    }

    /// The pair, with no finding yet.
    pub(super) fn outcome(&self) -> PairOutcome {
        let outcome = PairOutcome::new(&self.id, &self.paths[0], &self.paths[1]);
        PairOutcome { is_aligned: self.is_aligned, ..outcome }
    }

    /// The finding that it was recorded with, its message still to be written.
    pub(super) fn finding(&self, rule: RuleMeta) -> Finding {
        let [source, target] = self.places.clone().map(|place| place.map(Location::from));
        Finding {
            rule,
            severity: severity(self.severities[1]),
            message: String::new(),
            confidence: self.confidence,
            source,
            target,
            related: self.related.iter().cloned().map(RelatedLocation::from).collect(),
            values: self.values.clone(),
            cause: None,
            reason: None,
            replacement: None,
            concept: self.concept.clone(),
            fingerprint: self.fingerprint,
        }
    }
}

fn severity(index: u8) -> Severity {
    Severity::ALL.into_iter().find(|severity| *severity as u8 == index).unwrap_or(Severity::Error)
}

fn ends<In>(span: Span<In>) -> [u32; 2] {
    [span.start(), span.end()]
}

impl From<Location> for KeptPlace {
    fn from(place: Location) -> Self {
        let Location { segment, text, in_segment, raw, line, column, marked } = place;
        KeptPlace { segment, text: ends(text), in_segment: ends(in_segment), raw: ends(raw), line, column, marked }
    }
}

impl From<KeptPlace> for Location {
    fn from(place: KeptPlace) -> Self {
        let KeptPlace { segment, text, in_segment, raw, line, column, marked } = place;
        let (text, in_segment) = (Span::new(text[0], text[1]), Span::new(in_segment[0], in_segment[1]));
        Location { segment, text, in_segment, raw: Span::new(raw[0], raw[1]), line, column, marked }
    }
}

impl From<RelatedLocation> for KeptExcerpt {
    fn from(related: RelatedLocation) -> Self {
        let RelatedLocation { side, line, column, excerpt: Excerpt { text, start } } = related;
        KeptExcerpt { is_source: side == SideName::Source, line, column, start, text: (*text).into() }
    }
}

impl From<KeptExcerpt> for RelatedLocation {
    fn from(kept: KeptExcerpt) -> Self {
        let KeptExcerpt { is_source, line, column, start, text } = kept;
        let side = if is_source { SideName::Source } else { SideName::Target };
        RelatedLocation { side, line, column, excerpt: Excerpt { text: text.into(), start } }
    }
}
