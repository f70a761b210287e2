//! Which words may be forms of verbs, told from their endings.
//!
//! A word at the beginning of a sentence has a capital whatever it is, and a verb has some fifty forms: a list of them all would
//! be longer than all other tables together. So the table holds infinitives alone, and a word is cut where one of the endings
//! of the paradigms begins: `fondato` is `fond` and `ato`, an ending of verbs in `are`, and `fondare` is in the table.
//!
//! Nothing is kept of verbs whose pattern no other has (`andare`): their forms are frequent enough to be listed as words.

use std::collections::{HashMap, HashSet};

use riscontro_core::WordHash;

use crate::enclitics::{EncliticEndings, EncliticSet, EncliticSets};
use crate::fold::fold;
use crate::inflection::{Inflection, Scratch, WordClass};
use crate::language::Language;

/// The verbs of a language by the endings of their forms.
#[derive(Debug)]
pub struct VerbForms {
    /// For each ending of a form, folded, the endings that lemmas have in its stead.
    endings: HashMap<String, Vec<&'static str>, WordHash>,
    /// The same for what pronouns may stand behind, with the set of these.
    hosts: HashMap<String, Vec<(&'static str, EncliticSet)>, WordHash>,
    longest: usize,
    /// The infinitives, folded.
    lemmas: HashSet<String, WordHash>,
    pronouns: EncliticEndings,
}

/// A pronoun stands behind endings of so many letters or more (`vederlo`, `trovandosi`): shorter ones make surnames of stems.
const SHORTEST_HOST_ENDING: usize = 2;

impl VerbForms {
    /// Reads the paradigms and infinitives of `language`; those among its common words count as well.
    #[must_use]
    pub fn new(language: &Language, inflection: &Inflection) -> Self {
        let is_verb = |word: &&str| inflection.guess(word) == WordClass::Verb;
        let common = language.common_words.rows::<1>().map(|[word]| word).filter(is_verb);
        let infinitives = language.infinitives.rows::<1>().map(|[word]| word);
        let mut forms = VerbForms {
            endings: HashMap::default(),
            hosts: HashMap::default(),
            longest: 0,
            lemmas: common.chain(infinitives).map(fold).collect(),
            pronouns: inflection.enclitic_endings(),
        };
        let regular = language.paradigms.rows::<3>().filter(|[class, ..]| *class == "v").map(|[_, pattern, _]| pattern);
        let others = language.verbs.rows::<1>().map(|[pattern]| pattern).filter(|pattern| !pattern.starts_with('^'));
        for tail in regular.chain(others).map(|pattern| pattern.trim_start_matches('+')).filter(is_verb) {
            forms.learn(inflection, tail);
        }
        forms
    }

    /// Takes in the endings that verbs in `tail` have.
    fn learn(&mut self, inflection: &Inflection, tail: &'static str) {
        inflection.for_each_form_and_host(tail, WordClass::Verb, &mut Scratch::default(), |ending, set| {
            self.longest = self.longest.max(ending.len());
            match set {
                Some(set) => push_new(self.hosts.entry(ending.to_owned()).or_default(), (tail, set)),
                None => push_new(self.endings.entry(ending.to_owned()).or_default(), tail),
            }
        });
    }

    /// By how long an ending, in bytes, `word` is a form of a verb, pronouns behind it included; `None` when it is none.
    ///
    /// An infinitive is all ending. What the ending shares with the stem of the verb does not count (`volsi` of `volgere` has two letters). `word` is folded.
    #[must_use]
    pub fn ending_len(&self, word: &str) -> Option<usize> {
        if self.lemmas.contains(word) {
            return Some(word.len());
        }
        let plain = self
            .cuts(word)
            .filter_map(|(stem, ending)| self.told_len(stem, ending, self.endings.get(ending)?.iter().copied()));
        plain.max().or_else(|| self.pronouns.splits(word).find_map(|split| self.host_ending_len(word, split)))
    }

    /// The same for a word whose pronouns are cut off.
    fn host_ending_len(&self, word: &str, (host, sets): (&str, EncliticSets)) -> Option<usize> {
        let told = self.cuts(host).filter_map(|(stem, ending)| {
            let tails = self.hosts.get(ending)?.iter().filter(|(_, set)| sets.has(*set)).map(|(tail, _)| *tail);
            self.told_len(stem, ending, tails)
        });
        told.max().filter(|len| *len >= SHORTEST_HOST_ENDING).map(|len| word.len() - host.len() + len)
    }

    /// Every way to cut `word` into a stem, of two letters at least, and an ending.
    fn cuts<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        let starts = word.len().saturating_sub(self.longest).max(2)..=word.len();
        starts.filter(|start| word.is_char_boundary(*start)).map(|start| word.split_at(start))
    }

    /// How much of `ending`, which stands behind `stem`, tells a verb in one of `tails`.
    fn told_len(&self, stem: &str, ending: &str, tails: impl Iterator<Item = &'static str>) -> Option<usize> {
        let known = tails.filter(|tail| self.lemmas.contains(&format!("{stem}{tail}")));
        known.map(|tail| ending.len() - shared_len(ending, tail)).max()
    }
}

fn push_new<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// How many bytes `ending` shares with the stem of `tail`, an ending of infinitives; an `i` between the two is of the ending.
fn shared_len(ending: &str, tail: &str) -> usize {
    let stem = &tail.as_bytes()[..tail.len().saturating_sub(INFINITIVE_ENDING)];
    let shared = stem.iter().zip(ending.as_bytes()).take_while(|(one, other)| one == other).count();
    if shared > 0 && stem[shared - 1] == b'i' { shared - 1 } else { shared }
}

/// The infinitive ends in so many letters: `are`, `ere`, `ire`, `rre`.
const INFINITIVE_ENDING: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LANGUAGES;

    fn verbs(tag: &str) -> VerbForms {
        let language = LANGUAGES.iter().find(|language| language.tag.as_str() == tag).unwrap();
        VerbForms::new(language, &Inflection::new(language))
    }

    #[test]
    fn a_form_of_a_verb_is_known_by_its_ending() {
        let verbs = verbs("it");
        for (form, len) in [
            ("fondato", Some(3)),
            ("mescolate", Some(3)),
            ("leggeremo", Some(5)),
            ("rivolsi", Some(2)),
            ("draghi", Some(2)),
            ("mangiamo", Some(4)),
            ("serrare", Some(7)),
            ("indicheranno", Some(7)),
            ("trovandosi", Some(6)),
            ("vederlo", Some(4)),
            ("tavolo", None),
            ("kovalenko", None),
            ("martini", None),
            ("ricasoli", None),
            ("", None),
        ] {
            assert_eq!(verbs.ending_len(form), len, "{form}");
        }
    }

    #[test]
    fn a_language_without_infinitives_knows_no_form() {
        assert_eq!(verbs("en").ending_len("founded"), None);
    }
}
