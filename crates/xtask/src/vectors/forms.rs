//! The forms of the lexicon's lemmas, which the vocabularies of Italian and English take in.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::Context;
use riscontro_lang::{Inflection, LANGUAGES, WordClass};

use super::Run;

/// Writes `forms/it.tsv` and `forms/en.tsv`: form, tab, one lemma that it is a form of; a lemma is a form of itself.
pub(super) fn write(run: &Run) -> anyhow::Result<()> {
    let path = run.root.join("crates/riscontro-lexicon/src/it-en.tsv");
    let lexicon = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let folder = run.work.join("forms");
    fs::create_dir_all(&folder)?;
    for (column, lang) in [(0, "it"), (1, "en")] {
        fs::write(folder.join(format!("{lang}.tsv")), forms(&lexicon, column, lang))?;
    }
    Ok(())
}

/// The lemmas of a column that are single words, and their forms, in order.
fn forms(lexicon: &str, column: usize, lang: &str) -> String {
    let language =
        LANGUAGES.iter().find(|language| language.tag.as_str() == lang).expect("a language that has a folder");
    let inflection = Inflection::new(language);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (Some(&lemma), Some(class)) = (cells.get(column), cells.get(2)) else { continue };
        if lemma.contains(' ') {
            continue;
        }
        if let Some(class) = word_class(class) {
            for form in inflection.forms(lemma, class) {
                found.entry(form).or_insert_with(|| lemma.to_owned());
            }
        }
        found.insert(lemma.to_owned(), lemma.to_owned());
    }
    found.into_iter().fold(String::new(), |mut out, (form, lemma)| {
        let _ = writeln!(out, "{form}\t{lemma}");
        out
    })
}

fn word_class(name: &str) -> Option<WordClass> {
    match name {
        "n" => Some(WordClass::Noun),
        "adj" => Some(WordClass::Adjective),
        "v" => Some(WordClass::Verb),
        _ => None,
    }
}
