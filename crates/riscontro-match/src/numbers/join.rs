//! Leftovers of a bead that belong together, though they differ.

use riscontro_core::{Agreement, Demand, Mention, MentionId, Value};

use super::readings::difference;
use super::relative;
use super::{is_numeric, is_required};
use crate::assign::assign;
use crate::beads::{Link, Matching, distance};

/// A rank of at least this weight is surely one: it stands before a noun.
const SURE: u8 = 80;

/// Joins leftovers that both ask for an answer and are of comparable kinds.
pub(super) fn join_required(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.open_source(bead, is_required), matching.open_target(bead, is_required));
    join(matching, bead, &sources, &targets, |_, _| true);
}

/// Joins leftovers of which one or both need no answer: a required one with an optional one of its own kind (`Seicento` and
/// `16th century`), and two ranks before nouns when each is the only one left (`la prima metà`, `the second half`). To leave
/// such a word out says little; to say another one is wrong. So it is with one of a unit (`un cucchiaio`, `a teaspoon`), as long as
/// nobody may have meant to convert it.
pub(super) fn join_optional(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.open_source(bead, is_numeric), matching.open_target(bead, is_numeric));
    let one_required = |source: &Mention, target: &Mention| {
        source.demand != target.demand
            && says_much(source)
            && same_shape(source.value(), target.value())
            && ![source, target].into_iter().any(may_be_no_day)
    };
    join(matching, bead, &sources, &targets, one_required);
    join_only(matching, bead, is_rank, |_, _| true);
    join_only(matching, bead, is_single_measure, share_system);
    join_only(matching, bead, is_code, same_letters);
    join_only(matching, bead, is_group, |_, _| true);
    join_only(matching, bead, |mention| relative::offset(mention).is_some(), relative::contradict);
}

/// Joins two leftovers of one kind when each is the only one of its side.
fn join_only(
    matching: &mut Matching<'_>,
    bead: usize,
    is_wanted: fn(&Mention) -> bool,
    may_belong: fn(&Mention, &Mention) -> bool,
) {
    let (sources, targets) = (matching.open_source(bead, is_wanted), matching.open_target(bead, is_wanted));
    if let ([_], [_]) = (&sources[..], &targets[..]) {
        join(matching, bead, &sources, &targets, may_belong);
    }
}

/// Whether a number tells of how many one is (`one of the three`), which has the number of the others as a doubtful reading.
fn is_group(mention: &Mention) -> bool {
    mention.demand == Demand::Optional
        && matches!(mention.value(), Value::Number(_))
        && mention.readings.iter().any(|reading| reading.is_doubtful())
}

/// Whether what may be a day is as well another word: `dom`, `mar`, `Sat`.
fn may_be_no_day(mention: &Mention) -> bool {
    let is_day = matches!(mention.value(), Value::Date(date) if date.weekday.is_some() && date.fields() == 1);
    is_day && mention.demand == Demand::Optional
}

/// Whether a mention is a code, such as a model's or a ruler's number.
fn is_code(mention: &Mention) -> bool {
    mention.demand == Demand::Optional && matches!(mention.value(), Value::Verbatim(_))
}

/// Whether a mention is one of a unit, by its article: `a teaspoon`.
fn is_single_measure(mention: &Mention) -> bool {
    mention.demand == Demand::Optional && matches!(mention.value(), Value::Measure { .. })
}

/// Whether two measures are of one system, in which no translator converts.
fn share_system(a: &Mention, b: &Mention) -> bool {
    match (a.value(), b.value()) {
        (Value::Measure { unit: a, .. }, Value::Measure { unit: b, .. }) => {
            a.dimension() == b.dimension() && a.is_metric() == b.is_metric()
        }
        _ => false,
    }
}

/// Whether two codes share the letters before their digits: `M13` and `M31`; ruler's numbers have no digits.
fn same_letters(a: &Mention, b: &Mention) -> bool {
    let (Value::Verbatim(a), Value::Verbatim(b)) = (a.value(), b.value()) else { return false };
    let letters = |code: &str| code.find(|letter: char| letter.is_ascii_digit()).map(|at| code[..at].to_owned());
    match (letters(a), letters(b)) {
        (Some(a), Some(b)) => a == b && !a.is_empty(),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn is_rank(mention: &Mention) -> bool {
    let reading = &mention.readings[0];
    mention.demand == Demand::Optional && matches!(reading.value, Value::Ordinal(_)) && reading.weight >= SURE
}

/// Whether the value is of a kind that, once said, is meant: a rank, a time, a length, a factor.
fn says_much(mention: &Mention) -> bool {
    use Value as V;
    matches!(
        mention.value(),
        V::Ordinal(_) | V::Century(_) | V::Decade(_) | V::Date(_) | V::Multiplier(_) | V::Duration { .. }
    )
}

fn same_shape(a: &Value, b: &Value) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

fn join(
    matching: &mut Matching<'_>,
    bead: usize,
    sources: &[MentionId],
    targets: &[MentionId],
    may_belong: impl Fn(&Mention, &Mention) -> bool,
) {
    let (source_side, target_side) = (matching.source, matching.target);
    let weight = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        if !may_belong(source, target) {
            return 0;
        }
        let Some((agreement, cause)) = difference(source, target) else { return 0 };
        let kind = if source.kind == target.kind { 200 } else { 0 };
        let explained = if cause.is_some() || agreement == Agreement::Rounded { 250 } else { 0 };
        500 + kind + explained - 2 * distance(row, sources.len(), column, targets.len())
    };
    for (row, column) in assign(sources.len(), targets.len(), weight) {
        let (source, target) = (sources[row], targets[column]);
        if let Some((agreement, cause)) = difference(source_side.mention(source), target_side.mention(target)) {
            matching.settle(source, target, Link { agreement, cause }, bead);
        }
    }
}
