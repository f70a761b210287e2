//! Runs of words that may be terms, counted with their forms.

use std::collections::HashMap;
use std::ops::Range;

use riscontro_core::{PartOfSpeech, WordHash};
use riscontro_lang::{Inflection, Spelling, fold};

use super::corpus::{SideCorpus, Word};
use crate::forms::term_forms;
use crate::phrase_words::WordKind;

/// The most words of a candidate, function words included.
const MOST_WORDS: usize = 5;

/// The candidates of one side that are frequent enough, sorted by key; each with its beads.
#[derive(Debug)]
pub(super) struct Candidates<'c> {
    corpus: &'c SideCorpus<'c>,
    keys: Vec<String>,
    frequencies: Vec<u32>,
    /// The candidate of every form.
    of_form: HashMap<String, u32, WordHash>,
    /// For each candidate the beads it stands in, in text order.
    beads: Vec<Vec<u32>>,
    /// For each bead its candidates, sorted, and each where it stands.
    of_bead: Vec<Vec<Place>>,
}

/// A place of a candidate in a bead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) candidate: u32,
    /// The first of its words, counted over all beads, and how many there are.
    start: u32,
    len: u8,
}

impl Place {
    /// Its words, counted over all beads.
    pub(super) fn words(self) -> Range<u32> {
        self.start..self.start + u32::from(self.len)
    }
}

impl<'c> Candidates<'c> {
    /// The candidates of `corpus` that stand there so often.
    pub(super) fn of(corpus: &'c SideCorpus<'c>, min_frequency: u32) -> Self {
        let counts = counted(corpus, min_frequency);
        let lemmas = lemmas(corpus, &counts);
        let mut frequencies: HashMap<&str, u32, WordHash> = HashMap::default();
        for ((_, count), lemma) in counts.iter().zip(&lemmas) {
            *frequencies.entry(&counts[*lemma].0).or_default() += count;
        }
        let is_frequent = |key: &str| frequencies.get(key).is_some_and(|count| *count >= min_frequency.max(1));
        let keys: Vec<String> = counts.iter().map(|(key, _)| key).filter(|key| is_frequent(key)).cloned().collect();
        let place = |key: &str| keys.binary_search_by(|known| known.as_str().cmp(key)).ok();
        let of_form = counts.iter().zip(&lemmas);
        let of_form = of_form.filter_map(|((key, _), lemma)| Some((key.clone(), narrow(place(&counts[*lemma].0)?))));
        let mut candidates = Candidates {
            corpus,
            frequencies: keys.iter().map(|key| frequencies[key.as_str()]).collect(),
            of_form: of_form.collect(),
            beads: vec![Vec::new(); keys.len()],
            of_bead: Vec::new(),
            keys,
        };
        candidates.place();
        candidates
    }

