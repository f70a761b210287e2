//! The forms of a term: those of its words, combined.
//!
//! The words of a noun phrase agree: `parco eolico` has `parchi eolici` and no `parco eolici`. Which forms are of one number is
//! told by their order, the lemma first. A part of speech that the termbase does not give is a noun, unless the ending of the lemma
//! tells a verb.

use std::collections::HashSet;

use riscontro_core::PartOfSpeech;
use riscontro_lang::{Enclitics, Head, Inflection, Scratch, Spelling, WordClass, Writing};

use crate::hyphens::with_hyphen_variants;

/// A term of more forms than this is matched by its lemma and the forms of its first words only.
const MOST_FORMS: usize = 1024;

/// So many forms are quicker to compare than to hash.
const FEW_FORMS: usize = 12;

/// Writes out what a term may look like in running text, without case and accents but for acronyms; the lemma first, none twice.
///
/// The term is a noun phrase unless its part of speech or its ending says otherwise, and its words take the forms that the
/// language gives them there. An acronym keeps its capitals. Where a form has a hyphen it may be written in one word or two.
/// A language without paradigms gives the lemma alone.
#[must_use]
pub fn term_forms(text: &str, part_of_speech: Option<PartOfSpeech>, inflection: &Inflection) -> Vec<String> {
    let (lemma, class) = match inflection.behind_infinitive_mark(text) {
        Some(lemma) if part_of_speech.is_none_or(|part| part == PartOfSpeech::Verb) => (lemma, WordClass::Verb),
        _ => (text, class_of(text, part_of_speech, inflection)),
    };
    let words: Vec<_> = lemma.split_whitespace().collect();
    let mut forms = if inflection.has_own_row(&lemma.to_lowercase(), class) {
        word_forms(lemma, class, writing_of(words.len()), inflection)
    } else {
        Phrase { words: &words, class, inflection }.forms()
    };
    if part_of_speech.is_none() && class == WordClass::Verb && lemma == text {
        // The ending of a verb is that of nouns and adjectives as well (`carattere`, `lineare`).
        forms.extend(Phrase { words: &words, class: WordClass::Noun, inflection }.forms());
    }
    with_hyphen_variants(&mut forms, |word| inflection.is_joint(word));
    without_repeats(&mut forms);
    forms
}

fn class_of(text: &str, part_of_speech: Option<PartOfSpeech>, inflection: &Inflection) -> WordClass {
    match part_of_speech {
        Some(PartOfSpeech::Verb) => WordClass::Verb,
        Some(PartOfSpeech::Adjective) => WordClass::Adjective,
        Some(PartOfSpeech::Invariable) => WordClass::Invariable,
        Some(PartOfSpeech::Noun) => WordClass::Noun,
        None => inflection.term_class(text),
    }
}

/// A verb alone is looked for with its pronouns too; before an object it has none, and they would push out other forms.
///
/// The spelling of another country is another word, which a glossary may forbid.
fn writing_of(words: usize) -> Writing {
    let enclitics = if words == 1 { Enclitics::With } else { Enclitics::Without };
    Writing { enclitics, spelling: Spelling::AsGiven }
}

/// The words of a term whose forms are put together.
struct Phrase<'p> {
    words: &'p [&'p str],
    class: WordClass,
    inflection: &'p Inflection,
}

/// The forms of one word of a phrase.
struct WordForms {
    /// The lemma, or every form where the word does not agree with the others.
    singular: Vec<String>,
    /// The other forms of a word that agrees; empty where it has none.
    plural: Vec<String>,
}

impl Phrase<'_> {
    fn forms(&self) -> Vec<String> {
        let words: Vec<WordForms> = (0..self.words.len()).map(|at| self.word(at)).collect();
        let singular: Vec<&[String]> = words.iter().map(|word| &word.singular[..]).collect();
        let mut forms = combined(&singular);
        if self.inflection.head() == Head::Last {
            // One word at a time: of a longer compound either the first head or the last word (`point of sale terminals`).
            for at in (0..words.len()).filter(|at| !words[*at].plural.is_empty()) {
                let mut one = singular.clone();
                one[at] = &words[at].plural;
                forms.extend(combined(&one));
            }
        } else if !self.is_plural() {
            let plural =
                |word: &'_ WordForms| if word.plural.is_empty() { word.singular.clone() } else { word.plural.clone() };
            let plurals: Vec<_> = words.iter().map(plural).collect();
            forms.extend(combined(&plurals.iter().map(|word| &word[..]).collect::<Vec<_>>()));
        }
        forms
    }

    fn word(&self, at: usize) -> WordForms {
        let word = self.words[at];
        let writing = writing_of(self.words.len());
        if let Some(forms) = self.acronym(at) {
            return forms;
        }
        match self.inflection.class_in_phrase(self.words, at, self.class) {
            class @ (WordClass::Verb | WordClass::Adjective) => {
                WordForms { singular: word_forms(word, class, writing, self.inflection), plural: Vec::new() }
            }
            WordClass::Modifier if self.class == WordClass::Adjective => WordForms {
                singular: word_forms(word, WordClass::Modifier, writing, self.inflection),
                plural: Vec::new(),
            },
            class => {
                let is_fixed = class == WordClass::Invariable || (at > 0 && self.inflection.is_apposition(word));
                let class = if is_fixed { WordClass::Invariable } else { WordClass::Noun };
                let mut forms = word_forms(word, class, writing, self.inflection);
                let mut plural = forms.split_off(1);
                if class == WordClass::Noun && at > 0 && !self.inflection.agrees_surely(word) {
                    plural.push(forms[0].clone());
                }
                WordForms { singular: forms, plural }
            }
        }
    }

    /// The forms of a word with capitals inside, or of one capital letter (`vitamina D`): as it stands, with the endings of acronyms
    /// where it is a term by itself or the head of one.
    fn acronym(&self, at: usize) -> Option<WordForms> {
        let word = self.words[at];
        if !is_acronym(word) {
            return None;
        }
        let is_head = self.inflection.class_in_phrase(self.words, at, self.class) == WordClass::Noun;
        let has_endings =
            is_head && word.chars().count() > 1 && word.chars().next_back().is_some_and(char::is_uppercase);
        let endings = if has_endings { self.inflection.acronym_endings() } else { &[] };
        let plural = endings.iter().map(|ending| format!("{word}{ending}")).collect();
        Some(WordForms { singular: vec![word.to_owned()], plural })
    }

    /// Whether the term itself is in the plural (`forze armate`): then it has no other form.
    fn is_plural(&self) -> bool {
        let agrees = |at: usize| {
            self.inflection.class_in_phrase(self.words, at, self.class) == WordClass::Modifier
                && self.inflection.tells_plural(self.words[at])
        };
        self.class == WordClass::Noun
            && self.words.first().is_some_and(|head| head.ends_with('e'))
            && (1..self.words.len()).any(agrees)
    }
}

