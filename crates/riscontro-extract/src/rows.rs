//! The rows of the tables as values; a row that is not understood is none.

use riscontro_core::Demand;
use riscontro_core::value::{Bound, ClockTime, CurrencySet, Exact, TimeUnit, UnitId};
use riscontro_lang::Language;

use crate::glue::Glue;
use crate::lexicon::{
    ClockWord, Comparator, Force, Named, NumberKind, NumberWord, Period, Position, RangeWord, Unit, Weight,
};
use crate::parts::PartWord;
use crate::round::Round;

/// The forms of `table` with what `read` makes of their rows.
pub(crate) fn rows<const COLUMNS: usize, V>(
    table: impl Iterator<Item = [&'static str; COLUMNS]>,
    read: impl Fn([&'static str; COLUMNS]) -> Option<V>,
) -> impl Iterator<Item = (&'static str, V)> {
    table.filter_map(move |row| Some((row[0], read(row)?)))
}

pub(crate) fn demand(cell: &str) -> Demand {
    if cell == "required" { Demand::Required } else { Demand::Optional }
}

pub(crate) fn named([form, number, cell, written]: [&str; 4]) -> Option<Named> {
    let (is_full, is_accented) = (written == "yes", !form.is_ascii());
    Some(Named { number: number.parse().ok()?, demand: demand(cell), is_full, is_accented })
}

/// Reads the month and day of `12-26`.
pub(crate) fn feast([_, date]: [&str; 2]) -> Option<(u8, u8)> {
    let (month, day) = date.split_once('-')?;
    let date = (month.parse().ok()?, day.parse().ok()?);
    (matches!(date.0, 1..=12) && matches!(date.1, 1..=31)).then_some(date)
}

/// Reads how many still play in a round, and whether the form is no other word.
pub(crate) fn round([_, players, written]: [&str; 3]) -> Option<Round> {
    Some(Round { players: players.parse().ok()?, is_full: written == "full" })
}

/// Reads a unit of time and how many of it from now.
pub(crate) fn relative([_, unit, offset]: [&str; 3]) -> Option<(TimeUnit, i8)> {
    Some((TimeUnit::from_code(unit)?, offset.parse().ok()?))
}

/// Reads `3` or `1/3`.
pub(crate) fn exact(cell: &str) -> Option<Exact> {
    match cell.split_once('/') {
        Some((part, whole)) => Exact::ratio(part.parse().ok()?, whole.parse().ok()?),
        None => Exact::parse_plain(cell),
    }
}

pub(crate) fn number_word([_, kind, value, cell]: [&str; 4]) -> Option<NumberWord> {
    let kind = match kind {
        "cardinal" => NumberKind::Cardinal(value.parse().ok()?),
        "scale" => NumberKind::Scale(value.parse().ok()?),
        "scale-suffix" => NumberKind::ScaleSuffix(value.parse().ok()?),
        "ordinal" => NumberKind::Ordinal(value.parse().ok()?),
        "fraction" => NumberKind::Fraction(exact(value)?),
        "half" => NumberKind::Half,
        "about" => NumberKind::About(value.parse().ok()?),
        "magnitude" => NumberKind::Magnitude(value.parse().ok()?),
        "multiplier" => NumberKind::Multiplier(exact(value)?),
        "both" => NumberKind::Both(value.parse().ok()?),
        _ => return None,
    };
    let weight = match cell {
        "required" => Weight::Required,
        "before-plural" => Weight::BeforePlural,
        "article" => Weight::Article,
        _ => Weight::Optional,
    };
    Some(NumberWord { kind, weight })
}

pub(crate) fn glue(kind: &str) -> Option<Glue> {
    Some(match kind {
        "and" => Glue::And,
        "minus" => Glue::Minus,
        "point" => Glue::Point,
        "of" => Glue::Of,
        "one" => Glue::One,
        "definite" => Glue::Definite,
        "vague" => Glue::Vague,
        "share" => Glue::Share,
        "share-direct" => Glue::ShareDirect,
        "age-before" => Glue::AgeBefore,
        "age-after" => Glue::AgeAfter,
        "ordinal-suffix" => Glue::OrdinalSuffix,
        "decade-suffix" => Glue::DecadeSuffix,
        "age-suffix" => Glue::AgeSuffix,
        "month-cue" => Glue::MonthCue,
        "into-parts" => Glue::IntoParts,
        "divides" => Glue::Divides,
        "numeral-cue" => Glue::NumeralCue,
        "not" => Glue::Not,
        "no" => Glue::No,
        "more" => Glue::More,
        "less" => Glue::Less,
        "no-number" => Glue::NoNumber,
        "defeat" => Glue::Defeat,
        "times-suffix" => Glue::TimesSuffix,
        "anniversary" => Glue::Anniversary,
        "numeral-noun" => Glue::NumeralNoun,
        "below" => Glue::Below,
        "middle" => Glue::Middle,
        "singular" => Glue::Singular,
        "points" => Glue::Points,
        "or" => Glue::Or,
        "by" => Glue::By,
        "victory" => Glue::Victory,
        "level" => Glue::Level,
        "others" => Glue::Others,
        "one-of" => Glue::OneOf,
        "compared" => Glue::Compared,
        "floor" => Glue::Floor,
        "late" => Glue::Late,
        "further" => Glue::Further,
        "year-quarter" => Glue::YearQuarter,
        "in-percent" => Glue::InPercent,
        "falling" => Glue::Falling,
        "every" => Glue::Every,
        "as-many" => Glue::AsMany,
        "period-to" => Glue::PeriodTo,
        "number-sign" => Glue::NumberSign,
        "stated" => Glue::Stated,
        "year-before" => Glue::YearBefore,
        "year-after" => Glue::YearAfter,
        "earlier" => Glue::Earlier,
        "later" => Glue::Later,
        "phone" => Glue::Phone,
        "round" => Glue::Round,
        "lost" => Glue::Lost,
        "stoppage" => Glue::Stoppage,
        "into-stoppage" => Glue::IntoStoppage,
        "second-half" => Glue::SecondHalf,
        "gas-mark" => Glue::GasMark,
        "below-zero" => Glue::BelowZero,
        "size" => Glue::Size,
        "size-behind" => Glue::SizeBehind,
        "pregnant" => Glue::Pregnant,
        _ => return None,
    })
}

pub(crate) fn part_word([_, kind]: [&str; 2]) -> Option<PartWord> {
    Some(match kind {
        "total" => PartWord::Total,
        "whole" => PartWord::Whole,
        "vote" => PartWord::Vote,
        "rest" => PartWord::Rest,
        "compare" => PartWord::Compare,
        "article" => PartWord::Article,
        "besides" => PartWord::Besides,
        _ => return None,
    })
}

pub(crate) fn units(language: &Language) -> impl Iterator<Item = (&'static str, Unit)> {
    let percent = rows(language.percent.rows(), |[_, kind]| match kind {
        "percent" => Some(Unit::Percent(Exact::ONE)),
        "per-mille" => Exact::ratio(1, 10).map(Unit::Percent),
        "points" => Some(Unit::Points(Exact::ONE)),
        "basis-percent" => Exact::ratio(1, 100).map(Unit::Percent),
        "basis-points" => Exact::ratio(1, 100).map(Unit::Points),
        "count" => Some(Unit::Count),
        _ => None,
    });
    let money = rows(language.currencies.rows(), |[_, codes]| money(codes));
    let time = rows(language.time_units.rows(), |[_, code, multiple]| {
        Some(Unit::Time(TimeUnit::from_code(code)?, exact(multiple)?))
    });
    let measures = rows(language.units.rows(), |[_, code]| measure(code));
    percent.chain(money).chain(time).chain(measures)
}

/// The signs that a language writes of whose words no table tells.
pub(crate) fn signs(language: &Language) -> impl Iterator<Item = (&'static str, Unit)> {
    let signs =
        [("%", Some(Unit::Percent(Exact::ONE))), ("‰", Exact::ratio(1, 10).map(Unit::Percent)), ("€", money("EUR"))];
    let signs = signs.into_iter().filter_map(|(sign, unit)| Some((sign, unit?)));
    signs.filter(|_| language.percent.is_empty())
}

/// Reads the code of a unit, or `count`.
pub(crate) fn measure(code: &str) -> Option<Unit> {
    if code == "count" { Some(Unit::Count) } else { UnitId::from_code(code).map(Unit::Measure) }
}

/// Reads `EUR`, `USD AUD`, or a part of a currency: `1/100 EUR USD`.
pub(crate) fn money(codes: &str) -> Option<Unit> {
    let (part, codes) = match codes.split_once(' ') {
        Some((part, codes)) if part.contains('/') => (exact(part)?, codes),
        _ => (Exact::ONE, codes),
    };
    CurrencySet::parse(codes).map(|currencies| Unit::Money(currencies, part))
}

pub(crate) fn comparator([_, bound, position]: [&str; 3]) -> Option<Comparator> {
    let bound = match bound {
        "about" => Bound::About,
        "almost" => Bound::Almost,
        "more-than" => Bound::MoreThan,
        "at-least" => Bound::AtLeast,
        "at-most" => Bound::AtMost,
        "less-than" => Bound::LessThan,
        _ => return None,
    };
    let (position, force) = match position {
        "before" => (Position::Before, Force::Sure),
        "through" => (Position::Before, Force::Through),
        "maybe" => (Position::Before, Force::Maybe),
        "after" => (Position::After, Force::Sure),
        _ => return None,
    };
    Some(Comparator { bound, position, force })
}

pub(crate) fn period([_, kind, value]: [&str; 3]) -> Option<Period> {
    let value = value.parse().ok()?;
    Some(match kind {
        "decade-cue" => Period::DecadeCue,
        "decade" => Period::Decade(value),
        "century" => Period::Century(value),
        "century-cue" => Period::CenturyCue,
        "era" => Period::Era(value),
        _ => return None,
    })
}

pub(crate) fn clock_word([_, kind, value]: [&str; 3]) -> Option<ClockWord> {
    Some(match kind {
        "word" => {
            let (hour, minute) = value.split_once(':')?;
            ClockWord::Word(ClockTime::new(hour.parse().ok()?, minute.parse().ok()?)?)
        }
        "cue" => ClockWord::Cue,
        "formal-cue" => ClockWord::FormalCue,
        "weak-cue" => ClockWord::WeakCue,
        "hour-article" => ClockWord::HourArticle,
        "after-cue" => ClockWord::AfterCue,
        "zone" => ClockWord::Zone,
        "am" => ClockWord::Am,
        "pm" => ClockWord::Pm,
        "night" => ClockWord::Night,
        "day-am" => ClockWord::DayAm,
        "day-pm" => ClockWord::DayPm,
        "minutes-past" => ClockWord::MinutesPast,
        "minutes-to" => ClockWord::MinutesTo,
        "half-past" => ClockWord::HalfPast,
        "minutes-zero" => ClockWord::MinutesZero,
        "hour-plus" => ClockWord::HourPlus,
        "hour-minus" => ClockWord::HourMinus,
        "hour-mark" => ClockWord::HourMark,
        _ => return None,
    })
}

pub(crate) fn range_word(kind: &str) -> Option<RangeWord> {
    Some(match kind {
        "open" => RangeWord::Open,
        "from" => RangeWord::From,
        "join" => RangeWord::Join,
        "to" => RangeWord::To,
        "score" => RangeWord::Score,
        "dash" => RangeWord::Dash,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use riscontro_lang::LANGUAGES;

    use super::*;

    fn unread<const COLUMNS: usize, V>(
        table: riscontro_lang::Table,
        read: impl Fn([&'static str; COLUMNS]) -> Option<V>,
    ) -> Vec<String> {
        table.rows().filter(|row| read(*row).is_none()).map(|row| row.join("\t")).collect()
    }

    #[test]
    fn every_row_of_every_table_is_understood() {
        for language in LANGUAGES {
            let known = |[_, kind]: [&str; 2]| {
                (glue(kind).is_some() || matches!(kind, "idiom" | "plural-ending" | "verb-ending")).then_some(())
            };
            let read = [
                unread(language.number_words, number_word),
                unread(language.glue, known),
                unread(language.parts, part_word),
                unread(language.months, named),
                unread(language.weekdays, named),
                unread(language.feasts, feast),
                unread(language.rounds, round),
                unread(language.relative, relative),
                unread(language.comparators, comparator),
                unread(language.periods, period),
                unread(language.clock, clock_word),
                unread(language.ranges, |[_, kind]: [&str; 2]| range_word(kind)),
                unread(language.currencies, |[_, codes]: [&str; 2]| money(codes)),
                unread(language.units, |[_, code]: [&str; 2]| measure(code)),
            ]
            .concat();
            assert!(read.is_empty(), "{}: {read:#?}", language.tag);
            let rows = language.percent.rows::<1>().count()
                + language.currencies.rows::<1>().count()
                + language.time_units.rows::<1>().count()
                + language.units.rows::<1>().count();
            assert_eq!(units(language).count(), rows, "{}: a row of percent or time_units", language.tag);
        }
    }
}
