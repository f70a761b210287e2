//! The articles of the corpus have the findings that their `expected.tsv` lists, and no others.
//!
//! The articles of a pair of languages in which no error was planted are there for the aligner, and are not checked here.
//!
//! The rows of `expected.tsv` were written before the rules ran. A row that the rules do not find is marked `missed`, a finding
//! that is wrong has a row marked `false alarm`; so a change for the better or for the worse fails here until the file says
//! so, and the README counts what stands there.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{Finding, Group, Location, Severity, Side, Span};
use riscontro_engine::{AlignedSides, Checker, Checkers, Inputs, LANGUAGES, Overrides, PairSpec, discover};
use riscontro_testkit::{Article, ExpectedRow, Standing, articles, corpora_root, expected_rows};

use crate::{assert_none, root, text};

/// Planted errors found at least, and false alarms at most, over all articles: what was reached.
const FOUND_FLOOR: usize = 79;
const ALARM_CEILING: usize = 3;

struct Checked {
    article: Article,
    sides: AlignedSides,
    findings: Vec<Finding>,
}

fn all() -> Vec<Checked> {
    let corpora = corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap_or_else(|error| panic!("{error}"));
    let articles = planted(articles(&corpora).unwrap_or_else(|error| panic!("{error}")));
    assert!(articles.len() >= 14, "the corpus has at least 14 article pairs");
    let checkers = Checkers::new(LANGUAGES, Overrides::default(), None);
    articles.into_iter().map(|article| checked(article, &checkers)).collect()
}

/// The articles of the pairs of languages in which errors were planted; the clean ones among them must be silent.
fn planted(articles: Vec<Article>) -> Vec<Article> {
    let planted = articles.iter().filter(|article| article.expected.is_some());
    let pairs: BTreeSet<_> = planted.map(|article| article.pair.clone()).collect();
    articles.into_iter().filter(|article| pairs.contains(&article.pair)).collect()
}

fn checked(article: Article, checkers: &Checkers) -> Checked {
    let spec = spec_of(&article);
    let checker: Arc<Checker> = checkers.for_pair(&spec).unwrap_or_else(|error| panic!("{error}"));
    let sides = checker.align_files(&spec).result.unwrap_or_else(|error| panic!("{error}"));
    let findings = checker.check_files(&spec).result.unwrap_or_else(|error| panic!("{error}"));
    let findings = findings.into_iter().filter(|finding| finding.severity > Severity::Note).collect();
    Checked { article, sides, findings }
}

/// The pair as discovery names it: this tests that the folder is read as a user reads it.
pub(crate) fn spec_of(article: &Article) -> PairSpec {
    let folder = article.source.parent().expect("an article has a folder").to_path_buf();
    let found = discover(&Inputs { paths: vec![folder], ..Inputs::default() });
    assert_eq!((found.pairs.len(), found.errors.len()), (1, 0), "{}", article.slug);
    found.pairs.into_iter().next().expect("one pair")
}

#[test]
fn articles_have_the_findings_they_expect() {
    let mut faults = Vec::new();
    for checked in all() {
        faults.extend(disagreements(&checked));
    }
    assert_none(&faults);
}

fn rows(article: &Article) -> Vec<ExpectedRow> {
    article.expected.as_ref().map_or_else(Vec::new, |path| {
        expected_rows(&article.slug, &text(path)).unwrap_or_else(|error| panic!("{error}"))
    })
}

fn disagreements(checked: &Checked) -> Vec<String> {
    let rows = rows(&checked.article);
    let slug = &checked.article.slug;
    let mut faults = Vec::new();
    for row in &rows {
        let is_found = checked.findings.iter().any(|finding| touches(checked, row, finding));
        let place = format!("{slug}/expected.tsv:{}: {} `{}` `{}`", row.line, row.rule, row.source, row.target);
        match (row.standing, is_found) {
            (Standing::Planted, false) => faults.push(format!("{place}: not found: mend it, or mark it `missed`")),
            (Standing::Missed, true) => faults.push(format!("{place}: is found now: take `missed` away")),
            (Standing::FalseAlarm, false) => faults.push(format!("{place}: is no longer reported: take the row away")),
            _ => {}
        }
    }
    for finding in &checked.findings {
        if !rows.iter().any(|row| touches(checked, row, finding)) {
            let words = |place: &Option<Location>| place.as_ref().map_or("", |place| &place.marked).to_owned();
            faults.push(format!(
                "{slug}: {}\t{}\t{}\t{}\tfalse alarm",
                finding.rule.id,
                words(&finding.source),
                words(&finding.target),
                finding.message
            ));
        }
    }
    faults
}

/// Whether a finding is about the words of a row: its group is the row's, and it touches them on a side.
fn touches(checked: &Checked, row: &ExpectedRow, finding: &Finding) -> bool {
    let on = |side: &Side, words: &str, place: &Option<Location>| {
        let Some(span) = place_of(side, words) else { return false };
        place.as_ref().is_some_and(|place| place.text.overlaps(span))
    };
    finding.rule.group == group_of(&row.rule)
        && (on(&checked.sides.source, &row.source, &finding.source)
            || on(&checked.sides.target, &row.target, &finding.target))
}

/// The one place of `words` in the text of a side; white space counts as one space.
fn place_of(side: &Side, words: &str) -> Option<Span> {
    let text = &side.document.text;
    let at = text.find(words).filter(|_| !words.is_empty())?;
    assert_eq!(text.matches(words).count(), 1, "`{words}` stands more than once in {}", side.document.path);
    Some(Span::from_range(at..at + words.len()))
}

/// The group of a rule, maybe of one that does not exist yet.
fn group_of(rule: &str) -> Group {
    match rule.split('-').next() {
        Some("name") => Group::Names,
        Some("term") => Group::Terms,
        Some("segment" | "alignment") => Group::Alignment,
        Some("number" | "date" | "time" | "unit" | "currency" | "percent") => Group::Numbers,
        _ => panic!("`{rule}` belongs to no group that this test knows"),
    }
}

#[test]
fn the_words_of_every_row_stand_in_the_article() {
    let mut faults = Vec::new();
    for checked in all() {
        for row in rows(&checked.article) {
            for (side, words) in [(&checked.sides.source, &row.source), (&checked.sides.target, &row.target)] {
                if !words.is_empty() && place_of(side, words).is_none() {
                    faults.push(format!(
                        "{}/expected.tsv:{}: `{words}` does not stand there",
                        checked.article.slug, row.line
                    ));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_readme_counts_what_the_articles_say() {
    let corpora = corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap_or_else(|error| panic!("{error}"));
    let rows: Vec<_> = articles(&corpora).unwrap().iter().flat_map(rows).collect();
    let count = |standing| rows.iter().filter(|row| row.standing == standing).count();
    let (found, missed, alarms) = (count(Standing::Planted), count(Standing::Missed), count(Standing::FalseAlarm));
    assert!(found >= FOUND_FLOOR && alarms <= ALARM_CEILING, "{found} found, {alarms} false alarms");
    let said = format!("| {found} of {} planted errors found | {alarms} false alarms |", found + missed);
    let readme = text(&root().join(Path::new("README.md")));
    assert!(readme.contains(&said), "the README must say: {said}");
}
