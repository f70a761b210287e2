//! Figures that a translator worked out from those of the source: the share that a part is of the whole beside it (`a third – 380`
//! of 1,140), the part that a share is (`600 of them`), what is left of an amount or what two come to (`the remaining €120,000`).

use riscontro_core::value::{Exact, Number, Value};
use riscontro_core::{Demand, Fate, Mention, MentionId, Side};

use super::is_required;
use crate::beads::{Matching, tokens_between};

/// A bead with more figures is a table, in which any figure follows from others.
const MOST_FIGURES: usize = 10;

/// The smallest difference or sum that is believed: small numbers follow from one another by chance.
const LEAST_DERIVED: i64 = 100;

/// A number up to this is the part of some share by chance.
const MOST_BY_CHANCE: i64 = 10;

/// Tokens between a share and what it is a share of.
const FARTHEST_WHOLE: usize = 2;

/// By how much of itself a fraction in words may miss the share: `a third` of 1,000 are 330.
const TOLERANCE: (i64, i64) = (1, 30);

/// Sets apart what the target of a bead adds when it follows from two figures of its source: a note. What it leaves out is missing all the
/// same, for nobody reckons it up from the rest, unless the target tells it as a part (`fifty of the 200`, `un quarto dei 200`).
pub(super) fn cover_derived(matching: &mut Matching<'_>, bead: usize) {
    cover_parts(matching, bead);
    let open = matching.open_target(bead, is_required);
    if open.is_empty() {
        return;
    }
    let (source, target) = (matching.source, matching.target);
    let is_rank = |mention: &Mention| matches!(mention.value(), Value::Ordinal(_));
    // `Bianchi quarto` and *Bianchi third*: that one is another.
    let has_open_rank = !matching.open_source(bead, is_rank).is_empty() || has_joined_rank(matching, bead);
    let figures = matching.bead(bead).source.clone();
    let shares: Vec<(u32, u32)> = figures.clone().filter_map(|at| share(source.mention(MentionId(at)))).collect();
    let figures: Vec<Figure<'_>> = figures.filter_map(|at| Figure::of(source, MentionId(at))).collect();
    for id in open {
        let mention = target.mention(id);
        if shares.iter().any(|share| is_part_of(mention, *share)) {
            matching.cover_target(id);
            continue;
        }
        if let Some(before) = rank_before(matching, bead, id).filter(|_| !has_open_rank) {
            matching.target_fates[id.index()] = Some(Fate::Glossed(before));
            continue;
        }
        if figures.len() > MOST_FIGURES {
            continue;
        }
        let told = figures.iter().enumerate().find_map(|(at, one)| {
            // A small number is a part by chance, where the share does not stand beside its whole.
            let is_small = |amount: Number| (Exact::ONE..Exact::integer(LEAST_DERIVED)).contains(&amount.value());
            let is_near = |other: &&Figure<'_>| {
                !amount_of(mention.value()).is_some_and(is_small) || is_beside_whole(source, one.id, other.id)
            };
            let other = figures[at + 1..].iter().filter(is_near).find(|other| follows(mention, one, other))?;
            Some([one.id, other.id])
        });
        let beside = told.and_then(|told| told.into_iter().find_map(|id| answer_of(matching, bead, id)));
        if let Some(beside) = beside {
            matching.target_fates[id.index()] = Some(Fate::Glossed(beside));
        }
    }
}

/// Whether a rank of the source was joined with something that is another.
fn has_joined_rank(matching: &Matching<'_>, bead: usize) -> bool {
    matching.bead(bead).source.clone().any(|at| {
        matches!(matching.source.mention(MentionId(at)).value(), Value::Ordinal(_))
            && matches!(matching.source_fates[at as usize], Some(Fate::Joined(_)))
    })
}

/// The answered rank before one that only counts on: `second … followed by` and *secondo … terzo*.
fn rank_before(matching: &Matching<'_>, bead: usize, id: MentionId) -> Option<MentionId> {
    let rank = |id: MentionId| match matching.target.mention(id).value() {
        Value::Ordinal(rank) => Some(*rank),
        _ => None,
    };
    let wanted = rank(id)?.checked_sub(1)?;
    let is_before = |at: &MentionId| {
        rank(*at) == Some(wanted) && matches!(matching.target_fates[at.index()], Some(Fate::Paired { .. }))
    };
    (matching.bead(bead).target.start..id.0).map(MentionId).rfind(is_before)
}

/// Sets apart what the source says in figures and the target as a share of one beside it.
fn cover_parts(matching: &mut Matching<'_>, bead: usize) {
    let open = matching.open_source(bead, is_required);
    let (source, target) = (matching.source, matching.target);
    let state = matching.bead(bead);
    if open.is_empty() || state.source.len() > MOST_FIGURES {
        return;
    }
    let is_answered = |at: &u32| matches!(matching.source_fates[*at as usize], Some(Fate::Paired { .. }));
    let wholes: Vec<MentionId> = state.source.clone().filter(is_answered).map(MentionId).collect();
    let shares = matching.open_target(bead, |mention| mention.demand == Demand::Optional);
    for id in open {
        let is_told = |whole: &MentionId| {
            let Some(beside) = answer_of(matching, bead, *whole) else { return false };
            let (part, whole) = (source.mention(id).value(), source.mention(*whole).value());
            shares.iter().any(|share| {
                tells_share(target.mention(*share).value(), part, whole) && is_beside_whole(target, *share, beside)
            })
        };
        if let Some(whole) = wholes.iter().copied().find(is_told) {
            matching.source_fates[id.index()] = Some(Fate::Glossed(whole));
        }
    }
}

