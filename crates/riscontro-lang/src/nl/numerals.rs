//! Dutch numerals written in one word: `zevenendertig`, `tweehonderdvijftigduizend`. Forms come in folded (no accent, lower case).

use crate::numerals::UnitsFirst;

const WORDS: UnitsFirst = UnitsFirst {
    units: [
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ],
    tens: ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"],
    and: "en",
    hundred: "honderd",
    thousand: "duizend",
};

/// The value of a numeral in one word, simple or compound.
pub(super) fn split_compound(word: &str) -> Option<i64> {
    WORDS.value(word)
}
