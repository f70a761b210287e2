//! `currency-mismatch`: an amount of money stands in the target in another currency.

use riscontro_core::{Group, Pair, RuleId, RuleMeta, Severity};

use super::draft::{NoOptions, joined_draft};
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports an amount of money whose counterpart is in another currency. A word that
/// may mean several currencies agrees with each of them: `$30` with `30 dollari
/// canadesi`, `20 pounds` with `20 sterline`. A currency that only one side states
/// does not contradict.
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
    }
}
