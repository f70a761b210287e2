//! Ways of writing numbers that a house chooses between, and what is not written so.
//!
//! No knowledge of a language is needed: the words of a mention beside its value say which way it is written.

use std::ops::Range;

use riscontro_core::Mention;
use riscontro_core::value::{ClockTime, Number, Value};

use crate::written::{Written, written};

/// How four digits are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FourDigits {
    /// 1,234.
    Grouped,
    /// 1234.
    Plain,
}

/// How a percent sign follows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Percent {
    /// 5 %.
    Spaced,
    /// 5%.
    Unspaced,
}

/// How a time of day is written in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// 5:30 p.m.
    TwelveHours,
    /// 17:30.
    TwentyFourHours,
}

/// Whole numbers below this one are in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WordsBelow(pub(crate) i64);

/// What is not in the house style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Bytes of the words of the mention.
    pub(crate) place: Range<usize>,
    /// What is said of the words there.
    pub(crate) says: &'static str,
    /// The right form of the words there.
    pub(crate) right: Right,
}

/// The right form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Right {
    /// These words.
    Words(String),
    /// This number, as the target's language writes it.
    Number(i64),
    /// Words that are not known here.
    InWords,
}

impl FourDigits {
    /// The whole parts of four digits that are written the other way; `is_excused` says of bare ones whether they are to stay.
    pub(crate) fn faults(self, value: &Value, words: &str, is_excused: impl Fn(&str) -> bool) -> Vec<Fault> {
        let amounts = amounts(value);
        let counts = |number: &Written| amounts.contains(&number.digits) && number.digits.len() == 4;
        let fault = |number: Written| {
            let right = match (self, number.group) {
                (FourDigits::Grouped, None) if !is_excused(&number.digits) => {
                    Right::Number(number.digits.parse().ok()?)
                }
                (FourDigits::Plain, Some(_)) => Right::Words(number.digits),
                _ => return None,
            };
            let says = match self {
                FourDigits::Grouped => "has no group mark",
                FourDigits::Plain => "has a group mark",
            };
            Some(Fault { place: number.whole, says, right })
        };
        written(words).into_iter().filter(counts).filter_map(fault).collect()
    }
}

/// The whole parts of the numbers that a value states, in plain digits.
///
/// Where words scale a number (`1,234 million`) they are not those that stand in the text.
fn amounts(value: &Value) -> Vec<String> {
    let whole = |number: Number| {
        let plain = number.value().magnitude().to_string();
        plain.split_once('.').map_or(plain.clone(), |(whole, _)| whole.to_owned())
    };
    match value {
        Value::Number(amount) | Value::Percent(amount) => vec![whole(*amount)],
        Value::Money { amount, .. } | Value::Measure { amount, .. } | Value::Duration { amount, .. } => {
            vec![whole(*amount)]
        }
        Value::Range(ends) => [amounts(&ends.0), amounts(&ends.1)].concat(),
        _ => Vec::new(),
    }
}

impl Percent {
    /// The numbers with a percent sign that is set the other way.
    pub(crate) fn faults(self, words: &str) -> Vec<Fault> {
        let fault = |number: Written| {
            let spaced = words[number.end..].split_once('%').map(|(space, _)| space)?;
            let number_words = &words[number.whole.start..number.end];
            let (says, right) = match self {
                Percent::Spaced if spaced.is_empty() => {
                    ("has no space before its percent sign", format!("{number_words}\u{a0}%"))
                }
                Percent::Unspaced if !spaced.is_empty() && spaced.trim().is_empty() => {
                    ("has a space before its percent sign", format!("{number_words}%"))
                }
                _ => return None,
            };
            let place = number.whole.start..number.end + spaced.len() + 1;
            Some(Fault { place, says, right: Right::Words(right) })
        };
        written(words).into_iter().filter_map(fault).collect()
    }
}

impl Clock {
    /// What is wrong with a time in digits that is surely of the other clock: `9:30` may be of either.
    pub(crate) fn fault(self, mention: &Mention, words: &str) -> Option<Fault> {
        let mut times = mention.readings.iter().filter_map(|reading| match reading.value {
            Value::Clock(time) => Some(time),
            _ => None,
        });
        let (Value::Clock(time), Some(_), None) = (mention.value(), times.next(), times.next()) else { return None };
        let style = written_clock(words, *time)?;
        if style == self {
            return None;
        }
        let (says, right) = match self {
            Clock::TwelveHours => ("is a time of twenty-four hours", in_twelve_hours(*time, words)),
            Clock::TwentyFourHours => ("is a time of twelve hours", in_twenty_four_hours(*time, words)),
        };
        Some(Fault { place: 0..words.len(), says, right: Right::Words(right) })
    }
}

/// The clock that a time in digits is surely of.
fn written_clock(words: &str, time: ClockTime) -> Option<Clock> {
    let hour = words.split(|letter: char| !letter.is_ascii_digit()).next()?;
    let is_padded = hour.starts_with('0');
    let hour: u16 = hour.parse().ok()?;
    let tail: String = words.chars().filter(|letter| letter.is_alphabetic()).collect();
    if hour != time.hour() || matches!(tail.to_lowercase().as_str(), "am" | "pm") {
        Some(Clock::TwelveHours)
    } else {
        (is_padded || hour > 12).then_some(Clock::TwentyFourHours)
    }
}

/// Whether a number is in digits or in words; `None` of a mixture of both (`30 mila`).
pub(crate) fn is_in_digits(words: &str) -> Option<bool> {
    let has_digits = words.contains(|letter: char| letter.is_ascii_digit());
    let has_letters = words.contains(char::is_alphabetic);
    (has_digits != has_letters).then_some(has_digits)
}

/// Larger numbers in words (`forty thousand`) are left to the writer.
const LARGEST_IN_WORDS: i64 = 999;

impl WordsBelow {
    /// What is wrong with an exact whole number that counts something.
    pub(crate) fn fault(self, value: &Value, words: &str) -> Option<Fault> {
        let Value::Number(number) = value else { return None };
        let whole = number.value().as_integer().filter(|whole| (0..=LARGEST_IN_WORDS).contains(whole))?;
        let is_rough = number.bound().is_rough() && number.resolution() > 0;
        let (says, right) = match is_in_digits(words)? {
            true if whole < self.0 => ("is in digits", Right::InWords),
            false if whole >= self.0 && !is_rough => ("is in words", Right::Number(whole)),
            _ => return None,
        };
        Some(Fault { place: 0..words.len(), says, right })
    }
}

/// The mark between hours and minutes as the words have it, else a colon.
fn mark_of(words: &str) -> char {
    words.chars().find(|letter| !letter.is_ascii_digit()).filter(|mark| *mark == '.').unwrap_or(':')
}

fn in_twelve_hours(time: ClockTime, words: &str) -> String {
    let (hour, half) = match time.hour() {
        0 | 24 => (12, "a.m."),
        12 => (12, "p.m."),
        hour @ 1..12 => (hour, "a.m."),
        hour => (hour - 12, "p.m."),
    };
    let is_whole = time.minute() == 0;
    if is_whole { format!("{hour} {half}") } else { format!("{hour}{}{:02} {half}", mark_of(words), time.minute()) }
}

fn in_twenty_four_hours(time: ClockTime, words: &str) -> String {
    format!("{}{}{:02}", time.hour(), mark_of(words), time.minute())
}
