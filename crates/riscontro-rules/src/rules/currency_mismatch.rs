//! `currency-mismatch`: an amount of money stands in the target in another currency.

use riscontro_core::value::CurrencySet;
use riscontro_core::{Group, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, Value};

use super::draft::{NoOptions, converted, joined_draft, note, quoted};
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports an amount of money whose counterpart is in another currency. A word that
/// may mean several currencies agrees with each of them: `$30` with `30 dollari
/// canadesi`, `20 pounds` with `20 sterline`. A currency that only one side states
/// does not contradict.
///
/// An amount that was converted is a note: another figure, at a rate that one of the great
/// currencies has had since 1999 (`18 euro`, `$21`). The same figure is never one.
///
/// ## Why it matters
/// The figure is right, so that whoever compares figures sees nothing.
///
/// ## Example
/// it: Il riscatto chiesto era di **2 milioni di dollari**.
/// en: The ransom demanded was **€2 million**.
///
/// ## Options
/// None.
///
/// ## Source
/// ISO 4217, codes for currencies.
pub(super) struct CurrencyMismatch;

impl Rule for CurrencyMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("currency-mismatch"),
        group: Group::Numbers,
        severity: Severity::Error,
        summary: "an amount of money stands in the target in another currency",
        page: include_str!("currency_mismatch.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        CurrencyMismatch
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in Concern::Currency.joined(pair) {
            sink.report(joined_draft(pair, joined));
        }
        let is_exchanged = |[own, other]: [&Mention; 2]| {
            currencies(own.value()).zip(currencies(other.value())).is_some_and(|(own, other)| !own.intersects(other))
        };
        for (mentions, bead) in converted(pair, MentionKind::Money).filter(|(mentions, _)| is_exchanged(*mentions)) {
            let (own, other) = (quoted(&pair.source, mentions[0]), quoted(&pair.target, mentions[1]));
            sink.report(note(bead, mentions, format!("{own} is given as {other}")));
        }
    }
}

/// The currencies of an amount, or of the lower end of a range of them.
fn currencies(value: &Value) -> Option<CurrencySet> {
    match value {
        Value::Money { currencies, .. } => Some(*currencies),
        Value::Range(ends) => currencies(&ends.0),
        _ => None,
    }
}
