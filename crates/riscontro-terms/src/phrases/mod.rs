//! Phrases that the source repeats, and what renders them: consistency without a glossary.
//!
//! A phrase is a run of two to five words that begins and ends with a content word and holds nothing else but content words and
//! the function words of the class `inner`, as a candidate for a glossary does. Uses are of one phrase when the roots of their words
//! agree. What renders a use are the words of the target that answer its content words by the lexicons. One of its words may have
//! no answer there: then the word that stands beside the others and answers nothing else renders it, of two the one that does so
//! elsewhere, too. Where more is missing, or the words stand far apart, nothing is said of the use.
//!
//! Names, numbers and the terms of the glossary have checks of their own and part phrases.

mod namer;
mod renderings;

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::ops::Range;

use riscontro_core::{Alignment, Bead, Evidence, PhraseUse, SegmentId, Side, Span, Token, WordHash};
use riscontro_lang::Language;

use crate::phrase_words::{PhraseWords, WordKind};
use crate::roots::{Kinship, Roots};
use namer::Namer;
use renderings::Renderings;

/// The most words of a phrase, function words included.
const MOST_WORDS: usize = 5;
/// A phrase that stands less often has no rendering that is usual in its text.
const FEWEST_USES: u32 = 2;
/// In a bead of more segments, or of more tokens on a side, too many words answer one another by chance.
const MOST_SEGMENTS: u32 = 4;
const MOST_TOKENS: u32 = 400;

/// Finds the phrases that a source repeats, with what renders them.
#[derive(Debug)]
pub struct PhraseFinder {
    source: PhraseWords,
    target: PhraseWords,
    /// Of the source and of the target.
    kinship: [Kinship; 2],
}

/// A run of words of the source.
#[derive(Debug, Clone)]
struct Run {
    bead: u32,
    /// The indices of its words in [`Side::tokens`].
    tokens: Range<usize>,
}

/// The uses of one phrase by the roots of its words.
type Phrases = BTreeMap<Box<[u32]>, Vec<Run>>;

impl PhraseFinder {
    /// Returns a finder for texts of the first language translated into the second.
    #[must_use]
    pub fn new([source, target]: [&'static Language; 2]) -> Self {
        PhraseFinder {
            source: PhraseWords::new(source),
            target: PhraseWords::new(target),
            kinship: [source, target].map(Kinship::new),
        }
    }

    /// The uses of every phrase that stands twice or more and is rendered word by word, in source order.
    ///
    /// Only beads of at least `min_confidence` tell. `answers` gives the words of a bead that answer one another, in the order of
    /// the source; it is not asked where nothing is repeated.
    #[must_use]
    pub fn uses<'e>(
        &self,
        (source, target): (&Side, &Side),
        (alignment, min_confidence): (&Alignment, f32),
        answers: impl Fn(usize) -> &'e [Evidence],
    ) -> Vec<PhraseUse> {
        let is_sure = |bead: &Bead| {
            let (here, there) = bead.shape();
            bead.is_matched()
                && bead.confidence >= min_confidence
                && here + there <= MOST_SEGMENTS
                && tokens_in(source, &bead.source) <= MOST_TOKENS
                && tokens_in(target, &bead.target) <= MOST_TOKENS
        };
        let beads: Vec<_> = (0_u32..).zip(alignment.beads()).filter(|(_, bead)| is_sure(bead)).collect();
        let mut reader = Reader { words: &self.source, side: source, roots: Roots::of(&source.folds) };
        let mut phrases = reader.repeated(&beads);
        phrases.retain(|_, runs| reader.is_nominal(&runs[0], &self.kinship[0]));
        let phrases = outermost(phrases);
        let renderings = Renderings { words: &self.target, side: target };
        let namer = Namer { words: &self.target, kinship: &self.kinship[1], target, alignment };
        let mut uses = Vec::new();
        for (roots, runs) in &phrases {
            let rendered = runs.iter().filter_map(|run| {
                let bead = &alignment.beads()[run.bead as usize];
                renderings.of_run(run.clone(), &reader.content_starts(run), (bead, answers(run.bead as usize)))
            });
            let phrase = reader.roots.written(roots);
            uses.extend(namer.named(rendered.collect()).into_iter().map(|(use_, rendering)| PhraseUse {
                phrase: phrase.clone(),
                rendering,
                bead: use_.run.bead,
                source: reader.span(&use_.run),
                target: renderings.span(&use_.places),
            }));
        }
        uses.sort_by_key(|use_| (use_.source.start(), use_.source.end()));
        uses
    }
}

/// How many tokens some segments of a side have.
fn tokens_in(side: &Side, segments: &Range<u32>) -> u32 {
    side.token_starts[segments.end as usize] - side.token_starts[segments.start as usize]
}

/// Reads the phrases of one source.
struct Reader<'s> {
    words: &'s PhraseWords,
    side: &'s Side,
    roots: Roots<'s>,
}

