//! Days and what is said of them, told by how they take turns.
//!
//! `lunedì alle 9 e martedì alle 11` and `Monday at 11 and Tuesday at 9` hold the same values, and no noun shows which hour is
//! whose. But where days and hours take turns, each hour belongs to the day before it or, throughout, to the day behind it; then
//! a day that has the hour of another one shows the slip, in whichever order the days come. Where they do not take turns
//! (`lunedì e martedì alle 9 e alle 11`), or one of them has no answer, nothing is told.

use riscontro_core::{Agreement, Crossed, Fate, Mention, MentionId, MentionKind, Side, TokenClass};

use crate::beads::{Matching, between};
use crate::numbers::is_required;

/// What may be said of a day.
const SAID: [MentionKind; 6] = [
    MentionKind::Clock,
    MentionKind::Number,
    MentionKind::Percent,
    MentionKind::Money,
    MentionKind::Measure,
    MentionKind::Duration,
];

/// Two days and what is said of them.
const LEAST_MENTIONS: usize = 4;

/// A bead with more mentions is a timetable in one segment.
const MOST_MENTIONS: usize = 32;

/// By how many words a mark parts what stands before it from what stands behind it.
const PART_OF_MARK: usize = 4;

/// A source mention and the target mention that answers it.
type Pairing = (MentionId, MentionId);

/// What belongs to a day, by their places among the days and what is said of them.
struct Belonging {
    day: usize,
    said: usize,
}

/// Finds the days of a bead that stand with what is said of one another.
pub(crate) fn crossed(matching: &Matching<'_>, bead: usize) -> Vec<Crossed> {
    let state = matching.bead(bead);
    let is_sentence = |mentions: usize| (LEAST_MENTIONS..=MOST_MENTIONS).contains(&mentions);
    if !state.is_judged || !is_sentence(state.source.len()) || !is_sentence(state.target.len()) {
        return Vec::new();
    }
    SAID.iter()
        .filter_map(|kind| pairings(matching, bead, *kind))
        .flat_map(|pairs| swapped(matching, bead, &pairs))
        .collect()
}

/// The days of a bead and what of one kind is said of them, in source order; `None` when one that asks for an answer has none
/// inside the bead.
fn pairings(matching: &Matching<'_>, bead: usize, kind: MentionKind) -> Option<Vec<Pairing>> {
    let state = matching.bead(bead);
    let wanted = |mention: &Mention| is_day(mention) || mention.kind == kind;
    let mut pairs = Vec::new();
    for at in state.source.clone() {
        let mention = matching.source.mention(MentionId(at));
        match matching.source_fates[at as usize] {
            _ if !wanted(mention) => {}
            Some(Fate::Paired { with, agreement })
                if agreement <= Agreement::Elided && state.target.contains(&with.0) =>
            {
                pairs.push((MentionId(at), with));
            }
            _ if is_required(mention) => return None,
            _ => {}
        }
    }
    let is_open = |at: u32| {
        let mention = matching.target.mention(MentionId(at));
        wanted(mention) && is_required(mention) && !pairs.iter().any(|pair| pair.1.0 == at)
    };
    (!state.target.clone().any(is_open)).then_some(pairs)
}

fn is_day(mention: &Mention) -> bool {
    mention.readings.iter().any(|reading| MentionKind::of(&reading.value) == MentionKind::Date)
}

/// The days among `pairs` of which each has on one side what the other has on the other side, once each: the days themselves
/// where it is they that stand the other way round, else what is said of them.
fn swapped(matching: &Matching<'_>, bead: usize, pairs: &[Pairing]) -> Vec<Crossed> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    let Some(here) = belongings(matching.source, &order, |at| pairs[at].0) else { return Vec::new() };
    order.sort_by_key(|at| pairs[*at].1);
    let Some(there) = belongings(matching.target, &order, |at| pairs[at].1) else { return Vec::new() };
    let day_of = |said: usize| there.iter().find(|other| other.said == said).map(|other| other.day);
    let mut told = Vec::new();
    let mut out = Vec::new();
    for (at, first) in here.iter().enumerate() {
        for second in &here[at + 1..] {
            let days = [first.day, second.day];
            let is_swapped = days[0] != days[1] && [day_of(second.said), day_of(first.said)] == days.map(Some);
            if !is_swapped || told.contains(&days) || !differ(matching.source, pairs, days) {
                continue;
            }
            let said = [first.said, second.said];
            if differ(matching.source, pairs, said) {
                told.push(days);
                let are_turned = pairs[days[1]].1 < pairs[days[0]].1;
                let [first, second] = if are_turned { days } else { said }.map(|at| pairs[at]);
                out.push(Crossed { first, second, bead: u32::try_from(bead).expect("fewer beads than segments") });
            }
        }
    }
    out
}

/// Whether neither of two mentions of the source could stand for the other.
fn differ(source: &Side, pairs: &[Pairing], [a, b]: [usize; 2]) -> bool {
    let value = |at: usize| source.mention(pairs[at].0).value();
    !value(a).agreement(value(b)).is_acceptable()
}

/// Which day each of the others belongs to, when they take turns in `order`; every day then has as many.
fn belongings(side: &Side, order: &[usize], id: impl Fn(usize) -> MentionId) -> Option<Vec<Belonging>> {
    let is_day = |at: usize| is_day(side.mention(id(at)));
    let apart = |said: usize, day: usize| separation(side, id(said), id(day));
    let mut out = match (is_day(*order.first()?), is_day(*order.last()?)) {
        (true, false) => behind_days(order.iter().copied(), is_day, apart)?,
        // Days that come last are read from behind.
        (false, true) => behind_days(order.iter().rev().copied(), is_day, apart)?,
        _ => return None,
    };
    let days: Vec<usize> = order.iter().copied().filter(|at| is_day(*at)).collect();
    let each = out.len() / days.len();
    let has_as_many = |day: &usize| out.iter().filter(|other| other.day == *day).count() == each;
    let take_turns = each > 0 && days.len() > 1 && days.iter().all(has_as_many);
    out.sort_by_key(|other| other.said);
    take_turns.then_some(out)
}

/// What comes behind each day; `None` when one stands closer to the next day than the first of its own day does to that one:
/// `in 2020, compared with 12 in 2019, there were 30`.
fn behind_days(
    order: impl Iterator<Item = usize> + Clone,
    is_day: impl Fn(usize) -> bool,
    apart: impl Fn(usize, usize) -> usize,
) -> Option<Vec<Belonging>> {
    let mut out = Vec::new();
    let (mut day, mut first_said) = (0, None);
    let mut rest = order;
    while let Some(at) = rest.next() {
        if is_day(at) {
            (day, first_said) = (at, None);
            continue;
        }
        let first = *first_said.get_or_insert(at);
        if rest.clone().find(|other| is_day(*other)).is_some_and(|next| apart(at, next) < apart(first, day)) {
            return None;
        }
        out.push(Belonging { day, said: at });
    }
    Some(out)
}

/// How far apart two mentions stand, in tokens; a mark parts more than a word.
fn separation(side: &Side, a: MentionId, b: MentionId) -> usize {
    let tokens = between(side, side.mention(a).span, side.mention(b).span);
    tokens.len() + PART_OF_MARK * tokens.iter().filter(|token| token.class == TokenClass::Punctuation).count()
}
