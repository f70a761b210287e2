//! `name-mismatch`: another name stands where the source's name should.

use riscontro_core::{Cause, Draft, Group, MentionKind, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, mark, words};
use super::name_forbidden::forbidden;
use crate::reason::reason;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name whose place in the target is taken by another one: another country,
/// city or institution as the tables know them, or another given name before the same
/// surname. Names that the tables know are compared by what they name: `Regno Unito` is
/// the UK, `nordcoreani` are North Koreans, a capital may stand for its country, and
/// Austria is never Australia. Of names that no table has, the lexicon knows the words:
/// `Coppa Lumbra` is the Lumbra Cup. A ruler may go by the name alone (`Leo` for `Leone
/// XIV`), a club by its town. Two names of which nothing is known, and two institutions of
/// ordinary words (`Foreign Office`), are a warning.
///
/// ## Why it matters
/// Niger and Nigeria, Slovakia and Slovenia read equally well.
///
/// ## Example
/// it: Il ministro è atteso in **Slovacchia**.
/// en: The minister is expected in **Slovenia**.
///
/// ## Options
/// None.
pub(super) struct NameMismatch;

impl Rule for NameMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-mismatch"),
        group: Group::Names,
        severity: Severity::Error,
        summary: "another name stands where the source's name should",
        page: include_str!("name_mismatch.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameMismatch
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in &pair.counterparts.joined {
            let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
            let is_told_apart = matches!(
                joined.cause,
                Some(Cause::Inconsistent | Cause::Misspelt | Cause::Naturalised | Cause::Untranslated)
            );
            if source.kind != MentionKind::Name || is_told_apart || forbidden(source, target).is_some() {
                continue;
            }
            let message = format!("`{}` became `{}`", words(&pair.source, source), words(&pair.target, target));
            sink.report(Draft {
                source: Some(mark(source)),
                target: Some(mark(target)),
                cause: joined.cause,
                reason: reason(pair, joined),
                expected: Some(source.value().clone()),
                severity: joined.cause.is_none().then_some(Severity::Warning),
                ..Draft::new(joined.bead, message)
            });
        }
    }
}
