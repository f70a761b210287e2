//! What is written is read back, in every format and from one format to another.

use std::fs;

use proptest::prelude::*;
use riscontro_core::{
    Concept, ConceptRemarks, Gender, LangTag, LetterCase, PartOfSpeech, Term, TermRemarks, TermStatus,
};
use riscontro_core::{Defect, Termbase};

use super::registry::corpora;
use crate::{Reader, ReaderKind, TermbaseFormat, format_for, write_termbase};

const ALL: [TermbaseFormat; 7] = [
    TermbaseFormat::Csv,
    TermbaseFormat::Tsv,
    TermbaseFormat::Tbx2008,
    TermbaseFormat::Tbx2019,
    TermbaseFormat::Xlsx,
    TermbaseFormat::Ods,
    TermbaseFormat::Tmx,
];

/// What a termbase gives when it is written and read again, with what was said on the way.
fn again(termbase: &Termbase, format: TermbaseFormat) -> (Termbase, Vec<String>) {
    let mut bytes = Vec::new();
    let mut said = write_termbase(termbase, format, &mut bytes).unwrap().unsaid;
    let name = match format {
        TermbaseFormat::Csv | TermbaseFormat::Tsv => "t.csv",
        TermbaseFormat::Tbx2008 | TermbaseFormat::Tbx2019 => "t.tbx",
        TermbaseFormat::Xlsx => "t.xlsx",
        TermbaseFormat::Ods => "t.ods",
        TermbaseFormat::Tmx => "t.tmx",
    };
    let mut defects: Vec<Defect> = Vec::new();
    let Reader::Termbase(read) = format_for(name, "", ReaderKind::Termbase).unwrap().reader else { panic!() };
    let text = || String::from_utf8_lossy(&bytes).into_owned();
    let read = read(&mut &bytes[..], None, &mut defects).unwrap_or_else(|error| panic!("{error}\n{}", text()));
    said.extend(defects.into_iter().map(|defect| defect.message));
    (read, said)
}

/// The same without lines, which no format keeps, and each concept's terms by language, which a row of a table mixes.
fn unplaced(mut termbase: Termbase) -> Termbase {
    for concept in &mut termbase.concepts {
        concept.terms.iter_mut().for_each(|term| term.line = 0);
        concept.terms.sort_by_key(|term| term.lang);
    }
    termbase
}

/// Texts rich in what tables and markup give a meaning to, as a reader leaves them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zà-ú]{1,5}",
        2 => prop::sample::select(vec!["\"", "'", ",", ";", "<", ">", "&", "&amp;", "]]>", "<!--", "=", "#", "\\", "🙂", "ß", "\u{300}",
            "\u{85}", "\u{200b}", "\u{feff}", "{", "-", "%", "\u{9f}", "é"]).prop_map(str::to_owned),
        1 => Just(" ".to_owned()),
        1 => "\\PC",
    ];
    let kept = |char: &char| !char.is_control() && !matches!(char, '|' | '\u{fffe}' | '\u{ffff}');
    prop::collection::vec(piece, 1..6)
        .prop_map(move |pieces| pieces.concat().chars().filter(kept).collect::<String>())
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("a text says something", |text| {
            // These are words of ours in TBX, and `; ` parts remarks that are joined.
            !text.is_empty() && !text.contains(';') && text != "forbidden" && text != "case-sensitive"
        })
}

fn remark() -> impl Strategy<Value = Box<str>> {
    prop_oneof![2 => Just(String::new()), 1 => text()].prop_map(String::into_boxed_str)
}

fn term(lang: &'static str) -> impl Strategy<Value = Term> {
    let status = prop::sample::select(vec![
        TermStatus::Preferred,
        TermStatus::Admitted,
        TermStatus::Deprecated,
        TermStatus::Forbidden,
    ]);
    let gender = prop::option::of(prop::sample::select(vec![Gender::Masculine, Gender::Feminine, Gender::Other]));
    let case = prop::sample::select(vec![LetterCase::Any, LetterCase::AsWritten]);
    let pos = prop::option::of(prop::sample::select(vec![PartOfSpeech::Noun, PartOfSpeech::Verb]));
    (text(), status, gender, case, pos, remark(), remark()).prop_map(
        move |(text, status, gender, case, part_of_speech, definition, note)| {
            let remarks = TermRemarks { definition, note, ..TermRemarks::default() };
            let remarks = (remarks != TermRemarks::default()).then(|| Box::new(remarks));
            let plain = Term::new(LangTag::new(lang), text, status);
            Term { gender, case, part_of_speech, remarks, ..plain }
        },
    )
}

