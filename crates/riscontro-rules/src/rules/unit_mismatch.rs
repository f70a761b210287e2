//! `unit-mismatch`: a quantity stands in the target in another unit, and is not the same quantity.

use riscontro_core::value::{Number, UnitId};
use riscontro_core::{
    Agreement, Cause, Draft, Fate, Group, Joined, Mention, MentionId, Pair, RuleId, RuleMeta, Severity, Value,
};
use serde::{Deserialize, Deserializer};

use super::draft::{joined_draft, mark, quoted_as, worded_draft};
use crate::choice::whole_number;
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a measure or a length of time whose counterpart is in another unit and
/// does not come to the same: the unit changed and the number stayed, or the
/// conversion is wrong. So it does where an amount stayed and what it is told for
/// changed (`38 euro al mese`, `38 euros a week`). A conversion that comes out right within 5 % is a note, so
/// that `--show-notes` lists what was converted: within 10 % where a side says
/// `about` or a round figure of one digit (`two metres` for `six feet`), within
/// 20 % beyond a bound (`more than 20 metres` for `25 yards`), and temperatures
/// within 1.5 degrees Celsius. So is a weight of food that may fill so many cups
/// or spoons (`60 g`, `½ cup`). A length of time in other units
/// (`quindici giorni`, `two weeks`) is no conversion.
///
/// ## Why it matters
/// Eighty kilometres that became eighty miles read as well as fifty.
///
/// ## Example
/// it: L'epicentro è a **80 chilometri** dalla capitale.
/// en: The epicentre is **80 miles** from the capital.
///
/// ## Options
/// * `conversions` (default true): accept a measure in another unit (`90 chili` as
///   `200 pounds`). Where it is false, a converted measure may stand beside the one
///   of the source, `90 kg (200 pounds)`, but not in its stead.
/// * `tolerance` (0 to 50): the percentage by which a converted measure may differ,
///   in the stead of those named above.
///
/// ## Source
/// The Unified Code for Units of Measure (UCUM), its factors.
pub(super) struct UnitMismatch {
    options: Options,
}

/// Keys of `[rules.unit-mismatch]`.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Options {
    conversions: bool,
    #[serde(deserialize_with = "tolerance")]
    tolerance: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Options { conversions: true, tolerance: None }
    }
}

fn tolerance<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    whole_number(deserializer, "tolerance", 0..=50).map(Some)
}

impl Rule for UnitMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("unit-mismatch"),
        group: Group::Numbers,
        severity: Severity::Error,
        summary: "a quantity stands in the target in another unit, and is not the same quantity",
        page: include_str!("unit_mismatch.rs"),
        on_by_default: true,
    };
    type Options = Options;

    fn new(options: Options) -> Self {
        UnitMismatch { options }
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in Concern::Unit.joined(pair) {
            self.draft(pair, joined).into_iter().for_each(|draft| sink.report(draft));
        }
        for joined in converted(pair) {
            self.draft(pair, &joined).into_iter().for_each(|draft| sink.report(draft));
        }
    }
}

impl UnitMismatch {
    /// An error, or a note on a conversion that comes out right; nothing where only the decimal mark moved (`1.500
    /// grammi`, `1.5 kg`).
    fn draft(&self, pair: &Pair, joined: &Joined) -> Option<Draft> {
        let mentions @ [source, target] = [pair.source.mention(joined.source), pair.target.mention(joined.target)];
        if joined.cause == Some(Cause::Rate) {
            return worded_draft(pair, joined, |side, amount| side.rate(amount).map(|(_, words)| words));
        }
        if joined.agreement == Agreement::Elided {
            // `58 miglia` at sea
            return Some(Draft { severity: Some(Severity::Note), expected: None, ..joined_draft(pair, joined) });
        }
        if !(self.options.conversions && self.comes_out_right(joined.agreement, mentions)) {
            return Some(joined_draft(pair, joined));
        }
        let [value, other] = in_other_units(mentions).unwrap_or([source.value(), target.value()]);
        if is_of_one_kind(mentions) && has_same_digits(value, other) {
            return None;
        }
        let (here, there) = (quoted_as(&pair.source, source, value), quoted_as(&pair.target, target, other));
        let message = format!("{here} is given as {there}");
        Some(Draft {
            severity: Some(Severity::Note),
            source: Some(mark(source)),
            target: Some(mark(target)),
            ..Draft::new(joined.bead, message)
        })
    }

