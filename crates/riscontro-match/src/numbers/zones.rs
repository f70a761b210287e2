//! Times of day that one side tells in another time zone: `alle 10.20 italiane` and *at 0920 GMT*.

use riscontro_core::value::ClockTime;
use riscontro_core::{Agreement, Borne, Mention, MentionId, Side, TimeZone, Value};

use super::is_required;
use crate::beads::{Link, Matching};

/// How many bytes may stand between a time and its zone: ` (`.
const WIDEST_GAP: u32 = 2;

/// A bead with more open times on one side is a table.
const MOST_OPEN: usize = 32;

/// Pairs the open times of a bead that are one moment in two zones, of which the target tells one or the source alone.
///
/// A time of the target without a zone is taken for one of `home`, where the language is at home in one zone only; one of the source,
/// whose reader knows where it was written, for any.
pub(super) fn pair_zoned(matching: &mut Matching<'_>, bead: usize, home: Option<TimeZone>) {
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
                (own, Some(other)) => (own.unwrap_or(TimeZone("*")), other),
                (Some(own), None) => match home {
                    Some(home) => (own, home),
                    None => return false,
                },
                (None, None) => return false,
            };
            are_one_moment((source_side.mention(source), own), (target_side.mention(*target), other))
        };
        if let Some(target) = matching.open_target(bead, is_time).into_iter().find(is_one) {
            matching.settle(source, target, Link { agreement: Agreement::Converted, cause: None }, bead);
        }
    }
}

/// The zone that is told in a time or right behind it.
fn zone_of(side: &Side, id: MentionId) -> Option<TimeZone> {
    let time = side.mention(id);
    let bearers = side.bearers_in(time.segment.0..time.segment.0 + 1);
    let first = bearers.partition_point(|bearer| bearer.span.start() < time.span.start());
    let near = bearers[first..].iter().take_while(|bearer| bearer.span.start() <= time.span.end() + WIDEST_GAP);
    near.filter_map(|bearer| if let Borne::Zone(zone) = bearer.stands_for { Some(zone) } else { None }).next()
}

fn are_one_moment((source, own): (&Mention, TimeZone), (target, other): (&Mention, TimeZone)) -> bool {
    let minutes = |time: ClockTime| i32::from(time.hour() * 60 + time.minute());
    times(source).any(|time| times(target).any(|shown| own.may_be_ahead(other, minutes(shown) - minutes(time))))
}

fn times(mention: &Mention) -> impl Iterator<Item = ClockTime> {
    mention.readings.iter().filter_map(|reading| if let Value::Clock(time) = reading.value { Some(time) } else { None })
}
