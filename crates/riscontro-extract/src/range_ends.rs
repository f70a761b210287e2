//! What the two ends of a range make of it: values from one to the other, a fall, a result; with the scale or thousand that one
//! end leaves to the other.

use riscontro_core::value::Exact;
use riscontro_core::{Reading, Readings, Value};

use crate::found::own;
use crate::numeral::Nature;
use crate::quantity::Quantity;
use crate::range::Joint;

/// `da 1,40 a 1,20 euro`, `from 15 to 12 per cent`: what an opened range falls from and to.
pub(crate) fn falling(low: &Quantity, high: &Quantity) -> Readings {
    if high.amount.is_scaled() && !low.amount.is_scaled() {
        // `from 500 to 2 million` may mean thousands or millions.
        return Readings::new();
    }
    let turned = |mut reading: Reading| {
        if let Value::Range(ends) = &mut reading.value {
            std::mem::swap(&mut ends.0, &mut ends.1);
        }
        reading
    };
    spans(high, low, 90).into_iter().map(turned).collect()
}

/// The ranges that two quantities may span, and the score when they may be one.
pub(crate) fn ends(low: &Quantity, high: &Quantity, joint: Joint, counts: bool) -> Readings {
    let mut out = Readings::new();
    if joint == Joint::Score {
        return score(low, high).map(|score| own(score, 100)).into_iter().collect();
    }
    let scaled = |quantity: &Quantity, factor| Quantity { amount: quantity.amount.times(factor), ..quantity.clone() };
    if high.amount.is_scaled() && !low.amount.is_scaled() {
        out.extend(spans(&scaled(low, high.amount.scale), high, 100));
        out.extend(spans(low, high, 40));
    } else {
        out.extend(spans(low, high, 100));
    }
    if let Some(score) = score(low, high).filter(|_| joint == Joint::Dash || out.is_empty()) {
        let at = if counts && !out.is_empty() { out.len() } else { 0 };
        out.insert(at, own(score, 60));
    }
    out
}

/// `between 10 and 11,000`: the low end may leave its thousand to the high one.
pub(crate) fn elided_thousand(low: &Quantity, high: &Quantity) -> Readings {
    let thousand = Exact::integer(1000);
    let is_elided = high.amount.nature == Nature::Digits
        && low.amount.number().value() < thousand
        && high.amount.number().value() >= thousand;
    if !is_elided || low.amount.is_scaled() || high.amount.is_scaled() {
        return Readings::new();
    }
    spans(&Quantity { amount: low.amount.times(thousand), ..low.clone() }, high, 50)
}

/// `dai sette ai novemila euro`: in words the low end may leave out the thousand that is written on to the high one.
pub(crate) fn fused_thousand(low: &Quantity, high: &Quantity) -> Readings {
    let thousand = Exact::integer(1000);
    let count = |quantity: &Quantity| quantity.amount.integer().filter(|_| quantity.amount.nature == Nature::Words);
    match (count(low), count(high)) {
        (Some(few), Some(many)) if few < 1000 && many % 1000 == 0 && few < many / 1000 && !low.amount.is_scaled() => {
            spans(&Quantity { amount: low.amount.times(thousand), ..low.clone() }, high, 50)
        }
        _ => Readings::new(),
    }
}

/// One range for each unit and pair of values in one format, where the low end is below the high one.
pub(crate) fn spans(low: &Quantity, high: &Quantity, weight: u8) -> Readings {
    let (lows, highs) = (low.readings(), high.readings());
    let highest = |low: &Reading| {
        let same = |high: &&Reading| high.locale == low.locale && same_unit(&low.value, &high.value);
        highs.iter().find(same).or_else(|| highs.iter().find(|high| same_unit(&low.value, &high.value)))
    };
    let ascending = |low: &Reading, high: &Reading| match (amount_of(&low.value), amount_of(&high.value)) {
        (Some(low), Some(high)) => low < high,
        _ => false,
    };
    lows.iter()
        .filter_map(|low| highest(low).filter(|high| ascending(low, high)).map(|high| (low, high)))
        .map(|(low, high)| Reading {
            value: Value::Range(Box::new((low.value.clone(), high.value.clone()))),
            locale: low.locale,
            weight: weight.min(low.weight).min(high.weight),
        })
        .collect()
}

fn same_unit(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Measure { unit, .. }, Value::Measure { unit: other, .. }) => unit == other,
        (Value::Duration { unit, .. }, Value::Duration { unit: other, .. }) => unit == other,
        (Value::Money { currencies, .. }, Value::Money { currencies: other, .. }) => currencies.intersects(*other),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

fn amount_of(value: &Value) -> Option<Exact> {
    match value {
        Value::Number(number) | Value::Percent(number) | Value::PercentagePoints(number) => Some(number.value()),
        Value::Money { amount, .. } | Value::Measure { amount, .. } | Value::Duration { amount, .. } => {
            Some(amount.value())
        }
        _ => None,
    }
}

fn score(low: &Quantity, high: &Quantity) -> Option<Value> {
    let goals = |quantity: &Quantity| match quantity.amount.nature {
        Nature::Bare(value, 1..=3) if quantity.units.is_empty() && !quantity.amount.is_scaled() => {
            u16::try_from(value).ok()
        }
        _ => None,
    };
    Some(Value::Score(goals(low)?, goals(high)?))
}
