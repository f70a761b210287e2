//! Candidates for a glossary, from beads: terms of the source with the renderings that stand beside them.
//!
//! A candidate is a run of up to five words that begins and ends with a content word and holds nothing else but content words and
//! the function words of the class `inner`; no part of speech is asked for. Forms of one candidate are counted together, by the
//! paradigms that also find terms ([`crate::term_forms`]). Candidates of the source are ranked by their C-value (Frantzi, Ananiadou and
//! Mima 2000, with half a word added to the length, so that single words have one too) times how rare their words are in the language at
//! large, where that is known (contrast with a general corpus: Ahmad, Gillam and Tostevin 1999), and each is given the candidates of the target
//! that stand in the same beads more often than chance by the log-likelihood ratio (Dunning 1993), less where words of the one are
//! answered outside the other (the consistency of Och and Ney 2004, as a share). One rendering belongs to one term (Melamed 2000,
//! competitive linking): the surest pair is taken first.
//!
//! Memory is linear in the text; the same text gives the same list.

mod answers;
mod association;
mod c_value;
mod candidates;
mod corpus;

use std::collections::{BTreeSet, HashSet};

use riscontro_core::{LangTag, SideName, Termbase, Token, View};
use riscontro_lang::{Inflection, Language, Spelling};

use crate::forms::term_forms;
use crate::parts_of_speech::PartsOfSpeech;
use answers::Answers;
use association::{Link, links};
use candidates::Candidates;
use corpus::{SideCorpus, words_of_key};

/// What is left out of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtractOptions {
    /// Candidates that stand in the text less often, on either side.
    pub min_frequency: u32,
    /// How many source terms there are at most, those that are most of a term.
    pub max_terms: usize,
}

impl Default for ExtractOptions {
    fn default() -> Self {
        ExtractOptions { min_frequency: 2, max_terms: 500 }
    }
}

/// A candidate and one rendering.
#[derive(Debug, Clone, PartialEq)]
pub struct TermCandidate {
    /// The candidate, as the text writes it; the lemma where the text has it.
    pub source: String,
    /// The rendering.
    pub target: String,
    /// Whether it is the surest rendering of the candidate.
    pub is_first: bool,
    /// How often the candidate stands in the source, in all its forms.
    pub source_frequency: u32,
    /// How often the rendering stands in the target.
    pub target_frequency: u32,
    /// In how many beads both stand.
    pub joint_frequency: u32,
    /// How much of a term the candidate is: its C-value.
    pub c_value: f64,
    /// How rare its words are in the language at large, from 0 for the commonest to 1; 1 where that is not known.
    pub specificity: f64,
    /// How surely the rendering belongs to it: the log-likelihood ratio, times the share of the answers of their words that stay within
    /// both.
    pub score: f64,
    /// In how many documents the candidate stands.
    pub documents: u32,
    /// The first bead of both.
    pub example: [String; 2],
}

/// What is known of the words of both languages beside the texts; words are folded.
#[derive(Clone, Copy)]
pub struct KnownWords<'w> {
    /// Whether a word is no noun and no adjective.
    pub is_verbal: &'w dyn Fn(SideName, &str) -> bool,
    /// How rare a word of the source is in the language at large, from 0 for the commonest to 1.
    pub specificity: &'w dyn Fn(&str) -> f64,
}

impl KnownWords<'_> {
    /// Nothing is known.
    pub const NOTHING: KnownWords<'static> = KnownWords { is_verbal: &|_, _| false, specificity: &|_| 1.0 };

    /// The mean of the words of a candidate; those inside it that join the others tell nothing.
    fn specificity_of(&self, key: &str) -> f64 {
        let words = words_of_key(key);
        let last = words.len().saturating_sub(1);
        let is_telling = |(at, word): &(usize, &&str)| *at == 0 || *at == last || word.chars().count() > LONGEST_JOINT;
        let (mut sum, mut count) = (0.0, 0.0);
        for (_, word) in words.iter().enumerate().filter(is_telling) {
            sum += (self.specificity)(word.trim_end_matches('\''));
            count += 1.0;
        }
        if count > 0.0 { sum / count } else { 1.0 }
    }
}

/// Letters of the longest word that joins others inside a term: `di`, `per`, *and*.
const LONGEST_JOINT: usize = 3;

/// One side of a bead.
#[derive(Debug, Clone, Copy)]
pub struct BeadSide<'a> {
    /// The side that the tokens are of.
    pub view: View<'a>,
    /// The tokens of the bead.
    pub tokens: &'a [Token],
    /// The text of the bead.
    pub text: &'a str,
}

/// Collects beads and finds the candidates in them.
#[derive(Debug)]
pub struct TermExtractor<'l> {
    source: SideCorpus<'l>,
    target: SideCorpus<'l>,
    answers: Answers,
    /// The document of each bead.
    documents: Vec<u32>,
    count: u32,
}

impl<'l> TermExtractor<'l> {
    /// Returns an extractor that has read nothing yet.
    #[must_use]
    pub fn new(source: &'l Language, target: &'l Language) -> Self {
        let (source, target) = (SideCorpus::new(source), SideCorpus::new(target));
        TermExtractor { source, target, answers: Answers::default(), documents: Vec::new(), count: 0 }
    }

