//! The tables of inflection, read.
//!
//! A row has a class, a pattern of lemmas and the forms they take. A pattern is
//!
//! * `ere`: an ending, of a lemma of three letters or more; the longest that fits is used;
//! * `^uomo`: the whole lemma;
//! * `+vendere`: the whole lemma, or what is left of it behind one of the class's prefixes (`rivendere`);
//! * with capitals before its small letters, letters that must stand there and stay: those of a row `letters`, or for `C` any
//!   other letter than those of `V` (`Vcia`: a vowel, then `cia`).
//!
//! Forms are separated by spaces. The small letters of the pattern are cut off, and behind what is left (the stem) stands
//!
//! * `iamo`: an ending, `_` in it for a space, or `-` for none;
//! * `parl:are`, `:are`: the endings of the set `are`, behind more of the stem;
//! * `=are`: an ending that makes another lemma of the same class, and all of that lemma's forms.
//!
//! Rows of other classes: `set`, `enclitic` and `degree` name a set of endings (the last two are written only when asked for),
//! `prefix` the prefixes of a class, `letters` the letters that a capital stands for, `joint` the words of a
//! phrase that stay as they are, with the word behind them, `guess` the class that an ending tells, `term` that of a term of which a termbase
//! does not tell it; `infinitive` the words before the lemma of a verb, `article` the words at the beginning of a term that say nothing, `parted` the words with a hyphen that are also written
//! together or in two, `acronym` the endings of acronyms, `plural` the endings of words that tell
//! a phrase to be in the plural, `apposition` nouns that stay as they are behind a noun, `gerund` the endings of gerunds, `uncounted` nouns of which no plural is offered, `agreeing` the
//! endings of words that never do, `feminine` nouns for women beside those for men.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::enclitics::EncliticSet;
use crate::inflection::WordClass;
use crate::language::Language;
use crate::table::Table;
use riscontro_core::WordHash;

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    Noun,
    Adjective,
    Verb,
    /// Has one form; only the class of a guess.
    Invariable,
    /// Other spellings of a lemma.
    Spelling,
    /// The class of a lemma.
    Guess,
    /// The class of a term.
    Term,
    /// A noun for a woman beside that for a man.
    Feminine,
}

impl Class {
    /// The class that a table calls `name`.
    pub(crate) fn named(name: &str) -> Option<Class> {
        Some(match name {
            "n" => Class::Noun,
            "adj" => Class::Adjective,
            "v" => Class::Verb,
            "adv" => Class::Invariable,
            "guess" => Class::Guess,
            "term" => Class::Term,
            "feminine" => Class::Feminine,
            _ => return None,
        })
    }

    /// The class of words that the rows inflect.
    pub(crate) fn word_class(self) -> WordClass {
        match self {
            Class::Adjective => WordClass::Adjective,
            Class::Verb => WordClass::Verb,
            Class::Invariable => WordClass::Invariable,
            Class::Noun | Class::Spelling | Class::Guess | Class::Term | Class::Feminine => WordClass::Noun,
        }
    }
}

/// When the endings of a set are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Always.
    Plain,
    /// Pronouns behind a verb form: when asked for.
    Enclitic,
    /// Comparatives and superlatives: not of a modifier.
    Degree,
}

/// One item of the forms of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Item {
    /// An ending.
    Ending(&'static str),
    /// An ending of several words, with `_` between them.
    Words(&'static str),
    /// The endings of a set, behind more of the stem.
    Set {
        /// What stands between the stem and the endings.
        stem: &'static str,
        /// The set's number.
        set: usize,
    },
    /// The ending of another lemma.
    Lemma(&'static str),
}

/// The place of a row's items among all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Items {
    from: usize,
    to: usize,
}

/// A row that fits a lemma.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// How many bytes of the lemma are its stem.
    pub(crate) stem_len: usize,
    /// The forms.
    pub(crate) items: Items,
}

/// What may stand before a pattern; what fits fewer lemmas comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    Nothing,
    Prefix,
    Anything,
}

