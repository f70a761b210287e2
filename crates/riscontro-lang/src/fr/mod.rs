//! French: the tables that the splitter reads, numbers with their units, dates, and names of countries and cities.

use frostem::Algorithm;
use riscontro_core::{LangTag, TimeZone};

use crate::language::{Clitics, CurrencyPlace, DateOrder, Language, NumberFormat, NumberStop};
use crate::table::Table;

/// French, of France, Belgium, Switzerland and Canada.
pub(crate) const FRENCH: Language = Language {
    tag: LangTag::new("fr"),
    name: "French",
    number_format: NumberFormat { decimal: ',', groups: &['\u{202f}', '\u{a0}', '\u{2009}', '.', '\''] },
    home_zone: Some(TimeZone("+1 +2")),
    currency_place: CurrencyPlace::After,
    date_order: DateOrder::DayMonth,
    clitics: Clitics::Elided,
    number_stop: NumberStop::Sentence,
    abbreviations: Table::new(include_str!("abbreviations.tsv")),
    cldr_places: Table::new(include_str!("cldr_places.tsv")),
    common_words: Table::new(include_str!("common_words.txt")),
    glue: Table::new(include_str!("glue.tsv")),
    elisions: Table::new(include_str!("elisions.txt")),
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
    stems: Some(Algorithm::French),
    stopwords: Table::new(include_str!("stopwords.txt")),
    weekdays: Table::new(include_str!("weekdays.tsv")),
    ..Language::NEUTRAL
};
