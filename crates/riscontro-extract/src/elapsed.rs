//! Times of races: `5h48'12"`, `5:48:12`, `1'05"`, and the gap of `14"`.
//!
//! The marks differ so much from one newspaper to the next, and from tokens, that the letters themselves are read.

use riscontro_core::value::{ClockTime, Exact, Number, TimeUnit, UnitId};
use riscontro_core::{Demand, TokenClass, Value};

use crate::found::Found;
use crate::reader::{At, Reader};

const MINUTE_MARKS: [&str; 5] = ["'", "\u{2019}", "\u{2032}", "min", "m"];
const SECOND_MARKS: [&str; 5] = ["\"", "\u{201d}", "\u{2033}", "''", "s"];

/// How many tokens back an opening quotation mark is looked for.
const LONGEST_QUOTE: usize = 40;

/// Digits, marks, digits: what is left of the text and the time so far, in thousandths of a second.
struct Scan<'a> {
    rest: &'a str,
    millis: i64,
}

impl Scan<'_> {
    /// Reads up to `most` digits, a number below `limit`, worth so many seconds each; whether there were any.
    fn digits(&mut self, most: usize, limit: i64, worth: i64) -> Option<i64> {
        let len = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest[..len].parse().ok().filter(|value| len <= most && *value < limit)?;
        self.rest = &self.rest[len..];
        self.millis += value * worth * 1000;
        Some(value)
    }

    /// Reads the tenths, hundredths or thousandths of a second; whether there were any.
    fn fraction(&mut self) -> bool {
        let len = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at(len);
        let Some((part, unit)) = digits.parse::<i64>().ok().zip([100, 10, 1].get(len.wrapping_sub(1))) else {
            return false;
        };
        (self.rest, self.millis) = (rest, self.millis + part * unit);
        true
    }

    fn mark(&mut self, marks: &[&str]) -> bool {
        let found = marks.iter().find_map(|mark| self.rest.strip_prefix(mark));
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }
}

impl Reader<'_> {
    /// The length of time at `at`, with what else its marks may mean: a time of day, feet and inches.
    pub(crate) fn elapsed(&self, at: At) -> Option<Found> {
        if !matches!(self.class(at)?, TokenClass::Number | TokenClass::Alphanumeric) {
            return None;
        }
        let (start, last) = (self.tokens[at.token].span.start() as usize, self.tokens.last()?.span.end() as usize);
        let text = &self.text[start..last];
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_hours = || {
            let apart = text[digits..].trim_start_matches([' ', '\u{a0}']);
            apart.starts_with(['h', 'H']) && apart[1..].starts_with([' ', '\u{a0}'])
        };
        let found = match text[digits..].chars().next()? {
            'h' | 'H' => hours(text),
            ' ' | '\u{a0}' if is_hours() => hours(text),
            // No mark of minutes or seconds stands apart.
            ' ' | '\u{a0}' | ',' | ')' | '%' | '-' => return None,
            ':' => colons(text),
            '.' if self.formats.own.decimal == ',' => dotted(text),
            _ => minutes(text).or_else(|| self.seconds(at, text)),
        };
        let (len, readings) = found?;
        let end = self.boundary(at, start + len)?;
        let mut values = readings.into_iter().flatten();
        let first = Found::new(at, end, values.next()?, Demand::Required);
        Some(values.fold(first, |found, value| found.or(value, 40)))
    }

    /// The place between two tokens at this byte.
    pub(crate) fn boundary(&self, at: At, byte: usize) -> Option<At> {
        let reached = self.tokens[at.token..].partition_point(|token| (token.span.start() as usize) < byte);
        let end = At::start(at.token + reached);
        (self.tokens[end.token - 1].span.end() as usize == byte).then_some(end)
    }

    /// `14"` behind a small word and outside quotation marks: a gap in seconds, or just a number.
    fn seconds(&self, at: At, text: &str) -> Option<(usize, [Option<Value>; 2])> {
        let before = At::start(at.token.checked_sub(1)?);
        let small = self.class(before) == Some(TokenClass::Lower) && self.rest(before).len() <= 2;
        let quotes = (at.token.saturating_sub(LONGEST_QUOTE)..at.token)
            .filter(|token| self.is_mark(At::start(*token), "\""))
            .count();
        let mut scan = Scan { rest: text, millis: 0 };
        let count = scan.digits(2, 60, 1)?;
        if let Some(found) = hundredths(text) {
            return Some(found);
        }
        if !small || !quotes.is_multiple_of(2) {
            return None;
        }
        let is_marked = scan.mark(&SECOND_MARKS[..4]);
        let number = Value::Number(Number::integer(count));
        is_marked.then(|| (text.len() - scan.rest.len(), [Some(number), Some(seconds(count * 1000))]))
    }
}