    fn comes_out_right(&self, agreement: Agreement, mentions: [&Mention; 2]) -> bool {
        match self.options.tolerance {
            Some(percent) if is_of_one_kind(mentions) => converts_within(percent, mentions),
            _ => agreement == Agreement::Converted,
        }
    }
}

/// Whether a percentage can say how far two mentions differ: not where one is a weight and the other a volume, or one of them a
/// range.
fn is_of_one_kind(mentions: [&Mention; 2]) -> bool {
    match in_other_units(mentions) {
        Some([Value::Measure { unit, .. }, Value::Measure { unit: other, .. }]) => {
            unit.dimension() == other.dimension()
        }
        Some([value, other]) => std::mem::discriminant(value) == std::mem::discriminant(other),
        None => true,
    }
}

/// Whether any two readings are one measure within so many percent, both ends of a range.
fn converts_within(percent: u32, [source, target]: [&Mention; 2]) -> bool {
    let is_one = |value: &Value, other: &Value| match (value, other) {
        (Value::Measure { amount, unit }, Value::Measure { amount: other_amount, unit: other_unit }) => {
            unit.converts(amount.value(), *other_unit, other_amount.value(), percent)
        }
        _ => false,
    };
    let are_one = |value: &Value, other: &Value| match (value, other) {
        (Value::Range(ends), Value::Range(others)) => is_one(&ends.0, &others.0) && is_one(&ends.1, &others.1),
        _ => is_one(value, other),
    };
    let is_any = |value: &Value| target.readings.iter().any(|other| are_one(value, &other.value));
    source.readings.iter().any(|reading| is_any(&reading.value))
}

/// Whether two measures are written with the same digits, so that nothing was converted but a prefix of the unit.
fn has_same_digits(value: &Value, other: &Value) -> bool {
    match (value, other) {
        (Value::Measure { amount, .. }, Value::Measure { amount: other, .. }) => {
            let digits = |amount: &Number| amount.value().as_decimal().map(|(digits, _)| digits);
            digits(amount).is_some_and(|own| digits(other) == Some(own))
        }
        (Value::Range(ends), Value::Range(others)) => {
            has_same_digits(&ends.0, &others.0) && has_same_digits(&ends.1, &others.1)
        }
        _ => false,
    }
}

/// The measures that the target gives in another unit, as if they were left over.
fn converted(pair: &Pair) -> impl Iterator<Item = Joined> {
    let (bead_of_segments, _) = pair.alignment.bead_of_segments();
    let fates = (0_u32..).map(MentionId).zip(&pair.counterparts.source);
    fates.filter_map(move |(source, fate)| {
        let Fate::Paired { with: target, agreement } = *fate else { return None };
        let mentions = [pair.source.mention(source), pair.target.mention(target)];
        let is_converted = agreement == Agreement::Converted && in_other_units(mentions).is_some();
        let bead = bead_of_segments[mentions[0].segment.index()];
        is_converted.then_some(Joined { source, target, agreement, cause: Some(Cause::Unit), bead })
    })
}

/// The readings of two mentions that are one measure in two units.
fn in_other_units<'p>([source, target]: [&'p Mention; 2]) -> Option<[&'p Value; 2]> {
    let is_converted = |value: &Value, other: &Value| match (unit_of(value), unit_of(other)) {
        (Some(unit), Some(other_unit)) => unit != other_unit && value.agreement(other) == Agreement::Converted,
        _ => false,
    };
    let values = |mention: &'p Mention| mention.readings.iter().map(|reading| &reading.value);
    values(source).find_map(|value| Some([value, values(target).find(|other| is_converted(value, other))?]))
}

/// The unit of a measure, or of the lower end of a range of them.
fn unit_of(value: &Value) -> Option<UnitId> {
    match value {
        Value::Measure { unit, .. } => Some(*unit),
        Value::Range(ends) => unit_of(&ends.0),
        _ => None,
    }
}
