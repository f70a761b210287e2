//! Verbs of several words, found where an object stands between these (`called the strike off`, `mise la riforma in discussione`)
//! or pronouns stand behind the first (`mettendola in discussione`, `tenerne conto`).
//!
//! Their words in a row are forms like any other; here is what the forms do not say. The first word is the verb, the others are its
//! tail, which stays as the termbase has it. What may stand between is a matter of [`ObjectWords`].

use std::collections::HashMap;
use std::ops::Range;

use riscontro_core::{ConceptId, Folds, Token, WordHash};
use riscontro_lang::{Between, EncliticEndings, Language, ResolvedWords, Vocabulary};

use crate::hosts::{HostEntry, HostWords, Hosts};
use crate::index::Search;
use crate::language_terms::Form;
use crate::objects::{ObjectWords, Particle, Particles};

/// The pronouns behind a verb and its tail have so many adverbs and adjectives between them (`tenerne debito conto`).
const WIDEST_GAP: usize = 2;

/// The verbs of several words of a language's terms.
#[derive(Debug, Default)]
pub(crate) struct PartedVerbs {
    /// Each form of each verb, with the place of its tail; sorted.
    verbs: Vec<(u32, u32)>,
    tails: Vec<Tail>,
    /// The place of the tail of each term.
    places: HashMap<(ConceptId, u16), u32, WordHash>,
    hosts: Hosts,
    objects: ObjectWords,
    particles: Particles,
}

/// What belongs to a verb.
#[derive(Debug)]
struct Tail {
    words: Vec<u32>,
    form: Form,
    /// Whether an object may stand before it, and what behind it then.
    particle: Option<Particle>,
}

/// A verb found in a segment: where its tail lies.
pub(crate) struct Parted {
    pub(crate) form: Form,
    pub(crate) tail: Range<usize>,
}

/// The same, as it is collected.
#[derive(Default)]
pub(crate) struct PartedBuild {
    verbs: Vec<(u32, u32)>,
    tails: Vec<Tail>,
    hosts: Vec<HostEntry>,
}

impl PartedBuild {
    /// Adds a verb by the numbers of its forms, its hosts and the words of its tail, folded.
    pub(crate) fn add(
        &mut self,
        forms: &[u32],
        hosts: impl Iterator<Item = HostEntry>,
        (tail, particle): (Vec<u32>, Option<Particle>),
        form: Form,
    ) {
        let place = u32::try_from(self.tails.len()).expect("fewer terms than 32 bits can number");
        if particle.is_some() {
            self.verbs.extend(forms.iter().map(|verb| (*verb, place)));
        }
        self.hosts.extend(hosts);
        self.tails.push(Tail { words: tail, form, particle });
    }

    /// The verbs that were added, in a language with those pronouns.
    pub(crate) fn finish(
        mut self,
        endings: EncliticEndings,
        particles: Particles,
        language: Option<&Language>,
    ) -> PartedVerbs {
        self.verbs.sort_unstable();
        let places = (0..).zip(&self.tails).map(|(place, tail)| ((tail.form.concept, tail.form.term), place)).collect();
        let objects = language.filter(|_| !self.verbs.is_empty()).map(ObjectWords::new).unwrap_or_default();
        PartedVerbs {
            verbs: self.verbs,
            tails: self.tails,
            places,
            hosts: Hosts::new(self.hosts, endings),
            objects,
            particles,
        }
    }
}

impl PartedVerbs {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.tails.is_empty()
    }

    /// Whether a folded word is the particle of some verb.
    pub(crate) fn is_particle(&self, word: &str) -> bool {
        self.particles.has(word)
    }

    /// The words of a text that are verbs with pronouns, but for those that `is_other` says to be other words.
    pub(crate) fn hosts_among(
        &self,
        folds: &Folds,
        vocabulary: &Vocabulary,
        is_other: impl Fn(riscontro_core::FoldedId) -> bool,
    ) -> HostWords {
        self.hosts.among(folds, vocabulary, is_other)
    }

    /// For each folded form of a text whether it is the first word of a verb before which objects stand; empty where none is.
    pub(crate) fn first_words(&self, words: &ResolvedWords) -> Vec<bool> {
        if self.verbs.is_empty() {
            return Vec::new();
        }
        let of = |word: u32| !self.tails_of(word).is_empty();
        words.words().map(|word| word.is_some_and(of)).collect()
    }

    fn tails_of(&self, verb: u32) -> &[(u32, u32)] {
        let start = self.verbs.partition_point(|(known, _)| *known < verb);
        let len = self.verbs[start..].partition_point(|(known, _)| *known == verb);
        &self.verbs[start..start + len]
    }

    /// The verbs that begin with the token `at` of a segment and whose tail does not stand right behind it.
    pub(crate) fn behind_object<'p>(
        &'p self,
        search: &'p Search<'_>,
        tokens: &'p [Token],
        at: usize,
    ) -> impl Iterator<Item = Parted> + 'p {
        let verb = search.words.word(tokens[at].folded);
        let tails = verb.map_or(&[][..], |verb| self.tails_of(verb)).iter();
        tails.filter_map(move |(_, place)| {
            let tail = &self.tails[*place as usize];
            let particle = tail.particle.as_ref()?;
            let is_tail = |place: usize| tail.is_at(search, tokens, place);
            let start = self.objects.end(search, tokens, at + 1, is_tail)?;
            let end = start + tail.words.len();
            let is_free = self.objects.may_end(search, tokens, end, particle);
            is_free.then_some(Parted { form: tail.form, tail: start..end })
        })
    }

    /// The verbs whose host with pronouns is the token `at` of a segment and whose tail follows.
    pub(crate) fn behind_pronouns<'p>(
        &'p self,
        search: &'p Search<'_>,
        hosts: &'p HostWords,
        tokens: &'p [Token],
        at: usize,
    ) -> impl Iterator<Item = Parted> + 'p {
        hosts.of(tokens[at].folded).iter().filter_map(move |(_, form)| {
            let tail = &self.tails[self.places[&(form.concept, form.term)] as usize];
            let gap = (0..=WIDEST_GAP).find(|gap| tail.is_at(search, tokens, at + 1 + gap))?;
            let start = at + 1 + gap;
            let is_free = (at + 1..start).all(|place| search.between(tokens, place) == Between::Gap);
            is_free.then_some(Parted { form: *form, tail: start..start + tail.words.len() })
        })
    }
}

impl Tail {
    /// Whether the words of the tail stand at `place`.
    fn is_at(&self, search: &Search<'_>, tokens: &[Token], place: usize) -> bool {
        let words = tokens.get(place..).into_iter().flatten().map(|token| search.words.word(token.folded));
        place + self.words.len() <= tokens.len()
            && self.words.iter().map(|word| Some(*word)).eq(words.take(self.words.len()))
    }
}
