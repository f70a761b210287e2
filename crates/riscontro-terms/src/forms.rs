//! The forms of a term: those of its words, combined.
//!
//! The words of a noun phrase agree: `parco eolico` has `parchi eolici` and no `parco eolici`. Which forms are of one number is
//! told by their order, the lemma first. A part of speech that the termbase does not give is a noun, unless the ending of the lemma
//! tells a verb.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::BuildHasher;

use riscontro_core::{PartOfSpeech, WordHash};
use riscontro_lang::{Enclitics, Head, Inflection, Spelling, WordClass, fold};

use crate::hyphens::with_hyphen_variants;
use crate::pieces::{Host, Pieces, Role, WordForms};

/// A term of more forms than this is matched by its lemma and the forms of its first words only.
const MOST_FORMS: usize = 1024;

/// So many forms are quicker to compare than to hash.
const FEW_FORMS: usize = 12;

/// Writes out what a term may look like in running text, without case and accents but for acronyms; the lemma first, none twice.
///
/// The term is a noun phrase unless its part of speech or its ending says otherwise, and its words take the forms that the
/// language gives them there. An acronym keeps its capitals. Where a form has a hyphen it may be written in one word or two.
/// A language without paradigms gives the lemma alone. With [`Spelling::EveryCountry`] the other spellings of its words follow, and
/// words that are written together, apart or with a hyphen in all three ways (`ceasefire`, `cease-fire`).
#[must_use]
pub fn term_forms(
    text: &str,
    part_of_speech: Option<PartOfSpeech>,
    inflection: &Inflection,
    spelling: Spelling,
) -> Vec<String> {
    let mut writer = FormWriter::new(inflection, Enclitics::With).with_feminines();
    writer.write(text, part_of_speech);
    let mut forms = writer.texts();
    if spelling == Spelling::EveryCountry && writer.has_spellings(text) {
        writer.write_spellings(text, part_of_speech, |writer| forms.extend(writer.texts()));
        without_repeats(&mut forms);
    }
    forms
}

/// Writes out the forms of terms, one term after the other, with what they share.
pub(crate) struct FormWriter<'i> {
    inflection: &'i Inflection,
    pub(crate) pieces: Pieces<'i>,
    forms: Forms,
    hosts: Vec<Host>,
    spelling: Spelling,
    writes_feminines: bool,
    /// The hashes of the folded terms that are none for a woman beside another one but stand for themselves.
    listed: HashSet<u64, WordHash>,
}

/// Forms of a term as runs of pieces, one after the other.
#[derive(Default)]
struct Forms {
    pieces: Vec<u32>,
    ends: Vec<usize>,
}

/// The words of a term whose forms are put together.
struct Phrase<'p> {
    words: &'p [&'p str],
    class: WordClass,
}

impl<'i> FormWriter<'i> {
    /// Writes by `inflection`; pronouns behind verbs are written out or kept apart.
    pub(crate) fn new(inflection: &'i Inflection, enclitics: Enclitics) -> Self {
        let pieces = Pieces::new(inflection, enclitics);
        let (forms, hosts, spelling) = (Forms::default(), Vec::new(), Spelling::AsGiven);
        FormWriter { inflection, pieces, forms, hosts, spelling, writes_feminines: false, listed: HashSet::default() }
    }

    /// Writes the forms for a woman as well, where a noun stands for a man.
    pub(crate) fn with_feminines(self) -> Self {
        FormWriter { writes_feminines: true, ..self }
    }

