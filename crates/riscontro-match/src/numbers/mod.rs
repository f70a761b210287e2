//! Numbers, dates and times: paired by value, then joined by likeness.

mod derived;
mod equations;
mod factors;
mod gloss;
mod headline;
mod join;
mod moved;
mod nights;
mod parts;
mod readings;
mod relative;
mod rounds;
mod span_of_unit;
mod understood;
mod worded;
mod zones;

use std::ops::Range;

use riscontro_core::{Demand, Mention, MentionId, MentionKind, Side, TimeZone, Value};

use crate::assign::assign;
use crate::beads::{Matching, distance, near};
use crate::datelines;
use readings::{Glosses, best_reading, flipped_bound, is_repetition, reversed_score, share_bound};

/// A range over more numbers is not one that the other side counts off.
const LONGEST_ENUMERATION: i64 = 6;

pub(crate) fn match_numbers(matching: &mut Matching<'_>, home_zones: [Option<TimeZone>; 2]) {
    for bead in 0..matching.bead_count() {
        pair_within(matching, bead, bead);
        parts::pair_parts(matching, bead);
    }
    for bead in 1..matching.bead_count() {
        pair_within(matching, bead - 1, bead);
        pair_within(matching, bead, bead - 1);
    }
    for bead in 0..matching.bead_count() {
        cover_repeated(matching, bead);
    }
    moved::pair_moved(matching);
    headline::cover_picked(matching);
    for bead in 0..matching.bead_count() {
        cover_enumerated(matching, bead);
        datelines::cover(matching, bead, is_required);
        nights::settle_nights(matching, bead);
        nights::cover_named_days(matching, bead);
        understood::join_understood(matching, bead);
        factors::pair_factors(matching, bead);
        zones::pair_zoned(matching, bead, home_zones);
        zones::part_zoned(matching, bead);
        worded::part_worded(matching, bead);
        gloss::cover_conversions(matching, bead);
        equations::join_derived(matching, bead);
        rounds::cover_rounds(matching, bead);
        join::join_required(matching, bead);
        span_of_unit::cover_units(matching, bead);
        relative::join_relative(matching, bead);
        gloss::cover_glosses(matching, bead);
        equations::cover_differences(matching, bead);
        equations::cover_told_steps(matching, bead);
        cover_repeated_near(matching, bead);
        derived::cover_derived(matching, bead);
        join::join_optional(matching, bead);
        cover_optional(matching, bead);
    }
    headline::cover_headlines(matching);
}

pub(crate) fn is_numeric(mention: &Mention) -> bool {
    !matches!(mention.kind, MentionKind::Name)
}

pub(crate) fn is_required(mention: &Mention) -> bool {
    is_numeric(mention) && mention.demand == Demand::Required
}

/// Pairs the open mentions of one bead's source with those of a bead's target.
fn pair_within(matching: &mut Matching<'_>, source_bead: usize, target_bead: usize) {
    let is_neighbour = source_bead != target_bead;
    // An optional mention never answers one from another sentence.
    let wanted = if is_neighbour { is_required } else { is_numeric };
    let (sources, targets) = (matching.open_source(source_bead, wanted), matching.open_target(target_bead, wanted));
    let (source_side, target_side) = (matching.source, matching.target);
    let link = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        let link = |best: readings::Best| (best.weight, best.link(source, target));
        // A number in the other format is written with the same digits; with others it is another number (`130`, `130,000`).
        // What was converted stands where the amount stood.
        let is_exchanged =
            |best: &readings::Best| is_neighbour && best.is_converted() && is_money(source) && is_money(target);
        let is_sound = |best: &readings::Best| {
            let is_localised = || {
                !best.is_in_other_format() || same_digits(source_side.text(source.span), target_side.text(target.span))
            };
            !is_exchanged(best) && is_localised()
        };
        let turned = || flipped_bound(source, target).or_else(|| reversed_score(source, target));
        let flipped = || turned().filter(|_| !is_neighbour);
        // What may be no bound (`exceeds 31 days`) agrees with no number that is bound the other way.
        let is_plain = || flipped_bound(source, target).is_some() && !share_bound(source, target);
        best_reading(source, target).filter(is_sound).filter(|_| is_neighbour || !is_plain()).map(link).or_else(flipped)
    };
    let weight = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        let apart = distance(row, sources.len(), column, targets.len());
        link(row, column).map_or(0, |(weight, _)| weight + demand_weight(source, target) - apart / 2)
    };
    for (row, column) in assign(sources.len(), targets.len(), weight) {
        if let Some((_, link)) = link(row, column) {
            matching.settle(sources[row], targets[column], link, source_bead);
        }
    }
}

fn is_money(mention: &Mention) -> bool {
    mention.kind == MentionKind::Money
}

fn same_digits(source: &str, target: &str) -> bool {
    let digits = |text: &'_ str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    digits(source) == digits(target)
}

fn demand_weight(source: &Mention, target: &Mention) -> i32 {
    let same_kind = if source.kind == target.kind { 80 } else { 0 };
    // Two optional ones are not to be parted by a required one that happens to say the same.
    same_kind
        + match (is_required(source), is_required(target)) {
            (true, true) => 120,
            (false, false) => 80,
            _ => 60,
        }
}

