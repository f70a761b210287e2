//! The forms of a lemma, generated from the tables of its language.
//!
//! A lemma list and a glossary hold lemmas, running text holds forms. The forms are written out once and matched exactly:
//! a stem would join `partito` and `partire`. What is known of a language stands in its tables `paradigms`, `nouns`,
//! `adjectives`, `verbs` and `spellings`, whose notation is one for all languages (see the module `paradigms`); this module only finds
//! the row that fits a lemma and writes it out.
//!
//! # What folding merges
//!
//! Forms are folded, as the words of running text are: `parlò` is `parlo`, `sarà` is `sara`. The row of a lemma is found
//! *before* folding, so `papà` is invariable and `papa` is not. Two things stay to the caller: a form may read like another
//! word but for the accent of its last letter (`scavò` is a form of `scavare` and no `scavo`: ask for the accent where the
//! lemma is no verb), and forms of one letter (`è`) read like a function word.

use crate::enclitics::EncliticSet;
use crate::fold::{fold, fold_into};
use crate::head::lowered;
use crate::language::{Head, Language};
use crate::paradigms::{Class, Found, Paradigms};
use crate::writer::Writer;

/// The class by which a word is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// A noun: its numbers, and its genders where one lemma has both (`collega`, `colleghi`, `colleghe`).
    Noun,
    /// An adjective: its genders, numbers and degrees.
    Adjective,
    /// A word that goes with the head of a phrase: an adjective without degrees where adjectives agree, else a noun.
    Modifier,
    /// A verb.
    Verb,
    /// A word of one form, such as an adverb.
    Invariable,
}

/// Whether the pronouns that a language joins to verb forms are written out (`parlarne`, `dirglielo`).
///
/// They make six of seven forms of an Italian verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Enclitics {
    /// Verb forms stand alone.
    #[default]
    Without,
    /// Every form that can have them also has them.
    With,
    /// They stand apart from their hosts; see [`Inflection::for_each_form_and_host`].
    Apart,
}

/// Whether the other spellings of a lemma have forms too (`organise`, `organize`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Spelling {
    /// The lemma is spelt as it is given.
    #[default]
    AsGiven,
    /// The spellings of every country are forms of one another.
    EveryCountry,
}

/// Which of the forms are written out; by default the fewest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Writing {
    /// Pronouns behind verbs.
    pub enclitics: Enclitics,
    /// Spellings of other countries.
    pub spelling: Spelling,
}

/// Room in which forms are put together, to be used again for the next lemma.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    lemma: String,
    form: String,
}

/// Writes out the forms of lemmas.
#[derive(Debug, Clone)]
pub struct Inflection {
    pub(crate) paradigms: Paradigms,
    pub(crate) head: Head,
}

impl Inflection {
    /// Reads the tables of `language`.
    ///
    /// # Panics
    ///
    /// When a table names a set of endings that it does not have; a test over all languages sees to it.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        Inflection { paradigms: Paradigms::new(language), head: language.head }
    }

    /// The forms of `lemma`, folded, the lemma itself first and none twice; only the lemma when no row fits.
    ///
    /// Without enclitics, in the spelling given. For many lemmas use [`Inflection::for_each_form`].
    #[must_use]
    pub fn forms(&self, lemma: &str, class: WordClass) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        self.for_each_form(lemma, class, Writing::default(), &mut Scratch::default(), |form| {
            if !forms.iter().any(|one| one == form) {
                forms.push(form.to_owned());
            }
        });
        forms
    }

    /// Hands each form of `lemma` to `take`, folded, the lemma itself first; some come twice.
    ///
    /// A lemma of several words is inflected in its head alone ([`Inflection::class_in_phrase`] tells the others): a verb
    /// in its first word, a noun where the language has its heads, before the first joint (`heads of state`).
    pub fn for_each_form(
        &self,
        lemma: &str,
        class: WordClass,
        writing: Writing,
        scratch: &mut Scratch,
        mut take: impl FnMut(&str),
    ) {
        let mut take = |form: &str, host: Option<EncliticSet>| {
            if host.is_none() {
                take(form);
            }
        };
        self.each_form_as_spelt(lemma, class, writing, scratch, &mut take);
        if writing.spelling == Spelling::EveryCountry {
            self.for_each_spelling(lemma, |spelling| {
                self.each_form_as_spelt(spelling, class, writing, scratch, &mut take);
            });
        }
    }

    /// Hands each form of `lemma` without pronouns to `take`, as [`Inflection::for_each_form`] does, and each host of pronouns with
    /// the set of them; some come twice.
    ///
    /// What [`Enclitics::With`] writes out besides is a host with an ending of its set behind it
    /// ([`EncliticEndings::splits`](crate::EncliticEndings::splits)).
    pub fn for_each_form_and_host(
        &self,
        lemma: &str,
        class: WordClass,
        scratch: &mut Scratch,
        mut take: impl FnMut(&str, Option<EncliticSet>),
    ) {
        let writing = Writing { enclitics: Enclitics::Apart, ..Writing::default() };
        self.each_form_as_spelt(lemma, class, writing, scratch, &mut take);
    }

    /// Hands the other spellings of `lemma` to `take`, lower case; maybe none.
    ///
    /// Only the last word of several is looked at.
    pub fn for_each_spelling(&self, lemma: &str, mut take: impl FnMut(&str)) {
        if !self.paradigms.has_spellings() {
            return;
        }
        let lower = lowered(lemma);
        let word_start = lower.rfind(' ').map_or(0, |space| space + 1);
        if let Some(found) = self.paradigms.find(Class::Spelling, &lower[word_start..]) {
            let stem = &lower[..word_start + found.stem_len];
            for ending in self.paradigms.endings(found.items) {
                let spelling = format!("{stem}{ending}");
                if spelling != *lower {
                    take(&spelling);
                }
            }
        }
    }

    /// The class that `lemma` most likely has, by its ending; a noun where nothing tells.
    #[must_use]
    pub fn guess(&self, lemma: &str) -> WordClass {
        let found = self.paradigms.find(Class::Guess, &lemma.to_lowercase());
        let class = found.and_then(|found| self.paradigms.endings(found.items).next());
        class.and_then(Class::named).map_or(WordClass::Noun, Class::word_class)
    }

    fn each_form_as_spelt(
        &self,
        lemma: &str,
        class: WordClass,
        writing: Writing,
        scratch: &mut Scratch,
        take: &mut impl FnMut(&str, Option<EncliticSet>),
    ) {
        let Scratch { lemma: lower, form } = scratch;
        set_to(lower, |lower| lowered_into(lemma, lower));
        set_to(form, |form| fold_into(lower, form));
        take(form, None);
        let word = self.inflected_word(lower, class);
        let Some(found) = self.row(&lower[word.clone()], class) else { return };
        let after = fold(&lower[word.end..]);
        set_to(form, |form| fold_into(&lower[..word.start], form));
        let word_start = form.len();
        fold_into(&lower[word.start..word.start + found.stem_len], form);
        let mut writer = Writer { inflection: self, class, writing, form, word_start, after: &after, take };
        writer.write(found.items);
    }

    /// The row that a word is inflected by.
    pub(crate) fn row(&self, word: &str, class: WordClass) -> Option<Found> {
        match class {
            WordClass::Noun => self.paradigms.find(Class::Noun, word),
            WordClass::Adjective => self.paradigms.find(Class::Adjective, word),
            WordClass::Verb => self.paradigms.find(Class::Verb, word),
            WordClass::Invariable => None,
            WordClass::Modifier => {
                let agreeing =
                    (self.head == Head::First).then(|| self.paradigms.find(Class::Adjective, word)).flatten();
                agreeing.or_else(|| self.paradigms.find(Class::Noun, word))
            }
        }
    }
}

