//! Years of which the century is left out: `i moti del '48`, `rispetto al ’22`, `the winter of '63`.

use riscontro_core::value::{Exact, Number, PartialDate};
use riscontro_core::{Demand, Value};

use crate::found::Found;
use crate::numeral::Nature;
use crate::period::is_apostrophe;
use crate::reader::{At, Reader};

/// The centuries that a year of two digits may belong to, the likeliest first.
const CENTURIES: [i16; 6] = [1900, 2000, 1800, 1700, 1600, 1500];

/// The years that two digits may stand for, the likeliest first.
pub(crate) fn short_years(short: i16) -> impl Iterator<Item = Value> {
    let year = move |century: i16| Value::Date(PartialDate { year: Some(century + short), ..PartialDate::default() });
    CENTURIES.into_iter().map(year)
}

impl Reader<'_> {
    /// The year behind an apostrophe at `at`: each century is a reading, the bare number the last.
    pub(crate) fn short_year(&self, at: At) -> Option<Found> {
        // Not `5'48"`, but `'15-'18`.
        let after_hyphen =
            at.token.checked_sub(1).is_some_and(|before| self.past_hyphen(At::start(before)) == Some(at));
        let stands_free = is_apostrophe(self.rest(at)) && at.token > 0 && (after_hyphen || !self.is_joined(at));
        let digits = stands_free.then(|| at.next()).filter(|next| self.is_joined(*next) && self.is_number(*next))?;
        let amount = self.in_digits(digits)?;
        let Nature::Bare(value, 2) = amount.nature else { return None };
        // `'60s`, `'20' per minute`
        let goes_on = self.is_joined(amount.end) && is_apostrophe(self.rest(amount.end));
        if goes_on || !amount.end.is_whole() {
            return None;
        }
        let short = i16::try_from(value).ok()?;
        let mut years = short_years(short);
        let found = Found::new(at, amount.end, years.next()?, Demand::Required);
        let found = years.fold(found, |found, year| found.or(year, 50));
        Some(found.or(Value::Number(Number::new(Exact::integer(i64::from(value)), 0)), 20))
    }
}
