//! A length of time that is one unit of it, beside words for each such unit: *six doses in 24 hours*, `6 dosi al giorno`.

use std::ops::Range;

use riscontro_core::value::{Bound, Exact, TimeUnit};
use riscontro_core::{Mention, Side, Tells, Value};

use super::is_required;
use crate::beads::Matching;

/// Covers the open lengths of a bead that are as long as a unit for each of which the other side tells an amount.
pub(super) fn cover_units(matching: &mut Matching<'_>, bead: usize) {
    let (source, target) = (matching.source, matching.target);
    let segments = matching.bead(bead).bead;
    let (in_source, in_target) = (segments.source.clone(), segments.target.clone());
    for id in matching.open_source(bead, is_required) {
        if is_told(source.mention(id), target, in_target.clone()) {
            matching.cover_source(id);
        }
    }
    for id in matching.open_target(bead, is_required) {
        if is_told(target.mention(id), source, in_source.clone()) {
            matching.cover_target(id);
        }
    }
}

/// Whether `other` tells something for each of the unit that the length is, in a unit of its own.
fn is_told(length: &Mention, other: &Side, segments: Range<u32>) -> bool {
    let Value::Duration { amount, unit } = length.value() else { return false };
    let (chain, parts) = unit.chain();
    let is_as_long = |per: TimeUnit| {
        let (other_chain, others) = per.chain();
        let times = (per != *unit && chain == other_chain).then(|| Exact::ratio(others, parts)).flatten();
        times == Some(amount.value())
    };
    amount.bound() == Bound::Exactly
        && other.cues_in(segments).iter().any(|cue| matches!(cue.tells, Tells::Per(per) if is_as_long(per)))
}
