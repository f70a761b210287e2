//! Each form, and what is wrong with each.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use riscontro_core::LangTag;

use super::*;

fn run() -> Option<Languages> {
    Some(Languages { source: LangTag::new("it"), target: LangTag::new("en") })
}

/// Each entry as `line source = target`.
fn shown(entries: &[LexiconEntry]) -> Vec<String> {
    entries.iter().map(|entry| format!("{} {} = {}", entry.line, entry.source, entry.target)).collect()
}

fn read(name: &str, text: &str) -> Vec<String> {
    shown(&read_lexicon(name, text.as_bytes(), run()).unwrap())
}

fn refusal(name: &str, text: &str) -> String {
    read_lexicon(name, text.as_bytes(), run()).unwrap_err().in_file(name)
}

#[test]
fn a_table_has_comments_a_header_and_more_cells() {
    let text = "# mine\n\nporto\tharbour\tn, masc\t0.75\nbanco\tschool  desk\t\t1\r\ncorrere\trun\tverb\ndi\tof\t0.5\nper\tfor\tprep\n";
    let entries = read_lexicon("a.tsv", text.as_bytes(), None).unwrap();
    assert_eq!(
        shown(&entries),
        ["3 porto = harbour", "4 banco = school desk", "5 correre = run", "6 di = of", "7 per = for"]
    );
    let rest: Vec<_> = entries.iter().map(|entry| (entry.part_of_speech, entry.weight)).collect();
    let [noun, verb, invariable] = [PartOfSpeech::Noun, PartOfSpeech::Verb, PartOfSpeech::Invariable].map(Some);
    assert_eq!(rest, [(noun, Some(0.75)), (None, Some(1.0)), (verb, None), (None, Some(0.5)), (invariable, None)]);
}

#[test]
fn a_table_that_was_learnt_is_read() {
    let text =
        "# learnt from 2 beads: source, target, part of speech, weight, beads of both\ncasa\thouse\tform\t0.222\t2\n";
    let entries = read_lexicon("mine.tsv", text.as_bytes(), run()).unwrap();
    let expected = LexiconEntry {
        source: "casa".into(),
        target: "house".into(),
        part_of_speech: Some(PartOfSpeech::Invariable),
        weight: Some(0.222),
        line: 2,
    };
    assert_eq!(entries, [expected]);
}

#[test]
fn a_header_may_turn_the_columns() {
    assert_eq!(read("a.tsv", "en\tit\nharbour\tporto\n"), ["2 porto = harbour"]);
    assert_eq!(read("a.tsv", "it-IT\ten_GB\tpos\nporto\tharbour\tn\n"), ["2 porto = harbour"]);
    assert_eq!(read("a.txt", "Source\tTarget\nporto\tharbour\n"), ["2 porto = harbour"]);
    assert_eq!(read("a.tsv", "no\tno\nporto\tharbour\n").len(), 2, "no language of the run is `no`");
}

#[test]
fn hunalign_has_the_target_first() {
    let text = "harbour @ porto\nschool desk @ banco\n";
    assert_eq!(read("it-en.dic", text), ["1 porto = harbour", "2 banco = school desk"]);
    assert_eq!(read("it-en.txt", text), ["1 porto = harbour", "2 banco = school desk"]);
}

#[test]
fn two_words_with_a_space_between_are_an_entry() {
    assert_eq!(read("it-en.0-5000.txt", "porto harbour\nporto  port\n"), ["1 porto = harbour", "2 porto = port"]);
}

#[test]
fn a_faulty_line_is_named_and_nothing_is_loaded() {
    for (name, text, expected) in [
        ("a.tsv", "", "a.tsv: no entry"),
        ("a.tsv", "# nothing\n", "a.tsv: no entry"),
        ("a.tsv", "porto\tharbour\nbanco\n", "a.tsv:2: expected `source<TAB>target`"),
        ("a.tsv", "porto harbour\n", "a.tsv:1: expected `source<TAB>target`"),
        ("a.tsv", "porto\tharbour\tn\t1\tx\n", "a.tsv:1: expected `source<TAB>target`"),
        ("a.tsv", "porto\t \n", "a.tsv:1: the target is empty"),
        ("a.tsv", "\n\tharbour\n", "a.tsv:2: the source is empty"),
        ("a.tsv", "porto\tharbour\tn\t-1\n", "a.tsv:1: `-1` is no weight"),
        ("a.tsv", "porto\tharbour\tn\tNaN\n", "a.tsv:1: `NaN` is no weight"),
        ("a.tsv", "porto\tharbour\tn\t1.5\n", "a.tsv:1: `1.5` is no weight: expected a number above 0 and at most 1"),
        ("a.tsv", "di\tof\nporto\tharbour\t12\n", "a.tsv:2: `12` is no weight"),
        ("a.tsv", "porto\tharbour\tnuon\n", "a.tsv:1: `nuon` is no part of speech: expected `n`, `v`, `adj`"),
        ("a.tsv", "porto\tharbour\t0.5\t0.5\n", "a.tsv:1: `0.5` is no part of speech"),
        ("a.dic", "harbour @ porto\ndesk\n", "a.dic:2: expected `target @ source`"),
        ("a.dic", "2\nporto/S\n", "a.dic:1: expected `target @ source`"),
        ("a.txt", "porto harbour\nbanco school desk\n", "a.txt:2: expected two words"),
    ] {
        let refusal = refusal(name, text);
        assert!(refusal.starts_with(expected), "{refusal}");
    }
    let latin = read_lexicon("a.tsv", b"citt\xe0\tcity\n", None).unwrap_err().in_file("a.tsv");
    assert!(latin.contains("save the file as UTF-8"), "{latin}");
}

