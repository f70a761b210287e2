//! Minutes beside an hour: `half past five`, `six minutes past seven`, `ten to noon`, `le sei meno dieci`.

use riscontro_core::value::{ClockTime, Exact, TimeUnit};
use riscontro_core::{Demand, TokenClass, Value};

use crate::clock::{Cue, Half, Time};
use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::{ClockWord, Unit};
use crate::numeral::Nature;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// How minutes are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// A half or quarter of an hour.
    Part,
    /// With their unit: `four minutes`.
    Named,
    /// As a number alone.
    Bare,
}

/// Minutes before or behind an hour.
#[derive(Debug, Clone, Copy)]
struct Minutes {
    end: At,
    count: u16,
    said: Said,
}

impl Reader<'_> {
    /// `half past five`, `a quarter to nine`, `ten to six`; without a word for a part only after a cue.
    pub(crate) fn minutes_then_hour(&self, at: At, cue: Cue) -> Option<Time> {
        let (minutes, after, is_past) = self.minutes_beside(at)?;
        let is_round = cue > Cue::Article && minutes.count % 5 == 0;
        let is_clear = match minutes.said {
            Said::Part => true,
            // `it rose from 20 minutes to two hours`
            Said::Named => is_past || cue == Cue::Strong,
            Said::Bare => is_round,
        };
        if let Some(time) = self.beside_word(minutes, after, is_past).filter(|_| is_clear) {
            return Some(time);
        }
        let (end, hour) = self.hour_amount(after).filter(|_| is_clear)?;
        // `by 10 to 12 percent`, `about 10 to 12 people`, but `at ten to twelve people left`
        let counts = || cue != Cue::Strong && self.is_number(at) && !is_past && !self.ends_clock(end);
        if minutes.said == Said::Bare && (self.units(end).is_some() || counts()) {
            return None;
        }
        let (hour, minute) = if is_past { (hour, minutes.count) } else { ((hour + 23) % 24, 60 - minutes.count) };
        let hour = if hour == 0 && !is_past { 12 } else { hour };
        Some(Time { hour, minute, end, half: Half::Unknown, certain: true, padded: false })
    }

    /// `half nine`: half past the hour. Without a cue it must be in words and count nothing.
    pub(crate) fn half_past_hour(&self, at: At, cue: Cue) -> Option<Time> {
        let (after, _) = self
            .clock_word_of(at, Starts::of_clock(ClockWord::HalfPast))
            .filter(|(_, word)| *word == ClockWord::HalfPast)?;
        let (end, hour) = self.hour_amount(after).filter(|(_, hour)| (1..=12).contains(hour))?;
        let is_word = self.class(after) == Some(TokenClass::Lower) && hour > 1;
        let is_clear = (cue > Cue::Article || is_word) && self.ends_clock(end);
        is_clear.then_some(Time { hour, minute: 30, end, half: Half::Unknown, certain: true, padded: false })
    }

    /// The minutes in words behind the hour in words at `at`, which ends at `end`: `nine thirty`, `nine oh five`, `le nove
    /// trenta`.
    pub(crate) fn minutes_in_words(&self, at: At, end: At, (hour, cue): (u16, Cue)) -> Option<(At, u16)> {
        let is_word = |at: At| self.class(at).is_some_and(TokenClass::is_word);
        // `before nineteen fourteen` tells a year.
        if hour > 12 && cue != Cue::Strong {
            return None;
        }
        let start = self.past_hyphen(end).unwrap_or(end);
        let may_be_minutes = Starts::NUMBER.or(Starts::COMPOSED).or(Starts::of_clock(ClockWord::MinutesZero));
        if !is_word(at) || !self.starts(start).has(may_be_minutes) {
            return None;
        }
        let zero = self
            .clock_word_of(start, Starts::of_clock(ClockWord::MinutesZero))
            .filter(|(_, word)| *word == ClockWord::MinutesZero);
        let digits = if zero.is_some() { 1..10 } else { 10..60 };
        let start = zero.map_or(start, |(after, _)| after);
        let amount = self.amount(start).filter(|amount| is_word(start) && !amount.is_scaled())?;
        let minute = u16::try_from(amount.integer()?).ok().filter(|minute| digits.contains(minute))?;
        self.ends_clock(amount.end).then_some((amount.end, minute))
    }

    /// Whether what ends at `end` counts nothing that follows.
    fn ends_clock(&self, end: At) -> bool {
        let is_named = self.half_of_day(end).is_some() || self.weekday(end).is_some();
        let counts = self.is_content(end)
            || self.class(end).is_some_and(TokenClass::is_capitalised)
            || self.units(end).is_some()
            || self.amount(end).is_some();
        is_named || !counts
    }

    /// `half past midnight`, `ten to noon`.
    fn beside_word(&self, minutes: Minutes, at: At, is_past: bool) -> Option<Time> {
        let (end, ClockWord::Word(word)) = self.clock_word_of(at, Starts::TIME)? else { return None };
        let (hour, minute) =
            if is_past { (word.hour(), minutes.count) } else { ((word.hour() + 23) % 24, 60 - minutes.count) };
        let half = if hour < 12 { Half::Morning } else { Half::Unknown };
        (word.minute() == 0).then_some(Time { hour, minute, end, half, certain: true, padded: false })
    }

    /// Minutes without their hour, which was said before: `at five past`; they may be of any hour.
    pub(crate) fn minutes_past_some_hour(&self, at: At, cue: Cue) -> Option<Found> {
        let (minutes, end, is_past) = (cue == Cue::Strong).then(|| self.minutes_beside(at))??;
        let goes_on = self.is_content(end) || self.amount(end).is_some() || self.glue(end, Glue::Definite).is_some();
        let is_free = is_past && !goes_on && self.token(end).is_none_or(|token| !token.class.is_capitalised());
        let times = (0..24).filter_map(|hour| ClockTime::new(hour, minutes.count));
        let readings = times.map(|time| own(Value::Clock(time), 10)).collect();
        is_free.then_some(Found { start: at, end, readings, demand: Demand::Required })
    }

    /// `ten past two`: minutes that can be no hour of their own, as those of `from ten to two` may be.
    pub(crate) fn minutes_past_hour(&self, at: At) -> Option<Time> {
        self.minutes_beside(at).filter(|(_, _, is_past)| *is_past)?;
        self.minutes_then_hour(at, Cue::Strong)
    }

    /// Minutes at `at`, the place behind the word that joins them to an hour, and whether they are past it.
    fn minutes_beside(&self, at: At) -> Option<(Minutes, At, bool)> {
        let joints = Starts::of_clock(ClockWord::MinutesPast).or(Starts::of_clock(ClockWord::MinutesTo));
        if !self.is_present(joints) {
            return None;
        }
        let minutes = self.minutes(at)?;
        match self.clock_word(minutes.end)? {
            (after, ClockWord::MinutesPast) => Some((minutes, after, true)),
            (after, ClockWord::MinutesTo) => Some((minutes, after, false)),
            _ => None,
        }
    }

    /// The seconds behind a time that surely is one, which no value tells: `alle 2.42 e 16 secondi`.
    pub(crate) fn past_seconds(&self, time: Time) -> Time {
        let seconds = || self.few_seconds(self.glue(time.end, Glue::And)?);
        let end = if time.certain { seconds().unwrap_or(time.end) } else { time.end };
        Time { end, ..time }
    }

    /// `16 seconds past 2.42am`
    pub(crate) fn seconds_past(&self, at: At) -> Option<Found> {
        let joint = Starts::of_clock(ClockWord::MinutesPast);
        if !self.is_present(joint) {
            return None;
        }
        let (after, _) = self.clock_word_of(self.few_seconds(at)?, joint)?;
        let time = self.with_half_of_day(self.hour_then_minutes(after, Cue::Strong)?, after);
        let readings = self.times(after, time, Cue::Strong);
        let is_time = time.certain && !readings.is_empty();
        is_time.then_some(Found { start: at, end: time.end, readings, demand: Demand::Required })
    }

    /// Where seconds that begin at `at` end, fewer than a minute.
    fn few_seconds(&self, at: At) -> Option<At> {
        let amount = self.amount(at).filter(|amount| !amount.is_scaled())?;
        let second = Unit::Time(TimeUnit::Second, Exact::ONE);
        let (end, _) = self.units(amount.end).filter(|(_, units)| units.contains(&second))?;
        amount.integer().is_some_and(|count| (0..60).contains(&count)).then_some(end)
    }

    /// Minutes in words or digits.
    fn minutes(&self, at: At) -> Option<Minutes> {
        let start = self.past(at, Glue::One);
        if let Some(end) = self.half(start) {
            return Some(Minutes { end, count: 30, said: Said::Part });
        }
        if let Some((end, (part, _))) = self.fraction_word(start) {
            let count = sixtieths(part).filter(|count| count % 15 == 0)?;
            return Some(Minutes { end, count, said: Said::Part });
        }
        let amount = self.amount(at).filter(|amount| !amount.is_scaled() && amount.nature != Nature::Digits)?;
        if let Some((end, (part, _))) = self.fraction_word(amount.end) {
            // `tre quarti`, `un quarto`
            let count = sixtieths(part.checked_mul(amount.number().value())?).filter(|count| *count < 60)?;
            return Some(Minutes { end, count, said: Said::Part });
        }
        let count = u16::try_from(amount.integer()?).ok().filter(|minutes| (1..60).contains(minutes))?;
        let minute = Unit::Time(TimeUnit::Minute, Exact::ONE);
        Some(match self.units(amount.end).filter(|(_, units)| units.contains(&minute)) {
            Some((end, _)) => Minutes { end, count, said: Said::Named },
            None => Minutes { end: amount.end, count, said: Said::Bare },
        })
    }

    /// The minutes behind an hour that ends at `at`: `le sei e dieci`.
    pub(crate) fn plus_minutes(&self, at: At) -> Option<(At, u16)> {
        self.joined_minutes(at, ClockWord::HourPlus)
    }

    /// The minutes that are taken from an hour that ends at `at`: `le sei meno dieci`.
    pub(crate) fn minus_minutes(&self, at: At) -> Option<(At, u16)> {
        self.joined_minutes(at, ClockWord::HourMinus)
    }

    fn joined_minutes(&self, at: At, joint: ClockWord) -> Option<(At, u16)> {
        let (after, word) = self.clock_word_of(at, Starts::of_clock(joint))?;
        let Minutes { end, count, said } = self.minutes(after).filter(|_| word == joint)?;
        let counts = said == Said::Bare && (self.is_content(end) || self.units(end).is_some());
        (!counts).then_some((end, count))
    }
}

/// The minutes that a part of an hour is.
fn sixtieths(part: Exact) -> Option<u16> {
    u16::try_from(part.checked_mul(Exact::integer(60))?.to_integer()?).ok()
}
