//! Values as a message says them to a reader. Messages are in English, whatever the languages of the pair; so these words are the
//! rules' own and no knowledge of a language.

use std::fmt::Write;

use riscontro_core::value::{Bound, Exact, Number, PartialDate, TimeUnit, UnitId, Value};

/// The value in plain words: `Friday 14 November`, `more than 4000`, `5,000,000 USD`, `20th century`; of several currencies
/// the likeliest.
///
/// For messages, which are in English; the form that programs read is the value's `Display`.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => plain_number(*number),
        Value::Ordinal(rank) => ranked(i64::from(*rank)),
        Value::Percent(number) => format!("{} %", plain_number(*number)),
        Value::PercentagePoints(number) => format!("{} percentage points", plain_number(*number)),
        Value::Multiplier(number) => format!("{} times", plain_number(*number)),
        Value::Share { part, whole } => format!("{part} in {whole}"),
        Value::Magnitude(power) => format!("some 10^{power}"),
        Value::Range(ends) => plain_range(&ends.0, &ends.1),
        Value::Money { amount, currencies } => {
            let first = currencies.iter().next().map_or_else(String::new, |currency| currency.to_string());
            format!("{} {first}", plain_number(*amount))
        }
        Value::Measure { amount, unit } => in_two_units(*amount, *unit)
            .unwrap_or_else(|| format!("{} {}", plain_number(*amount), named(*amount, measure_unit(*unit)))),
        Value::Duration { amount, unit } => format!("{} {}", plain_number(*amount), named(*amount, time_unit(*unit))),
        Value::Date(date) => plain_date(*date),
        Value::Decade(decade) => format!("the {decade}s"),
        Value::Century(century) if *century < 0 => format!("{} century BC", ranked(-i64::from(*century))),
        Value::Century(century) => format!("{} century", ranked(i64::from(*century))),
        Value::Relative { unit, offset } => seen_from_now(*unit, *offset),
        // Times of day, scores, rounds, names and codes read the same in both forms.
        _ => value.to_string(),
    }
}

/// `2 to 4 inches`: what both ends share is said once.
fn plain_range(low: &Value, high: &Value) -> String {
    match (low, high) {
        (Value::Measure { amount, unit }, Value::Measure { unit: other, .. }) if unit == other => {
            format!("{} to {}", plain_number(*amount), plain(high))
        }
        (Value::Duration { amount, unit }, Value::Duration { unit: other, .. }) if unit == other => {
            format!("{} to {}", plain_number(*amount), plain(high))
        }
        (Value::Percent(amount), Value::Percent(_)) => format!("{} to {}", plain_number(*amount), plain(high)),
        _ => format!("{} to {}", plain(low), plain(high)),
    }
}

/// Feet with inches, stones with pounds and pounds with ounces, where the larger unit alone would be a fraction: `5 feet 8.5
/// inches`.
fn in_two_units(amount: Number, unit: UnitId) -> Option<String> {
    let (worth, smaller) = match unit.code() {
        "[ft_i]" => (12, "inches"),
        "[stone_av]" => (14, "pounds"),
        "[lb_av]" => (16, "ounces"),
        _ => return None,
    };
    if amount.value().as_decimal().is_some() {
        return None;
    }
    let small = amount.value().checked_mul(Exact::integer(worth))?;
    let whole = (1..1000).take_while(|whole| Exact::integer(*whole) <= amount.value()).last()?;
    let rest = small.checked_add(Exact::integer(whole * worth).negated()).filter(|rest| rest.as_decimal().is_some())?;
    let larger = named(Number::integer(whole), measure_unit(unit));
    let bound = amount.bound();
    let whole = plain_number(Number::integer(whole).with_bound(bound));
    Some(format!("{whole} {larger} {} {smaller}", plain_number(Number::new(rest, 0))))
}

/// The name of a unit for so many of it: one inch, two inches.
fn named(amount: Number, plural: &'static str) -> &'static str {
    if amount.value() != Exact::ONE {
        return plural;
    }
    match plural {
        "feet" => "foot",
        "inches" => "inch",
        "square feet" => "square foot",
        "cubic feet" => "cubic foot",
        "square miles" => "square mile",
        "miles an hour" => "mile an hour",
        "nautical miles" | "light-years" | "yards" | "miles" | "ounces" | "pounds" | "pints" | "gallons"
        | "barrels" | "cups" | "tablespoons" | "teaspoons" | "fluid ounces" | "acres" | "short tons" | "knots"
        | "degrees" | "seconds" | "minutes" | "hours" | "days" | "weeks" | "months" | "years" => {
            plural.trim_end_matches('s')
        }
        symbol => symbol,
    }
}

/// A unit of measure as a reader knows it: the symbol, or the English name where UCUM's code is none.
fn measure_unit(unit: UnitId) -> &'static str {
    match unit.code() {
        "[in_i]" => "inches",
        "[ft_i]" => "feet",
        "[yd_i]" => "yards",
        "[mi_i]" => "miles",
        "[nmi_i]" => "nautical miles",
        "[ly]" => "light-years",
        "[oz_av]" => "ounces",
        "[lb_av]" => "pounds",
        "[cup_us]" => "cups",
        "[tbs_m]" => "tablespoons",
        "[tsp_m]" => "teaspoons",
        "[foz_us]" => "fluid ounces",
        "[stone_av]" => "stone",
        "[ston_av]" => "short tons",
        "[ft3]" => "cubic feet",
        "[pt]" => "pints",
        "[gal]" => "gallons",
        "[bbl]" => "barrels",
        "[ft2]" => "square feet",
        "[acr]" => "acres",
        "[mi2]" => "square miles",
        "[mi_i]/h" => "miles an hour",
        "kn" => "knots",
        "Cel" => "°C",
        "[degF]" => "°F",
        "deg" => "degrees",
        "m2" => "m²",
        "km2" => "km²",
        "m3" => "m³",
        code => code,
    }
}

