//! How two mentions with several readings each agree or differ.

use riscontro_core::value::{Bound, Number, Value};
use riscontro_core::{Agreement, Cause, Demand, Locale, Mention, Reading};

use super::is_numeric;
use crate::beads::Link;
use crate::cause::cause;

/// A pair of readings that agree.
pub(super) struct Best {
    pub(super) agreement: Agreement,
    pub(super) locale: Locale,
    pub(super) weight: i32,
    /// Whether they agree only when the source is not read in its own format, which can read it.
    pub(super) is_misread: bool,
}

impl Best {
    /// Whether the two agree only when one is read in the format of the other language.
    pub(super) fn is_in_other_format(&self) -> bool {
        self.locale == Locale::Other
    }

    /// Whether the two are one quantity in two units or currencies.
    pub(super) fn is_converted(&self) -> bool {
        self.agreement == Agreement::Converted
    }

    /// The link of the two mentions that agree so.
    pub(super) fn link(&self, source: &Mention, target: &Mention) -> Link {
        if self.is_misread {
            let slip = cause(source.value(), target.value()).unwrap_or(Cause::DecimalMark);
            return Link { agreement: Agreement::Different, cause: Some(slip) };
        }
        let cause = (self.locale == Locale::Other).then_some(Cause::Unlocalised);
        Link { agreement: self.agreement, cause }
    }
}

/// The same value is worth more than two converted ones together: `300 km (180 miglia)` against `300 km (196 miles)` must not
/// be paired crosswise.
const SAME: i32 = 1600;
const ELIDED: i32 = 1000;
const CONVERTED: i32 = 600;
/// The same amount bounded from the other side; more than a conversion, less than any agreement.
const FLIPPED: i32 = 700;

/// The best acceptable agreement over all pairs of readings; `None` when the mentions share no reading.
///
/// Of two codes only the codes are compared: `5.3.2` and `5.2.3` hold the same numbers.
pub(super) fn best_reading(source: &Mention, target: &Mention) -> Option<Best> {
    let mut best: Option<Best> = None;
    let are_codes = matches!((source.value(), target.value()), (Value::Verbatim(_), Value::Verbatim(_)));
    // `seven in the evening` and `le sette del mattino` are times, though each might be a seven.
    let are_times = matches!((source.value(), target.value()), (Value::Clock(_), Value::Clock(_)));
    let source_has_own = source.readings.iter().any(|reading| reading.locale != Locale::Other);
    for (place, reading) in sure(source) {
        for (other_place, other) in sure(target) {
            let agreement = reading.value.agreement(&other.value);
            // `two cups` may be a mere two, but leaves out a measure then.
            let is_unmeasured = is_count_of_measure(source, reading) != is_count_of_measure(target, other);
            let agreement = if is_unmeasured { agreement.max(Agreement::Elided) } else { agreement };
            let is_other_kind = (are_times && !matches!(reading.value, Value::Clock(_)))
                || (are_codes && !matches!(reading.value, Value::Verbatim(_)));
            // `1.430 milioni` of an Italian source are no 1.43 million: only the target may be left in the other format, unless
            // the source can be read in no other.
            let is_misread = reading.locale == Locale::Other && source_has_own;
            if is_other_kind {
                continue;
            }
            let base = match agreement {
                Agreement::Same => SAME,
                Agreement::Elided if source.demand == Demand::Required && target.demand == Demand::Required => ELIDED,
                // An article is one of anything, and parts nothing from what it was converted to.
                Agreement::Elided => ELIDED / 2,
                Agreement::Converted => CONVERTED,
                _ => continue,
            };
            let locale = if reading.locale == Locale::Other { reading.locale } else { other.locale };
            let unlocalised = if locale == Locale::Other { 400 } else { 0 };
            let places = i32::try_from(place + other_place).unwrap_or(10).min(10);
            let weight = base - unlocalised - 20 * places;
            if best.as_ref().is_none_or(|best| best.weight < weight) {
                best = Some(Best { agreement, locale, weight, is_misread });
            }
        }
    }
    best
}

/// Whether a reading is the number alone of what is likelier a measure.
fn is_count_of_measure(mention: &Mention, reading: &Reading) -> bool {
    matches!((mention.value(), &reading.value), (Value::Measure { .. }, Value::Number(_)))
}

/// The readings of a mention that may settle something, with their places.
fn sure(mention: &Mention) -> impl Iterator<Item = (usize, &Reading)> {
    mention.readings.iter().enumerate().filter(|(_, reading)| !reading.is_doubtful())
}

/// Whether two mentions have readings that agree and are both bound.
pub(super) fn share_bound(source: &Mention, target: &Mention) -> bool {
    let is_bound = |value: &Value| bound_of(value).is_some_and(|bound| bound != Bound::Exactly);
    sure(source).filter(|(_, reading)| is_bound(&reading.value)).any(|(_, reading)| {
        sure(target).any(|(_, other)| is_bound(&other.value) && reading.value.agreement(&other.value).is_acceptable())
    })
}

