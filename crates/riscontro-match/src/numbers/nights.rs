//! The night between two days, which other languages call by one of them: `nella notte fra il 12 e il 13 maggio` is *on the night of 12 May*
//! and *in the early hours of 13 May*; and the days of a week that have a name of their own: `dal lunedì al venerdì`, *on weekdays*.

use riscontro_core::value::PartialDate;
use riscontro_core::{Agreement, Fate, Mention, MentionId, Side, SideName, Tells, Value};

use super::is_numeric;
use crate::beads::{Link, Matching, tokens_between};

/// Words between `notte` and its first day: `fra il`.
const FARTHEST_DAY: usize = 2;

/// Words between its days: `e il`.
const FARTHEST_NEXT: usize = 2;

/// Days of the week, and of the shortest month.
const WEEK: u8 = 7;
const SHORTEST_MONTH: u8 = 28;

/// A night as one side tells it.
enum Night {
    /// Both days are one mention.
    Span(MentionId),
    Days([MentionId; 2]),
}

/// Settles the nights of a bead of which the other side names one day.
pub(super) fn settle_nights(matching: &mut Matching<'_>, bead: usize) {
    for name in [SideName::Source, SideName::Target] {
        for night in nights(matching, bead, name) {
            match night {
                Night::Span(span) => join_day(matching, bead, (span, name)),
                Night::Days(days) => {
                    if days.into_iter().all(|day| fates(matching, name)[day.index()].is_none()) {
                        days.into_iter().for_each(|day| join_day(matching, bead, (day, name)));
                    }
                    let is_answered =
                        |day: &MentionId| matches!(fates(matching, name)[day.index()], Some(Fate::Paired { .. }));
                    if days.iter().any(is_answered) {
                        let open = days.into_iter().filter(|day| fates(matching, name)[day.index()].is_none());
                        for day in open.collect::<Vec<_>>() {
                            match name {
                                SideName::Source => matching.cover_source(day),
                                SideName::Target => matching.cover_target(day),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Covers the first and the last of some days of the week that the other side calls by a name of their own.
pub(super) fn cover_named_days(matching: &mut Matching<'_>, bead: usize) {
    for name in [SideName::Source, SideName::Target] {
        let state = matching.bead(bead);
        let (side, ids, other, segments) = match name {
            SideName::Source => (matching.source, state.source.clone(), matching.target, state.bead.target.clone()),
            SideName::Target => (matching.target, state.target.clone(), matching.source, state.bead.source.clone()),
        };
        let named = other.cues_in(segments).iter().filter_map(|cue| match cue.tells {
            Tells::Days(first, last) => Some((first, last)),
            _ => None,
        });
        let named: Vec<(u8, u8)> = named.collect();
        if named.is_empty() {
            continue;
        }
        let is_open = |id: MentionId| fates(matching, name)[id.index()].is_none();
        let is_named =
            |from: PartialDate, to: PartialDate| from.weekday.zip(to.weekday).is_some_and(|days| named.contains(&days));
        let mut found = Vec::new();
        for id in ids.clone().map(MentionId).filter(|id| is_open(*id)) {
            let (mention, next) = (side.mention(id), MentionId(id.0 + 1));
            if dates(mention).any(|[from, to]| is_named(from, to)) {
                found.push(id);
            } else if ids.contains(&next.0) && is_open(next) {
                let other = side.mention(next);
                let are_close = tokens_between(side, mention.span, other.span) <= FARTHEST_NEXT;
                if are_close && dates(mention).any(|[from, _]| dates(other).any(|[to, _]| is_named(from, to))) {
                    found.extend([id, next]);
                }
            }
        }
        for day in found {
            match name {
                SideName::Source => matching.cover_source(day),
                SideName::Target => matching.cover_target(day),
            }
        }
    }
}

fn fates<'m>(matching: &'m Matching<'_>, name: SideName) -> &'m [Option<Fate>] {
    match name {
        SideName::Source => &matching.source_fates,
        SideName::Target => &matching.target_fates,
    }
}

/// The nights that one side of a bead tells by both their days, one of which has no answer at least.
fn nights(matching: &Matching<'_>, bead: usize, name: SideName) -> Vec<Night> {
    let (side, ids) = match name {
        SideName::Source => (matching.source, matching.bead(bead).source.clone()),
        SideName::Target => (matching.target, matching.bead(bead).target.clone()),
    };
    let is_open = |id: MentionId| fates(matching, name)[id.index()].is_none();
    let mut out = Vec::new();
    for id in ids.clone().map(MentionId) {
        let mention = side.mention(id);
        if dates(mention).next().is_none() || !is_behind_night(side, mention) {
            continue;
        }
        let next = MentionId(id.0 + 1);
        if matches!(mention.value(), Value::Range(_)) {
            if is_open(id) && dates(mention).any(|[from, to]| is_next_day(from, to)) {
                out.push(Night::Span(id));
            }
        } else if ids.contains(&next.0) && (is_open(id) || is_open(next)) {
            let other = side.mention(next);
            let are_close =
                other.segment == mention.segment && tokens_between(side, mention.span, other.span) <= FARTHEST_NEXT;
            if are_close && dates(mention).any(|[from, _]| dates(other).any(|[to, _]| is_next_day(from, to))) {
                out.push(Night::Days([id, next]));
            }
        }
    }
    out
}

/// Pairs a night, or a day of it, with an open day of the other side.
fn join_day(matching: &mut Matching<'_>, bead: usize, (night, name): (MentionId, SideName)) {
    let (side, other, open) = match name {
        SideName::Source => (matching.source, matching.target, matching.open_target(bead, is_numeric)),
        SideName::Target => (matching.target, matching.source, matching.open_source(bead, is_numeric)),
    };
    let is_one = |day: &MentionId| {
        let named = dates(side.mention(night)).flatten();
        let shown = || dates(other.mention(*day)).map(|[from, _]| from);
        named.into_iter().any(|one| shown().any(|shown| agree(one, shown)))
    };
    if let Some(day) = open.into_iter().find(is_one) {
        let link = Link { agreement: Agreement::Elided, cause: None };
        match name {
            SideName::Source => matching.settle(night, day, link, bead),
            SideName::Target => matching.settle(day, night, link, bead),
        }
    }
}

/// The ends of what a mention may say of days: of one day itself, twice.
fn dates(mention: &Mention) -> impl Iterator<Item = [PartialDate; 2]> {
    mention.readings.iter().filter_map(|reading| match &reading.value {
        Value::Date(date) => Some([*date, *date]),
        Value::Range(ends) => match (&ends.0, &ends.1) {
            (Value::Date(from), Value::Date(to)) => Some([*from, *to]),
            _ => None,
        },
        _ => None,
    })
}

/// Whether a word for the night stands right before a day.
fn is_behind_night(side: &Side, day: &Mention) -> bool {
    let cues = side.cues_in(day.segment.0..day.segment.0 + 1);
    let before = &cues[..cues.partition_point(|cue| cue.span.start() < day.span.start())];
    let mut nights = before.iter().rev().filter(|cue| cue.tells == Tells::Night);
    nights.next().is_some_and(|cue| tokens_between(side, cue.span, day.span) <= FARTHEST_DAY)
}

/// Whether two days are one, as far as both say.
fn agree(one: PartialDate, other: PartialDate) -> bool {
    one.is_compatible_with(other) && one.fields_in_common(other) > 0
}

fn is_next_day(from: PartialDate, to: PartialDate) -> bool {
    if let (Some(from), Some(to)) = (from.weekday, to.weekday) {
        return from % WEEK + 1 == to;
    }
    let (Some(day), Some(next)) = (from.day, to.day) else { return false };
    let is_in_month = from.month.is_none() || to.month.is_none() || from.month == to.month;
    let is_at_end = day >= SHORTEST_MONTH && next == 1 && !(is_in_month && from.month == to.month);
    is_in_month && day + 1 == next || is_at_end
}
