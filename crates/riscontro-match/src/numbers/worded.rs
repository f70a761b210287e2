//! Amounts and dates that stayed while the words beside them changed which say for each of what unit of time an amount is told (`38 euro
//! al mese` and *38 euros a week*), whether a date is a deadline or a start (`entro il 2029` and *from 2029*), or whether
//! a length of time is counted back or on from now (`due settimane fa` and *in two weeks*), or whether an amount is that of a rise or of a
//! fall (`è salito del 3%` and *it fell 3%*).

use riscontro_core::{Agreement, Cause, Fate, Mention, MentionId, MentionKind, Side};

use crate::beads::{Link, Matching};

/// What rises and falls.
const AMOUNTS: [MentionKind; 4] = [MentionKind::Number, MentionKind::Percent, MentionKind::Money, MentionKind::Measure];

/// Parts the paired mentions of a bead that are told so differently.
pub(super) fn part_worded(matching: &mut Matching<'_>, bead: usize) {
    for source in matching.bead(bead).source.clone().map(MentionId) {
        let Some(Fate::Paired { with, agreement }) = matching.source_fates[source.index()] else { continue };
        let (here, there) = (matching.source.mention(source), matching.target.mention(with));
        let cause = cause((matching.source, here), (matching.target, there));
        if let Some(cause) = cause.filter(|_| agreement.is_agreement()) {
            let link = Link { agreement: Agreement::Different, cause: Some(cause) };
            matching.settle(source, with, link, bead);
        }
    }
}

fn cause((source_side, source): (&Side, &Mention), (target_side, target): (&Side, &Mention)) -> Option<Cause> {
    // A year may be a number as well.
    let has_date =
        |mention: &Mention| mention.readings.iter().any(|reading| MentionKind::of(&reading.value) == MentionKind::Date);
    let is_date = |mention: &Mention| match mention.kind {
        MentionKind::Date | MentionKind::Clock => true,
        MentionKind::Number => has_date(mention),
        _ => false,
    };
    if is_date(source) && is_date(target) {
        let (own, other) = (source_side.limit(source)?, target_side.limit(target)?);
        return (own.0 != other.0).then_some(Cause::Bound);
    }
    let is_length = |mention: &Mention| mention.kind == MentionKind::Duration;
    if is_length(source)
        && is_length(target)
        && let Some((own, other)) = source_side.from_now(source).zip(target_side.from_now(target))
    {
        return (own.0 != other.0).then_some(Cause::Direction);
    }
    let rates = source_side.rate(source).zip(target_side.rate(target));
    if rates.is_some_and(|(own, other)| own.0 != other.0) {
        return Some(Cause::Rate);
    }
    let is_amount = |mention: &Mention| AMOUNTS.contains(&mention.kind);
    let (own, other) =
        (source_side.change(source)?, target_side.change(target).filter(|_| is_amount(source) && is_amount(target))?);
    (own.0 != other.0).then_some(Cause::Direction)
}
