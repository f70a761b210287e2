//! What holds for every text and every value.

mod common;

use common::Bench;
use proptest::prelude::*;
use riscontro_core::value::{ClockTime, CurrencySet, Exact, Number, PartialDate, UnitId};
use riscontro_core::{Locale, Value};
use riscontro_extract::write;
use riscontro_lang::LANGUAGES;

fn decimal() -> impl Strategy<Value = Number> {
    (0_i64..=1_000_000_000_000_000, -6_i32..=0).prop_map(|(digits, exponent)| {
        let value = Exact::decimal(digits, exponent).expect("a value within range");
        Number::new(value, value.as_decimal().map_or(0, |(_, exponent)| exponent.min(0)))
    })
}

fn date() -> impl Strategy<Value = PartialDate> {
    let year = proptest::option::of(1000_i16..2100);
    let day = proptest::option::of(1_u8..=28);
    (year, 1_u8..=12, day, proptest::option::of(1_u8..=7)).prop_map(|(year, month, day, weekday)| PartialDate {
        year,
        month: Some(month),
        day,
        weekday: weekday.filter(|_| day.is_some()),
    })
}

fn writable() -> impl Strategy<Value = Value> {
    let currencies = |at: usize| CurrencySet::parse(["EUR", "GBP", "CHF", "UAH"][at]).expect("a value within range");
    let unit = |at: usize| UnitId::from_code(["km", "kg", "m2", "MW", "km/h"][at]).expect("a value within range");
    prop_oneof![
        decimal().prop_map(Value::Number),
        decimal().prop_map(Value::Percent),
        (decimal(), 0_usize..4).prop_map(move |(amount, at)| Value::Money { amount, currencies: currencies(at) }),
        (decimal(), 0_usize..4).prop_map(move |(amount, at)| Value::Measure { amount, unit: unit(at) }),
        date().prop_map(Value::Date),
        (0_u16..24, 0_u16..60)
            .prop_map(|(hour, minute)| Value::Clock(ClockTime::new(hour, minute).expect("a value within range"))),
    ]
}

#[test]
fn what_is_written_reads_back() {
    for language in LANGUAGES.iter().filter(|language| language.reads_values()) {
        let bench = Bench::new(language);
        proptest!(ProptestConfig::with_cases(1000), |(value in writable())| {
            if let Some(text) = write(&value, language) {
                let mentions = bench.mentions(&text);
                let found = mentions.iter().any(|mention| {
                    let is_same = |reading: &riscontro_core::Reading| reading.value == value && reading.locale == Locale::Own;
                    mention.span.of(&text) == text && mention.readings.iter().any(is_same)
                });
                prop_assert!(found, "{value} is written `{text}` and read {mentions:?}");
            }
        });
    }
}

#[test]
fn mentions_of_any_text_are_ordered_and_apart_and_never_empty() {
    let pieces = prop::sample::select(vec![
        "12",
        "1.234,5",
        "007",
        "17.30",
        "mila",
        "milioni",
        "e",
        "mezzo",
        "half",
        "a",
        "and",
        "twenty",
        "-",
        "–",
        "/",
        "of",
        "di",
        "€",
        "$",
        "%",
        "km",
        "anni",
        "'",
        "60",
        "1960s",
        "53enne",
        "XX",
        "secolo",
        "century",
        "July",
        "maggio",
        "lunedì",
        "at",
        "alle",
        "tra",
        "between",
        "to",
        "due",
        "su",
        "third",
        "p.m.",
        "5pm",
        ",",
        ".",
        "F",
        "125",
        "9999999999999999999999",
        "meno",
        "past",
        "point",
        "Novecento",
        "\u{fffc}",
        "https://a.b/1",
        "hundred",
        "thousand",
        "foot",
        "6",
    ]);
    let spaced =
        (pieces, prop::bool::ANY).prop_map(|(piece, space)| format!("{piece}{}", if space { " " } else { "" }));
    for language in LANGUAGES {
        let bench = Bench::new(language);
        proptest!(ProptestConfig::with_cases(2000), |(text in prop::collection::vec(spaced.clone(), 0..14))| {
            let text = text.concat();
            let mentions = bench.mentions(&text);
            for pair in mentions.windows(2) {
                prop_assert!(pair[0].span.end() <= pair[1].span.start(), "{text}");
            }
            for mention in &mentions {
                prop_assert!(!mention.readings.is_empty() && !mention.span.is_empty(), "{text}");
            }
        });
    }
}

#[test]
fn a_number_too_long_for_a_value_is_kept_as_it_is() {
    let digits = "123456789".repeat(8);
    for language in LANGUAGES {
        let mentions = Bench::new(language).mentions(&digits);
        assert_eq!(mentions[0].value(), &Value::Verbatim(digits.as_str().into()));
    }
}

#[test]
fn nothing_is_read_inside_addresses() {
    for language in LANGUAGES {
        assert_eq!(Bench::new(language).mentions("https://example.org/2024/12 a_5@example.org #giorni7"), []);
    }
}

#[test]
fn long_runs_of_number_words_take_time_in_proportion() {
    let runs = [
        "hundred and ",
        "million ",
        "100 ",
        "1, ",
        "I, ",
        "di ",
        "e mezzo ",
        "venti virgola uno ",
        "tra 1 e ",
        "- 1 - ",
        "1/",
        "un ",
        "ein ",
        "un terzo ",
        "12 kg ",
    ];
    for language in LANGUAGES {
        let bench = Bench::new(language);
        for run in runs {
            let text = run.repeat(3000);
            // A quadratic reading of this takes far longer; a recursive one overflows the stack.
            assert!(bench.mentions(&text).len() <= text.len(), "{run}");
        }
    }
}
