//! `weekday-date`: a date has a weekday that it did not fall on.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use riscontro_core::value::PartialDate;
use riscontro_core::{Group, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, Side, Value};

use super::draft::{NoOptions, words};
use crate::plain::plain;
use crate::rule::{Rule, Sink};
use crate::slip::{Slip, report_slips};

/// The first full year of the Gregorian calendar.
const FIRST_YEAR: i16 = 1583;
/// The last year in which a country of Europe (Greece) changed from the Julian to the Gregorian calendar.
const LAST_JULIAN_YEAR: i16 = 1923;

/// ## What it does
/// Reports a date with weekday, day, month and year whose weekday is not that
/// day's, on the side where it stands; once on the source where both sides say so.
/// Dates before 1583 are left out; up to 1923 the weekday of the Julian calendar is
/// taken, too. This rule is off by default: `--select consistency` or its own name
/// turns it on.
///
/// ## Why it matters
/// Either the weekday or the date is wrong, and who plans by it comes on the wrong
/// day. The slip is mostly the author's, and the translator is the one who can ask.
///
/// ## Example
/// it: La prima è **lunedì 15 ottobre 2024**.
/// en: The premiere is on **Monday, 15 October 2024**.
///
/// ## Options
/// None.
pub(super) struct WeekdayDate;

impl Rule for WeekdayDate {
    const META: RuleMeta = RuleMeta {
        id: RuleId("weekday-date"),
        group: Group::Consistency,
        severity: Severity::Note,
        summary: "a date has a weekday that it did not fall on",
        page: include_str!("weekday_date.rs"),
        on_by_default: false,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        WeekdayDate
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        report_slips(pair, slips, sink);
    }
}

fn slips(side: &Side) -> Vec<Slip> {
    let dates = side.mentions.iter().filter(|mention| mention.kind == MentionKind::Date);
    dates.filter_map(|mention| slip(side, mention)).collect()
}

/// The slip of a date, if no reading of it has the right weekday.
fn slip(side: &Side, mention: &Mention) -> Option<Slip> {
    let day = actual_weekday(mention.value())?;
    let is_wrong = mention.readings.iter().all(|reading| actual_weekday(&reading.value).is_some());
    let date = if let Value::Date(date) = mention.value() { *date } else { PartialDate::default() };
    let undated = plain(&Value::Date(PartialDate { weekday: None, ..date }));
    let weekday =
        Value::Date(PartialDate { weekday: u8::try_from(day.to_monday_one_offset()).ok(), ..PartialDate::default() });
    is_wrong.then(|| Slip {
        segment: mention.segment,
        span: mention.span,
        value: mention.value().to_string().into(),
        message: format!("`{}`: {undated} is a {}", words(side, mention), plain(&weekday)),
    })
}

/// The weekday of a date that states another one; `None` where the stated one is right or cannot be told.
fn actual_weekday(value: &Value) -> Option<Weekday> {
    let Value::Date(PartialDate { year: Some(year), month: Some(month), day: Some(day), weekday: Some(stated) }) =
        value
    else {
        return None;
    };
    let stated = Weekday::from_monday_one_offset(i8::try_from(*stated).ok()?).ok()?;
    let date = Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()?;
    let may_be_julian = *year <= LAST_JULIAN_YEAR && julian_weekday(date) == Some(stated);
    (*year >= FIRST_YEAR && date.weekday() != stated && !may_be_julian).then(|| date.weekday())
}

/// The weekday of the day that the Julian calendar calls by this date.
fn julian_weekday(date: Date) -> Option<Weekday> {
    // The calendars part at the end of February of each century that 400 does not divide.
    let year = if date.month() > 2 { date.year() } else { date.year() - 1 };
    let behind = i64::from(year / 100 - year / 400 - 2);
    date.checked_add(behind.days()).ok().map(Date::weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(year: i16, month: u8, day: u8, weekday: u8) -> Value {
        let date = PartialDate { year: Some(year), month: Some(month), day: Some(day), weekday: Some(weekday) };
        Value::Date(date)
    }

    #[test]
    fn weekdays_are_those_of_the_calendar_in_use() {
        // The storming of the Bastille was on a Tuesday.
        assert_eq!(actual_weekday(&stated(1789, 7, 14, 2)), None);
        assert_eq!(actual_weekday(&stated(1789, 7, 14, 3)), Some(Weekday::Tuesday));
        // The Winter Palace fell on Wednesday, 25 October 1917 of the Julian calendar, a Thursday of the Gregorian one.
        assert_eq!(actual_weekday(&stated(1917, 10, 25, 3)), None);
        assert_eq!(actual_weekday(&stated(1917, 10, 25, 4)), None);
        assert_eq!(actual_weekday(&stated(1917, 10, 25, 5)), Some(Weekday::Thursday));
        // Charles I was beheaded on Tuesday, 30 January 1649 of the calendar of England.
        assert_eq!(actual_weekday(&stated(1649, 1, 30, 2)), None);
        assert_eq!(actual_weekday(&stated(1500, 1, 1, 1)), None);
    }

    #[test]
    fn a_day_that_never_was_has_no_weekday() {
        assert_eq!(actual_weekday(&stated(2023, 2, 29, 1)), None);
    }
}
