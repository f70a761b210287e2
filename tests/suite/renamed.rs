//! What somebody is called decides nothing: an article in which a person has another surname on both sides has the same
//! findings.

use std::collections::{BTreeMap, BTreeSet};

use riscontro_core::value::Value;
use riscontro_core::{Finding, Mention, MentionKind, Side};
use riscontro_engine::{AlignedSides, Checker, Checkers, LANGUAGES, Overrides, SideText, TextPair};
use riscontro_testkit::{articles, corpora_root};

use crate::articles::spec_of;
use crate::assert_none;

/// Surnames of nobody in the corpus, of three shapes: Italian, German, Slavic.
const SURNAMES: [&str; 3] = ["Varzelli", "Oderbach", "Drozdovic"];

#[test]
fn a_person_renamed_in_both_texts_changes_no_verdict() {
    let corpora = corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap_or_else(|error| panic!("{error}"));
    let articles = articles(&corpora).unwrap_or_else(|error| panic!("{error}"));
    let checkers = Checkers::new(LANGUAGES, Overrides::default(), None);
    let (mut faults, mut renamed) = (Vec::new(), 0);
    for article in articles.iter().filter(|article| article.pair == "it-en") {
        let spec = spec_of(article);
        let checker = checkers.for_pair(&spec).unwrap_or_else(|error| panic!("{error}"));
        let sides = checker.align_files(&spec).result.unwrap_or_else(|error| panic!("{error}"));
        let before = verdicts(&findings(&checker, pair(&sides, |text| text.to_owned())), ["", ""]);
        // A planted misspelling would keep its old name.
        let is_right = |surname: &String| !before.keys().any(|(.., message)| message.contains(surname.as_str()));
        let surnames = surnames(&sides).into_iter().filter(is_right);
        for (surname, other) in surnames.zip(SURNAMES.iter().cycle()) {
            renamed += 1;
            let pair = pair(&sides, |text| text.replace(&surname, other));
            let after = verdicts(&findings(&checker, pair), [other, &surname]);
            if after != before {
                faults.push(format!("{}: {surname} as {other}: {:?}", article.slug, difference(&before, &after)));
            }
        }
    }
    assert!(renamed >= 30, "only {renamed} persons were renamed");
    assert_none(&faults);
}

/// The last words of names of two words that no table knows and both texts have.
fn surnames(sides: &AlignedSides) -> Vec<String> {
    let [source, target] = [&sides.source, &sides.target].map(last_words);
    let texts = [&sides.source, &sides.target].map(|side| &*side.document.text);
    // A surname that is part of another word, or stands on one side only, is renamed on one side only.
    let stands_alone =
        |word: &str, text: &str| text.matches(word).count() == words(text).filter(|other| *other == word).count();
    let is_clean = |word: &&String| texts.iter().all(|text| stands_alone(word, text));
    source.intersection(&target).filter(is_clean).cloned().collect()
}

fn last_words(side: &Side) -> BTreeSet<String> {
    let names = side.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    let is_unknown =
        |name: &&Mention| matches!(name.value(), Value::Name(key) if key.entities.is_empty() && key.words.len() == 2);
    // One with marks may stand without them elsewhere.
    let last = names.filter(is_unknown).filter_map(|name| side.text(name.span).split_whitespace().last());
    last.filter(|word| word.len() >= 5 && word.bytes().all(|letter| letter.is_ascii_alphabetic()))
        .map(str::to_owned)
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic())
}

/// The texts of both sides, each as `change` makes it.
fn pair(sides: &AlignedSides, change: impl Fn(&str) -> String) -> TextPair {
    let [source, target] = [&sides.source, &sides.target].map(|side| SideText::Raw(change(&side.document.text)));
    let (source_lang, target_lang) = (sides.source.document.lang, sides.target.document.lang);
    TextPair { id: "renamed".into(), source_lang, target_lang, source, target, is_aligned: false, vectors: None }
}

fn findings(checker: &Checker, pair: TextPair) -> Vec<Finding> {
    checker.check_text(&pair).result.unwrap_or_else(|error| panic!("{error}"))
}

/// Rule, severity and message of each finding and how often it is there, with one word in the place of another.
fn verdicts(findings: &[Finding], [word, other]: [&str; 2]) -> BTreeMap<(String, String, String), usize> {
    let mut verdicts = BTreeMap::new();
    for finding in findings {
        let message = if word.is_empty() { finding.message.clone() } else { finding.message.replace(word, other) };
        let key = (finding.rule.id.as_str().to_owned(), finding.severity.as_str().to_owned(), message);
        *verdicts.entry(key).or_insert(0) += 1;
    }
    verdicts
}

fn difference<K: Ord + Clone>(before: &BTreeMap<K, usize>, after: &BTreeMap<K, usize>) -> Vec<K> {
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    keys.into_iter().filter(|key| before.get(key) != after.get(key)).cloned().collect()
}
