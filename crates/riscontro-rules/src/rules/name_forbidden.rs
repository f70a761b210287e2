//! `name-forbidden`: a name is rendered in a way that the house's list of names forbids.

use riscontro_core::value::{NameKey, PivotId, Value};
use riscontro_core::{Draft, Fate, Group, Mention, MentionId, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, mark, words};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name that the target writes in a way that your list of names (`--names`,
/// `[names] files`) forbids, and says what was agreed.
///
/// ## Why it matters
/// A style book says Kyiv; nobody remembers all of it.
///
/// ## Example
/// With the row `Kiev`, `Kyiv`, and `Kiev` in the column `forbidden en`:
/// it: Il treno arriva da **Kiev**.
/// en: The train arrives from **Kiev**.
///
/// ## Options
/// None: the list says it all.
pub(super) struct NameForbidden;

impl Rule for NameForbidden {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-forbidden"),
        group: Group::Names,
        severity: Severity::Error,
        summary: "a name is rendered in a way that the house's list of names forbids",
        page: include_str!("name_forbidden.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameForbidden
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let (bead_of_segments, _) = pair.alignment.bead_of_segments();
        for (id, fate) in (0_u32..).map(MentionId).zip(&pair.counterparts.source) {
            let with = match *fate {
                Fate::Paired { with, .. } => with,
                Fate::Joined(at) => pair.counterparts.joined[at as usize].target,
                _ => continue,
            };
            let (source, target) = (pair.source.mention(id), pair.target.mention(with));
            let Some(agreed) = forbidden(source, target) else { continue };
            let message = format!(
                "`{}` is forbidden for `{}` by the list of names",
                words(&pair.target, target),
                words(&pair.source, source)
            );
            sink.report(Draft {
                source: Some(mark(source)),
                target: Some(mark(target)),
                expected: Some(agreed),
                ..Draft::new(bead_of_segments[source.segment.index()], message)
            });
        }
    }
}

/// What `source` should have been rendered as, where the list forbids `target` for it.
pub(super) fn forbidden(source: &Mention, target: &Mention) -> Option<Value> {
    let (Value::Name(name), Value::Name(other)) = (source.value(), target.value()) else { return None };
    let agreed = name.entities.iter().find(|entity| {
        let number = entity.as_str().strip_prefix("own-");
        number.is_some_and(|number| {
            let is = |start: &str| other.entities.contains(&PivotId::new(&format!("{start}{number}")));
            is("not-") && !is("own-")
        })
    })?;
    let entities = [agreed.clone()].into_iter().collect();
    Some(Value::Name(NameKey { entities, ..(**name).clone() }.into()))
}
