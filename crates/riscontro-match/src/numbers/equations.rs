//! Figures that a translator worked out from one beside them: `maggio 2029 … diciassette mesi più tardi` is *May 2029 … October 2030*,
//! `alle 11.20 … un quarto d'ora dopo` *at 11.20am … at 11.35*, `da 17 a 11` *lost six and is left with 11*. One of the figures has its
//! answer; the other two are joined, and a rule says so in a note.

use std::ops::Range;

use riscontro_core::value::{ClockTime, Exact, Number, PartialDate, TimeUnit};
use riscontro_core::{Agreement, Cause, Fate, Mention, MentionId, Side, Value};

use super::{is_numeric, is_required};
use crate::beads::{Link, Matching};

/// A bead with more open figures on one side is a table, in which any figure follows from others.
const MOST_OPEN: usize = 8;

/// So many answered figures are asked.
const MOST_KNOWN: usize = 24;

/// Digits, zeros at the end aside, of a sum or difference that nobody gets by chance.
const FEWEST_DIGITS: u32 = 3;

/// Below it any number is the step between two others.
const LEAST_END: i64 = 10;

/// Months of a year, and minutes of a day.
const YEAR: i64 = 12;
const DAY: i64 = 24 * 60;

/// Joins the open figures of a bead of which one follows from the other and an answered figure of it or of the bead before.
pub(super) fn join_derived(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.open_source(bead, is_required), matching.open_target(bead, is_required));
    if sources.is_empty() || targets.is_empty() || sources.len().max(targets.len()) > MOST_OPEN {
        return;
    }
    let known = known(matching, bead);
    let (source_side, target_side) = (matching.source, matching.target);
    let link = || Link { agreement: Agreement::Elided, cause: Some(Cause::Derived) };
    for source in sources {
        let mention = source_side.mention(source);
        let open = matching.open_target(bead, is_required);
        let is_told = |target: &MentionId| {
            let other = target_side.mention(*target);
            let beads = matching.bead(bead);
            keeps_end((mention, source_side), (other, target_side), beads.target.clone())
                || keeps_end((other, target_side), (mention, source_side), beads.source.clone())
                || known.iter().any(|figure| follows(figure, mention, other))
        };
        if let Some(target) = open.into_iter().find(is_told) {
            matching.settle(source, target, link(), bead);
            cover_steps(matching, bead, (source, target));
        }
    }
}

/// The figures of the source that have their answer, in a bead and the one before.
fn known<'a>(matching: &Matching<'a>, bead: usize) -> Vec<&'a Mention> {
    let figures = matching.bead(bead.saturating_sub(1)).source.start..matching.bead(bead).source.end;
    let is_answered = |at: &u32| matches!(matching.source_fates[*at as usize], Some(Fate::Paired { .. }));
    let mentions = figures.rev().filter(is_answered).map(|at| matching.source.mention(MentionId(at)));
    mentions.filter(|mention| is_numeric(mention)).take(MOST_KNOWN).collect()
}

/// Whether one side tells a change by both its ends (`da 17 a 11`) and the other by the last, or the first, and the step between
/// them, which is one of `figures`.
fn keeps_end((change, side): (&Mention, &Side), (end, other): (&Mention, &Side), figures: Range<u32>) -> bool {
    let Some((first, last)) = ends(change) else { return false };
    let Some(kept) = amount(end.value()).map(Number::value) else { return false };
    let steps = |side: &Side, at: u32| step(side.mention(MentionId(at)), (first, last));
    let own = side.mentions_in(change.segment.0..change.segment.0 + 1);
    [first, last].contains(&kept)
        && (figures.clone().any(|at| steps(other, at)) || own.into_iter().any(|at| steps(side, at)))
}

/// Whether a mention tells how far the two ends of a change are apart.
pub(super) fn is_step_within(change: &Mention, mention: &Mention) -> bool {
    ends(change).is_some_and(|ends| step(mention, ends))
}

/// Whether a mention tells how far two amounts are apart.
fn step(mention: &Mention, (first, last): (Exact, Exact)) -> bool {
    // `from 2 to 4`: a two may be either.
    let difference = last.checked_add(first.negated()).map(Exact::magnitude);
    let Some(difference) = difference.filter(|step| ![first, last].contains(step)) else { return false };
    mention.readings.iter().any(|reading| amount(&reading.value).is_some_and(|step| step.value() == difference))
}

