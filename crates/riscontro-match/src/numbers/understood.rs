//! Leftovers that differ in what one side leaves to be understood: a scale that was said before, a rate that the text itself
//! gives, one among others. They are joined and acceptable: a rule says so in a note.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{Agreement, Cause, Mention, MentionId, Side, Value};

use super::gloss::is_gloss;
use super::{is_money, is_required};
use crate::assign::assign;
use crate::beads::{Link, Matching};

/// How many segments before a number the scale stands that it leaves out.
const REACH: u32 = 12;

/// Scales that a number may leave out: powers of ten.
const SCALES: [i8; 3] = [9, 6, 3];

/// Joins leftovers of a bead of which one leaves something to be understood.
pub(super) fn join_understood(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.open_source(bead, is_required), matching.open_target(bead, is_required));
    if sources.is_empty() || targets.is_empty() {
        return;
    }
    let (source_side, target_side) = (matching.source, matching.target);
    let link = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        if is_scale_understood(source_side, sources[row], target) {
            Some(Link { agreement: Agreement::Elided, cause: Some(Cause::Scale) })
        } else if is_one_among_others(source, target) {
            Some(Link { agreement: Agreement::Elided, cause: Some(Cause::OffByOne) })
        } else if [source_side, target_side].iter().any(|side| says_rate(side, source, target)) {
            Some(Link { agreement: Agreement::Converted, cause: Some(Cause::Currency) })
        } else {
            None
        }
    };
    for (row, column) in assign(sources.len(), targets.len(), |row, column| i32::from(link(row, column).is_some())) {
        if let Some(link) = link(row, column) {
            matching.settle(sources[row], targets[column], link, bead);
        }
    }
}

/// `fino a 62` and `up to €62m`: the source leaves out a scale that a number shortly before it has.
fn is_scale_understood(side: &Side, source: MentionId, target: &Mention) -> bool {
    let mention = side.mention(source);
    let Value::Number(bare) = mention.value() else { return false };
    let Some(whole) = amount(target.value()) else { return false };
    if bare.bound().contradicts(whole.bound()) || bare.value() == Exact::ZERO {
        return false;
    }
    let Some(factor) = whole.value().checked_div(bare.value()) else { return false };
    let before = side.mentions[..source.index()].iter().rev();
    let mut near = before.take_while(|other| other.segment.0 + REACH >= mention.segment.0);
    if Some(factor) == Exact::ratio(1, 100) && is_money(target) {
        // `da 80 a 90 centesimi; meno di 60`
        return near.any(|other| other.segment == mention.segment && is_money(other));
    }
    let Some(power) = SCALES.into_iter().find(|power| Exact::decimal(1, i32::from(*power)) == Some(factor)) else {
        return false;
    };
    // `41,3 milioni` is said to a tenth of its scale.
    near.any(|other| amount(other.value()).is_some_and(|said| (power - 2..=power).contains(&said.resolution())))
}

/// The amount of a number, of money or of a measure.
fn amount(value: &Value) -> Option<Number> {
    match value {
        Value::Number(amount) | Value::Money { amount, .. } | Value::Measure { amount, .. } => Some(*amount),
        _ => None,
    }
}

/// `insieme ad altre 20` and `one of 21`: each side has the other's number as a doubtful reading.
fn is_one_among_others(source: &Mention, target: &Mention) -> bool {
    let may_be = |mention: &Mention, value: &Value| {
        mention.readings.iter().any(|reading| reading.is_doubtful() && reading.value == *value)
    };
    may_be(source, target.value()) && may_be(target, source.value())
}

/// Whether a side glosses the number of the source, as an amount of money, by that of the target: a headline may say `£10m` for
/// the `12 milioni` that the text calls `€12m (£10m)`.
fn says_rate(side: &Side, source: &Mention, target: &Mention) -> bool {
    let Some(said) = amount(source.value()).map(|number| number.value()) else { return false };
    let is = |mention: &Mention, value: Exact| amount(mention.value()).is_some_and(|number| number.value() == value);
    let is_same = |mention: &Mention| mention.value().agreement(target.value()) == Agreement::Same;
    let all = || (0_u32..).map(MentionId).zip(&side.mentions).filter(|(_, mention)| is_money(mention));
    is_money(target)
        && !is_money(source)
        && all().filter(|(_, mention)| is(mention, said)).any(|(id, _)| {
            let near = |other: &MentionId| other.0.abs_diff(id.0) <= 2;
            all().any(|(other, mention)| near(&other) && other != id && is_same(mention) && is_gloss(side, id, other))
        })
}
