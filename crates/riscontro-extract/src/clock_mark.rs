//! Hours whose word stands behind them, maybe before the minutes: `18 h 30`, `20 heures`, `18 Uhr 30`, `8 horas`.
//!
//! Where that word counts hours as well (`una operación de 8 horas`), a time of day needs a cue, and the length of time stays a
//! reading.

use riscontro_core::value::{ClockTime, Exact, Number, TimeUnit};
use riscontro_core::{Reading, TokenClass, Value};

use crate::clock::{Cue, Half, Time};
use crate::found::own;
use crate::lexicon::ClockWord;
use crate::reader::{At, Reader};
use crate::starts::Starts;

impl Reader<'_> {
    /// The end of the word behind an hour.
    fn hour_mark(&self, at: At) -> Option<At> {
        let kind = Starts::of_clock(ClockWord::HourMark);
        let found = self.is_present(kind).then(|| self.clock_word_of(at, kind))?;
        found.filter(|(_, word)| *word == ClockWord::HourMark).map(|(end, _)| end)
    }

    /// Whether the word of an hour stands behind the hour at `at`.
    pub(crate) fn has_hour_mark(&self, at: At) -> bool {
        let end = self.in_clock_digits(at, Cue::Strong).map(|time| time.end);
        let end = end.or_else(|| self.hour_amount(at).map(|(end, _)| end));
        end.is_some_and(|end| self.hour_mark(end).is_some())
    }

    /// Behind the word of an hour, where one stands at `at`.
    pub(crate) fn past_hour_mark(&self, at: At) -> At {
        self.hour_mark(at).unwrap_or(at)
    }

    /// The hour of `time` with the word behind it and its minutes: `18 h 30`, `18 Uhr`.
    pub(crate) fn at_hour_mark(&self, time: Time, cue: Cue) -> Option<Time> {
        let after = self.hour_mark(time.end)?;
        if self.units(time.end).is_some() && cue <= Cue::Article {
            return None;
        }
        let (end, minute) = self.minutes_in_digits(after).unwrap_or((after, 0));
        Some(Time { minute, end, certain: true, ..time })
    }

    /// `30` behind `18 h`: two digits that count nothing of their own.
    fn minutes_in_digits(&self, at: At) -> Option<(At, u16)> {
        let digits = self.rest(at);
        let is_pair = at.is_whole() && self.class(at) == Some(TokenClass::Number) && digits.len() == 2;
        let minute = digits.parse().ok().filter(|minute| is_pair && *minute < 60)?;
        let end = at.next();
        (!self.is_content(end) && self.units(end).is_none() && self.scale(end).is_none()).then_some((end, minute))
    }

    /// The length of time that the hour from `at` is as well, where its word counts hours: `à 2 heures de Paris`.
    pub(crate) fn hours_counted(&self, at: At, time: Time) -> Option<Reading> {
        let (end, hours) = self.hour_amount(at).filter(|_| time.half == Half::Unknown)?;
        self.hour_mark(end).filter(|_| self.units(end).is_some())?;
        let minutes = Exact::ratio(i64::from(hours) * 60 + i64::from(time.minute), 60)?;
        let resolution = minutes.as_decimal().map_or(-2, |(_, exponent)| exponent);
        Some(own(Value::Duration { amount: Number::new(minutes, resolution), unit: TimeUnit::Hour }, 40))
    }

    /// The time of day that `18 h 30` and `18 heures` are without a cue.
    pub(crate) fn time_of_hours(&self, at: At, end: At) -> Option<Reading> {
        if let Some(time) = self.in_clock_digits(at, Cue::Strong) {
            // `18.30 uur`
            let is_whole = self.hour_mark(time.end) == Some(end);
            let time = ClockTime::new(time.hour, time.minute).filter(|_| is_whole)?;
            return Some(own(Value::Clock(time), 20));
        }
        let (after, hour) = self.hour_amount(at)?;
        let after = self.hour_mark(after)?;
        let (last, minute) = self.minutes_in_digits(after).unwrap_or((after, 0));
        let time = ClockTime::new(hour, minute).filter(|_| last == end)?;
        Some(own(Value::Clock(time), 20))
    }

    /// `18 h 30`: whether minutes stand behind the word of the hour at `at`.
    pub(crate) fn has_minutes_behind_mark(&self, at: At) -> bool {
        let after = || self.hour_mark(self.hour_amount(at)?.0);
        self.is_present(Starts::of_clock(ClockWord::HourMark))
            && after().is_some_and(|after| self.minutes_in_digits(after).is_some())
    }

    /// Whether the word behind the hour at `at` makes it a time of day: it counts no hours, or minutes stand behind it.
    pub(crate) fn has_sure_mark(&self, at: At) -> bool {
        let Some((end, _)) = self.hour_amount(at) else { return false };
        self.hour_mark(end).is_some_and(|after| self.units(end).is_none() || self.minutes_in_digits(after).is_some())
    }
}