/// Settles the step of a change whose end was joined: `lost six seats and is left with 11`.
fn cover_steps(matching: &mut Matching<'_>, bead: usize, (source, target): (MentionId, MentionId)) {
    if let Some(ends) = ends(matching.source.mention(source)) {
        let is_step = |mention: &Mention| is_required(mention) && step(mention, ends);
        for id in matching.open_target(bead, is_step) {
            matching.target_fates[id.index()] = Some(Fate::Glossed(target));
        }
    }
    if let Some(ends) = ends(matching.target.mention(target)) {
        let is_step = |mention: &Mention| is_required(mention) && step(mention, ends);
        for id in matching.open_source(bead, is_step) {
            matching.source_fates[id.index()] = Some(Fate::Glossed(source));
        }
    }
}

/// The amounts at the ends of a range, or of what may be one.
fn ends(mention: &Mention) -> Option<(Exact, Exact)> {
    mention.readings.iter().find_map(|reading| match &reading.value {
        Value::Range(ends) => Some((amount(&ends.0)?.value(), amount(&ends.1)?.value())),
        Value::Score(one, other) => Some((Exact::integer(i64::from(*one)), Exact::integer(i64::from(*other)))),
        _ => None,
    })
}

/// Sets apart what one side tells besides both ends of a change, or besides two large figures one after the other: the step between
/// them (`di 40 metri, da 310 a 350`; `per 19 voti: 2.346 contro 2.327`).
pub(super) fn cover_differences(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.bead(bead).source.clone(), matching.bead(bead).target.clone());
    for id in matching.open_source(bead, is_required) {
        if let Some(beside) = change_beside(matching.source, &matching.source_fates, sources.clone(), id) {
            matching.source_fates[id.index()] = Some(Fate::Glossed(beside));
        }
    }
    for id in matching.open_target(bead, is_required) {
        if let Some(beside) = change_beside(matching.target, &matching.target_fates, targets.clone(), id) {
            matching.target_fates[id.index()] = Some(Fate::Glossed(beside));
        }
    }
}

/// The answered figure of a bead from which to another, or to its own end, it is as far as `id` says.
fn change_beside(side: &Side, fates: &[Option<Fate>], figures: Range<u32>, id: MentionId) -> Option<MentionId> {
    let is_answered = |at: &u32| matches!(fates[*at as usize], Some(Fate::Paired { .. }));
    let mention = side.mention(id);
    let tells = |ends: (Exact, Exact)| step(mention, ends) && ends.0.max(ends.1) >= Exact::integer(LEAST_END);
    let is_far = |(one, other): (Exact, Exact)| digits(one).min(digits(other)) >= FEWEST_DIGITS;
    let near = figures.filter(is_answered).map(MentionId);
    let changed = near.clone().find(|at| ends(side.mention(*at)).is_some_and(tells));
    changed.or_else(|| {
        near.clone().zip(near.skip(1)).find_map(|(one, next)| {
            let ends = amount(side.mention(one).value())?.value();
            let ends = (ends, amount(side.mention(next).value())?.value());
            (tells(ends) && is_far(ends)).then_some(one)
        })
    })
}

/// Whether of two figures one is the other added to `known` or taken from it.
fn follows(known: &Mention, one: &Mention, other: &Mention) -> bool {
    let pairs =
        || one.readings.iter().flat_map(|one| other.readings.iter().map(move |other| (&one.value, &other.value)));
    known.readings.iter().any(|known| {
        pairs().any(|(one, other)| match (&known.value, one, other) {
            (Value::Clock(from), Value::Clock(to), Value::Duration { amount, unit })
            | (Value::Clock(from), Value::Duration { amount, unit }, Value::Clock(to)) => {
                is_later_hour(*from, *to, (*amount, *unit))
            }
            (Value::Date(from), Value::Date(to), Value::Duration { amount, unit })
            | (Value::Date(from), Value::Duration { amount, unit }, Value::Date(to)) => {
                is_later_date(*from, *to, (*amount, *unit))
            }
            (Value::Percent(whole), Value::Percent(part) | Value::Number(part), Value::PercentagePoints(step))
            | (Value::Percent(whole), Value::PercentagePoints(step), Value::Percent(part) | Value::Number(part)) => {
                is_sum(whole.value(), part.value(), step.value())
            }
            (known, one, other) => is_amount_apart(known, one, other),
        })
    })
}

