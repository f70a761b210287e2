//! Slips: what a side says that cannot be so, whatever the other side says.

use riscontro_core::value::Exact;
use riscontro_core::{Draft, Mark, Pair, SegmentId, Side, Span};

use crate::rule::Sink;

/// Of so many amounts at most every choice is added up: a thousand sums.
const MOST_AMOUNTS: u32 = 10;

/// A slip of one side.
#[derive(Debug)]
pub(crate) struct Slip {
    /// The segment it stands in.
    pub(crate) segment: SegmentId,
    /// Where it stands.
    pub(crate) span: Span,
    /// How the place was read; a translation that reads alike has the slip from its source.
    pub(crate) value: Box<str>,
    /// What is wrong.
    pub(crate) message: String,
}

/// Reports the slips of both sides, each on the side where it stands; one that both sides of a bead have, once on the source.
pub(crate) fn report_slips(pair: &Pair, slips: impl Fn(&Side) -> Vec<Slip>, sink: &mut Sink<'_>) {
    let (of_source, mut of_target) = (slips(&pair.source), slips(&pair.target));
    if of_source.is_empty() && of_target.is_empty() {
        return;
    }
    let (source_beads, target_beads) = pair.alignment.bead_of_segments();
    for slip in of_source {
        let bead = source_beads[slip.segment.index()];
        let is_same = |other: &Slip| target_beads[other.segment.index()] == bead && other.value == slip.value;
        let copied = of_target.iter().position(is_same).map(|at| of_target.remove(at));
        let message = if copied.is_some() { slip.message + "; the target has the same slip" } else { slip.message };
        let target = copied.map(|copied| Mark { span: copied.span, value: Some(copied.value) });
        let source = Some(Mark { span: slip.span, value: Some(slip.value) });
        sink.report(Draft { source, target, ..Draft::new(bead, message) });
    }
    for slip in of_target {
        let target = Some(Mark { span: slip.span, value: Some(slip.value) });
        sink.report(Draft { target, ..Draft::new(target_beads[slip.segment.index()], slip.message) });
    }
}

/// Whether some of `amounts`, at least `fewest`, have a sum that `wanted` takes. `None` where there are too many to try.
pub(crate) fn some_add_up(amounts: &[Exact], fewest: u32, wanted: impl Fn(Exact) -> bool) -> Option<bool> {
    let sets = 1_u32 << u32::try_from(amounts.len()).ok().filter(|len| *len <= MOST_AMOUNTS)?;
    let sum = |set: u32| {
        let chosen = amounts.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        sum(chosen.map(|(_, amount)| *amount))
    };
    Some((1..sets).filter(|set| set.count_ones() >= fewest).any(|set| sum(set).is_some_and(&wanted)))
}

/// The sum, or `None` when it does not fit.
pub(crate) fn sum(amounts: impl IntoIterator<Item = Exact>) -> Option<Exact> {
    amounts.into_iter().try_fold(Exact::ZERO, Exact::checked_add)
}
