//! Names that need no answer, or not here.

use std::collections::HashSet;
use std::ops::Range;

use riscontro_core::{Demand, Mention, MentionId, SegmentId, Side};

use super::sameness::stands_for;
use super::{is_name, key};
use crate::beads::Matching;

/// Settles the names of unjudged beads, and those that a name of the same bead stands for already: a repetition, a
/// capital for its country, a demonym for its place.
pub(super) fn cover_said(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead);
    let (is_judged, sources, targets) = (state.is_judged, state.source.clone(), state.target.clone());
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        if !is_judged || is_said(source_side.mention(source), target_side, targets.clone()) {
            matching.cover_source(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        if !is_judged || is_said(target_side.mention(target), source_side, sources.clone()) {
            matching.cover_target(target);
        }
    }
}

/// Covers optional names, and names whose words all stand in the other side's text, found there as no name.
pub(super) fn cover_present(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead).bead;
    let (source_words, target_words) =
        (words_of(matching.source, state.source.clone()), words_of(matching.target, state.target.clone()));
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        let mention = source_side.mention(source);
        if mention.demand == Demand::Optional || is_present(mention, &target_words) {
            matching.cover_source(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        let mention = target_side.mention(target);
        if mention.demand == Demand::Optional || is_present(mention, &source_words) {
            matching.cover_target(target);
        }
    }
}

/// Sets apart the leftovers that the other side says in a neighbouring bead.
pub(super) fn set_near(matching: &mut Matching<'_>, bead: usize) {
    let near = bead.saturating_sub(1)..(bead + 2).min(matching.bead_count());
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        let mention = source_side.mention(source);
        if near.clone().any(|at| is_said(mention, target_side, matching.bead(at).target.clone())) {
            matching.set_source_near(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        let mention = target_side.mention(target);
        if near.clone().any(|at| is_said(mention, source_side, matching.bead(at).source.clone())) {
            matching.set_target_near(target);
        }
    }
}

/// Whether one of `mentions` of the other side stands for `mention`.
pub(super) fn is_said(mention: &Mention, other: &Side, mentions: Range<u32>) -> bool {
    mentions.map(MentionId).any(|id| stands_for(mention, other.mention(id)))
}

/// Whether all words of the name are among `words`.
pub(super) fn is_present(mention: &Mention, words: &HashSet<&str>) -> bool {
    key(mention).is_some_and(|key| !key.words.is_empty() && key.words.iter().all(|word| words.contains(&**word)))
}

/// The folded words of `segments`.
pub(super) fn words_of(side: &Side, segments: Range<u32>) -> HashSet<&str> {
    let tokens = segments.flat_map(|segment| side.tokens_of(SegmentId(segment)));
    tokens.map(|token| side.folds.form(token.folded)).collect()
}
