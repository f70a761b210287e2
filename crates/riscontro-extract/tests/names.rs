//! The names of running text, told by `cases/names.txt` of each language.

use std::sync::{Arc, LazyLock};

use riscontro_core::value::{NameKey, PivotId};
use riscontro_core::{Demand, Folds, Mention, MentionKind, Segment, Span, Value};
use riscontro_extract::{Extractor, View};
use riscontro_lang::{LANGUAGES, Language, Tokeniser};

/// A case: a line of text and, indented under it, every name with its pivot ids, or a dash.
struct Case<'a> {
    line: usize,
    text: &'a str,
    names: Vec<&'a str>,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for (line, text) in (1..).zip(file.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        match text.strip_prefix("  ") {
            Some(name) => cases.last_mut().expect("a text before its names").names.push(name),
            None => cases.push(Case { line, text, names: Vec::new() }),
        }
    }
    cases
}

/// The languages with their readers, built once.
fn readers() -> impl Iterator<Item = (&'static Language, &'static Extractor)> {
    static EXTRACTORS: LazyLock<Vec<Extractor>> = LazyLock::new(|| {
        LANGUAGES
            .iter()
            .map(|language| Extractor::new(language, &language.number_format, &Tokeniser::new(language)))
            .collect()
    });
    LANGUAGES.iter().copied().zip(EXTRACTORS.iter())
}

fn read(language: &Language, sentences: &[&str]) -> (String, Vec<Mention>) {
    let reader = readers().find(|(known, _)| known.tag == language.tag).expect("a reader for every language").1;
    read_with(language, reader, sentences)
}

/// The name mentions of `sentences`, the segments of a document, which are joined to its text by line ends.
fn read_with(language: &Language, reader: &Extractor, sentences: &[&str]) -> (String, Vec<Mention>) {
    let text = sentences.join("\n");
    let mut at = 0;
    let segments: Vec<Segment> = sentences
        .iter()
        .map(|sentence| {
            let span = Span::from_range(at..at + sentence.len());
            at += sentence.len() + 1;
            Segment { span, block: 0 }
        })
        .collect();
    let (mut folds, tokeniser) = (Folds::default(), Tokeniser::new(language));
    let cut = tokeniser.tokenise(&text, &segments, &mut folds);
    let view = View { text: &text, segments: &segments, tokens: &cut.tokens, token_starts: &cut.starts, folds: &folds };
    let mut mentions = Vec::new();
    mentions.extend(reader.extract(view).into_iter().filter(|mention| mention.kind == MentionKind::Name));
    (text, mentions)
}

fn key(mention: &Mention) -> &NameKey {
    match mention.value() {
        Value::Name(key) => key,
        other => panic!("no name: {other:?}"),
    }
}

/// `Mosca | ru-moscow`: given names are no entities here, for their ids are not unique.
fn shown(text: &str, mention: &Mention) -> String {
    let ids = key(mention).entities.iter().map(PivotId::as_str);
    let ids: Vec<&str> = ids.filter(|id| !id.starts_with("given-")).collect();
    format!("{} | {}", mention.span.of(text), if ids.is_empty() { "-".to_owned() } else { ids.join(" ") })
}

fn language(tag: &str) -> &'static Language {
    LANGUAGES.iter().find(|language| language.tag.as_str() == tag).expect("a language with a folder")
}

fn names(tag: &str, sentences: &[&str]) -> Vec<String> {
    let (text, mentions) = read(language(tag), sentences);
    mentions.iter().map(|mention| shown(&text, mention)).collect()
}

