//! `segment-inconsistent`: one sentence of the source is translated in two ways.

use riscontro_core::{Group, Pair, RecordDraft, RuleId, RuleMeta, Severity, SideName, SpellingCount};

use super::draft::NoOptions;
use crate::repeats::{Repeats, odd};
use crate::rule::{Odd, Rule, Sink};

/// ## What it does
/// Notes where a sentence that the source repeats is not translated as it is elsewhere in the
/// document. The translation that is used most is taken as the usual one, or else the first.
/// Capitals, white space and the marks at the end say nothing, and sentences of less than
/// three words may differ.
/// With `--corpus-consistency` texts are compared with one another too, when all have been
/// read: each counts once, with the translation that it mostly uses.
///
/// ## Why it matters
/// Refrains, captions and clauses of contracts are repeated on purpose.
///
/// ## Example
/// it: Il servizio è sospeso. ¶ **Il servizio è sospeso.**
/// en: Service is suspended. ¶ **The service has stopped.**
///
/// ## Options
/// None.
pub(super) struct SegmentInconsistent;

impl Rule for SegmentInconsistent {
    const META: RuleMeta = RuleMeta {
        id: RuleId("segment-inconsistent"),
        group: Group::Consistency,
        severity: Severity::Note,
        summary: "one sentence of the source is translated in two ways",
        page: include_str!("segment_inconsistent.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        SegmentInconsistent
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let message = |usual: &str| format!("this sentence is translated `{usual}` elsewhere");
        Repeats::of(pair, SideName::Source).report(message, sink);
    }

    fn record(&self, pair: &Pair) -> Vec<RecordDraft> {
        Repeats::of(pair, SideName::Source).records("this sentence is translated otherwise in other texts")
    }

    fn compare(translations: &[SpellingCount<'_>], _key: &str) -> Vec<Odd> {
        odd(translations, |usual, texts| format!("this sentence is translated `{usual}` in {texts}"))
    }
}