    /// Says that the beads that follow are of another document.
    pub fn begin_document(&mut self) {
        self.count += 1;
    }

    /// Reads a bead.
    ///
    /// `answers` are words that answer one another, by where they begin in the texts: none where nothing is known.
    pub fn add_bead(
        &mut self,
        source: BeadSide<'_>,
        target: BeadSide<'_>,
        answers: impl IntoIterator<Item = (u32, u32)>,
    ) {
        let (from, to) = (self.source.add(source), self.target.add(target));
        let place = |places: &[(u32, u32)], start: u32| {
            let at = places.binary_search_by_key(&start, |(start, _)| *start).ok()?;
            Some(places[at].1)
        };
        self.answers
            .add(answers.into_iter().filter_map(|(source, target)| Some((place(&from, source)?, place(&to, target)?))));
        self.documents.push(self.count);
    }

    /// How many beads were read.
    #[must_use]
    pub fn beads(&self) -> usize {
        self.documents.len()
    }

    /// The candidates with their renderings, those first that are most of a term: whose C-value times their specificity is the highest; the
    /// surest rendering first.
    ///
    /// Those that `known`, in the language `tag`, has a term for are left out. Single words of which `words` says that they are no nouns or
    /// adjectives come behind all others where their renderings are no nouns either.
    #[must_use]
    pub fn extract(
        &self,
        options: ExtractOptions,
        (known, tag): (&Termbase, LangTag),
        words: KnownWords<'_>,
    ) -> Vec<TermCandidate> {
        let source = Candidates::of(&self.source, options.min_frequency);
        let target = Candidates::of(&self.target, options.min_frequency);
        let values = c_value::c_values(&source);
        let known = self.known(known, tag);
        let mut terms: Vec<u32> = (0_u32..)
            .zip(&values)
            .filter(|(term, value)| **value > 0.0 && !known.contains(source.key(*term)))
            .map(|(term, _)| term)
            .collect();
        let specificity: Vec<f64> =
            (0_u32..).take(values.len()).map(|term| words.specificity_of(source.key(term))).collect();
        let termhood = |term: u32| values[term as usize] * specificity[term as usize];
        terms.sort_by(|a, b| termhood(*b).total_cmp(&termhood(*a)).then_with(|| source.key(*a).cmp(source.key(*b))));
        let mut links = links((&source, &target), &self.answers, &terms, options.min_frequency);
        // The noun of one language may be known to the other as a form of a verb alone (`vaccino`), hence both.
        let are_verbs = |link: &Link| {
            let sides = [(SideName::Source, source.key(link.source)), (SideName::Target, target.key(link.target))];
            let mut single = sides.into_iter().filter(|(_, key)| !key.contains([' ', '\''])).peekable();
            single.peek().is_some() && single.all(|(side, key)| (words.is_verbal)(side, key))
        };
        let verbs: HashSet<u32> =
            links.iter().filter(|link| link.is_first && are_verbs(link)).map(|link| link.source).collect();
        links.sort_by_key(|link| verbs.contains(&link.source));
        let mut written = BTreeSet::new();
        let rows = links.iter().take_while(|link| {
            written.insert(link.source);
            written.len() <= options.max_terms
        });
        rows.map(|link| {
            let at = link.source as usize;
            self.row(link, (&source, &target), (values[at], specificity[at]))
        })
        .collect()
    }

    fn row(
        &self,
        link: &Link,
        (source, target): (&Candidates<'_>, &Candidates<'_>),
        (c_value, specificity): (f64, f64),
    ) -> TermCandidate {
        let documents: BTreeSet<u32> =
            source.beads(link.source).iter().map(|bead| self.documents[*bead as usize]).collect();
        let example = [&self.source, &self.target].map(|side| side.text(link.first_bead).to_owned());
        TermCandidate {
            source: self.source.written(source.key(link.source)),
            target: self.target.written(target.key(link.target)),
            is_first: link.is_first,
            source_frequency: source.frequency(link.source),
            target_frequency: target.frequency(link.target),
            joint_frequency: link.joint,
            c_value,
            specificity,
            score: link.score,
            documents: u32::try_from(documents.len()).expect("no more documents than beads"),
            example,
        }
    }

    /// Every form of the terms that are known already.
    fn known(&self, termbase: &Termbase, tag: LangTag) -> HashSet<String> {
        let (inflection, parts) = (Inflection::new(self.source.language()), PartsOfSpeech::new(termbase));
        let of_concept = |concept: &riscontro_core::Concept| {
            let own = concept.terms.iter().zip(parts.of(concept));
            let own = own.filter(|(term, _)| term.lang.primary() == tag.primary());
            let forms = own.flat_map(|(term, part)| term_forms(&term.text, part, &inflection, Spelling::AsGiven));
            forms.map(|form| riscontro_lang::fold(&form)).collect::<Vec<_>>()
        };
        termbase.concepts.iter().flat_map(of_concept).collect()
    }
}
