//! `currency-mismatch`: an amount of money stands in the target in another currency.

use riscontro_core::value::CurrencySet;
use riscontro_core::{Agreement, Draft, Fate, Group, MentionId, MentionKind, Pair, RuleId, RuleMeta, Severity, Value};

use super::draft::{NoOptions, joined_draft, mark, quoted};
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
        for (ids, bead) in exchanged(pair) {
            let [source, target] = [pair.source.mention(ids[0]), pair.target.mention(ids[1])];
            let message = format!("{} is given as {}", quoted(&pair.source, source), quoted(&pair.target, target));
            sink.report(Draft {
                severity: Some(Severity::Note),
                source: Some(mark(source)),
                target: Some(mark(target)),
                ..Draft::new(bead, message)
            });
        }
    }
}

/// The amounts of money that the target gives in another currency, each with its bead.
fn exchanged(pair: &Pair) -> impl Iterator<Item = ([MentionId; 2], u32)> {
    let (beads, _) = pair.alignment.bead_of_segments();
    let fates = (0_u32..).map(MentionId).zip(&pair.counterparts.source);
    fates.filter_map(move |(source, fate)| {
        let Fate::Paired { with, agreement: Agreement::Converted } = *fate else { return None };
        let mentions = [pair.source.mention(source), pair.target.mention(with)];
        let is_money = mentions.iter().all(|mention| mention.kind == MentionKind::Money);
        let is_other = currencies(mentions[0].value()).zip(currencies(mentions[1].value()));
        let is_exchanged = is_money && is_other.is_some_and(|(own, other)| !own.intersects(other));
        is_exchanged.then(|| ([source, with], beads[mentions[0].segment.index()]))
    })
}

/// The currencies of an amount, or of the lower end of a range of them.
fn currencies(value: &Value) -> Option<CurrencySet> {
    match value {
        Value::Money { currencies, .. } => Some(*currencies),
        Value::Range(ends) => currencies(&ends.0),
        _ => None,
    }
}
