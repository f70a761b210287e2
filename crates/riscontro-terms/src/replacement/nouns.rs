//! Nouns: one or several of them.

use riscontro_core::PartOfSpeech;
use riscontro_lang::{Enclitics, Head};

use super::Known;
use super::letters::restored;
use crate::forms::FormWriter;

/// The forms of a noun, folded: the lemma, and the others, which are its plurals.
struct Numbers {
    lemma: String,
    plurals: Vec<String>,
}

impl Numbers {
    fn of(noun: Known<'_>) -> Option<Self> {
        let mut writer = FormWriter::new(noun.inflection, Enclitics::Without);
        writer.write(&noun.term.text, Some(PartOfSpeech::Noun));
        let mut forms = writer.plain_texts().into_iter();
        let lemma = forms.next()?;
        Some(Numbers { plurals: forms.filter(|form| *form != lemma).collect(), lemma })
    }

    /// The plural where there is one alone, or several of one word that are all right (`memorandums`, `memoranda`).
    fn plural(&self, noun: Known<'_>) -> Option<&str> {
        let (first, others) = self.plurals.split_first()?;
        let changed = |form: &String| {
            let words = self.lemma.split(' ').zip(form.split(' ')).enumerate();
            words.filter(|(_, (lemma, form))| lemma != form).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let word = changed(first);
        let lemmas: Vec<&str> = noun.term.text.split_whitespace().collect();
        if word.iter().any(|at| lemmas.get(*at).is_some_and(|word| noun.inflection.is_uncounted(word))) {
            return None;
        }
        // Where adjectives agree, two plurals have two genders or two meanings.
        let are_free = noun.inflection.head() == Head::Last && word.len() == 1;
        (others.is_empty() || (are_free && others.iter().all(|form| changed(form) == word))).then_some(first)
    }
}

/// The plural of `wanted` where the words are the plural of `wrong`.
pub(super) fn inflected(words: &[String], wrong: Known<'_>, wanted: Known<'_>) -> Option<String> {
    let found = apart(&words.join(" "));
    let numbers = Numbers::of(wrong)?;
    let is_plural = apart(&numbers.lemma) != found && numbers.plurals.iter().any(|form| apart(form) == found);
    if !is_plural {
        return None;
    }
    restored(&wanted.term.text, Numbers::of(wanted)?.plural(wanted)?)
}

/// A form with spaces for its hyphens and in small letters.
fn apart(form: &str) -> String {
    form.replace(['-', '\u{2010}', '\u{2011}'], " ").to_lowercase()
}
