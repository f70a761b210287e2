//! Rounds of a tournament, which one text names and the other calls the match: `in semifinale`.

use riscontro_core::{Mention, Value};

use super::is_required;
use crate::beads::Matching;

/// Covers the rounds that are open on one side of a bead, where none is on the other that could be a slip for them.
pub(super) fn cover_rounds(matching: &mut Matching<'_>, bead: usize) {
    let sources = matching.open_source(bead, is_required);
    let targets = matching.open_target(bead, is_required);
    let (source_side, target_side) = (matching.source, matching.target);
    let tells_round =
        |mention: &Mention| mention.readings.iter().any(|reading| matches!(reading.value, Value::Round(_)));
    let is_round = |mention: &Mention| matches!(mention.value(), Value::Round(_));
    if !targets.iter().any(|id| tells_round(target_side.mention(*id))) {
        sources.iter().filter(|id| is_round(source_side.mention(**id))).for_each(|id| matching.cover_source(*id));
    }
    if !sources.iter().any(|id| tells_round(source_side.mention(*id))) {
        targets.iter().filter(|id| is_round(target_side.mention(**id))).for_each(|id| matching.cover_target(*id));
    }
}
