//! `segment-added`: a sentence of the target translates nothing.

use riscontro_core::{Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity, SideName};

use super::draft::NoOptions;
use super::segment_untranslated::unmatched_severity;
use crate::rule::{Rule, Sink};
use crate::stretches::unmatched;

/// ## What it does
/// Reports a stretch of the target that translates no sentence of the source; sentences in a row are one finding. A very
/// short one, or one that may belong to a neighbour, is a note.
///
/// ## Why it matters
/// What the author did not write should not stand under the author's name.
///
/// ## Example
/// it: Il voto è previsto per giovedì.
/// en: The vote is due on Thursday. **Few observers expect any surprise.**
///
/// ## Options
/// None.
pub(super) struct SegmentAdded;

impl Rule for SegmentAdded {
    const META: RuleMeta = RuleMeta {
        id: RuleId("segment-added"),
        group: Group::Alignment,
        severity: Severity::Warning,
        summary: "a sentence of the target translates nothing",
        page: include_str!("segment_added.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        SegmentAdded
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for run in unmatched(pair, SideName::Target) {
            let Some(span) = pair.target.span_of(run.segments.clone()).filter(|span| !span.is_empty()) else {
                continue;
            };
            let severity = unmatched_severity(pair.target.text(span), &run);
            let message = match run.segments.len() {
                1 => "no sentence of the source says this".to_owned(),
                count => format!("no sentence of the source says what these {count} say"),
            };
            sink.report(Draft { target: Some(Mark { span, value: None }), severity, ..Draft::new(run.bead, message) });
        }
    }
}
