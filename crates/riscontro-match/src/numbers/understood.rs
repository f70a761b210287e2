//! Leftovers that differ in what one side leaves to be understood: a scale that was said before, a rate that the text itself
//! gives, one among others. They are joined and acceptable: a rule says so in a note.

use std::cell::OnceCell;

use riscontro_core::value::{Exact, Number, UnitId};
use riscontro_core::{Agreement, Cause, Cue, Mention, MentionId, Side, Tells, Token, Value};

use super::gloss::is_gloss;
use super::{is_money, is_required};
use crate::assign::assign;
use crate::beads::{Link, Matching, between, tokens_between};

/// How many segments before a number the scale stands that it leaves out.
const REACH: u32 = 4;

/// The same of a number of the target: a translator who leaves out what stands in another segment has more likely lost it.
const TARGET_REACH: u32 = 0;

/// How many mentions before a number it may take its scale from: in a table in one segment no more than in a few sentences.
const MOST_BEFORE: usize = 64;

/// Letters of the longest word that is taken for a preposition.
const LONGEST_PREPOSITION: usize = 3;

/// Words between `di cui` and the number: `di cui quasi 33`.
const FARTHEST_PART: usize = 2;

/// Tokens between a number and a quoted one whose scale it shares: ` ad « almeno `.
const FARTHEST_END: usize = 4;

/// How tall people are, in centimetres.
const HEIGHTS: (i64, i64) = (100, 250);

/// Scales that a number may leave out: powers of ten.
const SCALES: [i8; 3] = [9, 6, 3];

/// Joins leftovers of a bead of which one leaves something to be understood.
pub(super) fn join_understood(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.open_source(bead, is_required), matching.open_target(bead, is_required));
    if sources.is_empty() || targets.is_empty() {
        return;
    }
    let (source_side, target_side) = (matching.source, matching.target);
    let rates: OnceCell<Vec<Rate<'_>>> = OnceCell::new();
    let said_rates = || rates.get_or_init(|| [source_side, target_side].into_iter().flat_map(rates_of).collect());
    let link = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        let is_scale_left_out = is_scale_understood((source_side, sources[row]), target, REACH)
            || is_scale_understood((target_side, targets[column]), source, target_reach(target_side, target));
        if is_scale_left_out {
            Some(Link { agreement: Agreement::Elided, cause: Some(Cause::Scale) })
        } else if is_unit_understood((source_side, sources[row]), target)
            || is_unit_understood((target_side, targets[column]), source)
            || are_sea_miles(source, target)
        {
            Some(Link { agreement: Agreement::Elided, cause: Some(Cause::Unit) })
        } else if is_one_among_others(source, target) {
            Some(Link { agreement: Agreement::Elided, cause: Some(Cause::OffByOne) })
        } else if is_money(target) && !is_money(source) && says_rate(said_rates(), source, target) {
            Some(Link { agreement: Agreement::Converted, cause: Some(Cause::Currency) })
        } else {
            None
        }
    };
    for (row, column) in assign(sources.len(), targets.len(), |row, column| i32::from(link(row, column).is_some())) {
        if let Some(link) = link(row, column) {
            matching.settle(sources[row], targets[column], link, bead);
        }
    }
}

/// `fino a 62` and `up to €62m`: one side leaves out a scale that a number at most `reach` segments before it has.
fn is_scale_understood((side, id): (&Side, MentionId), other: &Mention, reach: u32) -> bool {
    let mention = side.mention(id);
    let Value::Number(bare) = mention.value() else { return false };
    let Some(whole) = amount(other.value()) else { return false };
    if bare.bound().contradicts(whole.bound()) || bare.value() == Exact::ZERO {
        return false;
    }
    let Some(factor) = whole.value().checked_div(bare.value()) else { return false };
    let before = side.mentions[..id.index()].iter().rev().take(MOST_BEFORE);
    let mut near = before.take_while(|other| other.segment.0 + reach >= mention.segment.0);
    let counts = || counts_a_noun(side, mention);
    if Some(factor) == Exact::ratio(1, 100) && is_money(other) {
        // `da 80 a 90 centesimi; meno di 60`
        let is_small = |other: &Mention| amount(other.value()).is_some_and(|said| said.value() < Exact::integer(2));
        return !counts() && near.any(|other| other.segment == mention.segment && is_money(other) && is_small(other));
    }
    let Some(power) = SCALES.into_iter().find(|power| Exact::decimal(1, i32::from(*power)) == Some(factor)) else {
        return false;
    };
    // Of people thousands are counted in full: `5 mila dipendenti, di cui 3 dirigenti`.
    let is_part = is_part(side, mention);
    if is_part && power == SCALES[2] && !is_money(other) {
        return false;
    }
    // `41,3 milioni` is said to a tenth of its scale; a part is no more than its whole.
    let has_scale = |said: &Mention| {
        let amount = amount(said.value());
        amount.is_some_and(|said| {
            (power - 2..=power).contains(&said.resolution()) && (!is_part || said.value() >= whole.value())
        })
    };
    // `da 750 ad «almeno 800 milioni»`
    let next = || side.mentions[id.index() + 1..].iter().find(|other| amount(other.value()).is_some());
    let is_next = |other: &Mention| {
        let tokens = between(side, mention.span, other.span);
        let is_quote = |token: &Token| matches!(side.text(token.span), "«" | "\"" | "“" | "„" | "‘");
        other.segment == mention.segment && tokens.len() <= FARTHEST_END && tokens.iter().any(is_quote)
    };
    // Money is counted in nothing else, though a participle stands behind it: `18 milioni subito e altri quattro legati alle presenze`.
    let counts = !is_money(other) && counts();
    !counts && (near.any(has_scale) || next().is_some_and(|other| is_next(other) && has_scale(other)))
}

