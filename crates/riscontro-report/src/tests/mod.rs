//! What every report writes, over one small run; and that the registries are in order.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use riscontro_core::{Alignment, AlignmentEvidence, Bead, Evidence, EvidenceKind, LangTag, Segment, Severity, Span};

use crate::human::style;
use crate::{
    ALIGNMENT_FILES, ALIGNMENT_REPORTS, AlignedPair, Files, Notes, REPORTS, Report, ReportFormat, ReportOptions,
    SegmentedText,
};

mod sample;

/// Modules beside the reports that are none.
const SHARED: [&str; 4] = ["lib", "record", "score", "summary"];

fn written(mut report: Box<dyn Report>) -> String {
    let mut out = Vec::new();
    report.begin(&mut out).unwrap();
    for outcome in sample::run() {
        report.pair(&outcome, &mut out).unwrap();
    }
    report.end(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn format(id: &str) -> &'static ReportFormat {
    REPORTS.iter().find(|format| format.id == id).unwrap()
}

fn at_width(width: u16) -> ReportOptions {
    ReportOptions { width, notes: Notes::Show, ..ReportOptions::default() }
}

/// `text` without its style codes.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let head = parts.next().unwrap_or_default().to_owned();
    parts.fold(head, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest))
}

fn assert_written(name: &str, written: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, written));
}

/// The first bead with the word that both sides share.
fn evidence() -> AlignmentEvidence {
    let mut evidence = AlignmentEvidence::default();
    let (source, target) = (Span::new(3, 8), Span::new(4, 8));
    evidence.push([Evidence { source, target, kind: EvidenceKind::Lexicon, weight: 0.9 }]);
    evidence
}

#[test]
fn evidence_stands_where_it_was_asked_for() {
    let evidence = evidence();
    let told = |id: &str| {
        let mut out = Vec::new();
        with_pairs(|pair| {
            if pair.id == "porto" {
                let pair = AlignedPair { evidence: Some(&evidence), ..*pair };
                let format = ALIGNMENT_REPORTS.iter().find(|format| format.id == id).unwrap();
                (format.make)(&ReportOptions::default()).pair(&pair, &mut out).unwrap();
            }
        });
        String::from_utf8(out).unwrap()
    };
    let expected = r#""evidence":[{"source":"porto","target":"port","kind":"lexicon","weight":0.9}]"#;
    assert!(told("jsonl").contains(expected), "{}", told("jsonl"));
    let text = told("text");
    assert!(text.contains("no word in common"), "{text}");
    assert!(text.lines().any(|line| line.contains("= ") && line.contains("porto") && line.contains("port")), "{text}");
}

#[test]
fn every_report_writes_its_snapshot() {
    for format in REPORTS {
        assert_written(format.id, &plain(&written((format.make)(&at_width(0)))));
    }
}

#[test]
fn full_report_fits_the_terminal() {
    for width in [80, 100, 160] {
        let text = plain(&written((format("full").make)(&at_width(width))));
        assert_written(&format!("full-{width}"), &text);
        let too_wide = text.lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > usize::from(width));
        assert_eq!(too_wide, None, "at {width} columns");
    }
}

#[test]
fn styles_are_always_written_and_only_ours() {
    let text = written((format("full").make)(&at_width(100)));
    let head = format!("{0}error[number-mismatch]{0:#}", style::of_severity(Severity::Error));
    assert!(text.starts_with(&head), "{text:?}");
    assert!(!text.contains("pm\u{1b}"), "an escape of the text is shown as a picture");
}

#[test]
fn hidden_notes_and_light_findings_stay_out_of_human_reports() {
    let hidden = ReportOptions { notes: Notes::Hide, ..at_width(0) };
    let errors_only = ReportOptions { min_severity: Severity::Error, ..at_width(0) };
    for id in ["concise", "full"] {
        let text = written((format(id).make)(&hidden));
        assert!(!text.contains("segment-added") && text.contains("term-missing"), "{id}");
        let text = written((format(id).make)(&errors_only));
        assert!(!text.contains("term-missing") && text.contains("number-mismatch"), "{id}");
    }
    for id in ["json", "jsonl"] {
        assert!(written((format(id).make)(&hidden)).contains("segment-added"), "{id}");
    }
}

#[test]
fn json_is_one_document_also_without_findings() {
    let whole: serde_json::Value = serde_json::from_str(&written((format("json").make)(&at_width(0)))).unwrap();
    assert_eq!((whole["findings"].as_array().unwrap().len(), &whole["pairs"]), (9, &6.into()));
    let mut report = (format("json").make)(&at_width(0));
    let mut out = Vec::new();
    report.begin(&mut out).unwrap();
    report.end(&mut out).unwrap();
    let empty: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(empty, serde_json::json!({"version": 1, "findings": [], "pairs": 0, "errors": []}));
}

#[test]
fn json_lines_count_within_the_segment_when_aligned() {
    let lines = written((format("jsonl").make)(&at_width(0)));
    let numbers: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|finding: &serde_json::Value| finding["rule"] == "number-mismatch")
        .collect();
    let start = |at: usize| numbers[at]["source"]["start"].as_u64().unwrap() as usize;
    assert!(sample::SOURCE[start(0)..].starts_with("30 mila"));
    assert!(sample::SOURCE.lines().nth(1).unwrap()[start(1)..].starts_with("30 mila"));
}

/// The segments of a text whose segments are its lines, the first one a block and two blocks of two after it.
fn lines(text: &str) -> Vec<Segment> {
    let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let span = |line: &str| Span::from_range(start(line)..start(line) + line.len());
    (1_u32..).zip(text.split('\n')).map(|(at, line)| Segment { span: span(line), block: at / 2 }).collect()
}

