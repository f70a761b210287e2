//! `stated-sum`: a sum stands beside its parts and is another.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{Group, MentionId, Pair, Parts, RuleId, RuleMeta, SegmentId, Severity, Side, Value, Whole};

use super::draft::{NoOptions, listed};
use crate::plain::plain;
use crate::rule::{Rule, Sink};
use crate::slip::{Slip, report_slips, some_add_up, sum};

/// ## What it does
/// Reports a sum that a sentence states beside all its parts and that is not
/// theirs, on the side where it stands; once on the source where both sides say so.
///
/// Two forms are read: an equation in digits (`127 + 85 = 222`), and a total in
/// words with a list of whole numbers closed by `and` (`7 uomini e 6 donne, in
/// tutto 14`). In words only what looks like a slip is reported: one digit differs,
/// two are swapped, or the sum is off by a tenth at most; and nothing where some
/// numbers of the sentence do come to the total. This rule is off by default:
/// `--select consistency` or its own name turns it on.
///
/// ## Why it matters
/// One of the figures is wrong, and no comparison with the other language can say
/// so when it was copied faithfully.
///
/// ## Example
/// it: A bordo c'erano 48 passeggeri e 6 marinai, in tutto **56** persone.
/// en: On board were 48 passengers and 6 sailors, **56** people in all.
///
/// ## Options
/// None.
pub(super) struct StatedSum;

impl Rule for StatedSum {
    const META: RuleMeta = RuleMeta {
        id: RuleId("stated-sum"),
        group: Group::Consistency,
        severity: Severity::Note,
        summary: "a sum stands beside its parts and is another",
        page: include_str!("stated_sum.rs"),
        on_by_default: false,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        StatedSum
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        report_slips(pair, slips, sink);
    }
}

fn slips(side: &Side) -> Vec<Slip> {
    side.parts.iter().filter_map(|parts| slip(side, parts)).collect()
}

fn slip(side: &Side, parts: &Parts) -> Option<Slip> {
    let numbers: Vec<Number> = parts.parts.iter().map(|id| number(side, *id)).collect::<Option<_>>()?;
    let actual = sum(numbers.iter().map(|number| number.value()))?;
    let (whole, is_slip) = match parts.whole {
        Whole::Hundred => return None,
        Whole::Equals(whole) => (whole, true),
        Whole::Total(whole) => {
            (whole, is_near(actual, number(side, whole)?.value()) && !is_reached(side, parts.segment, whole)?)
        }
    };
    let stated = number(side, whole)?;
    let finest = numbers.iter().map(|number| number.resolution()).min()?;
    // `33.3 + 33.3 + 33.3 = 100` is rounded.
    let is_right = Number::new(actual, finest).equals_rounded(stated);
    let all: Vec<_> = parts.parts.iter().copied().chain([whole]).collect();
    let (span, value, _) = listed(side, &all);
    (is_slip && !is_right).then(|| Slip {
        segment: parts.segment,
        span,
        value,
        message: format!("{} is {}, not {}", added(&numbers), said(Number::new(actual, 0)), said(stated)),
    })
}

fn number(side: &Side, id: MentionId) -> Option<Number> {
    if let Value::Number(number) = side.mention(id).value() { Some(*number) } else { None }
}

fn said(number: Number) -> String {
    plain(&Value::Number(number))
}

/// `7 + 6`.
fn added(numbers: &[Number]) -> String {
    numbers.iter().map(|number| said(*number)).collect::<Vec<_>>().join(" + ")
}

/// Whether some numbers of the segment, not only those listed, come to the total; `None` where there are too many to tell.
fn is_reached(side: &Side, segment: SegmentId, total: MentionId) -> Option<bool> {
    let all = side.mentions_in(segment.0..segment.0 + 1).map(MentionId).filter(|id| *id != total);
    let others: Vec<Exact> = all.filter_map(|id| number(side, id)).map(Number::value).collect();
    let total = number(side, total)?.value();
    some_add_up(&others, 1, |sum| sum == total)
}

/// Whether the two differ as a figure and its slip do: in one digit, by two digits swapped, by a tenth at most.
fn is_near(actual: Exact, stated: Exact) -> bool {
    let difference = actual.checked_add(stated.negated()).map(|by| if by < Exact::ZERO { by.negated() } else { by });
    let is_close =
        difference.and_then(|by| by.checked_mul(Exact::integer(10))).is_some_and(|tenfold| tenfold <= stated);
    let (actual, stated) = (actual.to_string(), stated.to_string());
    let differing: Vec<_> = actual.bytes().zip(stated.bytes()).enumerate().filter(|(_, (a, b))| a != b).collect();
    let is_swapped = matches!(differing[..], [(at, (a, b)), (next, (c, d))] if next == at + 1 && (a, b) == (d, c));
    is_close || actual.len() == stated.len() && (differing.len() == 1 || is_swapped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_the_sum() {
        let is_near = |actual: i64, stated: i64| is_near(Exact::integer(actual), Exact::integer(stated));
        assert!(is_near(13, 14) && is_near(13, 31) && is_near(205, 215) && is_near(996, 1003));
        assert!(!is_near(5, 15) && !is_near(13, 27) && !is_near(31, 310));
    }
}
