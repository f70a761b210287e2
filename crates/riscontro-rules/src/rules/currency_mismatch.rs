//! `currency-mismatch`: an amount of money stands in the target in another currency.

use riscontro_core::value::CurrencySet;
use riscontro_core::{
    Agreement, Draft, Fate, Group, Mention, MentionId, MentionKind, Pair, RuleId, RuleMeta, Severity, Value,
};

use super::draft::{NoOptions, converted, joined_draft, note, quoted};
use crate::concern::Concern;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports an amount of money whose counterpart is in another currency. A word that
/// may mean several currencies agrees with each of them: `$30` with `30 dollari
/// canadesi`, `20 pounds` with `20 sterline`. A currency that only one side states
/// does not contradict; one that the target leaves out, with no other sum in the
/// sentence or the one before, is a warning.
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
        for (mentions, bead) in lost(pair) {
            let (own, other) = (quoted(&pair.source, mentions[0]), quoted(&pair.target, mentions[1]));
            let draft = note(bead, mentions, format!("{own} lost its currency: {other}"));
            sink.report(Draft { severity: Some(Severity::Warning), ..draft });
        }
    }
}

/// The amounts of the source that the target gives as bare numbers, with no money in the same sentence or the one before that could say
/// of what currency they are; each pair with its bead.
fn lost(pair: &Pair) -> impl Iterator<Item = ([&Mention; 2], u32)> {
    let (beads, _) = pair.alignment.bead_of_segments();
    let fates = (0_u32..).map(MentionId).zip(&pair.counterparts.source);
    fates.filter_map(move |(source, fate)| {
        let Fate::Paired { with, agreement: Agreement::Elided } = *fate else { return None };
        let mentions = [pair.source.mention(source), pair.target.mention(with)];
        let segment = mentions[1].segment.0;
        let mut near = pair.target.mentions_in(segment.saturating_sub(1)..segment + 1);
        let tells_money =
            |mention: &Mention| mention.readings.iter().any(|reading| currencies(&reading.value).is_some());
        let is_lost = currencies(mentions[0].value()).is_some()
            && matches!(mentions[1].value(), Value::Number(_))
            && pair.target.counted(mentions[1]).is_none()
            && !near.any(|at| tells_money(pair.target.mention(MentionId(at))));
        is_lost.then(|| (mentions, beads[mentions[0].segment.index()]))
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