fn lowered_into(lemma: &str, lower: &mut String) {
    if lemma.is_ascii() {
        lower.push_str(lemma);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(lemma.chars().flat_map(char::to_lowercase));
    }
}

fn set_to(text: &mut String, fill: impl FnOnce(&mut String)) {
    text.clear();
    fill(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LANGUAGES;

    fn inflection(tag: &str) -> Inflection {
        Inflection::new(LANGUAGES.iter().find(|language| language.tag.as_str() == tag).unwrap())
    }

    fn forms(tag: &str, lemma: &str, class: WordClass) -> String {
        inflection(tag).forms(lemma, class).join(" ")
    }

    #[test]
    fn the_longest_ending_and_the_whole_word_win() {
        assert_eq!(forms("it", "partito", WordClass::Noun), "partito partiti");
        assert_eq!(forms("it", "amico", WordClass::Noun), "amico amici");
        assert_eq!(forms("it", "papà", WordClass::Noun), "papa");
        assert_eq!(forms("en", "survey", WordClass::Noun), "survey surveys");
        assert_eq!(forms("en", "stepchild", WordClass::Noun), "stepchild stepchildren");
        assert_eq!(forms("it", "in", WordClass::Noun), "in");
    }

    #[test]
    fn only_known_prefixes_make_compounds() {
        assert!(forms("en", "overcome", WordClass::Verb).contains("overcame"));
        assert!(forms("it", "contraffare", WordClass::Verb).contains("contraffecero"));
        assert!(!forms("it", "truffare", WordClass::Verb).contains("truffecero"));
    }

    #[test]
    fn modifiers_have_no_degrees() {
        assert_eq!(forms("it", "rosso", WordClass::Modifier), "rosso rossa rossi rosse");
        assert!(forms("it", "rosso", WordClass::Adjective).ends_with("rossissimo"));
    }

    #[test]
    fn the_head_of_a_phrase_is_inflected() {
        assert_eq!(forms("en", "Head of State", WordClass::Noun), "head of state heads of state");
        assert_eq!(forms("en", "police officer", WordClass::Noun), "police officer police officers");
        assert_eq!(forms("en", "give up", WordClass::Verb), "give up gives up gave up given up giving up");
        assert_eq!(forms("it", "capo dello Stato", WordClass::Noun), "capo dello stato capi dello stato");
    }

    #[test]
    fn enclitics_and_spellings_are_written_when_asked_for() {
        let written = |tag, lemma, writing| {
            let mut forms = Vec::new();
            inflection(tag).for_each_form(lemma, WordClass::Verb, writing, &mut Scratch::default(), |form| {
                forms.push(form.to_owned());
            });
            forms
        };
        let with = Writing { enclitics: Enclitics::With, ..Writing::default() };
        assert!(written("it", "parlare", with).iter().any(|form| form == "parlarne"));
        assert!(!written("it", "parlare", Writing::default()).iter().any(|form| form == "parlarne"));
        let countries = Writing { spelling: Spelling::EveryCountry, ..Writing::default() };
        assert!(written("en", "organise", countries).iter().any(|form| form == "organized"));
        assert!(!written("en", "organise", Writing::default()).iter().any(|form| form == "organized"));
    }

    #[test]
    fn a_class_is_guessed_by_the_ending() {
        assert_eq!(inflection("it").guess("accorgersi"), WordClass::Verb);
        assert_eq!(inflection("it").guess("Lentamente"), WordClass::Invariable);
        assert_eq!(inflection("en").guess("famous"), WordClass::Adjective);
        assert_eq!(inflection("en").guess("table"), WordClass::Noun);
    }
}
