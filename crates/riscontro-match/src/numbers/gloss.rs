//! Amounts that one side gives twice, the second time in another unit or currency: `12 million euros, or about $14 million`;
//! and hours that it gives in two time zones.

use riscontro_core::value::Exact;
use riscontro_core::{Agreement, Fate, Mention, MentionId, MentionKind, Side, Value};

use super::is_required;
use super::zones::zone_of;
use crate::beads::Matching;

/// How many bytes may stand between an amount and its gloss: `a kilo, or about`.
const WIDEST_GAP: usize = 40;

/// How many may where no table vouches for the rate: `(about`.
const WIDEST_OPENING: usize = 16;

/// How many may between a time and the place whose it is: ` in `, ` ora di `.
const WIDEST_OWN_GAP: u32 = 10;

/// A bead with more open amounts on one side is a table.
const MOST_OPEN: usize = 16;

/// Pounds in a kilo, by which a price may have been divided as well: 2.2046.
const POUNDS: (i64, i64) = (22_046, 10_000);

/// The largest price of a pound or kilo that is believed.
const LARGEST_PRICE: i64 = 1000;

/// Settles the amounts that stand in brackets behind an answered one, or before one, and are it in another unit or currency: before
/// anything else that differs is taken for them (`27.4C (81.3F)` beside `24 anni`), unless the other side has an amount of its own for
/// them: that one may be a slip.
pub(super) fn cover_conversions(matching: &mut Matching<'_>, bead: usize) {
    let is_conversion = |side: &Side, original: MentionId, id: MentionId| {
        may_be_one(side.mention(original), side.mention(id), Exact::ONE)
            && brackets(side, side.mention(original), side.mention(id))
    };
    let open = [matching.open_source(bead, is_required).len(), matching.open_target(bead, is_required).len()];
    if open.into_iter().any(|open| open > MOST_OPEN) {
        return;
    }
    let rivals = |side: &Side, open: Vec<MentionId>, mention: &Mention| {
        open.into_iter().any(|id| share_dimension(side.mention(id).value(), mention.value()))
    };
    for id in matching.open_source(bead, is_required) {
        if rivals(matching.target, matching.open_target(bead, is_required), matching.source.mention(id)) {
            continue;
        }
        let original = before(matching.source, &matching.source_fates, id);
        // `7st 10lb (49kg)`: the metric unit may be kept alone.
        let is_metric = |id: MentionId| {
            let mention = matching.source.mention(id);
            matches!(mention.value(), Value::Measure { unit, .. } if unit.is_metric())
        };
        let kept = || after(matching.source, &matching.source_fates, id);
        let original = original.or_else(|| kept().filter(|kept| is_metric(*kept) && !is_metric(id)));
        if let Some(original) = original.filter(|original| is_conversion(matching.source, *original, id)) {
            matching.source_fates[id.index()] = Some(Fate::Glossed(original));
        }
    }
    for id in matching.open_target(bead, is_required) {
        if rivals(matching.source, matching.open_source(bead, is_required), matching.target.mention(id)) {
            continue;
        }
        let original = before(matching.target, &matching.target_fates, id);
        let original = original.or_else(|| after(matching.target, &matching.target_fates, id));
        if let Some(original) = original.filter(|original| is_conversion(matching.target, *original, id)) {
            matching.target_fates[id.index()] = Some(Fate::Glossed(original));
        }
    }
}

/// Whether two values are measures of one dimension, or both money.
fn share_dimension(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Measure { unit, .. }, Value::Measure { unit: other, .. }) => unit.dimension() == other.dimension(),
        (Value::Money { .. }, Value::Money { .. }) => true,
        _ => false,
    }
}

/// Bytes of a comma and the longest word for *or*.
const WIDEST_OR: usize = 4;

/// Whether a bracket and little else stands between two amounts, or a comma and an *or*.
fn brackets(side: &Side, a: &Mention, b: &Mention) -> bool {
    let (first, last) = if a.span.start() < b.span.start() { (a, b) } else { (b, a) };
    let gap = side.document.text.get(first.span.end() as usize..last.span.start() as usize).unwrap_or("").trim();
    // `2.1 ounces, or 60 grams`
    (gap.starts_with(['(', '[']) && gap.len() <= WIDEST_OPENING) || (gap.starts_with(',') && gap.len() <= WIDEST_OR)
}

