//! What is no number for a reader is none for the extractor: parts of words, of addresses and of codes; and what is too
//! large for a value is kept as it is written.

mod common;

use common::Bench;
use proptest::prelude::*;
use riscontro_core::Value;
use riscontro_lang::{LANGUAGES, Language};

fn readers() -> impl Iterator<Item = &'static Language> {
    LANGUAGES.iter().copied().filter(|language| language.reads_values())
}

/// The number words of a language that are one word in small letters.
fn number_words(language: &Language) -> Vec<&'static str> {
    let words = language.number_words.rows::<1>().map(|[form]| form);
    words.filter(|form| form.chars().all(|letter| letter.is_ascii_lowercase())).collect()
}

#[test]
fn no_number_is_read_inside_a_word() {
    for language in readers() {
        let bench = Bench::new(language);
        let word = prop::sample::select(number_words(language));
        proptest!(ProptestConfig::with_cases(2000), |(word in word, end in "[bcfgkpqvxz]{2,3}", is_before in any::<bool>())| {
            let text = if is_before { format!("{end}{word}") } else { format!("{word}{end}") };
            prop_assert_eq!(bench.mentions(&text), []);
        });
    }
}

#[test]
fn no_number_is_read_inside_an_address() {
    for language in readers() {
        let bench = Bench::new(language);
        let words = number_words(language);
        let part = prop_oneof!["[0-9]{1,6}", "[a-z]{1,6}", prop::sample::select(words).prop_map(str::to_owned)];
        let parts = prop::collection::vec(part, 1..6);
        proptest!(ProptestConfig::with_cases(2000), |(parts in parts, joint in "[-_./]")| {
            let path = parts.join(&joint);
            let name = path.replace('/', ".");
            for address in [
                format!("https://example.org/{path}"),
                format!("http://www.example.org/{path}/?id={}&p=20#n-3", parts[0]),
                format!("www.example.org/{path}"),
                format!("{name}@example.org"),
            ] {
                prop_assert_eq!(bench.mentions(&address), [], "{}", address);
                prop_assert_eq!(bench.mentions(&format!("({address}).")), [], "{}", address);
            }
        });
    }
}

#[test]
fn a_code_is_read_as_a_whole() {
    for language in readers() {
        let bench = Bench::new(language);
        let tables = [language.units, language.currencies, language.time_units];
        let forms: Vec<_> =
            tables.iter().flat_map(|table| table.rows::<1>()).map(|[form]| form.to_lowercase()).collect();
        proptest!(ProptestConfig::with_cases(2000), |(letters in "[A-Z]{1,4}", digits in "[0-9]{1,6}", end in "[A-Z]{0,2}")| {
            // `EUR50` is money.
            prop_assume!(!forms.contains(&letters.to_lowercase()));
            let code = format!("{letters}{digits}{end}");
            for text in [code.clone(), format!("({code})")] {
                for mention in bench.mentions(&text) {
                    prop_assert_eq!(mention.span.of(&text), &code);
                    prop_assert!(matches!(mention.value(), Value::Verbatim(_)), "{:?}", mention);
                }
            }
        });
    }
}

/// Numbers that fit no value, each with one that differs in its last digit.
fn oversized() -> Vec<(String, String)> {
    let pair = |start: &str| (format!("{start}0"), format!("{start}1"));
    vec![
        pair("10^40"),
        pair("1e999"),
        pair("1E+40"),
        pair("1.5e40"),
        pair(&"7".repeat(5000)),
        pair(&"123.".repeat(30)),
        pair(&format!("0.{}", "3".repeat(300))),
        pair(&format!("0,{}", "3".repeat(300))),
        ("10⁴⁰⁰".into(), "10⁴⁰¹".into()),
        ("10⁻⁴⁰⁰".into(), "10⁻⁴⁰¹".into()),
        ("2 × 10⁹⁹⁹⁹".into(), "2 × 10⁹⁹⁹⁸".into()),
        ("10^99999999999".into(), "10^99999999998".into()),
    ]
}

#[test]
fn what_is_too_large_for_a_value_is_kept_as_it_is_written() {
    for language in LANGUAGES {
        let bench = Bench::new(language);
        for (first, second) in oversized() {
            let [first, second] = [first, second].map(|text| {
                let mentions = bench.mentions(&text);
                let [mention] = &mentions[..] else { panic!("{}: `{text}` is read {mentions:?}", language.tag) };
                assert_eq!(mention.span.of(&text), text);
                let Value::Verbatim(code) = mention.value() else { panic!("`{text}` is read {mention:?}") };
                code.clone()
            });
            assert_ne!(first, second, "numbers that differ are told apart");
        }
    }
}