    /// The terms that stand for themselves: `sindaca` is no form of `sindaco` where it is a term of its own.
    pub(crate) fn list<'t>(&mut self, terms: impl Iterator<Item = &'t str>) {
        if self.writes_feminines && self.inflection.head() == Head::First {
            self.listed.extend(terms.map(|term| WordHash::default().hash_one(fold(term))));
        }
    }

    /// Whether a term may be spelt otherwise.
    pub(crate) fn has_spellings(&self, text: &str) -> bool {
        text.split_whitespace().any(|word| self.pieces.has_spellings(word)) || self.inflection.parted(text).is_some()
    }

    /// Writes out a term in every spelling, its own among them, and hands over for each way of writing its words together or apart.
    pub(crate) fn write_spellings(
        &mut self,
        text: &str,
        part_of_speech: Option<PartOfSpeech>,
        mut take: impl FnMut(&mut Self),
    ) {
        self.spelling = Spelling::EveryCountry;
        let parted = self.inflection.parted(text);
        for text in std::iter::once(text).chain(parted.as_deref()) {
            self.write(text, part_of_speech);
            take(self);
        }
        self.spelling = Spelling::AsGiven;
    }

    /// Writes out the forms of one term; those of the last one are gone.
    pub(crate) fn write(&mut self, text: &str, part_of_speech: Option<PartOfSpeech>) {
        self.forms.pieces.clear();
        self.forms.ends.clear();
        self.hosts.clear();
        let inflection = self.inflection;
        let text = inflection.behind_article(text);
        let (lemma, class) = match inflection.behind_infinitive_mark(text) {
            Some(lemma) if part_of_speech.is_none_or(|part| part == PartOfSpeech::Verb) => (lemma, WordClass::Verb),
            _ => (text, class_of(text, part_of_speech, inflection)),
        };
        let words: Vec<_> = lemma.split_whitespace().collect();
        if inflection.has_own_row(&lowered(lemma), class) {
            let forms = self.pieces.of(lemma, role_of_whole(class, words.len()), self.spelling);
            self.combine(std::slice::from_ref(&forms), None);
            self.hosts.extend(self.pieces.hosts(&forms));
        } else {
            self.write_phrase(&Phrase { words: &words, class });
        }
        if class == WordClass::Noun && self.writes_feminines {
            self.write_feminines(&words);
        }
        if part_of_speech.is_none() && class == WordClass::Verb && lemma == text {
            // The ending of a verb is that of nouns and adjectives as well (`carattere`, `lineare`).
            self.write_phrase(&Phrase { words: &words, class: WordClass::Noun });
        }
    }

    /// The forms of the term that was written, each a run of numbers of pieces; some may come twice.
    pub(crate) fn runs(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.forms.ends.iter().copied());
        starts.zip(&self.forms.ends).map(|(start, end)| &self.forms.pieces[start..*end])
    }

    /// The hosts of the term that was written.
    pub(crate) fn hosts(&self) -> &[Host] {
        &self.hosts
    }

    /// The forms of the term that was written, as texts with their hyphen variants; none twice.
    pub(crate) fn texts(&self) -> Vec<String> {
        let mut forms = self.plain_texts();
        with_hyphen_variants(
            &mut forms,
            |word| self.inflection.is_joint(word),
            |word| self.inflection.is_preposition(word),
        );
        without_repeats(&mut forms);
        forms
    }

    /// The same without their hyphen variants, some twice; the lemma first.
    pub(crate) fn plain_texts(&self) -> Vec<String> {
        self.runs().map(|run| self.text(run)).collect()
    }

    fn text(&self, run: &[u32]) -> String {
        let mut text = String::new();
        for (at, piece) in run.iter().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            text.push_str(self.pieces.forms.form(*piece));
        }
        text
    }

    fn write_phrase(&mut self, phrase: &Phrase<'_>) {
        let role = |at: usize| phrase.role(at, self.inflection);
        let roles: Vec<Role> = (0..phrase.words.len()).map(role).collect();
        let words: Vec<WordForms> =
            phrase.words.iter().zip(roles).map(|(word, role)| self.pieces.of(word, role, self.spelling)).collect();
        self.combine(&words, None);
        if self.inflection.head() == Head::Last {
            // One word at a time: of a longer compound either the first head or the last word (`point of sale terminals`).
            for at in 0..words.len() {
                if !self.pieces.plural(&words[at]).is_empty() {
                    self.combine(&words, Some(Plural::Of(at)));
                }
            }
        } else if !phrase.is_plural(self.inflection) {
            self.combine(&words, Some(Plural::OfAll));
            if matches!(phrase.words, [_, word] if self.inflection.may_be_apposition(word)) {
                self.combine(&words, Some(Plural::Of(0)));
            }
            self.write_complements(phrase, words.clone());
        }
        if let [word] = &words[..] {
            self.hosts.extend(self.pieces.hosts(word));
        }
    }

    /// Writes out the forms for a woman, where the head stands for a man: `amministratrice delegata`, `prima ministra`.
    fn write_feminines(&mut self, words: &[&str]) {
        let inflection = self.inflection;
        if inflection.head() == Head::Last {
            return;
        }
        // An adjective may stand before the head.
        let heads = words.iter().take(2).enumerate();
        let found = heads.map(|(at, word)| (at, inflection.feminines(word).collect::<Vec<_>>()));
        let Some((head, feminines)) = found.into_iter().find(|(_, feminines)| !feminines.is_empty()) else { return };
        let phrase = Phrase { words, class: WordClass::Noun };
        let agrees = |at: usize| at < head || (at == head + 1 && phrase.role(at, inflection) == Role::Further);
        for feminine in feminines {
            let word = |(at, word): (usize, &&str)| match at {
                at if at == head => feminine.clone(),
                at if agrees(at) => inflection.feminine_of_adjective(word).unwrap_or_else(|| (*word).to_owned()),
                _ => (*word).to_owned(),
            };
            let words: Vec<String> = words.iter().enumerate().map(word).collect();
            if self.listed.contains(&WordHash::default().hash_one(fold(&words.join(" ")))) {
                continue;
            }
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            self.write_phrase(&Phrase { words: &words, class: WordClass::Noun });
        }
    }

    /// Writes out the forms with several of what stands last behind a preposition with its article, where the head is somebody:
    /// `responsabili dei procedimenti` for `responsabile del procedimento`, but no `mercati dei lavori`. Names (`presidente della Repubblica`) and what is hardly counted stay as they are.
    fn write_complements(&mut self, phrase: &Phrase<'_>, mut words: Vec<WordForms>) {
        let [.., before, last] = phrase.words else { return };
        let (Some(article), true) = (self.inflection.article_of_several(before), phrase.class == WordClass::Noun)
        else {
            return;
        };
        if phrase.words.len() < 3
            || !self.inflection.is_agent(phrase.words[0])
            || last.chars().any(char::is_uppercase)
            || self.inflection.is_uncounted(last)
        {
            return;
        }
        let at = words.len() - 1;
        words[at] = self.pieces.of(last, Role::Noun, self.spelling);
        words[at - 1] = self.pieces.of(article, Role::Fixed, self.spelling);
        if !self.pieces.plural(&words[at]).is_empty() {
            self.combine(&words, Some(Plural::Of(at)));
            self.combine(&words, Some(Plural::OfAll));
        }
    }

    /// Whether the words behind the first one have the plural that goes with it, where they have several: `stati membri` and no
    /// `membra`, `colleghe giornaliste` and no `giornalisti`.
    fn agree(&self, words: &[WordForms], form_of: impl Fn(usize) -> u32) -> bool {
        let ending = |form: u32| self.pieces.forms.form(form).bytes().next_back();
        let head = ending(form_of(0));
        (1..words.len()).all(|at| {
            let lemmas = self.pieces.singular(&words[at]);
            let is_other = |form: &&u32| !lemmas.contains(form);
            let mut plurals = self.pieces.plural(&words[at]).iter().filter(is_other);
            let form = form_of(at);
            let is_choice = !lemmas.contains(&form) && plurals.clone().count() > 1;
            !is_choice || ending(form) == head || !plurals.any(|plural| ending(*plural) == head)
        })
    }

    /// Adds every combination of one form of each word, the first ones first.
    fn combine(&mut self, words: &[WordForms], plural: Option<Plural>) {
        let start = self.forms.ends.len();
        let forms_of = |at: usize| {
            let others = self.pieces.plural(&words[at]);
            let is_plural = match plural {
                None => false,
                Some(Plural::Of(one)) => one == at,
                Some(Plural::OfAll) => !others.is_empty(),
            };
            if is_plural { others } else { self.pieces.singular(&words[at]) }
        };
        let counts: Vec<usize> = (0..words.len()).map(|at| forms_of(at).len()).collect();
        let mut chosen = vec![0; words.len()];
        loop {
            let form_of = |at: usize| forms_of(at)[chosen[at]];
            if plural != Some(Plural::OfAll) || self.agree(words, form_of) {
                self.forms.pieces.extend((0..words.len()).map(form_of));
                self.forms.ends.push(self.forms.pieces.len());
            }
            if self.forms.ends.len() - start == MOST_FORMS || !advance(&mut chosen, &counts) {
                return;
            }
        }
    }
}

