//! Figures that a translator worked out from one beside them: `maggio 2029 … diciassette mesi più tardi` is *May 2029 … October 2030*,
//! `alle 11.20 … un quarto d'ora dopo` *at 11.20am … at 11.35*, `da 17 a 11` *lost six and is left with 11*. One of the figures has its
//! answer; the other two are joined, and a rule says so in a note.

use std::ops::Range;

use riscontro_core::value::{ClockTime, Exact, Number, PartialDate, TimeUnit};
use riscontro_core::{Agreement, Apart, Cause, Fate, Mention, MentionId, Side, SideName, Tells, Value};

use super::derived::{is_beside_whole, tells_share};
use super::{is_numeric, is_required};
use crate::beads::{Link, Matching, tokens_between};

/// A bead with more open figures on one side is a table, in which any figure follows from others.
const MOST_OPEN: usize = 8;

/// So many answered figures are asked.
const MOST_KNOWN: usize = 24;

/// Digits, zeros at the end aside, of two figures whose difference nobody gets by chance; and of figures that words tell to be one.
const FEWEST_DIGITS: u32 = 3;
const FEWEST_TOLD: u32 = 2;

/// Tokens between a figure and the word that tells it a step: `diciassette mesi più tardi`, `135mila euro in meno`.
const FARTHEST_WORD: usize = 3;

/// Tokens between a step and the change behind it, and between the two figures of that.
const FARTHEST_CHANGE: usize = 4;
const FARTHEST_OTHER: usize = 2;

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
            is_lead(mention, other)
                || is_lead(other, mention)
                || keeps_end(matching, bead, (mention, SideName::Source), other)
                || keeps_end(matching, bead, (other, SideName::Target), mention)
                || known.iter().any(|figure| {
                    follows(figure, (source_side, mention), (target_side, other))
                        || tells_share_beside((source_side, source), other, figure)
                        || tells_share_beside((target_side, *target), mention, figure)
                })
        };
        if let Some(target) = open.into_iter().find(is_told) {
            matching.settle(source, target, link(), bead);
            cover_steps(matching, bead, (source, target));
        }
    }
}

/// Whether a number is by how much one side of a result leads: `sotto di due gol` and *2-0 down*.
fn is_lead(result: &Mention, number: &Mention) -> bool {
    let lead = |value: &Value| match value {
        Value::Score(a, b) => Some(Exact::integer(i64::from(a.abs_diff(*b)))),
        _ => None,
    };
    let is_of =
        |lead: Exact| !lead.is_zero() && matches!(number.value(), Value::Number(number) if number.value() == lead);
    result.readings.iter().filter_map(|reading| lead(&reading.value)).any(is_of)
}

/// The figures of the source that have their answer, in a bead and the one before.
fn known<'a>(matching: &Matching<'a>, bead: usize) -> Vec<&'a Mention> {
    let figures = matching.bead(bead.saturating_sub(1)).source.start..matching.bead(bead).source.end;
    let is_answered = |at: &u32| matches!(matching.source_fates[*at as usize], Some(Fate::Paired { .. }));
    let mentions = figures.rev().filter(is_answered).map(|at| matching.source.mention(MentionId(at)));
    mentions.filter(|mention| is_numeric(mention)).take(MOST_KNOWN).collect()
}

