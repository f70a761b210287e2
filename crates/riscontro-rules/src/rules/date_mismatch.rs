//! `date-mismatch`: a date of the source stands in the target with another day, month, weekday or year.

use riscontro_core::{Cause, Draft, Group, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, joined_draft, worded_draft};
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a date, weekday, decade, century or relative time whose counterpart says another one. A field that only one side
/// states (the year, the weekday) does not contradict. `Lo scorso mese` and `next month` contradict; when a text was written
/// nobody knows, so that `nel 2023` and `last year`, `ieri` and `on Tuesday` may be one time: a note. A deadline that became a
/// start (`entro il 2029`, `from 2029`) is a warning, what was counted back from now and is counted on (`due
/// settimane fa`, `in two weeks`) an error.
///
/// ## Why it matters
/// A wrong month reads as well as the right one.
///
/// ## Example
/// it: Il vertice si terrà il **4 luglio**.
/// en: The summit will take place on **4 June**.
///
/// ## Options
/// None.
pub(super) struct DateMismatch;

impl Rule for DateMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("date-mismatch"),
        group: Group::Numbers,
        severity: Severity::Error,
        summary: "a date of the source stands in the target with another day, month, weekday or year",
        page: include_str!("date_mismatch.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        DateMismatch
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in Concern::Date.joined(pair) {
            if joined.cause == Some(Cause::Direction) {
                let turned = worded_draft(pair, joined, |side, length| side.from_now(length).map(|(_, words)| words));
                turned.into_iter().for_each(|draft| sink.report(draft));
                continue;
            }
            if joined.cause == Some(Cause::Bound) {
                let limit = worded_draft(pair, joined, |side, date| side.limit(date).map(|(_, words)| words));
                let warned = limit.map(|draft| Draft { severity: Some(Severity::Warning), ..draft });
                warned.into_iter().for_each(|draft| sink.report(draft));
                continue;
            }
            let mut draft = joined_draft(pair, joined);
            if joined.agreement.is_acceptable() {
                (draft.severity, draft.expected) = (Some(Severity::Note), None);
            }
            sink.report(draft);
        }
    }
}
