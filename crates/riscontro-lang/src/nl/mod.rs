//! Dutch, of the Netherlands and Flanders: tables.

mod numerals;

use frostem::Algorithm;
use riscontro_core::{LangTag, TimeZone};

use crate::language::{CurrencyPlace, DateOrder, Language, NumberFormat, Tens};
use crate::table::Table;

/// Dutch.
pub(crate) const DUTCH: Language = Language {
    tag: LangTag::new("nl"),
    name: "Dutch",
    number_format: NumberFormat { decimal: ',', groups: &['.', '\u{a0}', '\u{202f}', '\u{2009}'] },
    home_zone: Some(TimeZone("+1 +2")),
    currency_place: CurrencyPlace::Before,
    date_order: DateOrder::DayMonth,
    abbreviations: Table::new(include_str!("abbreviations.tsv")),
    cldr_places: Table::new(include_str!("cldr_places.tsv")),
    common_words: Table::new(include_str!("common_words.txt")),
    clock: Table::new(include_str!("clock.tsv")),
    comparators: Table::new(include_str!("comparators.tsv")),
    currencies: Table::new(include_str!("currencies.tsv")),
    number_words: Table::new(include_str!("number_words.tsv")),
    percent: Table::new(include_str!("percent.tsv")),
    periods: Table::new(include_str!("periods.tsv")),
    ranges: Table::new(include_str!("ranges.tsv")),
    time_units: Table::new(include_str!("time_units.tsv")),
    units: Table::new(include_str!("units.tsv")),
    glue: Table::new(include_str!("glue.tsv")),
    months: Table::new(include_str!("months.tsv")),
    particles: Table::new(include_str!("particles.txt")),
    stems: Some(Algorithm::Dutch),
    stopwords: Table::new(include_str!("stopwords.txt")),
    weekdays: Table::new(include_str!("weekdays.tsv")),
    split_compound: Some(numerals::split_compound),
    tens: Tens::Joined,
    ..Language::NEUTRAL
};
