//! `name-untranslated`: a name stands in the target in the form of the source's language.

use riscontro_core::value::{NameKey, NameKind, Value, is_ruler_number};
use riscontro_core::{Cause, Draft, Group, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, mark, words};
use crate::homes::is_at_home;
use crate::reason::reason;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name that the target has as the source has it, although the tables know
/// how its language writes it: `Londra` in an English text, `Giovanni Paolo II`. What
/// may be a girl or a church as well (`Ginevra`, `San Paolo`), a person without number
/// (`Cartesio`, for there are surnames like it) and a work, which may keep its title, are
/// notes, and so is a place that the source calls as those do who live there (`Milano` in
/// an English text for Italians). A name inside a longer one that both sides have alike (`Museum of the Rockies`)
/// is none.
///
/// ## Why it matters
/// A reader of English does not know where Monaco di Baviera lies.
///
/// ## Example
/// it: Il volo per **Londra** è in ritardo.
/// en: The flight to **Londra** is late.
///
/// ## Options
/// None.
pub(super) struct NameUntranslated;

/// Letters of the longest abbreviation that is written without a thought of its words.
const LONGEST_ABBREVIATION: usize = 5;

impl Rule for NameUntranslated {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-untranslated"),
        group: Group::Names,
        severity: Severity::Error,
        summary: "a name stands in the target in the form of the source's language",
        page: include_str!("name_untranslated.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameUntranslated
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in pair.counterparts.joined.iter().filter(|joined| joined.cause == Some(Cause::Untranslated)) {
            let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
            if source.kind != MentionKind::Name {
                continue;
            }
            let name = words(&pair.source, source);
            let is_left = key(source).is_some_and(|key| !key.entities.is_empty());
            let message = if is_left {
                format!("`{name}` is left as it is in the source")
            } else {
                format!("`{name}` is written in the source as in the target")
            };
            // The source may call a town as those do who live there, whose language the target is in.
            let is_native = !is_left && is_at_home(target, pair.target.document.lang);
            sink.report(Draft {
                source: Some(mark(source)),
                target: Some(mark(target)),
                cause: joined.cause,
                reason: reason(pair, joined),
                expected: Some(source.value().clone()),
                severity: (is_native || is_mild(source, target)).then_some(Severity::Note),
                ..Draft::new(joined.bead, message)
            });
        }
    }
}

/// Whether a form may stand as it is: it may name another, or is an abbreviation that is right in the target and that the
/// source has borrowed (`UAE` in Italian).
fn is_mild(source: &Mention, target: &Mention) -> bool {
    let is_abbreviation = |key: &NameKey| matches!(&key.words[..], [word] if word.len() <= LONGEST_ABBREVIATION);
    let is_borrowed = key(source).is_some_and(|key| key.kind == NameKind::Acronym && is_abbreviation(key));
    is_borrowed || may_be_another(source) || may_be_another(target)
}

/// Whether the form may as well name somebody or something else, which has it in every language.
fn may_be_another(mention: &Mention) -> bool {
    let names = |value: &Value| matches!(value, Value::Name(key) if key.kind == NameKind::Person);
    let has_given_name = mention.readings.iter().skip(1).any(|reading| names(&reading.value));
    has_given_name
        || key(mention).is_some_and(|key| match key.kind {
            NameKind::Person => !key.words.last().is_some_and(|word| is_ruler_number(word)),
            NameKind::Work => true,
            _ => false,
        })
}

fn key(mention: &Mention) -> Option<&NameKey> {
    match mention.value() {
        Value::Name(key) => Some(key),
        _ => None,
    }
}
