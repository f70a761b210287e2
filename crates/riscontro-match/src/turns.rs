//! Days and names and what is said of them, told by how they take turns.
//!
//! `lunedì alle 9 e martedì alle 11` and `Monday at 11 and Tuesday at 9` hold the same values, and no noun shows which hour is
//! whose. But where days and hours take turns, each hour belongs to the day before it or, throughout, to the day behind it; then
//! a day that has the hour of another one shows the slip, in whichever order the days come. Where they do not take turns
//! (`lunedì e martedì alle 9 e alle 11`), or one of them has no answer, nothing is told. Names hold figures in the same way: `Rossi ha
//! avuto il 41% dei voti, Bianchi il 37%`.

use std::cmp::Ordering;

use riscontro_core::value::NameKind;
use riscontro_core::{Agreement, Crossed, Cue, Fate, Mention, MentionId, MentionKind, Side, Tells, TokenClass, Value};

use crate::beads::{Matching, between};
use crate::numbers::is_required;

/// Whether a mention is among those that are looked at.
type Pick = fn(&Mention) -> bool;

/// Who holds what is said: days, or names, all of them or those of one kind.
const HOLDERS: [Pick; 5] = [is_day, is_name, is_person, is_place, is_institution];

/// What may be said of them: what is of one kind, or all amounts, of which one may leave out what it counts (`Anna, di 17 anni, e Luca,
/// di 14`).
const SAID: [Pick; 7] = [
    |mention| mention.kind == MentionKind::Clock,
    |mention| mention.kind == MentionKind::Number,
    |mention| mention.kind == MentionKind::Percent,
    |mention| mention.kind == MentionKind::Money,
    |mention| mention.kind == MentionKind::Measure,
    |mention| mention.kind == MentionKind::Duration,
    |mention| AMOUNTS.contains(&mention.kind),
];

const AMOUNTS: [MentionKind; 5] =
    [MentionKind::Number, MentionKind::Percent, MentionKind::Money, MentionKind::Measure, MentionKind::Duration];

/// Two holders and what is said of them.
const LEAST_MENTIONS: usize = 4;

/// A bead with more mentions is a timetable in one segment.
const MOST_MENTIONS: usize = 32;

/// By how many words a mark, or a word like *and*, parts what stands before it from what stands behind it.
const PART_OF_MARK: usize = 4;

/// A source mention and the target mention that answers it.
type Pairing = (MentionId, MentionId);

/// What belongs to a holder, by their places among the pairs.
struct Belonging {
    holder: usize,
    said: usize,
}

/// Finds the days and names of a bead that stand with what is said of one another.
pub(crate) fn crossed(matching: &Matching<'_>, bead: usize) -> Vec<Crossed> {
    let state = matching.bead(bead);
    let is_sentence = |mentions: usize| (LEAST_MENTIONS..=MOST_MENTIONS).contains(&mentions);
    if !state.is_judged || !is_sentence(state.source.len()) || !is_sentence(state.target.len()) {
        return Vec::new();
    }
    let mut out: Vec<Crossed> = Vec::new();
    for said in SAID {
        for is_holder in HOLDERS {
            let Some(pairs) = pairings(matching, bead, (is_holder, said)) else { continue };
            for found in swapped(matching, bead, &pairs, is_holder) {
                if out.iter().all(|told| (told.first, told.second) != (found.first, found.second)) {
                    out.push(found);
                }
            }
        }
    }
    out
}

