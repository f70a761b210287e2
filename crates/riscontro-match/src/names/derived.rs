//! Adjectives and land names that a language makes of a place (`Viadana`, `viadanese`, `nel Viadanese`).
//!
//! The tables know those of the great towns, which often are not made by rule; of small ones the endings tell.

use std::collections::HashSet;

/// What Italian sets in the place of the last vowels of a town, masculine and feminine, singular and plural; and what English does
/// (`Slavonian`).
const ENDINGS: [&str; 29] = [
    "ian", "ana", "ane", "ani", "ano", "asca", "asche", "aschi", "asco", "ate", "ati", "ense", "ensi", "ese", "esi",
    "iana", "iane", "iani", "iano", "ina", "ine", "ini", "ino", "itana", "itane", "itani", "itano", "ota", "oti",
];

/// Letters that a town has before its last vowels, at least: of fewer too many words could be made.
const SHORTEST: usize = 4;

/// Whether `word` is made of the name of the place `place`; both are folded.
pub(super) fn is_derived(word: &str, place: &str) -> bool {
    stem(place).and_then(|stem| word.strip_prefix(stem)).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// Whether one of `words` is made of the name of the place `place`.
pub(super) fn has_derived(place: &str, words: &HashSet<&str>) -> bool {
    stem(place).is_some_and(|stem| ENDINGS.iter().any(|ending| words.contains(&*[stem, ending].concat())))
}

/// The name without its last vowels, where enough is left.
fn stem(place: &str) -> Option<&str> {
    let stem = place.trim_end_matches(['a', 'e', 'i', 'o', 'u']);
    (stem.len() >= SHORTEST && stem.len() < place.len()).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::{has_derived, is_derived};

    #[test]
    fn adjectives_are_made_of_their_places() {
        for (word, place) in [
            ("viadanese", "viadana"),
            ("cerignolani", "cerignola"),
            ("orbetellana", "orbetello"),
            ("slavonian", "slavonia"),
        ] {
            assert!(is_derived(word, place), "{word} {place}");
            assert!(has_derived(place, &[word, "la"].into()), "{word} {place}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (word, place) in [
            ("viadena", "viadana"),
            ("marano", "mara"),
            ("londra", "londra"),
            ("torinese", "toro"),
            ("parman", "parma"),
        ] {
            assert!(!is_derived(word, place), "{word} {place}");
        }
    }
}