#[derive(Debug, Clone)]
struct Row {
    before: Before,
    /// The capitals of the pattern.
    context: &'static str,
    items: Items,
}

/// Words and endings that matter in phrases only.
#[derive(Debug, Clone, Default)]
pub(crate) struct InPhrases {
    pub(crate) infinitive_marks: Vec<&'static str>,
    pub(crate) acronym_endings: Vec<&'static str>,
    pub(crate) plural_endings: Vec<&'static str>,
    pub(crate) agreeing_endings: Vec<&'static str>,
    pub(crate) appositions: Vec<&'static str>,
    /// Those that may agree as well: `nomi utente`, `imprese utenti`.
    pub(crate) maybe_appositions: Vec<&'static str>,
    /// Nouns, and with `-` endings of nouns, of which a text hardly has a plural.
    pub(crate) uncounted: Vec<&'static str>,
    /// The endings of gerunds.
    pub(crate) gerund_endings: Vec<&'static str>,
    /// Endings that tell the gender of a noun or adjective in the singular, with its letter, `-` where they tell none.
    pub(crate) gender_endings: Vec<(&'static str, &'static str)>,
    pub(crate) articles: Vec<&'static str>,
    /// Endings of nouns that stand for somebody who does something.
    pub(crate) agent_endings: Vec<&'static str>,
    /// Prepositions with the article of one thing, and with that of several.
    pub(crate) several: Vec<(&'static str, &'static str)>,
    /// Words with a hyphen, by how they are written together and in two.
    pub(crate) parted: HashMap<String, &'static str, WordHash>,
    /// How these words begin, so that most words are passed over at once.
    pub(crate) parted_starts: HashSet<&'static str, WordHash>,
}

