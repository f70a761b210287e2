//! A finding as the JSON forms write it.
//!
//! The keys are a contract with pipelines: they may be added to, never renamed. Offsets are UTF-8 bytes, within the
//! segment when the segments came ready-made, else within the document as it was given (the decoded file).

use riscontro_core::{Finding, Location, PairOutcome};
use serde::Serialize;

/// A finding in the order and with the names of the contract.
#[derive(Serialize)]
pub(crate) struct Record<'a> {
    pair: &'a str,
    rule: &'a str,
    group: &'a str,
    severity: &'a str,
    message: &'a str,
    fingerprint: String,
    confidence: f64,
    source: Option<Place<'a>>,
    target: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    concept: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Place<'a> {
    segment: u32,
    start: u32,
    end: u32,
    text: &'a str,
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    path: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Record<'a> {
    /// Returns the record of `finding`, one of those of `outcome`.
    pub(crate) fn new(outcome: &'a PairOutcome, finding: &'a Finding) -> Self {
        let place = |location: &'a Option<Location>, path: &'a str, value: &'a Option<Box<str>>| {
            location.as_ref().map(|location| Place::new(outcome, location, path, value.as_deref()))
        };
        let [source_value, target_value] = &finding.values;
        Record {
            pair: &outcome.id,
            rule: finding.rule.id.as_str(),
            group: finding.rule.group.as_str(),
            severity: finding.severity.as_str(),
            message: &finding.message,
            fingerprint: format!("{:016x}", finding.fingerprint),
            confidence: rounded(finding.confidence),
            source: place(&finding.source, &outcome.source, source_value),
            target: place(&finding.target, &outcome.target, target_value),
            concept: finding.concept.as_deref(),
            replacement: finding.replacement.as_deref(),
            cause: finding.cause.map(|cause| cause.to_string()),
            reason: finding.reason.as_deref(),
        }
    }
}

impl<'a> Place<'a> {
    fn new(outcome: &PairOutcome, location: &'a Location, path: &'a str, value: Option<&'a str>) -> Self {
        let (start, end) = if outcome.is_aligned {
            (location.in_segment.start(), location.in_segment.end())
        } else {
            (location.raw.start(), location.raw.end())
        };
        Place {
            segment: location.segment,
            start,
            end,
            text: &location.marked,
            value,
            path,
            line: location.line,
            column: location.column,
        }
    }
}

/// A confidence to three decimals: more would be noise, and would differ between machines.
pub(crate) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
