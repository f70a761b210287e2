//! A number in digits, read in two number formats.
//!
//! The side's own format comes first. Where it cannot have been meant (`1,234,567` in Italian), or where the other side's
//! format gives another value (`1.234` in English), that reading is added and marked, so that a number that was carried
//! over without being localised is recognised as such. A single mark that neither groups nor marks decimals in the own
//! format (`25.5` in Italian) can only be a decimal mark: a matter of style, whose reading is marked as tolerated.

use riscontro_core::Locale;
use riscontro_core::value::{Exact, Number};
use riscontro_lang::NumberFormat;

use crate::reader::Formats;

/// A value that the digits may have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reading {
    pub(crate) number: Number,
    pub(crate) locale: Locale,
    pub(crate) weight: u8,
}

/// At most two values, one in each format, the likeliest first; `Copy`, since an amount is handed from reader to reader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ReadingList {
    first: Option<Reading>,
    second: Option<Reading>,
}

impl ReadingList {
    pub(crate) const EMPTY: ReadingList = ReadingList { first: None, second: None };

    pub(crate) fn one(reading: Reading) -> Self {
        ReadingList { first: Some(reading), second: None }
    }

    /// The likelier reading, and the other.
    pub(crate) fn two(first: Reading, second: Option<Reading>) -> Self {
        ReadingList { first: Some(first), second }
    }

    pub(crate) fn first(&self) -> Option<&Reading> {
        self.first.as_ref()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Reading> {
        self.first.iter().chain(&self.second)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// What `change` makes of each; those of which it makes nothing are left out.
    pub(crate) fn mapped(self, change: impl Fn(Reading) -> Option<Reading>) -> Self {
        let second = self.second.and_then(&change);
        match self.first.and_then(&change) {
            Some(first) => ReadingList { first: Some(first), second },
            None => ReadingList { first: second, second: None },
        }
    }

    /// Adds a reading, unless its value is there.
    fn add(&mut self, reading: Reading) {
        if self.iter().any(|other| other.number.value() == reading.number.value()) {
            return;
        }
        let free = if self.first.is_none() { &mut self.first } else { &mut self.second };
        *free = Some(reading);
    }
}

/// The values of `text`: ASCII digits with marks between them. Empty when no format can read it or it does not fit.
pub(crate) fn read(text: &str, formats: &Formats) -> ReadingList {
    let mut out = ReadingList::EMPTY;
    let mut add = |number: Option<Number>, locale, weight| {
        if let Some(number) = number {
            out.add(Reading { number, locale, weight });
        }
    };
    let own = read_in(text, formats.own);
    add(own, Locale::Own, 100);
    if own.is_none() {
        add(tolerant(text), Locale::Tolerated, 90);
    }
    add(read_in(text, formats.other), Locale::Other, 30);
    out
}

/// The value of `text` in `format`: groups of three, then at most one decimal mark.
fn read_in(text: &str, format: NumberFormat) -> Option<Number> {
    let (whole, decimals) = text.split_once(format.decimal).unwrap_or((text, ""));
    let mut groups = whole.split(|mark: char| !mark.is_ascii_digit());
    let first = groups.next()?;
    let (mut digits, mut mark) = (digits_after(0, first)?, None);
    for group in groups {
        let before = whole[..plain_end(whole, group)].chars().next_back()?;
        if group.len() != 3 || *mark.get_or_insert(before) != before || !is_group(format, before) {
            return None;
        }
        digits = digits_after(digits, group)?;
    }
    let grouped_badly = mark.is_some() && (first.is_empty() || first.len() > 3 || first.starts_with('0'));
    if grouped_badly || (first.is_empty() && decimals.is_empty()) {
        return None;
    }
    number(digits, decimals)
}

/// Where `part`, a slice of `whole`, begins.
fn plain_end(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

/// A plain space joins groups too; the reader has made sure that it is one.
fn is_group(format: NumberFormat, mark: char) -> bool {
    mark == ' ' || format.groups.contains(&mark) || (mark == '\u{2019}' && format.groups.contains(&'\''))
}

/// The value of digits with one point or comma, taken as a decimal mark.
fn tolerant(text: &str) -> Option<Number> {
    let (whole, decimals) = text.split_once(['.', ','])?;
    number(digits_after(0, whole)?, decimals)
}

/// `digits` with those of `text` written behind them; `None` when one is no ASCII digit or they do not fit.
fn digits_after(digits: i64, text: &str) -> Option<i64> {
    text.bytes().try_fold(digits, |digits, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        digits.checked_mul(10)?.checked_add(digit)
    })
}

fn number(whole: i64, decimals: &str) -> Option<Number> {
    let places = i8::try_from(decimals.len()).ok()?.checked_neg()?;
    let value = Exact::decimal(digits_after(whole, decimals)?, i32::from(places))?;
    Some(Number::new(value, places))
}

#[cfg(test)]
mod tests {
    use riscontro_lang::LANGUAGES;

    use super::*;

    fn values(text: &str, own: &str) -> Vec<(String, Locale)> {
        let format = |tag: &str| {
            let language = LANGUAGES.iter().find(|language| language.tag.as_str() == tag);
            language.expect("a language with a folder").number_format
        };
        let formats = Formats { own: format(own), other: format(if own == "it" { "en" } else { "it" }) };
        read(text, &formats).iter().map(|reading| (reading.number.to_string(), reading.locale)).collect()
    }

    #[test]
    fn the_own_format_comes_first_and_the_other_is_marked() {
        let (en, it) = ("en", "it");
        let own = |value: &str| (value.to_owned(), Locale::Own);
        let other = |value: &str| (value.to_owned(), Locale::Other);
        assert_eq!(values("1.234", en), [own("1.234"), other("1234")]);
        assert_eq!(values("1.234", it), [own("1234"), other("1.234")]);
        assert_eq!(values("25.5", it), [("25.5".to_owned(), Locale::Tolerated)]);
        assert_eq!(values("1,234,567", it), [other("1234567")]);
        assert_eq!(values("1.234,5", it), [own("1234.5")]);
        assert_eq!(values("2025", it), [own("2025")]);
        assert_eq!(values("10\u{a0}000", en), [own("10000")]);
    }

    #[test]
    fn what_is_no_number_has_no_value() {
        for text in ["1.2.3", "1..2", "", "1,23,456.7.8", &"9".repeat(60)] {
            assert_eq!(values(text, "en"), [], "{text}");
        }
    }
}
