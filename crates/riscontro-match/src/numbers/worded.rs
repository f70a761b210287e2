//! Amounts and dates that stayed while the words beside them changed which say for each of what unit of time an amount is told (`38 euro
//! al mese` and *38 euros a week*), or whether a date is a deadline or a start (`entro il 2029` and *from 2029*).

use riscontro_core::{Agreement, Cause, Fate, Mention, MentionId, MentionKind, Side};

use crate::beads::{Link, Matching};

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
    let is_date =
        |mention: &Mention| matches!(mention.kind, MentionKind::Date | MentionKind::Number) && has_date(mention);
    if is_date(source) && is_date(target) {
        let (own, other) = (source_side.limit(source)?, target_side.limit(target)?);
        return (own.0 != other.0).then_some(Cause::Bound);
    }
    let (own, other) = (source_side.rate(source)?, target_side.rate(target)?);
    (own.0 != other.0).then_some(Cause::Rate)
}
