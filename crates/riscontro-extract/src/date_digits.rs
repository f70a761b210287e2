//! What digits with strokes, hyphens or dots between them mean: dates, fractions, seasons, numbers of laws.

use riscontro_core::value::{Exact, Number, PartialDate};
use riscontro_core::{Demand, Reading, Readings, Value};
use riscontro_lang::DateOrder;
use smallvec::SmallVec;

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::Unit;
use crate::numeral::Amount;
use crate::quantity::Quantity;
use crate::reader::{At, Reader};

/// Two-digit years up to this one are of this century, later ones of the last.
const LATEST_SHORT_YEAR: i16 = 50;

/// The most years that a stroke joins: `2024/25`; beyond it stands a number and its year (`344/1999`).
const LONGEST_SEASON: i16 = 10;

/// Years whose months are told in digits.
const YEARS_OF_MONTHS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A run of digits with its value.
#[derive(Debug, Clone, Copy)]
struct Part {
    value: u32,
    len: usize,
}

impl Reader<'_> {
    /// `4/7/2025`, `04-07-2025`, `2025-07-04`, `4.7.2025`, `3/4`, `2024/25`, `81/2008`.
    pub(crate) fn digit_date(&self, at: At) -> Option<Found> {
        if !self.is_number(at) {
            return None;
        }
        let dotted: SmallVec<[&str; 4]> = self.rest(at).split('.').collect();
        if let [day, month, year] = dotted[..] {
            let dates = self.dates([part(day)?, part(month)?, part(year)?]);
            return with_readings(at, at.next(), dates);
        }
        // `vom 1.1. bis zum 30.6.`: the second stop is a rank's too.
        let stopped = self.past_rank_stop(at, at.next());
        if let ([day, month], true) = (&dotted[..], stopped > at.next()) {
            return with_readings(at, stopped, dated(None, part(month)?, part(day)?).into_iter().collect());
        }
        let stroke = ["/", "-"].into_iter().find(|mark| self.is_mark(at.next(), mark))?;
        let second = At::start(at.token + 2);
        let third = At::start(at.token + 4);
        let close = |from: At| self.is_joined(from) && self.is_joined(from.next());
        let number = |at: At| part(self.rest(at)).filter(|_| self.is_number(at));
        if !close(at.next()) {
            return None;
        }
        let (first, next) = (number(at)?, number(second)?);
        if self.is_mark(second.next(), stroke)
            && close(second.next())
            && let Some(last) = number(third)
        {
            return with_readings(at, third.next(), self.dates([first, next, last]));
        }
        if stroke != "/" {
            return None;
        }
        let mut readings = self.days_and_fractions(first, next);
        if readings.is_empty() {
            let code = self.span(at, second.next()).of(self.text);
            readings.push(own(Value::Verbatim(code.into()), 100));
            readings.extend(month_of(first, next).filter(|_| self.may_be_month(at)));
            if next.len == 2 {
                // `l. 241/90` is Law 241/1990.
                let written_out =
                    |century: &str| code.rfind('/').map(|at| [&code[..=at], century, &code[at + 1..]].concat());
                let years = ["19", "20"].into_iter().filter_map(written_out);
                readings.extend(years.map(|code| own(Value::Verbatim(code.into()), 40)));
            }
        }
        let found = with_readings(at, second.next(), readings)?;
        if first.value + 1 == next.value {
            return Some(self.or_either(found, [first, next]));
        }
        Some(self.fraction_of_measure(at, &found).unwrap_or(found))
    }

    /// Whether digits at `at` may be a month with its year: behind a noun they number it (`la delibera 5/2022`).
    fn may_be_month(&self, at: At) -> bool {
        let Some(before) = at.token.checked_sub(1).map(At::start) else { return true };
        let is_small = self.token(before).is_some_and(|token| self.facts(token).is_stop);
        let is_mark = [":", "(", ","].into_iter().any(|mark| self.is_mark(before, mark));
        (is_small || is_mark) && !self.has_before(at, Glue::NumberSign) && !self.has_before(at, Glue::NumeralNoun)
    }

    /// `3/4 giorni`, `2/3 persone`: of a part that is one less than the whole one or the other as well, where it counts something.
    fn or_either(&self, found: Found, [low, high]: [Part; 2]) -> Found {
        let [low, high] = [low, high].map(|part| Number::integer(i64::from(part.value)));
        let units = self.units(found.end).into_iter().flat_map(|(_, units)| units.iter().copied().collect::<Vec<_>>());
        let times = units.filter(|unit| matches!(unit, Unit::Time(..)));
        let spans: Vec<Value> =
            times.filter_map(|unit| Some(Value::Range(Box::new((unit.of(low)?, unit.of(high)?))))).collect();
        if let Some((end, units)) = self.units(found.end).filter(|_| !spans.is_empty()) {
            let mut either = Found { end, readings: Readings::new(), ..found };
            // `1/2 ora` is half an hour.
            let half = Exact::ratio(1, 2).filter(|_| low.value() == Exact::ONE).map(|half| Number::new(half, -1));
            let halves = half.into_iter().flat_map(|half| units.iter().filter_map(move |unit| unit.of(half)));
            either.readings.extend(halves.chain(spans).map(|span| own(span, 100)));
            either.readings.extend(found.readings);
            return either;
        }
        let measure = self.fraction_of_measure(found.start, &found);
        if measure.is_none() && self.is_content(found.end) {
            return found.or(Value::Range(Box::new((Value::Number(low), Value::Number(high)))), 30);
        }
        measure.unwrap_or(found)
    }

    /// `1/2 cup`, `a 1/4-inch hole`: a fraction of what stands behind it, or what its digits mean without that. (`3/4 giorni` are three or
    /// four.)
    fn fraction_of_measure(&self, at: At, found: &Found) -> Option<Found> {
        let Value::Number(number) = found.readings.first()?.value else { return None };
        let (end, units) = self.units(self.past_hyphen(found.end).unwrap_or(found.end))?;
        let units: SmallVec<[Unit; 2]> =
            units.iter().copied().filter(|unit| matches!(unit, Unit::Measure(_))).collect();
        if units.is_empty() {
            return None;
        }
        let amount = Amount { end, ..Amount::of(end, number, Demand::Required) };
        let mut measure = Quantity { start: at, end, amount, units: units.into_iter().collect() }.found();
        measure.readings.extend(found.readings.iter().cloned());
        Some(measure)
    }

    /// The dates that three numbers may name, year first or last.
    fn dates(&self, [a, b, c]: [Part; 3]) -> Readings {
        if a.len == 4 {
            return dated(year(a), b, c).into_iter().collect();
        }
        if a.len > 2 || b.len > 2 || (c.len != 2 && c.len != 4) {
            return Readings::new();
        }
        let day_first = dated(year(c), b, a);
        let month_first = dated(year(c), a, b).filter(|_| self.lexicon.language.date_order == DateOrder::Either);
        without_twins(day_first.into_iter().chain(month_first))
    }

    /// `3/4`: a part, a day of a month; `2024/25`: a season.
    fn days_and_fractions(&self, a: Part, b: Part) -> Readings {
        if a.len == 4 && matches!(b.len, 2 | 4) {
            return season(a, b).into_iter().collect();
        }
        if b.len > 3 || a.len > 3 {
            return Readings::new();
        }
        let fraction = || {
            let value = Exact::ratio(i64::from(a.value), i64::from(b.value))?;
            Some(own(Value::Number(Number::new(value, value.as_decimal().map_or(-18, |(_, exponent)| exponent))), 80))
        };
        let fraction = fraction().filter(|_| a.value < b.value && b.value > 1);
        let day_first = dated(None, b, a);
        let month_first = dated(None, a, b).filter(|_| self.lexicon.language.date_order == DateOrder::Either);
        without_twins(fraction.into_iter().chain(day_first).chain(month_first))
    }
}

