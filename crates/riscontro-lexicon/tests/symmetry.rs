//! The links of a text and its translation are those of the translation and its text, turned round.

mod sample;

use std::sync::Arc;

use proptest::prelude::*;
use riscontro_core::{LangTag, Side, Value, WordLinks};
use riscontro_lang::{LANGUAGES, find};
use riscontro_lexicon::{Bilingual, LexiconRow, Linker, Reading};
use sample::{number, side};

/// Words that begin alike, more than a word looks at: five letters that all share, then two of `abcdefgh`.
fn alike() -> impl Strategy<Value = String> {
    "prova[a-h]{2}"
}

/// Figures of the same digits, more than are compared.
fn figures() -> impl Strategy<Value = String> {
    Just(vec!['1', '2', '3', '4', '5', '6']).prop_shuffle().prop_map(String::from_iter)
}

/// Words of a dictionary in which each translates many.
fn known() -> impl Strategy<Value = String> {
    "[kz][a-p]"
}

fn sentences() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![alike(), figures(), known()];
    prop::collection::vec(prop::collection::vec(word, 1..80).prop_map(|words| words.join(" ")), 1..4)
}

fn read(lang: &'static str, sentences: &[String]) -> Side {
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let figures = sentences.iter().flat_map(|sentence| sentence.split(' '));
    let mut figures: Vec<(&str, Value)> =
        figures.filter_map(|word| word.parse().ok().map(|value| (word, number(value)))).collect();
    figures.sort_by_key(|(word, _)| sentences.join("\n").find(word));
    figures.dedup_by_key(|(word, _)| *word);
    side(lang, &sentences, &figures)
}

/// A dictionary in which all words of two letters translate one another, some more surely than others.
fn dictionary() -> Bilingual {
    let words: Vec<String> = ('a'..='p').flat_map(|last| ['k', 'z'].map(|first| format!("{first}{last}"))).collect();
    let rows = words.iter().enumerate().flat_map(|(at, source)| {
        let weight = move |other: usize| 0.3 + ((at * 5 + other * 3) % 7) as f32 / 10.0;
        words.iter().enumerate().map(move |(other, target)| LexiconRow {
            source,
            target,
            part_of_speech: None,
            weight: weight(other),
        })
    });
    let language = |tag| find(LANGUAGES, LangTag::new(tag)).expect("a known language");
    Bilingual::new(rows, language("it"), language("en"))
}

fn links(source: &Side, target: &Side, dictionary: &Arc<Bilingual>, reading: Reading) -> WordLinks {
    let linker = Linker::new(source.document.lang, target.document.lang);
    linker.with_lexicon(Arc::clone(dictionary), reading).links(source, target)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn swapped_sides_have_the_same_links_turned_round(source in sentences(), target in sentences()) {
        let (source, target) = (read("it", &source), read("en", &target));
        let dictionary = Arc::new(dictionary());
        let back = links(&target, &source, &dictionary, Reading::Backward);
        prop_assert_eq!(back.transposed(), links(&source, &target, &dictionary, Reading::Forward));
    }
}
