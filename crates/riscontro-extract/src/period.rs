//! Decades and centuries: `anni '60`, `the sixties`, `XXI secolo`, `il Novecento`, `the 19th and 20th centuries`.

use riscontro_core::value::{Bound, Number, TimeUnit, UnitId};
use riscontro_core::{Demand, TokenClass, Value};
use riscontro_lang::DateOrder;

use crate::found::{Found, List, one, own};
use crate::glue::Glue;
use crate::lexicon::{Composed, NumberKind, Period};
use crate::numeral::Nature;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The last century that texts speak of.
const LATEST_CENTURY: i16 = 30;

/// The most centuries that share one word.
const LONGEST_LIST: usize = 8;

impl Reader<'_> {
    /// The decades that begin at `at`.
    pub(crate) fn decades(&self, at: At) -> Option<List> {
        if let (mut end, Period::DecadeCue) = self.period(at)? {
            let mut out = List::new();
            while let Some((after, decade)) = self.decade_after_cue(end) {
                let start = if out.is_empty() { at } else { end };
                let found = Found::new(start, after, Value::Decade(decade), Demand::Required);
                // `tra gli anni Cinquanta e il 1980`
                let year = || Value::Number(Number::integer(i64::from(decade)));
                out.push(if out.is_empty() || decade < 1000 { found } else { found.or(year(), 50) });
                let Some(next) = self.range_word(after, |word| !word.opens()) else { break };
                end = self.past_cue(next);
            }
            self.in_century(&mut out);
            return (!out.is_empty()).then_some(out);
        }
        let (end, Period::Decade(decade)) = self.period(at)? else { return None };
        // `in his sixties` is an age, `in her mid-thirties` one of thirty-five.
        let age = |years: i16| Value::Duration { amount: Number::integer(i64::from(years)), unit: TimeUnit::Year };
        let found = Found::new(at, end, Value::Decade(decade), Demand::Required).or(age(decade), 20);
        let found = if self.has_before(at, Glue::Middle) { found.or(age(decade + 5), 20) } else { found };
        let found = self.or_end_of_decade(found, i64::from(decade));
        // What is a decade only after its cue (`venti`) is none by itself.
        (self.number_words(at).is_none() && self.composed(at) == Composed::None).then(|| one(found))
    }

    fn past_cue(&self, at: At) -> At {
        match self.period(at) {
            Some((end, Period::DecadeCue)) => end,
            _ => at,
        }
    }

    /// `'60`, `Sessanta`, `1960` after the cue.
    fn decade_after_cue(&self, at: At) -> Option<(At, i16)> {
        if let Some((end, Period::Decade(decade))) = self.period(at) {
            return Some((end, decade));
        }
        let apostrophe = is_apostrophe(self.rest(at));
        let at = if apostrophe { at.next() } else { at };
        if self.class(at)? == TokenClass::Alphanumeric {
            return None;
        }
        let amount = self.amount(at)?;
        let Nature::Bare(value, len) = amount.nature else { return None };
        let fits = value % 10 == 0 && (len == 2 || amount.year().is_some());
        Some((amount.end, i16::try_from(value).ok().filter(|_| fits)?))
    }

    /// `anni Sessanta del Novecento`: gives open decades their century.
    fn in_century(&self, decades: &mut List) {
        let Some(last) = decades.last() else { return };
        let Some(after) = self.glue(last.end, Glue::Of) else { return };
        let Some(century) = self.century_of_decades(after) else { return };
        for found in decades.iter_mut() {
            if let Value::Decade(decade @ 0..100) = found.readings[0].value {
                found.readings[0].value = Value::Decade((century.1 - 1) * 100 + decade);
            }
        }
        if let Some(last) = decades.last_mut() {
            last.end = century.0;
        }
    }

    /// The century that decades belong to: `Novecento`, `XX secolo`, `1500`.
    fn century_of_decades(&self, at: At) -> Option<(At, i16)> {
        if let Some((end, Period::Century(century))) = self.period(at) {
            return Some((end, century));
        }
        if let Some(year) = self.amount(at).and_then(|amount| Some((amount.end, amount.year()?))) {
            return (year.1 % 100 == 0).then_some((year.0, year.1 / 100 + 1));
        }
        let found = self.centuries(at)?.into_iter().next()?;
        match found.readings[0].value {
            Value::Century(century) => Some((found.end, century)),
            _ => None,
        }
    }

    /// `1960s`, `'60s`, `1900s`.
    pub(crate) fn decade_in_digits(&self, at: At) -> Option<Found> {
        if !self.is_present(Starts::of_glue(Glue::DecadeSuffix)) {
            return None;
        }
        let start = if is_apostrophe(self.rest(at)) { at.next() } else { at };
        let amount = self.amount(start).filter(|amount| !amount.is_scaled())?;
        let Nature::Bare(value, len) = amount.nature else { return None };
        let end = match self.class(start)? {
            TokenClass::Alphanumeric => self.glue(amount.end, Glue::DecadeSuffix)?,
            // `the 1960's`
            _ if is_apostrophe(self.rest(amount.end)) && self.is_joined(amount.end.next()) => {
                self.glue(amount.end.next(), Glue::DecadeSuffix)?
            }
            _ => return None,
        };
        // `the 260s`, in antiquity; without the article they are seconds
        let part = at
            .token
            .checked_sub(1)
            .map(At::start)
            .filter(|part| [Glue::Late, Glue::Middle].into_iter().any(|kind| self.glue(*part, kind) == Some(at)));
        let is_ancient = len == 3 && value >= 100 && self.has_before(part.unwrap_or(at), Glue::Definite);
        let fits = len == 2 || amount.year().is_some() || is_ancient;
        let decade = i16::try_from(value).ok().filter(|_| value % 10 == 0 && fits)?;
        let found = Found::new(at, end, Value::Decade(decade), Demand::Required);
        let century = (len == 4 && decade % 100 == 0).then(|| own(Value::Century(decade / 100 + 1), 60));
        let mut found = if len == 2 {
            let is_middle = self.has_before(at, Glue::Middle);
            self.or_end_of_decade(self.or_rough(found, i64::from(value), is_middle), i64::from(value))
        } else {
            found
        };
        found.readings.extend(century);
        Some(found)
    }

    /// `a man in his 80s`, `highs in the mid-80s`: an age or, where the language says so, a temperature.
    fn or_rough(&self, found: Found, value: i64, is_middle: bool) -> Found {
        let found = found.or(Value::Duration { amount: Number::integer(value), unit: TimeUnit::Year }, 20);
        let amount = Number::integer(value + if is_middle { 5 } else { 0 });
        let says_so = self.lexicon.language.date_order == DateOrder::Either;
        let units = ["[degF]", "Cel"].into_iter().filter_map(UnitId::from_code).filter(|_| says_so);
        units.fold(found, |found, unit| found.or(Value::Measure { amount, unit }, 10))
    }

    /// `in her late eighties`: an age of nearly ninety.
    fn or_end_of_decade(&self, found: Found, decade: i64) -> Found {
        if decade >= 100 || !self.has_before(found.start, Glue::Late) {
            return found;
        }
        let amount = Number::integer(decade + 10).with_bound(Bound::About);
        found.or(Value::Duration { amount, unit: TimeUnit::Year }, 20)
    }

    /// The centuries at `at`: a list with one cue, a cue before its number, or a noun that is a century.
    pub(crate) fn centuries(&self, at: At) -> Option<List> {
        if !self.is_present(Starts::PERIOD) {
            return None;
        }
        if let Some(list) = self.clipped_centuries(at) {
            return Some(list);
        }
        match self.period(at) {
            Some((end, Period::Century(century))) => return self.century_noun(at, end, century),
            Some((end, Period::CenturyCue)) => {
                // `nel secolo XIX e V. Hugo`
                let is_roman = |at: At| self.class(at) == Some(TokenClass::Upper) && !self.is_initial(at);
                let (end, century) = self.rank_of_century(end).filter(|_| is_roman(end))?;
                let mut list = one(Found::new(at, end, Value::Century(century), Demand::Required));
                // `siglos XVI y XVII`
                let mut last = end;
                while let Some(next) =
                    self.next_century(last).filter(|next| is_roman(*next) && list.len() < LONGEST_LIST)
                {
                    let Some((end, century)) = self.rank_of_century(next) else { break };
                    list.push(Found::new(next, end, Value::Century(century), Demand::Required));
                    last = end;
                }
                return Some(self.with_era(list));
            }
            _ => {}
        }
        let mut out = List::new();
        let mut start = at;
        loop {
            let (end, century) = self.rank_of_century(start).filter(|_| out.len() < LONGEST_LIST)?;
            out.push(Found::new(start, end, Value::Century(century), Demand::Required));
            let cue = self.past_hyphen(end).unwrap_or(end);
            if let Some((end, Period::CenturyCue)) = self.period(cue) {
                out.last_mut()?.end = end;
                return Some(self.with_era(out));
            }
            start = self.next_century(end)?;
        }
    }

    /// Whether one letter with a stop stands before a name.
    fn is_initial(&self, at: At) -> bool {
        let is_stop = self.rest(at).len() == 1 && self.is_mark(at.next(), ".");
        is_stop && self.class(at.next().next()) == Some(TokenClass::Capitalised)
    }

    /// The place behind what joins the rank of a century that ends at `at` to another one.
    fn next_century(&self, at: At) -> Option<At> {
        let comma = self.is_mark(at, ",").then(|| at.next());
        let next = comma.or_else(|| self.range_word(at, |word| !word.opens()))?;
        Some(self.past_part_of_century(next))
    }

    /// The place behind the small words before the rank of a century: `the fourteenth to the eighteenth century`, `dal VII alla
    /// metà del V secolo`, `the late seventh to the mid-fifth century`.
    fn past_part_of_century(&self, at: At) -> At {
        const SMALL: [Glue; 4] = [Glue::Definite, Glue::Singular, Glue::Middle, Glue::MonthCue];
        let past = |at: At| SMALL.into_iter().find_map(|kind| self.glue(at, kind)).unwrap_or(at);
        past(past(past(at)))
    }

    /// `Otto e Novecento`: the first of two centuries without its hundred, which the other side may leave out (`the turn of the
    /// twentieth century`).
    pub(crate) fn clipped_centuries(&self, at: At) -> Option<List> {
        let is_capital = self.class(at) == Some(TokenClass::Capitalised);
        let (end, hundreds) = self.number_word((at, Starts::CARDINAL), |word| match word.kind {
            NumberKind::Cardinal(value) if is_capital && (2..10).contains(&value) => i16::try_from(value).ok(),
            _ => None,
        })?;
        let after = self.glue(end, Glue::And)?;
        // `il Sei e il Settecento`
        let next = if self.period(after).is_some() { after } else { after.next() };
        let (last, Period::Century(century)) = self.period(next)? else { return None };
        let century_of = hundreds + 11;
        let first = Found::new(at, end, Value::Century(century_of), Demand::Optional);
        let second = Found::new(next, last, Value::Century(century), Demand::Required);
        (century_of < century).then(|| [first, second].into_iter().collect())
    }

    /// `il Novecento`: a number with a capital is a century, unless the capital only begins the segment.
    fn century_noun(&self, at: At, end: At, century: i16) -> Option<List> {
        let found = Found::new(at, end, Value::Century(century), Demand::Required);
        let number = self.amount(at).map(|amount| Value::Number(amount.number()));
        let mut found = match number {
            Some(number) if at.token == 0 || self.is_content(end) => found.or(number, 50),
            _ => found,
        };
        if at.token == 0 && found.readings.len() > 1 {
            found.readings.reverse();
        }
        Some(one(found))
    }

    fn with_era(&self, mut list: List) -> List {
        if let Some((end, sign)) = list.last().and_then(|last| self.era(last.end)) {
            for found in &mut list {
                if let Value::Century(century) = &mut found.readings[0].value {
                    *century *= sign;
                }
            }
            if let Some(last) = list.last_mut() {
                last.end = end;
            }
        }
        list
    }

    /// A century by its Roman number or rank.
    fn rank_of_century(&self, at: At) -> Option<(At, i16)> {
        if self.class(at)? == TokenClass::Upper
            && let Some(value) = roman(self.rest(at)).filter(|value| *value <= LATEST_CENTURY)
        {
            return Some((at.next(), value));
        }
        if let Some(found) = self.roman_with_ending(at).or_else(|| self.stopped_rank(at)) {
            return Some(found);
        }
        let ordinal = self.ordinal(at)?;
        Some((ordinal.end, i16::try_from(ordinal.rank).ok().filter(|rank| *rank <= LATEST_CENTURY)?))
    }

    /// `XIXe`: a Roman number with the ending of a rank.
    pub(crate) fn roman_with_ending(&self, at: At) -> Option<(At, i16)> {
        let rest = self.rest(at);
        if !self.lexicon.has_letter_ranks || !rest.starts_with(['I', 'V', 'X']) {
            return None;
        }
        let len = rest.find(|letter: char| !letter.is_ascii_uppercase()).filter(|len| *len > 0)?;
        let value = roman(&rest[..len]).filter(|value| *value <= LATEST_CENTURY)?;
        let ending = At { token: at.token, skip: at.skip + u32::try_from(len).ok()? };
        Some((self.glue(ending, Glue::OrdinalSuffix)?, value))
    }

    /// `19.`: digits with the stop of a rank, in a language that writes one.
    fn stopped_rank(&self, at: At) -> Option<(At, i16)> {
        let end = self.past_rank_stop(at, at.next());
        let rank = self.rest(at).parse().ok().filter(|rank| (1..=LATEST_CENTURY).contains(rank))?;
        (end > at.next()).then_some((end, rank))
    }
}