    /// Finds the beads of each candidate.
    fn place(&mut self) {
        for (bead, (first, words)) in (0_u32..).zip(self.corpus.beads()) {
            let mut found = Vec::new();
            each_run(self.corpus, words, |key, run| {
                let place = |candidate: &u32| Place {
                    candidate: *candidate,
                    start: first + narrow(run.start),
                    len: u8::try_from(run.len()).expect("a handful of words"),
                };
                found.extend(self.of_form.get(key).map(place));
            });
            found.sort_unstable();
            for candidate in found.chunk_by(|a, b| a.candidate == b.candidate) {
                self.beads[candidate[0].candidate as usize].push(bead);
            }
            self.of_bead.push(found);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The lemma of a candidate, as a key.
    pub(super) fn key(&self, candidate: u32) -> &str {
        &self.keys[candidate as usize]
    }

    pub(super) fn frequency(&self, candidate: u32) -> u32 {
        self.frequencies[candidate as usize]
    }

    /// The candidate of which `key` is a form.
    pub(super) fn of_key(&self, key: &str) -> Option<u32> {
        self.of_form.get(key).copied()
    }

    /// The beads of a candidate, in text order.
    pub(super) fn beads(&self, candidate: u32) -> &[u32] {
        &self.beads[candidate as usize]
    }

    /// The candidates of a bead, sorted, each once.
    pub(super) fn of_bead(&self, bead: u32) -> impl Iterator<Item = u32> {
        self.of_bead[bead as usize].chunk_by(|a, b| a.candidate == b.candidate).map(|places| places[0].candidate)
    }

    /// Where a candidate stands in a bead.
    pub(super) fn places(&self, bead: u32, candidate: u32) -> &[Place] {
        let all = &self.of_bead[bead as usize];
        let start = all.partition_point(|place| place.candidate < candidate);
        let len = all[start..].partition_point(|place| place.candidate == candidate);
        &all[start..start + len]
    }

    /// How many beads there are.
    pub(super) fn bead_count(&self) -> usize {
        self.of_bead.len()
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).expect("fewer candidates than words, and fewer words than bytes")
}

/// Hands the key of each run of words that may be a candidate to `take`, and which words they are.
fn each_run(corpus: &SideCorpus<'_>, words: &[Word], mut take: impl FnMut(&str, Range<usize>)) {
    let mut key = String::new();
    for start in (0..words.len()).filter(|at| corpus.kind_of(words[*at]) == Some(WordKind::Content)) {
        for len in 1..=MOST_WORDS.min(words.len() - start) {
            let run = &words[start..start + len];
            match corpus.kind_of(run[len - 1]) {
                None => break,
                Some(WordKind::Inner) => {}
                // Two function words in a row begin another phrase: `accordo di per sé`.
                Some(WordKind::Content) if has_two_inner(corpus, run) => {}
                Some(WordKind::Content) => {
                    // What was never seen in small letters is a name, and no term.
                    let is_modifier = len == 1 && corpus.is_modifier(run[0]);
                    if !is_modifier && run.iter().any(|word| corpus.is_common(*word)) {
                        corpus.write_key(run, &mut key);
                        take(&key, start..start + len);
                    }
                }
            }
        }
    }
}

fn has_two_inner(corpus: &SideCorpus<'_>, run: &[Word]) -> bool {
    let is_inner = |word: Word| corpus.kind_of(word) == Some(WordKind::Inner);
    run.windows(2).any(|pair| is_inner(pair[0]) && is_inner(pair[1]))
}

/// Every run with its count, sorted by key. Single words that are rarer than asked for, in all their forms, are left out, and so
/// are the runs that begin or end with one.
fn counted(corpus: &SideCorpus<'_>, min_frequency: u32) -> Vec<(String, u32)> {
    let singles = sorted(count(corpus, |key| !key.contains([' ', '\''])));
    let lemmas = lemmas(corpus, &singles);
    let mut totals = vec![0_u32; singles.len()];
    singles.iter().zip(&lemmas).for_each(|((_, count), lemma)| totals[*lemma] += count);
    let is_frequent = |word: &str| {
        let at = singles.binary_search_by(|(known, _)| known.as_str().cmp(word));
        corpus.is_kind(word) || at.is_ok_and(|at| totals[lemmas[at]] >= min_frequency)
    };
    let ends = |key: &str| {
        let first = key.split(' ').next().is_some_and(is_frequent);
        first && key.rsplit([' ', '\'']).next().is_some_and(is_frequent)
    };
    sorted(count(corpus, ends))
}

fn count(corpus: &SideCorpus<'_>, is_wanted: impl Fn(&str) -> bool) -> HashMap<String, u32, WordHash> {
    let mut counts: HashMap<String, u32, WordHash> = HashMap::default();
    for (_, words) in corpus.beads() {
        each_run(corpus, words, |key, _| match counts.get_mut(key) {
            Some(count) => *count += 1,
            None if is_wanted(key) => {
                counts.insert(key.to_owned(), 1);
            }
            None => {}
        });
    }
    counts
}

fn sorted(counts: HashMap<String, u32, WordHash>) -> Vec<(String, u32)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

/// For each of `counts` the place of its lemma among them: of those that have it as a form the most frequent one, or itself.
fn lemmas(corpus: &SideCorpus<'_>, counts: &[(String, u32)]) -> Vec<usize> {
    let inflection = Inflection::new(corpus.language());
    let mut lemmas: Vec<usize> = (0..counts.len()).collect();
    let mut has_forms = vec![false; counts.len()];
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(counts[*at].1), *at));
    for lemma in order {
        for form in term_forms(&counts[lemma].0, Some(PartOfSpeech::Noun), &inflection, Spelling::AsGiven) {
            let Ok(at) = counts.binary_search_by(|(key, _)| key.as_str().cmp(&fold(&form))) else { continue };
            // A lemma that has forms of its own stays one, so that no chain joins two words.
            if at != lemma && lemmas[at] == at && !has_forms[at] && lemmas[lemma] == lemma {
                lemmas[at] = lemma;
                has_forms[lemma] = true;
            }
        }
    }
    lemmas
}
