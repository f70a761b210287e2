//! Italian numerals written in one word: `duecentotrentasette`, `quarantaquattresimo`, `ventunenne`.
//!
//! A numeral is read left to right as thousands, hundreds, tens, units; each part may lose its last vowel before the
//! next (`vent-uno`, `cent-otto`). Forms come in folded (no accent, lower case).

use crate::numerals::{LetterPairs, NumeralNoun};

const UNITS: [&str; 10] = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];
const TEENS: [&str; 10] = [
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];
const TENS: [&str; 8] = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

/// How numerals begin.
const HEADS: LetterPairs =
    LetterPairs::of(&["un", "du", "tr", "qu", "ci", "se", "ot", "no", "di", "do", "ve", "ce", "mi"]);

/// How numerals end, those included that have lost their last vowel.
const TAILS: LetterPairs = LetterPairs::of(&[
    "no", "un", "na", "ue", "re", "ro", "ei", "te", "to", "tr", "tt", "ve", "ci", "ti", "ta", "nt", "la", "le",
]);

/// Whether `word` begins as numerals do: most words are none, and need no closer look.
fn begins_numeral(word: &str) -> bool {
    word.as_bytes().first_chunk().is_some_and(|head| HEADS.has(*head))
}

/// Whether `word` ends as numerals do.
fn ends_numeral(word: &str) -> bool {
    word.as_bytes().last_chunk().is_some_and(|tail| TAILS.has(*tail))
}

/// The value of a numeral in one word, simple or compound.
pub(super) fn split_compound(word: &str) -> Option<i64> {
    if !begins_numeral(word) || !ends_numeral(word) {
        return None;
    }
    if let Some(head) = word.strip_suffix("mila") {
        return Some(hundreds(head)? * 1000);
    }
    if let Some(at) = place_of(b"mila", word) {
        let rest = word[at + 4..].strip_prefix("e").filter(|rest| hundreds(rest).is_some()).unwrap_or(&word[at + 4..]);
        return Some(hundreds(&word[..at])? * 1000 + hundreds(rest)?);
    }
    if let Some(rest) = word.strip_prefix("mille") {
        let rest = rest.strip_prefix('e').filter(|rest| hundreds(rest).is_some()).unwrap_or(rest);
        return if rest.is_empty() { Some(1000) } else { Some(1000 + hundreds(rest)?) };
    }
    hundreds(word)
}

/// Where `part` begins in `word`. Words are so short that to look everywhere takes less time than to get ready for a search.
fn place_of(part: &[u8; 4], word: &str) -> Option<usize> {
    word.as_bytes().windows(part.len()).position(|letters| letters == part)
}

/// 1 to 999.
fn hundreds(word: &str) -> Option<i64> {
    if word == "cento" {
        return Some(100);
    }
    let Some(at) = place_of(b"cent", word) else { return below_hundred(word) };
    let count = if at == 0 { 1 } else { unit(&word[..at]).filter(|count| *count > 1)? };
    let rest = &word[at + 4..];
    // `centotto`, `centottanta` and `centuno` drop the o of `cento`; `centoundici` keeps it.
    let remainder = match rest.strip_prefix('o') {
        Some("") => Some(0),
        Some(after) => below_hundred(after).or_else(|| below_hundred(rest)),
        None if rest.starts_with('u') => below_hundred(rest).or((rest == "un").then_some(1)),
        None => None,
    };
    Some(count * 100 + remainder?)
}

fn below_hundred(word: &str) -> Option<i64> {
    if let Some(value) = unit(word) {
        return Some(value);
    }
    if word == "diciott" {
        return Some(18);
    }
    if let Some(at) = TEENS.iter().position(|teen| *teen == word) {
        return i64::try_from(at + 10).ok();
    }
    let (at, ten) = TENS.iter().enumerate().find(|(_, ten)| word.starts_with(&ten[..ten.len() - 1]))?;
    let tens = i64::try_from(at + 2).ok()? * 10;
    if word == *ten {
        return Some(tens);
    }
    if let Some(value) = word.strip_prefix(ten).and_then(unit) {
        let drops_vowel = value == 1 || value == 8;
        return (!drops_vowel).then_some(tens + value);
    }
    // `ventiquattr'ore`
    if word.strip_prefix(ten) == Some("quattr") {
        return Some(tens + 4);
    }
    // `ventuno`, `ventun`, `ventotto`; a bare `vent` is the elided form, with its apostrophe a word of its own.
    match &word[ten.len() - 1..] {
        "uno" | "un" | "una" => Some(tens + 1),
        // `ventott'anni`
        "otto" | "ott" => Some(tens + 8),
        "" => Some(tens),
        _ => None,
    }
}

