//! How alike two words are spelt.

/// Whether the words are so alike that one may be a slip of the other: Jaro–Winkler at least .86, or one edit in four
/// letters or more, and lengths within three. Forms are folded.
pub(crate) fn is_slip(word: &str, other: &str) -> Option<f64> {
    let (len, other_len) = (word.chars().count(), other.chars().count());
    if word == other || len.min(other_len) < 3 || len.abs_diff(other_len) > 3 {
        return None;
    }
    let likeness = strsim::jaro_winkler(word, other);
    let one_edit = is_one_edit(word, other) && len.max(other_len) >= 4;
    (likeness >= 0.86 || one_edit).then_some(likeness.max(if one_edit { 0.9 } else { 0.0 }))
}

/// Whether one letter was lost, added or changed, or two neighbours changed places.
pub(crate) fn is_one_edit(word: &str, other: &str) -> bool {
    strsim::osa_distance(word, other) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_of_the_pen_is_alike_and_another_name_is_not() {
        for (word, other) in
            [("shoigu", "shogu"), ("macedonia", "maecedonia"), ("cina", "cine"), ("johnson", "jonhson")]
        {
            assert!(is_slip(word, other).is_some(), "{word} {other}");
        }
        for (word, other) in [("lavrov", "shoigu"), ("kim", "kim"), ("rossi", "bianchi"), ("un", "on")] {
            assert!(is_slip(word, other).is_none(), "{word} {other}");
        }
    }
}
