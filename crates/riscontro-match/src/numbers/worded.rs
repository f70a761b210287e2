//! Amounts and dates that stayed while the words beside them changed which say for each of what unit of time an amount is told (`38 euro
//! al mese` and *38 euros a week*), whether a date is a deadline or a start (`entro il 2029` and *from 2029*), whether a
//! length of time is counted back or on from now (`due settimane fa` and *in two weeks*), or whether a percentage is that of a
//! rise or of a fall (`è salito del 3%` and *it fell 3%*).

use riscontro_core::{Agreement, Cause, Fate, Mention, MentionId, MentionKind, Side, Span, Tells};

use crate::beads::{Link, Matching};

/// Parts the paired mentions of a bead that are told so differently. Of two that say the same in one bead either may be meant.
pub(super) fn part_worded(matching: &mut Matching<'_>, bead: usize) {
    let sources = matching.bead(bead).source.clone();
    for source in sources.clone().map(MentionId) {
        let Some(Fate::Paired { with, agreement }) = matching.source_fates[source.index()] else { continue };
        let (here, there) = (matching.source.mention(source), matching.target.mention(with));
        let Some(cause) = cause((matching.source, here), (matching.target, there)) else { continue };
        let says_the_same = |other: MentionId| {
            other != source && matching.source.mention(other).value().agreement(here.value()).is_agreement()
        };
        if agreement.is_agreement() && !sources.clone().map(MentionId).any(says_the_same) {
            let link = Link { agreement: Agreement::Different, cause: Some(cause) };
            matching.settle(source, with, link, bead);
        }
    }
}

/// In which words the two differ.
fn cause((source_side, source): (&Side, &Mention), (target_side, target): (&Side, &Mention)) -> Option<Cause> {
    let are = |is_one: fn(&Mention) -> bool| is_one(source) && is_one(target);
    let limits = || source_side.limit(source).zip(target_side.limit(target));
    if are(may_be_date) && limits().is_some_and(|(own, other)| own.0 != other.0) {
        return Some(Cause::Bound);
    }
    let from_now = || source_side.from_now(source).zip(target_side.from_now(target));
    if are(is_length) && from_now().is_some_and(|(own, other)| own.0 != other.0) {
        return Some(Cause::Direction);
    }
    if source_side.rate(source).zip(target_side.rate(target)).is_some_and(|(own, other)| own.0 != other.0) {
        return Some(Cause::Rate);
    }
    let turned = |told: fn(&Side, &Mention) -> Option<(Tells, Span)>| {
        told(source_side, source).zip(told(target_side, target)).is_some_and(|(own, other)| own.0 != other.0)
    };
    // What rose by 3% more may be said to have risen by a further 3%: like is compared with like.
    let are_compared = || source_side.comparison(source).or(target_side.comparison(target)).is_some();
    let is_turned = (are(is_percent) && !are_compared() && turned(Side::change))
        || ((are(is_percent) || are(is_amount)) && turned(Side::comparison));
    is_turned.then_some(Cause::Direction)
}

/// A year may be a number as well.
fn may_be_date(mention: &Mention) -> bool {
    let has_date = || mention.readings.iter().any(|reading| MentionKind::of(&reading.value) == MentionKind::Date);
    match mention.kind {
        MentionKind::Date | MentionKind::Clock => true,
        MentionKind::Number => has_date(),
        _ => false,
    }
}

fn is_length(mention: &Mention) -> bool {
    mention.kind == MentionKind::Duration
}

/// What may be told as so much more or less than another.
fn is_amount(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Money | MentionKind::Measure)
}

/// Of other amounts as many are lost by one as another gains, or as many more are lost.
fn is_percent(mention: &Mention) -> bool {
    mention.kind == MentionKind::Percent
}