/// Settles the amounts of a bead that only say again what the one beside them says, when that one is answered.
pub(super) fn cover_glosses(matching: &mut Matching<'_>, bead: usize) {
    for id in matching.open_source(bead, is_required) {
        // Of one moment in two zones either may be left out.
        let original = before(matching.source, &matching.source_fates, id).or_else(|| {
            let other = after(matching.source, &matching.source_fates, id)?;
            are_one_moment(matching.source.mention(id), matching.source.mention(other)).then_some(other)
        });
        if let Some(original) = original {
            matching.source_fates[id.index()] = Some(Fate::Glossed(original));
        }
    }
    for id in matching.open_target(bead, is_required) {
        let original = before(matching.target, &matching.target_fates, id);
        // `£10m (€12m)`: to leave out the first of the two is to leave out the amount; to put another before it is none.
        if let Some(original) = original.or_else(|| after(matching.target, &matching.target_fates, id)) {
            matching.target_fates[id.index()] = Some(Fate::Glossed(original));
        }
    }
    cover_days_of_glosses(matching, bead);
}

/// Settles the days of the week right behind a time of day that only says another again: `le 3.30 di mercoledì in Italia`.
fn cover_days_of_glosses(matching: &mut Matching<'_>, bead: usize) {
    let days = [matching.open_source(bead, is_weekday), matching.open_target(bead, is_weekday)];
    let sides = [(matching.source, &mut matching.source_fates), (matching.target, &mut matching.target_fates)];
    for ((side, fates), days) in sides.into_iter().zip(days) {
        for id in days {
            let Some(time) = id.0.checked_sub(1).map(MentionId) else { continue };
            let apart = side.mention(id).span.start().saturating_sub(side.mention(time).span.end());
            if let Some(Fate::Glossed(original)) = fates[time.index()].filter(|_| apart <= WIDEST_OWN_GAP) {
                fates[id.index()] = Some(Fate::Glossed(original));
            }
        }
    }
}

/// The answered amount before `id` that it says again.
fn before(side: &Side, fates: &[Option<Fate>], id: MentionId) -> Option<MentionId> {
    original(side, fates, id, beside(side, id, (0..id.0).rev())?)
}

/// The answered amount behind `id` that it says beforehand.
fn after(side: &Side, fates: &[Option<Fate>], id: MentionId) -> Option<MentionId> {
    original(side, fates, id, beside(side, id, id.0 + 1..u32::MAX)?)
}

fn original(side: &Side, fates: &[Option<Fate>], id: MentionId, other: MentionId) -> Option<MentionId> {
    let is_answered = matches!(fates[other.index()], Some(Fate::Paired { .. } | Fate::Joined(_)));
    (is_answered && is_gloss(side, other, id)).then_some(other)
}

/// The first of some mentions of the segment that is an amount of the same kind.
fn beside(side: &Side, id: MentionId, places: impl Iterator<Item = u32>) -> Option<MentionId> {
    let mention = side.mention(id);
    let in_segment =
        |place: &u32| side.mentions.get(*place as usize).is_some_and(|other| other.segment == mention.segment);
    let is_alike = |other: &Mention| other.kind == mention.kind || are_one_moment(other, mention);
    places.take_while(in_segment).map(MentionId).find(|other| is_alike(side.mention(*other)))
}

/// Whether one of two amounts of a side stands as a gloss beside the other: between them is a bracket or a comma and little else.
pub(super) fn is_gloss(side: &Side, original: MentionId, id: MentionId) -> bool {
    let (a, b) = (side.mention(original), side.mention(id));
    let (first, last) = if a.span.start() < b.span.start() { (a, b) } else { (b, a) };
    let gap = side.document.text.get(first.span.end() as usize..last.span.start() as usize).unwrap_or("").trim();
    if gap.len() > WIDEST_GAP || !gap.contains(['(', '[', ',', '\u{2013}', '\u{2014}']) {
        return false;
    }
    if are_one_moment(a, b) {
        // `alle 9 (alle 10 la domenica)` are two hours.
        let has_zone = || zone_of(side, original).is_some() || zone_of(side, id).is_some();
        return is_before_name(side, last) || (gap.contains(['(', ',']) && has_zone());
    }
    let is_vouched = may_be_one(a, b, Exact::ONE) || is_price(a) && is_price(b) && may_be_prices(a, b);
    is_vouched || (gap.starts_with(['(', '[']) && gap.len() <= WIDEST_OPENING && are_other_currencies(a, b))
}

