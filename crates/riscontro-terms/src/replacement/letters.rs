//! The letters of forms: those that folding took away, and capitals.

use riscontro_lang::fold;

/// `form`, which is folded, with the letters of `lemma` as far as both are the same; `None` where they have not the same words.
pub(super) fn restored(lemma: &str, form: &str) -> Option<String> {
    let (lemmas, forms): (Vec<&str>, Vec<&str>) = (lemma.split_whitespace().collect(), form.split(' ').collect());
    if lemmas.len() != forms.len() {
        return None;
    }
    let words: Option<Vec<String>> = lemmas.iter().zip(forms).map(|(lemma, form)| restored_word(lemma, form)).collect();
    Some(words?.join(" "))
}

fn restored_word(lemma: &str, form: &str) -> Option<String> {
    let folded = fold(lemma);
    if folded.chars().count() != lemma.chars().count() {
        return (folded == form).then(|| lemma.to_owned());
    }
    // Of an acronym the form has the capitals.
    let same = lemma.chars().zip(folded.chars()).zip(form.chars());
    let same = same.take_while(|((own, folded), form)| form == own || form == folded);
    let kept: String = same.map(|((own, _), _)| own).collect();
    let ending = form.chars().skip(kept.chars().count());
    let ending: String = ending.collect();
    // An accented ending that becomes another one: which accent that has is not known.
    let is_sure = ending.is_empty() || lemma.chars().skip(kept.chars().count()).all(|letter| letter.is_ascii());
    is_sure.then(|| kept + &ending)
}

/// `words` with the capitals that `found` has beyond those of `lemma`: all, those of each word but the small ones (`is_small`), or the first.
pub(super) fn like(found: &str, lemma: &str, words: &str, is_small: impl Fn(&str) -> bool) -> String {
    let is_lower = |text: &str| text.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_lowercase);
    if !is_lower(lemma) || is_lower(found) {
        return words.to_owned();
    }
    let letters = || found.chars().filter(|letter| letter.is_alphabetic());
    if letters().all(char::is_uppercase) && letters().count() > 1 {
        return words.to_uppercase();
    }
    let has_title_case = found.contains(' ') && found.split(' ').all(|word| !is_lower(word) || is_small(word));
    let capital = |(at, word): (usize, &str)| {
        let is_first = at == 0;
        let has_own = word.chars().any(char::is_uppercase);
        let takes_one = !has_own && (is_first || (has_title_case && !is_small(word)));
        if takes_one { capitalised(word) } else { word.to_owned() }
    };
    words.split(' ').enumerate().map(capital).collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_lemma_come_back() {
        for (lemma, form, restored_form) in [
            ("Prime Minister", "prime ministers", Some("Prime Ministers")),
            ("MP", "MPs", Some("MPs")),
            ("caffè nero", "caffe neri", Some("caffè neri")),
            ("army", "armies", Some("armies")),
            ("Person", "people", Some("People")),
            ("public prosecutor", "prosecutors", None),
            ("papà", "papi", None),
        ] {
            assert_eq!(restored(lemma, form).as_deref(), restored_form, "{lemma}");
        }
    }

    #[test]
    fn capitals_follow_the_words_that_are_replaced() {
        for (found, lemma, words, written) in [
            ("Balance law", "balance law", "budget law", "Budget law"),
            ("Balance Law", "balance law", "budget law", "Budget Law"),
            ("Head Of State", "head of state", "chief of state", "Chief of State"),
            ("BALANCE LAW", "balance law", "budget law", "BUDGET LAW"),
            ("balance law", "balance law", "Budget Act", "Budget Act"),
            ("Balance law", "Balance law", "budget law", "budget law"),
            ("Ballot", "ballot", "iPhone", "iPhone"),
        ] {
            assert_eq!(like(found, lemma, words, |word| word == "of" || word == "Of"), written, "{found}");
        }
    }
}
