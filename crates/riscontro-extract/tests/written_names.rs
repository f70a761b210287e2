//! Names as they are written: what belongs to a name beside the core by which it is compared.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use riscontro_core::{Folds, Mention, Segment, Span};
use riscontro_extract::{Extractor, View, WrittenName};
use riscontro_lang::{LANGUAGES, Language, Tokeniser};

/// The languages with their tools, built once.
fn readers() -> impl Iterator<Item = (&'static Language, &'static (Tokeniser, Extractor))> {
    static READERS: LazyLock<Vec<(Tokeniser, Extractor)>> = LazyLock::new(|| {
        let reader = |language: &&'static Language| {
            let tokeniser = Tokeniser::new(language);
            let extractor = Extractor::new(language, &language.number_format, &tokeniser);
            (tokeniser, extractor)
        };
        LANGUAGES.iter().map(reader).collect()
    });
    LANGUAGES.iter().copied().zip(READERS.iter())
}

/// What is read of `text`, one segment.
fn read((tokeniser, extractor): &(Tokeniser, Extractor), text: &str) -> (Vec<Mention>, Vec<WrittenName>) {
    let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
    let mut folds = Folds::default();
    let cut = tokeniser.tokenise(text, &segments, &mut folds);
    let view = View { text, segments: &segments, tokens: &cut.tokens, token_starts: &cut.starts, folds: &folds };
    let mentions = extractor.extract(view);
    let names = extractor.written_names(view, &mentions);
    (mentions, names)
}

/// The names of `text` in order, those that titles alone make with a `!`.
fn written(tag: &str, text: &str) -> Vec<String> {
    let reader = readers().find(|(language, _)| language.tag.as_str() == tag).expect("a language with a folder").1;
    let mark = |name: &WrittenName| if name.core.is_none() { "!" } else { "" };
    read(reader, text).1.iter().map(|name| format!("{}{}", name.span.of(text), mark(name))).collect()
}

#[track_caller]
fn assert_written(tag: &str, cases: &[(&str, &[&str])]) {
    for (text, names) in cases {
        assert_eq!(written(tag, text), *names, "{text}");
    }
}

#[test]
fn a_head_that_a_preposition_joins_belongs_to_the_name() {
    assert_written(
        "en",
        &[
            ("They met at the University of Borovia.", &["University of Borovia"]),
            ("He signed the Treaty of Karlowitz.", &["Treaty of Karlowitz"]),
            ("She is the Countess of Ardlamont.", &["Countess of Ardlamont"]),
            ("It was said by the President of the United States.", &["President of the United States"]),
        ],
    );
    assert_written(
        "it",
        &[
            ("Firmarono il Trattato di Karlowitz.", &["Trattato di Karlowitz"]),
            ("Studia all'Università del North Dakota.", &["Università del North Dakota"]),
            ("Lo dice il Consolato degli Stati Uniti.", &["Consolato degli Stati Uniti"]),
            ("Il Ducato di Borovia cadde.", &["Ducato di Borovia"]),
        ],
    );
}

#[test]
fn a_title_before_a_person_belongs_to_the_name() {
    assert_written(
        "en",
        &[
            ("Ms Zarkov agrees with Mr. Tolland.", &["Ms Zarkov", "Mr. Tolland"]),
            ("Then General de Zarkov fled.", &["General de Zarkov"]),
            ("Prime Minister Theresa Zarkov resigned.", &["Prime Minister Theresa Zarkov"]),
            ("London Mayor Igor Zarkov smiled.", &["London", "Mayor Igor Zarkov"]),
        ],
    );
    assert_written(
        "it",
        &[
            ("Si arrese al Generale Igor Zarkov.", &["Generale Igor Zarkov"]),
            ("Parla il Ministro della Difesa Igor Zarkov.", &["Ministro della Difesa Igor Zarkov"]),
            ("Presidente Zarkov, lei tace.", &["Presidente Zarkov"]),
        ],
    );
}

#[test]
fn a_head_behind_a_name_belongs_to_it() {
    assert_written(
        "en",
        &[
            ("Boats cross the Potomac River here.", &["Potomac River"]),
            ("He lives in Zarkov Street, on Borovia Island.", &["Zarkov Street", "Borovia Island"]),
            ("She joined the Catholic Union, said the French President.", &["Catholic Union", "French"]),
        ],
    );
    assert_written("it", &[("Ha vinto gli Australian Open.", &["Australian Open"])]);
}