fn unit(word: &str) -> Option<i64> {
    let at = UNITS.iter().position(|unit| !unit.is_empty() && *unit == word)?;
    i64::try_from(at).ok()
}

/// The rank of an ordinal in -esimo with any ending; the simple ordinals stand in the table.
pub(super) fn split_ordinal(word: &str) -> Option<i64> {
    let stem =
        Some(word).filter(|word| begins_numeral(word))?.strip_suffix(['o', 'a', 'i', 'e'])?.strip_suffix("esim")?;
    if stem == "mill" {
        return Some(1000);
    }
    if let Some(thousands) = stem.strip_suffix("mill") {
        return Some(split_compound(thousands)? * 1000);
    }
    // The numeral has lost its last vowel (`ventun-esimo`), but for `tre` and `sei` (`ventitre-esimo`, `ventisei-esimo`).
    let with = |vowel: &str| split_compound(&format!("{stem}{vowel}"));
    let value = split_compound(stem).filter(|_| stem.ends_with(['e', 'i', 'a', 'o']));
    value
        .or_else(|| ["o", "e", "i", "a", "i", "te"].iter().find_map(|vowel| with(vowel)))
        .or_else(|| with("ove").filter(|_| stem.ends_with('n')))
        .filter(|rank| *rank > 10)
}

/// Ages with a Latin stem, without their last vowel.
const LATIN_AGES: [(&str, i64); 4] =
    [("sessagenari", 60), ("settuagenari", 70), ("ottuagenari", 80), ("nonagenari", 90)];

/// How nouns end that hold a number, by their last letters but two and by the last two.
const NOUN_TAILS: [LetterPairs; 2] = [
    LetterPairs::of(&["en", "ar", "nn", "na", "es", "sc", "ti"]),
    LetterPairs::of(&["ne", "ni", "io", "ia", "ii", "ie", "le", "li", "co", "ca", "hi", "he", "na"]),
];

/// Whether `word` ends as nouns do that hold a number: hardly any other is to be looked at.
fn ends_numeral_noun(word: &str) -> bool {
    let Some(&[a, b, c, d]) = word.as_bytes().last_chunk() else { return false };
    NOUN_TAILS[0].has([a, b]) && NOUN_TAILS[1].has([c, d])
}

/// What a noun holds: the age in `ventunenne`, the years of a `quinquennio`, the century of `settecentesco`.
pub(super) fn numeral_noun(word: &str) -> Option<NumeralNoun> {
    if !ends_numeral_noun(word) {
        return None;
    }
    if let Some(age) = word.strip_prefix("ultra").and_then(age) {
        return Some(NumeralNoun::AgeOver(age));
    }
    if let Some(age) = word.strip_prefix("infra").and_then(age) {
        return Some(NumeralNoun::AgeUnder(age));
    }
    let latin = LATIN_AGES.iter().find(|(stem, _)| word.strip_suffix(['o', 'a', 'i', 'e']) == Some(stem));
    let age = age(word).or(latin.map(|(_, age)| *age));
    age.map(NumeralNoun::Age).or_else(|| years(word).map(NumeralNoun::Years)).or_else(|| century(word))
}

/// The age in `ventunenne`, `sessantenni`.
fn age(word: &str) -> Option<i64> {
    let word = Some(word).filter(|word| begins_numeral(word))?;
    let stem = word.strip_suffix("enne").or_else(|| word.strip_suffix("enni"))?;
    let with = |vowel: &str| split_compound(&format!("{stem}{vowel}"));
    let age = split_compound(stem).or_else(|| ["o", "a", "i", "e"].iter().find_map(|vowel| with(vowel)))?;
    (10..=130).contains(&age).then_some(age)
}

/// The years in `quarantennio`, `quindicennale`; the short ones have a Latin stem.
fn years(word: &str) -> Option<i64> {
    const LATIN: [(&str, i64); 9] = [
        ("bi", 2),
        ("tri", 3),
        ("quadri", 4),
        ("quinqu", 5),
        ("sess", 6),
        ("sett", 7),
        ("ott", 8),
        ("nov", 9),
        ("dec", 10),
    ];
    let stem = ["ennio", "ennale", "ennali"].iter().find_map(|ending| word.strip_suffix(ending))?;
    let latin = LATIN.iter().find(|(latin, _)| *latin == stem).map(|(_, years)| *years);
    let with = |vowel: &str| split_compound(&format!("{stem}{vowel}")).filter(|years| (11..=1000).contains(years));
    latin.or_else(|| ["a", "i", "o", "e"].iter().find_map(|vowel| with(vowel)))
}

