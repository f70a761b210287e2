//! `segment-untranslated`: a sentence of the source has no translation.

use riscontro_core::{Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity};

use super::draft::NoOptions;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a stretch of the source that no sentence of the target translates. A very short one, or one that may belong to
/// a neighbour, is a note.
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
        for (at, bead) in (0_u32..).zip(pair.beads()).filter(|(_, bead)| bead.target.is_empty()) {
            let Some(span) = pair.source.span_of(bead.source.clone()).filter(|span| !span.is_empty()) else { continue };
            let severity = unmatched_severity(pair.source.text(span), bead.confidence);
            let message = "no sentence of the target translates this".to_owned();
            sink.report(Draft { source: Some(Mark { span, value: None }), severity, ..Draft::new(at, message) });
        }
    }
}

/// Without substance or sureness a sentence that stands alone is worth a note: one below 25 letters, or a bead that is as
/// likely wrong as right.
pub(super) fn unmatched_severity(text: &str, confidence: f32) -> Option<Severity> {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    (letters < 25 || confidence < 0.5).then_some(Severity::Note)
}
