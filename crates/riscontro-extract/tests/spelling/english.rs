//! English, in the ways in which writers differ.

use super::groups;

const SMALL: [&str; 20] = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 4] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")];

/// What a writer puts between the words of a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Before what is less than a hundred: ` and ` or a space.
    pub(crate) and: &'static str,
    /// Between tens and units: a hyphen or a space.
    pub(crate) hyphen: &'static str,
    /// Between groups: a space, maybe with a comma.
    pub(crate) comma: &'static str,
}

/// `value` in words.
pub(crate) fn cardinal(value: u64, style: Style) -> String {
    if value == 0 {
        return "zero".to_owned();
    }
    let mut out = String::new();
    for (count, scale) in groups(value, &SCALES.map(|(scale, _)| scale)) {
        if !out.is_empty() {
            out += if scale == 1 && count < 100 { style.and } else { style.comma };
        }
        out += &below_thousand(count, style);
        if let Some((_, name)) = SCALES.iter().find(|(value, _)| *value == scale) {
            out += &format!(" {name}");
        }
    }
    out
}

/// `value`, at least 1, as a rank: `two hundred and thirty-seventh`.
pub(crate) fn ordinal(value: u64, style: Style) -> String {
    let cardinal = cardinal(value, style);
    let start = cardinal.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, last) = cardinal.split_at(start);
    let rank = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        _ => last.strip_suffix('y').map_or_else(|| format!("{last}th"), |tens| format!("{tens}ieth")),
    };
    before.to_owned() + &rank
}

/// The letters behind a rank in digits.
pub(crate) fn suffix(value: u64) -> &'static str {
    match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn below_thousand(value: u64, style: Style) -> String {
    let rest = below_hundred((value % 100) as usize, style);
    match (value / 100, rest.is_empty()) {
        (0, _) => rest,
        (count, true) => format!("{} hundred", SMALL[count as usize]),
        (count, false) => format!("{} hundred{}{rest}", SMALL[count as usize], style.and),
    }
}

fn below_hundred(value: usize, style: Style) -> String {
    match value {
        0..20 => SMALL[value].to_owned(),
        _ if value.is_multiple_of(10) => TENS[value / 10].to_owned(),
        _ => format!("{}{}{}", TENS[value / 10], style.hyphen, SMALL[value % 10]),
    }
}

#[test]
fn english_is_spelled_as_it_is_written() {
    let british = Style { and: " and ", hyphen: "-", comma: ", " };
    assert_eq!(cardinal(1_237_005, british), "one million, two hundred and thirty-seven thousand and five");
    assert_eq!(ordinal(220, british), "two hundred and twentieth");
}
