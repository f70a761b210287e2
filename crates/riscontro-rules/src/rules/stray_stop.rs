//! `stray-stop`: a full stop stands inside brackets where no sentence ends.

use riscontro_core::{Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity};

use super::draft::NoOptions;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a full stop inside brackets that looks like the end of a sentence, a capital follows it, where the words in the
/// brackets are no sentences: they do not begin or end like one. The text is not split there.
///
/// ## Why it matters
/// It is mostly a slip for a comma, and the slip is copied from the original into the translation, or from the translation
/// into print.
///
/// ## Example
/// it: Hanno risposto tre paesi (Danimarca, Nuova Zelanda**.** Australia).
/// en: Three countries have replied (Denmark, New Zealand, Australia).
///
/// ## Options
/// None.
pub(super) struct StrayStop;

impl Rule for StrayStop {
    const META: RuleMeta = RuleMeta {
        id: RuleId("stray-stop"),
        group: Group::Typography,
        severity: Severity::Note,
        summary: "a full stop inside brackets ends no sentence",
        page: include_str!("stray_stop.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        StrayStop
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        if pair.source.stray_stops.is_empty() && pair.target.stray_stops.is_empty() {
            return;
        }
        let (of_source, of_target) = pair.alignment.bead_of_segments();
        let draft = |bead: u32| Draft::new(bead, "a full stop inside brackets that ends no sentence".to_owned());
        for stop in &pair.source.stray_stops {
            let Some(segment) = pair.source.segment_at(stop.start()) else { continue };
            let source = Some(Mark { span: *stop, value: None });
            sink.report(Draft { source, ..draft(of_source[segment.index()]) });
        }
        for stop in &pair.target.stray_stops {
            let Some(segment) = pair.target.segment_at(stop.start()) else { continue };
            let target = Some(Mark { span: *stop, value: None });
            sink.report(Draft { target, ..draft(of_target[segment.index()]) });
        }
    }
}
