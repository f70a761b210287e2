//! English nouns that hold a number; English writes no numeral in one piece.

use crate::numerals::NumeralNoun;

/// The age of an `octogenarian`.
pub(super) fn numeral_noun(word: &str) -> Option<NumeralNoun> {
    const STEMS: [(&str, i64); 5] =
        [("sexagen", 60), ("septuagen", 70), ("octogen", 80), ("nonagen", 90), ("centen", 100)];
    // Most words are told apart by their last letters.
    if !matches!(word.as_bytes().last_chunk(), Some(b"rian" | b"ians")) {
        return None;
    }
    let stem = word.strip_suffix('s').unwrap_or(word).strip_suffix("arian")?;
    STEMS.iter().find(|(latin, _)| *latin == stem).map(|(_, age)| NumeralNoun::Age(*age))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_ages_are_read() {
        assert_eq!(numeral_noun("octogenarians"), Some(NumeralNoun::Age(80)));
        assert_eq!(numeral_noun("librarian"), None);
    }
}
