//! English: tables, and the little that is code.

mod numerals;

use riscontro_core::LangTag;

use crate::language::{CurrencyPlace, DateOrder, Language, NumberFormat, Possessive};
use crate::table::Table;

/// English, British and American.
pub(crate) const ENGLISH: Language = Language {
    tag: LangTag::new("en"),
    name: "English",
    number_format: NumberFormat { decimal: '.', groups: &[',', '\u{a0}', '\u{202f}', '\u{2009}'] },
    currency_place: CurrencyPlace::Before,
    date_order: DateOrder::Either,
    possessive: Possessive::S,
    numeral_noun: Some(numerals::numeral_noun),
    abbreviations: Table::new(include_str!("abbreviations.tsv")),
    adjectives: Table::new(include_str!("adjectives.tsv")),
    cldr_places: Table::new(include_str!("cldr_places.tsv")),
    clock: Table::new(include_str!("clock.tsv")),
    common_words: Table::new(include_str!("common_words.txt")),
    comparators: Table::new(include_str!("comparators.tsv")),
    currencies: Table::new(include_str!("currencies.tsv")),
    demonyms: Table::new(include_str!("demonyms.tsv")),
    elisions: Table::new(include_str!("elisions.txt")),
    exonyms: Table::new(include_str!("exonyms.tsv")),
    given_names: Table::new(include_str!("given_names.tsv")),
    glue: Table::new(include_str!("glue.tsv")),
    months: Table::new(include_str!("months.tsv")),
    nouns: Table::new(include_str!("nouns.tsv")),
    number_words: Table::new(include_str!("number_words.tsv")),
    paradigms: Table::new(include_str!("paradigms.tsv")),
    particles: Table::new(include_str!("particles.txt")),
    parts: Table::new(include_str!("parts.tsv")),
    teams: Table::new(include_str!("teams.txt")),
    described: Table::new(include_str!("described.tsv")),
    streets: Table::new(include_str!("streets.txt")),
    apart: Table::new(include_str!("apart.tsv")),
    percent: Table::new(include_str!("percent.tsv")),
    periods: Table::new(include_str!("periods.tsv")),
    ranges: Table::new(include_str!("ranges.tsv")),
    spellings: Table::new(include_str!("spellings.tsv")),
    stopwords: Table::new(include_str!("stopwords.txt")),
    term_words: Table::new(include_str!("term_words.tsv")),
    time_units: Table::new(include_str!("time_units.tsv")),
    titles: Table::new(include_str!("titles.txt")),
    title_kinds: Table::new(include_str!("title_kinds.tsv")),
    units: Table::new(include_str!("units.tsv")),
    usual_names: Table::new(include_str!("usual_names.tsv")),
    verbs: Table::new(include_str!("verbs.tsv")),
    feasts: Table::new(include_str!("feasts.tsv")),
    rounds: Table::new(include_str!("rounds.tsv")),
    relative: Table::new(include_str!("relative.tsv")),
    weekdays: Table::new(include_str!("weekdays.tsv")),
    ..Language::NEUTRAL
};
