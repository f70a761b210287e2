//! The words of terms with their forms, each written out once.
//!
//! The terms of a glossary share their words: `accordo commerciale` and `accordo di pace` need the forms of `accordo` once. A form is
//! kept as its number in a vocabulary. Most forms are words of running text as they stand, so that the number of the form is that of
//! the word as well.

use std::collections::HashMap;
use std::ops::Range;

use riscontro_core::WordHash;
use riscontro_lang::{EncliticSet, Enclitics, Inflection, Scratch, Spelling, Vocabulary, WordClass, Writing};

/// What a word is in its term; its forms depend on nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// A noun that is the term, or its first word.
    Noun,
    /// A noun or adjective behind the first word, which may agree with it.
    Further,
    /// The same behind another noun, with which it may agree instead: `sistemi di difesa aerea`.
    Inner,
    /// A noun of one or several words with a row of its own.
    WholeNoun,
    /// A word of one form.
    Fixed,
    /// An adjective.
    Adjective,
    /// A word that agrees with an adjective.
    OfAdjective,
    /// A verb with other words behind it, which has no pronouns: they would push out other forms.
    Verb,
    /// A verb alone, which is looked for with its pronouns.
    VerbAlone,
    /// A word that stays as it is written, capitals and all.
    Acronym,
    /// The same with the endings of its language.
    AcronymHead,
}

/// The forms of a word, as places in [`Pieces`].
#[derive(Debug, Clone)]
pub(crate) struct WordForms {
    singular: Range<u32>,
    plural: Range<u32>,
    hosts: Range<u32>,
}

/// A verb form that pronouns of a set may stand behind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Host {
    /// Its number in the vocabulary.
    pub(crate) form: u32,
    pub(crate) set: EncliticSet,
}

/// The forms of words.
pub(crate) struct Pieces<'i> {
    inflection: &'i Inflection,
    enclitics: Enclitics,
    /// The forms, as they are written.
    pub(crate) forms: Vocabulary,
    lemmas: Vocabulary,
    known: HashMap<(u32, Role, Spelling), WordForms, WordHash>,
    numbers: Vec<u32>,
    hosts: Vec<Host>,
    scratch: Scratch,
}

impl<'i> Pieces<'i> {
    /// No word yet; `enclitics` says whether pronouns are written out behind verbs that stand alone.
    pub(crate) fn new(inflection: &'i Inflection, enclitics: Enclitics) -> Self {
        Pieces {
            inflection,
            enclitics,
            forms: Vocabulary::default(),
            lemmas: Vocabulary::default(),
            known: HashMap::default(),
            numbers: Vec::new(),
            hosts: Vec::new(),
            scratch: Scratch::default(),
        }
    }

    /// The forms of `word` where it is `role`, in one spelling or in all.
    pub(crate) fn of(&mut self, word: &str, role: Role, spelling: Spelling) -> WordForms {
        let key = (self.lemmas.add(word), role, spelling);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let forms = self.write(word, role, spelling);
        self.known.insert(key, forms.clone());
        forms
    }

    /// Whether `word` has other spellings.
    pub(crate) fn has_spellings(&self, word: &str) -> bool {
        let mut has_one = false;
        self.inflection.for_each_spelling(word, |_| has_one = true);
        has_one
    }

    /// The lemma, or every form where the word does not agree with the others; never empty.
    pub(crate) fn singular(&self, word: &WordForms) -> &[u32] {
        &self.numbers[places(&word.singular)]
    }

    /// The other forms of a word that agrees; empty where it has none.
    pub(crate) fn plural(&self, word: &WordForms) -> &[u32] {
        &self.numbers[places(&word.plural)]
    }

    /// The hosts of pronouns, where these are not written out.
    pub(crate) fn hosts(&self, word: &WordForms) -> &[Host] {
        &self.hosts[places(&word.hosts)]
    }

    fn write(&mut self, word: &str, role: Role, spelling: Spelling) -> WordForms {
        let (start, hosts_start) = (narrow(self.numbers.len()), narrow(self.hosts.len()));
        let mut lemmas = vec![word.to_owned()];
        if spelling == Spelling::EveryCountry && !matches!(role, Role::Acronym | Role::AcronymHead) {
            self.inflection.for_each_spelling(word, |other| lemmas.push(other.to_owned()));
        }
        let forms: Vec<Vec<u32>> = lemmas.iter().map(|lemma| self.forms_of(lemma, role)).collect();
        let (lemmas, others): (Vec<_>, Vec<_>) = forms.iter().map(|forms| forms.split_at(1)).unzip();
        self.numbers.extend(lemmas.iter().copied().flatten());
        let agrees = matches!(role, Role::Noun | Role::Further | Role::Inner | Role::Acronym | Role::AcronymHead);
        let singular_end = narrow(self.numbers.len());
        self.numbers.extend(others.iter().copied().flatten());
        if role == Role::Inner || (role == Role::Further && !self.inflection.agrees_surely(word)) {
            // It may be a noun that stays as it is: `effetti serra`.
            self.numbers.extend(lemmas.iter().copied().flatten());
        }
        let end = narrow(self.numbers.len());
        let singular_end = if agrees { singular_end } else { end };
        WordForms {
            singular: start..singular_end,
            plural: singular_end..end,
            hosts: hosts_start..narrow(self.hosts.len()),
        }
    }

    /// The numbers of the forms of `lemma`, its own first; none twice.
    fn forms_of(&mut self, lemma: &str, role: Role) -> Vec<u32> {
        let class = match role {
            Role::Noun | Role::Further | Role::Inner | Role::WholeNoun => WordClass::Noun,
            Role::Adjective => WordClass::Adjective,
            Role::OfAdjective => WordClass::Modifier,
            Role::Verb | Role::VerbAlone => WordClass::Verb,
            Role::Fixed => WordClass::Invariable,
            Role::Acronym | Role::AcronymHead => return self.forms_of_acronym(lemma, role),
        };
        let is_apart = role == Role::VerbAlone && self.enclitics == Enclitics::Apart;
        let Pieces { inflection, forms, hosts, scratch, .. } = self;
        let mut numbers = Vec::new();
        let mut keep = |form: &str| {
            let number = forms.add(form);
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        };
        if is_apart {
            let mut set_apart = Vec::new();
            inflection.for_each_form_and_host(lemma, class, scratch, |form, set| match set {
                Some(set) => set_apart.push((form.to_owned(), set)),
                None => keep(form),
            });
            hosts.extend(set_apart.into_iter().map(|(host, set)| Host { form: forms.add(&host), set }));
        } else {
            let enclitics = if role == Role::VerbAlone { self.enclitics } else { Enclitics::Without };
            let writing = Writing { enclitics, spelling: Spelling::AsGiven };
            inflection.for_each_form(lemma, class, writing, scratch, keep);
        }
        numbers
    }

    fn forms_of_acronym(&mut self, word: &str, role: Role) -> Vec<u32> {
        let endings = if role == Role::AcronymHead { self.inflection.acronym_endings() } else { &[] };
        let mut numbers = vec![self.forms.add(word)];
        numbers.extend(endings.iter().map(|ending| self.forms.add(&format!("{word}{ending}"))));
        numbers
    }
}

fn places(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer forms than 32 bits can number")
}
