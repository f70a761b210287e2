//! `number-missing`: a number or date of the source has no counterpart in the target.

use riscontro_core::{Draft, Group, Mark, MentionKind, Pair, RuleId, RuleMeta, Severity, SideName};

use super::draft::{NoOptions, glossed, left, mark, quoted};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a number, date or time of the source that nothing in the target answers, neither in its own sentence nor in the
/// sentences next to it. A repetition of a number that was answered, an article (`un`), and words that only may be numbers
/// (`sei`, `secondo`, `entrambi`) need no answer. The place in the target is that of the word beside which the number
/// belongs, where one is found. An amount that only says again, in another unit or currency, the one beside it is a note.
///
/// ## Why it matters
/// A dropped figure leaves a sentence that reads well and says less.
///
/// ## Example
/// it: I feriti sono **quattordici**, due dei quali gravi.
/// en: Several people were injured, two of them seriously.
///
/// ## Options
/// None.
pub(super) struct NumberMissing;

impl Rule for NumberMissing {
    const META: RuleMeta = RuleMeta {
        id: RuleId("number-missing"),
        group: Group::Numbers,
        severity: Severity::Warning,
        summary: "a number or date of the source has no counterpart in the target",
        page: include_str!("number_missing.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NumberMissing
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for (id, bead) in left(pair, SideName::Source, |mention| mention.kind != MentionKind::Name) {
            let mention = pair.source.mention(id);
            let message = format!("{} is not in the target", quoted(&pair.source, mention));
            let place = pair.counterparts.place_of(SideName::Source, id);
            let target = place.map(|place| Mark { span: place.span, value: None });
            // Beside a word that is not the one counted, nothing can be put in by itself.
            let is_insertion = place.is_some_and(|place| place.is_right_before);
            let expected = Some(mention.value().clone()).filter(|_| place.is_none() || is_insertion);
            let draft = Draft::new(bead, message);
            sink.report(Draft { source: Some(mark(mention)), target, expected, is_insertion, ..draft });
        }
        for (id, original, bead) in glossed(pair, SideName::Source) {
            let [mention, original] = [id, original].map(|id| pair.source.mention(id));
            let [own, other] = [mention, original].map(|mention| quoted(&pair.source, mention));
            let source = Some(mark(mention));
            let severity = Some(Severity::Note);
            sink.report(Draft { source, severity, ..Draft::new(bead, format!("{own} beside {other} is left out")) });
        }
    }
}
