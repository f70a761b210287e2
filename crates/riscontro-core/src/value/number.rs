//! Numbers as a text states them: a value, how finely it was written, and how it is bounded.

use super::Exact;

/// How a number is bounded by the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Bound {
    /// `30`.
    #[default]
    Exactly,
    /// `circa 30`, `una trentina`.
    About,
    /// `quasi 30`: roughly, and not more.
    Almost,
    /// `almeno 30`.
    AtLeast,
    /// `oltre 30`.
    MoreThan,
    /// `fino a 30`.
    AtMost,
    /// `meno di 30`.
    LessThan,
    /// Of a length or a time: `fino a 18 metri`, which may be no more than where it ends.
    UpTo,
    /// Of a length or a time: `over six years`, which may be no more than how long it took.
    Over,
}

/// Percent by which a bound in round figures may miss the figure that it stands for.
const CUT_OFF: u32 = 10;

impl Bound {
    /// The bound that a negation makes of it: `not more than` bounds from above; what is not `at least` or `up to` is bounded
    /// by neither.
    #[must_use]
    pub fn denied(self) -> Bound {
        match self {
            Bound::MoreThan | Bound::Over => Bound::AtMost,
            Bound::LessThan => Bound::AtLeast,
            Bound::Exactly | Bound::About | Bound::Almost | Bound::AtLeast | Bound::AtMost | Bound::UpTo => self,
        }
    }

    /// Whether it bounds a number from below.
    #[must_use]
    pub fn is_from_below(self) -> bool {
        matches!(self, Bound::AtLeast | Bound::MoreThan | Bound::Over)
    }

    /// Whether it bounds a number from above.
    #[must_use]
    pub fn is_from_above(self) -> bool {
        matches!(self, Bound::AtMost | Bound::LessThan | Bound::UpTo)
    }

    /// The bound that the same words are of a length or a time, where they may be said of the way that is gone.
    #[must_use]
    pub fn of_way(self) -> Bound {
        match self {
            Bound::MoreThan => Bound::Over,
            Bound::AtMost => Bound::UpTo,
            other => other,
        }
    }

    /// Whether it says that the number is rough.
    #[must_use]
    pub fn is_rough(self) -> bool {
        matches!(self, Bound::About | Bound::Almost)
    }

    /// Whether the two cannot both be said of one number: one bounds it from below, the other from above.
    #[must_use]
    pub fn contradicts(self, other: Bound) -> bool {
        let is_no_more = |bound: Bound| bound.is_from_above() || bound == Bound::Almost;
        (self.is_from_below() && is_no_more(other)) || (is_no_more(self) && other.is_from_below())
    }
}

/// A number with the precision it was written to; 16 bytes, `Copy`.
///
/// It holds the fields of its [`Exact`] side by side with its own, so that an amount of money fits 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    numerator: i64,
    denominator: u32,
    exponent: i8,
    resolution: i8,
    bound: Bound,
}

impl Number {
    /// Returns `value` as an exact number; `resolution` is the power of ten of the last digit written
    /// (`1,5 milioni` has value 1500000 and resolution 5).
    #[must_use]
    pub fn new(value: Exact, resolution: i8) -> Self {
        let Exact { numerator, denominator, exponent } = value;
        Number { numerator, denominator, exponent, resolution, bound: Bound::Exactly }
    }

    /// Returns the whole number `value`, written to its last digit.
    #[must_use]
    pub fn integer(value: i64) -> Self {
        Number::new(Exact::integer(value), 0)
    }

    /// The same number under another bound.
    #[must_use]
    pub fn with_bound(self, bound: Bound) -> Self {
        Number { bound, ..self }
    }

    /// The value.
    #[must_use]
    pub fn value(self) -> Exact {
        Exact { numerator: self.numerator, denominator: self.denominator, exponent: self.exponent }
    }

    /// The power of ten of the last digit written.
    #[must_use]
    pub fn resolution(self) -> i8 {
        self.resolution
    }

    /// How the number is bounded.
    #[must_use]
    pub fn bound(self) -> Bound {
        self.bound
    }

    /// The number times `factor`, written to the scale of the factor (`1,5` × 10^6 has resolution 5).
    #[must_use]
    pub fn scaled(self, factor: Exact) -> Option<Self> {
        let power = factor.as_decimal().filter(|(digits, _)| *digits == 1).map_or(0, |(_, exponent)| exponent);
        let value = self.value().checked_mul(factor)?;
        Some(Number::new(value, self.resolution.checked_add(power)?).with_bound(self.bound))
    }

    /// Whether the two are equal once the finer one is rounded to what the coarser one shows.
    #[must_use]
    pub fn equals_rounded(self, other: Self) -> bool {
        let coarse = self.resolution.max(other.resolution);
        matches!((self.value().rounded_to(coarse), other.value().rounded_to(coarse)), (Some(a), Some(b)) if a == b)
    }

    /// Whether it is a bound that holds for `other`, which is the same but for what follows the last digit of the bound: `oltre 23 mila`
    /// and 23,500, *almost 24,000* and 23,500.
    pub(super) fn is_cut_off(self, other: Self) -> bool {
        let (bound, exact) = (self.value(), other.value());
        let is_above = match self.bound {
            Bound::MoreThan | Bound::Over => exact > bound,
            Bound::LessThan | Bound::Almost => exact < bound,
            _ => return false,
        };
        let step = Exact::decimal(1, i32::from(self.resolution));
        let apart = exact.checked_add(bound.negated()).map(Exact::magnitude);
        other.bound == Bound::Exactly
            && is_above
            && self.resolution >= 0
            && self.resolution > other.resolution
            && apart.zip(step).is_some_and(|(apart, step)| apart < step)
            && bound.is_within_percent(exact, CUT_OFF)
    }

    /// Whether it is a rough one of dozens: less finely said than its digits show.
    pub(super) fn counts_dozens(self) -> bool {
        self.bound == Bound::About && self.value().rounded_to(self.resolution) != Some(self.value())
    }

    /// Whether it is said in dozens where `other` is said roughly in tens: `a dozen` and `una decina` are one rough count; a plain
    /// ten is no dozen.
    pub(super) fn is_dozen_for(self, other: Self) -> bool {
        let are_rough = other.bound == Bound::About && other.resolution > 0;
        are_rough && other.value().checked_mul(Exact::ratio(6, 5).unwrap_or(Exact::ONE)) == Some(self.value())
    }
}