#[test]
fn texts_have_the_names_that_the_case_files_say() {
    let mut wrong = Vec::new();
    for language in LANGUAGES.iter().filter(|language| language.reads_values()) {
        let path = format!("{}/../riscontro-lang/src/{}/cases/names.txt", env!("CARGO_MANIFEST_DIR"), language.tag);
        let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let cases = cases(&file);
        assert!(cases.len() >= 30, "{path} has too few cases");
        for case in cases {
            let (text, mentions) = read(language, &[case.text]);
            let found: Vec<String> = mentions.iter().map(|mention| shown(&text, mention)).collect();
            if found != case.names {
                wrong.push(format!(
                    "{path}:{}\n  {}\n  wants {:?}\n  found {found:?}",
                    case.line, case.text, case.names
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Like [`names`], with `?` behind those that ask for nothing.
fn demands(tag: &str, sentences: &[&str]) -> Vec<String> {
    let (text, mentions) = read(language(tag), sentences);
    let mark = |mention: &Mention| if mention.demand == Demand::Optional { "?" } else { "" };
    mentions.iter().map(|mention| format!("{}{}", mention.span.of(&text), mark(mention))).collect()
}

#[test]
fn a_known_name_ends_the_run_before_it() {
    assert_eq!(names("it", &["Mentre era a Mosca Putin taceva."]), ["Mosca | ru-moscow", "Putin | -"]);
    assert_eq!(names("en", &["In London Johnson said nothing."]), ["London | gb-london", "Johnson | -"]);
}

#[test]
fn a_place_in_the_name_of_a_person_is_no_place() {
    assert_eq!(names("it", &["Ha letto Jack London e visto Sofia Loren."]), ["Jack London | -", "Sofia Loren | -"]);
    assert_eq!(names("it", &["Lo disse Giorgio Napolitano."]), ["Giorgio Napolitano | -"]);
    assert_eq!(names("en", &["He met Roman Kowalczyk."]), ["Roman Kowalczyk | -"]);
}

#[test]
fn what_the_document_shows_elsewhere_counts_at_the_beginning() {
    assert_eq!(demands("it", &["Zarkov tace.", "Ne parla solo a cena."]), ["Zarkov?"]);
    assert_eq!(demands("it", &["Zarkov tace.", "Ne parla solo Zarkov."]), ["Zarkov", "Zarkov"]);
    assert_eq!(demands("it", &["Brindisi a cena.", "Un brindisi alla sposa."]), ["Brindisi"]);
    assert!(demands("it", &["Mareggiata a cena.", "Dopo la mareggiata tutto tace."]).is_empty());
}

#[test]
fn a_headline_gives_what_is_known_and_guesses() {
    assert_eq!(demands("en", &["Zarkov Says Russia Will Pay"]), ["Zarkov?", "Russia"]);
    assert_eq!(demands("en", &["Zarkov Says Russia Will Pay", "Then Zarkov left."]), ["Zarkov", "Russia", "Zarkov"]);
    assert_eq!(demands("it", &["ZARKOV VOLA A PARIGI", "Parla Zarkov."]), ["ZARKOV", "PARIGI", "Zarkov"]);
}

#[test]
fn titles_go_before_a_name_and_stay_behind_it() {
    assert_eq!(
        names("en", &["So said White House Press Secretary Sarah Zarkov."]),
        ["White House | org-white-house", "Sarah Zarkov | -"]
    );
    assert_eq!(names("en", &["He left Zarkov University on Monday."]), ["Zarkov University | -"]);
    assert_eq!(names("it", &["Il dott. Zarkov e il Primo Ministro tacciono."]), ["Zarkov | -"]);
}

#[test]
fn a_month_is_a_name_behind_a_person() {
    assert_eq!(demands("en", &["She met Theresa May and Mrs May in May 2018."]), ["Theresa May", "May"]);
    assert_eq!(demands("en", &["In May she met Theresa May.", "Then May left."]), ["May?", "Theresa May", "May?"]);
}

#[test]
fn two_names_may_cross_one_number() {
    assert_eq!(names("en", &["He moved from the Big Four to Six Nations rugby."]).len(), 2);
}

#[test]
fn eras_units_and_initials_are_no_names() {
    assert!(names("it", &["Nel III secolo a.C. costava 5 EUR."]).is_empty());
    assert_eq!(names("en", &["The book by J. K. Rowling weighs 2 GB."]), ["J. K. Rowling | -"]);
}

#[test]
fn words_leave_out_particles_and_share_keys_across_spellings() {
    let words = |tag, text: &str| {
        let (_, mentions) = read(language(tag), &[text]);
        mentions.iter().map(|mention| key(mention).clone()).collect::<Vec<_>>()
    };
    let (arabic, other) = (words("it", "Ha visto Bashar al-Assad."), words("en", "He saw Bashar el-Asad."));
    assert_eq!(arabic[0].words.join(" "), "bashar assad");
    assert!(arabic[0].words_agree(&other[0]));
    let (italian, english) = (words("it", "Regnava Enrico XI."), words("en", "It was Henry XI who reigned."));
    assert!(italian[0].words_agree(&english[0]), "{italian:?} {english:?}");
    let (first, second) = (words("it", "Parla Totti con Sergej Zarkov."), words("en", "So says Igor Zarkov."));
    assert!(!first[1].words_agree(&second[0]));
}

#[test]
fn equal_names_share_one_key() {
    let (_, mentions) = read(language("it"), &["Qui parla Zarkov.", "Là risponde Zarkov."]);
    let [Value::Name(first), Value::Name(second)] = [mentions[0].value(), mentions[1].value()] else { panic!("names") };
    assert!(Arc::ptr_eq(first, second));
}

/// The entities of all readings but the first.
fn further(tag: &str, text: &str) -> Vec<String> {
    let (_, mentions) = read(language(tag), &[text]);
    let readings = mentions.iter().flat_map(|mention| mention.readings.iter().skip(1));
    readings.map(|reading| reading.value.to_string()).collect()
}

#[test]
fn a_name_that_is_almost_a_form_of_the_tables_says_of_which() {
    assert_eq!(further("en", "The United Kigndom is in Denmakr."), ["gb", "dk"]);
    assert_eq!(further("it", "La Danimraca e la Noorvegia tacciono."), ["dk", "no"]);
    assert!(further("it", "Parla Zarkov del Sudan.").is_empty());
}

#[test]
fn a_name_says_what_it_may_be_said_for() {
    assert_eq!(further("it", "Il Cremlino tace."), ["ru|ru-moscow"]);
    assert_eq!(further("en", "The Church of England is silent."), ["gb-england"]);
    assert!(further("en", "North Korea is silent.").is_empty());
}

#[test]
fn what_one_language_names_every_language_names() {
    let ids = |language: &'static Language| {
        let rows = language.exonyms.rows::<2>().chain(language.demonyms.rows::<2>());
        rows.map(|[_, id]| id).collect::<std::collections::BTreeSet<_>>()
    };
    let with_names = || LANGUAGES.iter().copied().filter(|language| language.reads_values());
    for other in with_names() {
        let known = ids(other);
        for language in with_names() {
            let alone: Vec<_> = language.exonyms.rows::<2>().filter(|[_, id]| !known.contains(id)).collect();
            assert!(alone.is_empty(), "{} has what {} lacks: {alone:?}", language.tag, other.tag);
        }
    }
}

#[test]
fn what_one_name_holds_is_no_part_of_the_next() {
    let spans = |tag, text: &str| {
        let (text, mentions) = read(language(tag), &[text]);
        mentions.iter().map(|mention| mention.span.of(&text).to_owned()).collect::<Vec<_>>()
    };
    // A particle before a hyphen that is a name of the tables, that ends the name which a month cuts off, or that is free.
    assert_eq!(spans("en", "He left for LA-Zarkov."), ["LA", "Zarkov"]);
    assert_eq!(spans("en", "He met Kim & Al-Jan Zarkov."), ["Kim & Al", "Jan Zarkov"]);
    assert_eq!(spans("en", "He met Bashar al-Jan Zarkov."), ["Bashar", "al-Jan Zarkov"]);
    // The last vowel of a name, with which a form of the tables begins.
    assert_eq!(spans("it", "Parla di Zarkov'i guerra mondiale."), ["Zarkov'i"]);
}

#[test]
fn any_text_is_read_in_order_and_without_overlap() {
    let pieces = [
        "Al-",
        "«",
        "\"",
        "'",
        "Di",
        " ",
        "-",
        ".",
        "President",
        "U.S.",
        "Kim",
        "é",
        "İ",
        "5",
        "&",
        "\u{fffc}",
        "(",
        "I",
        "XV",
        "May",
        "d'",
    ];
    let mut state = 1_usize;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..30 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) % pieces.len()]);
        }
        for (language, reader) in readers() {
            let mentions = read_with(language, reader, &[&text]).1;
            assert!(
                mentions.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()),
                "{}: {text:?}: {mentions:?}",
                language.tag
            );
        }
    }
}

#[test]
fn beside_a_language_of_few_names_only_these_are_known() {
    let known = |tag, other, text: &str| {
        let (from, beside) = (language(tag), language(other));
        let reader = Extractor::with_names(from, beside, &Tokeniser::new(from), &[]);
        let (text, mentions) = read_with(from, &reader, &[text]);
        mentions.iter().map(|mention| shown(&text, mention)).collect::<Vec<_>>()
    };
    assert_eq!(known("it", "en", "Da Londra a Bergamo."), ["Londra | gb-london", "Bergamo | it-bergamo"]);
    assert_eq!(known("it", "de", "Da Londra a Bergamo."), ["Londra | gb-london", "Bergamo | -"]);
    assert_eq!(
        known("de", "it", "von London nach Frankreichs Osten"),
        ["London | gb-london", "Frankreichs | fr", "Osten | -"]
    );
}
