//! `number-hedge`: a word that made a number vague, or bounded it, was lost, added or changed.

use riscontro_core::value::Bound;
use riscontro_core::{
    Agreement, Demand, Draft, Fate, Group, Mention, MentionId, Pair, RuleId, RuleMeta, Severity, Value,
};

use super::draft::{NoOptions, mark, quoted_as, with_bound};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Notes a number that is right in both texts, but exact in one of them and vague or
/// bounded in the other (`oltre 4 mila`, `4,000`), or bounded in another way
/// (`circa`, `at least`). `More than` and `at least` are told as one, and so are
/// `fewer than` and `at most`. A rounded number (`1.479`, `about 1,500`) needs its
/// hedge. A figure that was cut off to a bound (`23,500`, `oltre 23 mila`) is noted;
/// digits that the source does not have (`oltre 10 km`, `10.9 km`) are a warning. A
/// bound that was turned round is a number-mismatch. `Fino a 18 metri` and
/// `over six years` may be no bounds, so that nothing is noted where they are lost.
///
/// ## Why it matters
/// What a source says with care, a translation should not say as a fact.
///
/// ## Example
/// it: I dispersi sono **oltre 4 mila**.
/// en: **4,000** people are missing.
///
/// ## Options
/// None.
pub(super) struct NumberHedge;

/// What is said of a target with digits that the source does not have.
const MORE_EXACT: &str = "is more exact than the source";

impl Rule for NumberHedge {
    const META: RuleMeta = RuleMeta {
        id: RuleId("number-hedge"),
        group: Group::Numbers,
        severity: Severity::Note,
        summary: "a word that made a number vague, or bounded it, was lost, added or changed",
        page: include_str!("number_hedge.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NumberHedge
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let (bead_of_segments, _) = pair.alignment.bead_of_segments();
        for (id, fate) in (0_u32..).map(MentionId).zip(&pair.counterparts.source) {
            let Fate::Paired { with, .. } = *fate else { continue };
            let mentions = [pair.source.mention(id), pair.target.mention(with)];
            if let Some(change) = change(mentions).filter(|_| mentions.iter().all(|mention| is_stated(mention))) {
                sink.report(draft(pair, mentions, &change, bead_of_segments[mentions[0].segment.index()]));
            }
        }
    }
}

/// Whether a mention is surely a number: `coppia` and `couple` are people as often as two or so.
fn is_stated(mention: &Mention) -> bool {
    mention.demand == Demand::Required
}

/// The readings that agree but for their hedges, and what became of those.
struct Change<'p> {
    says: &'static str,
    values: [&'p Value; 2],
}

/// The first such readings; none where any two agree in their hedges as well.
fn change<'p>([source, target]: [&'p Mention; 2]) -> Option<Change<'p>> {
    let mut first = None;
    for value in source.readings.iter().map(|reading| &reading.value) {
        for other in target.readings.iter().map(|reading| &reading.value) {
            let agreement = value.agreement(other);
            if agreement != Agreement::Same && !(agreement == Agreement::Converted && is_cut_off(value, other)) {
                continue;
            }
            let bounds = [bound(value)?, bound(other)?];
            // `poco meno di` and *fewer than*
            let is_almost = bounds.contains(&Bound::Almost) && bounds.iter().any(|bound| bound.is_from_above());
            // A translator may cut `23,500` off to `oltre 23 mila`, but where would the digits come from the other way round?
            let is_finer = agreement == Agreement::Converted && bounds[1] == Bound::Exactly;
            let says = match bounds.map(direction) {
                _ if is_almost => return None,
                _ if is_finer => MORE_EXACT,
                [here, there] if here == there => return None,
                [_, Direction::None] | [Direction::None, _] if bounds.iter().any(|bound| is_of_way(*bound)) => {
                    return None;
                }
                [_, Direction::None] => "lost its hedge",
                [Direction::None, _] => "has a hedge that the source lacks",
                _ => "has another hedge",
            };
            first.get_or_insert(Change { says, values: [value, other] });
        }
    }
    first
}

/// Whether one is a bound in round figures that holds for the other: `oltre 23 mila` for 23,500.
fn is_cut_off(value: &Value, other: &Value) -> bool {
    let is_bound = |value: &Value| bound(value).is_some_and(|bound| !matches!(bound, Bound::Exactly | Bound::About));
    let is_same_unit = match (value, other) {
        (Value::Measure { unit, .. }, Value::Measure { unit: other, .. }) => unit == other,
        _ => std::mem::discriminant(value) == std::mem::discriminant(other),
    };
    is_same_unit && (is_bound(value) || is_bound(other))
}

/// Which way a number is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    None,
    About,
    Below,
    Above,
}

fn bound(value: &Value) -> Option<Bound> {
    match value {
        Value::Number(number) | Value::Percent(number) | Value::PercentagePoints(number) => Some(number.bound()),
        Value::Money { amount, .. } | Value::Measure { amount, .. } | Value::Duration { amount, .. } => {
            Some(amount.bound())
        }
        _ => None,
    }
}

/// Whether the words may say how far something goes, which the other language says without them: `to a depth of 18 metres`.
fn is_of_way(bound: Bound) -> bool {
    matches!(bound, Bound::UpTo | Bound::Over)
}

fn direction(bound: Bound) -> Direction {
    match bound {
        Bound::Exactly => Direction::None,
        Bound::About | Bound::Almost => Direction::About,
        _ if bound.is_from_below() => Direction::Below,
        _ => Direction::Above,
    }
}

fn draft(pair: &Pair, [source, target]: [&Mention; 2], change: &Change<'_>, bead: u32) -> Draft {
    let there = quoted_as(&pair.target, target, change.values[1]);
    let here = quoted_as(&pair.source, source, change.values[0]);
    Draft {
        source: Some(with_bound(source, mark(source))),
        target: Some(with_bound(target, mark(target))),
        severity: (change.says == MORE_EXACT).then_some(Severity::Warning),
        ..Draft::new(bead, format!("{there} {}: {here}", change.says))
    }
}
