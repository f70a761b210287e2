//! Spans of hours: `dalle 10 alle 18.30`, `6.30-10am`, `tra le 22 e le 5`.

use riscontro_core::value::ClockTime;
use riscontro_core::{Demand, Readings, Value};
use smallvec::SmallVec;

use crate::clock::{Cue, Half, Time};
use crate::found::{Found, List, own};
use crate::glue::Glue;
use crate::lexicon::{ClockWord, RangeWord};
use crate::reader::{At, Reader};
use crate::starts::Starts;

impl Reader<'_> {
    /// The two ends of a span of hours, each a time by itself: `dalle 10 alle 18.30`, `6.30-10am`.
    pub(crate) fn clock_range(&self, at: At) -> Option<List> {
        if !self.is_present(Starts::RANGE) {
            return None;
        }
        let opened = self.range_open(at);
        if opened.is_none() && !self.is_present(Starts::of_range(RangeWord::Dash)) {
            return None;
        }
        let start = opened.unwrap_or(at);
        let (low, low_sure) = self.end_of_hours(start)?;
        let joint = |word: RangeWord| if opened.is_some() { !word.opens() } else { word == RangeWord::Dash };
        let after = self.range_word(low.end, joint)?;
        let (high, high_sure) = self.end_of_hours(after)?;
        let is_cued = self.has_cue(start, ClockWord::Cue) && self.has_cue(after, ClockWord::Cue);
        let is_sure = match opened {
            Some(_) => low_sure || high_sure || is_cued || (self.has_hour_mark(start) && self.has_hour_mark(after)),
            None => {
                (low_sure && high_sure)
                    || self.has_sure_mark(after)
                    || (self.has_hour_mark(start) && self.has_hour_mark(after))
                    || self.is_plain_clock(low, start)
                    || self.is_plain_clock(high, after)
                    || self.are_hours_of_opening(start, after)
            }
        };
        let counts = self.counts_something(start, low.end) || self.counts_something(after, high.end);
        let counts = counts || (opened.is_none() && self.is_behind_score(start));
        if !is_sure || counts || (self.is_content(high.end) && !self.has_hour_mark(after)) {
            return None;
        }
        let end = |start, time: Time| Found {
            start,
            end: time.end,
            readings: self.times(start, self.with_half_before(time, start), Cue::Strong),
            demand: Demand::Required,
        };
        let ends = [end(start, low), end(after, high)];
        ends.iter().all(|end| !end.readings.is_empty()).then(|| List::from_iter(ends))
    }

    /// Whether decimals with a dash between them are hours with their minutes: `open 8.30–1.30`, which fall, or right beside a day of the week.
    fn are_hours_of_opening(&self, start: At, after: At) -> bool {
        let hours = |at: At| {
            let (hour, minute) = self.rest(at).split_once('.').filter(|_| self.is_number(at))?;
            let is_quarter = matches!(minute, "00" | "15" | "30" | "45");
            Some((hour.parse::<u8>().ok()?, minute)).filter(|_| is_quarter)
        };
        let (Some(low), Some(high)) = (hours(start), hours(after)) else { return false };
        let is_day = |at: At| self.starts(at).has(Starts::WEEKDAY);
        let is_beside_day = || is_day(after.next()) || start.token.checked_sub(1).map(At::start).is_some_and(is_day);
        (low > high || is_beside_day()) && self.units(after.next()).is_none()
    }

    /// Whether another result stands right before `at`, so that what follows is one as well: `6-4 6-4 yesterday afternoon`.
    fn is_behind_score(&self, at: At) -> bool {
        let before = |at: At| at.token.checked_sub(1).map(At::start);
        let comma = before(at).filter(|comma| self.is_mark(*comma, ","));
        let Some(last) = before(comma.unwrap_or(at)).filter(|last| self.is_number(*last)) else { return false };
        let hyphen = before(last).filter(|hyphen| self.past_hyphen(*hyphen) == Some(last));
        hyphen.and_then(before).is_some_and(|first| self.is_number(first))
    }

    /// A time at `at`, and whether it can be nothing else: a mark that is no decimal mark here, or a half of the day.
    fn end_of_hours(&self, at: At) -> Option<(Time, bool)> {
        if let Some(time) = self.named_time(at).or_else(|| self.minutes_past_hour(at)) {
            return Some((time, true));
        }
        let time = self.with_half_of_day(self.hour_then_minutes(at, Cue::Strong)?, at);
        let mark = self.rest(at).chars().find(|letter| !letter.is_ascii_digit());
        let is_marked = time.certain && matches!(mark, Some(':' | '.')) && mark != Some(self.formats.own.decimal);
        Some((time, is_marked || self.has_sure_mark(at) || time.half != Half::Unknown))
    }

    /// The time that a word names, maybe behind its article: `tra le 20 e la mezzanotte`.
    fn named_time(&self, at: At) -> Option<Time> {
        let is_small = self.token(at).is_some_and(|token| self.facts(token).is_stop);
        let word = |at: At| match self.clock_word_of(at, Starts::TIME)? {
            (end, ClockWord::Word(time)) => Some((end, time)),
            _ => None,
        };
        let (end, time) = word(at).or_else(|| word(at.next()).filter(|_| is_small))?;
        // `mezzanotte e mezza` is read elsewhere.
        if self.glue(end, Glue::And).is_some_and(|next| self.half(next).is_some()) {
            return None;
        }
        let half = if time.hour() < 12 { Half::Morning } else { Half::Evening };
        Some(Time { hour: time.hour(), minute: time.minute(), end, half, certain: true, padded: false })
    }

    /// `9-19.30`, `tra le 9 e le 11`, `from 8 to 2`: what the ends of a range of plain numbers are as hours; of hours up to twelve
    /// each may be of either half of the day.
    pub(crate) fn hours_of_range(&self, start: At, after: At, end: At) -> Readings {
        // `ore 10-12 e 15-18`: what follows is no minutes.
        let times = |at| match self.in_clock_digits(at, Cue::Strong) {
            Some(time) => Some((self.past_hour_mark(time.end), halves(time.hour, time.minute))),
            None => self.hour_amount(at).map(|(end, hour)| (self.past_hour_mark(end), halves(hour, 0))),
        };
        let (Some((_, lows)), Some((high_end, highs))) = (times(start), times(after)) else { return Readings::new() };
        let ends = lows.into_iter().flat_map(|low| highs.clone().into_iter().map(move |high| (low, high)));
        let as_range = |(low, high)| own(Value::Range(Box::new((Value::Clock(low), Value::Clock(high)))), 10);
        ends.filter(|(low, high)| high_end == end && low != high).map(as_range).collect()
    }

    /// Whether a colon or a half of the day makes a time of what stands at `at`.
    fn is_plain_clock(&self, time: Time, at: At) -> bool {
        time.half != Half::Unknown || self.rest(at).contains(':')
    }
}

/// A time as it is written and, where its hour may be one of the other half of the day, as that one.
fn halves(hour: u16, minute: u16) -> SmallVec<[ClockTime; 2]> {
    let other = (1..=12).contains(&hour).then_some((hour + 12) % 24);
    [Some(hour), other].into_iter().flatten().filter_map(|hour| ClockTime::new(hour, minute)).collect()
}