/// Whether one side tells a change by both its ends (`da 17 a 11`) and the other by one of them and the step between, which is there
/// without an answer or told in points on both sides (`cut by a quarter of a point to 3.5%`).
fn keeps_end(matching: &Matching<'_>, bead: usize, (change, of): (&Mention, SideName), end: &Mention) -> bool {
    let Some((first, last)) = ends(change) else { return false };
    let Some(kept) = amount(end.value()).map(Number::value) else { return false };
    let (side, fates, figures) = match of {
        SideName::Source => (matching.target, &matching.target_fates, matching.bead(bead).target.clone()),
        SideName::Target => (matching.source, &matching.source_fates, matching.bead(bead).source.clone()),
    };
    let tells_step = |at: u32| {
        let mention = side.mention(MentionId(at));
        let are_points = || matches!(mention.value(), Value::PercentagePoints(_));
        step(mention, (first, last)) && (fates[at as usize].is_none() || are_points())
    };
    [first, last].contains(&kept) && figures.into_iter().any(tells_step)
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

/// The amounts at the ends of a range.
fn ends(mention: &Mention) -> Option<(Exact, Exact)> {
    mention.readings.iter().find_map(|reading| match &reading.value {
        Value::Range(ends) => Some((amount(&ends.0)?.value(), amount(&ends.1)?.value())),
        _ => None,
    })
}

/// Sets apart the step that the target adds beside both its ends, where words say that it is one: `78 seggi, quattro in meno degli 82 di
/// prima`, `nel 1974 … tre anni dopo, nel 1977`. One that it leaves out is missing all the same.
pub(super) fn cover_told_steps(matching: &mut Matching<'_>, bead: usize) {
    let open = matching.open_target(bead, is_required);
    if open.is_empty() || open.len() > MOST_OPEN {
        return;
    }
    let side = matching.target;
    let is_answered = |at: &u32| matches!(matching.target_fates[*at as usize], Some(Fate::Paired { .. }));
    let figures = matching.bead(bead.saturating_sub(1)).target.start..matching.bead(bead).target.end;
    let ends = figures.filter(is_answered).map(MentionId).filter(|id| is_numeric(side.mention(*id)));
    let ends: Vec<MentionId> = ends.collect();
    let ends = &ends[ends.len().saturating_sub(MOST_KNOWN)..];
    for id in open {
        let step = side.mention(id);
        let Some(apart) = apart(side, step) else { continue };
        let is_end = |end: &&MentionId| {
            let end = side.mention(**end);
            let is_told = |known: &MentionId| {
                let known = side.mention(*known);
                follows(known, (side, end), (side, step)) && leads(apart, step, (known, end))
            };
            end.segment == step.segment && ends.iter().any(is_told)
        };
        if let Some(end) = ends.iter().rev().find(is_end) {
            matching.target_fates[id.index()] = Some(Fate::Glossed(*end));
        }
    }
}

/// Whether a step leads the way that its words say: the figure right before it is the one that is more or less. Dates are told as
/// exactly as each other.
fn leads(apart: Apart, step: &Mention, (one, other): (&Mention, &Mention)) -> bool {
    if let (Value::Date(from), Value::Date(to)) = (one.value(), other.value()) {
        return from.fields() == to.fields();
    }
    let (Some(a), Some(b)) = (amount(one.value()), amount(other.value())) else { return true };
    let place = |mention: &Mention| {
        let (at, step) = (mention.span.start(), step.span.start());
        (at > step, at.abs_diff(step))
    };
    let (subject, rest) = if place(one) < place(other) { (a, b) } else { (b, a) };
    match apart {
        Apart::More => subject.value() > rest.value(),
        Apart::Less => subject.value() < rest.value(),
        Apart::Later | Apart::Earlier => true,
    }
}

/// Sets apart what one side tells before both ends of a change, or before two large figures one after the other: the step between them (`di
/// 40 metri, da 310 a 350`; `per 19 voti: 2.346 contro 2.327`), where the other side has no figure to spare.
pub(super) fn cover_differences(matching: &mut Matching<'_>, bead: usize) {
    let is_spare = |fate: &Option<Fate>| !matches!(fate, Some(Fate::Paired { .. }));
    let state = matching.bead(bead);
    let (sources, targets) = (state.source.clone(), state.target.clone());
    let are_answered = |side: &Side, fates: &[Option<Fate>], figures: &Range<u32>| {
        figures.clone().all(|at| !is_required(side.mention(MentionId(at))) || !is_spare(&fates[at as usize]))
    };
    let open = matching.open_source(bead, is_required);
    if let [id] = open[..]
        && are_answered(matching.target, &matching.target_fates, &targets)
        && let Some(beside) = change_behind(matching.source, &matching.source_fates, sources.clone(), id)
    {
        matching.source_fates[id.index()] = Some(Fate::Glossed(beside));
    }
    let open = matching.open_target(bead, is_required);
    if let [id] = open[..]
        && are_answered(matching.source, &matching.source_fates, &sources)
        && let Some(beside) = change_behind(matching.target, &matching.target_fates, targets, id)
    {
        matching.target_fates[id.index()] = Some(Fate::Glossed(beside));
    }
}

/// The answered figure right behind `id` from which to its own end, or to the next one, it is as far as `id` says.
fn change_behind(side: &Side, fates: &[Option<Fate>], figures: Range<u32>, id: MentionId) -> Option<MentionId> {
    let is_answered = |at: &u32| matches!(fates[*at as usize], Some(Fate::Paired { .. }));
    let mention = side.mention(id);
    let is_near = |one: &Mention, other: &Mention, most| {
        one.segment == other.segment && tokens_between(side, one.span, other.span) <= most
    };
    let tells = |ends: (Exact, Exact)| step(mention, ends) && ends.0.max(ends.1) >= Exact::integer(LEAST_END);
    let is_far = |(one, other): (Exact, Exact)| digits(one).min(digits(other)) >= FEWEST_DIGITS;
    let mut behind = (id.0 + 1..figures.end).filter(is_answered).map(MentionId);
    let first = behind.next().filter(|first| is_near(mention, side.mention(*first), FARTHEST_CHANGE))?;
    if ends(side.mention(first)).is_some_and(tells) {
        return Some(first);
    }
    let next = behind.next().filter(|next| is_near(side.mention(first), side.mention(*next), FARTHEST_OTHER))?;
    let ends = (amount(side.mention(first).value())?.value(), amount(side.mention(next).value())?.value());
    (tells(ends) && is_far(ends)).then_some(first)
}

/// Whether of two figures one is the other added to `known` or taken from it, as the words beside the step say.
fn follows(known: &Mention, (source, one): (&Side, &Mention), (target, other): (&Side, &Mention)) -> bool {
    let told = [apart(source, one), apart(target, other)];
    let pairs =
        || one.readings.iter().flat_map(|one| other.readings.iter().map(move |other| (&one.value, &other.value)));
    let is_more = told.iter().flatten().any(|apart| matches!(apart, Apart::More | Apart::Less));
    known.readings.iter().any(|known| {
        pairs().any(|(one, other)| match (&known.value, one, other) {
            (Value::Clock(from), Value::Clock(to), Value::Duration { amount, unit }) => {
                is_later_hour(*from, *to, (*amount, *unit), told[1])
            }
            (Value::Clock(from), Value::Duration { amount, unit }, Value::Clock(to)) => {
                is_later_hour(*from, *to, (*amount, *unit), told[0])
            }
            (Value::Date(from), Value::Date(to), Value::Duration { amount, unit }) => {
                is_later_date(*from, *to, (*amount, *unit), told[1])
            }
            (Value::Date(from), Value::Duration { amount, unit }, Value::Date(to)) => {
                is_later_date(*from, *to, (*amount, *unit), told[0])
            }
            (Value::Percent(whole), Value::Percent(part) | Value::Number(part), Value::PercentagePoints(step))
            | (Value::Percent(whole), Value::PercentagePoints(step), Value::Percent(part) | Value::Number(part)) => {
                is_more && is_sum(whole.value(), part.value(), step.value())
            }
            (known, one, other) => is_more && is_amount_apart(known, one, other),
        })
    })
}

/// Whether a mention is a share of the whole that stands beside it, and `part` that part of `whole`: `un terzo dei 1.200` and *400*.
fn tells_share_beside((side, share): (&Side, MentionId), part: &Mention, whole: &Mention) -> bool {
    let told = side.mention(share);
    tells_share(told.value(), part.value(), whole.value())
        && side.mentions_in(told.segment.0..told.segment.0 + 1).map(MentionId).any(|other| {
            let value = |mention: &Mention| amount(mention.value()).map(Number::value);
            is_beside_whole(side, share, other) && value(side.mention(other)) == value(whole)
        })
}

/// In which direction the words beside a figure say that it is a step: the nearest of them, those behind it first.
fn apart(side: &Side, mention: &Mention) -> Option<Apart> {
    let cues = side.cues_in(mention.segment.0..mention.segment.0 + 1);
    let near = cues.iter().filter_map(|cue| match cue.tells {
        Tells::Apart(apart) => Some((tokens_between(side, cue.span, mention.span), cue.span, apart)),
        _ => None,
    });
    let near = near.filter(|(far, ..)| *far <= FARTHEST_WORD);
    near.min_by_key(|(far, span, _)| (span.start() < mention.span.start(), *far)).map(|(.., apart)| apart)
}

fn is_later_hour(from: ClockTime, to: ClockTime, (amount, unit): (Number, TimeUnit), apart: Option<Apart>) -> bool {
    let factor = match unit {
        TimeUnit::Minute => 1,
        TimeUnit::Hour => 60,
        _ => return false,
    };
    let minutes = |time: ClockTime| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let step = amount.value().checked_mul(Exact::integer(factor)).and_then(Exact::to_integer);
    let step = step.filter(|step| *step > 0).zip(direction(apart)).map(|(step, direction)| step * direction);
    step.is_some_and(|step| (minutes(to) - minutes(from) - step).rem_euclid(DAY) == 0)
}

/// 1 for later, -1 for earlier.
fn direction(apart: Option<Apart>) -> Option<i64> {
    match apart? {
        Apart::Later => Some(1),
        Apart::Earlier => Some(-1),
        Apart::More | Apart::Less => None,
    }
}

/// Whether two dates are so far apart, in the fields that both have: years, months of a year, days of a month.
fn is_later_date(from: PartialDate, to: PartialDate, (amount, unit): (Number, TimeUnit), told: Option<Apart>) -> bool {
    let step = amount.value().to_integer().filter(|step| *step > 0);
    let Some(step) = step.zip(direction(told)).map(|(step, direction)| step * direction) else { return false };
    let months = |date: PartialDate| Some(i64::from(date.year?) * YEAR + i64::from(date.month?));
    let apart = match unit {
        TimeUnit::Year if from.month == to.month || from.month.is_none() || to.month.is_none() => {
            from.year.zip(to.year).map(|(from, to)| i64::from(to) - i64::from(from))
        }
        TimeUnit::Month => months(from).zip(months(to)).map(|(from, to)| to - from),
        TimeUnit::Day | TimeUnit::Week if from.month == to.month => {
            let days = if unit == TimeUnit::Week { 7 } else { 1 };
            let apart = from.day.zip(to.day).map(|(from, to)| i64::from(to) - i64::from(from));
            apart.filter(|apart| apart % days == 0).map(|apart| apart / days)
        }
        _ => None,
    };
    apart == Some(step)
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
    let is_rich =
        digits(a.value()).max(digits(b.value())) >= FEWEST_TOLD && digits(known_amount.value()) >= FEWEST_TOLD;
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
