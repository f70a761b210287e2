//! Figures of a headline that the translation says in the text, or the other way round: headlines are written anew.

use std::ops::Range;

use riscontro_core::{Mention, MentionId, SegmentId, Side};

use super::is_required;
use super::readings::{Glosses, is_repetition};
use crate::beads::Matching;

/// How many mentions behind a headline belong to the text below it, at most.
const MOST_BELOW: u32 = 128;

/// In so many beads below a headline a figure is told that its translation leaves out.
const MOST_BEADS: usize = 4;

/// Settles the open figures of a headline before any is taken for another's, when all of them stand on the other side in the text
/// below and no two are of one kind: the translation picks another figure of the text. Of one kind they may be a slip.
pub(super) fn cover_picked(matching: &mut Matching<'_>) {
    let (source_side, target_side) = (matching.source, matching.target);
    for bead in 0..matching.bead_count() {
        if !is_headline(matching, bead) {
            continue;
        }
        let state = matching.bead(bead);
        let (in_source, in_target) = (below(&state.source), below(&state.target));
        let (left, added) = (matching.open_source(bead, is_required), matching.open_target(bead, is_required));
        let are_alike =
            |one: &MentionId, other: &MentionId| source_side.mention(*one).kind == target_side.mention(*other).kind;
        if left.iter().any(|one| added.iter().any(|other| are_alike(one, other))) {
            continue;
        }
        if left.iter().all(|id| says(target_side, in_target.clone(), source_side.mention(*id)))
            && added.iter().all(|id| says(source_side, in_source.clone(), target_side.mention(*id)))
        {
            left.into_iter().for_each(|id| matching.cover_source(id));
            added.into_iter().for_each(|id| matching.cover_target(id));
        }
    }
}

/// Whether a bead is a headline on both sides.
fn is_headline(matching: &Matching<'_>, bead: usize) -> bool {
    let state = matching.bead(bead);
    let is_one =
        |side: &Side, segments: &Range<u32>| segments.len() == 1 && side.is_headline(SegmentId(segments.start));
    state.is_judged && is_one(matching.source, &state.bead.source) && is_one(matching.target, &state.bead.target)
}

/// Settles the open figures of headlines that the other side has in the text below, and those of a text that stand in the
/// headline of the source.
pub(super) fn cover_headlines(matching: &mut Matching<'_>) {
    // The figures of the last headline that its translation leaves out, and the last bead that may say them.
    let (mut untold, mut reach): (Vec<MentionId>, usize) = (Vec::new(), 0);
    for bead in 0..matching.bead_count() {
        let state = matching.bead(bead);
        let (sources, targets) = (state.source.clone(), state.target.clone());
        let (source_side, target_side) = (matching.source, matching.target);
        let is_headline = is_headline(matching, bead);
        if is_headline {
            (untold, reach) = (matching.open_source(bead, is_required), bead + MOST_BEADS);
            for &id in &untold {
                if says(target_side, below(&targets), source_side.mention(id)) {
                    matching.cover_source(id);
                }
            }
        }
        for id in matching.open_target(bead, is_required) {
            let mention = target_side.mention(id);
            let is_untold = |other: &MentionId| is_repetition(mention, source_side.mention(*other), Glosses::No);
            let is_said = if is_headline {
                says(source_side, below(&sources), mention)
            } else {
                bead <= reach && untold.iter().any(is_untold)
            };
            if is_said {
                matching.cover_target(id);
            }
        }
    }
}

fn below(mentions: &Range<u32>) -> Range<u32> {
    mentions.end..mentions.end.saturating_add(MOST_BELOW)
}

/// Whether some mentions of a side say the same.
fn says(side: &Side, places: Range<u32>, mention: &Mention) -> bool {
    let last = u32::try_from(side.mentions.len()).unwrap_or(u32::MAX);
    let mut others = places.start.min(last)..places.end.min(last);
    others.any(|at| is_repetition(mention, side.mention(MentionId(at)), Glosses::No))
}
