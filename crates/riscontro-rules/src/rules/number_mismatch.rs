//! `number-mismatch`: a number of the source stands in the target with another value.

use riscontro_core::{Agreement, Cause, Draft, Group, Pair, RuleId, RuleMeta, Severity};
use serde::Deserialize;

use super::draft::{joined_draft, with_bound, worded_draft};
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a number whose counterpart in the target has a different value. Numbers
/// are compared by what they say, not by how they are written: `1,5 milioni`, `un
/// milione e mezzo` and `1.5 million` are one number. An amount in another currency
/// is a currency-mismatch, a quantity in another unit a unit-mismatch, a lost percent
/// sign a percent-mismatch, another time of day a time-mismatch. A number that is
/// right but for the source language's marks is a number-unlocalised.
///
/// What the source leaves to be understood and the target says is a note: the scale of a
/// number shortly before (`fino a 62`, `up to €62m`), one beside others (`altre 20`, `one
/// of 36`), an amount at the rate that the text gives elsewhere. So is a figure that follows
/// from two beside it: `nel maggio 2029 … diciassette mesi dopo` and `in May 2029 … in October
/// 2030`, `da 17 a 11` and `lost six and is left with 11`.
///
/// A bound that was turned round (`oltre 4 mila`, `fewer than 4,000`) is a warning, and so is
/// a percentage of a rise that became one of a fall (`è salito del 3%`, `fell 3%`).
///
/// ## Why it matters
/// A swapped digit or a lost `mila` is invisible to a reader of the target alone.
///
/// ## Example
/// it: Nel 1987 morirono **14** persone.
/// en: In 1987, **41** people died.
///
/// ## Options
/// * `allow-rounding` (default false): accept a target that rounds the source
///   (`1.479` as `1,500`).
pub(super) struct NumberMismatch {
    options: Options,
}

/// Keys of `[rules.number-mismatch]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Options {
    allow_rounding: bool,
}

impl Rule for NumberMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("number-mismatch"),
        group: Group::Numbers,
        severity: Severity::Error,
        summary: "a number of the source stands in the target with another value",
        page: include_str!("number_mismatch.rs"),
        on_by_default: true,
    };
    type Options = Options;

    fn new(options: Options) -> Self {
        NumberMismatch { options }
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in Concern::Number.joined(pair) {
            if joined.agreement == Agreement::Rounded && self.options.allow_rounding {
                continue;
            }
            if joined.cause == Some(Cause::Direction) {
                let turned = worded_draft(pair, joined, |side, amount| side.shift(amount).map(|(_, words)| words));
                let warned = turned.map(|draft| Draft { severity: Some(Severity::Warning), ..draft });
                warned.into_iter().for_each(|draft| sink.report(draft));
                continue;
            }
            let mut draft = joined_draft(pair, joined);
            if joined.agreement.is_acceptable() {
                (draft.severity, draft.expected) = (Some(Severity::Note), None);
            }
            if joined.cause == Some(Cause::Bound) {
                draft.severity = Some(Severity::Warning);
                // The number is right as it stands; what is wrong is the word beside it.
                draft.expected = None;
                draft.source = draft.source.map(|mark| with_bound(pair.source.mention(joined.source), mark));
                draft.target = draft.target.map(|mark| with_bound(pair.target.mention(joined.target), mark));
            }
            sink.report(draft);
        }
    }
}
