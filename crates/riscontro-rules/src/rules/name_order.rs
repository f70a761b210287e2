//! `name-order`: two people, places or institutions changed places.

use riscontro_core::{Group, Pair, RuleId, RuleMeta, Severity};

use super::draft::NoOptions;
use super::number_order::{crossed_draft, is_of_names};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports two people, two places or two institutions of one passage that are both named in the target, each with what the source
/// says of the other: the words around the one name answer those around the other. Names that change places together with what
/// is said of them are no finding.
///
/// ## Why it matters
/// Both names are there and spelt right, so that whoever checks them off sees nothing, and the wrong one has resigned.
///
/// ## Example
/// it: **Bassani**, ex preside, tiene i conti, mentre **Ribero**, elettricista, segue il cantiere.
/// en: **Ribero**, a former head teacher, keeps the books, while **Bassani**, an electrician, runs the site.
///
/// ## Options
/// None.
pub(super) struct NameOrder;

impl Rule for NameOrder {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-order"),
        group: Group::Names,
        severity: Severity::Warning,
        summary: "two names changed places",
        page: include_str!("name_order.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameOrder
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for crossed in pair.counterparts.crossed.iter().filter(|crossed| is_of_names(pair, crossed)) {
            sink.report(crossed_draft(pair, crossed));
        }
    }
}
