//! Pronouns behind verb forms, recognised where they stand.
//!
//! Some forty endings stand behind each of a dozen forms of an Italian verb (`arrestandolo`, `dirglielo`), which makes six of seven of
//! its forms. So a large list of verbs is better kept as its hosts, the forms that can have pronouns, each with the set of
//! endings that it admits; a word of a text is cut into host and ending when it is looked up.

use std::collections::HashMap;

use riscontro_core::WordHash;

use crate::inflection::Inflection;
use crate::paradigms::{Item, Items, Kind, Paradigms};

/// The endings that a host admits; comparable only within one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncliticSet(pub(crate) u8);

/// The sets that have an ending.
#[derive(Debug, Clone, Copy)]
pub struct EncliticSets(u64);

/// No more sets of endings are told apart.
const MOST_SETS: usize = 64;

/// The endings of all sets of a language; by default none.
#[derive(Debug, Clone, Default)]
pub struct EncliticEndings {
    sets: HashMap<String, EncliticSets, WordHash>,
    shortest: usize,
    longest: usize,
    /// By the last byte but one, a bit for each last byte of an ending, each by its lowest bits: most words end otherwise.
    last_bytes: [u32; 32],
}

impl EncliticSets {
    /// Whether `set` is one of them.
    #[must_use]
    pub fn has(self, set: EncliticSet) -> bool {
        self.0 >> set.0 & 1 == 1
    }
}

impl EncliticEndings {
    /// Collects the endings of `paradigms`.
    pub(crate) fn new(paradigms: &Paradigms) -> Self {
        let mut endings = EncliticEndings { shortest: usize::MAX, ..EncliticEndings::default() };
        for (set, items) in paradigms.sets_of(Kind::Enclitic) {
            assert!(usize::from(set.0) < MOST_SETS, "the paradigms have more sets than are told apart");
            endings.collect(paradigms, items, set, &mut String::new());
        }
        assert!(endings.shortest > 1, "an ending of one letter is no pronoun");
        endings
    }

    fn collect(&mut self, paradigms: &Paradigms, items: Items, set: EncliticSet, ending: &mut String) {
        let len = ending.len();
        for item in paradigms.items(items) {
            match item {
                Item::Ending(end) => {
                    ending.push_str(end);
                    if let [.., before, last] = ending.as_bytes() {
                        self.last_bytes[lowest_bits(*before)] |= 1 << lowest_bits(*last);
                    }
                    self.sets.entry(ending.clone()).or_insert(EncliticSets(0)).0 |= 1 << set.0;
                    self.shortest = self.shortest.min(ending.len());
                    self.longest = self.longest.max(ending.len());
                }
                Item::Set { stem, set: further } => {
                    ending.push_str(stem);
                    self.collect(paradigms, paradigms.set(*further).1, set, ending);
                }
                Item::Words(_) | Item::Lemma(_) => {}
            }
            ending.truncate(len);
        }
    }

    /// Every way to cut `word`, folded, into a host that is not empty and an ending, with the sets that have the ending; the longest
    /// ending first.
    pub fn splits<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, EncliticSets)> {
        let may_have_one = match word.as_bytes() {
            [.., before, last] => self.last_bytes[lowest_bits(*before)] >> lowest_bits(*last) & 1 == 1,
            _ => false,
        };
        let from = word.len().saturating_sub(self.longest).max(1);
        let to = if may_have_one { word.len().saturating_sub(self.shortest) } else { 0 };
        let starts = (from..=to).filter(|start| word.is_char_boundary(*start));
        starts.filter_map(|start| self.sets.get(&word[start..]).map(|sets| (&word[..start], *sets)))
    }

    /// Whether no pronoun stands behind verb forms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }
}

fn lowest_bits(byte: u8) -> usize {
    usize::from(byte & 31)
}

impl Inflection {
    /// The pronouns that stand behind verb forms.
    ///
    /// # Panics
    ///
    /// When the paradigms have more sets than can be told apart.
    #[must_use]
    pub fn enclitic_endings(&self) -> EncliticEndings {
        EncliticEndings::new(&self.paradigms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::{Enclitics, LANGUAGES, Scratch, Spelling, Table, WordClass, Writing};

    /// The forms with pronouns as they are written out, and as host and ending put them together.
    fn written_and_joined(inflection: &Inflection, lemma: &str) -> (BTreeSet<String>, BTreeSet<String>) {
        let mut written = BTreeSet::new();
        let with = Writing { enclitics: Enclitics::With, spelling: Spelling::AsGiven };
        inflection.for_each_form(lemma, WordClass::Verb, with, &mut Scratch::default(), |form| {
            written.insert(form.to_owned());
        });
        let (mut plain, mut hosts) = (BTreeSet::new(), Vec::new());
        inflection.for_each_form_and_host(lemma, WordClass::Verb, &mut Scratch::default(), |form, set| match set {
            Some(set) => hosts.push((form.to_owned(), set)),
            None => {
                plain.insert(form.to_owned());
            }
        });
        let endings = inflection.enclitic_endings();
        let is_joined = |form: &String| {
            let admits =
                |(host, sets): (&str, EncliticSets)| hosts.iter().any(|(known, set)| known == host && sets.has(*set));
            plain.contains(form) || endings.splits(form).any(admits)
        };
        let joined = written.iter().filter(|form| is_joined(form)).cloned().collect();
        (written, joined)
    }

    #[test]
    fn every_form_with_pronouns_is_cut_into_a_host_and_an_ending_it_admits() {
        for language in LANGUAGES {
            let inflection = Inflection::new(language);
            let rows = |table: &Table| table.rows::<1>().map(|[pattern]| pattern).collect::<Vec<_>>();
            for pattern in rows(&language.verbs) {
                let lemma = pattern.trim_start_matches(['^', '+']);
                let (written, joined) = written_and_joined(&inflection, lemma);
                assert_eq!(written, joined, "{lemma}");
            }
        }
    }

    #[test]
    fn an_ending_stands_only_behind_hosts_that_admit_it() {
        let italian = LANGUAGES.iter().find(|language| language.tag.as_str() == "it").unwrap();
        let inflection = Inflection::new(italian);
        let endings = inflection.enclitic_endings();
        let is_form = |word: &str, lemma: &str| {
            let mut found = false;
            inflection.for_each_form_and_host(lemma, WordClass::Verb, &mut Scratch::default(), |host, set| {
                found |= set.is_some_and(|set| endings.splits(word).any(|(own, sets)| own == host && sets.has(set)));
            });
            found
        };
        for (word, lemma) in [
            ("arrestandolo", "arrestare"),
            ("dirglielo", "dire"),
            ("dimmi", "dire"),
            ("fallo", "fare"),
            ("parlatene", "parlare"),
            ("arrestatosi", "arrestare"),
            ("ritirarsi", "ritirarsi"),
        ] {
            assert!(is_form(word, lemma), "{word}");
        }
        for (word, lemma) in
            [("dimi", "dire"), ("parlolo", "parlare"), ("capitolo", "capire"), ("generali", "generare"), ("lo", "fare")]
        {
            assert!(!is_form(word, lemma), "{word}");
        }
    }
}
