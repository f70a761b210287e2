//! `segment-untranslated`: a sentence of the source has no translation.

use riscontro_core::{Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity, SideName};

use super::draft::NoOptions;
use crate::rule::{Rule, Sink};
use crate::stretches::{Run, unmatched};

/// ## What it does
/// Reports a stretch of the source that no sentence of the target translates; sentences in a row are one finding. A very
/// short one, or one that may belong to a neighbour, is a note.
///
/// ## Why it matters
/// A sentence left out cannot be seen in the target at all.
///
/// ## Example
/// it: Piove. **La seduta è stata sospesa per due ore.** Poi si è votato.
/// en: It is raining. Then the vote was taken.
///
/// ## Options
/// None.
pub(super) struct SegmentUntranslated;

impl Rule for SegmentUntranslated {
    const META: RuleMeta = RuleMeta {
        id: RuleId("segment-untranslated"),
        group: Group::Alignment,
        severity: Severity::Warning,
        summary: "a sentence of the source has no translation",
        page: include_str!("segment_untranslated.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        SegmentUntranslated
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for run in unmatched(pair, SideName::Source) {
            let Some(span) = pair.source.span_of(run.segments.clone()).filter(|span| !span.is_empty()) else {
                continue;
            };
            let severity = unmatched_severity(pair.source.text(span), &run);
            let message = match run.segments.len() {
                1 => "no sentence of the target translates this".to_owned(),
                count => format!("no sentence of the target translates these {count}"),
            };
            sink.report(Draft { source: Some(Mark { span, value: None }), severity, ..Draft::new(run.bead, message) });
        }
    }
}

/// Without substance or sureness what stands alone is worth a note: text below 25 letters and digits, or a run none of whose beads is
/// likelier right than wrong.
pub(super) fn unmatched_severity(text: &str, run: &Run) -> Option<Severity> {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
    (letters < 25 || run.confidence < 0.5).then_some(Severity::Note)
}
