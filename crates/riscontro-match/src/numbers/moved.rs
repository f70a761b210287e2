//! Figures that a translator told some sentences earlier or later: a date, a span with its unit, a number of many digits, which nobody
//! meets by chance.

use riscontro_core::value::Exact;
use riscontro_core::{Agreement, Mention, MentionId, Value};

use super::is_required;
use super::readings::{Glosses, is_repetition};
use crate::beads::{Link, Matching};

/// How many beads away a figure may have moved; its neighbours have been asked before.
const FARTHEST: usize = 6;

/// A bead with more open figures is a table.
const MOST_OPEN: usize = 8;

/// Digits, zeros at the end aside, of a number that is told apart from all others of a text.
const FEWEST_DIGITS: u32 = 4;

/// Pairs the open figures of the target with equal ones of the source that are open some beads away, the nearest first.
pub(super) fn pair_moved(matching: &mut Matching<'_>) {
    for bead in 0..matching.bead_count() {
        let open = matching.open_target(bead, is_telling);
        if open.len() > MOST_OPEN {
            continue;
        }
        for target in open {
            if let Some((from, source)) = nearest(matching, bead, target) {
                matching.settle(source, target, Link { agreement: Agreement::Same, cause: None }, from);
            }
        }
    }
}

/// The open figure of the source that says the same as `target`, and its bead.
fn nearest(matching: &Matching<'_>, bead: usize, target: MentionId) -> Option<(usize, MentionId)> {
    let mention = matching.target.mention(target);
    let away = (2..=FARTHEST).flat_map(|far| [bead.checked_sub(far), bead.checked_add(far)]);
    let beads = away.flatten().filter(|at| *at < matching.bead_count() && matching.bead(*at).is_judged);
    beads.into_iter().find_map(|at| {
        let is_same = |id: &MentionId| is_repetition(mention, matching.source.mention(*id), Glosses::No);
        matching.open_source(at, is_telling).into_iter().find(is_same).map(|id| (at, id))
    })
}

/// Whether a figure asks for an answer and is hardly said of two things.
fn is_telling(mention: &Mention) -> bool {
    let has_digits = |amount: Exact| {
        amount.as_decimal().is_some_and(|(digits, _)| {
            digits.unsigned_abs().checked_ilog10().is_some_and(|log| log + 1 >= FEWEST_DIGITS)
        })
    };
    let is_measured = |value: &Value| {
        matches!(value, Value::Money { .. } | Value::Measure { .. } | Value::Duration { .. } | Value::Percent(_))
    };
    is_required(mention)
        && match mention.value() {
            Value::Date(date) => date.fields() > 1,
            Value::Range(ends) => is_measured(&ends.0) && is_measured(&ends.1),
            Value::Number(amount) | Value::Money { amount, .. } | Value::Measure { amount, .. } => {
                has_digits(amount.value())
            }
            _ => false,
        }
}
