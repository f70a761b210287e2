//! What numbers and dates mean, told by `cases/numbers.txt` and `cases/dates.txt` of each language.

mod common;

use common::Bench;
use riscontro_core::Demand;
use riscontro_lang::{LANGUAGES, Language};

/// A value, or `!` for silence, with the spellings under it; each with its line.
struct Case<'t> {
    value: &'t str,
    spellings: Vec<(usize, &'t str)>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(spelling) => cases.last_mut().expect("a value before its spellings").spellings.push((at, spelling)),
            None => cases.push(Case { value: line, spellings: Vec::new() }),
        }
    }
    cases
}

/// What is wrong with the reading of `text`, or nothing.
fn fault(bench: &Bench, value: &str, text: &str) -> Option<String> {
    let mentions = bench.mentions(text);
    let shown = || {
        let readings = |mention: &riscontro_core::Mention| {
            let values: Vec<String> = mention.readings.iter().map(|reading| reading.value.to_string()).collect();
            format!("`{}` {:?} {}", mention.span.of(text), mention.demand, values.join(" | "))
        };
        mentions.iter().map(readings).collect::<Vec<_>>().join("; ")
    };
    let ok = if value == "!" {
        mentions.iter().all(|mention| mention.demand == Demand::Optional)
    } else {
        mentions.iter().flat_map(|mention| &mention.readings).any(|reading| reading.value.to_string() == value)
    };
    (!ok).then(|| format!("`{text}` wants {value}, got {}", shown()))
}

/// Checks the case file of each language of which `least` asks for any.
fn check(file: &str, least: impl Fn(&Language) -> usize) {
    let mut faults = Vec::new();
    for (language, least) in
        LANGUAGES.iter().map(|language| (language, least(language))).filter(|(_, least)| *least > 0)
    {
        let path = format!("{}/../riscontro-lang/src/{}/cases/{file}", env!("CARGO_MANIFEST_DIR"), language.tag);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let bench = Bench::new(language);
        let cases = cases(&text);
        assert!(cases.len() >= least, "{path} has too few cases");
        for case in cases {
            let wrong = case.spellings.iter().filter_map(|(line, spelling)| {
                fault(&bench, case.value, spelling).map(|fault| format!("{}/{file}:{line}: {fault}", language.tag))
            });
            faults.extend(wrong);
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn numbers_read_as_the_case_files_say() {
    check("numbers.txt", |language| if language.reads_values() { 100 } else { 20 });
}

#[test]
fn dates_read_as_the_case_files_say() {
    check("dates.txt", |language| if language.reads_values() { 50 } else { 5 });
}

/// Whether anything in `text` asks for an answer.
fn asks(tag: &str, text: &str) -> bool {
    let language = LANGUAGES.iter().find(|language| language.tag.as_str() == tag).expect("a language with tables");
    Bench::new(language).mentions(text).iter().any(|mention| mention.demand == Demand::Required)
}

#[test]
fn what_reaches_past_a_set_phrase_counts() {
    for (tag, phrase, count) in [
        ("it", "si fa in quattro per te", "si fa in quattro ore"),
        ("it", "il 118 arriva", "il 118 per cento"),
        ("it", "ne uscì un quarantotto", "scese a un quarantotto per cento"),
        ("en", "the one they want", "the one million they want"),
        ("en", "at one with nature", "at one p.m. sharp"),
    ] {
        assert!(!asks(tag, phrase), "{phrase}");
        assert!(asks(tag, count), "{count}");
    }
}
