//! `name-misspelt`: a name arrives in the target with another spelling that nothing explains.

use riscontro_core::{Cause, Draft, Group, MentionKind, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, mark, may_be_translated, words};
use crate::reason::reason;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name whose counterpart is spelt almost alike, where neither a table of names
/// nor the usual ways of transliteration explain the difference. `Sergei` and `Sergey`
/// are one name; `Shoigu` and `Shogu` are not. Where the two differ as a Latin or Greek
/// name and its Italian form do (`Tagaste`, `Thagaste`; `Celio`, `Caelius`), there is only
/// a note; `nel Viadanese` is the land about `Viadana`. Beside a language of which little is
/// known (`riscontro check` says so) it may be the name in that language, and is a note.
///
/// ## Why it matters
/// A misspelt name is the error that readers notice first and spell checkers never.
///
/// ## Example
/// it: Il segretario **Shoigu** è arrivato martedì.
/// en: Secretary **Shogu** arrived on Tuesday.
///
/// ## Options
/// None.
pub(super) struct NameMisspelt;

impl Rule for NameMisspelt {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-misspelt"),
        group: Group::Names,
        severity: Severity::Error,
        summary: "a name arrives in the target with another spelling",
        page: include_str!("name_misspelt.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameMisspelt
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in &pair.counterparts.joined {
            let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
            let is_naturalised = joined.cause == Some(Cause::Naturalised);
            if source.kind != MentionKind::Name || !(is_naturalised || joined.cause == Some(Cause::Misspelt)) {
                continue;
            }
            let message = format!("`{}` is spelt `{}`", words(&pair.source, source), words(&pair.target, target));
            sink.report(Draft {
                source: Some(mark(source)),
                target: Some(mark(target)),
                cause: joined.cause,
                reason: reason(pair, joined),
                expected: Some(source.value().clone()),
                severity: (is_naturalised || may_be_translated(pair, source, target)).then_some(Severity::Note),
                ..Draft::new(joined.bead, message)
            });
        }
    }
}
