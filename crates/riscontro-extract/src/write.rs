//! Values back to text, in the format of a language: what a finding expects to read.
//!
//! Only what every writer of the language would accept is written; for a value with no such form (a bracketed unit, a rank
//! in a language whose marks are not known) there is none. Extraction reads back what is written here.

use riscontro_core::Value;
use riscontro_core::value::{ClockTime, CurrencySet, Exact, Number, PartialDate};
use riscontro_lang::{Language, Table};

/// Returns `value` as `language` writes it, in digits; `None` when there is no one way to write it.
#[must_use]
pub fn write(value: &Value, language: &Language) -> Option<String> {
    Some(match value {
        Value::Number(number) => amount(*number, language),
        Value::Percent(number) => format!("{}%", amount(*number, language)),
        Value::Money { amount, currencies } => money(*amount, *currencies, language)?,
        Value::Measure { amount: number, unit } => {
            let symbol = language.units.rows::<2>().find(|[form, code]| form == code && *code == unit.code())?;
            format!("{} {}", amount(*number, language), symbol[0])
        }
        Value::Date(date) => self::date(*date, language)?,
        Value::Clock(time) => clock(*time),
        Value::Century(_) | Value::Decade(_) => return None,
        Value::Verbatim(text) => text.to_string(),
        Value::Range(ends) => range(&ends.0, &ends.1, language)?,
        _ => return None,
    })
}

fn amount(number: Number, language: &Language) -> String {
    exact(number.value(), language)
}

/// Digits with the language's marks; a ratio as it is.
fn exact(value: Exact, language: &Language) -> String {
    let plain = value.to_string();
    if plain.contains('/') {
        return plain;
    }
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.extend(language.number_format.groups.first());
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(language.number_format.decimal);
        out += decimals;
    }
    out
}

/// The amount with the sign of its currency, else with the code.
fn money(number: Number, currencies: CurrencySet, language: &Language) -> Option<String> {
    let is_sign = |form: &str| form.chars().all(|letter| !letter.is_alphanumeric());
    let same = |codes: &str| CurrencySet::parse(codes) == Some(currencies);
    let sign = language.currencies.rows::<2>().find(|[form, codes]| is_sign(form) && same(codes));
    let amount = amount(number, language);
    Some(match sign {
        Some([sign, _]) => match language.currency_place {
            riscontro_lang::CurrencyPlace::Before => format!("{sign}{amount}"),
            riscontro_lang::CurrencyPlace::After => format!("{amount} {sign}"),
        },
        None => format!("{amount} {}", currencies.iter().next()?),
    })
}

/// Weekday, day, month, year, as far as they are stated and can be named.
fn date(date: PartialDate, language: &Language) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(weekday) = date.weekday {
        parts.push(name(language.weekdays, weekday)?.to_owned());
    }
    parts.extend(date.day.map(|day| day.to_string()));
    if let Some(month) = date.month {
        parts.push(name(language.months, month)?.to_owned());
    }
    let is_odd = date.day.is_some() && date.month.is_none() || date.year.is_some_and(|year| year < 1000);
    parts.extend(date.year.map(|year| year.to_string()));
    (!is_odd && !parts.is_empty()).then(|| parts.join(" "))
}

/// The form to write of the month or weekday with this number.
pub(crate) fn name(table: Table, number: u8) -> Option<&'static str> {
    let row = table.rows::<4>().find(|[_, of, _, written]| of.parse() == Ok(number) && *written == "yes")?;
    Some(row[0])
}

fn clock(time: ClockTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

fn range(low: &Value, high: &Value, language: &Language) -> Option<String> {
    match (low, high) {
        (Value::Number(_), Value::Number(_)) | (Value::Date(_), Value::Date(_)) => {
            Some(format!("{}-{}", write(low, language)?, write(high, language)?))
        }
        _ => None,
    }
}
