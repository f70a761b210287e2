//! The nearest known word.

/// The word of `known` that `word` was probably meant to be; `None` when none is near.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let scored = known.into_iter().map(|one| (strsim::jaro_winkler(word, one), one));
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (best.0 >= 0.75).then_some(best.1)
}

/// ` (did you mean \`x\`?)`, or nothing.
pub(crate) fn hint<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    nearest(word, known).map_or_else(String::new, |one| format!(" (did you mean `{one}`?)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let known = ["number-mismatch", "number-missing", "names"];
        assert_eq!(nearest("number-mismach", known), Some("number-mismatch"));
        assert_eq!(nearest("name", known), Some("names"));
        assert_eq!(nearest("zzz", known), None);
    }
}