/// Settles all of an unjudged bead, and what says a value again that was answered in it.
fn cover_repeated(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead);
    let (is_judged, source_range, target_range) = (state.is_judged, state.source.clone(), state.target.clone());
    let (source_side, target_side) = (matching.source, matching.target);
    // A measure that the target adds in another unit is a gloss; one that it leaves out is missing.
    let is_free = matching.open_source(bead, is_required).is_empty();
    let glosses = |mention: &Mention| {
        let is_bracketed = target_side.document.text[..mention.span.start() as usize].ends_with('(');
        if is_free && is_bracketed { Glosses::Count } else { Glosses::No }
    };
    let across = |id: MentionId, own: &Range<u32>, other: &Range<u32>| {
        near(other.clone(), id.0 - own.start, own.end - own.start)
    };
    for source in matching.open_source(bead, is_numeric) {
        let mention = source_side.mention(source);
        let is_repeated = || {
            across(source, &source_range, &target_range)
                .map(|at| target_side.mention(MentionId(at)))
                .any(|other| is_repetition(mention, other, Glosses::No) && !counts_other(source_side, mention, other))
        };
        if !is_judged || (is_required(mention) && is_repeated()) {
            matching.cover_source(source);
        }
    }
    // A number of the source that is left over, an article maybe, speaks for another count (`one capsule a day for two weeks`).
    let is_count = |mention: &Mention| is_numeric(mention) && matches!(mention.value(), Value::Number(_));
    let may_count = !matching.open_source(bead, is_count).is_empty();
    for target in matching.open_target(bead, is_numeric) {
        let mention = target_side.mention(target);
        let is_repeated = || {
            across(target, &target_range, &source_range).map(|at| source_side.mention(MentionId(at))).any(|other| {
                is_repetition(mention, other, glosses(mention))
                    && !(may_count && counts_other(target_side, mention, other))
            })
        };
        if !is_judged || (is_required(mention) && is_repeated()) {
            matching.cover_target(target);
        }
    }
}

/// Whether a bare number counts something while the same number with a unit of its own is no count: `due compresse` beside *two weeks*.
fn counts_other(side: &Side, number: &Mention, other: &Mention) -> bool {
    let is_bare = |mention: &Mention| matches!(mention.value(), Value::Number(_));
    is_bare(number) && !is_bare(other) && side.counted(number).is_some()
}

/// Settles the whole numbers that a range of the other side runs over: `artt. 5, 6 e 7` and *Articles 5 to 7*.
fn cover_enumerated(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead);
    let (sources, targets) = (state.source.clone(), state.target.clone());
    let (source_side, target_side) = (matching.source, matching.target);
    let is_over = |side: &Side, id: MentionId, (own, other): (&Range<u32>, &Range<u32>), other_side: &Side| {
        let mut around = near(other.clone(), id.0 - own.start, own.end - own.start);
        around.any(|at| runs_over(other_side.mention(MentionId(at)), side.mention(id)))
    };
    for id in matching.open_source(bead, is_required) {
        if is_over(source_side, id, (&sources, &targets), target_side) {
            matching.cover_source(id);
        }
    }
    for id in matching.open_target(bead, is_required) {
        if is_over(target_side, id, (&targets, &sources), source_side) {
            matching.cover_target(id);
        }
    }
}

/// Whether a plain whole number lies strictly between the ends of a short range of such numbers.
fn runs_over(range: &Mention, number: &Mention) -> bool {
    let integer = |value: &Value| match value {
        Value::Number(number) => number.value().to_integer(),
        _ => None,
    };
    let Value::Range(ends) = range.value() else { return false };
    match (integer(&ends.0), integer(number.value()), integer(&ends.1)) {
        (Some(low), Some(value), Some(high)) => low < value && value < high && high - low < LONGEST_ENUMERATION,
        _ => false,
    }
}

/// Settles what the target says again of the sentence before or after: a translator who repeats a figure adds nothing. What is
/// left over beside a leftover of its own sentence has been joined with it before: there it is no repetition.
fn cover_repeated_near(matching: &mut Matching<'_>, bead: usize) {
    let before = bead.checked_sub(1).map_or(0..0, |at| matching.bead(at).source.clone());
    let after = if bead + 1 < matching.bead_count() { matching.bead(bead + 1).source.clone() } else { 0..0 };
    let (source_side, target_side) = (matching.source, matching.target);
    for target in matching.open_target(bead, is_required) {
        let mention = target_side.mention(target);
        let mut around = last_of(&before).chain(first_of(&after)).map(|at| source_side.mention(MentionId(at)));
        if around.any(|other| is_repetition(mention, other, Glosses::No) && !counts_other(target_side, mention, other))
        {
            matching.cover_target(target);
        }
    }
}

/// The last mentions of a long range, or all.
fn last_of(range: &Range<u32>) -> Range<u32> {
    near(range.clone(), 1, 1)
}

/// The first mentions of a long range, or all.
fn first_of(range: &Range<u32>) -> Range<u32> {
    near(range.clone(), 0, 1)
}

/// Settles optional mentions that nothing wanted.
fn cover_optional(matching: &mut Matching<'_>, bead: usize) {
    let wanted = |mention: &Mention| is_numeric(mention) && mention.demand == Demand::Optional;
    for source in matching.open_source(bead, wanted) {
        matching.cover_source(source);
    }
    for target in matching.open_target(bead, wanted) {
        matching.cover_target(target);
    }
}
