//! Times of day that one side tells in another time zone: `alle 10.20 italiane` and *at 0920 GMT*.

use riscontro_core::value::ClockTime;
use riscontro_core::{Agreement, Fate, Mention, MentionId, Side, Tells, TimeZone, Value};

use super::is_required;
use crate::beads::{Link, Matching};

/// How many bytes may stand between a time and its zone: ` (`.
const WIDEST_GAP: u32 = 2;

/// The zone of a place that is told elsewhere.
const LOCAL: TimeZone = TimeZone("*");

/// A bead with more open times on one side is a table.
const MOST_OPEN: usize = 32;

/// Pairs the open times of a bead that are one moment in two zones, of which one is told at least.
///
/// A time without a zone is taken for one of the zone of `homes`, the sides' own; where that may be any, one of the source, whose reader
/// knows where it was written, is, and one of the target none. A local time stays one where the target tells no zone.
pub(super) fn pair_zoned(matching: &mut Matching<'_>, bead: usize, homes: [Option<TimeZone>; 2]) {
    let (source_side, target_side) = (matching.source, matching.target);
    let is_time = |mention: &Mention| is_required(mention) && times(mention).next().is_some();
    let sources = matching.open_source(bead, is_time);
    if sources.is_empty() || sources.len() > MOST_OPEN {
        return;
    }
    for source in sources {
        let told = zone_of(source_side, source);
        let is_one = |target: &MentionId| {
            let (own, other) = match (told, zone_of(target_side, *target)) {
                (own, Some(other)) => (own.or(homes[0]).unwrap_or(LOCAL), other),
                (Some(own), None) if own != LOCAL && homes[1].is_some() => (own, homes[1].unwrap_or(LOCAL)),
                _ => return false,
            };
            are_one_moment((source_side.mention(source), own), (target_side.mention(*target), other))
        };
        if let Some(target) = matching.open_target(bead, is_time).into_iter().find(is_one) {
            matching.settle(source, target, Link { agreement: Agreement::Converted, cause: None }, bead);
        }
    }
}

/// Parts the paired times of a bead that are the same hour of two zones, which no moment is.
pub(super) fn part_zoned(matching: &mut Matching<'_>, bead: usize) {
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.bead(bead).source.clone().map(MentionId) {
        let Some(Fate::Paired { with, agreement: Agreement::Same }) = matching.source_fates[source.index()] else {
            continue;
        };
        if times(source_side.mention(source)).next().is_none() {
            continue;
        }
        let zones = zone_of(source_side, source).zip(zone_of(target_side, with));
        if zones.is_some_and(|(own, other)| own.is_surely_other(other)) {
            matching.settle(source, with, Link { agreement: Agreement::Different, cause: None }, bead);
        }
    }
}

/// The zone that is told in a time or right behind it.
pub(super) fn zone_of(side: &Side, id: MentionId) -> Option<TimeZone> {
    let time = side.mention(id);
    let cues = side.cues_in(time.segment.0..time.segment.0 + 1);
    let first = cues.partition_point(|cue| cue.span.start() < time.span.start());
    let near = cues[first..].iter().take_while(|cue| cue.span.start() <= time.span.end() + WIDEST_GAP);
    near.filter_map(|cue| if let Tells::Zone(zone) = cue.tells { Some(zone) } else { None }).next()
}

fn are_one_moment((source, own): (&Mention, TimeZone), (target, other): (&Mention, TimeZone)) -> bool {
    let minutes = |time: ClockTime| i32::from(time.hour() * 60 + time.minute());
    times(source).any(|time| times(target).any(|shown| own.may_be_ahead(other, minutes(shown) - minutes(time))))
}

fn times(mention: &Mention) -> impl Iterator<Item = ClockTime> {
    mention.readings.iter().filter_map(|reading| if let Value::Clock(time) = reading.value { Some(time) } else { None })
}
