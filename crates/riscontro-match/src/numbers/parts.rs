//! A range, score or share of one side answered by two numbers of the other: `un bilancio di 13-21` and `13 wins and 21
//! defeats`; a time answered by minutes and an hour: `mancano cinque minuti alle sei` and `five to six`.

use riscontro_core::value::{ClockTime, Exact, Number, TimeUnit, Value};
use riscontro_core::{Agreement, Cause, Fate, Mention, MentionId, MentionKind, Side};

use super::equations::is_step_within;
use super::is_numeric;
use crate::beads::{Link, Matching, tokens_between};

/// A bead with more of them is a table in one segment, where nothing is taken apart.
const MOST_WHOLES: usize = 32;

/// How many words stand between minutes and the hour that they belong to: `cinque minuti prima delle sei`.
const LONGEST_JOINT: usize = 3;

/// Pairs what is still open in a bead with its two parts on the other side, in their order.
///
/// When only one part is there and another number is left over, the whole is joined with that one.
pub(super) fn pair_parts(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.open_source(bead, is_whole), matching.open_target(bead, is_whole));
    if sources.len().max(targets.len()) > MOST_WHOLES {
        return;
    }
    for whole in sources {
        let open = matching.open_target(bead, is_numeric);
        match find(matching.source.mention(whole), &open, matching.target) {
            Some(Parts::Both(first, last)) => {
                let link = link_of_parts(matching.source.mention(whole), (first, last));
                matching.settle(whole, first, link, bead);
                matching.target_fates[last.index()] = Some(answered_by(whole));
            }
            Some(Parts::One(part, other)) => {
                let link = beside_part(matching.source.mention(whole), matching.target.mention(other));
                matching.settle(whole, other, link, bead);
                matching.target_fates[part.index()] = Some(answered_by(whole));
            }
            None => {}
        }
    }
    for whole in matching.open_target(bead, is_whole) {
        let open = matching.open_source(bead, is_numeric);
        match find(matching.target.mention(whole), &open, matching.source) {
            Some(Parts::Both(first, last)) => {
                let link = link_of_parts(matching.target.mention(whole), (first, last));
                matching.settle(first, whole, link, bead);
                matching.source_fates[last.index()] = Some(answered_by(whole));
            }
            Some(Parts::One(part, other)) => {
                let link = beside_part(matching.target.mention(whole), matching.source.mention(other));
                matching.settle(other, whole, link, bead);
                matching.source_fates[part.index()] = Some(answered_by(whole));
            }
            None => {}
        }
    }
}

const SAME: Link = Link { agreement: Agreement::Same, cause: None };

/// How the two numbers of a whole answer it: of a result told from the other side, in the other order, which a rule notes.
fn link_of_parts(whole: &Mention, (first, last): (MentionId, MentionId)) -> Link {
    let is_turned = matches!(whole.value(), Value::Score(..)) && last < first;
    if is_turned { Link { agreement: Agreement::Elided, cause: Some(Cause::Order) } } else { SAME }
}

/// How the number that stands for one part of a whole belongs to it: `da 17 a 11` may be told as a step of six to 11.
fn beside_part(whole: &Mention, other: &Mention) -> Link {
    match is_step_within(whole, other) {
        true => Link { agreement: Agreement::Elided, cause: Some(Cause::Derived) },
        false => Link { agreement: Agreement::Different, cause: None },
    }
}

fn answered_by(with: MentionId) -> Fate {
    Fate::Paired { with, agreement: Agreement::Same }
}

/// What answers the two parts of a whole.
enum Parts {
    Both(MentionId, MentionId),
    /// One part, and a number that stands for the other one.
    One(MentionId, MentionId),
}

fn is_whole(mention: &Mention) -> bool {
    is_numeric(mention) && mention.readings.iter().any(|reading| !parts(&reading.value).is_empty())
}

/// The two values that a whole is made of.
type Pair = (Value, Value);