fn alignment() -> Alignment {
    let bead = |source, target, confidence| Bead { source, target, confidence, moved: false };
    let moved = Bead { moved: true, ..bead(4..5, 1..2, 0.8149) };
    let beads =
        vec![bead(0..1, 0..1, 0.97), bead(1..2, 2..4, 0.5), bead(2..3, 4..5, 1.0), bead(3..4, 5..5, 0.25), moved];
    Alignment::new(beads, 5, 5).unwrap()
}

const ITALIAN: &str = "Il porto\n\"Il porto riapre\", dice\te R&S riparte.\nUsa \u{fffc} se a < b.\nNon tradotta.\nGenova è servita dai treni.";
const ENGLISH: &str =
    "The port\nTrains serve Genoa.\n\"The port reopens\", he says.\nR&D restarts,\u{7} too.\nUse \u{fffc} if a < b.";

/// Hands a pair to `take`, and then the same pair in the other direction.
fn with_pairs(mut take: impl FnMut(&AlignedPair<'_>)) {
    let (source_segments, target_segments) = (lines(ITALIAN), lines(ENGLISH));
    let side = |path, lang, text, segments| SegmentedText { path, lang: LangTag::new(lang), text, segments };
    let pair = AlignedPair {
        id: "porto",
        source: side("porto.it.txt", "it", ITALIAN, &source_segments),
        target: side("porto.en.txt", "en-GB", ENGLISH, &target_segments),
        alignment: &alignment(),
        evidence: None,
    };
    take(&pair);
    take(&AlignedPair { id: "ritorno", source: pair.target, target: pair.source, ..pair });
}

#[test]
fn every_alignment_report_writes_its_snapshot() {
    for format in ALIGNMENT_REPORTS {
        let mut report = (format.make)(&ReportOptions { width: 72, ..ReportOptions::default() });
        let mut out = Vec::new();
        report.begin(&mut out).unwrap();
        with_pairs(|pair| report.pair(pair, &mut out).unwrap());
        report.end(&mut out).unwrap();
        let text = plain(&String::from_utf8(out).unwrap()).replace(env!("CARGO_PKG_VERSION"), "VERSION");
        assert_written(&format!("alignment-{}", format.id), &text);
    }
}

/// Files in memory.
#[derive(Default)]
struct Written(BTreeMap<String, Vec<u8>>);

impl Files for Written {
    fn name(&self) -> &str {
        "corpus"
    }

    fn file(&mut self, ending: &str) -> io::Result<&mut dyn Write> {
        Ok(self.0.entry(ending.to_owned()).or_default())
    }

    fn close(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn every_form_of_several_files_writes_its_snapshot() {
    for format in ALIGNMENT_FILES {
        let (mut report, mut files) = ((format.make)(), Written::default());
        with_pairs(|pair| report.pair(pair, &mut files).unwrap());
        let file = |(ending, bytes): (&String, &Vec<u8>)| {
            format!("== corpus{ending}\n{}", String::from_utf8(bytes.clone()).unwrap())
        };
        assert_written(&format!("alignment-{}", format.id), &files.0.iter().map(file).collect::<String>());
    }
}

#[test]
fn lines_of_a_third_language_are_refused() {
    let make = ALIGNMENT_FILES.iter().find(|format| format.id == "moses").unwrap().make;
    let (mut report, mut files) = (make(), Written::default());
    with_pairs(|pair| {
        report.pair(pair, &mut files).unwrap();
        let to = |lang| {
            let target = SegmentedText { lang: LangTag::new(lang), ..pair.target };
            AlignedPair { target, ..*pair }
        };
        let third = report.pair(&to("fr"), &mut files).unwrap_err().to_string();
        assert!(third.contains("the files hold `it` and `en-GB`"), "{third}");
        let same = report.pair(&to(pair.source.lang.as_str()), &mut files).unwrap_err().to_string();
        assert!(same.contains("are both `"), "{same}");
    });
    let count = |bytes: &Vec<u8>| bytes.iter().filter(|byte| **byte == b'\n').count();
    assert!(files.0.values().all(|bytes| count(bytes) == 8), "four matched beads a pair, in both files");
}

#[test]
fn registries_are_sorted_and_complete() {
    let ids: Vec<_> = REPORTS.iter().map(|format| format.id).collect();
    assert_registered(&ids, "", "", &SHARED);
    let streams = ALIGNMENT_REPORTS.iter().map(|format| format.id);
    let several = ALIGNMENT_FILES.iter().map(|format| format.id);
    assert!(several.clone().is_sorted(), "sort the registry by id");
    let mut ids: Vec<_> = streams.collect();
    assert!(ids.is_sorted(), "sort the registry by id: {ids:?}");
    ids.extend(several);
    ids.sort_unstable();
    assert_registered(&ids, "alignment", "alignment-", &["mod", "files", "ids", "xml"]);
}

/// Asserts that `ids` are sorted, unique kebab-case, are the modules of `folder`, and have a snapshot each.
fn assert_registered(ids: &[&str], folder: &str, prefix: &str, shared: &[&str]) {
    assert!(ids.is_sorted_by(|one, next| one < next), "sort the registry by id: {ids:?}");
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for id in ids {
        let is_kebab = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(is_kebab, "`{id}` is not kebab-case");
        let snapshot = src.join("snapshots").join(format!("{prefix}{id}.snap"));
        assert!(snapshot.exists(), "`{id}` has no snapshot: run the tests, read it and accept it");
    }
    for entry in fs::read_dir(src.join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        let is_module = path.extension().is_some_and(|extension| extension == "rs");
        let is_known = !is_module || shared.contains(&&*module) || ids.contains(&&*module);
        assert!(is_known, "{} is in no registry: add its FORMAT", path.display());
    }
}