pub(crate) fn is_apostrophe(mark: &str) -> bool {
    matches!(mark, "'" | "\u{2019}" | "\u{2018}")
}

/// The value of a Roman number below four thousand, in its usual form.
pub(crate) fn roman(text: &str) -> Option<i16> {
    let thousands = text.bytes().take_while(|byte| *byte == b'M').count().min(3);
    let mut rest = &text[thousands..];
    let mut value = i16::try_from(thousands).ok()? * 1000;
    for (power, letters) in [(100, *b"CDM"), (10, *b"XLC"), (1, *b"IVX")] {
        let (digit, len) = roman_digit(rest.as_bytes(), letters);
        (rest, value) = (&rest[len..], value + digit * power);
    }
    (rest.is_empty() && value > 0).then_some(value)
}

/// The decimal digit at the beginning of `text` by the letters for one, five and ten of its power, and its length.
fn roman_digit(text: &[u8], [one, five, ten]: [u8; 3]) -> (i16, usize) {
    match text {
        [a, b, ..] if *a == one && *b == ten => (9, 2),
        [a, b, ..] if *a == one && *b == five => (4, 2),
        _ => {
            let fives = usize::from(text.first() == Some(&five));
            let ones = text[fives..].iter().take_while(|letter| **letter == one).count().min(3);
            (i16::from(fives == 1) * 5 + [0, 1, 2, 3][ones], fives + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_of_centuries_read() {
        for (text, value) in
            [("I", 1), ("IV", 4), ("VIII", 8), ("IX", 9), ("XIV", 14), ("XXI", 21), ("XLIV", 44), ("MDCCXLVIII", 1748)]
        {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        for text in ["", "IIII", "VX", "XXXX", "IC", "CMC", "MMMM", "IVI"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