fn concept() -> impl Strategy<Value = Concept> {
    let terms = |lang| prop::collection::vec(term(lang), 1..4);
    (terms("it"), terms("en-GB"), remark(), remark(), remark()).prop_map(
        |(source, target, domain, definition, note)| {
            let mut terms: Vec<Term> = Vec::new();
            for term in source.into_iter().chain(target) {
                if !terms.iter().any(|known| known.lang == term.lang && known.text == term.text) {
                    terms.push(term);
                }
            }
            let remarks = ConceptRemarks { domain, definition, note };
            let remarks = (remarks != ConceptRemarks::default()).then(|| Box::new(remarks));
            Concept { remarks, ..Concept::new("", terms) }
        },
    )
}

fn termbase() -> impl Strategy<Value = Termbase> {
    prop::collection::vec(concept(), 1..6).prop_map(|mut concepts| {
        for (number, concept) in concepts.iter_mut().enumerate() {
            concept.id = format!("k{number}").into();
        }
        Termbase { concepts }
    })
}

proptest! {
    #[test]
    fn every_format_gives_back_what_was_written(termbase in termbase()) {
        for format in ALL {
            let (read, said) = again(&termbase, format);
            prop_assert_eq!(said, Vec::<String>::new(), "{:?}", format);
            prop_assert_eq!(unplaced(read), unplaced(termbase.clone()), "{:?}", format);
        }
    }
}

#[test]
fn the_files_of_the_corpora_survive_a_tour_of_all_formats() {
    for (folder, name) in [
        ("csv-terms", "what-is-said-of-terms.csv"),
        ("tbx", "edition-2008.tbx"),
        ("tbx", "edition-2019-dca.tbx"),
        ("tbx", "edition-2019-dct.tbx"),
        ("tbx", "entities-comments-and-cdata.tbx"),
        ("tbx", "regions.tbx"),
    ] {
        let bytes = fs::read(corpora(folder).join("ok").join(name)).unwrap();
        let Reader::Termbase(read) = format_for(name, "", ReaderKind::Termbase).unwrap().reader else { panic!() };
        let first = unplaced(read(&mut &bytes[..], None, &mut Vec::new()).unwrap());
        let mut last = first.clone();
        // The word for an adverb is that of TBX after the first step.
        last = unplaced(again(&last, TermbaseFormat::Tbx2008).0);
        let expected = last.clone();
        for format in [TermbaseFormat::Csv, TermbaseFormat::Tbx2019, TermbaseFormat::Tsv, TermbaseFormat::Tbx2008] {
            let (read, said) = again(&last, format);
            assert_eq!(said, [""; 0], "{name} in {format:?}");
            last = unplaced(read);
        }
        assert_eq!(last, expected, "{name}");
        assert_eq!(last.concepts.len(), first.concepts.len(), "{name}");
    }
}

#[test]
fn the_glossary_of_the_corpora_says_the_same_in_both_formats() {
    let folder = corpora("../it-en/glossary");
    let read = |name: &str| {
        let bytes = fs::read(folder.join(name)).unwrap();
        let Reader::Termbase(read) = format_for(name, "", ReaderKind::Termbase).unwrap().reader else { panic!() };
        let mut defects = Vec::new();
        let termbase = read(&mut &bytes[..], None, &mut defects).unwrap();
        assert_eq!(defects, [], "{name}");
        unplaced(termbase)
    };
    let table = read("glossary.csv");
    assert_eq!(table, read("glossary.tbx"));
    assert_eq!(table.concepts.len(), 120);
}

#[test]
fn what_a_format_cannot_say_is_said() {
    let lang = LangTag::new;
    let pair = |source: &str, target: &str| {
        vec![Term::new(lang("it"), source, TermStatus::Preferred), Term::new(lang("en"), target, TermStatus::Preferred)]
    };
    let concepts = vec![
        Concept::new("x", pair("a", "b|c")),
        Concept::new("x", pair("d", "e\u{1}")),
        Concept::new("17", pair("f", "g")),
    ];
    let said =
        |format| write_termbase(&Termbase { concepts: concepts.clone() }, format, &mut Vec::new()).unwrap().unsaid;
    let twice = "two concepts have the id `x`: the later one is written as `x-2`";
    assert_eq!(said(TermbaseFormat::Csv), [twice, "`b|c` is left out: `|` parts terms in a table"]);
    let xml = [twice, "`17` can be no id in XML: it is written as `c17`"];
    let control = "\"e\\u{1}\" holds characters that XML cannot: they are left out";
    assert_eq!(said(TermbaseFormat::Tbx2019), [xml[0], xml[1], control]);
}
