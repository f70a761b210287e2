//! Years that are told by the year told last: `the previous year`, `sei anni dopo`.
//!
//! The other side may say which year that is (`nel 2023`). In the sentence such words are asked for nothing, or for the length of
//! time that they say.

use riscontro_core::value::{Number, PartialDate};
use riscontro_core::{Demand, Mention, SegmentId, Token, TokenClass, Value};

use crate::found::{Found, List, one, own};
use crate::glue::Glue;
use crate::reader::{At, Reader};

/// How many segments before its own the year told last may stand.
const FARTHEST: u32 = 2;

/// How likely a length of time is said for the year to which it leads.
const LED_TO: u8 = 10;

/// Every month has so many days.
const SHORTEST_MONTH: u8 = 28;

/// The years that are told by others; what else counts years (`10,000 years later`) leads to none.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2999;

impl Reader<'_> {
    /// `the year before`, `l'anno seguente`, as the year that it is; `before` are the mentions read so far.
    pub(crate) fn year_beside(&self, at: At, segment: SegmentId, before: &[Mention]) -> Option<List> {
        let step = |kind, years| self.glue(at, kind).map(|end| (end, years));
        let (end, years) = step(Glue::YearBefore, -1).or_else(|| step(Glue::YearAfter, 1))?;
        let year = told_last(segment, before)?.checked_add(years)?;
        if self.tells_year(end) {
            return None;
        }
        Some(one(Found::new(at, end, Value::Date(year_alone(year)), Demand::Optional)))
    }

    /// Gives `two years earlier` the year to which it leads as a further reading.
    pub(crate) fn maybe_year(&self, found: &mut Found, amount: Number, segment: SegmentId, before: &[Mention]) {
        let is_behind = |kind| self.glue(found.end, kind).is_some();
        let years = amount.value().to_integer().and_then(|years| i16::try_from(years).ok());
        let years = years.filter(|years| *years > 0).and_then(|years| {
            if is_behind(Glue::Earlier) {
                Some(-years)
            } else if is_behind(Glue::Later) || self.has_before(found.start, Glue::Later) {
                Some(years)
            } else {
                None
            }
        });
        let Some((years, last)) = years.zip(told_last(segment, before)) else { return };
        let year = last.checked_add(years).filter(|year| YEARS.contains(year) && !self.tells_year(found.end));
        found.readings.extend(year.map(|year| own(Value::Date(year_alone(year)), LED_TO)));
    }

    /// Gives `the decade` the one of the year told last as a further reading.
    pub(crate) fn maybe_decade(&self, found: &mut Found, amount: Number, segment: SegmentId, before: &[Mention]) {
        let is_word = found.start.next() == found.end && self.class(found.start).is_some_and(TokenClass::is_word);
        if is_word && amount == Number::integer(10) {
            let year = told_last(segment, before);
            found.readings.extend(year.map(|year| own(Value::Decade(year - year.rem_euclid(10)), LED_TO)));
        }
    }

    /// Gives `two days later` the day to which it leads as a further reading, within the month.
    pub(crate) fn maybe_day(&self, found: &mut Found, amount: Number, segment: SegmentId, before: &[Mention]) {
        let days = amount.value().to_integer().and_then(|days| u8::try_from(days).ok()).filter(|days| *days > 0);
        let is_later = || self.glue(found.end, Glue::Later).is_some() || self.has_before(found.start, Glue::Later);
        let Some(days) = days.filter(|_| is_later()) else { return };
        let mut near = before.iter().rev().take_while(|mention| mention.segment == segment);
        let told = near.find_map(|mention| match mention.value() {
            Value::Date(PartialDate { day: Some(day), month, .. }) => Some((*day, *month)),
            _ => None,
        });
        let Some((last, month)) = told else { return };
        if let Some(day) = last.checked_add(days).filter(|day| *day <= SHORTEST_MONTH) {
            let date = PartialDate { day: Some(day), month, ..PartialDate::default() };
            found.readings.push(own(Value::Date(date), LED_TO));
            found.readings.push(own(Value::Ordinal(u32::from(day)), LED_TO));
        }
    }

    /// Whether the segment goes on to say a year in digits, which may be the same: `ten years later, in 1960`.
    fn tells_year(&self, end: At) -> bool {
        let is_year = |token: &Token| {
            let digits = token.span.of(self.text);
            token.class == TokenClass::Number && digits.parse().is_ok_and(|year| YEARS.contains(&year))
        };
        self.tokens[end.token..].iter().any(is_year)
    }
}

/// The year told last, in the segment or shortly before.
fn told_last(segment: SegmentId, before: &[Mention]) -> Option<i16> {
    let near = before.iter().rev().take_while(|mention| mention.segment.0 + FARTHEST >= segment.0);
    let year = |mention: &Mention| {
        mention.readings.iter().find_map(|reading| match reading.value {
            Value::Date(PartialDate { year: Some(year), .. }) => Some(year),
            _ => None,
        })
    };
    near.filter_map(year).find(|year| YEARS.contains(year))
}

fn year_alone(year: i16) -> PartialDate {
    PartialDate { year: Some(year), ..PartialDate::default() }
}
