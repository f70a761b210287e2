//! What a reader hands back: a place, its readings, its demand.

use riscontro_core::value::{Number, Value};
use riscontro_core::{Demand, Locale, Reading, Readings};
use smallvec::{SmallVec, smallvec};

use crate::lexicon::Unit;
use crate::reader::At;

/// A mention in the making: from one place of a segment to another.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) start: At,
    pub(crate) end: At,
    /// The likeliest first; never empty.
    pub(crate) readings: Readings,
    pub(crate) demand: Demand,
}

/// Mentions that are read together, in text order; most often there is one.
pub(crate) type List = SmallVec<[Found; 1]>;

/// The list of one.
pub(crate) fn one(found: Found) -> List {
    List::from_buf([found])
}

impl Found {
    pub(crate) fn new(start: At, end: At, value: Value, demand: Demand) -> Self {
        Found { start, end, readings: smallvec![own(value, 100)], demand }
    }

    /// Whether it has a reading and ends behind a token.
    pub(crate) fn is_sound(&self) -> bool {
        self.end.is_whole() && !self.readings.is_empty()
    }

    /// The same with one more reading, unless it is there.
    pub(crate) fn or(mut self, value: Value, weight: u8) -> Self {
        if self.readings.iter().all(|reading| reading.value != value) {
            self.readings.push(own(value, weight));
        }
        self
    }
}

/// A reading in the side's own format.
pub(crate) fn own(value: Value, weight: u8) -> Reading {
    Reading { value, locale: Locale::Own, weight }
}

impl Unit {
    /// So many of this unit; `None` when it does not fit.
    pub(crate) fn of(self, amount: Number) -> Option<Value> {
        Some(match self {
            Unit::Percent(part) => Value::Percent(amount.scaled(part)?),
            Unit::Points(part) => Value::PercentagePoints(amount.scaled(part)?),
            Unit::Money(currencies, part) => Value::Money { amount: amount.scaled(part)?, currencies },
            Unit::Count => Value::Number(amount),
            Unit::Measure(unit) => Value::Measure { amount, unit },
            Unit::Time(unit, multiple) => {
                let value = amount.value().checked_mul(multiple)?;
                let bound = amount.bound();
                Value::Duration { amount: Number::new(value, amount.resolution()).with_bound(bound), unit }
            }
        })
    }
}
