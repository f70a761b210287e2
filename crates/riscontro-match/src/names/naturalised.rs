//! Latin and Greek names and the forms that the languages of today gave them.
//!
//! Italian writes `Tagaste`, `Ellesponto`, `Leopoldo` where English keeps `Thagaste`, `Hellespont`, `Leopold`. No table has
//! all of them, so two words that differ by such letters alone may be one name; a slip of the pen may look the same.

/// Letters of a learned spelling and what they became at home.
const LEARNED: [(&str, &str); 12] = [
    ("ch", "c"),
    ("ck", "c"),
    ("ct", "t"),
    ("pt", "t"),
    ("tt", "t"),
    ("ph", "f"),
    ("rh", "r"),
    ("th", "t"),
    ("z", "t"),
    ("y", "i"),
    ("j", "i"),
    ("k", "c"),
];

/// Vowels of a learned spelling and what they became.
const DIPHTHONGS: [(&str, &str); 3] = [("ae", "e"), ("oe", "e"), ("ou", "o")];

/// Endings that a name loses, those of Latin and Greek, and vowels before and behind them.
const ENDINGS: [&str; 4] = ["us", "um", "os", "on"];

/// Names shorter than this without their ending say too little.
const SHORTEST: usize = 4;

/// The same of a word in `-y` that ends in vowels at home: `conservatory`, `conservatorio`, but not `emily`, `emilio`.
const SHORTEST_IN_Y: usize = 6;

/// The same of a name in `-us` that became one in `-o`: `aulus`, `aulo`.
const SHORTEST_OF_ROME: usize = 2;

/// Whether `word` and `other`, folded forms, differ only as a learned name and its form at home do.
pub(super) fn is_naturalised(word: &str, other: &str) -> bool {
    let (word, other) = without_plural(word, other);
    // `Paulinus`, `Paolino`: in other names `au` stays.
    let is_learned = word.ends_with("us") || other.ends_with("us");
    let level = |stem: String| if is_learned { stem.replace("au", "ao") } else { stem };
    let (stem, other_stem) = (level(stem(word)), level(stem(other)));
    let is_in_y = |word: &str, other: &str| word.ends_with('y') && !other.ends_with("io") && !other.ends_with("ia");
    let shortest = if is_of_rome(word, other) || is_of_rome(other, word) { SHORTEST_OF_ROME } else { SHORTEST };
    word != other
        && !differ_in_a_vowel(word, other)
        && !is_in_y(word, other)
        && !is_in_y(other, word)
        && stem.len() >= shortest
        && stem == other_stem
}

/// `martini` and `martino` are two surnames.
fn differ_in_a_vowel(word: &str, other: &str) -> bool {
    let vowel = |letter: char| matches!(letter, 'a' | 'i' | 'o');
    word.strip_suffix(vowel).is_some_and(|start| Some(start) == other.strip_suffix(vowel))
}

/// `caelius` and `celio`: the ending says that it is a name of Rome.
fn is_of_rome(learned: &str, other: &str) -> bool {
    learned.strip_suffix("us").is_some_and(|stem| stem.ends_with('i') == other.ends_with("io") && other.ends_with('o'))
}

/// `khitani` and `khitans`: an `s` against a vowel of the plural is no difference.
fn without_plural<'a>(word: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let bare = |plural: &'a str, vowel: &str| plural.strip_suffix('s').filter(|_| vowel.ends_with(['i', 'e']));
    (bare(word, other).unwrap_or(word), bare(other, word).unwrap_or(other))
}

/// What both forms have in common.
fn stem(word: &str) -> String {
    let word = word.strip_prefix('h').unwrap_or(word);
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let word = word.trim_end_matches(vowel);
    let word = word.strip_suffix('y').filter(|stem| stem.len() >= SHORTEST_IN_Y).unwrap_or(word);
    let word = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let mut rest = word.trim_end_matches(vowel);
    let mut stem = String::with_capacity(rest.len());
    while let Some(letter) = rest.chars().next() {
        let known = LEARNED.iter().chain(&DIPHTHONGS).find(|(learned, _)| rest.starts_with(learned));
        match known {
            Some((learned, plain)) => {
                stem.push_str(plain);
                rest = &rest[learned.len()..];
            }
            None => {
                stem.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::{is_naturalised, stem};

    #[test]
    fn learned_names_meet_their_italian_forms() {
        for (learned, italian) in [
            ("hellespont", "ellesponto"),
            ("thagaste", "tagaste"),
            ("leopold", "leopoldo"),
            ("khitans", "khitani"),
            ("luther", "lutero"),
            ("desiderius", "desiderio"),
            ("ignatius", "ignazio"),
            ("bourbon", "borbone"),
            ("stabiae", "stabia"),
            ("caelius", "celio"),
            ("aulus", "aulo"),
            ("paulinus", "paolino"),
            ("conservatory", "conservatorio"),
        ] {
            assert!(is_naturalised(learned, italian), "{learned} {italian}: {} {}", stem(learned), stem(italian));
        }
    }

    #[test]
    fn slips_and_other_names_do_not() {
        for (one, other) in [
            ("shoigu", "shogu"),
            ("johnson", "jonhson"),
            ("stellantis", "stelantis"),
            ("rossi", "russo"),
            ("emily", "emilio"),
            ("kennedy", "kenned"),
            ("pauli", "paoli"),
            ("carvalho", "carvalo"),
            ("martini", "martino"),
            ("milano", "milos"),
            ("lutero", "lutero"),
            ("macedonia", "maecdonia"),
        ] {
            assert!(!is_naturalised(one, other), "{one} {other}");
        }
    }
}
