//! What a writer writes is read back: numbers in words, ranks, dates, hours, percent and money, in the ways of each language.

mod common;
mod spelling;

use common::Bench;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use riscontro_lang::{LANGUAGES, Language, Table};
use spelling::{english, italian};

/// From here on no number has to be read.
const LIMIT: u64 = 1_000_000_000_000_000;

fn language(tag: &str) -> &'static Language {
    LANGUAGES.iter().find(|language| language.tag.as_str() == tag).expect("a language with a folder")
}

/// Numbers below `limit`, small and large ones alike, round ones among them.
fn whole(limit: u64) -> impl Strategy<Value = u64> {
    let digits = limit.ilog10();
    let scaled = (0..=digits, 0..=digits, any::<u64>()).prop_map(move |(len, zeros, bits)| {
        let rest = bits % 10_u64.pow(len);
        rest / 10_u64.pow(zeros.min(len)) * 10_u64.pow(zeros.min(len))
    });
    prop_oneof![scaled, 0..2000_u64].prop_map(move |value| value % limit)
}

fn style() -> impl Strategy<Value = english::Style> {
    let and = prop::sample::select(vec![" and ", " "]);
    let hyphen = prop::sample::select(vec!["-", " "]);
    let comma = prop::sample::select(vec![" ", ", "]);
    (and, hyphen, comma).prop_map(|(and, hyphen, comma)| english::Style { and, hyphen, comma })
}

/// Fails unless one mention covers the whole of `text` and may mean `value`.
fn reads_as(bench: &Bench, text: &str, value: &str) -> Result<(), TestCaseError> {
    let mentions = bench.mentions(text);
    let found = mentions.iter().any(|mention| {
        let is_meant = mention.readings.iter().any(|reading| reading.value.to_string() == value);
        is_meant && mention.span.of(text) == text
    });
    prop_assert!(found, "`{text}` is not read as {value} but as {mentions:?}");
    Ok(())
}

/// Fails unless some mention of `text` may mean `value`.
fn holds(bench: &Bench, text: &str, value: &str) -> Result<(), TestCaseError> {
    let mentions = bench.mentions(text);
    let mut readings = mentions.iter().flat_map(|mention| &mention.readings);
    let found = readings.any(|reading| reading.value.to_string() == value);
    prop_assert!(found, "`{text}` does not hold {value} but {mentions:?}");
    Ok(())
}

/// `value` in digits, in groups of three parted by `mark`.
fn grouped(value: u64, mark: &str) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out += mark;
        }
        out.push(digit);
    }
    out
}

#[test]
fn italian_cardinals_in_words_read_back() {
    let bench = Bench::new(language("it"));
    let joint = prop::sample::select(vec![" ", " e "]);
    proptest!(ProptestConfig::with_cases(4000), |(value in whole(LIMIT), joint in joint)| {
        reads_as(&bench, &italian::cardinal(value, joint), &value.to_string())?;
    });
}

#[test]
fn english_cardinals_in_words_read_back() {
    let bench = Bench::new(language("en"));
    proptest!(ProptestConfig::with_cases(4000), |(value in whole(LIMIT), style in style())| {
        reads_as(&bench, &english::cardinal(value, style), &value.to_string())?;
    });
}

