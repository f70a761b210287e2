//! Times that one side tells as seen from the day of the text and the other by the calendar: `nel 2023` and *last year*, `ieri` and *on
//! Tuesday*. When the text was written nobody knows, so they are taken for one another as far as their units allow.

use riscontro_core::value::TimeUnit;
use riscontro_core::{Agreement, Cause, Mention, MentionId, Side, Value};

use super::{is_numeric, is_required};
use crate::beads::{Link, Matching};

/// In so many segments before and behind a year a much later one tells that it is long past.
const REACH: u32 = 20;

/// A bead with more open figures on one side is a table, whose years are told by no word beside them.
const MOST_OPEN: usize = 32;

/// A number is a year in this range.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2099;

/// Joins the open dates of a bead, once those that differ are joined, with an open time of the other side as seen from the text: a
/// rule says so in a note.
pub(super) fn join_relative(matching: &mut Matching<'_>, bead: usize) {
    let is_relative = |mention: &Mention| is_numeric(mention) && offset(mention).is_some();
    let (source_side, target_side) = (matching.source, matching.target);
    let link = |relative: &Mention| {
        let cause = match offset(relative)?.0 {
            TimeUnit::Year => Cause::Year,
            TimeUnit::Month => Cause::Month,
            _ => Cause::Day,
        };
        Some(Link { agreement: Agreement::Elided, cause: Some(cause) })
    };
    let (left, added) = (matching.open_source(bead, is_required), matching.open_target(bead, is_required));
    if left.len().max(added.len()) > MOST_OPEN {
        return;
    }
    for id in left {
        let mut others = matching.open_target(bead, is_relative).into_iter();
        let found = others.find(|other| may_be_one((source_side, id), target_side.mention(*other)));
        if let Some((other, link)) = found.and_then(|other| Some((other, link(target_side.mention(other))?))) {
            matching.settle(id, other, link, bead);
        }
    }
    for id in added {
        let mut others = matching.open_source(bead, is_relative).into_iter();
        let found = others.find(|other| may_be_one((target_side, id), source_side.mention(*other)));
        if let Some((other, link)) = found.and_then(|other| Some((other, link(source_side.mention(other))?))) {
            matching.settle(other, id, link, bead);
        }
    }
}

/// Whether two times as seen from the text contradict one another: the last and the next month, the last week and the last month.
/// What is now does not, for it is often left out or said of what was before (`quest'anno … rispetto a un anno fa`, *on last year*).
pub(super) fn contradict(one: &Mention, other: &Mention) -> bool {
    let (Some((unit, offset)), Some((other_unit, other_offset))) = (offset(one), offset(other)) else { return false };
    let is_span = |unit| matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Year);
    if unit == other_unit {
        // `l'altro ieri` is not yesterday.
        let is_other_day = unit == TimeUnit::Day && offset != 0 && other_offset != 0 && offset != other_offset;
        is_other_day || offset.signum() * other_offset.signum() < 0
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

/// Whether a date may be the time that `relative` tells. Today is also nowadays, and no date but a day of the week.
fn may_be_one((side, id): (&Side, MentionId), relative: &Mention) -> bool {
    let date = side.mention(id);
    let Some((unit, offset)) = offset(relative) else { return false };
    let is_year = |year: i64| YEARS.contains(&year) && is_told_as_year(side, date);
    date.readings.iter().any(|reading| match (&reading.value, unit) {
        (Value::Date(date), TimeUnit::Day) => {
            date.weekday.is_some() && date.fields() == 1 || (offset != 0 && date.day.is_some() && date.year.is_none())
        }
        (Value::Date(date), TimeUnit::Month) => date.month.is_some() && date.fields() == 1,
        (Value::Date(date), TimeUnit::Year) => {
            date.fields() == 1 && date.year.is_some_and(|year| is_year(i64::from(year)))
        }
        (Value::Number(number), TimeUnit::Year) => number.value().to_integer().is_some_and(is_year),
        _ => false,
    })
}

/// Whether a number is written as a year is, and no year that the side tells is much later: it may be the last one or the
/// next.
fn is_told_as_year(side: &Side, mention: &Mention) -> bool {
    let year = |mention: &Mention| {
        let text = side.text(mention.span);
        let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i64>().ok().filter(|year| is_plain && YEARS.contains(year))
    };
    let Some(own) = year(mention) else { return false };
    let near = side.mentions.partition_point(|other| other.segment.0 + REACH < mention.segment.0);
    let mut others = side.mentions[near..].iter().take_while(|other| other.segment.0 <= mention.segment.0 + REACH);
    !others.any(|other| year(other).is_some_and(|other| other > own + 2))
}
