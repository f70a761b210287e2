//! Which renderings of a phrase are one.

use std::collections::{BTreeSet, HashMap};

use riscontro_core::{Alignment, FoldedId, SegmentId, Side, WordHash};

use super::renderings::Rendered;
use crate::phrase_words::PhraseWords;
use crate::roots::{Kinship, Roots, root};

/// What is rendered in more ways, each inflected form counted apart, is no term.
const MOST_RENDERINGS: usize = 32;

/// The words of a rendering, sorted.
type Words = BTreeSet<FoldedId>;

/// Tells renderings apart.
pub(super) struct Namer<'t> {
    /// What the words of the target are.
    pub(super) words: &'t PhraseWords,
    pub(super) kinship: &'t Kinship,
    pub(super) target: &'t Side,
    pub(super) alignment: &'t Alignment,
}

impl<'t> Namer<'t> {
    /// Puts the renderings of one phrase together that are the same but for inflection, and gives each use the roots of the first.
    /// A bead that has the words of the usual rendering, too, has that one. A phrase of very many renderings has none.
    pub(super) fn named(&self, uses: Vec<Rendered>) -> Vec<(Rendered, Box<str>)> {
        let uses = self.filled(uses);
        let Some((kinds, kind_of)) = self.kinds(&uses) else { return Vec::new() };
        let mut counts = vec![0_usize; kinds.len()];
        kind_of.iter().for_each(|kind| counts[*kind] += 1);
        let usual = (0..kinds.len()).rev().max_by_key(|kind| counts[*kind]).unwrap_or(0);
        let rows = uses.into_iter().zip(kind_of).map(|(use_, kind)| {
            let is_usual = kind != usual && self.stands_in(&kinds[usual], use_.run.bead);
            let words = &kinds[if is_usual { usual } else { kind }];
            let rendering = Roots::joined(words.iter().map(|word| self.form(*word)));
            (use_, rendering)
        });
        rows.collect()
    }

    /// The different renderings of some uses, and for each use the place of its own among them; `None` where they are too many.
    fn kinds(&self, uses: &[Rendered]) -> Option<(Vec<Words>, Vec<usize>)> {
        let (mut kinds, mut kind_of): (Vec<Words>, _) = (Vec::new(), Vec::new());
        let mut seen: HashMap<Words, usize> = HashMap::new();
        for use_ in uses {
            let words: Words = use_.places.iter().map(|at| self.target.tokens[*at].folded).collect();
            let kind = match seen.get(&words) {
                Some(kind) => *kind,
                None if seen.len() == MOST_RENDERINGS => return None,
                None => {
                    let known = kinds.iter().position(|kind| self.are_same(kind, &words));
                    if known.is_none() {
                        kinds.push(words.clone());
                    }
                    let kind = known.unwrap_or(kinds.len() - 1);
                    seen.insert(words, kind);
                    kind
                }
            };
            kind_of.push(kind);
        }
        Some((kinds, kind_of))
    }

    /// Gives each use the filler that most uses may have; those whose fillers are alike rare are left out.
    fn filled(&self, uses: Vec<Rendered>) -> Vec<Rendered> {
        let root = |at: usize| root(self.form(self.target.tokens[at].folded));
        let mut counts: HashMap<&str, u32, WordHash> = HashMap::default();
        for at in uses.iter().flat_map(|use_| use_.places.iter().chain(&use_.fillers)) {
            *counts.entry(root(*at)).or_default() += 1;
        }
        let choice = |use_: &Rendered| {
            let mut counted: Vec<(u32, usize)> = use_.fillers.iter().map(|at| (counts[root(*at)], *at)).collect();
            counted.sort_unstable();
            match counted[..] {
                [.., (less, _), (most, at)] => (less < most).then_some(at),
                [(_, at)] => Some(at),
                [] => None,
            }
        };
        let choices: Vec<Option<usize>> = uses.iter().map(choice).collect();
        let rows = uses.into_iter().zip(choices).filter_map(|(mut use_, choice)| {
            use_.places.extend(choice);
            (choice.is_some() || use_.fillers.is_empty()).then_some(use_)
        });
        rows.collect()
    }

    fn form(&self, word: FoldedId) -> &'t str {
        self.target.folds.form(word)
    }

    /// Whether a form of `word` is among `others`.
    fn is_among(&self, word: FoldedId, mut others: impl Iterator<Item = FoldedId>) -> bool {
        others.any(|other| self.kinship.joins(self.form(word), self.form(other)))
    }

    fn are_same(&self, one: &Words, other: &Words) -> bool {
        let holds = |one: &Words, other: &Words| one.iter().all(|word| self.is_among(*word, other.iter().copied()));
        holds(one, other) && holds(other, one)
    }

    /// Whether the target of a bead has all the words of a rendering.
    fn stands_in(&self, words: &Words, bead: u32) -> bool {
        let segments = self.alignment.beads()[bead as usize].target.clone();
        let tokens = || segments.clone().flat_map(|segment| self.target.tokens_of(SegmentId(segment)));
        // `è stata` says nothing of a `statua`.
        let contents = || tokens().filter(|token| self.words.is_content(&self.target.folds, token));
        words.iter().all(|word| self.is_among(*word, contents().map(|token| token.folded)))
    }
}
