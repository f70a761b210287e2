//! A length of time that is one unit of it, beside words for each such unit: *six doses in 24 hours*, `6 dosi al giorno`.

use std::ops::Range;

use riscontro_core::value::{Bound, Exact, TimeUnit};
use riscontro_core::{Mention, MentionKind, Side, Tells, Value};

use super::is_required;
use crate::beads::Matching;

/// Covers the open lengths of a bead that are as long as a unit for each of which the other side alone tells an amount, where no length is
/// open there that could be a slip for it.
pub(super) fn cover_units(matching: &mut Matching<'_>, bead: usize) {
    let is_length = |mention: &Mention| is_required(mention) && mention.kind == MentionKind::Duration;
    let (sources, targets) = (matching.open_source(bead, is_length), matching.open_target(bead, is_length));
    if sources.is_empty() == targets.is_empty() {
        return;
    }
    let (source, target) = (matching.source, matching.target);
    let segments = matching.bead(bead).bead;
    let told = [told_for(source, segments.source.clone()), told_for(target, segments.target.clone())];
    for id in sources {
        if is_told(source.mention(id), &told[1], &told[0]) {
            matching.cover_source(id);
        }
    }
    for id in targets {
        if is_told(target.mention(id), &told[0], &told[1]) {
            matching.cover_target(id);
        }
    }
}

/// The units for each of which a side tells something in these segments, each once.
fn told_for(side: &Side, segments: Range<u32>) -> Vec<TimeUnit> {
    let mut units = Vec::new();
    for cue in side.cues_in(segments) {
        if let Tells::Per(unit) = cue.tells
            && !units.contains(&unit)
        {
            units.push(unit);
        }
    }
    units
}

/// Whether the other side alone tells something for each of the unit that the length is, in a unit of its own.
fn is_told(length: &Mention, others: &[TimeUnit], own: &[TimeUnit]) -> bool {
    let Value::Duration { amount, unit } = length.value() else { return false };
    let (chain, parts) = unit.chain();
    let is_as_long = |per: &TimeUnit| {
        let (other_chain, held) = per.chain();
        let times = (per != unit && chain == other_chain).then(|| Exact::ratio(held, parts)).flatten();
        times == Some(amount.value())
    };
    amount.bound() == Bound::Exactly && others.iter().any(|per| !own.contains(per) && is_as_long(per))
}
