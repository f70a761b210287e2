//! Spanish: what the splitter needs.

use frostem::Algorithm;
use riscontro_core::{LangTag, TimeZone};

use crate::language::{CurrencyPlace, DateOrder, Language, NumberFormat, NumberStop};
use crate::table::Table;

/// Spanish.
pub(crate) const SPANISH: Language = Language {
    tag: LangTag::new("es"),
    name: "Spanish",
    // Spain and the south of America write `1.234,5`; Mexico and Central America the other way round.
    number_format: NumberFormat { decimal: ',', groups: &['.', '\u{a0}', '\u{202f}', '\u{2009}', '\''] },
    home_zone: Some(TimeZone("+1 +2")),
    currency_place: CurrencyPlace::After,
    date_order: DateOrder::DayMonth,
    // An ordinal has its stop before the raised letter (`1.º`).
    number_stop: NumberStop::Sentence,
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
    stems: Some(Algorithm::Spanish),
    stopwords: Table::new(include_str!("stopwords.txt")),
    weekdays: Table::new(include_str!("weekdays.tsv")),
    ..Language::NEUTRAL
};
