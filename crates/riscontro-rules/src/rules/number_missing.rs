//! `number-missing`: a number or date of the source has no counterpart in the target.

use riscontro_core::{Draft, Group, MentionKind, Pair, RuleId, RuleMeta, Severity, SideName};

use super::draft::{NoOptions, left, mark, quoted};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a number, date or time of the source that nothing in the target answers, neither in its own sentence nor in the
/// sentences next to it. A repetition of a number that was answered, an article (`un`), and words that only may be numbers
/// (`sei`, `secondo`, `entrambi`) need no answer.
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
            let expected = Some(mention.value().clone());
            sink.report(Draft { source: Some(mark(mention)), expected, ..Draft::new(bead, message) });
        }
    }
}
