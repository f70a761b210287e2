//! Hyphens in terms: `run-off` is also written `runoff`, and `ex-ministro` also `ex ministro`.

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Whether `text` is a hyphen and nothing else.
pub(crate) fn is_hyphen(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|letter| HYPHENS.contains(&letter)) && letters.as_str().is_empty()
}

/// Adds to `forms` those without their hyphens: in one word, and with spaces.
///
/// Not with a space before a word that is a particle (`is_particle`): they *run off*, but no *run-off* is meant; and in one word only
/// where small letters meet.
pub(crate) fn with_hyphen_variants(forms: &mut Vec<String>, is_particle: impl Fn(&str) -> bool) {
    let mut variants = Vec::new();
    // The lemma tells: `run-offs` has no particle any more.
    let has_particle = forms.first().and_then(|lemma| lemma.rsplit(HYPHENS).next()).is_some_and(is_particle);
    for form in forms.iter().filter(|form| form.contains(HYPHENS)) {
        if !has_particle && !form.ends_with(HYPHENS) {
            variants.push(form.replace(HYPHENS, " "));
        }
        if is_joinable(form) {
            variants.push(form.replace(HYPHENS, ""));
        }
    }
    forms.append(&mut variants);
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
        with_hyphen_variants(&mut forms, |word| word == "off");
        forms.split_off(1)
    }

    #[test]
    fn a_hyphen_may_be_a_space_or_nothing() {
        assert_eq!(variants("ex-ministro"), ["ex ministro", "exministro"]);
        assert_eq!(variants("run-off"), ["runoff"]);
        assert_eq!(variants("covid-19"), ["covid 19"]);
        assert!(variants("army").is_empty());
    }
}
