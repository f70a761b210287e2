//! `name-missing`: a name of the source has no counterpart in the target.

use riscontro_core::value::{NameKind, Value};
use riscontro_core::{Draft, Group, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, SideName};

use super::draft::{NoOptions, left, mark, words};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name of the source that nothing in the target answers, neither in its own sentence nor next to it. A place or
/// an institution that is missing is a warning; a person may rightly have become `he` or `the minister`, and a demonym or
/// an unknown name may be paraphrased, so these are notes.
///
/// ## Why it matters
/// Who did it and where is what a reader of news wants to know.
///
/// ## Example
/// it: La delegazione è partita da **Ankara** lunedì.
/// en: The delegation left on Monday.
///
/// ## Options
/// None.
pub(super) struct NameMissing;

impl Rule for NameMissing {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-missing"),
        group: Group::Names,
        severity: Severity::Warning,
        summary: "a name of the source has no counterpart in the target",
        page: include_str!("name_missing.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameMissing
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for (id, bead) in left(pair, SideName::Source, |mention| mention.kind == MentionKind::Name) {
            let mention = pair.source.mention(id);
            let message = format!("`{}` is not in the target", words(&pair.source, mention));
            let severity = if may_be_paraphrased(mention) { Some(Severity::Note) } else { None };
            sink.report(Draft { source: Some(mark(mention)), severity, ..Draft::new(bead, message) });
        }
    }
}

fn may_be_paraphrased(mention: &Mention) -> bool {
    match mention.value() {
        Value::Name(key) => !matches!(key.kind, NameKind::Country | NameKind::Place | NameKind::Organisation),
        _ => true,
    }
}
