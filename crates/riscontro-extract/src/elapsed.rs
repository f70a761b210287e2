//! Times of races: `5h48'12"`, `5:48:12`, `1'05"`, and the gap of `14"`.
//!
//! The marks differ so much from one newspaper to the next, and from tokens, that the letters themselves are read.

use riscontro_core::value::{ClockTime, Exact, Number, TimeUnit, UnitId};
use riscontro_core::{Demand, TokenClass, Value};

use crate::found::Found;
use crate::reader::{At, Reader};

const MINUTE_MARKS: [&str; 4] = ["'", "\u{2019}", "\u{2032}", "m"];
const SECOND_MARKS: [&str; 5] = ["\"", "\u{201d}", "\u{2033}", "''", "s"];

/// How many tokens back an opening quotation mark is looked for.
const LONGEST_QUOTE: usize = 40;

/// Digits, marks, digits: what is left of the text and the seconds so far.
struct Scan<'a> {
    rest: &'a str,
    seconds: i64,
}

impl Scan<'_> {
    /// Reads up to `most` digits, a number below `limit`, worth so many seconds each; whether there were any.
    fn digits(&mut self, most: usize, limit: i64, worth: i64) -> Option<i64> {
        let len = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest[..len].parse().ok().filter(|value| len <= most && *value < limit)?;
        self.rest = &self.rest[len..];
        self.seconds += value * worth;
        Some(value)
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
        let found = match text[digits..].chars().next()? {
            'h' | 'H' => hours(text),
            ':' => colons(text),
            _ => minutes(text).or_else(|| self.seconds(at, text)),
        };
        let (len, readings) = found?;
        let end = self.boundary(at, start + len)?;
        let mut values = readings.into_iter().flatten();
        let first = Found::new(at, end, values.next()?, Demand::Required);
        Some(values.fold(first, |found, value| found.or(value, 40)))
    }

    /// The place between two tokens at this byte.
    fn boundary(&self, at: At, byte: usize) -> Option<At> {
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
        let mut scan = Scan { rest: text, seconds: 0 };
        let count = scan.digits(2, 60, 1).filter(|_| small && quotes.is_multiple_of(2))?;
        let is_marked = scan.mark(&SECOND_MARKS[..4]);
        let number = Value::Number(Number::integer(count));
        is_marked.then(|| (text.len() - scan.rest.len(), [Some(number), Some(seconds(count))]))
    }
}

/// `5h48'12"`, `5h 48`, `2h05`
fn hours(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, seconds: 0 };
    let hour = scan.digits(2, 100, 3600)?;
    scan.mark(&["h", "H"]).then_some(())?;
    let minute = scan.digits(2, 60, 60)?;
    if scan.mark(&MINUTE_MARKS) {
        scan.digits(2, 60, 1)?;
        scan.mark(&SECOND_MARKS);
        return Some((text.len() - scan.rest.len(), [Some(seconds(scan.seconds)), None]));
    }
    Some((text.len() - scan.rest.len(), [Some(seconds(scan.seconds)), clock(hour, minute)]))
}

/// `5:48:12`, `48:12`; where it may be a time of day, a shorter one is read as such.
fn colons(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, seconds: 0 };
    let first = scan.digits(3, 1000, 60)?;
    let second = scan.mark(&[":"]).then(|| scan.digits(2, 60, 1))??;
    if scan.mark(&[":"]) {
        scan.seconds *= 60;
        scan.digits(2, 60, 1)?;
        return Some((text.len() - scan.rest.len(), [Some(seconds(scan.seconds)), clock(first, second)]));
    }
    (first > 24).then(|| (text.len() - scan.rest.len(), [Some(seconds(scan.seconds)), None]))
}

/// `1'05"`, `5'10"`
fn minutes(text: &str) -> Option<(usize, [Option<Value>; 2])> {
    let mut scan = Scan { rest: text, seconds: 0 };
    let first = scan.digits(3, 1000, 60)?;
    scan.mark(&MINUTE_MARKS[..3]).then_some(())?;
    let second = scan.digits(2, 60, 1)?;
    scan.mark(&SECOND_MARKS[..4]).then_some(())?;
    let feet = || {
        let value = Exact::integer(first).checked_add(Exact::ratio(second, 12)?)?;
        Some(Value::Measure { amount: Number::new(value, -1), unit: UnitId::from_code("[ft_i]")? })
    };
    Some((text.len() - scan.rest.len(), [Some(seconds(scan.seconds)), feet().filter(|_| second < 12)]))
}

fn seconds(count: i64) -> Value {
    Value::Duration { amount: Number::integer(count), unit: TimeUnit::Second }
}

fn clock(hour: i64, minute: i64) -> Option<Value> {
    ClockTime::new(u16::try_from(hour).ok()?, u16::try_from(minute).ok()?).map(Value::Clock)
}