/// How the amount of a value is bound.
fn bound_of(value: &Value) -> Option<Bound> {
    match value {
        Value::Number(amount)
        | Value::Percent(amount)
        | Value::Money { amount, .. }
        | Value::Measure { amount, .. }
        | Value::Duration { amount, .. } => Some(amount.bound()),
        _ => None,
    }
}

/// The link of two mentions whose likeliest readings differ in nothing but a bound that was turned round.
pub(super) fn flipped_bound(source: &Mention, target: &Mention) -> Option<(i32, Link)> {
    let (a, b) = (source.value(), target.value());
    let flipped = match (a, b) {
        (Value::Money { amount: a, currencies }, Value::Money { amount: b, currencies: other }) => {
            currencies.intersects(*other).then_some((*a, *b))
        }
        (Value::Measure { amount: a, unit }, Value::Measure { amount: b, unit: other }) if unit == other => {
            Some((*a, *b))
        }
        (Value::Duration { amount: a, unit }, Value::Duration { amount: b, unit: other }) if unit == other => {
            Some((*a, *b))
        }
        (Value::Number(a), Value::Number(b)) | (Value::Percent(a), Value::Percent(b)) => Some((*a, *b)),
        (Value::Share { .. }, Value::Share { .. }) => bounded_ratio(source).zip(bounded_ratio(target)),
        _ => None,
    };
    let is_flipped = |(a, b): (Number, Number)| a.value() == b.value() && a.bound().contradicts(b.bound());
    let link = Link { agreement: Agreement::Different, cause: Some(Cause::Bound) };
    flipped.is_some_and(is_flipped).then_some((FLIPPED, link))
}

/// The ratio of a share with the bound that stands before it.
fn bounded_ratio(mention: &Mention) -> Option<Number> {
    mention.readings.iter().find_map(|reading| match reading.value {
        Value::Number(ratio) if ratio.bound() != Bound::Exactly => Some(ratio),
        _ => None,
    })
}

/// The link of two results of which one has the halves the other way round, when neither may be told from the other side.
pub(super) fn reversed_score(source: &Mention, target: &Mention) -> Option<(i32, Link)> {
    let score = |mention: &Mention| {
        mention.readings.iter().find_map(|reading| match reading.value {
            Value::Score(first, last) => Some((first, last)),
            _ => None,
        })
    };
    let ((a, b), (c, d)) = (score(source)?, score(target)?);
    // The winner is told beside it: `which they won 3-0`.
    let is_told = target.readings.iter().any(|reading| reading.is_doubtful() && reading.value == Value::Score(a, b));
    let agreement = if is_told { Agreement::Elided } else { Agreement::Different };
    let link = Link { agreement, cause: Some(Cause::Order) };
    ((a, b) == (d, c) && a != b).then_some((FLIPPED, link))
}

/// Whether a measure that says another one in its own unit repeats it: `130 km/h (81 mph)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glosses {
    Count,
    /// Something is left over that the measure may have been meant for.
    No,
}

/// Whether `other`, though it answers another mention already, says the same; a rank is not said by a count.
pub(super) fn is_repetition(mention: &Mention, other: &Mention, glosses: Glosses) -> bool {
    let is_rank = |mention: &Mention| matches!(mention.value(), Value::Ordinal(_));
    let is_gloss = |best: &Best| {
        let are_measures = [mention, other].iter().all(|mention| matches!(mention.value(), Value::Measure { .. }));
        glosses == Glosses::Count && best.agreement == Agreement::Converted && are_measures
    };
    let is_said = |best: Best| (best.agreement.is_agreement() || is_gloss(&best)) && best.locale != Locale::Other;
    is_numeric(other) && is_rank(mention) == is_rank(other) && best_reading(mention, other).is_some_and(is_said)
}

/// How two leftovers differ, by the pair of readings that is explained best; `None` when they are never compared.
pub(super) fn difference(source: &Mention, target: &Mention) -> Option<(Agreement, Option<Cause>)> {
    let mut best: Option<(Agreement, Option<Cause>)> = None;
    for reading in &source.readings {
        for other in &target.readings {
            let agreement = reading.value.agreement(&other.value);
            if agreement == Agreement::Incomparable || reading.is_doubtful() || other.is_doubtful() {
                continue;
            }
            let found = (agreement, cause(&reading.value, &other.value));
            let is_better = |old: &(Agreement, Option<Cause>)| old.1.is_none() && found.1.is_some();
            if best.as_ref().is_none_or(is_better) {
                best = Some(found);
            }
        }
    }
    best
}
