//! Hyphens in terms: `run-off` is also written `runoff`, and `ex-ministro` also `ex ministro`.

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Whether `text` is a hyphen and nothing else.
pub(crate) fn is_hyphen(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|letter| HYPHENS.contains(&letter)) && letters.as_str().is_empty()
}

/// Adds to `forms` those without their hyphens: in one word, and with spaces.
///
/// Not with a space before a word that is a particle (`is_particle`): they *run off*, but no *run-off* is meant; nor behind a first word
/// that is a preposition there (`is_preposition`), where the term is that one word: *by law*, but no *by-law*. In one word only where small
/// letters meet.
pub(crate) fn with_hyphen_variants(
    forms: &mut Vec<String>,
    is_particle: impl Fn(&str) -> bool,
    is_preposition: impl Fn(&str) -> bool,
) {
    let mut variants = Vec::new();
    // The lemma tells: `run-offs` has no particle any more.
    let has_particle = forms.first().and_then(|lemma| lemma.rsplit(HYPHENS).next()).is_some_and(is_particle);
    let has_preposition =
        forms.first().and_then(|lemma| two_parts(lemma)).is_some_and(|(first, _)| is_preposition(first));
    for form in forms.iter().filter(|form| form.contains(HYPHENS)) {
        if !has_particle && !has_preposition && !form.ends_with(HYPHENS) {
            variants.push(form.replace(HYPHENS, " "));
        }
        if is_joinable(form) {
            variants.push(form.replace(HYPHENS, ""));
        }
    }
    forms.append(&mut variants);
}

/// What stands before and behind the hyphen of a term of one word that has one.
fn two_parts(term: &str) -> Option<(&str, &str)> {
    let (first, second) = term.split_once(HYPHENS)?;
    (!second.contains(HYPHENS) && !term.contains(' ')).then_some((first, second))
}

/// Whether small letters stand on both sides of the one hyphen of a word.
fn is_joinable(form: &str) -> bool {
    let mut parts = form.split(HYPHENS);
    let (Some(before), Some(after), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    let ends_small = before.chars().next_back().is_some_and(char::is_lowercase);
    ends_small && after.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(form: &str) -> Vec<String> {
        let mut forms = vec![form.to_owned()];
        with_hyphen_variants(&mut forms, |word| word == "off", |word| word == "by");
        forms.split_off(1)
    }

    #[test]
    fn a_hyphen_may_be_a_space_or_nothing() {
        assert_eq!(variants("ex-ministro"), ["ex ministro", "exministro"]);
        assert_eq!(variants("run-off"), ["runoff"]);
        assert_eq!(variants("by-law"), ["bylaw"]);
        assert_eq!(variants("by-law committee"), ["by law committee", "bylaw committee"]);
        assert_eq!(variants("covid-19"), ["covid 19"]);
        assert!(variants("army").is_empty());
    }
}
