//! `time-mismatch`: a time of day of the source stands in the target as another one.

use riscontro_core::{Group, MentionKind, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, converted, joined_draft, note, quoted};
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a time of day whose counterpart is another one. The clock of twelve hours
/// and that of twenty-four say the same time: `17.30` is `5:30 p.m.`, and `half past
/// five` may be either half of the day. A half of the day before an hour counts as one
/// behind it (`venerdì mattina alle 8` is no `8 p.m.`), and both ends of a span of
/// hours are compared (`9-17`, `nine to five`). A time that one side tells in another
/// time zone (`alle 10.20 italiane`, `at 0920 GMT`) is worked out, and told in a note
/// where it may be the same moment.
///
/// ## Why it matters
/// Whoever comes at half past five in the morning finds the door shut.
///
/// ## Example
/// it: Il corteo partirà alle **17.30** da piazza del Duomo.
/// en: The march will set off from the cathedral square at **5.30am**.
///
/// ## Options
/// None.
pub(super) struct TimeMismatch;

impl Rule for TimeMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("time-mismatch"),
        group: Group::Numbers,
        severity: Severity::Error,
        summary: "a time of day of the source stands in the target as another one",
        page: include_str!("time_mismatch.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        TimeMismatch
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in Concern::Time.joined(pair) {
            sink.report(joined_draft(pair, joined));
        }
        for (mentions, bead) in converted(pair, MentionKind::Clock) {
            let (own, other) = (quoted(&pair.source, mentions[0]), quoted(&pair.target, mentions[1]));
            sink.report(note(bead, mentions, format!("{own} is told as {other}, by another time zone")));
        }
    }
}