impl Reader<'_> {
    /// The phrases that stand often enough in `beads`.
    fn repeated(&mut self, beads: &[(u32, &Bead)]) -> Phrases {
        let hash = WordHash::default();
        let mut counts: HashMap<u64, u32, WordHash> = HashMap::default();
        self.each_run(beads, |roots, _| *counts.entry(hash.hash_one(roots)).or_default() += 1);
        let mut phrases = Phrases::new();
        self.each_run(beads, |roots, run| {
            if counts[&hash.hash_one(roots)] >= FEWEST_USES {
                phrases.entry(roots.into()).or_default().push(run);
            }
        });
        phrases.retain(|_, runs| runs.len() >= FEWEST_USES as usize);
        phrases
    }

    /// Hands every run of `beads` that may be a phrase to `take`, with the roots of its words.
    fn each_run(&mut self, beads: &[(u32, &Bead)], mut take: impl FnMut(&[u32], Run)) {
        let mut kinds = Vec::new();
        for (bead, segments) in beads {
            for segment in segments.source.clone() {
                let first = self.side.token_starts[segment as usize] as usize;
                self.read_kinds(SegmentId(segment), &mut kinds);
                for start in (0..kinds.len()).filter(|at| matches!(kinds[*at], Some((WordKind::Content, _)))) {
                    let mut roots = Vec::with_capacity(MOST_WORDS);
                    for (end, kind) in (start + 1..).zip(&kinds[start..]).take(MOST_WORDS) {
                        let Some((kind, root)) = kind else { break };
                        let is_inner = *kind == WordKind::Inner;
                        // Two function words in a row begin another phrase: `accordo di per sé`.
                        if is_inner && matches!(kinds[end - 2], Some((WordKind::Inner, _))) {
                            break;
                        }
                        roots.push(*root);
                        if !is_inner && roots.len() > 1 {
                            take(&roots, Run { bead: *bead, tokens: first + start..first + end });
                        }
                    }
                }
            }
        }
    }

    /// Whether a run may be the name of a thing: no ordinary adjective or adverb begins or ends it, and nothing in it looks like a
    /// verb.
    fn is_nominal(&self, run: &Run, kinship: &Kinship) -> bool {
        let tokens = self.tokens(run);
        let form = |token: &Token| self.side.folds.form(token.folded);
        let is_modified = [&tokens[0], &tokens[tokens.len() - 1]].iter().any(|end| self.words.is_modifier(form(end)));
        !is_modified && !tokens.iter().any(|token| kinship.looks_like_verb(form(token)))
    }

    /// What each token of a segment is within a phrase, and its root.
    fn read_kinds(&mut self, segment: SegmentId, kinds: &mut Vec<Option<(WordKind, u32)>>) {
        let mentions = self.side.mentions_in(segment.0..segment.0 + 1);
        let mentions = &self.side.mentions[mentions.start as usize..mentions.end as usize];
        let terms = &self.side.terms[self.side.terms_in(segment.0..segment.0 + 1)];
        let parting = || mentions.iter().map(|mention| mention.span).chain(terms.iter().map(|hit| hit.span));
        kinds.clear();
        for token in self.side.tokens_of(segment) {
            let kind = self.words.kind(self.side.folds.form(token.folded), token.class);
            kinds.push(kind.map(|kind| (kind, self.roots.root(token.folded))));
        }
        for span in parting() {
            let tokens = self.side.tokens_of(segment);
            let first = tokens.partition_point(|token| token.span.end() <= span.start());
            let end = tokens.partition_point(|token| token.span.start() < span.end());
            kinds[first..end.max(first)].fill(None);
        }
    }

    fn tokens(&self, run: &Run) -> &[Token] {
        &self.side.tokens[run.tokens.clone()]
    }

    fn span(&self, run: &Run) -> Span {
        let tokens = self.tokens(run);
        tokens[0].span.cover(tokens[tokens.len() - 1].span)
    }

    /// Where the content words of a run begin.
    fn content_starts(&self, run: &Run) -> Vec<u32> {
        let is_content = |token: &&Token| self.words.is_content(&self.side.folds, token);
        self.tokens(run).iter().filter(is_content).map(|token| token.span.start()).collect()
    }
}

/// Leaves out the uses that are part of a longer phrase.
fn outermost(mut phrases: Phrases) -> Phrases {
    let mut order: Vec<Box<[u32]>> = phrases.keys().cloned().collect();
    order.sort_by_key(|roots| std::cmp::Reverse(roots.len()));
    // For each token the longest phrase that it belongs to.
    let mut taken: HashMap<usize, Range<usize>, WordHash> = HashMap::default();
    for roots in order {
        let Some(runs) = phrases.get_mut(&roots) else { continue };
        runs.retain(|run| {
            taken.get(&run.tokens.start).is_none_or(|longer| longer.end < run.tokens.end || *longer == run.tokens)
        });
        for run in runs.iter() {
            run.tokens.clone().for_each(|at| {
                taken.entry(at).or_insert_with(|| run.tokens.clone());
            });
        }
    }
    phrases.retain(|_, runs| runs.len() >= FEWEST_USES as usize);
    phrases
}
