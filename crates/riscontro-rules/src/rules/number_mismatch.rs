//! `number-mismatch`: a number of the source stands in the target with another value.

use riscontro_core::value::UnitId;
use riscontro_core::{
    Agreement, Cause, Fate, Group, Joined, Mark, Mention, MentionId, MentionKind, Pair, RuleId, RuleMeta, Severity,
    Value,
};
use serde::Deserialize;

use super::draft::joined_draft;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a number whose counterpart in the target has a different value. Numbers
/// are compared by what they say, not by how they are written: `1,5 milioni`, `un
/// milione e mezzo` and `1.5 million` are one number. Percentages, money, measures,
/// durations and clock times are numbers with something more: a lost percent sign,
/// another currency or another unit is reported here too. A number that is right
/// but for the source language's marks is a number-unlocalised.
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
/// * `conversions` (default true): accept a measure in another unit (`90 chili` as
///   `200 pounds`). Where it is false, a converted measure may stand beside the one
///   of the source, `90 kg (200 pounds)`, but not in its stead.
pub(super) struct NumberMismatch {
    options: Options,
}

/// Keys of `[rules.number-mismatch]`.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Options {
    allow_rounding: bool,
    conversions: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { allow_rounding: false, conversions: true }
    }
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
        for joined in &pair.counterparts.joined {
            let kinds = [pair.source.mention(joined.source).kind, pair.target.mention(joined.target).kind];
            let is_other_rule = kinds.contains(&MentionKind::Name) || kinds == [MentionKind::Date, MentionKind::Date];
            let is_accepted = joined.agreement == Agreement::Rounded && self.options.allow_rounding;
            let is_other_rule = is_other_rule || matches!(joined.cause, Some(Cause::Order | Cause::Unlocalised));
            if is_other_rule || is_accepted {
                continue;
            }
            let mut draft = joined_draft(pair, joined);
            if joined.cause == Some(Cause::Bound) {
                draft.severity = Some(Severity::Warning);
                // The number is right as it stands; what is wrong is the word beside it.
                draft.expected = None;
                draft.source = draft.source.map(|mark| with_bound(pair.source.mention(joined.source), mark));
                draft.target = draft.target.map(|mark| with_bound(pair.target.mention(joined.target), mark));
            }
            sink.report(draft);
        }
        if !self.options.conversions {
            converted(pair).for_each(|joined| sink.report(joined_draft(pair, &joined)));
        }
    }
}

/// The measures that the target gives in another unit, as if they were left over.
fn converted(pair: &Pair) -> impl Iterator<Item = Joined> {
    let (bead_of_segments, _) = pair.alignment.bead_of_segments();
    let fates = (0_u32..).map(MentionId).zip(&pair.counterparts.source);
    fates.filter_map(move |(source, fate)| {
        let Fate::Paired { with: target, agreement } = *fate else { return None };
        let mentions = [pair.source.mention(source), pair.target.mention(target)];
        let is_converted = agreement == Agreement::Converted && is_in_other_unit(mentions);
        let bead = bead_of_segments[mentions[0].segment.index()];
        is_converted.then_some(Joined { source, target, agreement, cause: Some(Cause::Unit), bead })
    })
}

/// Whether the readings of two mentions that agree are measures in two units.
fn is_in_other_unit([source, target]: [&Mention; 2]) -> bool {
    let has_other_unit = |value: &Value, other: &Value| match (measure_unit(value), measure_unit(other)) {
        (Some(unit), Some(other_unit)) => unit != other_unit && value.agreement(other) == Agreement::Converted,
        _ => false,
    };
    let others = |value: &Value| target.readings.iter().any(|other| has_other_unit(value, &other.value));
    source.readings.iter().any(|reading| others(&reading.value))
}

fn measure_unit(value: &Value) -> Option<UnitId> {
    match value {
        Value::Measure { unit, .. } => Some(*unit),
        Value::Range(ends) => measure_unit(&ends.0),
        _ => None,
    }
}

/// The mark of a number and of the words that bound it.
fn with_bound(mention: &Mention, mark: Mark) -> Mark {
    Mark { span: mention.bound.map_or(mark.span, |bound| bound.cover(mark.span)), ..mark }
}
