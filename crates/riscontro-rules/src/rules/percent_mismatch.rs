//! `percent-mismatch`: a percent sign was lost or added, or percent became percentage points.

use riscontro_core::{Group, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, joined_draft};
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a figure that is a percentage on one side and a plain number on the
/// other, and a percentage that became a difference in percentage points. A sign
/// that is said once for several figures (`al 52% contro il 48 del no`) counts for
/// each of them, and one in five is twenty percent. A percentage with another
/// figure is a number-mismatch.
///
/// ## Why it matters
/// A rate that rises from 20 % by two points is at 22 %; one that rises by two
/// percent is at 20.4 %.
///
/// ## Example
/// it: Il tasso di disoccupazione è salito di **due punti percentuali**.
/// en: The unemployment rate rose by **2 percent**.
///
/// ## Options
/// None.
pub(super) struct PercentMismatch;

impl Rule for PercentMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("percent-mismatch"),
        group: Group::Numbers,
        severity: Severity::Error,
        summary: "a percent sign was lost or added, or percent became percentage points",
        page: include_str!("percent_mismatch.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        PercentMismatch
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in Concern::Percent.joined(pair) {
            sink.report(joined_draft(pair, joined));
        }
    }
}
