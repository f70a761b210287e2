//! Times of day: `alle 17.30`, `at half past five`, `5 p.m.`, `mezzogiorno`.
//!
//! An hour up to twelve that nothing assigns to morning or evening has two readings; a bare number after a cue that may
//! mean something else (`from 5`, `dopo le 5`) is a number first.

use riscontro_core::value::{ClockTime, Exact, Number, TimeUnit};
use riscontro_core::{Demand, Readings, TokenClass, Value};

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::{ClockWord, Composed, RangeWord, Unit};
use crate::numeral::{Amount, Nature};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The first hour of twelve that is late when it is one of the night: `alle 11 di notte`, but `alle 3 di notte`.
const NIGHTFALL: u16 = 6;

/// How many tokens before an hour in another place the hour stands that it says again.
const FARTHEST_TIME: usize = 16;

/// Which half of the day the words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Unknown,
    Morning,
    Evening,
    /// Late in the evening or early in the morning, as the hour says.
    Night,
}

/// A time in the making.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Time {
    pub(crate) hour: u16,
    pub(crate) minute: u16,
    pub(crate) end: At,
    pub(crate) half: Half,
    /// Whether minutes, a half of the day or a word make sure that it is a time.
    pub(crate) certain: bool,
    /// Whether it was written with two digits for an hour below ten.
    pub(crate) padded: bool,
}

/// How sure the word before a number is that a time follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    None,
    /// Only an hour with its minutes may follow.
    Article,
    Weak,
    Strong,
}