/// `9"98`: seconds and what follows their mark without a space.
fn hundredths(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, millis: 0 };
    scan.digits(2, 60, 1)?;
    let is_marked = scan.mark(&SECOND_MARKS[..4]) && scan.fraction();
    let number = || Some(Value::Number(Number::new(Exact::decimal(scan.millis, -3)?, -2)));
    is_marked.then(|| (text.len() - scan.rest.len(), [Some(seconds(scan.millis)), number()]))
}

/// `5h48'12"`, `5h 48`, `2h05`
fn hours(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, millis: 0 };
    let hour = scan.digits(2, 100, 3600)?;
    scan.mark(&[" ", "\u{a0}"]);
    scan.mark(&["h", "H"]).then_some(())?;
    let is_apart = scan.mark(&[" ", "\u{a0}"]);
    let minute = scan.digits(2, 60, 60)?;
    let has_word = scan.rest.starts_with("min");
    if scan.mark(&MINUTE_MARKS) {
        let whole = (scan.rest, scan.millis);
        let is_apart = scan.mark(&[" ", "\u{a0}"]);
        if scan.digits(2, 60, 1).is_some() && scan.mark(&SECOND_MARKS) {
            scan.fraction();
        } else if is_apart {
            (scan.rest, scan.millis) = whole;
        }
        // `às 18h30min`
        let time = clock(hour, minute).filter(|_| has_word && scan.rest == whole.0);
        return Some((text.len() - scan.rest.len(), [Some(seconds(scan.millis)), time]));
    }
    (!is_apart).then(|| (text.len() - scan.rest.len(), [Some(seconds(scan.millis)), clock(hour, minute)]))
}

/// `5:48:12`, `48:12`; where it may be a time of day, a shorter one is read as such.
fn colons(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, millis: 0 };
    let first = scan.digits(3, 1000, 60)?;
    let second = scan.mark(&[":"]).then(|| scan.digits(2, 60, 1))??;
    let mut times = [None, None];
    if scan.mark(&[":"]) {
        scan.millis *= 60;
        scan.digits(2, 60, 1)?;
        times[1] = clock(first, second);
    }
    let whole = scan.rest;
    let has_fraction = scan.mark(&[".", ","]) && scan.fraction();
    if !has_fraction {
        scan.rest = whole;
    }
    times[0] = Some(seconds(scan.millis));
    if let Some(half) = split_of_hundred(first, second).filter(|_| times[1].is_none() && !has_fraction) {
        return Some((text.len() - scan.rest.len(), half));
    }
    let is_time = times[1].is_some() || has_fraction || first > 24;
    is_time.then(|| (text.len() - scan.rest.len(), times))
}

/// `1.13,27`: minutes and seconds with their hundredths, where a dot parts groups of three digits.
fn dotted(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, millis: 0 };
    scan.digits(2, 60, 60)?;
    let seconds_at = scan.mark(&["."]).then_some(scan.rest)?;
    scan.digits(2, 60, 1)?;
    let has_two = seconds_at.len() - scan.rest.len() == 2;
    let is_time =
        has_two && scan.mark(&[","]) && scan.fraction() && !scan.rest.starts_with(|next: char| next.is_ascii_digit());
    is_time.then(|| (text.len() - scan.rest.len(), [Some(seconds(scan.millis)), None]))
}

/// `60:40`, `50:50`: two parts of a hundred; where they are equal, the percentage of either.
fn split_of_hundred(first: i64, second: i64) -> Option<[Option<Value>; 2]> {
    let parts = u16::try_from(first).ok().zip(u16::try_from(second).ok()).filter(|_| first + second == 100)?;
    let percent = (first == second).then(|| Value::Percent(Number::integer(first)));
    Some([Some(Value::Score(parts.0, parts.1)), percent])
}

/// `1'05"`, `5'10"`
fn minutes(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, millis: 0 };
    let first = scan.digits(3, 1000, 60)?;
    scan.mark(&MINUTE_MARKS[..3]).then_some(())?;
    let second = scan.digits(2, 60, 1)?;
    scan.mark(&SECOND_MARKS[..4]).then_some(())?;
    scan.fraction();
    let feet = || {
        let value = Exact::integer(first).checked_add(Exact::ratio(second, 12)?)?;
        Some(Value::Measure { amount: Number::new(value, -1), unit: UnitId::from_code("[ft_i]")? })
    };
    Some((text.len() - scan.rest.len(), [Some(seconds(scan.millis)), feet().filter(|_| second < 12)]))
}

fn seconds(millis: i64) -> Value {
    let amount = Exact::decimal(millis, -3).map_or(Number::integer(millis / 1000), |value| {
        Number::new(value, value.as_decimal().map_or(0, |(_, exponent)| exponent.min(0)))
    });
    Value::Duration { amount, unit: TimeUnit::Second }
}

fn clock(hour: i64, minute: i64) -> Option<Value> {
    ClockTime::new(u16::try_from(hour).ok()?, u16::try_from(minute).ok()?).map(Value::Clock)
}
