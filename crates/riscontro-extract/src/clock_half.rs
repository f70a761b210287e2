//! Which half of the day a time is of: `5 p.m.`, `alle 7 di sera`, `at 8.40 on Friday evening`.

use riscontro_core::TokenClass;

use crate::clock::{Cue, Half, Time};
use crate::lexicon::ClockWord;
use crate::reader::{At, Reader};
use crate::starts::Starts;

impl Reader<'_> {
    /// The half of the day that the words at `at` name, and where a time that they belong to ends.
    pub(crate) fn half_of_day(&self, at: At) -> Option<(At, Half)> {
        if let Some(half) = self.half_of_named_day(at) {
            return Some((at, half));
        }
        match self.clock_word_of(at, Starts::of_clock(ClockWord::Am).or(Starts::of_clock(ClockWord::Pm)))? {
            (end, ClockWord::Am) => Some((end, Half::Morning)),
            (end, ClockWord::Pm) => Some((end, Half::Evening)),
            _ => None,
        }
    }

    /// The half of the day behind the name of a day, which is a mention of its own: `at 8.40 on Friday evening`.
    pub(crate) fn half_of_named_day(&self, at: At) -> Option<Half> {
        if !self.is_present(Starts::WEEKDAY) {
            return None;
        }
        let is_small = self.token(at).is_some_and(|token| self.facts(token).is_stop);
        let day = self.weekday(at).or_else(|| self.weekday(at.next()).filter(|_| is_small))?;
        match self.clock_word_of(day.0, Starts::of_clock(ClockWord::DayAm).or(Starts::of_clock(ClockWord::DayPm)))? {
            (_, ClockWord::DayAm) => Some(Half::Morning),
            (_, ClockWord::DayPm) => Some(Half::Evening),
            _ => None,
        }
    }

    /// Adds what says the half of the day, right behind the time or behind that of a range: `7 and 9 p.m.`.
    pub(crate) fn with_half_of_day(&self, time: Time, at: At) -> Time {
        if let Some((end, ClockWord::AfterCue)) =
            self.clock_word_of(time.end, Starts::of_clock(ClockWord::AfterCue)).filter(|_| time.hour <= 24)
        {
            let time = Time { end, certain: time.certain || self.class(at) != Some(TokenClass::Alphanumeric), ..time };
            return self.half_of_day(end).map_or(time, |(end, half)| Time { end, half, ..time });
        }
        if let Some((end, half)) = self.half_of_day(time.end) {
            return Time { end, half, certain: true, ..time };
        }
        match self.shared_half(time.end) {
            Some((hour, half)) if hour > time.hour || hour == 12 => Time { half, certain: true, ..time },
            _ => time,
        }
    }

    /// The half of the day, and the hour before it, of a range that goes on at `at`.
    pub(crate) fn shared_half(&self, at: At) -> Option<(u16, Half)> {
        let next = self.hour_then_minutes(self.range_word(at, |word| !word.opens())?, Cue::Strong)?;
        self.half_of_day(next.end).map(|(_, half)| (next.hour, half))
    }
}
