//! Portuguese, of Brazil and of Portugal: what splits sentences.

use frostem::Algorithm;
use riscontro_core::LangTag;

use crate::language::{CurrencyPlace, DateOrder, Language, NumberFormat};
use crate::table::Table;

/// Portuguese. Where the two countries differ in how they write, the tables hold both ways; the sign of a currency stands
/// where Brazil puts it (`R$ 25`).
pub(crate) const PORTUGUESE: Language = Language {
    tag: LangTag::new("pt"),
    name: "Portuguese",
    number_format: NumberFormat { decimal: ',', groups: &['.', '\u{a0}', '\u{202f}', '\u{2009}'] },
    currency_place: CurrencyPlace::Before,
    date_order: DateOrder::DayMonth,
    abbreviations: Table::new(include_str!("abbreviations.tsv")),
    cldr_places: Table::new(include_str!("cldr_places.tsv")),
    common_words: Table::new(include_str!("common_words.txt")),
    glue: Table::new(include_str!("glue.tsv")),
    clock: Table::new(include_str!("clock.tsv")),
    comparators: Table::new(include_str!("comparators.tsv")),
    currencies: Table::new(include_str!("currencies.tsv")),
    number_words: Table::new(include_str!("number_words.tsv")),
    percent: Table::new(include_str!("percent.tsv")),
    periods: Table::new(include_str!("periods.tsv")),
    ranges: Table::new(include_str!("ranges.tsv")),
    time_units: Table::new(include_str!("time_units.tsv")),
    units: Table::new(include_str!("units.tsv")),
    months: Table::new(include_str!("months.tsv")),
    particles: Table::new(include_str!("particles.txt")),
    stems: Some(Algorithm::Portuguese),
    stopwords: Table::new(include_str!("stopwords.txt")),
    weekdays: Table::new(include_str!("weekdays.tsv")),
    ..Language::NEUTRAL
};