/// Every combination of one form of each word, the first ones first.
fn combined(words: &[&[String]]) -> Vec<String> {
    let Some((first, rest)) = words.split_first() else { return vec![String::new()] };
    let mut forms = first.to_vec();
    forms.truncate(MOST_FORMS);
    for ends in rest {
        let mut longer = Vec::with_capacity((forms.len() * ends.len()).min(MOST_FORMS));
        for (begin, end) in forms.iter().flat_map(|begin| ends.iter().map(move |end| (begin, end))).take(MOST_FORMS) {
            let mut form = String::with_capacity(begin.len() + 1 + end.len());
            form.extend([begin, " ", end]);
            longer.push(form);
        }
        forms = longer;
    }
    forms
}

/// Takes out what stands before already: a few forms are looked at one by one, many by their hashes.
fn without_repeats(forms: &mut Vec<String>) {
    if forms.len() > FEW_FORMS {
        let mut seen = HashSet::with_capacity(forms.len());
        forms.retain(|form| seen.insert(form.clone()));
        return;
    }
    let mut at = 1;
    while at < forms.len() {
        if forms[..at].contains(&forms[at]) {
            forms.remove(at);
        } else {
            at += 1;
        }
    }
}

fn word_forms(word: &str, class: WordClass, writing: Writing, inflection: &Inflection) -> Vec<String> {
    let mut forms = Vec::new();
    inflection.for_each_form(word, class, writing, &mut Scratch::default(), |form| forms.push(form.to_owned()));
    without_repeats(&mut forms);
    forms
}

/// A capital behind the first letter, or nothing but one: matched with its capitals only.
fn is_acronym(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    if rest.is_empty() {
        first
    } else {
        !rest.contains('-') && rest.chars().any(char::is_uppercase) || is_all_capitals(word)
    }
}

fn is_all_capitals(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use riscontro_core::LangTag;
    use riscontro_lang::LANGUAGES;

    fn forms(text: &str, part_of_speech: Option<PartOfSpeech>) -> Vec<String> {
        forms_in("it", text, part_of_speech)
    }

    fn forms_in(lang: &'static str, text: &str, part_of_speech: Option<PartOfSpeech>) -> Vec<String> {
        let language = riscontro_lang::find(LANGUAGES, LangTag::new(lang)).unwrap();
        term_forms(text, part_of_speech, &Inflection::new(language))
    }

    #[test]
    fn the_words_of_a_phrase_agree() {
        assert_eq!(forms("parco eolico", None), ["parco eolico", "parchi eolici"]);
        assert_eq!(forms("forze armate", None), ["forze armate"]);
    }

    #[test]
    fn acronyms_stand_as_they_are_and_have_the_endings_of_their_language() {
        assert_eq!(forms("PIL", None), ["PIL"]);
        assert_eq!(forms_in("en", "NGO", None), ["NGO", "NGOs"]);
        assert_eq!(forms("vitamina D", None), ["vitamina D", "vitamine D"]);
    }

    #[test]
    fn the_ending_tells_a_verb_where_the_termbase_does_not() {
        assert!(forms("abrogare", None).contains(&"abrogato".to_owned()));
        assert_eq!(forms("carcere", None), ["carcere", "carceri"]);
        assert!(forms_in("en", "to repeal", None).contains(&"repealed".to_owned()));
    }

    #[test]
    fn a_reflexive_verb_is_found_without_its_pronoun() {
        assert!(forms("ritirarsi", Some(PartOfSpeech::Verb)).iter().any(|form| form == "ritirato"));
    }

    #[test]
    fn a_verb_is_found_with_its_object_and_its_pronouns() {
        let agreement = forms("raggiungere un accordo commerciale", Some(PartOfSpeech::Verb));
        assert!(agreement.contains(&"raggiunsero un accordo commerciale".to_owned()), "{agreement:?}");
        assert!(forms("arrestare", Some(PartOfSpeech::Verb)).contains(&"arrestandolo".to_owned()));
        let forms = forms_in("en", "carry out an attack", Some(PartOfSpeech::Verb));
        assert!(forms.contains(&"carried out an attack".to_owned()));
    }
}
