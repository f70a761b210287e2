//! Times of day: `alle 17.30`, `at half past five`, `5 p.m.`, `mezzogiorno`.
//!
//! An hour up to twelve that nothing assigns to morning or evening has two readings; a bare number after a cue that may
//! mean something else (`from 5`, `dopo le 5`) is a number first.

use riscontro_core::value::{ClockTime, Exact, Number, TimeUnit};
use riscontro_core::{Demand, Reading, Readings, TokenClass, Value};

use crate::found::{Found, List, own};
use crate::lexicon::{ClockWord, Composed, Glue, RangeWord};
use crate::numeral::Nature;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// Which half of the day the words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Unknown,
    Morning,
    Evening,
}

/// A time in the making.
#[derive(Debug, Clone, Copy)]
struct Time {
    hour: u16,
    minute: u16,
    end: At,
    half: Half,
    /// Whether minutes, a half of the day or a word make sure that it is a time.
    certain: bool,
    /// Whether it was written with two digits for an hour below ten.
    padded: bool,
}

/// How sure the word before a number is that a time follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    None,
    Weak,
    Strong,
}

impl Reader<'_> {
    /// The time at `at`, which the words before it cue or not.
    pub(crate) fn clock(&self, at: At) -> Option<Found> {
        if let Some((end, ClockWord::Word(word))) = self.clock_word_of(at, Starts::TIME) {
            let (end, minutes) = self.plus_minutes(end).unwrap_or((end, 0));
            let time = ClockTime::new(word.hour(), word.minute() + minutes)?;
            return Some(Found::new(at, end, Value::Clock(time), Demand::Required));
        }
        let cue = self.cue_before(at);
        let time = self.minutes_then_hour(at, cue).or_else(|| self.hour_then_minutes(at, cue))?;
        let time = self.with_half_of_day(time, at);
        if !time.certain && (cue == Cue::None || self.counts_something(at, time.end)) {
            return None;
        }
        let readings = self.times(at, time, cue);
        (!readings.is_empty()).then_some(Found {
            start: at,
            end: time.end,
            readings,
            demand: self.clock_demand(at, time),
        })
    }

    /// The two ends of a span of hours, each a time by itself: `dalle 10 alle 18.30`, `6.30-10am`.
    pub(crate) fn clock_range(&self, at: At) -> Option<List> {
        if !self.is_present(Starts::RANGE) {
            return None;
        }
        let opened = self.range_open(at);
        let start = opened.unwrap_or(at);
        let (low, low_sure) = self.end_of_hours(start)?;
        let joint = |word: RangeWord| if opened.is_some() { !word.opens() } else { word == RangeWord::Dash };
        let after = self.range_word(low.end, joint)?;
        let (high, high_sure) = self.end_of_hours(after)?;
        let is_cued = self.has_cue(start, ClockWord::Cue) && self.has_cue(after, ClockWord::Cue);
        let is_sure = match opened {
            Some(_) => low_sure || high_sure || is_cued,
            None => (low_sure && high_sure) || self.is_plain_clock(low, start) || self.is_plain_clock(high, after),
        };
        let counts = self.counts_something(start, low.end) || self.counts_something(after, high.end);
        if !is_sure || counts || self.is_content(high.end) {
            return None;
        }
        let end = |start, time: Time| Found {
            start,
            end: time.end,
            readings: self.times(start, time, Cue::Strong),
            demand: Demand::Required,
        };
        let ends = [end(start, low), end(after, high)];
        ends.iter().all(|end| !end.readings.is_empty()).then(|| List::from_iter(ends))
    }

    /// A time at `at`, and whether it can be nothing else: a mark that is no decimal mark here, or a half of the day.
    fn end_of_hours(&self, at: At) -> Option<(Time, bool)> {
        let time = self.with_half_of_day(self.hour_then_minutes(at, Cue::Strong)?, at);
        let mark = self.rest(at).chars().find(|letter| !letter.is_ascii_digit());
        let is_marked = time.certain && matches!(mark, Some(':' | '.')) && mark != Some(self.formats.own.decimal);
        Some((time, is_marked || time.half != Half::Unknown))
    }

    /// `9-19.30`, `10-18`: what the ends of a range of plain numbers are as hours.
    pub(crate) fn hours_of_range(&self, start: At, after: At, end: At) -> Option<Reading> {
        // `ore 10-12 e 15-18`: what follows is no minutes.
        let time = |at| match self.in_clock_digits(at, Cue::Strong) {
            Some(time) => Some((time.end, ClockTime::new(time.hour, time.minute)?)),
            None => self.hour_amount(at).and_then(|(end, hour)| Some((end, ClockTime::new(hour, 0)?))),
        };
        let ((_, from), (high_end, to)) = (time(start)?, time(after)?);
        let ends = || Box::new((Value::Clock(from), Value::Clock(to)));
        let minutes = |time: ClockTime| time.hour() * 60 + time.minute();
        (high_end == end && minutes(from) < minutes(to)).then(|| own(Value::Range(ends()), 10))
    }

    /// Whether a colon or a half of the day makes a time of what stands at `at`.
    fn is_plain_clock(&self, time: Time, at: At) -> bool {
        time.half != Half::Unknown || self.rest(at).contains(':')
    }

    fn clock_demand(&self, at: At, time: Time) -> Demand {
        let one =
            self.amount(at).is_some_and(|amount| amount.demand == Demand::Optional && !time.certain && time.hour != 6);
        if one && !self.has_cue(at, ClockWord::Cue) { Demand::Optional } else { Demand::Required }
    }

    /// How the words right before `at` cue a time.
    fn cue_before(&self, at: At) -> Cue {
        if self.has_cue(at, ClockWord::Cue) || self.has_cue(at, ClockWord::FormalCue) {
            Cue::Strong
        } else if self.has_cue(at, ClockWord::WeakCue) {
            Cue::Weak
        } else {
            Cue::None
        }
    }

    fn has_cue(&self, at: At, cue: ClockWord) -> bool {
        let kind = Starts::of_clock(cue);
        let cues = |from| self.clock_word_of(At::start(from), kind) == Some((At::start(at.token), cue));
        self.is_present(kind) && (1..=4).any(|back| at.token.checked_sub(back).is_some_and(cues))
    }

    /// Whether the number from `at` counts more than an hour does: it goes on as a quantity or a date.
    fn counts_something(&self, at: At, end: At) -> bool {
        let longer = |found: Option<At>| found.is_some_and(|other| other > end);
        longer(self.quantity(at).map(|quantity| quantity.end))
            || longer(self.date(at).map(|found| found.end))
            || longer(self.fraction(at).map(|found| found.end))
            || longer(self.ordinal(at).map(|ordinal| ordinal.end))
            || longer(self.share(at).map(|found| found.end))
    }

    /// `half past five`, `a quarter to nine`, `ten to six`; without a word for a part only after a cue.
    fn minutes_then_hour(&self, at: At, cue: Cue) -> Option<Time> {
        let joints = Starts::of_clock(ClockWord::MinutesPast).or(Starts::of_clock(ClockWord::MinutesTo));
        if !self.is_present(joints) {
            return None;
        }
        let (end, minutes, is_part) = self.minutes(at)?;
        let (after, word) = self.clock_word(end)?;
        let is_past = match word {
            ClockWord::MinutesPast => true,
            ClockWord::MinutesTo => false,
            _ => return None,
        };
        let (hour_end, hour) = self.hour_word(after).filter(|_| is_part || (cue != Cue::None && minutes % 5 == 0))?;
        let (hour, minute) = if is_past { (hour, minutes) } else { ((hour + 23) % 24, 60 - minutes) };
        let hour = if hour == 0 && !is_past { 12 } else { hour };
        Some(Time { hour, minute, end: hour_end, half: Half::Unknown, certain: true, padded: false })
    }

    /// Minutes in words or digits, and whether they are a half or quarter.
    fn minutes(&self, at: At) -> Option<(At, u16, bool)> {
        let start = self.past(at, Glue::One);
        if let Some(end) = self.half(start) {
            return Some((end, 30, true));
        }
        if let Some((end, (part, _))) = self.fraction_word(start) {
            let minutes = part.checked_mul(Exact::integer(60))?.to_integer()?;
            return Some((end, u16::try_from(minutes).ok().filter(|minutes| minutes % 15 == 0)?, true));
        }
        let amount = self.amount(at).filter(|amount| !amount.is_scaled() && amount.nature != Nature::Digits)?;
        if let Some((end, (part, _))) = self.fraction_word(amount.end) {
            // `tre quarti`, `un quarto`
            let minutes = part.checked_mul(Exact::integer(60))?.checked_mul(amount.number().value())?.to_integer()?;
            return Some((end, u16::try_from(minutes).ok().filter(|minutes| *minutes < 60)?, true));
        }
        let minutes = u16::try_from(amount.integer()?).ok().filter(|minutes| (1..60).contains(minutes))?;
        Some((amount.end, minutes, false))
    }

    fn hour_word(&self, at: At) -> Option<(At, u16)> {
        let amount = self.hour_amount(at)?;
        Some((amount.0, amount.1))
    }

    /// The hour at `at`; a number of one or two digits, or in words.
    fn hour_amount(&self, at: At) -> Option<(At, u16)> {
        let plain = |nature| matches!(nature, Nature::Bare(_, 1..=2) | Nature::Words);
        if self.is_number(at) || self.class(at)? == TokenClass::Alphanumeric {
            let amount = self.amount(at).filter(|amount| plain(amount.nature) && !amount.is_scaled())?;
            return Some((amount.end, u16::try_from(amount.integer()?).ok().filter(|hour| *hour <= 24)?));
        }
        let listed = self.number_word((at, Starts::CARDINAL), |word| match word.kind {
            crate::lexicon::NumberKind::Cardinal(value) => Some(value),
            _ => None,
        });
        let (end, value) = match (listed, self.composed(at)) {
            (Some(listed), _) => listed,
            (None, Composed::Cardinal(value)) => (at.next(), value),
            _ => return None,
        };
        let whole =
            self.amount(at).filter(|amount| amount.end > end).and_then(|amount| Some((amount.end, amount.integer()?)));
        let (end, value) = whole.filter(|(_, value)| *value <= 24).unwrap_or((end, value));
        Some((end, u16::try_from(value).ok().filter(|hour| *hour <= 24)?))
    }

    /// `17.30`, `5:30pm`, `le sei meno dieci`, a bare hour.
    fn hour_then_minutes(&self, at: At, cue: Cue) -> Option<Time> {
        if let Some(time) = self.in_clock_digits(at, cue) {
            return Some(time);
        }
        let (end, hour) = self.hour_amount(at)?;
        let padded = self.rest(at).starts_with('0');
        let time = Time { hour, minute: 0, end, half: Half::Unknown, certain: false, padded };
        if let Some((end, minute)) = self.plus_minutes(end).filter(|_| cue != Cue::None) {
            return Some(Time { minute, end, certain: true, ..time });
        }
        if let Some((end, minutes)) = self.minus_minutes(end).filter(|_| cue != Cue::None) {
            let hour = if hour <= 1 { hour + 11 } else { hour - 1 };
            return Some(Time { hour, minute: 60 - minutes, end, certain: true, ..time });
        }
        Some(time)
    }

    fn plus_minutes(&self, at: At) -> Option<(At, u16)> {
        self.joined_minutes(at, ClockWord::HourPlus)
    }

    fn minus_minutes(&self, at: At) -> Option<(At, u16)> {
        self.joined_minutes(at, ClockWord::HourMinus)
    }

    fn joined_minutes(&self, at: At, joint: ClockWord) -> Option<(At, u16)> {
        let (after, word) = self.clock_word_of(at, Starts::of_clock(joint))?;
        let (end, minutes, is_part) = self.minutes(after).filter(|_| word == joint)?;
        let counts = !is_part && (self.is_content(end) || self.units(end).is_some());
        (!counts).then_some((end, minutes))
    }

    /// `17:30`; with a dot or comma only after a cue or before a half of the day.
    fn in_clock_digits(&self, at: At, cue: Cue) -> Option<Time> {
        if !matches!(self.class(at)?, TokenClass::Number | TokenClass::Alphanumeric) {
            return None;
        }
        let rest = self.rest(at);
        let len = rest
            .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.' | ','))
            .unwrap_or(rest.len());
        let text = &rest[..len];
        let mark = text.find(|letter: char| !letter.is_ascii_digit())?;
        let (hour, minute) = (&text[..mark], &text[mark + 1..]);
        let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
        if hour.len() > 2 || minute.len() != 2 {
            return None;
        }
        let end = if len == rest.len() { at.next() } else { At { token: at.token, skip: u32::try_from(len).ok()? } };
        let time = Time {
            hour: hour.parse().ok().filter(|hour| *hour <= 24)?,
            minute: minute.parse().ok().filter(|minute| *minute < 60)?,
            end,
            half: Half::Unknown,
            certain: true,
            padded: hour.starts_with('0'),
        };
        let colon = text[mark..].starts_with(':');
        let named = self.half_of_day(end).is_some() || (cue == Cue::None && self.shared_half(end).is_some());
        let counted = self.units(end).is_some() || self.scale(end).is_some();
        (colon || named || (cue != Cue::None && !counted)).then_some(time).filter(|_| end.is_whole() || named)
    }

    fn half_of_day(&self, at: At) -> Option<(At, Half)> {
        match self.clock_word_of(at, Starts::of_clock(ClockWord::Am).or(Starts::of_clock(ClockWord::Pm)))? {
            (end, ClockWord::Am) => Some((end, Half::Morning)),
            (end, ClockWord::Pm) => Some((end, Half::Evening)),
            _ => None,
        }
    }

    /// Adds what says the half of the day, right behind the time or behind that of a range: `7 and 9 p.m.`.
    fn with_half_of_day(&self, time: Time, at: At) -> Time {
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
    fn shared_half(&self, at: At) -> Option<(u16, Half)> {
        let next = self.hour_then_minutes(self.range_word(at, |word| !word.opens())?, Cue::Strong)?;
        self.half_of_day(next.end).map(|(_, half)| (next.hour, half))
    }

    /// Whether a bare hour has its half of the day from a phrase that may also stand alone (`in the morning`).
    fn is_said_apart(&self, time: Time, at: At) -> bool {
        let Some((hour_end, _)) = self.hour_amount(at) else { return false };
        time.half != Half::Unknown && time.minute == 0 && time.end.token > hour_end.token + 1
    }

    /// Whether the time at `at` is written in digits with its minutes, as the clock of twenty-four hours is where the decimal
    /// mark is a comma: `alle 9.15` is a morning.
    fn counts_to_twenty_four(&self, at: At) -> bool {
        let has_minutes = || self.is_number(at) && self.rest(at).contains(['.', ':', ',']);
        self.formats.own.decimal == ',' && (has_minutes() || self.has_cue(at, ClockWord::FormalCue))
    }

    /// The readings of `time`, likeliest first.
    fn times(&self, at: At, time: Time, cue: Cue) -> Readings {
        let clock = |hour: u16| ClockTime::new(hour, time.minute).map(Value::Clock);
        let hours: &[u16] = match time.half {
            Half::Morning => &[time.hour % 12],
            Half::Evening if time.hour <= 12 => &[time.hour % 12 + 12],
            // `12:55` is past noon; only a bare twelve may be midnight.
            Half::Unknown if time.hour == 12 && time.minute > 0 => &[12],
            Half::Unknown if self.counts_to_twenty_four(at) => &[time.hour],
            Half::Unknown if (1..=12).contains(&time.hour) && !time.padded => &[time.hour, (time.hour + 12) % 24],
            _ => &[time.hour],
        };
        let mut readings: Readings =
            hours.iter().filter_map(|hour| clock(*hour)).map(|value| own(value, 100)).collect();
        if time.certain && time.half == Half::Unknown && self.rest(at).contains(':') {
            // `0:14` in a table of results
            let seconds = Number::integer(i64::from(time.hour * 60 + time.minute));
            readings.push(own(Value::Duration { amount: seconds, unit: TimeUnit::Second }, 10));
        }
        if self.is_said_apart(time, at) {
            // `the toll rose to seven in the morning`
            let number = self.amount(at).map(|amount| own(Value::Number(amount.number()), 20));
            readings.extend(number);
        }
        if !time.certain {
            let number = self.amount(at).map(|amount| own(Value::Number(amount.number()), 50));
            let place = if cue == Cue::Weak || self.is_content(time.end) { 0 } else { readings.len() };
            readings.extend(number);
            if place == 0 {
                readings.rotate_right(1);
            }
        }
        readings
    }
}
