//! Minutes of a football match, counted from the kick-off, from the interval or from the end of a half: `al 57'`, `al 12' della ripresa`,
//! `90'+3`, `the third minute of stoppage time`.

use riscontro_core::value::{Exact, Number, TimeUnit};
use riscontro_core::{Demand, Value};

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::Unit;
use crate::numeral::Nature;
use crate::reader::{At, Reader};

/// Minutes when a half ends, and when the halves of extra time do.
const ENDS: [i64; 4] = [45, 90, 105, 120];

/// When play is resumed after the interval.
const INTERVAL: i64 = 45;

/// The most minutes that are added to a half.
const MOST_ADDED: i64 = 20;

/// The most minutes of a half, with those that are added.
const LONGEST_HALF: i64 = 60;

impl Reader<'_> {
    /// `90'+3`, `45+2`: a minute that is added to a half.
    pub(crate) fn added_minute(&self, at: At) -> Option<Found> {
        let minute = |at: At| {
            let amount = self.in_digits(at).filter(|amount| matches!(amount.nature, Nature::Bare(..)))?;
            let end = if is_prime(self.rest(amount.end)) { amount.end.next() } else { amount.end };
            Some((end, amount.integer()?))
        };
        let (plus, end_of_half) = minute(at).filter(|(_, minute)| ENDS.contains(minute))?;
        let added = Some(plus).filter(|plus| self.is_mark(*plus, "+"))?.next();
        let (end, added) = minute(added).filter(|(_, added)| (1..=MOST_ADDED).contains(added))?;
        let rank = |minute: i64| u32::try_from(minute).map(Value::Ordinal).ok();
        let found = Found::new(at, end, Value::Number(Number::integer(end_of_half + added)), Demand::Required);
        Some(found.or(rank(end_of_half + added)?, 60).or(rank(added)?, 20))
    }

    /// Gives a minute that is counted from the interval or from the end of a half those of the match as further readings.
    pub(crate) fn maybe_minute_of_play(&self, found: &mut Found) {
        let minutes = |end: At| {
            let minute = Unit::Time(TimeUnit::Minute, Exact::ONE);
            self.units(end).filter(|(_, units)| units.contains(&minute)).map(|(end, _)| end)
        };
        let (minute, end) = match found.readings[0].value {
            // `al 12' della ripresa`
            Value::Number(number) if is_prime(self.rest(found.end)) => {
                (number.value().as_integer(), Some(found.end.next()))
            }
            Value::Duration { amount, unit: TimeUnit::Minute } => (amount.value().as_integer(), Some(found.end)),
            Value::Ordinal(rank) => (Some(i64::from(rank)), minutes(found.end)),
            _ => return,
        };
        let Some(minute) = minute.filter(|minute| (1..=LONGEST_HALF).contains(minute)) else { return };
        let says = |kind| end.is_some_and(|end| self.glue(end, kind).is_some());
        // `tre minuti di recupero` are how many were added.
        let is_length = matches!(found.readings[0].value, Value::Duration { .. });
        let starts: &[i64] = if says(Glue::SecondHalf) {
            &[INTERVAL]
        } else if says(Glue::IntoStoppage) || (says(Glue::Stoppage) && !is_length) {
            &ENDS[..2]
        } else {
            return;
        };
        let minutes = starts.iter().filter_map(|start| u32::try_from(start + minute).ok());
        found.readings.extend(minutes.map(|minute| own(Value::Ordinal(minute), 5)));
    }
}

/// Whether it is the mark of minutes.
fn is_prime(mark: &str) -> bool {
    matches!(mark, "'" | "’" | "′")
}
