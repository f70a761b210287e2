//! Under what a form of running text is looked up: as it stands, or by its stem.

use std::borrow::Cow;
use std::fmt;

use riscontro_lang::{Enclitics, Inflection, Language, Scratch, Spelling, Stemmer, WordClass, Writing, fold};

/// A text says `parlarne` and `organize` where a table says `parlare` and `organise`.
const WRITING: Writing = Writing { enclitics: Enclitics::With, spelling: Spelling::EveryCountry };

/// Writes out and looks up the forms of one language.
pub(crate) enum FormKeys {
    /// The language writes out the forms of a lemma; a form is its own key.
    Inflected(Box<Inflection>),
    /// The key is the Snowball stem of the folded form.
    Stemmed(Stemmer),
    /// Nothing is known; a form is its own key, and a lemma has but one.
    Bare,
}

impl fmt::Debug for FormKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            FormKeys::Inflected(_) => "Inflected",
            FormKeys::Stemmed(_) => "Stemmed",
            FormKeys::Bare => "Bare",
        })
    }
}

impl FormKeys {
    pub(crate) fn new(language: &Language) -> Self {
        if !language.paradigms.is_empty() {
            return FormKeys::Inflected(Box::new(Inflection::new(language)));
        }
        Stemmer::of(language).map_or(FormKeys::Bare, FormKeys::Stemmed)
    }

    /// Calls `found` with each key of a lemma, some twice. Without a class the ending tells it, and the lemma may be a verb.
    pub(crate) fn forms(&self, lemma: &str, class: Option<WordClass>, mut found: impl FnMut(&str)) {
        match self {
            FormKeys::Inflected(inflection) => {
                let classes = class.map_or([inflection.guess(lemma), WordClass::Verb], |class| [class; 2]);
                let distinct = if classes[0] == classes[1] { &classes[..1] } else { &classes };
                for class in distinct {
                    inflection.for_each_form(lemma, *class, WRITING, &mut Scratch::default(), &mut found);
                }
            }
            FormKeys::Stemmed(stemmer) => found(&stemmer.stem(&fold(lemma))),
            FormKeys::Bare => found(&fold(lemma)),
        }
    }

    /// The key of a folded form.
    pub(crate) fn look_up<'f>(&self, form: &'f str) -> Cow<'f, str> {
        match self {
            FormKeys::Stemmed(stemmer) => stemmer.stem(form),
            FormKeys::Inflected(_) | FormKeys::Bare => Cow::Borrowed(form),
        }
    }
}

/// The class of a part of speech as tables name it.
pub(crate) fn class_of(part_of_speech: &str) -> WordClass {
    match part_of_speech {
        "n" => WordClass::Noun,
        "v" => WordClass::Verb,
        "adj" | "det" | "pron" => WordClass::Adjective,
        _ => WordClass::Invariable,
    }
}
