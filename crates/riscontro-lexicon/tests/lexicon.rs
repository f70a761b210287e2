//! The lexica that ship, and lexica that a user brings.

use riscontro_core::LangTag;
use riscontro_lang::{LANGUAGES, Language, Table, find};
use riscontro_lexicon::{Bilingual, LexiconRow, Reading, USUAL_WEIGHT, are_cognates, built_in, compile};

const IT_EN: Table = Table::new(include_str!("../src/it-en.tsv"));
const PARTS_OF_SPEECH: [&str; 10] = ["adj", "adv", "conj", "det", "intj", "n", "num", "prep", "pron", "v"];

fn language(tag: &'static str) -> &'static Language {
    find(LANGUAGES, LangTag::new(tag)).expect("a known language")
}

fn tag(tag: &'static str) -> LangTag {
    LangTag::new(tag)
}

#[test]
fn the_table_is_sorted_and_each_pair_stands_once() {
    let rows: Vec<_> = IT_EN.rows::<3>().collect();
    assert!(rows.is_sorted_by(|a, b| a < b), "{:?}", rows.windows(2).find(|pair| pair[0] >= pair[1]));
    for row in &rows {
        assert!(PARTS_OF_SPEECH.contains(&row[2]), "{row:?}");
        assert!(row.iter().all(|cell| !cell.is_empty() && cell.trim() == *cell && !cell.contains("  ")), "{row:?}");
    }
}

#[test]
fn the_table_says_what_the_cognate_rules_do_not() {
    let (italian, english) = (tag("it"), tag("en"));
    let linked = |[source, target, _]: &[&str; 3]| are_cognates((italian, source), (english, target));
    let own = IT_EN.rows::<3>().filter(|row| !linked(row)).count();
    assert!(own >= 8_000, "{own} pairs");
    let known: Vec<_> = IT_EN.rows::<3>().filter(linked).collect();
    assert!(known.len() * 50 < own, "cognate: {known:?}");
}

#[test]
fn the_compiled_lexicon_is_that_of_the_table() {
    let compiled = compile(IT_EN, "it", "en").expect("known languages");
    let shipped: &[u8] = include_bytes!("../data/it-en.lexicon");
    assert!(compiled == shipped, "the table or a paradigm was changed: run `cargo xtask lexicon`");
}

#[test]
fn a_lexicon_that_ships_is_read_from_either_side() {
    let reading = |source, target| built_in(tag(source), tag(target)).map(|(_, reading)| reading);
    assert_eq!(reading("it", "en"), Some(Reading::Forward));
    assert_eq!(reading("en-GB", "it-IT"), Some(Reading::Backward));
    assert_eq!(reading("it", "it"), None);
    let (lexicon, _) = built_in(tag("it"), tag("en")).expect("it ships");
    assert!(lexicon.links("case", "houses").is_some());
    assert!(lexicon.links("arrivarono", "arrived").is_some() || lexicon.links("arrivarono", "came").is_some());
    assert!(lexicon.links("case", "horses").is_none());
}

fn row<'r>(source: &'r str, target: &'r str, part_of_speech: Option<&'r str>) -> LexiconRow<'r> {
    LexiconRow { source, target, part_of_speech, weight: USUAL_WEIGHT }
}

#[test]
fn every_form_of_a_lemma_leads_to_its_row() {
    let rows = [row("sciopero", "strike", Some("n")), row("colpire", "strike", Some("v"))];
    let lexicon = Bilingual::new(rows.into_iter(), language("it"), language("en"));
    for (italian, english) in
        [("scioperi", "strikes"), ("colpirono", "struck"), ("colpita", "struck"), ("sciopero", "strike")]
    {
        assert!(lexicon.links(italian, english).is_some(), "{italian} {english}");
    }
    assert!(lexicon.links("scioperi", "struck").is_none());
}

#[test]
fn a_language_without_paradigms_is_met_by_its_stems() {
    let rows = [row("Gletscher", "glacier", Some("n")), row("Besteigung", "ascension", None)];
    let lexicon = Bilingual::new(rows.into_iter(), language("de"), language("fr"));
    assert!(lexicon.links("gletschern", "glaciers").is_some());
    assert!(lexicon.links("besteigungen", "ascensions").is_some());
    assert!(lexicon.links("gletscher", "ascension").is_none());
}

#[test]
fn a_phrase_links_its_telling_words_and_less_surely() {
    let rows = [row("conferenza stampa", "press conference", Some("n")), row("stampa", "press", Some("n"))];
    let lexicon = Bilingual::new(rows.into_iter(), language("it"), language("en"));
    let (phrase, word) = (lexicon.links("conferenza", "press"), lexicon.links("stampa", "press"));
    assert!(phrase.is_some() && phrase < word, "{phrase:?} {word:?}");
    let rows = [row("a causa di", "because of", Some("prep"))];
    let lexicon = Bilingual::new(rows.into_iter(), language("it"), language("en"));
    assert!(lexicon.links("causa", "because").is_some());
    assert!(lexicon.links("di", "of").is_none());
}

#[test]
fn written_and_read_again_a_lexicon_is_the_same() {
    let rows = [row("casa", "house", Some("n")), row("cane", "dog", Some("n"))];
    let lexicon = Bilingual::new(rows.into_iter(), language("it"), language("en"));
    let bytes: &'static [u8] = lexicon.to_bytes().leak();
    let read = Bilingual::from_bytes(bytes, language("it"), language("en")).expect("what was written");
    assert_eq!(read.links("cani", "dogs"), lexicon.links("cani", "dogs"));
    assert_eq!(read.to_bytes(), bytes);
    for end in 0..bytes.len() {
        assert!(Bilingual::from_bytes(&bytes[..end], language("it"), language("en")).is_none(), "cut at {end}");
    }
}

const CORE: Table = Table::new(include_str!("../src/core.tsv"));

#[test]
fn the_core_lexicon_is_sorted_and_every_cell_has_words() {
    let rows: Vec<_> = CORE.rows::<9>().collect();
    assert!(rows.is_sorted_by(|a, b| a[0] < b[0]), "{:?}", rows.windows(2).find(|pair| pair[0][0] >= pair[1][0]));
    for row in &rows {
        assert!(PARTS_OF_SPEECH.contains(&row[1]), "{row:?}");
        let words = row[2..].iter().flat_map(|cell| cell.split('|'));
        assert!(words.clone().all(|word| !word.is_empty() && word.trim() == word), "{row:?}");
        assert!(row[2..].iter().filter(|cell| **cell != "-").count() > 1, "{row:?}");
    }
}

#[test]
fn every_pair_of_the_seven_languages_has_a_lexicon() {
    let tags = ["de", "en", "es", "fr", "it", "nl", "pt"];
    for (source, target) in tags.iter().flat_map(|source| tags.iter().map(move |target| (*source, *target))) {
        assert_eq!(built_in(tag(source), tag(target)).is_some(), source != target, "{source} {target}");
    }
    let (lexicon, _) = built_in(tag("de"), tag("fr")).expect("it ships");
    for (german, french) in [("gletschern", "glaciers"), ("ging", "allait"), ("hauser", "maison")] {
        assert!(lexicon.links(german, french).is_some(), "{german} {french}");
    }
    assert!(lexicon.links("gletscher", "maison").is_none());
}
