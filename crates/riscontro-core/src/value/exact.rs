//! Exact numbers.

use std::cmp::Ordering;
use std::fmt;

/// An exact number: `numerator / denominator × 10^exponent`, in one normal form, 16 bytes.
///
/// A number that ends in decimals has denominator 1 and a numerator without trailing zeros; any other is a reduced ratio
/// with exponent 0. Zero is `0 / 1 × 10^0`. So equal numbers are equal structs. Exponents lie within ±18.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    pub(super) numerator: i64,
    pub(super) denominator: u32,
    pub(super) exponent: i8,
}

const MAX_EXPONENT: i8 = 18;

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact { numerator: 0, denominator: 1, exponent: 0 };
    /// One.
    pub const ONE: Exact = Exact { numerator: 1, denominator: 1, exponent: 0 };

    /// A half.
    pub const HALF: Exact = Exact { numerator: 5, denominator: 1, exponent: -1 };

    /// Returns the whole number `value`.
    #[must_use]
    pub fn integer(value: i64) -> Self {
        Self::decimal(value, 0).expect("every i64 is within range")
    }

    /// Returns `digits × 10^exponent`, or `None` when it does not fit.
    #[must_use]
    pub fn decimal(digits: i64, exponent: i32) -> Option<Self> {
        Self::normal(i128::from(digits), exponent)
    }

    /// Returns `numerator / denominator`, or `None` when the denominator is 0 or it does not fit.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        Self::fraction(i128::from(numerator), i128::from(denominator))
    }

    /// Reads ASCII digits, `.` as the decimal mark, an optional sign.
    #[must_use]
    pub fn parse_plain(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let mut value: i128 = 0;
        for byte in whole.bytes().chain(decimals.bytes()) {
            let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
            value = value.checked_mul(10)?.checked_add(digit)?;
        }
        Self::normal(if negative { -value } else { value }, -i32::try_from(decimals.len()).ok()?)
    }

    fn normal(mut digits: i128, mut exponent: i32) -> Option<Self> {
        if digits == 0 {
            return Some(Self::ZERO);
        }
        // Nearly always the digits fit half the width, where division is ten times as fast.
        if let Ok(mut short) = i64::try_from(digits) {
            while short % 10 == 0 {
                short /= 10;
                exponent += 1;
            }
            digits = i128::from(short);
        }
        while digits % 10 == 0 {
            digits /= 10;
            exponent += 1;
        }
        // A large exponent is only a way to write zeros; a small one is a number too fine for running text.
        while exponent > i32::from(MAX_EXPONENT) {
            digits = digits.checked_mul(10)?;
            exponent -= 1;
        }
        let numerator = i64::try_from(digits).ok()?;
        let exponent = i8::try_from(exponent).ok().filter(|exponent| *exponent >= -MAX_EXPONENT)?;
        Some(Exact { numerator, denominator: 1, exponent })
    }

    fn fraction(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()? * denominator.signum();
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if let Some((scale, exponent)) = terminating(denominator) {
            return Self::normal(numerator.checked_mul(scale)?, exponent);
        }
        let numerator = i64::try_from(numerator).ok()?;
        Some(Exact { numerator, denominator: u32::try_from(denominator).ok()?, exponent: 0 })
    }

    /// The value as an integer ratio; both parts fit `i128` by the limits above.
    fn parts(self) -> (i128, i128) {
        let power = 10_i128.pow(u32::from(self.exponent.unsigned_abs()));
        let (numerator, denominator) = (i128::from(self.numerator), i128::from(self.denominator));
        if self.exponent >= 0 { (numerator * power, denominator) } else { (numerator, denominator * power) }
    }

    /// The sum, or `None` when it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.denominator == 1 && other.denominator == 1 {
            let exponent = self.exponent.min(other.exponent);
            let aligned = |number: Self| {
                i128::from(number.numerator).checked_mul(10_i128.pow(u32::from(number.exponent.abs_diff(exponent))))
            };
            return Self::normal(aligned(self)?.checked_add(aligned(other)?)?, i32::from(exponent));
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::fraction(a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?)
    }

    /// The product, or `None` when it does not fit.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        if self.denominator == 1 && other.denominator == 1 {
            let digits = i128::from(self.numerator) * i128::from(other.numerator);
            return Self::normal(digits, i32::from(self.exponent) + i32::from(other.exponent));
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::fraction(a.checked_mul(c)?, b.checked_mul(d)?)
    }

    /// The quotient, or `None` when `other` is zero or it does not fit.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::fraction(a.checked_mul(d)?, b.checked_mul(c)?)
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negated(self) -> Self {
        Exact { numerator: -self.numerator, ..self }
    }

    /// Rounds to a multiple of `10^power`, halves away from zero; `None` when the power is out of range.
    #[must_use]
    pub fn rounded_to(self, power: i8) -> Option<Self> {
        let unit = Self::decimal(1, i32::from(power))?;
        let (numerator, denominator) = self.checked_div(unit)?.parts();
        let twice = numerator.checked_mul(2)?;
        let rounded = (twice + denominator * twice.signum()) / (denominator * 2);
        Self::normal(rounded, i32::from(power))
    }

    /// The value as an integer, when it is one and fits.
    #[must_use]
    pub fn to_integer(self) -> Option<i64> {
        // In the normal form only whole numbers have these.
        if self.denominator != 1 || self.exponent < 0 {
            return None;
        }
        self.numerator.checked_mul(10_i64.checked_pow(u32::from(self.exponent.unsigned_abs()))?)
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether the two lie within `percent` per cent of the larger one.
    #[must_use]
    pub fn is_within_percent(self, other: Self, percent: u32) -> bool {
        let larger = if self.magnitude() >= other.magnitude() { self } else { other };
        let bound = larger.magnitude().checked_mul(Exact::decimal(i64::from(percent), -2).unwrap_or(Exact::ZERO));
        let apart = self.checked_add(other.negated()).map(Exact::magnitude);
        matches!((apart, bound), (Some(apart), Some(bound)) if apart <= bound)
    }

    /// The number without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Exact { numerator: self.numerator.saturating_abs(), ..self }
    }

    /// The decimal digits and exponent: the number is `digits × 10^exponent`; `None` for a ratio.
    #[must_use]
    pub fn as_decimal(self) -> Option<(i64, i8)> {
        (self.denominator == 1).then_some((self.numerator, self.exponent))
    }

    /// The number where it is whole and fits; `None` otherwise.
    #[must_use]
    pub fn as_integer(self) -> Option<i64> {
        let (digits, exponent) = self.as_decimal()?;
        let power = 10_i64.checked_pow(u32::try_from(exponent).ok()?)?;
        digits.checked_mul(power)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// For a denominator 2^a·5^b, the factor and exponent that turn `1/denominator` into `factor × 10^exponent`.
fn terminating(mut denominator: i128) -> Option<(i128, i32)> {
    let (mut twos, mut fives) = (0_u32, 0_u32);
    while denominator % 2 == 0 {
        denominator /= 2;
        twos += 1;
    }
    while denominator % 5 == 0 {
        denominator /= 5;
        fives += 1;
    }
    let places = twos.max(fives);
    if denominator != 1 || places > 36 {
        return None;
    }
    let scale = 2_i128.checked_pow(places - twos)?.checked_mul(5_i128.checked_pow(places - fives)?)?;
    Some((scale, -i32::try_from(places).ok()?))
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if (self.denominator, self.exponent) == (1, other.exponent) && other.denominator == 1 {
            return self.numerator.cmp(&other.numerator);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        // Whole parts first: the cross product of the remainders then fits, since each is below its denominator.
        let whole = a.div_euclid(b).cmp(&c.div_euclid(d));
        whole.then_with(|| match (a.rem_euclid(b).checked_mul(d), c.rem_euclid(d).checked_mul(b)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => Ordering::Equal,
        })
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator != 1 {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        }
        if self.exponent >= 0 {
            return write!(f, "{}{:0>width$}", self.numerator, "", width = usize::from(self.exponent.unsigned_abs()));
        }
        let places = usize::from(self.exponent.unsigned_abs());
        let digits = format!("{:0>width$}", self.numerator.unsigned_abs(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        write!(f, "{}{whole}.{decimals}", if self.numerator < 0 { "-" } else { "" })
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_number_has_one_form() {
        let million_and_a_half = Exact::decimal(15, 5).unwrap();
        assert_eq!(Exact::integer(1_500_000), million_and_a_half);
        assert_eq!(Exact::parse_plain("1500000.00").unwrap(), million_and_a_half);
        assert_eq!(Exact::ratio(1, 2), Exact::parse_plain("0.5"));
        assert_eq!(Exact::ratio(2, 6), Exact::ratio(-1, -3));
        assert_eq!(Exact::ratio(1, 0), None);
    }

    #[test]
    fn numbers_print_as_plain_decimals_or_ratios() {
        let shown = |text: &str| Exact::parse_plain(text).unwrap().to_string();
        assert_eq!((shown("30000"), shown("-0.50"), shown("007")), ("30000".into(), "-0.5".into(), "7".into()));
        assert_eq!(Exact::ratio(2, 3).unwrap().to_string(), "2/3");
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        assert_eq!(Exact::parse_plain(&"9".repeat(40)), None);
        assert_eq!(Exact::parse_plain(&format!("0.{}1", "0".repeat(30))), None);
        assert!(Exact::parse_plain(&format!("1{}", "0".repeat(30))).is_some());
    }

    #[test]
    fn rounding_goes_away_from_zero_at_the_half() {
        let rounded = |text: &str, power| Exact::parse_plain(text).unwrap().rounded_to(power).unwrap().to_string();
        assert_eq!(rounded("1479", 2), "1500");
        assert_eq!(rounded("-2.5", 0), "-3");
        assert_eq!(rounded("2.4", 0), "2");
    }

    proptest! {
        #[test]
        fn order_agrees_with_subtraction(a in -10_000_000_i64..10_000_000, b in 1_i64..5000, c in -10_000_000_i64..10_000_000, d in 1_i64..5000) {
            let (x, y) = (Exact::ratio(a, b).unwrap(), Exact::ratio(c, d).unwrap());
            prop_assert_eq!(x.cmp(&y), (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b))));
            let back = x.checked_add(y).and_then(|sum| sum.checked_add(y.negated()));
            if let Some(back) = back { prop_assert_eq!(back, x); }
        }

        #[test]
        fn printing_and_reading_a_decimal_is_the_identity(digits in any::<i64>(), exponent in -18_i32..18) {
            if let Some(value) = Exact::decimal(digits, exponent) {
                prop_assert_eq!(Exact::parse_plain(&value.to_string()), Some(value));
            }
        }
    }
}