/// Whether a share stands beside what it is a share of: `un quarto dei 200`, `dei 200 dipendenti un quarto`.
pub(super) fn is_beside_whole(side: &Side, share: MentionId, whole: MentionId) -> bool {
    let (share, whole) = (side.mention(share), side.mention(whole));
    share.segment == whole.segment && tokens_between(side, share.span, whole.span) <= FARTHEST_WHOLE
}

/// Whether `share` is the part that one figure is of another (`un quarto`, 50 and 200); small ones are so by chance.
pub(super) fn tells_share(share: &Value, part: &Value, whole: &Value) -> bool {
    let (Some(few), Some(all)) = (amount_of(part), amount_of(whole)) else { return false };
    let (few, all) = (few.value(), all.value());
    if !are_alike(part, whole) || few <= Exact::integer(MOST_BY_CHANCE) || few >= all {
        return false;
    }
    match share {
        Value::Number(number) => number.value() < Exact::ONE && is_share(number.value(), few, all),
        Value::Percent(percent) => is_percentage(*percent, few, all),
        _ => false,
    }
}

/// The mention of the target that answers one of the source.
fn answer_of(matching: &Matching<'_>, bead: usize, source: MentionId) -> Option<MentionId> {
    let is_answer =
        |at: &u32| matches!(matching.target_fates[*at as usize], Some(Fate::Paired { with, .. }) if with == source);
    matching.bead(bead).target.clone().find(is_answer).map(MentionId)
}

/// The part and the whole of a share.
fn share(mention: &Mention) -> Option<(u32, u32)> {
    match mention.value() {
        Value::Share { part, whole } => Some((*part, *whole)),
        _ => None,
    }
}

/// Whether a number is the part or the whole of a share that the target tells in other words: `260 sheep, half of which died`.
fn is_part_of(mention: &Mention, (part, whole): (u32, u32)) -> bool {
    let number = match mention.value() {
        Value::Number(number) => number.value().to_integer(),
        _ => None,
    };
    number.is_some_and(|number| number > MOST_BY_CHANCE && [part, whole].map(i64::from).contains(&number))
}

/// A number, and the value that says what it counts.
struct Figure<'m> {
    id: MentionId,
    amount: Number,
    value: &'m Value,
}

impl<'m> Figure<'m> {
    fn of(side: &'m Side, id: MentionId) -> Option<Self> {
        let mention = side.mention(id);
        let amount = amount_of(mention.value())?;
        (amount.value() > Exact::ZERO).then_some(Figure { id, amount, value: mention.value() })
    }
}

fn amount_of(value: &Value) -> Option<Number> {
    match value {
        Value::Number(amount) | Value::Money { amount, .. } | Value::Measure { amount, .. } => Some(*amount),
        _ => None,
    }
}

/// Whether a mention says the share that the smaller of two figures is of the other, or their difference or sum.
fn follows(mention: &Mention, one: &Figure<'_>, other: &Figure<'_>) -> bool {
    if !are_alike(one.value, other.value) {
        return false;
    }
    let (a, b) = (one.amount.value(), other.amount.value());
    let (part, whole) = if a < b { (a, b) } else { (b, a) };
    mention.readings.iter().any(|reading| match &reading.value {
        Value::Number(number) if number.value() < Exact::ONE => is_share(number.value(), part, whole),
        Value::Share { part: few, whole: all } => {
            Exact::ratio(i64::from(*few), i64::from(*all)).is_some_and(|share| is_share(share, part, whole))
        }
        Value::Percent(percent) => is_percentage(*percent, part, whole),
        value => {
            let Some(amount) = amount_of(value).map(Number::value) else { return false };
            let is_alike = are_alike(value, one.value) && are_alike(value, other.value);
            // Of bare counts anything may be the sum.
            let is_bare = |value: &Value| matches!(value, Value::Number(_));
            let is_told_of = !is_bare(value) && (!is_bare(one.value) || !is_bare(other.value));
            let is_told = [whole.checked_add(part.negated()), whole.checked_add(part)].contains(&Some(amount));
            // `1,200, half of them`
            let is_part = part < Exact::ONE && part.checked_mul(whole) == Some(amount);
            let is_part = is_part && amount > Exact::integer(MOST_BY_CHANCE);
            is_alike && (amount >= Exact::integer(LEAST_DERIVED) && is_told && is_told_of || is_part)
        }
    })
}

/// Whether two figures may count the same; a bare number leaves out what it counts.
fn are_alike(one: &Value, other: &Value) -> bool {
    let is_bare = |value: &Value| matches!(value, Value::Number(_));
    is_bare(one) || is_bare(other) || std::mem::discriminant(one) == std::mem::discriminant(other)
}

fn is_share(share: Exact, part: Exact, whole: Exact) -> bool {
    let (Some(ratio), Some(tolerance)) = (part.checked_div(whole), Exact::ratio(TOLERANCE.0, TOLERANCE.1)) else {
        return false;
    };
    let difference =
        if ratio < share { share.checked_add(ratio.negated()) } else { ratio.checked_add(share.negated()) };
    difference.zip(share.checked_mul(tolerance)).is_some_and(|(difference, most)| difference <= most)
}

fn is_percentage(percent: Number, part: Exact, whole: Exact) -> bool {
    let ratio = part.checked_div(whole).and_then(|ratio| ratio.checked_mul(Exact::integer(100)));
    ratio.is_some_and(|ratio| ratio.rounded_to(percent.resolution()) == Some(percent.value()))
}
