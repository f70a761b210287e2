//! Adjectives and participles: gender and number.

use riscontro_lang::{Inflection, WordClass};

use super::Known;
use super::letters::restored;

/// The forms of an adjective, folded: masculine and feminine singular, masculine and feminine plural.
pub(super) type Agreeing = [String; 4];

/// The forms of an adjective of which the paradigm leaves no doubt; `lemma` is its masculine singular.
pub(super) fn agreeing(lemma: &str, inflection: &Inflection) -> Option<Agreeing> {
    let forms = inflection.forms(lemma, WordClass::Modifier);
    let stem = without_last(forms.first()?);
    let are_pair = |one: &str, other: &str| without_last(one) == without_last(other);
    match forms.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [both, plural] if are_pair(both, plural) => Some([both, both, plural, plural].map(str::to_owned)),
        [both, his, her] if are_pair(his, her) && his.starts_with(stem) => {
            Some([both, both, his, her].map(str::to_owned))
        }
        [his, her, their, of_women] if are_pair(his, her) && their.starts_with(stem) && of_women.starts_with(stem) => {
            Some([his, her, their, of_women].map(str::to_owned))
        }
        _ => None,
    }
}

/// The one form of `wanted` that stands wherever `found` does among `wrong`.
pub(super) fn answering<'w>(found: &str, wrong: &Agreeing, wanted: &'w Agreeing) -> Option<&'w str> {
    let mut answers = wrong.iter().zip(wanted).filter(|(form, _)| *form == found).map(|(_, wanted)| wanted.as_str());
    let first = answers.next()?;
    answers.all(|answer| answer == first).then_some(first)
}

pub(super) fn inflected(words: &[String], wrong: Known<'_>, wanted: Known<'_>) -> Option<String> {
    let [found] = words else { return None };
    let forms = |known: Known<'_>| agreeing(&known.term.text, known.inflection);
    let is_one_word = |known: Known<'_>| !known.term.text.contains(' ');
    if !is_one_word(wrong) || !is_one_word(wanted) {
        return None;
    }
    restored(&wanted.term.text, answering(found, &forms(wrong)?, &forms(wanted)?)?)
}

fn without_last(word: &str) -> &str {
    word.char_indices().next_back().map_or("", |(at, _)| &word[..at])
}
