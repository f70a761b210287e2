//! Telephone numbers: `06 6988 3145`, `+44 (0)20 7946 0958`, `numero verde 800 123456`. They are compared as a subscriber dials them at
//! home; the code of the country (ITU-T E.164) is compared where both sides tell it.

use riscontro_core::value::Number;
use riscontro_core::{Demand, Value};
use smallvec::SmallVec;

use crate::found::Found;
use crate::glue::Glue;
use crate::reader::{At, Reader};

/// How many digits a number has that words tell, with its country (E.164), and by its zero alone.
const CUED: std::ops::RangeInclusive<usize> = 6..=11;
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 9..=15;
const BY_AREA: std::ops::RangeInclusive<usize> = 8..=11;

/// The first digit of the code of a mobile number in Italy, its digits, and those of what stands behind it in one piece.
const MOBILE_AREA: char = '3';
const LEN_OF_AREA: usize = 3;
const MOBILE: std::ops::RangeInclusive<usize> = 6..=7;

/// Digits of the shortest number of a subscriber.
const SHORTEST_NATIONAL: usize = 5;

/// Digits of the shortest number that is told by its sign alone, in one piece.
const LEAST_ALONE: usize = 11;

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
        // The sign belongs to the number, unless it stands close to what is before it.
        let sign = at.token.checked_sub(1).map(At::start);
        let sign = sign.filter(|sign| self.rest(*sign) == "+" && self.is_joined(at) && !self.is_joined(*sign));
        let (start, is_signed) = (sign.unwrap_or(at), sign.is_some());
        let is_cued = self.has_before(at, Glue::Phone);
        let is_dialled =
            first.starts_with("00") && !first.starts_with("000") && (3..=LONGEST_AREA).contains(&first.len());
        let has_area = first.starts_with('0') && (2..=LONGEST_AREA).contains(&first.len());
        let has_area = has_area || self.is_mobile(at);
        if !(is_signed || is_cued || has_area) {
            return None;
        }
        let is_international = is_signed || is_dialled;
        let lengths = match (is_international, is_cued) {
            (true, _) => INTERNATIONAL,
            (_, true) => CUED,
            _ => BY_AREA,
        };
        let (end, digits, groups) = self.dialled(at, *lengths.end());
        // `+39 000 000` is an amount.
        let are_thousands = is_signed && !is_cued && groups[1..].iter().all(|group| *group == 3) && groups.len() > 1;
        let is_amount = is_signed && !is_cued && groups.len() == 1 && digits.len() < LEAST_ALONE;
        let is_told = is_cued || is_international || (groups.len() > 1 && groups[1..].iter().all(|group| *group > 1));
        let has_length = lengths.contains(&(digits.len() - usize::from(is_dialled) * 2));
        // `07/10/2023 250` is a day, `05678/2019` a ruling.
        let is_day = !is_international && groups.starts_with(&[2, 2, 4]);
        let has_stroke = || self.span(at, end).of(self.text).contains('/');
        let is_filed = !is_cued
            && !is_international
            && has_stroke()
            && groups.get(1).is_none_or(|group| *group < SHORTEST_NATIONAL);
        if !is_told || !has_length || are_thousands || is_amount || is_day || is_filed {
            return None;
        }
        let (country, dialled) =
            if is_international { parted(digits.trim_start_matches('0')) } else { ("", digits.as_str()) };
        let dialled = dialled.trim_start_matches('0');
        if dialled.len() < SHORTEST_NATIONAL {
            return None;
        }
        if is_international {
            let value = Value::Verbatim(format!("+{country} {dialled}").into());
            return Some(Found::new(start, end, value, Demand::Required));
        }
        let found = Found::new(at, end, Value::Verbatim(dialled.into()), Demand::Required);
        // `800 123 456` reads as a number, too.
        let number = dialled.parse().ok().map(|number| Value::Number(Number::integer(number)));
        Some(number.into_iter().fold(found, |found, number| found.or(number, 20)))
    }

    /// Whether a mobile number as it is written in Italy begins at `at`: `347 5550198`, but no row of a table.
    fn is_mobile(&self, at: At) -> bool {
        let has_area =
            self.dialled_group(at).is_some_and(|area| area.len() == LEN_OF_AREA && area.starts_with(MOBILE_AREA));
        let rest = self.dialled_group(at.next()).filter(|_| has_area && self.is_near(at.next()));
        let is_rest = rest.is_some_and(|rest| MOBILE.contains(&rest.len()) && !rest.ends_with("000"));
        let follows_number = at.token.checked_sub(1).is_some_and(|before| self.is_number(At::start(before)));
        is_rest && !follows_number && !self.is_number(at.next().next())
    }

    /// The digits from `at` on that may be dialled together, `most` at most, where they end, and how many each group has.
    fn dialled(&self, at: At, most: usize) -> (At, String, SmallVec<[usize; 8]>) {
        let (mut digits, mut groups, mut end, mut place) = (String::new(), SmallVec::new(), at, at);
        while let Some(group) = self.dialled_group(place).filter(|_| end == place || self.is_near(place)) {
            // `+44 (0)20`: the zero is dialled at home alone.
            let dialled = if group == "0" && !groups.is_empty() { "" } else { group };
            let len = dialled.bytes().filter(u8::is_ascii_digit).count();
            if digits.len() + len > most && !groups.is_empty() {
                break;
            }
            digits.extend(dialled.chars().filter(char::is_ascii_digit));
            if len > 0 {
                groups.push(len);
            }
            end = place.next();
            place = self.past_joint(end);
        }
        (end, digits, groups)
    }

    /// The digits at `at`, which dots may part behind their area code (`045.8005151`).
    fn dialled_group(&self, at: At) -> Option<&str> {
        let text = self.rest(at);
        let parts_area = || {
            let (area, rest) = text.split_once('.')?;
            let is_one = area.starts_with('0') && area.len() > 1 && rest.len() >= SHORTEST_NATIONAL;
            (is_one && rest.bytes().all(|digit| digit.is_ascii_digit())).then_some(())
        };
        let is_plain = text.bytes().all(|digit| digit.is_ascii_digit()) || parts_area().is_some();
        (self.is_number(at) && is_plain).then_some(text)
    }

    /// Whether a group stands right behind what is before it.
    fn is_near(&self, at: At) -> bool {
        let before = at.token.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.token(at)).is_some_and(|(before, here)| here.span.start() - before.span.end() <= WIDEST_GAP)
    }

    /// The place behind the marks between two groups: `)`, `) (`; a hyphen or stroke stands close to both, or parts two numbers.
    fn past_joint(&self, at: At) -> At {
        let mut end = at;
        while end.token - at.token < 2 {
            match self.rest(end) {
                "(" | ")" => end = end.next(),
                "-" | "/" if self.is_joined(end) && self.is_joined(end.next()) => end = end.next(),
                _ => break,
            }
        }
        if self.dialled_group(end).is_some() { end } else { at }
    }
}

/// The code of the country and what follows it.
fn parted(digits: &str) -> (&str, &str) {
    let [first, second, ..] = digits.as_bytes() else { return ("", digits) };
    let len = match first {
        b'1' | b'7' => 1,
        _ if TWO_DIGITS.iter().any(|(one, others)| one == first && others.contains(second)) => 2,
        _ => 3,
    };
    digits.split_at_checked(len).unwrap_or(("", digits))
}
