//! What else a counted amount may be: letters written on to it that are a scale, a bullet that is a minus, points that are
//! percentage points, a quotient.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{TokenClass, Value};

use crate::found::Found;
use crate::glue::Glue;
use crate::numeral::Nature;
use crate::reader::{At, Reader};

/// From so many points on they may be hundredths, in which spreads are told: `142 punti`, `142 basis points`.
const LEAST_SPREAD: i64 = 10;

/// So many percentage points nobody tells.
const LEAST_PAGES: i64 = 100;

impl Reader<'_> {
    /// The number that digits with one capital are behind a noun that is numbered (`class 3B`), where the letter is no unit and no scale.
    fn lettered(&self, at: At) -> Option<Number> {
        let digits = self.in_digits(at).filter(|digits| !digits.end.is_whole())?;
        let letter = self.rest(digits.end);
        let is_letter = letter.len() == 1 && letter.bytes().all(|letter| letter.is_ascii_uppercase());
        let is_short = matches!(digits.nature, Nature::Bare(_, 1..=2));
        (is_letter && is_short && self.is_numbered(at)).then(|| digits.number())
    }

    /// Whether what stands at `at` is numbered by the noun before it, which may stand before another one (`classes 2B and 4C`).
    fn is_numbered(&self, at: At) -> bool {
        let joined = || {
            let (joint, first) = (At::start(at.token.checked_sub(1)?), At::start(at.token.checked_sub(2)?));
            let is_joint = self.glue(joint, Glue::And).is_some() || self.is_mark(joint, ",");
            (is_joint && self.class(first) == Some(TokenClass::Alphanumeric)).then_some(first)
        };
        self.has_before(at, Glue::NumeralNoun)
            || joined().is_some_and(|first| self.has_before(first, Glue::NumeralNoun))
    }

    /// The quantity at `at` as a mention; letters written on to digits may be a scale as well as a unit: `3m`, `10K`.
    pub(crate) fn counted(&self, at: At) -> Option<Found> {
        let found = self.quantity(at)?.found();
        let signed = || self.amount(at).filter(|amount| amount.nature == Nature::Digits && !amount.end.is_whole());
        let digits = self.in_digits(at).or_else(|| self.bare_decimals(at)).or_else(signed);
        let scaled = digits
            .map(|digits| self.with_money_suffix(digits))
            .filter(|scaled| scaled.is_scaled() && scaled.end >= found.end);
        let found = match scaled {
            Some(scaled) => Found { end: scaled.end, ..found.or(Value::Number(scaled.number()), 50) },
            None => found,
        };
        let found = match self.lettered(at) {
            Some(number) => found.or(Value::Number(number), 40),
            None => found,
        };
        let found = match found.readings[0].value {
            // `320 pp.` are pages.
            Value::PercentagePoints(pages) if pages.value() >= Exact::integer(LEAST_PAGES) => {
                found.or(Value::Number(pages), 60)
            }
            _ => found,
        };
        // A dash at the beginning is a bullet more often than a minus.
        let negative = at.token == 1 && self.is_mark(At::start(0), "-");
        let below_zero = found.readings.iter().rev().find_map(|reading| match reading.value {
            Value::Number(number) if negative => Some(Number::new(number.value().negated(), number.resolution())),
            _ => None,
        });
        let found = self.or_quotient(at, self.or_points(found));
        Some(match below_zero {
            Some(number) => found.or(Value::Number(number), 10),
            None => found,
        })
    }

    /// `point 77` may be a decimal that is said aloud, `2000 over 3` a quotient.
    fn or_quotient(&self, at: At, found: Found) -> Found {
        let Some(&Value::Number(number)) = found.readings.first().map(|reading| &reading.value) else { return found };
        let divided = || {
            let divisor =
                self.amount(self.glue(found.end, Glue::ShareDirect)?)?.integer().filter(|whole| *whole > 1)?;
            number.value().checked_div(Exact::integer(divisor))
        };
        let decimal = || {
            let Nature::Bare(digits, len) = self.in_digits(at)?.nature else { return None };
            let places = i32::try_from(len).ok()?.checked_neg()?;
            self.has_before(at, Glue::Point).then(|| Exact::decimal(i64::from(digits), places)).flatten()
        };
        match divided().or_else(decimal) {
            Some(value) => {
                let resolution = value.as_decimal().map_or(-18, |(_, exponent)| exponent);
                found.or(Value::Number(Number::new(value, resolution)), 10)
            }
            None => found,
        }
    }

    /// `8 punti` may be so many percentage points; the word stays outside: what is counted may be anything.
    fn or_points(&self, found: Found) -> Found {
        match found.readings.first().map(|reading| &reading.value) {
            Some(&Value::Number(number)) if self.glue(found.end, Glue::Points).is_some() => {
                let basis = Exact::ratio(1, 100).and_then(|hundredth| number.scaled(hundredth));
                let found = found.or(Value::PercentagePoints(number), 20);
                match basis.filter(|_| number.value() >= Exact::integer(LEAST_SPREAD)) {
                    Some(basis) => found.or(Value::PercentagePoints(basis), 10),
                    None => found,
                }
            }
            _ => found,
        }
    }
}
