//! Values in the form of the JSON-lines contract.

use std::fmt;

use super::{Bound, ClockTime, CurrencySet, NameKey, Number, PartialDate, Value};

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => write!(f, "{number}"),
            Value::Ordinal(rank) => write!(f, "{rank} th"),
            Value::Percent(number) => write!(f, "{number} %"),
            Value::PercentagePoints(number) => write!(f, "{number} pp"),
            Value::Multiplier(number) => write!(f, "{number} x"),
            Value::Share { part, whole } => write!(f, "{part}/{whole} share"),
            Value::Magnitude(power) => write!(f, "~10^{power}"),
            Value::Range(ends) => range(&ends.0, &ends.1, f),
            Value::Money { amount, currencies } => write!(f, "{amount} {currencies}"),
            Value::Measure { amount, unit } => write!(f, "{amount} {}", unit.code()),
            Value::Duration { amount, unit } => write!(f, "{amount} {}", unit.code()),
            Value::Date(date) => write!(f, "{date}"),
            Value::Relative { unit, offset } => write!(f, "now{offset:+} {}", unit.code()),
            Value::Clock(clock) => write!(f, "{clock}"),
            Value::Decade(decade) => write!(f, "{decade}s"),
            Value::Century(century) => write!(f, "c{century}"),
            Value::Score(home, away) => write!(f, "{home}-{away}"),
            Value::Round(players) => write!(f, "round of {players}"),
            Value::Name(name) => write!(f, "{name}"),
            Value::Verbatim(text) => f.write_str(text),
        }
    }
}

/// `5..10 cm`: a unit that both ends share is written once.
fn range(low: &Value, high: &Value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (low, high) = (low.to_string(), high.to_string());
    match (low.rsplit_once(' '), high.rsplit_once(' ')) {
        (Some((amount, unit)), Some((_, other_unit))) if unit == other_unit => write!(f, "{amount}..{high}"),
        _ => write!(f, "{low}..{high}"),
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.bound() {
            Bound::Exactly => "",
            Bound::About | Bound::Almost => "~",
            Bound::AtLeast => ">=",
            Bound::MoreThan | Bound::Over => ">",
            Bound::AtMost | Bound::UpTo => "<=",
            Bound::LessThan => "<",
        };
        write!(f, "{mark}{}", self.value())
    }
}

impl fmt::Display for CurrencySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, currency) in self.iter().enumerate() {
            write!(f, "{}{currency}", if at == 0 { "" } else { "|" })?;
        }
        Ok(())
    }
}

/// ISO 8601 with `-` for each open field before the first stated one: `2013-12`, `--05-01`, `---04`; a weekday as `wd1`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = || self.day.map_or_else(String::new, |day| format!("-{day:02}"));
        let calendar = match (self.year, self.month) {
            (Some(year), Some(month)) => format!("{year:04}-{month:02}{}", day()),
            (Some(year), None) => format!("{year:04}"),
            (None, Some(month)) => format!("--{month:02}{}", day()),
            (None, None) => self.day.map_or_else(String::new, |day| format!("---{day:02}")),
        };
        match self.weekday {
            Some(weekday) if calendar.is_empty() => write!(f, "wd{weekday}"),
            Some(weekday) => write!(f, "wd{weekday} {calendar}"),
            None => f.write_str(&calendar),
        }
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl fmt::Display for NameKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.entities.is_empty() {
            return f.write_str(&self.words.join(" "));
        }
        for (at, entity) in self.entities.iter().enumerate() {
            write!(f, "{}{entity}", if at == 0 { "" } else { "|" })?;
        }
        Ok(())
    }
}
