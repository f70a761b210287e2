//! Which half of the day a time is of: `5 p.m.`, `alle 7 di sera`, `at 8.40 on Friday evening`, `venerdì mattina alle 8`.

use riscontro_core::TokenClass;

use crate::clock::{Cue, Half, Time};
use crate::glue::Glue;
use crate::lexicon::ClockWord;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// How many words the longest name of a half of the day and the longest cue of an hour have.
const LONGEST_PHRASE: usize = 4;

/// How many tokens of a date stand between the half of the day and the hour: `la mattina di venerdì 5 maggio 2017, alle 8`.
const LONGEST_DATE: usize = 7;

/// How many tokens before the half of the day the word that opens a span of hours stands.
const OPENING: usize = 6;

/// What names a half of the day, with or without the name of a day.
pub(crate) const HALVES: Starts = Starts::of_clock(ClockWord::Am)
    .or(Starts::of_clock(ClockWord::Pm))
    .or(Starts::of_clock(ClockWord::Night))
    .or(Starts::of_clock(ClockWord::DayAm))
    .or(Starts::of_clock(ClockWord::DayPm));

/// The half of the day that a word of the clock names.
fn half(word: ClockWord) -> Option<Half> {
    match word {
        ClockWord::Am | ClockWord::DayAm => Some(Half::Morning),
        ClockWord::Pm | ClockWord::DayPm => Some(Half::Evening),
        ClockWord::Night => Some(Half::Night),
        _ => None,
    }
}

