//! Calendar dates in words: `lunedì 30 settembre`, `July 4, 2025`, `il primo maggio`, `ad agosto del 2024`, a weekday alone.

use riscontro_core::value::{PartialDate, TimeUnit};
use riscontro_core::{Demand, TokenClass, Value};
use riscontro_lang::{DateOrder, NumberStop};
use smallvec::SmallVec;

use crate::clock_half::HALVES;
use crate::found::{Found, List, one};
use crate::glue::Glue;
use crate::lexicon::{Named, Period, RangeWord};
use crate::numeral::Nature;
use crate::reader::{At, Reader};
use crate::starts::Starts;
use crate::write::name;

/// The most days that share one month.
const LONGEST_LIST: usize = 8;

/// A date in the making.
#[derive(Debug, Clone, Copy)]
struct Dated {
    date: PartialDate,
    end: At,
    demand: Demand,
}

impl Reader<'_> {
    /// The date at `at`.
    pub(crate) fn date(&self, at: At) -> Option<Found> {
        if !self.is_present(Starts::MONTH.or(Starts::WEEKDAY).or(Starts::PERIOD).or(Starts::FEAST)) {
            return None;
        }
        let in_words = || self.with_weekday(at).or_else(|| self.calendar(at));
        let dated = in_words().or_else(|| self.feast(at)).or_else(|| self.year_of_era(at))?;
        Some(found(at, dated))
    }

    /// `lo scorso mese`, `yesterday`: a time as seen from the text, which asks for nothing; `the last year` is a length of time.
    pub(crate) fn relative(&self, at: At) -> Option<Found> {
        let (end, values) = self.find((&self.lexicon.relative, Starts::RELATIVE), at)?;
        let (unit, offset) = *values.first();
        if unit != TimeUnit::Day && self.has_before(at, Glue::Definite) {
            return None;
        }
        Some(Found::new(at, end, Value::Relative { unit, offset }, Demand::Optional))
    }

    /// `Christmas Eve`, `Ferragosto 1974`: the date of a day with a name, which asks for nothing without its year.
    fn feast(&self, at: At) -> Option<Dated> {
        let (end, values) = self.find((&self.lexicon.feasts, Starts::FEAST), at)?;
        let (month, day) = *values.first();
        let date = PartialDate { month: Some(month), day: Some(day), ..PartialDate::default() };
        self.with_year(Dated { date, end, demand: Demand::Optional })
    }

    /// `lunedì 3/2`: a date in digits behind its weekday.
    fn day_and_month(&self, at: At) -> Option<Dated> {
        let found = self.digit_date(at)?;
        let date = found.readings.iter().find_map(|reading| match reading.value {
            Value::Date(date) if date.day.is_some() => Some(date),
            _ => None,
        })?;
        Some(Dated { date, end: found.end, demand: Demand::Required })
    }

    fn with_weekday(&self, at: At) -> Option<Dated> {
        let (end, Named { number, demand, .. }) = self.weekday(at)?;
        let weekday = Some(number);
        let alone = Dated { date: PartialDate { weekday, ..PartialDate::default() }, end, demand };
        let next = if self.is_mark(end, ",") { end.next() } else { end };
        let next = self.past(next, Glue::Definite);
        // `domenica sera 28 settembre`, `Sunday evening, September 28`
        let behind_half = || {
            let (after, _) = self.clock_word_of(next, HALVES)?;
            self.calendar(if self.is_mark(after, ",") { after.next() } else { after })
        };
        let calendar = self.calendar(next).or_else(behind_half);
        if let Some(dated) = calendar.filter(|dated| dated.date.day.is_some()) {
            return Some(Dated { date: PartialDate { weekday, ..dated.date }, demand: Demand::Required, ..dated });
        }
        if let Some(dated) = self.day_and_month(next) {
            return Some(Dated { date: PartialDate { weekday, ..dated.date }, ..dated });
        }
        // `venerdì 13`, `Friday the 13th`: digits, and nothing that they count.
        let day = self.day(next).filter(|(after, _)| {
            let is_rank = self.class(next) == Some(TokenClass::Alphanumeric) && self.ordinal(next).is_some();
            (next.token == end.token && self.is_number(next) || is_rank)
                && self.units(*after).is_none()
                && (self.is_second_of_days(at) || (!self.is_content(*after) && self.is_end(*after)))
                && !self.opens_hours(*after)
                && !(self.ends_days(at) && self.range_word(*after, is_dash).is_some_and(|high| self.is_number(high)))
        });
        // `the Sunday Times`; `disse Sabato Rinaldi`, where days have no capital
        let capital = self.class(end) == Some(TokenClass::Capitalised) && self.month(end).is_none();
        let is_person = || {
            capital
                && !self.starts(end).has(Starts::CLOCK)
                && at.token > 0
                && self.class(at) == Some(TokenClass::Capitalised)
                && self.is_lower_day(number)
        };
        let in_name = (capital && self.has_before(at, Glue::Definite)) || self.is_plural_in_quotes(at) || is_person();
        let alone = if in_name { Dated { demand: Demand::Optional, ..alone } } else { alone };
        Some(match day {
            Some((end, day)) => Dated {
                date: PartialDate { weekday, day: Some(day), ..PartialDate::default() },
                end,
                demand: Demand::Required,
            },
            None => alone,
        })
    }

    /// Whether the language writes the day of this number without a capital.
    /// `8–17 Uhr` behind a weekday: whether what ends at `end` is the first of two hours.
    fn opens_hours(&self, end: At) -> bool {
        let next = self.range_word(end, |word| !word.opens());
        next.is_some_and(|next| self.has_hour_mark(next))
    }

    /// Whether another weekday with its day stands right before the one at `at`: `between Friday 26 and Saturday 27 temperatures fell`.
    fn is_second_of_days(&self, at: At) -> bool {
        let before = |back: usize| at.token.checked_sub(back).map(At::start);
        let joins = |word: At| {
            self.glue(word, Glue::And) == Some(at) || self.range_word(word, |word| !word.opens()) == Some(at)
        };
        before(1).is_some_and(joins)
            && before(2).is_some_and(|day| self.is_day_before(day, at))
            && before(3).is_some_and(|first| self.weekday(first).is_some())
    }

    /// Whether the number at `day` is that of the day before the one that follows the weekday at `weekday`.
    fn is_day_before(&self, day: At, weekday: At) -> bool {
        let number = |at: At| self.rest(at).parse::<u8>().ok().filter(|_| self.is_number(at));
        let next = self.weekday(weekday).and_then(|(end, _)| number(end));
        number(day).zip(next).is_some_and(|(day, next)| day.checked_add(1) == Some(next))
    }

    /// Whether the weekday at `at` is the last of several, behind which hours stand: `lun-ven 9-13`.
    fn ends_days(&self, at: At) -> bool {
        let before = |back: usize| at.token.checked_sub(back).map(At::start);
        let is_joined = before(1).is_some_and(|dash| self.range_word(dash, is_dash) == Some(at));
        is_joined && before(2).is_some_and(|first| self.weekday(first).is_some())
    }

    fn is_lower_day(&self, number: u8) -> bool {
        name(self.lexicon.language.weekdays, number).is_some_and(|day| day.starts_with(char::is_lowercase))
    }

    /// Whether a form that is no usual one of a day opens a quotation: `"Sundays at the Lake"` is a title.
    fn is_plural_in_quotes(&self, at: At) -> bool {
        let quote = at.token.checked_sub(1).map(|before| self.rest(At::start(before)));
        let is_quoted = quote.is_some_and(|mark| matches!(mark, "\"" | "\u{201c}" | "\u{2018}" | "\u{ab}" | "'"));
        is_quoted && self.weekday(at).is_some_and(|(end, day)| !day.is_full && !self.is_mark(end, "."))
    }

    /// Whether a phrase ends at `at`: the end of the segment, a mark, or a function word.
    fn is_end(&self, at: At) -> bool {
        match self.token(at) {
            None => true,
            Some(token) => {
                token.class == TokenClass::Punctuation && !self.is_mark(at, ":") || self.facts(token).is_stop
            }
        }
    }

    /// Day, month and year as far as they are stated; at least the month.
    fn calendar(&self, at: At) -> Option<Dated> {
        if !self.is_present(Starts::MONTH) {
            return None;
        }
        if let Some((month_at, day)) = self.day(at).map(|(end, day)| (self.past(end, Glue::Of), day))
            && let Some((end, month)) = self.month(month_at)
        {
            let date = PartialDate { day: Some(day), month: Some(month.number), ..PartialDate::default() };
            let dated = self.with_year(Dated { date, end, demand: Demand::Required })?;
            // `3 set` may be part of a match: a short form that is a word needs a stop or a year.
            let is_word = month.demand == Demand::Optional && !month.is_full;
            let is_sure = dated.date.year.is_some() || self.is_mark(end, ".") && self.is_number(at);
            return (!is_word || is_sure).then_some(dated);
        }
        let (end, month) = self.month(at)?;
        let is_cued = self.has_before(at, Glue::MonthCue);
        let before_name =
            [at, end].map(|at| self.class(at)) == [Some(TokenClass::Capitalised); 2] && self.month(end).is_none();
        // `the APR is 8 per cent`
        let is_acronym = !month.is_full && self.class(at) == Some(TokenClass::Upper);
        let demand = match month.demand {
            _ if is_acronym => Demand::Optional,
            _ if is_cued && month.is_full => Demand::Required,
            // `August Wilhelm`
            _ if before_name && self.weekday(end).is_none() => Demand::Optional,
            demand => demand,
        };
        let dated = Dated { date: PartialDate { month: Some(month.number), ..PartialDate::default() }, end, demand };
        self.month_first(dated, is_cued).or_else(|| self.with_year(dated))
    }

    /// `July 4`, where the language says so.
    fn month_first(&self, dated: Dated, is_cued: bool) -> Option<Dated> {
        if self.lexicon.language.date_order != DateOrder::Either {
            return None;
        }
        let at = self.past(dated.end, Glue::Definite);
        let (end, day) = self.day(at).filter(|_| !self.in_words_only(at))?;
        // `In July 12 people died`: after `in`, a day must be followed by a year or nothing that it counts.
        let counts = self.is_content(end) && is_cued && self.is_number(at);
        if counts {
            return None;
        }
        let date = PartialDate { day: Some(day), ..dated.date };
        self.with_year(Dated { date, end, demand: Demand::Required })
    }

    fn in_words_only(&self, at: At) -> bool {
        self.class(at).is_some_and(TokenClass::is_word) && self.ordinal(at).is_none()
    }

    fn with_year(&self, dated: Dated) -> Option<Dated> {
        if !dated.date.is_possible() {
            return None;
        }
        let comma = self.is_mark(dated.end, ",") && self.lexicon.language.date_order == DateOrder::Either;
        let at = if comma { dated.end.next() } else { self.past(dated.end, Glue::Of) };
        let year =
            self.is_number(at).then(|| self.amount(at)).flatten().and_then(|amount| Some((amount.end, amount.year()?)));
        Some(match year {
            Some((end, year)) => {
                let (end, sign) = self.era(end).unwrap_or((end, 1));
                Dated { date: PartialDate { year: Some(year * sign), ..dated.date }, end, demand: Demand::Required }
            }
            None => dated,
        })
    }

    /// A day of the month, in digits or words, as a number or a rank.
    pub(crate) fn day(&self, at: At) -> Option<(At, u8)> {
        // `ai primi di settembre` is no day.
        let ordinal = self.ordinal(at).filter(|_| !self.is_plural(at));
        let ordinal = ordinal.map(|ordinal| (ordinal.end, i64::from(ordinal.rank)));
        let (end, day) = ordinal.or_else(|| {
            let amount = self.amount(at).filter(|amount| amount.nature != Nature::Digits && !amount.is_scaled())?;
            Some((amount.end, amount.integer()?))
        })?;
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        end.is_whole().then(|| (self.past_rank_stop(at, end), day))
    }

    /// Behind the stop that makes a rank of the digits from `at` to `end`: `14. März`; the stop of a sentence stays.
    pub(crate) fn past_rank_stop(&self, at: At, end: At) -> At {
        let makes_rank = self.lexicon.language.number_stop == NumberStop::Ordinal && self.is_number(at);
        let is_stop = makes_rank && self.is_mark(end, ".") && self.token(end.next()).is_some();
        if is_stop { end.next() } else { end }
    }

    /// The sign of the years of the era named at `at`.
    pub(crate) fn era(&self, at: At) -> Option<(At, i16)> {
        match self.period(at)? {
            (end, Period::Era(sign)) => Some((end, sign)),
            _ => None,
        }
    }

    /// `44 a.C.`, `300 BC`.
    fn year_of_era(&self, at: At) -> Option<Dated> {
        if !self.is_present(Starts::PERIOD) {
            return None;
        }
        let amount =
            self.amount(at).filter(|amount| matches!(amount.nature, Nature::Bare(..)) && !amount.is_scaled())?;
        let year = i16::try_from(amount.integer()?).ok()?;
        let (end, sign) = self.era(amount.end)?;
        let date = PartialDate { year: Some(year.checked_mul(sign)?), ..PartialDate::default() };
        Some(Dated { date, end, demand: Demand::Required })
    }

    /// Days that share their month: `il 4 e il 5 luglio`, `dal 4 al 7 luglio`, `July 4-7`. The last one is not empty.
    pub(crate) fn days(&self, at: At) -> Option<List> {
        if !self.is_present(Starts::MONTH) {
            return None;
        }
        let opened = self.range_open(at);
        let start = opened.unwrap_or(at);
        let (first_end, first) = self.day(start)?;
        let is_range = opened.is_some() || self.range_word(first_end, is_dash).is_some();
        let joint = |at| {
            let comma = self.is_mark(at, ",").then(|| at.next());
            // `il 5, il 6 e il 7 maggio`, but no `alla prima, il 6 maggio`
            let before = start.token.checked_sub(1).map(|before| self.rest(At::start(before)));
            let article = |at: At| {
                let is_small = self.token(at).is_some_and(|token| self.facts(token).is_stop);
                let is_same = before.is_none_or(|before| before.eq_ignore_ascii_case(self.rest(at)));
                is_small && self.is_number(at.next()) && (self.is_number(start) || is_same)
            };
            let comma = comma.map(|at| if article(at) { at.next() } else { at });
            // `la sala 4 fino al 13 maggio`: behind a noun a number is listed with a day, or is none.
            let is_day = || {
                let before = start.token.checked_sub(1).map(At::start);
                is_range || self.glue(at, Glue::And).is_some() || !before.is_some_and(|before| self.is_content(before))
            };
            let is_joint = |word: RangeWord| !word.opens() && (word != RangeWord::Join || is_day());
            comma.or_else(|| self.range_word(at, is_joint))
        };
        let mut days: SmallVec<[(At, At, u8); 4]> = SmallVec::from_elem((start, first_end, first), 1);
        let last = loop {
            let next = joint(days.last()?.1)?;
            // `in room 4 until May 13` is no span of days: the month would stand behind both.
            let is_of_both = |last: &Dated| last.date.day.is_some() && self.month(next).is_none();
            if let Some(last) = self.calendar(next).filter(is_of_both) {
                break (next, last);
            }
            let (end, day) = self.day(next).filter(|_| days.len() < LONGEST_LIST)?;
            days.push((next, end, day));
        };
        let dated = |day| Value::Date(PartialDate { day: Some(day), ..last.1.date });
        if is_range && days.len() == 1 {
            if Some(first) >= last.1.date.day {
                return None;
            }
            let ends = (dated(first), Value::Date(last.1.date));
            let range = Found::new(start, last.1.end, Value::Range(Box::new(ends)), Demand::Required);
            return Some(one(range));
        }
        let mut out: List =
            days.into_iter().map(|(start, end, day)| Found::new(start, end, dated(day), Demand::Required)).collect();
        out.push(found(last.0, last.1));
        Some(out)
    }

    /// `July 4-7`, `May 3 and 4`, where the month comes first.
    pub(crate) fn days_after_month(&self, at: At) -> Option<List> {
        self.month(at)?;
        let dated = self.calendar(at).filter(|dated| dated.date.day.is_some() && dated.date.year.is_none())?;
        let dash = self.range_word(dated.end, is_dash);
        let next = dash.or_else(|| self.range_word(dated.end, |word| !word.opens()))?;
        let (end, day) = self.day(next).filter(|(end, _)| {
            let is_digits = self.is_number(next) || self.ordinal(next).is_some();
            is_digits && !self.is_content(*end) && self.units(*end).is_none()
        })?;
        let other = self.with_year(Dated {
            date: PartialDate { day: Some(day), ..dated.date },
            end,
            demand: Demand::Required,
        })?;
        let first = PartialDate { year: other.date.year, ..dated.date };
        // `from March 3rd to 28th`
        let is_opened = at.token.checked_sub(1).is_some_and(|before| self.range_open(At::start(before)) == Some(at));
        if dash.is_some() || is_opened {
            let ends = (Value::Date(first), Value::Date(other.date));
            return Some(one(Found::new(at, other.end, Value::Range(Box::new(ends)), Demand::Required)));
        }
        let first = Found::new(at, dated.end, Value::Date(first), Demand::Required);
        Some(List::from_iter([first, found(next, other)]))
    }
}

fn is_dash(word: RangeWord) -> bool {
    word == RangeWord::Dash
}

fn found(start: At, dated: Dated) -> Found {
    Found::new(start, dated.end, Value::Date(dated.date), dated.demand)
}
