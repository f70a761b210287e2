//! What a run remembers, whether it fits in memory or not.

use riscontro_core::{Finding, PairOutcome, RunRecord, Severity};

use super::*;

fn outcome(number: usize, spellings: &[(&str, &str)]) -> PairOutcome {
    let rule = rule("name-inconsistent").expect("a known rule").meta;
    let record = |(word, spelling): &(&str, &str)| RunRecord {
        key: format!("it>en\ttarget\t{word}\t").into(),
        spelling: (*spelling).into(),
        finding: Finding {
            rule,
            severity: Severity::Warning,
            message: String::new(),
            confidence: 1.0,
            source: None,
            target: None,
            related: Vec::new(),
            values: [None, None],
            cause: None,
            reason: None,
            replacement: None,
            concept: None,
            fingerprint: number as u64,
        },
    };
    let id = format!("pair {number}");
    PairOutcome { records: spellings.iter().map(record).collect(), ..PairOutcome::new(&id, "", "") }
}

fn compared(mut memory: RunMemory) -> Vec<(String, String)> {
    for number in 0..60 {
        let shoigu = if number % 20 == 7 { "shoygu" } else { "shoigu" };
        let kyiv = if number < 30 { "kyiv" } else { "kiev" };
        memory
            .take(&mut outcome(number, &[("šojgu", shoigu), ("kiev", kyiv), ("roma", "rome")]), Severity::Error)
            .unwrap();
    }
    let pairs = memory.compare().unwrap();
    let told = pairs.iter().flat_map(|pair| {
        let findings = pair.outcome.result.iter().flatten();
        findings.map(|finding| (pair.outcome.id.to_string(), finding.message.clone()))
    });
    told.collect()
}

#[test]
fn the_rarer_spelling_is_odd_and_of_equal_ones_that_of_the_other_text() {
    let told = compared(RunMemory::default());
    let shoygu: Vec<_> =
        told.iter().filter(|(_, message)| message.contains("shoygu")).map(|(id, _)| id.as_str()).collect();
    assert_eq!(shoygu, ["pair 7", "pair 27", "pair 47"]);
    // The Italian says `Kiev`, and both stand in thirty pairs.
    assert_eq!(told.iter().filter(|(_, message)| message.starts_with("`kyiv` is `kiev`")).count(), 30);
    assert!(!told.iter().any(|(_, message)| message.contains("rome")));
}

#[test]
fn a_memory_that_goes_to_files_says_the_same() {
    let in_memory = compared(RunMemory::default());
    for bytes in [0, 500, 5_000] {
        assert_eq!(compared(RunMemory::holding(bytes)), in_memory, "{bytes} bytes");
    }
}

#[test]
fn what_is_not_told_is_counted() {
    let mut memory = RunMemory::default();
    for number in 0..3 * MOST_PLACES {
        let spelling = if number < MOST_PLACES + 7 { "shoygu" } else { "shoigu" };
        memory.take(&mut outcome(number, &[("šojgu", spelling)]), Severity::Error).unwrap();
    }
    let pairs = memory.compare().unwrap();
    let messages: Vec<_> =
        pairs.iter().flat_map(|pair| pair.outcome.result.iter().flatten()).map(|finding| &finding.message).collect();
    assert_eq!(messages.len(), MOST_PLACES);
    assert!(messages[MOST_PLACES - 1].ends_with("; 7 more texts have it so"), "{}", messages[MOST_PLACES - 1]);
}

#[test]
fn the_usual_one_of_very_many_spellings_is_found() {
    let mut memory = RunMemory::default();
    for number in 0..MOST_SPELLINGS + 20 {
        let spelling = if number < MOST_SPELLINGS + 5 { format!("s{number:05}") } else { "shoigu".to_owned() };
        memory.take(&mut outcome(number, &[("šojgu", &spelling)]), Severity::Error).unwrap();
    }
    let pairs = memory.compare().unwrap();
    let messages: Vec<_> =
        pairs.iter().flat_map(|pair| pair.outcome.result.iter().flatten()).map(|finding| &finding.message).collect();
    assert_eq!(messages.len(), MOST_SPELLINGS);
    assert!(messages[0].contains("is `shoigu` in 15 other texts"), "{}", messages[0]);
    let last =
        messages.iter().filter(|message| message.ends_with("; 5 more texts have it otherwise and were not compared"));
    assert_eq!(last.count(), 1);
}
