//! The words of a target that render a phrase.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use riscontro_core::{Bead, Evidence, Side, Span};

use super::Run;
use crate::phrase_words::{PhraseWords, WordKind};

/// So many more words than the phrase has may stand from the first to the last word of its rendering.
const MOST_BETWEEN: usize = 3;

/// A use with the words that render it.
#[derive(Debug)]
pub(super) struct Rendered {
    pub(super) run: Run,
    /// The indices in [`Side::tokens`] of the words that answer its own.
    pub(super) places: BTreeSet<usize>,
    /// Those of the words that may stand for one that has no answer; none where all have.
    pub(super) fillers: Vec<usize>,
}

/// Reads renderings in a target.
pub(super) struct Renderings<'t> {
    pub(super) words: &'t PhraseWords,
    pub(super) side: &'t Side,
}

impl Renderings<'_> {
    /// The words of the target that render a run, whose content words begin at `contents`; `evidence` is that of its bead.
    pub(super) fn of_run(
        &self,
        run: Run,
        contents: &[u32],
        (bead, evidence): (&Bead, &[Evidence]),
    ) -> Option<Rendered> {
        let bounds = [bead.target.start, bead.target.end].map(|at| self.side.token_starts[at as usize] as usize);
        let tokens = bounds[0]..bounds[1];
        let answers = |start: &u32| {
            let at = evidence.binary_search_by_key(start, |pair| pair.source.start()).ok()?;
            self.token_at(tokens.clone(), evidence[at].target.start()).filter(|at| self.is_content(*at))
        };
        let places: BTreeSet<usize> = contents.iter().filter_map(answers).collect();
        let (first, last) = (*places.first()?, *places.last()?);
        let missing = contents.len() - places.len();
        let is_close = last - first < run.tokens.len() + MOST_BETWEEN;
        if missing > 1 || !is_close {
            return None;
        }
        let mut fillers = Vec::new();
        if missing == 1 {
            let answered: HashSet<u32> = evidence.iter().map(|pair| pair.target.start()).collect();
            let is_free = |at: usize| !answered.contains(&self.side.tokens[at].span.start());
            fillers.extend((first..last).filter(|at| self.is_content(*at) && is_free(*at)));
            if fillers.is_empty() {
                let beside = [self.before(first, tokens.start), self.behind(last, tokens.end)];
                fillers.extend(beside.into_iter().flatten().filter(|at| is_free(*at)));
            }
            if fillers.is_empty() {
                return None;
            }
        }
        Some(Rendered { run, places, fillers })
    }

    fn is_content(&self, at: usize) -> bool {
        self.words.is_content(&self.side.folds, &self.side.tokens[at])
    }

    /// The content word right before the one at `at`, not before `start`.
    fn before(&self, at: usize, start: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|before| *before >= start)?;
        if self.is_content(before) {
            return Some(before);
        }
        let further = before.checked_sub(1).filter(|further| *further >= start)?;
        (self.is_inner(before) && self.is_content(further)).then_some(further)
    }

    /// The content word right behind the one at `at`, before `end`; a preposition and an article may stand between (`of the city`).
    fn behind(&self, at: usize, end: usize) -> Option<usize> {
        let mut next = at + 1;
        let joint = usize::from(next < end && self.is_inner(next));
        next += joint;
        if joint > 0 && next < end && !self.is_content(next) && self.side.tokens[next].class.is_word() {
            next += 1;
        }
        (next < end && self.is_content(next)).then_some(next)
    }

    fn is_inner(&self, at: usize) -> bool {
        let token = &self.side.tokens[at];
        self.words.kind(self.side.folds.form(token.folded), token.class) == Some(WordKind::Inner)
    }

    /// The one of some tokens that begins at a place.
    fn token_at(&self, tokens: Range<usize>, start: u32) -> Option<usize> {
        let at = tokens.start + self.side.tokens[tokens.clone()].partition_point(|token| token.span.start() < start);
        (at < tokens.end && self.side.tokens[at].span.start() == start).then_some(at)
    }

    pub(super) fn span(&self, places: &BTreeSet<usize>) -> Span {
        let spans = places.iter().map(|at| self.side.tokens[*at].span);
        spans.reduce(Span::cover).expect("a rendering has a word")
    }
}
