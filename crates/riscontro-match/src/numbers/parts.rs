//! A range, score or share of one side answered by two numbers of the other: `un bilancio di 13-21` and `13 wins and 21
//! defeats`.

use riscontro_core::value::{Number, Value};
use riscontro_core::{Agreement, Fate, Mention, MentionId, Side};

use super::is_numeric;
use crate::beads::{Link, Matching};

/// A bead with more of them is a table in one segment, where nothing is taken apart.
const MOST_WHOLES: usize = 32;

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
                matching.settle(whole, first, SAME, bead);
                matching.target_fates[last.index()] = Some(answered_by(whole));
            }
            Some(Parts::One(part, other)) => {
                matching.settle(whole, other, OTHER, bead);
                matching.target_fates[part.index()] = Some(answered_by(whole));
            }
            None => {}
        }
    }
    for whole in matching.open_target(bead, is_whole) {
        let open = matching.open_source(bead, is_numeric);
        match find(matching.target.mention(whole), &open, matching.source) {
            Some(Parts::Both(first, last)) => {
                matching.settle(first, whole, SAME, bead);
                matching.source_fates[last.index()] = Some(answered_by(whole));
            }
            Some(Parts::One(part, other)) => {
                matching.settle(other, whole, OTHER, bead);
                matching.source_fates[part.index()] = Some(answered_by(whole));
            }
            None => {}
        }
    }
}

const SAME: Link = Link { agreement: Agreement::Same, cause: None };
const OTHER: Link = Link { agreement: Agreement::Different, cause: None };

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
    is_numeric(mention) && mention.readings.iter().any(|reading| parts(&reading.value).is_some())
}

/// The values that `whole` is made of.
fn parts(whole: &Value) -> Option<(Value, Value)> {
    let number = |value: u32| Value::Number(Number::integer(i64::from(value)));
    match whole {
        Value::Range(ends) => Some((ends.0.clone(), ends.1.clone())),
        Value::Score(home, away) => Some((number(u32::from(*home)), number(u32::from(*away)))),
        Value::Share { part, whole } => Some((number(*part), number(*whole))),
        // `n. 206/2005`: the other side may say `No. 206 of 2005`.
        Value::Verbatim(code) => {
            let (first, last) = code.split_once('/')?;
            Some((number(first.parse().ok()?), number(last.parse().ok()?)))
        }
        _ => None,
    }
}

fn find(whole: &Mention, open: &[MentionId], side: &Side) -> Option<Parts> {
    let whole_parts = || whole.readings.iter().filter_map(|reading| parts(&reading.value));
    let says = |id: &MentionId, value: &Value| {
        side.mention(*id).readings.iter().any(|reading| reading.value.agreement(value).is_agreement())
    };
    let is_share = matches!(whole.value(), Value::Share { .. });
    let both = |(first, last): (Value, Value)| {
        let at = open.iter().position(|id| says(id, &first))?;
        let after = open[at + 1..].iter().find(|id| says(id, &last));
        // A share may name its whole first: `su 100 pazienti 20 sono guariti`.
        let before = || open[..at].iter().find(|id| is_share && says(id, &last));
        Some(Parts::Both(open[at], *after.or_else(before)?))
    };
    if let Some(found) = whole_parts().find_map(both) {
        return Some(found);
    }
    // Two numbers are left, one of them a part: the other was meant for the other part.
    let [first, last] = open.iter().copied().filter(|id| super::is_required(side.mention(*id))).collect::<Vec<_>>()[..]
    else {
        return None;
    };
    whole_parts().find_map(|(low, high)| {
        let belongs = |id: MentionId| side.mention(id).kind == whole.kind;
        if says(&first, &low) && belongs(last) {
            Some(Parts::One(first, last))
        } else {
            (says(&last, &high) && belongs(first)).then_some(Parts::One(last, first))
        }
    })
}
