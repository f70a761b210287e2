//! What a mention means: exact, comparable values.
//!
//! A value is what the words say, never how they are written: `1,5 milioni`, `un milione e mezzo` and `1.5 million` are
//! the same [`Number`]. There is no floating point in a value; arithmetic is checked, and what does not fit becomes
//! [`Value::Verbatim`], compared as text. The model follows the value catalogue of the design (section 4); values print
//! in the form of the JSON-lines contract (`30000`, `2/3`, `3.5 %`, `5000000 EUR`, `2013-12`, `17:30`).

mod agreement;
mod date;
mod display;
mod exact;
mod measure;
mod name;
mod number;
mod rates;

use std::sync::Arc;

pub use agreement::Agreement;
pub use date::{ClockTime, PartialDate, TimeUnit};
pub use exact::Exact;
pub use measure::{Currency, CurrencySet, Dimension, UnitId};
pub use name::{NameKey, NameKind, PivotId, is_ruler_number};
pub use number::{Bound, Number};

/// What a span may mean.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A plain number.
    Number(Number),
    /// A rank: `44°`, `third`.
    Ordinal(u32),
    /// A percentage; the number is what stands before the sign.
    Percent(Number),
    /// A difference in percentage points.
    PercentagePoints(Number),
    /// A factor: `il triplo`, `doubled`.
    Multiplier(Number),
    /// So many of so many: `due italiani su tre`.
    Share {
        /// The part.
        part: u32,
        /// The whole, not 0.
        whole: u32,
    },
    /// An order of magnitude as a power of ten: `decine di migliaia` is 4.
    Magnitude(i8),
    /// From the first value to the second, both of one kind.
    Range(Box<(Value, Value)>),
    /// An amount of money; a bare dollar is a set of currencies.
    Money {
        /// The amount in whole units of the currency.
        amount: Number,
        /// The currencies that may be meant, not empty.
        currencies: CurrencySet,
    },
    /// A physical quantity.
    Measure {
        /// The amount in `unit`.
        amount: Number,
        /// The unit.
        unit: UnitId,
    },
    /// A length of time or an age.
    Duration {
        /// The amount in `unit`.
        amount: Number,
        /// The unit.
        unit: TimeUnit,
    },
    /// A calendar date, each field optional.
    Date(PartialDate),
    /// A time as seen from the text: `lo scorso mese` is −1 month; never resolved to a calendar day.
    Relative {
        /// The unit.
        unit: TimeUnit,
        /// How many units from now; negative is past.
        offset: i8,
    },
    /// A time of day.
    Clock(ClockTime),
    /// A decade: 1960, or 60 when the century is open.
    Decade(i16),
    /// A century, counted from 1; negative before Christ.
    Century(i16),
    /// A result of a match, in the order of the text.
    Score(u16, u16),
    /// A round of a knock-out tournament before the final, by how many still play in it, 4 at least: `ottavi di finale` is 16.
    Round(u16),
    /// A name.
    Name(Arc<NameKey>),
    /// What must be equal byte for byte: a code, a number too long to be one.
    Verbatim(Box<str>),
}

#[cfg(test)]
mod tests {
    use crate::mention::Reading;

    #[test]
    fn a_reading_is_forty_bytes_at_most() {
        assert!(size_of::<Reading>() <= 40, "{}", size_of::<Reading>());
    }
}