/// Whether a name stands right behind a time and says whose it is: `, le 23 in Italia`.
fn is_before_name(side: &Side, time: &Mention) -> bool {
    let at =
        side.mentions.partition_point(|other| (other.segment, other.span.start()) <= (time.segment, time.span.start()));
    let is_near = |before: &Mention, name: &Mention| {
        name.segment == before.segment && name.span.start().saturating_sub(before.span.end()) <= WIDEST_OWN_GAP
    };
    let is_name = |name: &Mention| name.kind == MentionKind::Name;
    match side.mentions.get(at..) {
        // `le 3.30 di mercoledì in Italia`
        Some([day, name, ..]) if is_weekday(day) => is_near(time, day) && is_near(day, name) && is_name(name),
        Some([name, ..]) => is_near(time, name) && is_name(name),
        _ => false,
    }
}

/// Whether it is a day of the week alone.
fn is_weekday(mention: &Mention) -> bool {
    matches!(mention.value(), Value::Date(date) if date.weekday.is_some() && date.fields() == 1)
}

/// Whether two times of day may be one moment in two time zones: `12.06 locali (le 18.06 in Italia)`.
fn are_one_moment(a: &Mention, b: &Mention) -> bool {
    let clock = |mention: &Mention| {
        mention.readings.iter().find_map(|reading| match &reading.value {
            Value::Clock(time) => Some(*time),
            _ => None,
        })
    };
    let times = clock(a).zip(clock(b));
    times.is_some_and(|(time, other)| time.minute() == other.minute() && time.hour() != other.hour())
}

/// Whether two amounts are one in two units or currencies, when the second is so many times larger.
fn may_be_one(a: &Mention, b: &Mention, times: Exact) -> bool {
    let scaled = |value: &Value| match value {
        Value::Money { amount, currencies } => {
            Some(Value::Money { amount: amount.scaled(times)?, currencies: *currencies })
        }
        _ => Some(value.clone()),
    };
    let is_one = |value: &Value| {
        let other = scaled(value);
        a.readings
            .iter()
            .any(|own| other.as_ref().is_some_and(|other| own.value.agreement(other) == Agreement::Converted))
    };
    let is_single = |value: &Value| matches!(value, Value::Money { .. } | Value::Measure { .. });
    // `between 60 and 90 cm (24–35 in)`
    let is_amount = |value: &Value| match value {
        Value::Range(ends) => is_single(&ends.0) && is_single(&ends.1),
        value => is_single(value),
    };
    // `from 1,150 hectares to 3,300 (about 8,150 acres)`
    let may_be_amount = |mention: &Mention| mention.readings.iter().any(|reading| is_amount(&reading.value));
    may_be_amount(a) && is_amount(b.value()) && b.readings.iter().any(|reading| is_one(&reading.value))
}

/// Whether the amounts are prices of a kilo and of a pound.
fn may_be_prices(a: &Mention, b: &Mention) -> bool {
    let (Some(pounds), Some(kilos)) = (Exact::ratio(POUNDS.0, POUNDS.1), Exact::ratio(POUNDS.1, POUNDS.0)) else {
        return false;
    };
    may_be_one(a, b, pounds) || may_be_one(a, b, kilos)
}

fn is_price(mention: &Mention) -> bool {
    matches!(mention.value(), Value::Money { amount, .. } if amount.value() < Exact::integer(LARGEST_PRICE))
}

fn are_other_currencies(a: &Mention, b: &Mention) -> bool {
    match (a.value(), b.value()) {
        (Value::Money { currencies, .. }, Value::Money { currencies: others, .. }) => {
            // Where the rate is known it has been asked for, and does not fit.
            !currencies.intersects(*others) && !currencies.has_known_rate(*others)
        }
        _ => false,
    }
}
