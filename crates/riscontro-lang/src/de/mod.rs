//! German: the tables that the splitter reads, dates, and names of countries and cities.

use frostem::Algorithm;
use riscontro_core::{LangTag, TimeZone};

use crate::language::{CurrencyPlace, DateOrder, Language, NumberFormat, NumberStop};
use crate::table::Table;

/// German of Germany, Austria and Switzerland.
pub(crate) const GERMAN: Language = Language {
    tag: LangTag::new("de"),
    name: "German",
    number_format: NumberFormat { decimal: ',', groups: &['.', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’'] },
    home_zone: Some(TimeZone("+1 +2")),
    currency_place: CurrencyPlace::After,
    date_order: DateOrder::DayMonth,
    number_stop: NumberStop::Ordinal,
    abbreviations: Table::new(include_str!("abbreviations.tsv")),
    cldr_places: Table::new(include_str!("cldr_places.tsv")),
    common_words: Table::new(include_str!("common_words.txt")),
    months: Table::new(include_str!("months.tsv")),
    particles: Table::new(include_str!("particles.txt")),
    stems: Some(Algorithm::German),
    stopwords: Table::new(include_str!("stopwords.txt")),
    weekdays: Table::new(include_str!("weekdays.tsv")),
    ..Language::NEUTRAL
};
