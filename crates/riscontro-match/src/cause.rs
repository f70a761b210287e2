//! The slip that explains why two values differ.

use riscontro_core::Cause;
use riscontro_core::value::{Exact, Number, PartialDate, Value};

/// Guesses the slip between two values that belong together and differ; `None` when nothing explains it.
pub(crate) fn cause(source: &Value, target: &Value) -> Option<Cause> {
    match (source, target) {
        (Value::Date(a), Value::Date(b)) => date_cause(*a, *b),
        (Value::Clock(a), Value::Clock(b)) => {
            let apart = (a.hour() * 60 + a.minute()).abs_diff(b.hour() * 60 + b.minute());
            (apart == 720).then_some(Cause::HalfDay)
        }
        (Value::Range(a), Value::Range(b)) => cause(&a.0, &b.0).or_else(|| cause(&a.1, &b.1)),
        _ => quantity_cause(source, target),
    }
}

fn date_cause(a: PartialDate, b: PartialDate) -> Option<Cause> {
    fn differs<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.is_some() && b.is_some() && a != b
    }
    if differs(a.month, b.month) {
        Some(Cause::Month)
    } else if differs(a.year, b.year) {
        Some(Cause::Year)
    } else if differs(a.day, b.day) {
        Some(Cause::Day)
    } else {
        differs(a.weekday, b.weekday).then_some(Cause::Weekday)
    }
}

fn quantity_cause(source: &Value, target: &Value) -> Option<Cause> {
    let (a, b) = (amount(source)?, amount(target)?);
    if a.value() == b.value() {
        return attribute_cause(source, target, a, b);
    }
    number_cause(a.value(), b.value())
}

/// The number a value states, whatever its unit.
fn amount(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number)
        | Value::Percent(number)
        | Value::PercentagePoints(number)
        | Value::Multiplier(number) => Some(*number),
        Value::Money { amount, .. } | Value::Measure { amount, .. } | Value::Duration { amount, .. } => Some(*amount),
        Value::Ordinal(rank) => Some(Number::integer(i64::from(*rank))),
        Value::Decade(decade) => Some(Number::integer(i64::from(*decade))),
        Value::Century(century) => Some(Number::integer(i64::from(*century))),
        _ => None,
    }
}

fn attribute_cause(source: &Value, target: &Value, a: Number, b: Number) -> Option<Cause> {
    let is_percent = |value: &Value| matches!(value, Value::Percent(_) | Value::PercentagePoints(_));
    if a.bound().contradicts(b.bound()) {
        return Some(Cause::Bound);
    }
    match (source, target) {
        _ if is_percent(source) || is_percent(target) => Some(Cause::Percent),
        (Value::Money { .. }, Value::Money { .. }) => Some(Cause::Currency),
        (Value::Measure { .. } | Value::Duration { .. }, Value::Measure { .. } | Value::Duration { .. }) => {
            Some(Cause::Unit)
        }
        _ => None,
    }
}

fn number_cause(a: Exact, b: Exact) -> Option<Cause> {
    let ((digits, exponent), (other_digits, other_exponent)) = (a.as_decimal()?, b.as_decimal()?);
    if digits == other_digits {
        let is_fractional = exponent < 0 || other_exponent < 0;
        return Some(if is_fractional { Cause::DecimalMark } else { Cause::Scale });
    }
    let (written, other_written) = (a.to_string(), b.to_string());
    let differing: Vec<usize> = if written.len() == other_written.len() {
        written.bytes().zip(other_written.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect()
    } else {
        Vec::new()
    };
    match differing[..] {
        [at, next] if next == at + 1 && is_swap(&written, &other_written, at) => Some(Cause::Transposed),
        _ if a.checked_add(b.negated()).is_some_and(|apart| apart.magnitude() == Exact::ONE) => Some(Cause::OffByOne),
        [_] => Some(Cause::Digit),
        _ => None,
    }
}

fn is_swap(written: &str, other: &str, at: usize) -> bool {
    let (a, b) = (written.as_bytes(), other.as_bytes());
    a[at] == b[at + 1] && a[at + 1] == b[at]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(source: &str, target: &str) -> Option<Cause> {
        let number = |text: &str| Value::Number(Number::new(Exact::parse_plain(text).unwrap(), 0));
        cause(&number(source), &number(target))
    }

    #[test]
    fn slips_of_digits_are_told_apart() {
        assert_eq!(guess("14", "41"), Some(Cause::Transposed));
        assert_eq!(guess("30000", "30"), Some(Cause::Scale));
        assert_eq!(guess("3.5", "35"), Some(Cause::DecimalMark));
        assert_eq!(guess("2013", "2014"), Some(Cause::OffByOne));
        assert_eq!(guess("1479", "1779"), Some(Cause::Digit));
        assert_eq!(guess("30000", "13000"), None);
    }

    #[test]
    fn a_date_says_which_field_is_wrong() {
        let date =
            |month, day| Value::Date(PartialDate { month: Some(month), day: Some(day), ..PartialDate::default() });
        assert_eq!(cause(&date(7, 4), &date(8, 4)), Some(Cause::Month));
        assert_eq!(cause(&date(7, 4), &date(7, 5)), Some(Cause::Day));
    }
}