/// How far before a number of the target the scale may stand that it leaves out.
fn target_reach(target_side: &Side, target: &Mention) -> u32 {
    if is_part(target_side, target) { REACH } else { TARGET_REACH }
}

/// `242 di un inverno medio` and `the 95.4 inches it gets`: the bare number leaves out the unit of a measure shortly before it.
fn is_unit_understood((side, bare): (&Side, MentionId), measure: &Mention) -> bool {
    let mention = side.mention(bare);
    let (Value::Number(number), Value::Measure { .. }) = (mention.value(), measure.value()) else { return false };
    let before = side.mentions[..bare.index()].iter().rev().take(MOST_BEFORE);
    let mut near = before.take_while(|other| other.segment.0 + REACH >= mention.segment.0);
    let unit = near.find_map(|other| match other.value() {
        Value::Measure { unit, .. } => Some(*unit),
        _ => None,
    });
    let is_same = |unit| {
        let measured = Value::Measure { amount: *number, unit };
        matches!(measured.agreement(measure.value()), Agreement::Same | Agreement::Rounded | Agreement::Converted)
    };
    !counts_a_noun(side, mention) && unit.is_some_and(is_same) || is_height(*number, measure.value())
}

/// Whether a bare number is how tall somebody is in metres, which `alto 1,85` need not say: *6ft 1in*.
fn is_height(number: Number, measure: &Value) -> bool {
    let (Some(least), Some(most)) = (Exact::decimal(HEIGHTS.0, -2), Exact::decimal(HEIGHTS.1, -2)) else {
        return false;
    };
    let metres = UnitId::from_code("m").map(|unit| Value::Measure { amount: number, unit });
    number.resolution() == -2
        && (least..=most).contains(&number.value())
        && metres.is_some_and(|metres| metres.agreement(measure) == Agreement::Converted)
}

/// Whether one side leaves out of which miles it speaks: `58 miglia a sud di Lampedusa` are nautical ones.
fn are_sea_miles(source: &Mention, target: &Mention) -> bool {
    let (Value::Measure { amount, unit }, Value::Measure { amount: other, unit: other_unit }) =
        (source.value(), target.value())
    else {
        return false;
    };
    let codes = [unit.code(), other_unit.code()];
    amount.value() == other.value() && (codes == ["[mi_i]", "[nmi_i]"] || codes == ["[nmi_i]", "[mi_i]"])
}

/// Whether words before a number tell that it is a part of one before: `668 milioni, di cui 33 coperti da fondi europei`.
fn is_part(side: &Side, mention: &Mention) -> bool {
    let cues = side.cues_in(mention.segment.0..mention.segment.0 + 1);
    let before = &cues[..cues.partition_point(|cue| cue.span.start() < mention.span.start())];
    let is_near = |cue: &Cue| tokens_between(side, cue.span, mention.span) <= FARTHEST_PART;
    before.iter().rev().any(|cue| cue.tells == Tells::Part && is_near(cue))
}

/// Whether a word of its own follows a number (`12 cani`), which then leaves nothing out; words of up to three letters are
/// mostly prepositions. Nothing is counted in decimals, and what is a part of a figure counts the same as it.
fn counts_a_noun(side: &Side, mention: &Mention) -> bool {
    let has_decimals = |number: Number| number.value().to_integer().is_none();
    if amount(mention.value()).is_some_and(has_decimals) || is_part(side, mention) {
        return false;
    }
    let tokens = side.tokens_of(mention.segment);
    let behind = tokens.get(tokens.partition_point(|token| token.span.start() < mention.span.end()));
    behind.is_some_and(|token| token.class.is_word() && side.text(token.span).chars().count() > LONGEST_PREPOSITION)
}

/// The amount of a number, of money or of a measure; of a range that of its end.
fn amount(value: &Value) -> Option<Number> {
    match value {
        Value::Range(ends) => amount(&ends.1),
        Value::Number(amount) | Value::Money { amount, .. } | Value::Measure { amount, .. } => Some(*amount),
        _ => None,
    }
}

/// `insieme ad altre 20` and `one of 21`: each side has the other's number as a doubtful reading.
fn is_one_among_others(source: &Mention, target: &Mention) -> bool {
    let may_be = |mention: &Mention, value: &Value| {
        mention.readings.iter().any(|reading| reading.is_doubtful() && reading.value == *value)
    };
    may_be(source, target.value()) && may_be(target, source.value())
}

/// An amount of money and one beside it that says the same in another currency.
type Rate<'s> = (Exact, &'s Value);

/// The amounts that a side gives in two currencies.
fn rates_of(side: &Side) -> Vec<Rate<'_>> {
    let money: Vec<_> = (0_u32..).map(MentionId).zip(&side.mentions).filter(|(_, mention)| is_money(mention)).collect();
    let mut rates = Vec::new();
    for pair in money.windows(2) {
        let [(first, one), (last, other)] = pair else { continue };
        if last.0 - first.0 > 2 {
            continue;
        }
        for (id, original, gloss, value) in [(*first, *one, *last, *other), (*last, *other, *first, *one)] {
            if is_gloss(side, id, gloss) {
                rates.extend(amount(original.value()).map(|number| (number.value(), value.value())));
            }
        }
    }
    rates
}

/// Whether a text glosses the number of the source, as an amount of money, by that of the target: a headline may say `£10m` for
/// the `12 milioni` that the text calls `€12m (£10m)`.
fn says_rate(rates: &[Rate<'_>], source: &Mention, target: &Mention) -> bool {
    let Some(said) = amount(source.value()).map(|number| number.value()) else { return false };
    rates.iter().any(|(original, gloss)| *original == said && gloss.agreement(target.value()) == Agreement::Same)
}
