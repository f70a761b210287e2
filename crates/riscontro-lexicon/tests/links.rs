//! Which words of a text and its translation are linked.

mod sample;

use std::sync::Arc;

use riscontro_core::value::{NameKey, NameKind, Number, PivotId};
use riscontro_core::{Alignment, LangTag, Side, Value, WordLinks};
use riscontro_lexicon::Linker;
use sample::{number, side};

fn links(source: &Side, target: &Side) -> WordLinks {
    Linker::new(source.document.lang, target.document.lang).links(source, target)
}

/// For each word of the first source segment the weights of its links, in percent.
fn weights(links: &WordLinks) -> Vec<Vec<u32>> {
    let words = links.source().words_of(0).iter();
    words.map(|word| links.links_of(*word).iter().map(|link| (link.weight * 100.0).round() as u32).collect()).collect()
}

fn name(kind: NameKind, entities: &[&str], word: &str) -> Value {
    Value::Name(Arc::new(NameKey {
        kind,
        entities: entities.iter().map(|id| PivotId::new(id)).collect(),
        words: [word.into()].into_iter().collect(),
        keys: [word.into()].into_iter().collect(),
    }))
}

#[test]
fn a_name_and_a_long_word_of_one_form_are_linked_and_short_words_are_not() {
    let links = links(
        &side("it", &["Li ha visti a Hanoi in hotel"], &[]),
        &side("en", &["He saw them in a hotel in Hanoi"], &[]),
    );
    assert_eq!(weights(&links), [vec![], vec![], vec![], vec![], vec![100], vec![], vec![100]]);
}

#[test]
fn a_number_is_linked_by_what_it_is_worth() {
    let source = side("it", &["Sono 30 mila soldati"], &[("30 mila", number(30_000))]);
    let target = side("en", &["They are 30,000 soldiers"], &[("30,000", number(30_000))]);
    let links = links(&source, &target);
    assert_eq!(links.source().words_of(0).len(), 3);
    assert_eq!(weights(&links)[1], [100]);
    assert_eq!(links.links_of(links.source().words_of(0)[1])[0].target, links.target().words_of(0)[2]);
}

#[test]
fn the_same_amount_of_another_kind_is_weaker_evidence() {
    let source = side("it", &["Il 20%"], &[("20%", Value::Percent(Number::integer(20)))]);
    let target = side("en", &["Some 20"], &[("20", number(20))]);
    assert_eq!(weights(&links(&source, &target))[1], [40]);
    let other = side("en", &["Some 21"], &[("21", number(21))]);
    assert!(weights(&links(&source, &other))[1].is_empty());
}

#[test]
fn an_exonym_is_linked_by_its_entity() {
    let source = side("it", &["Monaco tace"], &[("Monaco", name(NameKind::Place, &["de-munich"], "monaco"))]);
    let target = side("en", &["Munich is silent"], &[("Munich", name(NameKind::Place, &["de-munich"], "munich"))]);
    assert_eq!(weights(&links(&source, &target)), [vec![100], vec![]]);
    let unknown = side("en", &["Munich is silent"], &[]);
    assert!(weights(&links(&source, &unknown))[0].is_empty());
}

#[test]
fn a_name_without_entity_stays_the_words_it_consists_of() {
    let source = side("it", &["Parla Rossi"], &[("Rossi", name(NameKind::Person, &[], "rossi"))]);
    let target = side("en", &["Rossi speaks"], &[]);
    assert_eq!(weights(&links(&source, &target)), [vec![], vec![100]]);
}

#[test]
fn cognates_are_linked_across_their_endings() {
    let source = side("it", &["La commissione economica discute"], &[]);
    let target = side("en", &["The economic commission is in discussion"], &[]);
    let found = weights(&links(&source, &target));
    assert!(found[1][0] > 80 && found[2][0] > 80 && found[3][0] >= 50, "{found:?}");
}

#[test]
fn a_rare_word_tells_more_than_one_that_every_segment_has() {
    let links = links(&side("it", &["Roma tace", "Roma dorme", "Roma ride"], &[]), &side("en", &[], &[]));
    let [roma, tace] = links.source().words_of(0) else { panic!("two words") };
    assert!(links.source().mass(*tace) > 2.0 * links.source().mass(*roma));
    assert_eq!((links.target().segments(), links.source().length(0)), (0, 8));
}

#[test]
fn a_number_tells_twice_what_a_word_of_the_same_rarity_does() {
    let source = side("it", &["Dormono 1863 soldati", "Tace Roma"], &[("1863", number(1863))]);
    let links = links(&source, &side("en", &[], &[]));
    let [word, number, _] = links.source().words_of(0) else { panic!("three words") };
    assert!((links.source().mass(*number) - 2.0 * links.source().mass(*word)).abs() < 1e-6);
}

#[test]
fn a_language_without_endings_is_compared_by_spelling() {
    let source = side("it", &["Organizzazione"], &[]);
    let mut target = side("en", &["Organisation"], &[]);
    Arc::make_mut(&mut target.document).lang = LangTag::new("qaa");
    assert_eq!(weights(&links(&source, &target)).len(), 1);
}

#[test]
fn a_segment_of_thousands_of_equal_words_is_told_word_by_word() {
    let text = "porto ".repeat(20_000);
    let (source, target) = (side("it", &[text.trim_end()], &[]), side("en", &[text.trim_end()], &[]));
    let linker = Linker::new(source.document.lang, target.document.lang);
    let links = linker.links(&source, &target);
    let told = linker.evidence((&source, &target), &links, &Alignment::one_to_one(1));
    let evidence = told.of_bead(0);
    assert_eq!(evidence.len(), 20_000);
    assert!(evidence.iter().all(|evidence| evidence.source == evidence.target), "the nth answers the nth");
}
