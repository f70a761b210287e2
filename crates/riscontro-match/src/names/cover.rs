//! Names that need no answer, or not here.

use std::collections::HashSet;
use std::ops::Range;

use riscontro_core::value::{NameKey, NameKind, PivotId};
use riscontro_core::{Demand, Mention, MentionId, SegmentId, Side};

use super::sameness::stands_for;
use super::{inner_keys, is_name, key};
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
    let state = matching.bead(bead);
    let (sources, targets, state) = (state.source.clone(), state.target.clone(), state.bead);
    let (source_words, target_words) =
        (words_of(matching.source, state.source.clone()), words_of(matching.target, state.target.clone()));
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        let mention = source_side.mention(source);
        let is_inside = || is_inside(mention, target_side, targets.clone());
        if mention.demand == Demand::Optional || is_present(mention, &target_words) || is_inside() {
            matching.cover_source(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        let mention = target_side.mention(target);
        let is_inside = || is_inside(mention, source_side, sources.clone());
        if mention.demand == Demand::Optional || is_present(mention, &source_words) || is_inside() {
            matching.cover_target(target);
        }
    }
}

/// The entities that the source names anywhere.
pub(super) fn entities_of(side: &Side) -> HashSet<&PivotId> {
    side.mentions.iter().filter_map(key).flat_map(|name| &name.entities).collect()
}

/// Sets apart the leftovers that the other side says in a neighbouring bead; for those of the target it is enough that the
/// source names them anywhere (`named`): a translator may say once more what the reader knows.
pub(super) fn set_near(matching: &mut Matching<'_>, named: &HashSet<&PivotId>, bead: usize) {
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
        let is_named = || {
            key(mention)
                .is_some_and(|name| may_be_repeated(name) && name.entities.iter().any(|entity| named.contains(entity)))
        };
        if is_named() || near.clone().any(|at| is_said(mention, source_side, matching.bead(at).source.clone())) {
            matching.set_target_near(target);
        }
    }
}

/// Whether a translator may say the name once more where the source leaves it to the reader: not a country, which stands in
/// few places for another and is then wrong.
fn may_be_repeated(name: &NameKey) -> bool {
    matches!(name.kind, NameKind::Place | NameKind::Organisation | NameKind::Described)
}

/// Whether one of `mentions` of the other side stands for `mention`.
pub(super) fn is_said(mention: &Mention, other: &Side, mentions: Range<u32>) -> bool {
    mentions.map(MentionId).any(|id| stands_for(mention, other.mention(id)))
}

/// Whether the place that `mention` names stands inside one of `mentions`, names of several words of the other side
/// (`Rome's Termini station`, `Roma Termini`).
fn is_inside(mention: &Mention, other: &Side, mentions: Range<u32>) -> bool {
    let is_of = |name: &NameKey| {
        mentions.clone().any(|id| inner_keys(other.mention(MentionId(id))).any(|inner| inner.shares_entity(name)))
    };
    key(mention).is_some_and(|name| matches!(name.kind, NameKind::Country | NameKind::Place) && is_of(name))
}

/// Whether all words of the name are among `words`, with their articles or without (`d'Aosta`).
pub(super) fn is_present(mention: &Mention, words: &HashSet<&str>) -> bool {
    let bare = |word: &'_ str| word.split_once('\'').is_some_and(|(_, rest)| words.contains(rest));
    let stands = |word: &str| words.contains(word) || bare(word);
    key(mention).is_some_and(|key| !key.words.is_empty() && key.words.iter().all(|word| stands(word)))
}

/// The folded words of `segments`.
pub(super) fn words_of(side: &Side, segments: Range<u32>) -> HashSet<&str> {
    let tokens = segments.flat_map(|segment| side.tokens_of(SegmentId(segment)));
    // `d'aosta` is one word in some languages, and says `aosta` too.
    let forms = tokens.map(|token| side.folds.form(token.folded));
    forms.flat_map(|form| [Some(form), form.split_once('\'').map(|(_, rest)| rest)]).flatten().collect()
}