fn without_twins(readings: impl Iterator<Item = Reading>) -> Readings {
    let mut out = Readings::new();
    for reading in readings {
        if out.iter().all(|other| other.value != reading.value) {
            out.push(reading);
        }
    }
    out
}

fn part(text: &str) -> Option<Part> {
    let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    Some(Part { value: text.parse().ok().filter(|_| plain)?, len: text.len() })
}

fn year(part: Part) -> Option<i16> {
    let value = i16::try_from(part.value).ok()?;
    Some(match part.len {
        2 if value <= LATEST_SHORT_YEAR => 2000 + value,
        2 => 1900 + value,
        _ => value,
    })
}

fn dated(year: Option<i16>, month: Part, day: Part) -> Option<Reading> {
    let narrow = |part: Part| u8::try_from(part.value).ok().filter(|value| *value > 0);
    let date = PartialDate { year, month: Some(narrow(month)?), day: Some(narrow(day)?), weekday: None };
    date.is_possible().then(|| own(Value::Date(date), 90))
}

/// `03/2021` may be a month.
fn month_of(month: Part, last: Part) -> Option<Reading> {
    let month = u8::try_from(month.value).ok().filter(|_| month.len <= 2)?;
    let year = year(last).filter(|year| last.len == 4 && YEARS_OF_MONTHS.contains(year))?;
    let date = PartialDate { year: Some(year), month: Some(month), ..PartialDate::default() };
    ((1..=12).contains(&month)).then(|| own(Value::Date(date), 60))
}

fn season(first: Part, last: Part) -> Option<Reading> {
    let first = year(first)?;
    let last = if last.len == 2 { first / 100 * 100 + i16::try_from(last.value).ok()? } else { year(last)? };
    let date = |year| Value::Date(PartialDate { year: Some(year), ..PartialDate::default() });
    let is_season = (1000..=2100).contains(&first) && first < last && last - first <= LONGEST_SEASON;
    is_season.then(|| own(Value::Range(Box::new((date(first), date(last)))), 100))
}

fn with_readings(start: At, end: At, readings: Readings) -> Option<Found> {
    (!readings.is_empty()).then_some(Found { start, end, readings, demand: Demand::Required })
}
