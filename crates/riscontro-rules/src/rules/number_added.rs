//! `number-added`: a number or date of the target has no counterpart in the source.

use riscontro_core::{Draft, Group, Mark, MentionKind, Pair, RuleId, RuleMeta, Severity, SideName};

use super::draft::{NoOptions, glossed, left, mark, quoted};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a number, date or time of the target that answers nothing in the source. An amount that
/// says again, in another unit or currency, the one beside it is a note: `€12m (£10m)`; so is an hour in another time zone
/// (`le 18.06 in Italia`). What follows from two figures of the sentence is a note as well: a third where the source says 400 of
/// 1,200, the remaining €250,000 of an amount.
///
/// ## Why it matters
/// A figure that the source does not have is either an error or something the reader should know was added.
///
/// ## Example
/// it: Molti villaggi sono rimasti isolati.
/// en: **Twenty-three** villages were cut off.
///
/// ## Options
/// None.
pub(super) struct NumberAdded;

impl Rule for NumberAdded {
    const META: RuleMeta = RuleMeta {
        id: RuleId("number-added"),
        group: Group::Numbers,
        severity: Severity::Warning,
        summary: "a number or date of the target has no counterpart in the source",
        page: include_str!("number_added.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NumberAdded
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for (id, bead) in left(pair, SideName::Target, |mention| mention.kind != MentionKind::Name) {
            let mention = pair.target.mention(id);
            let message = format!("{} is not in the source", quoted(&pair.target, mention));
            let place = pair.counterparts.place_of(SideName::Target, id);
            let source = place.map(|place| Mark { span: place.span, value: None });
            sink.report(Draft { source, target: Some(mark(mention)), ..Draft::new(bead, message) });
        }
        for (id, original, bead) in glossed(pair, SideName::Target) {
            let [mention, original] = [id, original].map(|id| pair.target.mention(id));
            let [own, other] = [mention, original].map(|mention| quoted(&pair.target, mention));
            let target = Some(mark(mention));
            let severity = Some(Severity::Note);
            sink.report(Draft { target, severity, ..Draft::new(bead, format!("{own} is added beside {other}")) });
        }
    }
}