/// The rows of a language, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paradigms {
    /// By class and by the small letters of the pattern, those that fit fewer lemmas first.
    rows: HashMap<(Class, &'static str), Vec<Row>, WordHash>,
    items: Vec<Item>,
    sets: Vec<(&'static str, Kind, Items)>,
    prefixes: HashSet<(Class, &'static str), WordHash>,
    joints: HashSet<&'static str, WordHash>,
    pub(crate) in_phrases: InPhrases,
    letters: Vec<(&'static str, &'static str)>,
    /// By class, a bit for each length in bytes of the patterns that are no whole lemma; the last bit for longer ones, too.
    tail_lengths: HashMap<Class, u64, WordHash>,
}

impl Paradigms {
    /// Reads the tables of `language`.
    pub(crate) fn new(language: &Language) -> Self {
        let mut read = Paradigms::default();
        read.read_sets(language.paradigms);
        for [class, pattern, forms] in language.paradigms.rows::<3>() {
            read.read(class, pattern, forms);
        }
        let tables =
            [(Class::Adjective, language.adjectives), (Class::Noun, language.nouns), (Class::Verb, language.verbs)];
        for (class, table) in tables {
            table.rows::<2>().for_each(|[pattern, forms]| read.add(class, pattern, forms));
        }
        read.read_spellings(language.spellings);
        read
    }

    /// The row for `lemma`, lower case: the one with the longest ending of those that fit.
    pub(crate) fn find(&self, class: Class, lemma: &str) -> Option<Found> {
        self.find_at(class, lemma, 0).or_else(|| {
            let lengths = self.tail_lengths.get(&class).copied().unwrap_or(0);
            let starts = (1..=lemma.len()).filter(|start| lengths >> length_bit(lemma.len() - start) & 1 == 1);
            starts.filter(|start| lemma.is_char_boundary(*start)).find_map(|start| self.find_at(class, lemma, start))
        })
    }

    /// The row for `lemma`, lower case, whose pattern is the whole of it.
    pub(crate) fn find_whole(&self, class: Class, lemma: &str) -> Option<Found> {
        self.find_at(class, lemma, 0)
    }

    /// The row that cuts `lemma` at `start`.
    fn find_at(&self, class: Class, lemma: &str, start: usize) -> Option<Found> {
        let row = self.rows.get(&(class, &lemma[start..]))?.iter().find(|row| self.fits(row, class, lemma, start))?;
        Some(Found { stem_len: start, items: row.items })
    }

    /// Whether some lemma has other spellings.
    pub(crate) fn has_spellings(&self) -> bool {
        self.tail_lengths.contains_key(&Class::Spelling)
    }

    /// The items at `place`.
    pub(crate) fn items(&self, place: Items) -> &[Item] {
        &self.items[place.from..place.to]
    }

    /// The items of a set, and when they are written.
    pub(crate) fn set(&self, set: usize) -> (Kind, Items) {
        let (_, kind, items) = self.sets[set];
        (kind, items)
    }

    /// The sets of one kind, with their items.
    pub(crate) fn sets_of(&self, wanted: Kind) -> impl Iterator<Item = (EncliticSet, Items)> {
        let sets = (0..).zip(&self.sets).filter(move |(_, (_, kind, _))| *kind == wanted);
        sets.map(|(at, (.., items))| (EncliticSet(at), *items))
    }

    /// The plain endings among the items at `place`.
    pub(crate) fn endings(&self, place: Items) -> impl Iterator<Item = &'static str> {
        self.items(place).iter().filter_map(|item| if let Item::Ending(ending) = item { Some(*ending) } else { None })
    }

    /// Whether `word`, or its part up to an apostrophe, is a joint.
    pub(crate) fn is_joint(&self, word: &str) -> bool {
        let elided = word.find(['\'', '\u{2019}']).map(|at| &word[..at]);
        self.joints.contains(word) || elided.is_some_and(|elided| self.joints.contains(elided))
    }

    fn fits(&self, row: &Row, class: Class, lemma: &str, start: usize) -> bool {
        let mut before = lemma[..start].chars();
        let has_context = row
            .context
            .chars()
            .rev()
            .all(|capital| before.next_back().is_some_and(|letter| self.is_in(capital, letter)));
        has_context
            && match row.before {
                Before::Nothing => before.as_str().is_empty(),
                Before::Prefix => before.as_str().is_empty() || self.has_prefix(class, before.as_str()),
                Before::Anything => lemma.chars().nth(2).is_some(),
            }
    }

    /// Whether nouns are made with this prefix.
    pub(crate) fn is_noun_prefix(&self, word: &str) -> bool {
        self.has_prefix(Class::Noun, word)
    }

    fn has_prefix(&self, class: Class, start: &str) -> bool {
        let class = if class == Class::Feminine { Class::Noun } else { class };
        self.prefixes.contains(&(class, start))
    }

    /// Whether `capital` stands for `letter`: by its row, or for `C` when `V` does not.
    fn is_in(&self, capital: char, letter: char) -> bool {
        let row = |name: char| self.letters.iter().find(|(known, _)| known.starts_with(name));
        match (capital, row(capital)) {
            (_, Some((_, letters))) => letters.contains(letter),
            ('C', None) => letter.is_alphabetic() && row('V').is_none_or(|(_, vowels)| !vowels.contains(letter)),
            _ => false,
        }
    }

    /// Numbers the sets before they are read, since one may name another that stands below it.
    fn read_sets(&mut self, paradigms: Table) {
        let kind = |class| match class {
            "set" => Some(Kind::Plain),
            "enclitic" => Some(Kind::Enclitic),
            "degree" => Some(Kind::Degree),
            _ => None,
        };
        let rows = || paradigms.rows::<3>().filter_map(|[class, name, forms]| Some((kind(class)?, name, forms)));
        self.sets.extend(rows().map(|(kind, name, _)| (name, kind, Items::default())));
        for (at, (.., forms)) in rows().enumerate() {
            self.sets[at].2 = self.parse(forms);
        }
    }

    fn read(&mut self, class: &'static str, pattern: &'static str, forms: &'static str) {
        match (class, Class::named(class), Class::named(pattern)) {
            (_, Some(class), _) => self.add(class, pattern, forms),
            ("joint", ..) => self.joints.extend(forms.split(' ')),
            ("infinitive", ..) => self.in_phrases.infinitive_marks.extend(forms.split(' ')),
            ("acronym", ..) => self.in_phrases.acronym_endings.extend(forms.split(' ')),
            ("plural", ..) => self.in_phrases.plural_endings.extend(forms.split(' ')),
            ("agreeing", ..) => self.in_phrases.agreeing_endings.extend(forms.split(' ')),
            ("apposition", ..) if pattern == "either" => {
                self.in_phrases.maybe_appositions.extend(forms.split(' '));
            }
            ("apposition", ..) => self.in_phrases.appositions.extend(forms.split(' ')),
            ("gender", ..) => {
                self.in_phrases.gender_endings.extend(forms.split(' ').map(|ending| (ending, pattern)));
            }
            ("uncounted", ..) => self.in_phrases.uncounted.extend(forms.split(' ')),
            ("gerund", ..) => self.in_phrases.gerund_endings.extend(forms.split(' ')),
            ("article", ..) => self.in_phrases.articles.extend(forms.split(' ')),
            ("agent", ..) => self.in_phrases.agent_endings.extend(forms.split(' ')),
            ("several", ..) => self.in_phrases.several.push((pattern, forms)),
            ("parted", ..) => forms.split(' ').for_each(|form| {
                self.in_phrases.parted.insert(form.replace('-', ""), form);
                self.in_phrases.parted.insert(form.replace('-', " "), form);
                self.in_phrases.parted_starts.extend(form.split('-').next());
            }),
            ("letters", ..) => self.letters.push((pattern, forms)),
            ("prefix", _, Some(of)) => self.prefixes.extend(forms.split(' ').map(|prefix| (of, prefix))),
            _ => {}
        }
    }

    /// Each row of spellings is read both ways; its marks count for both.
    fn read_spellings(&mut self, spellings: Table) {
        for [one, other] in spellings.rows::<2>() {
            let (before, one) = marked(one);
            for (ending, spelling) in [(one, other), (other, one)] {
                let items = self.parse(spelling);
                self.insert(Class::Spelling, ending, Row { before, context: "", items });
            }
        }
    }

    fn add(&mut self, class: Class, pattern: &'static str, forms: &'static str) {
        let (before, pattern) = marked(pattern);
        let (context, tail) = pattern.split_at(pattern.bytes().take_while(u8::is_ascii_uppercase).count());
        let items = self.parse(forms);
        self.insert(class, tail, Row { before, context, items });
    }

    fn insert(&mut self, class: Class, tail: &'static str, row: Row) {
        if row.before != Before::Nothing {
            *self.tail_lengths.entry(class).or_default() |= 1 << length_bit(tail.len());
        }
        let rows = self.rows.entry((class, tail)).or_default();
        let rank = |row: &Row| (row.before, Reverse(row.context.len()));
        rows.insert(rows.partition_point(|other| rank(other) <= rank(&row)), row);
    }

    fn parse(&mut self, forms: &'static str) -> Items {
        let from = self.items.len();
        for form in forms.split(' ') {
            let item = match (form.strip_prefix('='), form.split_once(':')) {
                (Some(lemma), _) => Item::Lemma(lemma),
                (None, Some((stem, set))) => Item::Set { stem, set: self.set_named(set) },
                (None, None) if form.contains('_') => Item::Words(form),
                (None, None) => Item::Ending(if form == "-" { "" } else { form }),
            };
            self.items.push(item);
        }
        Items { from, to: self.items.len() }
    }

    fn set_named(&self, name: &str) -> usize {
        let place = self.sets.iter().position(|(set, ..)| *set == name);
        place.unwrap_or_else(|| panic!("no set `{name}` in the paradigms"))
    }
}

/// The bit that stands for a length in bytes.
fn length_bit(len: usize) -> u32 {
    len.min(63) as u32
}

/// The mark before a pattern, and the pattern without it.
fn marked(pattern: &'static str) -> (Before, &'static str) {
    match (pattern.strip_prefix('^'), pattern.strip_prefix('+')) {
        (Some(whole), _) => (Before::Nothing, whole),
        (_, Some(base)) => (Before::Prefix, base),
        _ => (Before::Anything, pattern),
    }
}