/// A dictionary of these entries, its index after them.
fn dictionary(entries: &[(&str, &str)]) -> (String, String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = |mut number: usize| {
        let mut digits = Vec::new();
        loop {
            digits.insert(0, char::from(DIGITS[number % 64]));
            number /= 64;
            if number == 0 {
                return digits.iter().collect::<String>();
            }
        }
    };
    let (mut index, mut text) = (String::new(), String::new());
    for (headword, entry) in entries {
        index += &format!("{headword}\t{}\t{}\n", digits(text.len()), digits(entry.len()));
        text += entry;
    }
    (index, text)
}

const ENTRIES: &[(&str, &str)] = &[
    ("00databaseshort", "A dictionary of our own\n"),
    ("citta", "città /tʃitˈta/ <n, fem>\ntown, city (large)\n"),
    ("banco", "banco\n1. desk, school desk [for pupils]\n2. bank; shoal\n"),
    ("genova", "Genova /ˈdʒɛnova/\nGenoa\n"),
    ("forse", "forse\n\"forse domani\" - maybe tomorrow\n see: {magari}\nSynonym: magari\n"),
    ("piu", "di più, in più\nmore\na word that is said when there is more of it\n"),
];

#[test]
fn translations_of_a_dictd_dictionary_are_read_and_explanations_are_not() {
    let (mut index, text) = dictionary(ENTRIES);
    // The word `di` leads to the entry of `piu`, too.
    let last = index.lines().last().unwrap().replacen("piu", "di", 1);
    index += &format!("{last}\n");
    let mut defects = Vec::new();
    let entries = read_dictd(index.as_bytes(), text.as_bytes(), &mut defects).unwrap();
    let expected = ["2 città = town", "2 città = city", "3 banco = desk", "3 banco = school desk", "3 banco = bank"];
    let expected = [&expected[..], &["3 banco = shoal", "4 Genova = Genoa", "6 di più = more"]].concat();
    assert_eq!(shown(&entries), expected);
    assert_eq!((entries[0].part_of_speech, entries[2].part_of_speech), (Some(PartOfSpeech::Noun), None));
    assert_eq!(defects[0].message, "1 of 5 entries have no translation that can be read");
}

#[test]
fn a_packed_dictionary_is_unpacked() {
    let (_, text) = dictionary(ENTRIES);
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    assert_eq!(dictd_text(packed.clone()).unwrap(), text.as_bytes());
    assert_eq!(dictd_text(text.clone().into_bytes()).unwrap(), text.as_bytes());
    let cut = dictd_text(packed[..packed.len() / 2].to_vec()).unwrap_err().to_string();
    assert!(cut.starts_with("cannot be unpacked: "), "{cut}");
}

#[test]
fn an_index_of_another_dictionary_is_refused() {
    let refusal = |index: &str, text: &str| {
        read_dictd(index.as_bytes(), text.as_bytes(), &mut Vec::new()).unwrap_err().in_file("a.index")
    };
    let (index, text) = dictionary(ENTRIES);
    assert!(refusal(&index, &text[..40]).starts_with("a.index:2: points beyond the dictionary, which has 40 bytes"));
    assert!(refusal("porto\tA\n", &text).starts_with("a.index:1: expected `headword<TAB>offset<TAB>length`"));
    assert!(refusal("porto\tA\t?\n", &text).starts_with("a.index:1: expected"));
    assert!(refusal("porto\t////////////\tB\n", &text).starts_with("a.index:1: "));
    assert!(refusal("", &text).starts_with("a.index: no entry"));
    assert!(
        refusal("x\tB\tC\n", "è così\n").starts_with("a.index:1: points at bytes of the dictionary that are no UTF-8")
    );
    assert!(refusal("forse\tA\tI\n", "forse\n=\n").starts_with("a.index: no translation could be read from 1 entries"));
}

proptest! {
    #[test]
    fn no_file_makes_a_reader_panic(text in "([a-zà-ù @\t\n#.0-9/]{0,40}|\\PC{0,40})", index in "([a-z]{0,4}\t[A-Ca/+]{0,3}\t[A-Ca]{0,2}\n){0,4}") {
        for name in ["a.tsv", "a.dic", "a.txt"] {
            if let Ok(entries) = read_lexicon(name, text.as_bytes(), run()) {
                prop_assert!(entries.iter().all(|entry| !entry.source.is_empty() && !entry.target.is_empty()));
            }
        }
        let _ = read_dictd(index.as_bytes(), text.as_bytes(), &mut Vec::new());
    }
}
