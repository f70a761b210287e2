//! A text paired with itself is silent: whatever is read in it, the rules of numbers and dates find an answer.
//!
//! Both sides have one language here, which no translation has; so nothing in this says that a rule is right, only that
//! reading is the same on both sides and that matching leaves nothing over.

use std::path::Path;

use riscontro_core::{Finding, LangTag};
use riscontro_engine::{Checker, Config, LANGUAGES, Overrides, Settings, SideText, SingleFile, TextPair};
use riscontro_testkit::{RuleCases, articles, corpora_root, rule_case_files};

use crate::assert_none;

/// A text of the corpora in one language.
struct Text {
    id: String,
    lang: LangTag,
    segments: Vec<String>,
}

#[test]
fn a_text_paired_with_itself_has_no_finding_of_numbers_or_dates() {
    let corpora = corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap_or_else(|error| panic!("{error}"));
    let settings = Settings::new(&Config::default(), &Overrides::default()).expect("the defaults are settings");
    let checker = Checker::new(LANGUAGES, settings, None).expect("no glossary is read");
    let texts: Vec<_> = cases(&corpora).into_iter().chain(article_texts(&corpora, &checker)).collect();
    assert!(texts.len() > 1000, "the corpora hold more than {} texts", texts.len());
    let faults: Vec<_> = texts.into_iter().flat_map(|text| faults(&checker, text)).collect();
    assert_none(&faults);
}

#[test]
fn two_texts_of_one_language_are_compared() {
    let settings = Settings::new(&Config::default(), &Overrides::default()).expect("the defaults are settings");
    let checker = Checker::new(LANGUAGES, settings, None).expect("no glossary is read");
    for (lang, source, target) in [
        ("it", "È morto nel 1987 con altri 14 minatori.", "È morto nel 1987 con altri 41 minatori."),
        ("en", "He died in 1987 with 14 other miners.", "He died in 1987 with 41 other miners."),
    ] {
        let findings = findings(
            &checker,
            &aligned(source, LangTag::new(lang), [source, target].map(|text| vec![text.to_owned()])),
        );
        assert_eq!(findings.len(), 1, "{lang}: {findings:?}");
    }
}

/// Both sides of every case of every rule and genre, one text each.
fn cases(corpora: &Path) -> Vec<Text> {
    let mut texts = Vec::new();
    for path in rule_case_files(corpora).unwrap_or_else(|error| panic!("{error}")) {
        let file = RuleCases::load(&path).unwrap_or_else(|error| panic!("{error}"));
        for case in file.cases {
            let id = format!("{}:{}", file.path, case.line);
            texts.push(Text { id: id.clone(), lang: case.source_lang, segments: case.source });
            texts.push(Text { id, lang: case.target_lang, segments: case.target });
        }
    }
    texts
}

/// Both sides of every article, split.
fn article_texts(corpora: &Path, checker: &Checker) -> Vec<Text> {
    let mut texts = Vec::new();
    for article in articles(corpora).unwrap_or_else(|error| panic!("{error}")) {
        for path in [&article.source, &article.target] {
            let name = path.file_name().expect("an article has a name").to_string_lossy();
            let lang = LangTag::new(name.split('.').nth(1).expect("the name of an article says its language"));
            let split = checker.split_file(SingleFile::At(path)).unwrap_or_else(|error| panic!("{error}"));
            let text = &split.document.text;
            let segments = split.segments.iter().map(|segment| segment.span.of(text).to_owned()).collect();
            texts.push(Text { id: path.display().to_string(), lang, segments });
        }
    }
    texts
}

/// Two sides in one language, segment by segment.
fn aligned(id: &str, lang: LangTag, [source, target]: [Vec<String>; 2]) -> TextPair {
    TextPair {
        id: id.to_owned(),
        source_lang: lang,
        target_lang: lang,
        source: SideText::Segments(source),
        target: SideText::Segments(target),
        is_aligned: true,
        vectors: None,
    }
}

/// The findings of numbers and dates, notes among them.
fn findings(checker: &Checker, pair: &TextPair) -> Vec<Finding> {
    let findings = checker.check_text(pair).result.unwrap_or_else(|error| panic!("{}: {error}", pair.id));
    let is_of_values =
        |finding: &Finding| ["number-", "date-"].iter().any(|start| finding.rule.id.0.starts_with(start));
    findings.into_iter().filter(is_of_values).collect()
}

/// What is found in a text beside itself.
fn faults(checker: &Checker, text: Text) -> Vec<String> {
    let pair = aligned(&text.id, text.lang, [text.segments.clone(), text.segments]);
    let said = |finding: Finding| {
        let marked = finding.source.or(finding.target).map_or_else(String::new, |place| place.marked.to_string());
        format!("{} ({}): {} at `{marked}`: {}", text.id, text.lang, finding.rule.id.0, finding.message)
    };
    findings(checker, &pair).into_iter().map(said).collect()
}
