//! German numerals written in one word: `siebenunddreißig`, `zweihundertfünfzigtausend`. Forms come in folded (no accent, lower case).

use crate::numerals::UnitsFirst;

const WORDS: UnitsFirst = UnitsFirst {
    units: [
        "ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf", "dreizehn",
        "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ],
    tens: ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
    and: "und",
    hundred: "hundert",
    thousand: "tausend",
};

/// The value of a numeral in one word, simple or compound.
pub(super) fn split_compound(word: &str) -> Option<i64> {
    WORDS.value(word)
}
