//! Telephone numbers: `06 6988 3145`, `+44 (0)20 7946 0958`, `numero verde 800 123456`. They are compared as a subscriber dials them at
//! home, whether or not a side tells the code of the country (ITU-T E.164).

use riscontro_core::value::Number;
use riscontro_core::{Demand, Value};

use crate::found::Found;
use crate::glue::Glue;
use crate::reader::{At, Reader};

/// How many digits a number has, that of an international one with its country (E.164), one that words or its zero alone tell, and one
/// told by its groups.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=15;
const LEAST_INTERNATIONAL: usize = 8;
const GROUPED: std::ops::RangeInclusive<usize> = 8..=11;

/// Digits of the shortest group that no thousands have.
const LONG_GROUP: usize = 5;

/// Digits of the longest area code with its zero.
const LONGEST_AREA: usize = 5;

/// Bytes between two groups at most: a space, which may be one that does not break.
const WIDEST_GAP: u32 = 3;

/// The two-digit codes of countries by their first digit; after `1` and `7` there is none, and all others have three digits (E.164).
const TWO_DIGITS: [(u8, &[u8]); 7] = [
    (b'2', b"07"),
    (b'3', b"0123469"),
    (b'4', b"013456789"),
    (b'5', b"12345678"),
    (b'6', b"0123456"),
    (b'8', b"1246"),
    (b'9', b"0123458"),
];

impl Reader<'_> {
    /// The telephone number that begins at `at`.
    pub(crate) fn phone(&self, at: At) -> Option<Found> {
        let first = self.dialled_group(at)?;
        let is_signed = at.token.checked_sub(1).is_some_and(|sign| self.rest(At::start(sign)) == "+");
        let is_cued = self.has_before(at, Glue::Phone);
        let is_dialled = first.starts_with("00") && first.len() <= LONGEST_AREA;
        let has_area = first.starts_with('0') && (2..=LONGEST_AREA).contains(&first.len());
        if !(is_signed || is_cued || has_area || self.dialled_group(at.next()).is_some()) {
            return None;
        }
        let (mut digits, mut groups, mut end, mut place) = (String::new(), 0, at, at);
        let (mut longest, mut shortest) = (0, usize::MAX);
        let mut day = [0; 3];
        while let Some(group) = self.dialled_group(place).filter(|_| end == place || self.is_near(place)) {
            // `+44 (0)20`: the zero is dialled at home alone.
            let is_zero = group == "0" && is_signed && groups > 0;
            let dialled = if is_zero { "" } else { group };
            digits.extend(dialled.chars().filter(char::is_ascii_digit));
            if let Some(part) = day.get_mut(groups) {
                *part = group.parse().unwrap_or(0);
            }
            (groups, longest) = (groups + 1, longest.max(group.len()));
            shortest = if is_zero { shortest } else { shortest.min(group.len()) };
            end = place.next();
            place = self.past_joint(end);
        }
        let is_international = is_signed || is_dialled;
        let is_told = match (is_international, is_cued) {
            (true, _) => digits.len() >= LEAST_INTERNATIONAL,
            (_, true) => true,
            // `800 123456` are no thousands; `2020 2021` are years.
            _ => groups > 1 && shortest > 1 && GROUPED.contains(&digits.len()) && (has_area || longest >= LONG_GROUP),
        };
        if !is_told || !DIGITS.contains(&digits.len()) || (groups == 3 && is_day(day)) {
            return None;
        }
        let dialled = if is_international { past_country(digits.trim_start_matches('0')) } else { &digits };
        let dialled = dialled.trim_start_matches('0');
        let found = Found::new(at, end, Value::Verbatim(dialled.into()), Demand::Required);
        // `800 123 456` reads as a number, too.
        let number = dialled.parse().ok().map(|number| Value::Number(Number::integer(number)));
        Some(number.into_iter().fold(found, |found, number| found.or(number, 20)))
    }

    /// The digits at `at`, which dots may part behind their area code (`045.8005151`).
    fn dialled_group(&self, at: At) -> Option<&str> {
        let text = self.rest(at);
        let has_dots = text.starts_with('0') && !text.contains([',', ':']);
        let is_plain = has_dots || text.bytes().all(|digit| digit.is_ascii_digit());
        (self.is_number(at) && is_plain).then_some(text)
    }

    /// Whether a group stands right behind what is before it.
    fn is_near(&self, at: At) -> bool {
        let before = at.token.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.token(at)).is_some_and(|(before, here)| here.span.start() - before.span.end() <= WIDEST_GAP)
    }

    /// The place behind the marks between two groups: `)`, `-`, `/`, `) (`.
    fn past_joint(&self, at: At) -> At {
        let mut end = at;
        while matches!(self.rest(end), "(" | ")" | "-" | "/" | ".") && end.token - at.token < 2 {
            end = end.next();
        }
        if self.dialled_group(end).is_some() { end } else { at }
    }
}

/// Whether three groups are a day: `03 12 2024`.
fn is_day([day, month, year]: [u32; 3]) -> bool {
    (1..=31).contains(&day) && (1..=31).contains(&month) && (1000..2100).contains(&year)
}

/// What follows the code of the country.
fn past_country(digits: &str) -> &str {
    let [first, second, ..] = digits.as_bytes() else { return digits };
    let len = match first {
        b'1' | b'7' => 1,
        _ if TWO_DIGITS.iter().any(|(one, others)| one == first && others.contains(second)) => 2,
        _ => 3,
    };
    digits.get(len..).unwrap_or("")
}