/// Which words of a phrase are in the plural.
#[derive(Clone, Copy, PartialEq)]
enum Plural {
    Of(usize),
    /// All that have one.
    OfAll,
}

/// The next combination, the last word changing first; whether there is one.
fn advance(chosen: &mut [usize], counts: &[usize]) -> bool {
    for at in (0..chosen.len()).rev() {
        chosen[at] += 1;
        if chosen[at] < counts[at] {
            return true;
        }
        chosen[at] = 0;
    }
    false
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

/// What a lemma of so many words is that has a row of its own.
fn role_of_whole(class: WordClass, words: usize) -> Role {
    match class {
        WordClass::Verb if words == 1 => Role::VerbAlone,
        WordClass::Verb => Role::Verb,
        WordClass::Adjective => Role::Adjective,
        WordClass::Noun | WordClass::Modifier => Role::WholeNoun,
        WordClass::Invariable => Role::Fixed,
    }
}

impl Phrase<'_> {
    /// What the word `at` is.
    fn role(&self, at: usize, inflection: &Inflection) -> Role {
        let word = self.words[at];
        let class = inflection.class_in_phrase(self.words, at, self.class);
        if is_acronym(word) {
            // With the endings of acronyms where it is a term by itself or the head of one; not one capital letter (`vitamina D`).
            let has_endings = class == WordClass::Noun
                && word.chars().count() > 1
                && word.chars().next_back().is_some_and(char::is_uppercase);
            return if has_endings { Role::AcronymHead } else { Role::Acronym };
        }
        match class {
            WordClass::Verb if self.words.len() == 1 => Role::VerbAlone,
            WordClass::Verb => Role::Verb,
            WordClass::Adjective => Role::Adjective,
            WordClass::Modifier if self.class == WordClass::Adjective => Role::OfAdjective,
            WordClass::Invariable => Role::Fixed,
            _ if at == 0 => Role::Noun,
            _ if inflection.is_apposition(word) => Role::Fixed,
            _ if inflection.may_agree_within(self.words, at) => {
                if inflection.differs_from_head(self.words, at) {
                    Role::Fixed
                } else {
                    Role::Inner
                }
            }
            // `missili terra-aria`
            _ if word.contains('-') => Role::Inner,
            _ => Role::Further,
        }
    }

    /// Whether the term itself is in the plural (`forze armate`, `elezioni politiche`): then it has no other form.
    fn is_plural(&self, inflection: &Inflection) -> bool {
        let Some(ending) = self.words.first().and_then(|head| head.chars().next_back()) else { return false };
        let agrees = |at: usize| {
            let word = self.words[at];
            inflection.class_in_phrase(self.words, at, self.class) == WordClass::Modifier
                && !inflection.may_agree_within(self.words, at)
                && !inflection.is_apposition(word)
                && (inflection.tells_plural(word) || (ending == 'i' && word.ends_with('i')))
        };
        self.class == WordClass::Noun && matches!(ending, 'e' | 'i') && (1..self.words.len()).any(agrees)
    }
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

fn lowered(text: &str) -> Cow<'_, str> {
    let is_lower = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// A capital behind the first letter, or nothing but one: matched with its capitals only. What stands before an apostrophe is a word of
/// its own (`dell'Interno`).
fn is_acronym(word: &str) -> bool {
    let word = match word.rsplit_once(['\'', '\u{2019}']) {
        Some((clitic, rest)) if clitic.chars().all(char::is_lowercase) && !rest.is_empty() => rest,
        _ => word,
    };
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
        term_forms(text, part_of_speech, &Inflection::new(language), Spelling::AsGiven)
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
