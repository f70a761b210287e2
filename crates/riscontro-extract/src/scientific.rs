//! Powers of ten: `9,11 × 10⁻³¹`, `1.3x10^6`, a lone `10⁻³⁴`.
//!
//! The tokeniser sees digits, marks and raised digits apart, so the letters themselves are read.

use riscontro_core::value::{Exact, Number, Value};
use riscontro_core::{Demand, TokenClass};

use crate::found::Found;
use crate::numeral::Nature;
use crate::reader::{At, Reader};

/// Raised digits by their value.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

impl Reader<'_> {
    /// The number at `at` that is written with a power of ten.
    pub(crate) fn scientific(&self, at: At) -> Option<Found> {
        if !matches!(self.class(at)?, TokenClass::Number | TokenClass::Alphanumeric) {
            return None;
        }
        let amount = self.in_digits(at)?;
        let last = self.tokens.last()?.span.end() as usize;
        let start = self.tokens[at.token].span.start() as usize;
        let (own, factor) = if amount.nature == Nature::Bare(10, 2) && amount.end.is_whole() {
            (start, None)
        } else {
            (self.span(at, amount.end).end() as usize, Some(amount.number()))
        };
        let Some((len, power)) = power_of_ten(&self.text[own..last], factor.is_some()) else {
            return self.raised(at, own, factor?);
        };
        // Raised digits may be no tokens of their own.
        let reached = self.tokens[at.token..].partition_point(|token| (token.span.start() as usize) < own + len);
        let end = At::start(at.token + reached);
        let factor = factor.map_or(Exact::ONE, Number::value);
        let exact = i32::try_from(power).ok().and_then(|power| Exact::decimal(1, power));
        let exact = exact.and_then(|power| factor.checked_mul(power));
        let value = match exact.and_then(|value| Some(Number::new(value, value.as_decimal()?.1))) {
            Some(number) => Value::Number(number),
            // What fits no number is compared as it is written.
            None => Value::Verbatim(format!("{factor}E{power}").into()),
        };
        Some(Found::new(at, end, value, Demand::Required))
    }
}

impl Reader<'_> {
    /// `2^16`, `2,5^-1`: the power of any number, behind a caret.
    fn raised(&self, at: At, own: usize, base: Number) -> Option<Found> {
        let (rest, base) = (&self.text[own..], base.value());
        let (is_negative, power, after) = exponent(rest).filter(|_| rest.starts_with('^'))?;
        let end = own + rest.len() - after.len();
        let reached = self.tokens[at.token..].partition_point(|token| (token.span.start() as usize) < end);
        let product = (0..power.min(64)).try_fold(Exact::ONE, |product, _| product.checked_mul(base));
        let product = if is_negative { product.and_then(|value| Exact::ONE.checked_div(value)) } else { product };
        let value = match product.filter(|_| power <= 63) {
            Some(value) => Value::Number(Number::new(value, value.as_decimal().map_or(-18, |(_, exponent)| exponent))),
            // What fits no number is compared as it is written.
            None => Value::Verbatim(self.text[self.tokens[at.token].span.start() as usize..end].into()),
        };
        Some(Found::new(at, At::start(at.token + reached), value, Demand::Required))
    }
}

/// Reads `× 10⁻³¹` or `e-31`, or `10⁻³¹` where nothing is multiplied: its length in bytes and the exponent.
fn power_of_ten(text: &str, is_multiplied: bool) -> Option<(usize, i64)> {
    let mut rest = text;
    if is_multiplied {
        // Without a sign it may be a code, and what fits a number was read with its digits.
        if let Some(signed) = rest.strip_prefix(['e', 'E']).filter(|rest| rest.starts_with(['-', '+'])) {
            return written_on(signed).map(|(len, power)| (len + 1, power));
        }
        rest = rest.trim_start_matches([' ', '\u{a0}']).strip_prefix(['×', 'x', '·', '*'])?;
        rest = rest.trim_start_matches([' ', '\u{a0}']);
    }
    rest = rest.strip_prefix("10")?;
    let (negative, power, rest) = exponent(rest)?;
    Some((text.len() - rest.len(), if negative { -power } else { power }))
}

/// Reads `-31` at the end of a word: its length in bytes and the exponent.
fn written_on(text: &str) -> Option<(usize, i64)> {
    let len = text[1..].find(|letter: char| !letter.is_ascii_digit()).map_or(text.len(), |len| len + 1);
    let is_end = !text[len..].starts_with(char::is_alphanumeric);
    text[..len].parse().ok().filter(|_| is_end).map(|power| (len, power))
}

/// Reads raised digits, or digits behind `^`: whether they are negative, their value, what follows.
fn exponent(text: &str) -> Option<(bool, i64, &str)> {
    let (signs, rest) = match text.strip_prefix('^') {
        Some(rest) => (['-', '\u{2212}', '+'], rest),
        None => (['⁻', '\u{207b}', '⁺'], text),
    };
    let negative = rest.starts_with(&signs[..2]);
    let rest = rest.strip_prefix(signs).unwrap_or(rest);
    let digit = |letter: char| match signs[0] {
        '-' => letter.to_digit(10),
        _ => RAISED.iter().position(|raised| *raised == letter).and_then(|at| u32::try_from(at).ok()),
    };
    let len: usize = rest.chars().take_while(|letter| digit(*letter).is_some()).map(char::len_utf8).sum();
    let value = rest[..len]
        .chars()
        .filter_map(digit)
        .try_fold(0_i64, |value, digit| value.checked_mul(10)?.checked_add(i64::from(digit)))?;
    (len > 0).then(|| (negative, value, &rest[len..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_read_raised_and_behind_a_caret() {
        assert_eq!(power_of_ten(" × 10⁻³¹ kg", true), Some((" × 10⁻³¹".len(), -31)));
        assert_eq!(power_of_ten("x10^6", true), Some((5, 6)));
        assert_eq!(power_of_ten("10⁻³⁴ J", false), Some(("10⁻³⁴".len(), -34)));
        assert_eq!(power_of_ten("10⁹⁹⁹", false), Some(("10⁹⁹⁹".len(), 999)));
        assert_eq!(power_of_ten("e-31 kg", true), Some((4, -31)));
        for text in [" × 10 cm", "10", "10^", " × 12⁴", "e31", "e-3x", "e-"] {
            assert_eq!(power_of_ten(text, !text.starts_with('1')), None, "{text}");
        }
    }
}