#[test]
fn small_letters_stay_outside() {
    assert_written(
        "en",
        &[
            ("The general Igor Zarkov crossed the river Potomac.", &["Igor Zarkov", "Potomac"]),
            ("He is the president of Borovia.", &["Borovia"]),
        ],
    );
    assert_written(
        "it",
        &[
            ("Il generale Igor Zarkov passò il fiume Hudson.", &["Igor Zarkov", "Hudson"]),
            ("Parla del trattato di Karlowitz e della guerra di Troia.", &["Karlowitz", "guerra di Troia"]),
        ],
    );
}

#[test]
fn titles_alone_may_make_a_name() {
    assert_written(
        "it",
        &[
            ("Parlano il Ministro della Difesa e quello di Giustizia.", &["Ministro della Difesa!"]),
            ("È un Ministro di Stato.", &[]),
            ("Il Segretario Generale tace.", &[]),
            ("Il Presidente la Corte non l'ha sentito.", &[]),
        ],
    );
    assert_written(
        "en",
        &[
            ("The club on H Street is closed.", &["H Street!"]),
            ("He is the General Secretary and I Minister.", &[]),
            ("The Governor the Council chose is ill.", &[]),
        ],
    );
}

#[test]
fn what_begins_a_sentence_needs_to_be_a_known_title() {
    assert_written(
        "en",
        &[
            ("Former Zarkov players left.", &["Zarkov"]),
            ("Members of the Bundestag left.", &["Bundestag"]),
            ("Universities of Borovia are poor.", &["Borovia"]),
        ],
    );
    assert_written(
        "it",
        &[("Membri del Bundestag tacciono.", &["Bundestag"]), ("Ex Zarkov, ora Roma.", &["Zarkov", "Roma"])],
    );
}

#[test]
fn nothing_is_joined_to_a_person_by_a_preposition_nor_two_names_to_one() {
    assert_written(
        "it",
        &[
            ("Cadde il Governo di Mario Zarkov.", &["Mario Zarkov"]),
            ("È la Tesla di Zarkov.", &["Tesla", "Zarkov"]),
            ("Il 4 Maggio Roma tace.", &["Roma"]),
        ],
    );
    assert_written(
        "en",
        &[("In 1990 President Zarkov and May 4 President Tolland left.", &["President Zarkov", "President Tolland"])],
    );
}

#[test]
fn a_headline_shows_the_cores_alone() {
    assert_written("en", &[("President Zarkov Says Russia Will Pay", &["Zarkov", "Russia"])]);
}

#[test]
fn what_is_said_of_titles_is_said_of_titles_of_the_table() {
    for language in LANGUAGES {
        let titles: BTreeSet<_> = language.titles.rows::<1>().collect();
        let others: Vec<_> = language.title_kinds.rows::<1>().filter(|title| !titles.contains(title)).collect();
        assert!(others.is_empty(), "{}/title_kinds.tsv: not in titles.txt: {others:?}", language.tag);
    }
}

#[test]
fn written_names_are_apart_and_reach_into_no_other_mention() {
    let pieces = prop::sample::select(vec![
        "President",
        "Ministro",
        "della",
        "Difesa",
        "of",
        "the",
        "di",
        "Zarkov",
        "London",
        "Roma",
        "Street",
        "General",
        "H",
        ".",
        "Mr.",
        "de",
        "12",
        "May",
        "Maggio",
        "Primo",
        "First",
        "fiume",
        "Hudson",
        "French",
        "Union",
        "d'",
        "Italia",
        "-",
        ",",
        "a.C.",
        "II",
        "I",
        "un",
        "\u{fffc}",
        "Al",
        "al-",
        "é",
    ]);
    let spaced =
        (pieces, prop::bool::ANY).prop_map(|(piece, space)| format!("{piece}{}", if space { " " } else { "" }));
    for (language, reader) in readers() {
        proptest!(ProptestConfig::with_cases(1000), |(text in prop::collection::vec(spaced.clone(), 0..16))| {
            let text = text.concat();
            let (mentions, names) = read(reader, &text);
            prop_assert!(names.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{}: {text}", language.tag);
            for name in &names {
                let core = name.core.map(|id| mentions[id.index()].span);
                prop_assert!(core.is_none_or(|core| core.start() < name.span.end() && core.end() <= name.span.end()), "{text}");
                for other in mentions.iter().filter(|other| core.is_none_or(|core| !core.overlaps(other.span))) {
                    prop_assert!(!name.span.overlaps(other.span), "{}: {text}: {name:?} {other:?}", language.tag);
                }
            }
        });
    }
}

#[test]
fn long_runs_of_titles_take_time_in_proportion() {
    for (_, reader) in readers() {
        for run in ["President of the ", "Zarkov Street ", "Ministro di ", "Mr. ", "de la ", "H "] {
            assert!(read(reader, &run.repeat(5000)).1.len() <= 10_000, "{run}");
        }
    }
}