/// The century in `settecentesco`, `tardoquattrocentesca`, `cinquecentine` (books printed in it).
fn century(word: &str) -> Option<NumeralNoun> {
    let stem = ["esco", "esca", "eschi", "esche", "ina", "ine"].iter().find_map(|ending| word.strip_suffix(ending))?;
    let hundreds = stem.strip_suffix("cent")?;
    let hundreds = ["tardo", "proto", "primo"].iter().find_map(|part| hundreds.strip_prefix(part)).unwrap_or(hundreds);
    let hundreds = unit(hundreds).and_then(|count| i16::try_from(count).ok()).filter(|count| *count > 1)?;
    Some(NumeralNoun::Century(hundreds + 11))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard spelling of a number below a million, folded.
    fn spelled(value: i64) -> String {
        let below_thousand = |value: i64| {
            let (hundred, rest) = (value / 100, value % 100);
            let mut word = match hundred {
                0 => String::new(),
                1 => "cento".to_owned(),
                _ => format!("{}cento", UNITS[hundred as usize]),
            };
            match rest {
                0..=9 => word += UNITS[rest as usize],
                10..=19 => word += TEENS[rest as usize - 10],
                _ => {
                    let ten = TENS[rest as usize / 10 - 2];
                    let unit = rest % 10;
                    word += if unit == 1 || unit == 8 { &ten[..ten.len() - 1] } else { ten };
                    word += UNITS[unit as usize];
                }
            }
            word
        };
        match value / 1000 {
            0 => below_thousand(value),
            1 => format!("mille{}", below_thousand(value % 1000)),
            thousands => format!(
                "{}mila{}",
                below_thousand(thousands),
                if value % 1000 == 0 { String::new() } else { below_thousand(value % 1000) }
            ),
        }
    }

    #[test]
    fn every_number_below_a_million_reads_back() {
        for value in (1..3000).chain((3000..1_000_000).step_by(37)) {
            assert_eq!(split_compound(&spelled(value)), Some(value), "{}", spelled(value));
        }
    }

    #[test]
    fn elided_hundreds_and_odd_spellings_read_too() {
        for (word, value) in [
            ("centotto", 108),
            ("centuno", 101),
            ("centottanta", 180),
            ("ventun", 21),
            ("milleottocento", 1800),
            ("mille", 1000),
        ] {
            assert_eq!(split_compound(word), Some(value), "{word}");
        }
    }

    #[test]
    fn ordinary_words_are_no_numerals() {
        for word in [
            "seimila-",
            "tremare",
            "settembre",
            "centro",
            "centesimo",
            "milano",
            "ventilato",
            "novantino",
            "unodue",
            "",
            "seicentesco",
        ] {
            assert_eq!(split_compound(word), None, "{word}");
        }
    }

    #[test]
    fn ordinals_and_ages_lose_the_last_vowel() {
        for (word, rank) in [
            ("ventunesimo", 21),
            ("ventitreesima", 23),
            ("quarantaquattresimo", 44),
            ("ventiseiesimi", 26),
            ("centesimo", 100),
            ("quattordicimillesimo", 14_000),
            ("diciannovesimo", 19),
            ("cinquantesimo", 50),
        ] {
            assert_eq!(split_ordinal(word), Some(rank), "{word}");
        }
        assert_eq!(split_ordinal("battesimo"), None);
        assert_eq!(split_ordinal("medesimo"), None);
        for (word, age) in [("ventunenne", 21), ("sessantenni", 60), ("cinquantatreenne", 53), ("diciottenne", 18)] {
            assert_eq!(numeral_noun(word), Some(NumeralNoun::Age(age)), "{word}");
        }
        for (word, noun) in [
            ("ultraottantenne", NumeralNoun::AgeOver(80)),
            ("infraquattordicenne", NumeralNoun::AgeUnder(14)),
            ("ottuagenaria", NumeralNoun::Age(80)),
            ("quinquennio", NumeralNoun::Years(5)),
            ("quarantennio", NumeralNoun::Years(40)),
            ("quindicennale", NumeralNoun::Years(15)),
            ("settecentesco", NumeralNoun::Century(18)),
            ("tardocinquecentesche", NumeralNoun::Century(16)),
            ("cinquecentine", NumeralNoun::Century(16)),
        ] {
            assert_eq!(numeral_noun(word), Some(noun), "{word}");
        }
        for word in ["decenni", "perenne", "perennale", "centesca", "ventina", "duecento", "ultra"] {
            assert_eq!(numeral_noun(word), None, "{word}");
        }
    }
}
