//! Amounts that one side states and the other gives as a part or a multiple of the one before: `£24, and £12 for children` and
//! `24 sterline, la metà per i bambini`.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{Agreement, Mention, MentionId, Side, Value};

use super::{is_numeric, is_required};
use crate::beads::{Link, Matching};

/// How many mentions before an amount stands the one that it is a part of.
const MOST_BEFORE: u32 = 4;

/// The smallest part that is named instead of its amount: a tenth.
const LEAST_PART: (i64, i64) = (1, 10);
/// The largest multiple.
const LARGEST_MULTIPLE: i64 = 10;

/// A bead with more open amounts is a table in one segment.
const MOST_OPEN: usize = 32;

/// Pairs each open amount of a bead with a part or multiple on the other side that makes it of an amount shortly before it.
pub(super) fn pair_factors(matching: &mut Matching<'_>, bead: usize) {
    let link = || Link { agreement: Agreement::Elided, cause: None };
    let open = matching.open_source(bead, is_amount).len().max(matching.open_target(bead, is_amount).len());
    if open == 0 || open > MOST_OPEN {
        return;
    }
    for amount in matching.open_source(bead, is_amount) {
        let factors = matching.open_target(bead, is_numeric);
        if let Some(factor) = find((matching.source, amount), (matching.target, &factors)) {
            matching.settle(amount, factor, link(), bead);
        }
    }
    for amount in matching.open_target(bead, is_amount) {
        let factors = matching.open_source(bead, is_numeric);
        if let Some(factor) = find((matching.target, amount), (matching.source, &factors)) {
            matching.settle(factor, amount, link(), bead);
        }
    }
}

/// Whether it is a sum or a percentage that asks for an answer: of other things half and double are said of anything.
fn is_amount(mention: &Mention) -> bool {
    is_required(mention) && matches!(mention.value(), Value::Money { .. } | Value::Percent(_))
}

/// The first of some mentions of the other side that makes the amount out of another one before it in its segment.
fn find((side, id): (&Side, MentionId), (other, factors): (&Side, &[MentionId])) -> Option<MentionId> {
    let mention = side.mention(id);
    let whole = amount(mention.value())?;
    let before = (id.0.saturating_sub(MOST_BEFORE)..id.0).rev().map(|at| side.mention(MentionId(at)));
    let said: Vec<Exact> = before
        .take_while(|earlier| earlier.segment == mention.segment)
        .filter(|earlier| earlier.kind == mention.kind)
        .filter_map(|earlier| Some(amount(earlier.value())?.value()))
        .collect();
    let makes = |factor: &MentionId| {
        let factor = factor_of(other.mention(*factor));
        factor.is_some_and(|factor| said.iter().any(|said| said.checked_mul(factor) == Some(whole.value())))
    };
    factors.iter().copied().find(makes)
}

/// The part of one, or the multiple, that a mention names.
fn factor_of(mention: &Mention) -> Option<Exact> {
    let factor = match mention.value() {
        Value::Multiplier(factor) => factor.value(),
        Value::Number(part) if part.value() < Exact::ONE => part.value(),
        _ => return None,
    };
    let least = Exact::ratio(LEAST_PART.0, LEAST_PART.1)?;
    (least <= factor && factor <= Exact::integer(LARGEST_MULTIPLE) && factor != Exact::ONE).then_some(factor)
}

fn amount(value: &Value) -> Option<Number> {
    match value {
        Value::Percent(amount) | Value::Money { amount, .. } => Some(*amount),
        _ => None,
    }
}
