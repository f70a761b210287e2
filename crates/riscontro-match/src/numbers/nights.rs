//! The night between two days, which other languages call by one of them: `nella notte fra il 12 e il 13 maggio` is *on the night of 12 May*
//! and *in the early hours of 13 May*; and the days of a week that have a name of their own: `dal lunedì al venerdì`, *on weekdays*.

use std::ops::Range;

use riscontro_core::value::PartialDate;
use riscontro_core::{Agreement, Cue, Fate, Mention, MentionId, Side, SideName, Tells, TokenClass, Value};

use super::is_numeric;
use crate::beads::{Link, Matching, between, tokens_between};

/// Words between `notte fra` and its first day: `il`.
const FARTHEST_DAY: usize = 1;

/// Words between two days: `e il`, `al`.
const FARTHEST_NEXT: usize = 2;

/// Days of a week.
const WEEK: u8 = 7;

const SIDES: [SideName; 2] = [SideName::Source, SideName::Target];

/// Some days as one side tells them.
enum Days {
    /// Both ends are one mention.
    Span(MentionId),
    Ends([MentionId; 2]),
}

/// Settles the nights of a bead of which the other side names one day.
pub(super) fn settle_nights(matching: &mut Matching<'_>, bead: usize) {
    for name in SIDES {
        let side = side(matching, name);
        let nights = days(matching, bead, name, is_next_day);
        for night in nights {
            match night {
                Days::Span(span) if is_behind_night(side, span) => join_day(matching, bead, (span, name)),
                Days::Ends(ends) if is_behind_night(side, ends[0]) => {
                    if ends.iter().all(|day| matching.fates(name)[day.index()].is_none()) {
                        ends.into_iter().for_each(|day| join_day(matching, bead, (day, name)));
                    }
                    let fate = |day: MentionId| matching.fates(name)[day.index()];
                    let is_told = |day: MentionId| matches!(fate(day), Some(Fate::Paired { .. }));
                    let open = ends.into_iter().find(|day| fate(*day).is_none());
                    if let Some(open) = open.filter(|_| ends.into_iter().any(is_told)) {
                        matching.cover(name, open);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Covers the first and the last of some days of the week that the other side calls by a name of their own, one after the other.
pub(super) fn cover_named_days(matching: &mut Matching<'_>, bead: usize) {
    for name in SIDES {
        let state = &matching.bead(bead).bead;
        let cues = match name {
            SideName::Source => matching.target.cues_in(state.target.clone()),
            SideName::Target => matching.source.cues_in(state.source.clone()),
        };
        let mut named: Vec<(&Cue, (u8, u8))> = Vec::new();
        for cue in cues {
            if let Tells::Days(first, last) = cue.tells {
                named.push((cue, (first, last)));
            }
        }
        if named.is_empty() {
            continue;
        }
        // `sabato 7 e domenica 8` are days of the calendar.
        let ends = |from: PartialDate, to: PartialDate| {
            from.weekday.zip(to.weekday).filter(|_| from.fields() == 1 && to.fields() == 1)
        };
        let found = days(matching, bead, name, |from, to| {
            ends(from, to).is_some_and(|days| named.iter().any(|(_, other)| *other == days))
        });
        for days in found {
            let ids: &[MentionId] = match &days {
                Days::Span(id) => std::slice::from_ref(id),
                Days::Ends(ids) => ids,
            };
            let side = side(matching, name);
            let told = dates(side.mention(ids[0])).zip(dates(side.mention(*ids.last().unwrap_or(&ids[0])))).next();
            let told = told.and_then(|([from, _], [_, to])| ends(from, to));
            let is_open = ids.iter().all(|id| matching.fates(name)[id.index()].is_none());
            let at = named.iter().position(|(_, other)| Some(*other) == told).filter(|_| is_open);
            if let Some(at) = at {
                // One word stands for them once, whichever of its rows it is.
                let span = named[at].0.span;
                named.retain(|(cue, _)| cue.span != span);
                ids.iter().for_each(|id| matching.cover(name, *id));
            }
        }
    }
}

fn side<'a>(matching: &Matching<'a>, name: SideName) -> &'a Side {
    match name {
        SideName::Source => matching.source,
        SideName::Target => matching.target,
    }
}

fn mentions(matching: &Matching<'_>, bead: usize, name: SideName) -> Range<u32> {
    match name {
        SideName::Source => matching.bead(bead).source.clone(),
        SideName::Target => matching.bead(bead).target.clone(),
    }
}

/// The days of one side of a bead that `are_ends`, one of which has no answer at least.
fn days(
    matching: &Matching<'_>,
    bead: usize,
    name: SideName,
    are_ends: impl Fn(PartialDate, PartialDate) -> bool,
) -> Vec<Days> {
    let (side, ids) = (side(matching, name), mentions(matching, bead, name));
    let is_open = |id: MentionId| matching.fates(name)[id.index()].is_none();
    let mut out = Vec::new();
    for id in ids.clone().map(MentionId) {
        let (mention, next) = (side.mention(id), MentionId(id.0 + 1));
        if matches!(mention.value(), Value::Range(_)) {
            if is_open(id) && dates(mention).any(|[from, to]| are_ends(from, to)) {
                out.push(Days::Span(id));
            }
        } else if ids.contains(&next.0) && (is_open(id) || is_open(next)) {
            let other = side.mention(next);
            let tokens = between(side, mention.span, other.span);
            let are_close = other.segment == mention.segment
                && tokens.len() <= FARTHEST_NEXT
                && tokens.iter().all(|token| token.class != TokenClass::Punctuation);
            if are_close && dates(mention).any(|[from, _]| dates(other).any(|[to, _]| are_ends(from, to))) {
                out.push(Days::Ends([id, next]));
            }
        }
    }
    out
}

/// Pairs a night, or a day of it, with an open day of the other side.
fn join_day(matching: &mut Matching<'_>, bead: usize, (night, name): (MentionId, SideName)) {
    let (own, other, open) = match name {
        SideName::Source => (matching.source, matching.target, matching.open_target(bead, is_numeric)),
        SideName::Target => (matching.target, matching.source, matching.open_source(bead, is_numeric)),
    };
    let is_one = |day: &MentionId| {
        let mut shown = dates(other.mention(*day)).filter(|[from, to]| from == to);
        shown.any(|[shown, _]| dates(own.mention(night)).flatten().any(|one| agree(one, shown)))
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

/// Whether the words for a night between two days stand right before a day: `notte fra il`.
fn is_behind_night(side: &Side, day: MentionId) -> bool {
    let day = side.mention(day);
    let cues = side.cues_in(day.segment.0..day.segment.0 + 1);
    let before = &cues[..cues.partition_point(|cue| cue.span.start() < day.span.start())];
    let mut nights = before.iter().rev().filter(|cue| cue.tells == Tells::Night);
    nights.next().is_some_and(|cue| tokens_between(side, cue.span, day.span) <= FARTHEST_DAY)
}

/// Whether two days are one: by their number in the month where the night has one, else by their weekday.
fn agree(one: PartialDate, shown: PartialDate) -> bool {
    let is_same_day = match one.day {
        Some(day) => shown.day == Some(day),
        None => one.weekday.is_some() && one.weekday == shown.weekday,
    };
    is_same_day && one.is_compatible_with(shown)
}

fn is_next_day(from: PartialDate, to: PartialDate) -> bool {
    if let (Some(from), Some(to)) = (from.weekday, to.weekday) {
        return from % WEEK + 1 == to;
    }
    let (Some(day), Some(next)) = (from.day, to.day) else { return false };
    match (from.month, to.month) {
        (Some(month), Some(other)) if month != other => next == 1 && other == month % 12 + 1 && is_last(day, month),
        _ => day + 1 == next,
    }
}

fn is_last(day: u8, month: u8) -> bool {
    match month {
        2 => day == 28 || day == 29,
        4 | 6 | 9 | 11 => day == 30,
        _ => day == 31,
    }
}