/// The holders of a bead and what is said of them, in source order; `None` when one that asks for an answer has none inside the
/// bead.
fn pairings(matching: &Matching<'_>, bead: usize, (is_holder, is_said): (Pick, Pick)) -> Option<Vec<Pairing>> {
    let state = matching.bead(bead);
    let wanted = |mention: &Mention| is_holder(mention) || is_said(mention);
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

fn is_name(mention: &Mention) -> bool {
    matches!(mention.value(), Value::Name(_))
}

fn is_person(mention: &Mention) -> bool {
    is_of_kind(mention, &[NameKind::Person, NameKind::Unknown])
}

fn is_place(mention: &Mention) -> bool {
    is_of_kind(mention, &[NameKind::Country, NameKind::Place, NameKind::Demonym])
}

fn is_institution(mention: &Mention) -> bool {
    is_of_kind(mention, &[NameKind::Organisation, NameKind::Described, NameKind::Acronym])
}

fn is_of_kind(mention: &Mention, kinds: &[NameKind]) -> bool {
    matches!(mention.value(), Value::Name(name) if kinds.contains(&name.kind))
}

/// The holders among `pairs` of which each has on one side what the other has on the other side, once each: the days themselves where
/// it is they that stand the other way round, else what is said of them.
fn swapped(matching: &Matching<'_>, bead: usize, pairs: &[Pairing], is_holder: Pick) -> Vec<Crossed> {
    let holds = |at: usize| is_holder(matching.source.mention(pairs[at].0));
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    let Some(here) = belongings(matching.source, (&order, holds), |at| pairs[at].0) else { return Vec::new() };
    order.sort_by_key(|at| pairs[*at].1);
    let Some(there) = belongings(matching.target, (&order, holds), |at| pairs[at].1) else { return Vec::new() };
    let holder_of = |said: usize| there.iter().find(|other| other.said == said).map(|other| other.holder);
    let mut told = Vec::new();
    let mut out = Vec::new();
    for (at, first) in here.iter().enumerate() {
        for second in &here[at + 1..] {
            let holders = [first.holder, second.holder];
            let is_swapped =
                holders[0] != holders[1] && [holder_of(second.said), holder_of(first.said)] == holders.map(Some);
            if !is_swapped || told.contains(&holders) || !differ(matching.source, pairs, holders) {
                continue;
            }
            let said = [first.said, second.said];
            if differ(matching.source, pairs, said) {
                told.push(holders);
                let are_days = is_day(matching.source.mention(pairs[holders[0]].0));
                let are_turned = are_days && pairs[holders[1]].1 < pairs[holders[0]].1;
                let [first, second] = if are_turned { holders } else { said }.map(|at| pairs[at]);
                out.push(Crossed { first, second, bead: u32::try_from(bead).expect("fewer beads than segments") });
            }
        }
    }
    out
}

/// Whether neither of two mentions of the source could stand for the other.
fn differ(source: &Side, pairs: &[Pairing], [a, b]: [usize; 2]) -> bool {
    let value = |at: usize| source.mention(pairs[at].0).value();
    // Nobody gives a result for a minute.
    let is_score = |at: usize| matches!(value(at), Value::Score(..));
    is_score(a) == is_score(b) && !value(a).agreement(value(b)).is_acceptable()
}

/// Which holder each of the others belongs to, when they take turns in `order`; every holder then has as many.
fn belongings(
    side: &Side,
    (order, is_holder): (&[usize], impl Fn(usize) -> bool),
    id: impl Fn(usize) -> MentionId,
) -> Option<Vec<Belonging>> {
    let apart = |said: usize, holder: usize| separation(side, id(said), id(holder));
    let order = within_turns(order, &is_holder, apart)?;
    let mut out = match (is_holder(*order.first()?), is_holder(*order.last()?)) {
        (true, false) => behind_holders(order.iter().copied(), &is_holder, apart)?,
        // Holders that come last are read from behind.
        (false, true) => behind_holders(order.iter().rev().copied(), &is_holder, apart)?,
        // `i conservatori il 22, i laburisti il 19, lontani dal 29 di Reform`
        (true, true) => beside_holders(order, &is_holder, apart)?,
        _ => return None,
    };
    let holders: Vec<usize> = order.iter().copied().filter(|at| is_holder(*at)).collect();
    let each = out.len() / holders.len();
    let has_as_many = |holder: &usize| out.iter().filter(|other| other.holder == *holder).count() == each;
    let take_turns = each > 0 && holders.len() > 1 && holders.iter().all(has_as_many);
    out.sort_by_key(|other| other.said);
    take_turns.then_some(out)
}

/// What takes turns, of mentions that neither begin nor end with a holder: without what stands farther from its holder, before the first or
/// behind the last (`214 in 2022 and 268 in 2024, and in half of them`).
fn within_turns(
    order: &[usize],
    is_holder: impl Fn(usize) -> bool,
    apart: impl Fn(usize, usize) -> usize,
) -> Option<&[usize]> {
    let first = order.iter().position(|at| is_holder(*at))?;
    let last = order.iter().rposition(|at| is_holder(*at))?;
    if first == 0 || last + 1 == order.len() {
        return Some(order);
    }
    let is_behind_farther = apart(order[first - 1], order[first]) < apart(order[last + 1], order[last]);
    Some(if is_behind_farther { &order[..=last] } else { &order[first..] })
}

/// What comes behind each holder; `None` when one stands closer to the next holder than the first of its own does to that one:
/// `in 2020, compared with 12 in 2019, there were 30`.
fn behind_holders(
    order: impl Iterator<Item = usize> + Clone,
    is_holder: impl Fn(usize) -> bool,
    apart: impl Fn(usize, usize) -> usize,
) -> Option<Vec<Belonging>> {
    let mut out = Vec::new();
    let (mut holder, mut first_said) = (0, None);
    let mut rest = order;
    while let Some(at) = rest.next() {
        if is_holder(at) {
            (holder, first_said) = (at, None);
            continue;
        }
        let first = *first_said.get_or_insert(at);
        if rest.clone().find(|other| is_holder(*other)).is_some_and(|next| apart(at, next) < apart(first, holder)) {
            return None;
        }
        out.push(Belonging { holder, said: at });
    }
    Some(out)
}

/// What stands beside each holder, of the one before and the one behind it; `None` when one stands as close to either.
fn beside_holders(
    order: &[usize],
    is_holder: impl Fn(usize) -> bool,
    apart: impl Fn(usize, usize) -> usize,
) -> Option<Vec<Belonging>> {
    let mut out = Vec::new();
    for (place, said) in order.iter().copied().enumerate().filter(|(_, at)| !is_holder(*at)) {
        let before = order[..place].iter().copied().rfind(|at| is_holder(*at))?;
        let behind = order[place..].iter().copied().find(|at| is_holder(*at))?;
        let holder = match apart(said, before).cmp(&apart(said, behind)) {
            Ordering::Less => before,
            Ordering::Greater => behind,
            Ordering::Equal => return None,
        };
        out.push(Belonging { holder, said });
    }
    Some(out)
}

/// How far apart two mentions stand, in tokens; a mark or an *and* parts more than a word.
fn separation(side: &Side, a: MentionId, b: MentionId) -> usize {
    let (a, b) = (side.mention(a), side.mention(b));
    let tokens = between(side, a.span, b.span);
    let marks = tokens.iter().filter(|token| token.class == TokenClass::Punctuation).count();
    let (from, to) = (a.span.end().min(b.span.end()), a.span.start().max(b.span.start()));
    let cues = side.cues_in(a.segment.0.min(b.segment.0)..a.segment.0.max(b.segment.0) + 1);
    let is_between = |cue: &&Cue| cue.tells == Tells::And && from <= cue.span.start() && cue.span.end() <= to;
    tokens.len() + PART_OF_MARK * (marks + cues.iter().filter(is_between).count())
}