/// A time as seen from the day of the text.
fn seen_from_now(unit: TimeUnit, offset: i8) -> String {
    let one = named(Number::integer(1), time_unit(unit));
    match (unit, offset) {
        (TimeUnit::Day, -1) => "yesterday".to_owned(),
        (TimeUnit::Day, 0) => "today".to_owned(),
        (TimeUnit::Day, 1) => "tomorrow".to_owned(),
        (_, -1) => format!("last {one}"),
        (_, 0) => format!("this {one}"),
        (_, 1) => format!("next {one}"),
        (_, ..0) => format!("{} {} ago", offset.unsigned_abs(), time_unit(unit)),
        (_, 0..) => format!("{offset} {} from now", time_unit(unit)),
    }
}

/// A unit of time in the plural.
fn time_unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "seconds",
        TimeUnit::Minute => "minutes",
        TimeUnit::Hour => "hours",
        TimeUnit::Day => "days",
        TimeUnit::Week => "weeks",
        TimeUnit::Month => "months",
        TimeUnit::Year => "years",
    }
}

fn plain_number(number: Number) -> String {
    format!("{}{}", bound_in_words(number.bound()), grouped(&number.value().to_string()))
}

/// What a bound says before its number, with a space behind it; nothing where there is none.
pub(crate) fn bound_in_words(bound: Bound) -> &'static str {
    match bound {
        Bound::Exactly => "",
        Bound::About => "about ",
        Bound::Almost => "almost ",
        Bound::AtLeast => "at least ",
        Bound::MoreThan | Bound::Over => "more than ",
        Bound::AtMost | Bound::UpTo => "at most ",
        Bound::LessThan => "less than ",
    }
}

/// Five digits and more in groups of three.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |at| number.split_at(at));
    let digits = whole.trim_start_matches('-').len();
    if digits < 5 || whole.contains('/') {
        return number.to_owned();
    }
    let mut out = String::with_capacity(number.len() + digits / 3);
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if digit != '-' && left < digits && left % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// `1st`, `2nd`, `11th`.
fn ranked(rank: i64) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn plain_date(date: PartialDate) -> String {
    fn named(names: &'static [&'static str], number: Option<u8>) -> Option<&'static str> {
        names.get(usize::from(number?).checked_sub(1)?).copied()
    }
    let mut out = String::new();
    let mut push = |part: &str| {
        let space = if out.is_empty() { "" } else { " " };
        write!(out, "{space}{part}").expect("a string takes all");
    };
    if let Some(weekday) = named(&WEEKDAYS, date.weekday) {
        push(weekday);
    }
    if let Some(day) = date.day {
        push(&day.to_string());
    }
    if let Some(month) = named(&MONTHS, date.month) {
        push(month);
    }
    match date.year {
        Some(year) if year < 0 => push(&format!("{} BC", -i32::from(year))),
        Some(year) => push(&year.to_string()),
        None => {}
    }
    out
}

#[cfg(test)]
mod tests {
    use riscontro_core::value::CurrencySet;

    use super::*;

    #[test]
    fn messages_say_values_in_words() {
        let date = PartialDate { month: Some(11), day: Some(14), weekday: Some(5), year: None };
        assert_eq!(plain(&Value::Date(date)), "Friday 14 November");
        assert_eq!(plain(&Value::Number(Number::integer(4000).with_bound(Bound::MoreThan))), "more than 4000");
        let dollars = CurrencySet::parse("USD CAD").expect("two codes");
        let money = Value::Money { amount: Number::integer(5), currencies: dollars };
        assert_eq!(plain(&money), "5 USD");
        assert_eq!(
            ["9999", "12345.67", "-1800000000", "1/30000"].map(grouped),
            ["9999", "12,345.67", "-1,800,000,000", "1/30000"]
        );
        let inches = |count| Value::Measure {
            amount: Number::integer(count),
            unit: UnitId::from_code("[in_i]").expect("a known code"),
        };
        assert_eq!(plain(&inches(1)), "1 inch");
        assert_eq!(plain(&Value::Range(Box::new((inches(1), inches(4))))), "1 to 4 inches");
        let feet = |half_inches| Value::Measure {
            amount: Number::new(Exact::ratio(half_inches, 24).expect("no zero below"), -18),
            unit: UnitId::from_code("[ft_i]").expect("a known code"),
        };
        assert_eq!([feet(137), feet(132)].map(|feet| plain(&feet)), ["5 feet 8.5 inches", "5.5 feet"]);
        assert_eq!(plain(&Value::Century(-8)), "8th century BC");
        assert_eq!([1, 2, 3, 4, 11, 21, 112].map(ranked), ["1st", "2nd", "3rd", "4th", "11th", "21st", "112th"]);
    }
}
