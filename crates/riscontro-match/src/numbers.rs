//! Numbers, dates and times: paired by value, then joined by likeness.

use riscontro_core::{Agreement, Cause, Demand, Locale, Mention, MentionId, MentionKind};

use crate::assign::assign;
use crate::beads::{Link, Matching, distance};
use crate::cause::cause;

pub(crate) fn match_numbers(matching: &mut Matching<'_>) {
    for bead in 0..matching.bead_count() {
        pair_within(matching, bead, bead);
    }
    for bead in 1..matching.bead_count() {
        pair_within(matching, bead - 1, bead);
        pair_within(matching, bead, bead - 1);
    }
    for bead in 0..matching.bead_count() {
        cover(matching, bead);
    }
    for bead in 0..matching.bead_count() {
        join(matching, bead);
    }
}

fn is_numeric(mention: &Mention) -> bool {
    !matches!(mention.kind, MentionKind::Name)
}

/// Pairs the open mentions of one bead's source with those of a bead's target.
fn pair_within(matching: &mut Matching<'_>, source_bead: usize, target_bead: usize) {
    let is_neighbour = source_bead != target_bead;
    // An optional mention never answers one from another sentence.
    let wanted = |mention: &Mention| is_numeric(mention) && (!is_neighbour || mention.demand == Demand::Required);
    let (sources, targets) = (matching.open_source(source_bead, wanted), matching.open_target(target_bead, wanted));
    let (source_side, target_side) = (matching.source, matching.target);
    let weight = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        let apart = distance(row, sources.len(), column, targets.len());
        best_reading(source, target).map_or(0, |best| best.weight + demand_weight(source, target) - apart / 2)
    };
    for (row, column) in assign(sources.len(), targets.len(), weight) {
        let (source, target) = (sources[row], targets[column]);
        if let Some(best) = best_reading(source_side.mention(source), target_side.mention(target)) {
            let cause = (best.locale == Locale::Other).then_some(Cause::Unlocalised);
            matching.settle(source, target, Link { agreement: best.agreement, cause }, source_bead);
        }
    }
}

struct Best {
    agreement: Agreement,
    locale: Locale,
    weight: i32,
}

/// The best acceptable agreement over all pairs of readings; `None` when the mentions share no reading.
fn best_reading(source: &Mention, target: &Mention) -> Option<Best> {
    let mut best: Option<Best> = None;
    for (place, reading) in source.readings.iter().enumerate() {
        for (other_place, other) in target.readings.iter().enumerate() {
            let agreement = reading.value.agreement(&other.value);
            let base = match agreement {
                Agreement::Same => 1000,
                Agreement::Elided => 800,
                Agreement::Converted => 600,
                _ => continue,
            };
            let locale = if reading.locale == Locale::Own { other.locale } else { reading.locale };
            let unlocalised = if locale == Locale::Other { 400 } else { 0 };
            let places = i32::try_from(place + other_place).unwrap_or(10).min(10);
            let weight = base - unlocalised - 20 * places;
            if best.as_ref().is_none_or(|best| best.weight < weight) {
                best = Some(Best { agreement, locale, weight });
            }
        }
    }
    best
}

fn demand_weight(source: &Mention, target: &Mention) -> i32 {
    let required = [source, target].iter().filter(|mention| mention.demand == Demand::Required).count();
    let same_kind = if source.kind == target.kind { 40 } else { 0 };
    same_kind + 60 * i32::try_from(required).unwrap_or(0)
}

/// Settles what needs no answer: all of an unjudged bead, optional mentions, repetitions of a value that was answered.
fn cover(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead);
    let (is_judged, source_range, target_range) = (state.is_judged, state.source.clone(), state.target.clone());
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_numeric) {
        let mention = source_side.mention(source);
        let is_repeated = || target_range.clone().any(|at| answers(mention, target_side.mention(MentionId(at))));
        if !is_judged || mention.demand == Demand::Optional || is_repeated() {
            matching.cover_source(source);
        }
    }
    for target in matching.open_target(bead, is_numeric) {
        let mention = target_side.mention(target);
        let is_repeated = || source_range.clone().any(|at| answers(mention, source_side.mention(MentionId(at))));
        if !is_judged || mention.demand == Demand::Optional || is_repeated() {
            matching.cover_target(target);
        }
    }
}

/// Whether `other`, though it answers another mention already, says the same.
fn answers(mention: &Mention, other: &Mention) -> bool {
    is_numeric(other)
        && best_reading(mention, other).is_some_and(|best| best.agreement.is_agreement() && best.locale == Locale::Own)
}

/// Joins leftovers of a bead that are of comparable kinds.
fn join(matching: &mut Matching<'_>, bead: usize) {
    let (sources, targets) = (matching.open_source(bead, is_numeric), matching.open_target(bead, is_numeric));
    let (source_side, target_side) = (matching.source, matching.target);
    let weight = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        let Some((agreement, cause)) = difference(source, target) else { return 0 };
        let kind = if source.kind == target.kind { 200 } else { 0 };
        let explained = if cause.is_some() || agreement == Agreement::Rounded { 250 } else { 0 };
        500 + kind + explained - 2 * distance(row, sources.len(), column, targets.len())
    };
    for (row, column) in assign(sources.len(), targets.len(), weight) {
        let (source, target) = (sources[row], targets[column]);
        if let Some((agreement, cause)) = difference(source_side.mention(source), target_side.mention(target)) {
            matching.settle(source, target, Link { agreement, cause }, bead);
        }
    }
}

/// How two leftovers differ, by the pair of readings that is explained best; `None` when they are never compared.
fn difference(source: &Mention, target: &Mention) -> Option<(Agreement, Option<Cause>)> {
    let mut best: Option<(Agreement, Option<Cause>)> = None;
    for reading in &source.readings {
        for other in &target.readings {
            let agreement = reading.value.agreement(&other.value);
            if agreement == Agreement::Incomparable {
                continue;
            }
            let found = (agreement, cause(&reading.value, &other.value));
            let is_better = |old: &(Agreement, Option<Cause>)| old.1.is_none() && found.1.is_some();
            if best.as_ref().is_none_or(is_better) {
                best = Some(found);
            }
        }
    }
    best
}
