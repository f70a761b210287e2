//! `segment-conflated`: two sentences of the source are translated alike.

use riscontro_core::{Group, Pair, RecordDraft, RuleId, RuleMeta, Severity, SideName, SpellingCount};

use super::draft::NoOptions;
use crate::repeats::{Repeats, odd};
use crate::rule::{Odd, Rule, Sink};

/// ## What it does
/// Notes where a sentence has the translation that another sentence of the source has
/// elsewhere in the document. The sentence that has it more often is taken as its own one, or else the
/// first. Capitals, white space and the marks at the end say nothing, and translations of
/// less than three words may be alike.
/// With `--corpus-consistency` texts are compared with one another too, when all have been
/// read: each counts once, with the sentence that mostly has the translation.
///
/// ## Why it matters
/// A translation that was copied from a similar sentence lacks what sets the two apart.
///
/// ## Example
/// it: La porta è aperta. ¶ **La porta è chiusa.**
/// en: The door is open. ¶ **The door is open.**
///
/// ## Options
/// None.
pub(super) struct SegmentConflated;

impl Rule for SegmentConflated {
    const META: RuleMeta = RuleMeta {
        id: RuleId("segment-conflated"),
        group: Group::Consistency,
        severity: Severity::Note,
        summary: "two sentences of the source are translated alike",
        page: include_str!("segment_conflated.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        SegmentConflated
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let message = |usual: &str| format!("`{usual}` is translated alike elsewhere");
        Repeats::of(pair, SideName::Target).report(message, sink);
    }

    fn record(&self, pair: &Pair) -> Vec<RecordDraft> {
        Repeats::of(pair, SideName::Target).records("another sentence has this translation in other texts")
    }

    fn compare(sentences: &[SpellingCount<'_>], _key: &str) -> Vec<Odd> {
        odd(sentences, |usual, texts| format!("`{usual}` is translated alike in {texts}"))
    }
}
