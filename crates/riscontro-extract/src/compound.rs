//! Lengths of time and measures said in two units: `two hours and twenty minutes`, `dodici anni e sei mesi`, `3 chili e 250
//! grammi`.
//!
//! Both parts are read on their own first; here they become one length, in the smaller unit, which the other side may say in
//! one (`140 minuti`) or with a half (`twelve and a half years`), or one measure in the larger unit (`3.25 kg`).

use riscontro_core::value::{Bound, Dimension, Exact, Number, TimeUnit, UnitId, Value};
use riscontro_core::{Demand, Mention};

/// Joins the last two of `mentions`, which stand together, when they are two parts of one length of time, or of one measure
/// where they may be.
pub(crate) fn join_last(mentions: &mut Vec<Mention>, may_be_measure: bool) {
    let [.., long, short] = &mentions[..] else { return };
    let measured = || measure(long.value(), short.value()).filter(|_| may_be_measure);
    let Some(value) = sum(long.value(), short.value()).or_else(measured) else { return };
    let span = long.span.cover(short.span);
    mentions.pop();
    if let Some(whole) = mentions.last_mut() {
        whole.span = span;
        whole.readings.truncate(1);
        whole.readings[0].value = value;
        whole.demand = Demand::Required;
    }
}

/// The sum of a length and one of a smaller unit of the same chain, when the smaller part is less than one of the larger unit.
fn sum(long: &Value, short: &Value) -> Option<Value> {
    let (Value::Duration { amount, unit }, Value::Duration { amount: rest, unit: rest_unit }) = (long, short) else {
        return None;
    };
    let ((chain, factor), (rest_chain, rest_factor)) = (unit.chain(), rest_unit.chain());
    let is_smaller = chain == rest_chain && rest_factor < factor && *rest_unit < TimeUnit::Week;
    let is_smaller = is_smaller || (*unit, *rest_unit) == (TimeUnit::Year, TimeUnit::Month);
    let ratio = Exact::ratio(factor, rest_factor)?;
    let is_part = rest.value() < ratio && rest.bound() == Bound::Exactly;
    let whole = amount.value().checked_mul(ratio)?.checked_add(rest.value())?;
    let number = Number::new(whole, rest.resolution()).with_bound(amount.bound());
    (is_smaller && is_part).then_some(Value::Duration { amount: number, unit: *rest_unit })
}

/// The sum of a measure and one of a smaller unit of the same dimension, when both are whole and the smaller part is less than
/// one of the larger unit.
fn measure(large: &Value, small: &Value) -> Option<Value> {
    let (Value::Measure { amount, unit }, Value::Measure { amount: rest, unit: rest_unit }) = (large, small) else {
        return None;
    };
    // Degrees have no parts.
    let is_summed = unit.dimension() == rest_unit.dimension()
        && unit.dimension() != Dimension::Temperature
        && unit.is_metric()
        && rest_unit.is_metric()
        && unit != rest_unit;
    let are_whole = amount.value().to_integer().is_some() && rest.value().to_integer().is_some();
    let worth = |unit: UnitId, value| unit.to_base(value).filter(|worth| *worth > Exact::ZERO);
    let part = worth(*rest_unit, rest.value())?.checked_div(worth(*unit, Exact::ONE)?)?;
    let value = amount.value().checked_add(part)?;
    let resolution = value.as_decimal().map_or(0, |(_, exponent)| exponent.min(0));
    let number = Number::new(value, resolution).with_bound(amount.bound());
    let is_part = part < Exact::ONE && rest.bound() == Bound::Exactly;
    (is_summed && are_whole && is_part).then_some(Value::Measure { amount: number, unit: *unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duration(amount: i64, unit: TimeUnit) -> Value {
        Value::Duration { amount: Number::integer(amount), unit }
    }

    #[test]
    fn a_smaller_part_adds_to_the_larger() {
        let (hours, minutes) = (duration(2, TimeUnit::Hour), duration(20, TimeUnit::Minute));
        assert_eq!(sum(&hours, &minutes), Some(duration(140, TimeUnit::Minute)));
        assert_eq!(
            sum(&duration(12, TimeUnit::Year), &duration(6, TimeUnit::Month)),
            Some(duration(150, TimeUnit::Month))
        );
        assert_eq!(sum(&minutes, &hours), None);
        assert_eq!(sum(&hours, &duration(90, TimeUnit::Minute)), None);
        assert_eq!(sum(&duration(3, TimeUnit::Year), &duration(5, TimeUnit::Day)), None);
    }
}
