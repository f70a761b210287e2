//! `name-missing`: a name of the source has no counterpart in the target.

use riscontro_core::value::{NameKind, Value};
use riscontro_core::{Draft, Fate, Group, Mention, Pair, RuleId, RuleMeta, Severity, SideName};

use super::draft::{NoOptions, mark, unanswered_names, words};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name of the source that nothing in the target answers. A place or an
/// institution that is neither in its own sentence nor next to it is a warning. One that
/// the target says in the sentence before or after is a note, for there a translator may
/// write `the country`; so is one for which the target has a noun of a team (`the hosts`
/// for `Sheffield`) that answers nothing in the source, an institution or acronym that the target tells in ordinary
/// words (`the health authority` for `Asl`), the name of a street (`via Torino`), one of a headline that the
/// text has elsewhere, a person, who may rightly have become `he` or `the minister`, and a demonym, a work, an institution of ordinary words or an unknown name,
/// which may be paraphrased.
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
        for open in unanswered_names(pair, SideName::Source) {
            let mention = pair.source.mention(open.id);
            let message = format!("`{}` is not in the target", words(&pair.source, mention));
            let is_note = open.fate == Fate::Near || may_be_paraphrased(mention);
            let severity = is_note.then_some(Severity::Note);
            sink.report(Draft { source: Some(mark(mention)), severity, ..Draft::new(open.bead, message) });
        }
    }
}

/// Whether a translation may say it in other words.
pub(super) fn may_be_paraphrased(mention: &Mention) -> bool {
    match mention.value() {
        Value::Name(key) => !matches!(key.kind, NameKind::Country | NameKind::Place | NameKind::Organisation),
        _ => true,
    }
}
