//! Times that one side tells as seen from the day of the text and the other by the calendar: `nel 2023` and *last year*, `ieri` and *on
//! Tuesday*. When the text was written nobody knows, so they are taken for one another as far as their units allow.

use riscontro_core::value::{PartialDate, TimeUnit};
use riscontro_core::{Mention, MentionId, Side, Value};

use super::{is_numeric, is_required};
use crate::beads::Matching;

/// A number is a year in this range.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2099;

/// Settles the open dates of a bead for which the other side has an open time as seen from the text.
pub(super) fn cover_relative(matching: &mut Matching<'_>, bead: usize) {
    let is_relative = |mention: &Mention| is_numeric(mention) && offset(mention).is_some();
    let (source_side, target_side) = (matching.source, matching.target);
    let find = |mention: &Mention, others: &[MentionId], side: &Side| {
        others.iter().copied().find(|id| may_be_one(mention, side.mention(*id)))
    };
    for id in matching.open_source(bead, is_required) {
        let others = matching.open_target(bead, is_relative);
        if let Some(other) = find(source_side.mention(id), &others, target_side) {
            matching.cover_source(id);
            matching.cover_target(other);
        }
    }
    for id in matching.open_target(bead, is_required) {
        let others = matching.open_source(bead, is_relative);
        if let Some(other) = find(target_side.mention(id), &others, source_side) {
            matching.cover_target(id);
            matching.cover_source(other);
        }
    }
}

/// Whether two times as seen from the text contradict one another: the last and the next month, the last week and the last month.
pub(super) fn contradict(one: &Mention, other: &Mention) -> bool {
    let (Some((unit, offset)), Some((other_unit, other_offset))) = (offset(one), offset(other)) else { return false };
    let is_span = |unit| matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Year);
    if unit == other_unit {
        // `Today` is also nowadays.
        let least = if is_span(unit) { 1 } else { 2 };
        offset.abs_diff(other_offset) >= least && offset.signum() != other_offset.signum()
    } else {
        offset == other_offset && offset != 0 && is_span(unit) && is_span(other_unit)
    }
}

/// The unit and the offset of a time as seen from the text.
pub(super) fn offset(mention: &Mention) -> Option<(TimeUnit, i8)> {
    match mention.value() {
        Value::Relative { unit, offset } => Some((*unit, *offset)),
        _ => None,
    }
}

/// Whether a date may be the time that `relative` tells.
fn may_be_one(date: &Mention, relative: &Mention) -> bool {
    let Some((unit, _)) = offset(relative) else { return false };
    date.readings.iter().any(|reading| match (&reading.value, unit) {
        (Value::Date(date), TimeUnit::Day) => date.weekday.is_some() || date.day.is_some(),
        (Value::Date(date), TimeUnit::Month) => date.month.is_some() && date.day.is_none(),
        (Value::Date(date), TimeUnit::Year) => date.year.is_some_and(is_year) && is_alone(*date),
        (Value::Number(number), TimeUnit::Year) => {
            number.value().to_integer().is_some_and(|year| YEARS.contains(&year))
        }
        _ => false,
    })
}

fn is_year(year: i16) -> bool {
    YEARS.contains(&i64::from(year))
}

/// Whether a date is a year and nothing more.
fn is_alone(date: PartialDate) -> bool {
    date.month.is_none() && date.day.is_none() && date.weekday.is_none()
}