/// The pairs of values that `whole` may be made of.
fn parts(whole: &Value) -> Vec<Pair> {
    let number = |value: u32| Value::Number(Number::integer(i64::from(value)));
    match whole {
        Value::Range(ends) => vec![(ends.0.clone(), ends.1.clone())],
        Value::Score(home, away) => vec![(number(u32::from(*home)), number(u32::from(*away)))],
        Value::Share { part, whole } => vec![(number(*part), number(*whole))],
        // `n. 206/2005`: the other side may say `No. 206 of 2005`.
        Value::Verbatim(code) => {
            let numbers =
                || code.split_once('/').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
            numbers().map(|(first, last)| (number(first), number(last))).into_iter().collect()
        }
        Value::Clock(time) => minutes_and_hour(*time),
        _ => Vec::new(),
    }
}

/// The minutes that are said of a time and the full hour that they are counted from or to; quarters as parts of an hour as
/// well.
fn minutes_and_hour(time: ClockTime) -> Vec<Pair> {
    let hour = |hour: u16| ClockTime::new(hour % 24, 0).map(Value::Clock);
    let span = |amount, unit| Value::Duration { amount, unit };
    let mut out = Vec::new();
    for (minutes, full) in [(60 - time.minute(), hour(time.hour() + 1)), (time.minute(), hour(time.hour()))] {
        let Some(full) = full.filter(|_| time.minute() > 0) else { continue };
        if let Some(quarters) = Exact::ratio(i64::from(minutes), 60).filter(|_| minutes % 15 == 0) {
            out.push((span(Number::new(quarters, -2), TimeUnit::Hour), full.clone()));
        }
        out.push((span(Number::integer(i64::from(minutes)), TimeUnit::Minute), full));
    }
    out
}

fn find(whole: &Mention, open: &[MentionId], side: &Side) -> Option<Parts> {
    let whole_parts = || whole.readings.iter().flat_map(|reading| parts(&reading.value));
    let says = |id: &MentionId, value: &Value| {
        side.mention(*id).readings.iter().any(|reading| {
            let agreement = reading.value.agreement(value);
            // `tra il 50 e il 90 per cento`, `between half and nine-tenths`
            let is_part = matches!(value, Value::Percent(_)) && matches!(reading.value, Value::Number(_));
            agreement.is_agreement() || is_part && agreement.is_acceptable()
        })
    };
    let is_share = matches!(whole.value(), Value::Share { .. });
    let is_range = matches!(whole.value(), Value::Range(_));
    let is_score = matches!(whole.value(), Value::Score(..));
    let is_time = matches!(whole.value(), Value::Clock(_));
    let both = |(first, last): Pair| {
        let at = open.iter().position(|id| says(id, &first))?;
        let is_origin = |id: MentionId| is_range && side.mention(id).is_compared;
        let is_straight = |id: MentionId| !is_origin(id) || is_origin(open[at]);
        let after = open[at + 1..].iter().find(|id| is_straight(**id) && says(id, &last));
        // A share may name its whole first: `su 100 pazienti 20 sono guariti`; a change, where it led to: `15 %, up from 12`; a vote that
        // failed 38-61, those against: `61 voti contro 38`.
        let is_lost = || is_score && side.mention(open[at]).is_compared;
        let is_turned = |id: MentionId| is_share || is_lost() || (is_origin(open[at]) && !is_origin(id));
        let before = || open[..at].iter().find(|id| is_turned(**id) && says(id, &last));
        let other = *after.or_else(before)?;
        let is_one = !is_time || apart(side, open[at], other) <= LONGEST_JOINT;
        is_one.then_some(Parts::Both(open[at], other))
    };
    if let Some(found) = whole_parts().find_map(both) {
        return Some(found);
    }
    // Two numbers are left, one of them a part: the other was meant for the other part.
    let [first, last] = open.iter().copied().filter(|id| super::is_required(side.mention(*id))).collect::<Vec<_>>()[..]
    else {
        return None;
    };
    if is_time && apart(side, first, last) > LONGEST_JOINT {
        return None;
    }
    whole_parts().find_map(|(low, high)| {
        let belongs =
            |id: MentionId, part: &Value| [whole.kind, MentionKind::of(part)].contains(&side.mention(id).kind);
        if says(&first, &low) && belongs(last, &high) {
            Some(Parts::One(first, last))
        } else {
            (says(&last, &high) && belongs(first, &low)).then_some(Parts::One(last, first))
        }
    })
}

/// How many tokens stand between two mentions.
fn apart(side: &Side, a: MentionId, b: MentionId) -> usize {
    tokens_between(side, side.mention(a).span, side.mention(b).span)
}