impl Reader<'_> {
    /// The half of the day that the words at `at` name, and where a time that they belong to ends.
    pub(crate) fn half_of_day(&self, at: At) -> Option<(At, Half)> {
        if let Some(half) = self.half_of_named_day(at) {
            return Some((at, half));
        }
        let (end, word) = self.clock_word_of(at, HALVES)?;
        let is_behind_day = matches!(word, ClockWord::DayAm | ClockWord::DayPm);
        half(word).filter(|_| !is_behind_day).map(|half| (end, half))
    }

    /// The half of the day behind the name of a day, which is a mention of its own: `at 8.40 on Friday evening`.
    pub(crate) fn half_of_named_day(&self, at: At) -> Option<Half> {
        if !self.is_present(Starts::WEEKDAY) {
            return None;
        }
        let is_small = self.token(at).is_some_and(|token| self.facts(token).is_stop);
        let day = self.weekday(at).or_else(|| self.weekday(at.next()).filter(|_| is_small))?;
        let is_behind_day = |word: &ClockWord| matches!(word, ClockWord::DayAm | ClockWord::DayPm);
        self.clock_word_of(day.0, HALVES).map(|(_, word)| word).filter(is_behind_day).and_then(half)
    }

    /// The half of the day that is named before the cue of the hour at `at`, with no more than a date between them: `venerdì
    /// mattina alle 8`, `on the morning of Friday 5 May, at 8`. A half that belongs to an hour of its own or to where a span
    /// begins says nothing of this one: `dalle 9 di mattina alle 5`.
    pub(crate) fn half_before(&self, at: At) -> Option<Half> {
        if !self.is_present(HALVES) {
            return None;
        }
        let cue = self.cue_start(at)?;
        let mut end = cue;
        loop {
            if let Some((start, half)) = self.half_ending(end) {
                // `stanotte, alle 8`: nights are too long to say which half of the day an hour is of.
                return (!self.is_taken(start) && half != Half::Night).then_some(half);
            }
            let before = end.checked_sub(1).filter(|before| cue - before <= LONGEST_DATE)?;
            // `la mattina, alle 17`: a comma right behind the half sets the hour apart from it.
            let is_apart = self.is_mark(At::start(before), ",") && self.half_ending(before).is_some();
            if is_apart || !self.is_of_date(before) {
                return None;
            }
            end = before;
        }
    }

    /// Where the longest cue begins that ends right before the hour at `at`.
    fn cue_start(&self, at: At) -> Option<usize> {
        let kinds = [ClockWord::Cue, ClockWord::FormalCue, ClockWord::WeakCue];
        let is_cue = |from: &usize| {
            let cue = self.clock_word_of(At::start(*from), Starts::CLOCK);
            cue.is_some_and(|(end, word)| end == At::start(at.token) && kinds.contains(&word))
        };
        (at.token.saturating_sub(LONGEST_PHRASE)..at.token).find(is_cue)
    }

    /// The longest name of a half of the day that ends before the token `end`, and where it begins.
    fn half_ending(&self, end: usize) -> Option<(usize, Half)> {
        (end.saturating_sub(LONGEST_PHRASE)..end).find_map(|from| {
            let (after, word) = self.clock_word_of(At::start(from), HALVES)?;
            half(word).filter(|_| after == At::start(end)).map(|half| (from, half))
        })
    }

    /// Whether the half of the day at `start` belongs to an hour before it, or to a span that is opened before it.
    fn is_taken(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1).map(At::start) else { return false };
        let is_hour =
            self.is_number(before) || self.starts(before).has(Starts::NUMBER.or(Starts::of_clock(ClockWord::AfterCue)));
        let opens = |token| self.range_open(At::start(token)).is_some();
        is_hour || (start.saturating_sub(OPENING)..start).any(opens)
    }

    /// Whether a token may stand in a date: its small words, its marks, its day, month and year.
    fn is_of_date(&self, token: usize) -> bool {
        let at = At::start(token);
        let names = |at: At| self.starts(at).has(Starts::MONTH.or(Starts::WEEKDAY));
        let is_beside_name = || names(at.next()) || token.checked_sub(1).is_some_and(|before| names(At::start(before)));
        let is_small = || {
            [Glue::Of, Glue::MonthCue, Glue::Singular].into_iter().any(|kind| self.glue(at, kind) == Some(at.next()))
        };
        self.is_mark(at, ",") || names(at) || (self.is_number(at) && is_beside_name()) || is_small()
    }

    /// Adds what says the half of the day, right behind the time or behind that of a range: `7 and 9 p.m.`.
    pub(crate) fn with_half_of_day(&self, time: Time, at: At) -> Time {
        // `il premio va alle 10 italiane in gara`: behind a bare hour only at the end of its clause.
        let ends_clause = |end: At| self.class(end).is_none_or(|class| class == TokenClass::Punctuation);
        let is_sure = time.certain || self.past_cue_behind(time.end, true).is_some_and(ends_clause);
        if let Some(end) = self.past_cue_behind(time.end, is_sure).filter(|_| time.hour <= 24) {
            let time = Time { end, certain: time.certain || self.class(at) != Some(TokenClass::Alphanumeric), ..time };
            return self.half_of_day(end).map_or(time, |(end, half)| Time { end, half, ..time });
        }
        if let Some((end, half)) = self.half_of_day(time.end) {
            // `9pm London time`
            let end = self.past_cue_behind(end, true).unwrap_or(end);
            return Time { end, half, certain: true, ..time };
        }
        match self.shared_half(time.end) {
            Some((hour, half)) if hour > time.hour || hour == 12 => Time { half, certain: true, ..time },
            _ => time,
        }
    }

    /// The end of the words behind a time that tell that it is one, maybe in its zone: `o'clock`, `, ora italiana`, `(London time)`;
    /// behind a time that `is_sure` also `italiane`.
    pub(crate) fn past_cue_behind(&self, at: At, is_sure: bool) -> Option<At> {
        let of_clock = |word| Starts::of_clock(word);
        let kinds = of_clock(ClockWord::AfterCue).or(of_clock(ClockWord::Zone)).or(of_clock(ClockWord::HourMark));
        let is_apart = self.is_mark(at, ",") || self.is_mark(at, "(");
        let word = self.clock_word_of(if is_apart { at.next() } else { at }, kinds);
        word.and_then(|(end, word)| match word {
            ClockWord::AfterCue => Some(end),
            ClockWord::Zone | ClockWord::HourMark if is_sure => Some(end),
            _ => None,
        })
    }

    /// Gives an hour of which nothing behind it says the half of the day the one that is named before its cue; noon and midnight
    /// are said of either.
    pub(crate) fn with_half_before(&self, time: Time, at: At) -> Time {
        let is_open = time.half == Half::Unknown && time.hour < 12;
        let half = if is_open { self.half_before(at) } else { None };
        half.map_or(time, |half| Time { half, ..time })
    }

    /// The half of the day, and the hour before it, of a range that goes on at `at`.
    pub(crate) fn shared_half(&self, at: At) -> Option<(u16, Half)> {
        let next = self.hour_then_minutes(self.range_word(at, |word| !word.opens())?, Cue::Strong)?;
        self.half_of_day(next.end).map(|(_, half)| (next.hour, half))
    }
}