impl Reader<'_> {
    /// The time at `at`, which the words before it cue or not.
    pub(crate) fn clock(&self, at: At) -> Option<Found> {
        if let Some((end, ClockWord::Word(word))) = self.clock_word_of(at, Starts::TIME) {
            // `a midnight-blue gown`
            if self.past_hyphen(end).is_some_and(|after| self.is_content(after)) {
                return None;
            }
            let (end, minutes) = self.plus_minutes(end).unwrap_or((end, 0));
            let time = ClockTime::new(word.hour(), word.minute() + minutes)?;
            return Some(Found::new(at, end, Value::Clock(time), Demand::Required));
        }
        let cue = self.cue_before(at);
        // `from ten to six` is a span.
        let is_opened =
            at.token > 0 && self.range_word(At::start(at.token - 1), |word| word == RangeWord::From).is_some();
        let half_past = || self.half_past_hour(at, cue);
        let before_hour = self.minutes_then_hour(at, cue).or_else(half_past).filter(|_| !is_opened);
        if let Some(found) = self.minutes_past_some_hour(at, cue).filter(|_| before_hour.is_none()) {
            return Some(found);
        }
        if let Some(found) = self.seconds_past(at).filter(|_| before_hour.is_none()) {
            return Some(found);
        }
        let time = before_hour.or_else(|| self.hour_then_minutes(at, cue))?;
        let time = self.past_seconds(self.with_half_of_day(time, at));
        // `sotto zero della notte`
        let is_zero =
            || self.class(at).is_some_and(TokenClass::is_word) && self.cardinal(at).is_some_and(|zero| zero.value == 0);
        if time.hour == 0 && cue < Cue::Strong && is_zero() {
            return None;
        }
        let is_cued = cue > Cue::Article || (cue == Cue::Article && self.says_whose_hour(at, time.end));
        if !time.certain && (!is_cued || self.counts_something(at, time.end)) {
            return None;
        }
        let time = if cue > Cue::Article { self.with_half_before(time, at) } else { time };
        let mut readings = self.times(at, time, cue);
        readings.extend(self.hours_counted(at, time));
        (!readings.is_empty()).then_some(Found {
            start: at,
            end: time.end,
            readings,
            demand: self.clock_demand(at, time),
        })
    }

    fn clock_demand(&self, at: At, time: Time) -> Demand {
        if self.cue_before(at) <= Cue::Article
            && self.clock_word_of(at, Starts::of_clock(ClockWord::HalfPast)).is_some()
        {
            // `We said half seven`, which may be seven halves of something.
            return Demand::Optional;
        }
        let one =
            self.amount(at).is_some_and(|amount| amount.demand == Demand::Optional && !time.certain && time.hour != 6);
        if one && !self.has_cue(at, ClockWord::Cue) { Demand::Optional } else { Demand::Required }
    }

    /// How the words right before `at` cue a time.
    pub(crate) fn cue_before(&self, at: At) -> Cue {
        if self.has_cue(at, ClockWord::Cue) || self.has_cue(at, ClockWord::FormalCue) {
            Cue::Strong
        } else if self.has_cue(at, ClockWord::WeakCue) {
            Cue::Weak
        } else if self.follows_article(at) {
            Cue::Article
        } else {
            Cue::None
        }
    }

    /// Whether the article of an hour stands before it.
    fn follows_article(&self, at: At) -> bool {
        let kind = Starts::of_clock(ClockWord::HourArticle);
        let before = || Some(At::start(at.token.checked_sub(1)?));
        self.is_present(kind)
            && before().is_some_and(|before| {
                self.starts(before).has(kind) && self.clock_word_of(before, kind) == Some((at, ClockWord::HourArticle))
            })
    }

    pub(crate) fn has_cue(&self, at: At, cue: ClockWord) -> bool {
        let kind = Starts::of_clock(cue);
        let cues = |from| self.clock_word_of(At::start(from), kind) == Some((At::start(at.token), cue));
        self.may_end_before(at, kind) && (1..=4).any(|back| at.token.checked_sub(back).is_some_and(cues))
    }

    /// Whether a bare hour behind its article is told to be one: `le 17 di venerdì`, `le 23 in Italia` behind another time.
    fn says_whose_hour(&self, at: At, end: At) -> bool {
        let of_day = || self.glue(end, Glue::Of).is_some_and(|day| self.weekday(day).is_some());
        let is_gloss = || {
            let mark = at.token.checked_sub(2).map(At::start);
            mark.is_some_and(|mark| self.is_mark(mark, ",") || self.is_mark(mark, "("))
                && (at.token.saturating_sub(FARTHEST_TIME)..at.token)
                    .any(|token| self.has_cue(At::start(token), ClockWord::Cue))
        };
        let is_in_place =
            || self.glue(end, Glue::MonthCue).is_some_and(|place| self.class(place) == Some(TokenClass::Capitalised));
        of_day() || (is_in_place() && is_gloss())
    }

    /// Whether the number from `at` counts more than an hour does: it goes on as a quantity or a date.
    pub(crate) fn counts_something(&self, at: At, end: At) -> bool {
        let longer = |found: Option<At>| found.is_some_and(|other| other > end);
        longer(self.quantity(at).map(|quantity| quantity.end))
            || longer(self.date(at).map(|found| found.end))
            || longer(self.fraction(at).map(|found| found.end))
            || longer(self.ordinal(at).map(|ordinal| ordinal.end))
            || longer(self.share(at).map(|found| found.end))
    }

    /// The hour at `at`; a number of one or two digits, or in words.
    pub(crate) fn hour_amount(&self, at: At) -> Option<(At, u16)> {
        let plain = |nature| matches!(nature, Nature::Bare(_, 1..=2) | Nature::Words);
        if self.is_number(at) || self.class(at)? == TokenClass::Alphanumeric {
            // `le 9 e mezza`: the half is no part of the number of the hour.
            let is_hour = |amount: &Amount| plain(amount.nature) && !amount.is_scaled() && amount.integer().is_some();
            let amount = self.amount(at).filter(is_hour).or_else(|| self.in_digits(at).filter(is_hour))?;
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
    pub(crate) fn hour_then_minutes(&self, at: At, cue: Cue) -> Option<Time> {
        if let Some(time) = self.in_clock_digits(at, cue) {
            return Some(time);
        }
        let (end, hour) = self.hour_amount(at)?;
        let padded = self.rest(at).starts_with('0');
        let time = Time { hour, minute: 0, end, half: Half::Unknown, certain: false, padded };
        if let Some(time) = self.at_hour_mark(time, cue) {
            return Some(time);
        }
        let is_said = |(_, minute): &(At, u16)| cue > Cue::Article || (cue == Cue::Article && minute % 5 == 0);
        if let Some((end, minute)) = self.plus_minutes(end).filter(is_said) {
            return Some(Time { minute, end, certain: true, ..time });
        }
        if let Some((end, minutes)) = self.minus_minutes(end).filter(is_said) {
            let hour = if hour <= 1 { hour + 11 } else { hour - 1 };
            return Some(Time { hour, minute: 60 - minutes, end, certain: true, ..time });
        }
        if let Some((end, minute)) = self.minutes_in_words(at, end, (hour, cue)).filter(is_said) {
            return Some(Time { minute, end, certain: true, ..time });
        }
        Some(time)
    }

    /// `17:30`; with a dot or comma only after a cue or before a half of the day.
    pub(crate) fn in_clock_digits(&self, at: At, cue: Cue) -> Option<Time> {
        if !matches!(self.class(at)?, TokenClass::Number | TokenClass::Alphanumeric) {
            return None;
        }
        if let Some(time) = self.in_four_digits(at, cue) {
            return Some(time);
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
        let is_zoned = end.is_whole() && self.past_cue_behind(end, cue == Cue::Article).is_some();
        let named =
            is_zoned || self.half_of_day(end).is_some() || (cue <= Cue::Article && self.shared_half(end).is_some());
        let is_hours = self.past_hour_mark(end) > end;
        let counted = (self.units(end).is_some() && !is_hours) || self.scale(end).is_some();
        (colon || named || (cue > Cue::Article && !counted)).then_some(time).filter(|_| end.is_whole() || named)
    }

    /// `0920 GMT`, `at 0530`, `0530 hours`: hours and minutes without a mark, as armies and agencies write them; `1800 hours` are as well
    /// a length of time.
    fn in_four_digits(&self, at: At, cue: Cue) -> Option<Time> {
        let digits = self.rest(at);
        if !at.is_whole() || digits.len() != 4 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let (hour, minute) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
        let is_padded = digits.starts_with('0');
        // `In 1847 GMT was adopted` tells a year.
        let is_cued = cue >= Cue::Weak || is_padded || self.is_behind_mark(at);
        let is_zoned = is_cued && self.past_cue_behind(at.next(), true).is_some();
        let hours = self.units(at.next()).filter(|(_, units)| units.contains(&Unit::Time(TimeUnit::Hour, Exact::ONE)));
        let is_told = is_zoned || (is_padded && (hours.is_some() || cue == Cue::Strong));
        let end = hours.map_or(at.next(), |(end, _)| end);
        (is_told && hour < 24 && minute < 60).then_some(Time {
            hour,
            minute,
            end,
            half: Half::Unknown,
            certain: true,
            padded: true,
        })
    }

    fn is_behind_mark(&self, at: At) -> bool {
        at.token.checked_sub(1).is_some_and(|before| {
            let before = At::start(before);
            self.is_mark(before, "(") || self.is_mark(before, ",")
        })
    }

    /// Whether a bare hour has its half of the day from a phrase that may also stand alone (`in the morning`).
    fn is_said_apart(&self, time: Time, at: At) -> bool {
        let Some((hour_end, _)) = self.hour_amount(at) else { return false };
        // `1 p.m. Eastern time`: the zone is no such phrase.
        let half_end = self.half_of_day(hour_end).map_or(time.end, |(end, _)| end);
        let is_apart = half_end.token > hour_end.token + 1 || self.half_of_named_day(time.end).is_some();
        time.half != Half::Unknown && time.minute == 0 && is_apart
    }

    /// Whether the time at `at` is written in digits with its minutes, as the clock of twenty-four hours is where the decimal
    /// mark is a comma: `alle 9.15` is a morning.
    fn counts_to_twenty_four(&self, at: At) -> bool {
        let has_minutes = || self.is_number(at) && self.rest(at).contains(['.', ':', ',']);
        self.formats.own.decimal == ','
            && (has_minutes() || self.has_minutes_behind_mark(at) || self.has_cue(at, ClockWord::FormalCue))
    }

    /// Whether a number with decimals is written at `at`.
    fn is_decimal(&self, at: At) -> bool {
        self.class(at) == Some(TokenClass::Number) && self.rest(at).contains(self.formats.own.decimal)
    }

    /// The readings of `time`, likeliest first.
    pub(crate) fn times(&self, at: At, time: Time, cue: Cue) -> Readings {
        let clock = |hour: u16| ClockTime::new(hour, time.minute).map(Value::Clock);
        let hours: &[u16] = match time.half {
            Half::Morning if time.hour <= 12 => &[time.hour % 12],
            Half::Evening if time.hour <= 12 => &[time.hour % 12 + 12],
            Half::Night if time.hour <= 12 => &[if time.hour < NIGHTFALL { time.hour } else { (time.hour + 12) % 24 }],
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
        let is_decimal = |at: At| self.is_decimal(at);
        if time.half == Half::Unknown && is_decimal(at) {
            // `a rate that stood at 2.14 against 1.97`, `fell to 1.20 from 1.24`
            let is_beside = || (0..at.token).map(At::start).any(is_decimal);
            let is_weak = cue < Cue::Strong || self.formats.own.decimal == ',';
            if is_weak || is_decimal(time.end.next()) {
                let number = self.in_digits(at).map(|amount| own(Value::Number(amount.number()), 10));
                readings.insert_many(if is_weak && is_beside() { 0 } else { readings.len() }, number);
            }
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