fn is_later_hour(from: ClockTime, to: ClockTime, (amount, unit): (Number, TimeUnit)) -> bool {
    let factor = match unit {
        TimeUnit::Minute => 1,
        TimeUnit::Hour => 60,
        _ => return false,
    };
    let minutes = |time: ClockTime| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let step = amount.value().checked_mul(Exact::integer(factor)).and_then(Exact::to_integer);
    step.is_some_and(|step| {
        let apart = minutes(to) - minutes(from);
        step > 0 && [step, -step].iter().any(|step| (apart - step).rem_euclid(DAY) == 0)
    })
}

/// Whether two dates are so far apart, in the fields that both have: years, months of a year, days of a month.
fn is_later_date(from: PartialDate, to: PartialDate, (amount, unit): (Number, TimeUnit)) -> bool {
    let Some(step) = amount.value().to_integer().filter(|step| *step > 0) else { return false };
    let months = |date: PartialDate| Some(i64::from(date.year?) * YEAR + i64::from(date.month?));
    let apart = match unit {
        TimeUnit::Year if from.month == to.month || from.month.is_none() || to.month.is_none() => {
            from.year.zip(to.year).map(|(from, to)| i64::from(to) - i64::from(from))
        }
        TimeUnit::Year => months(from)
            .zip(months(to))
            .filter(|(from, to)| (to - from) % YEAR == 0)
            .map(|(from, to)| (to - from) / YEAR),
        TimeUnit::Month => months(from).zip(months(to)).map(|(from, to)| to - from),
        TimeUnit::Day | TimeUnit::Week if from.month == to.month => {
            let days = if unit == TimeUnit::Week { 7 } else { 1 };
            let apart = from.day.zip(to.day).map(|(from, to)| i64::from(to) - i64::from(from));
            apart.filter(|apart| apart % days == 0).map(|apart| apart / days)
        }
        _ => None,
    };
    apart.is_some_and(|apart| apart.abs() == step)
}

/// Whether two amounts and a known one of the same kind make an equation, of numbers that are not met by chance.
fn is_amount_apart(known: &Value, one: &Value, other: &Value) -> bool {
    let are_alike = |a: &Value, b: &Value| {
        let is_bare = |value: &Value| matches!(value, Value::Number(_));
        is_bare(a) || is_bare(b) || std::mem::discriminant(a) == std::mem::discriminant(b)
    };
    let (Some(known_amount), Some(a), Some(b)) = (amount(known), amount(one), amount(other)) else { return false };
    let is_countable = |value: &Value| matches!(value, Value::Number(_) | Value::Money { .. } | Value::Measure { .. });
    let are_countable = [known, one, other].into_iter().all(is_countable);
    let is_rich = digits(a.value()).max(digits(b.value())) >= FEWEST_DIGITS && digits(known_amount.value()) >= 2;
    are_countable
        && is_rich
        && are_alike(known, one)
        && are_alike(known, other)
        && is_sum(known_amount.value(), a.value(), b.value())
}

/// Whether one of three amounts is the sum of the others.
fn is_sum(a: Exact, b: Exact, c: Exact) -> bool {
    let is_of = |whole: Exact, one: Exact, other: Exact| one.checked_add(other) == Some(whole);
    let is_zero = [a, b, c].into_iter().any(Exact::is_zero);
    !is_zero && (is_of(a, b, c) || is_of(b, a, c) || is_of(c, a, b))
}

/// How many digits a decimal has between its first and the last that is no zero; 0 of a fraction.
fn digits(value: Exact) -> u32 {
    value.as_decimal().map_or(0, |(digits, _)| digits.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1))
}

fn amount(value: &Value) -> Option<Number> {
    match value {
        Value::Number(amount)
        | Value::Percent(amount)
        | Value::PercentagePoints(amount)
        | Value::Money { amount, .. }
        | Value::Measure { amount, .. } => Some(*amount),
        _ => None,
    }
}