#[test]
fn every_small_cardinal_in_words_reads_back() {
    let (italian, english) = (Bench::new(language("it")), Bench::new(language("en")));
    let style = english::Style { and: " and ", hyphen: "-", comma: " " };
    for value in 0..10_000 {
        let wanted = value.to_string();
        let both = reads_as(&italian, &italian::cardinal(value, " "), &wanted)
            .and_then(|()| reads_as(&english, &english::cardinal(value, style), &wanted));
        both.unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn cardinals_in_digits_read_back_with_every_mark_between_groups() {
    for language in LANGUAGES.iter().filter(|language| language.reads_values()) {
        let bench = Bench::new(language);
        let marks = language.number_format.groups.iter().map(char::to_string);
        let marks: Vec<String> = marks.chain(["".to_owned(), " ".to_owned()]).collect();
        proptest!(ProptestConfig::with_cases(2000), |(value in whole(LIMIT), mark in prop::sample::select(marks))| {
            reads_as(&bench, &grouped(value, &mark), &value.to_string())?;
        });
    }
}

#[test]
fn decimals_read_back_in_digits_and_spoken() {
    let tags = [("it", ",", " virgola "), ("en", ".", " point ")];
    for (tag, mark, point) in tags {
        let bench = Bench::new(language(tag));
        let decimals = prop::collection::vec(0_u8..10, 1..=6);
        proptest!(ProptestConfig::with_cases(2000), |(value in whole(1_000_000_000), decimals in decimals)| {
            let decimals: String = decimals.iter().map(u8::to_string).collect();
            let plain = format!("{value}.{decimals}");
            let wanted = plain.trim_end_matches('0').trim_end_matches('.');
            reads_as(&bench, &format!("{value}{mark}{decimals}"), wanted)?;
            let spell = |value: u64| match tag {
                "it" => italian::cardinal(value, " "),
                _ => english::cardinal(value, english::Style { and: " and ", hyphen: "-", comma: " " }),
            };
            let digits: Vec<String> = decimals.bytes().map(|digit| spell(u64::from(digit - b'0'))).collect();
            reads_as(&bench, &format!("{}{point}{}", spell(value % 1000), digits.join(" ")), &{
                let plain = format!("{}.{decimals}", value % 1000);
                plain.trim_end_matches('0').trim_end_matches('.').to_owned()
            })?;
        });
    }
}

#[test]
fn ordinals_read_back() {
    let (italian, english) = (Bench::new(language("it")), Bench::new(language("en")));
    proptest!(ProptestConfig::with_cases(4000), |(value in 1..10_000_u64, style in style())| {
        let wanted = format!("{value} th");
        for mark in ["°", "º", "ª"] {
            reads_as(&italian, &format!("{value}{mark}"), &wanted)?;
        }
        reads_as(&italian, &italian::ordinal(value), &wanted)?;
        reads_as(&english, &format!("{value}{}", english::suffix(value)), &wanted)?;
        // One hundredth and one thousandth are fractions.
        if !matches!((value / 100 % 10, value % 100), (1, 0)) && value != 1000 {
            let style = english::Style { comma: " ", ..style };
            reads_as(&english, &english::ordinal(value, style), &wanted)?;
        }
    });
}

#[test]
fn percentages_and_money_read_back() {
    let percent = [("it", vec!["%", " %", "\u{a0}%", " per cento"]), ("en", vec!["%", " %", " percent", " per cent"])];
    let money = [
        (
            "it",
            vec![
                ("€ ", "", "EUR"),
                ("", " €", "EUR"),
                ("", " euro", "EUR"),
                ("", " sterline", "GBP"),
                ("£", "", "GBP"),
            ],
        ),
        (
            "en",
            vec![("€", "", "EUR"), ("", " euros", "EUR"), ("£", "", "GBP"), ("GBP ", "", "GBP"), ("EUR ", "", "EUR")],
        ),
    ];
    for ((tag, percent), (_, money)) in percent.into_iter().zip(money) {
        let language = language(tag);
        let bench = Bench::new(language);
        let format = language.number_format;
        let strategy =
            (whole(1_000_000_000_000), 1..100_u64, prop::sample::select(percent), prop::sample::select(money));
        proptest!(ProptestConfig::with_cases(2000), |((value, cents, percent, (before, after, code)) in strategy)| {
            let written = format!("{}{}{cents:02}", grouped(value, &format.groups[0].to_string()), format.decimal);
            let plain = format!("{value}.{cents:02}");
            let plain = plain.trim_end_matches('0');
            reads_as(&bench, &format!("{written}{percent}"), &format!("{plain} %"))?;
            reads_as(&bench, &format!("{before}{written}{after}"), &format!("{plain} {code}"))?;
        });
    }
}

/// The form to write of a month or weekday.
fn name(table: Table, number: u32) -> &'static str {
    let row = table.rows::<4>().find(|[_, of, _, written]| of.parse() == Ok(number) && *written == "yes");
    row.expect("each has a form to write")[0]
}

/// A date in the ways in which it is written in the language, year and day stated.
fn dates(tag: &str, (year, month, day): (u32, u32, u32)) -> Vec<String> {
    let name = name(language(tag).months, month);
    let mut dates = vec![
        format!("{day} {name} {year}"),
        format!("{day}/{month}/{year}"),
        format!("{day:02}/{month:02}/{year}"),
        format!("{day:02}.{month:02}.{year}"),
        format!("{year}-{month:02}-{day:02}"),
    ];
    dates.extend(match tag {
        "it" if day == 1 => {
            vec![format!("1° {name} {year}"), format!("1º {name} {year}"), format!("primo {name} {year}")]
        }
        "it" => vec![format!("{} {name} {year}", italian::cardinal(day.into(), " "))],
        _ => {
            let suffix = english::suffix(day.into());
            let style = english::Style { and: " ", hyphen: "-", comma: " " };
            vec![
                format!("{name} {day}, {year}"),
                format!("{name} {day}{suffix}, {year}"),
                format!("{day}{suffix} {name} {year}"),
                format!("{day}{suffix} of {name}, {year}"),
                format!("{month}/{day}/{year}"),
                format!("{} of {name} {year}", english::ordinal(day.into(), style)),
            ]
        }
    });
    dates
}

#[test]
fn full_dates_read_back() {
    for tag in ["it", "en"] {
        let bench = Bench::new(language(tag));
        proptest!(ProptestConfig::with_cases(1000), |(year in 1000..2100_u32, month in 1..=12_u32, day in 1..=28_u32)| {
            for text in dates(tag, (year, month, day)) {
                reads_as(&bench, &text, &format!("{year}-{month:02}-{day:02}"))?;
            }
        });
    }
}

/// A time of day in the ways in which it is written in the language, with its cue.
fn clocks(tag: &str, hour: u32, minute: u32) -> Vec<String> {
    let twelve = (hour + 11) % 12 + 1;
    match tag {
        "it" => vec![
            format!("{hour}:{minute:02}"),
            format!("alle ore {hour}:{minute:02}"),
            format!("ore {hour}.{minute:02}"),
            format!("alle {hour}.{minute:02}"),
            format!("dalle ore {hour:02}.{minute:02}"),
        ],
        _ => {
            let (short, long) = if hour < 12 { ("am", "a.m.") } else { ("pm", "p.m.") };
            vec![
                format!("{hour}:{minute:02}"),
                format!("at {hour:02}:{minute:02}"),
                format!("at {twelve}:{minute:02} {long}"),
                format!("{twelve}:{minute:02}{short}"),
                format!("{twelve}:{minute:02} {}", short.to_uppercase()),
                format!("{twelve}.{minute:02}{short}"),
            ]
        }
    }
}

#[test]
fn every_time_of_day_reads_back() {
    for tag in ["it", "en"] {
        let bench = Bench::new(language(tag));
        for (hour, minute) in (0..24).flat_map(|hour| (0..60).map(move |minute| (hour, minute))) {
            for text in clocks(tag, hour, minute) {
                let read = holds(&bench, &text, &format!("{hour:02}:{minute:02}"));
                read.unwrap_or_else(|error| panic!("{error}"));
            }
        }
    }
}
