//! Word vectors and links: the files that ship, and files that are damaged.

use std::borrow::Cow;

use riscontro_core::LangTag;
use riscontro_lexicon::vectors::{
    DIMENSIONS, LetterCase, LinkTable, VectorParts, VectorTable, VectorsErrorKind, WordParts, WrittenLink, write_links,
    write_vectors,
};

const CODEBOOK: usize = 32 * 256 * 4;

fn word(form: &str, is_name: bool, code: u8) -> WordParts {
    WordParts { form: form.into(), is_name, codes: [code; 32] }
}

/// A table whose centroid c of every sub-space is c, 0, 0, 0 half as large.
fn table(lang: &str, words: &[WordParts]) -> (Vec<u8>, Vec<u32>) {
    let codebook: Vec<i8> = (0..CODEBOOK).map(|at| if at % 4 == 0 { (at / 4 % 256) as u8 as i8 } else { 0 }).collect();
    let scales = [0.5; 32];
    let lang = lang.parse().expect("a language tag");
    write_vectors(&VectorParts { lang, space: 7, words, scales: &scales, codebook: &codebook }).expect("a table")
}

fn italian() -> (Vec<u8>, Vec<u32>) {
    table("it", &[word("di", false, 1), word("nave", false, 2), word("rosa", false, 3), word("rosa", true, 4)])
}

fn english() -> (Vec<u8>, Vec<u32>) {
    table("en", &[word("of", false, 1), word("ship", false, 2), word("pink", false, 3), word("rose", false, 4)])
}

fn open(bytes: Vec<u8>) -> VectorTable {
    VectorTable::from_bytes(bytes.into()).expect("a whole table")
}

fn it_en() -> (VectorTable, VectorTable, Vec<u8>) {
    let ((source, _), (target, _)) = (italian(), english());
    let (source, target) = (open(source), open(target));
    let id = |table: &VectorTable, form| table.id(form, LetterCase::Lower).expect("a known form");
    let link = |from, to, weight| WrittenLink { source: id(&source, from), target: id(&target, to), weight };
    let links = [link("rosa", "rose", 204), link("nave", "ship", 255), link("rosa", "pink", 102)];
    let bytes = write_links(&source, &target, &links).expect("links of known words");
    (source, target, bytes)
}

#[test]
fn what_was_written_is_read() {
    let (bytes, ids) = italian();
    let table = open(bytes);
    assert_eq!((table.lang().as_str(), table.len(), table.space()), ("it", 4, 7));
    assert_eq!(table.id("nave", LetterCase::Lower), Some(ids[1]));
    assert_eq!(table.id("nave", LetterCase::Capital), Some(ids[1]));
    assert_eq!(table.id("rosa", LetterCase::Lower), Some(ids[2]));
    assert_eq!(table.id("rosa", LetterCase::Capital), Some(ids[3]));
    let sums = table.sums(&[(ids[2], 2.0), (ids[2], 1.0), (ids[2], 1.0)], &[1, 1, 3]);
    assert_eq!([&sums[0][..5], &sums[2][..5]], [[3.0, 0.0, 0.0, 0.0, 3.0]; 2]);
    assert_eq!(sums[1], [0.0; DIMENSIONS]);
    assert!(table.weight(ids[0]) < table.weight(ids[1]) && table.weight(ids[3]) < 1.0);
}

#[test]
fn an_unknown_form_is_the_word_that_it_begins_with() {
    let (bytes, ids) = italian();
    let table = open(bytes);
    for near in ["navetta", "naveta", "nave'", "navex"] {
        assert_eq!(table.id(near, LetterCase::Lower), Some(ids[1]), "{near}");
    }
    for far in ["", "n", "nav", "navettina", "dirupo", "ship", "navè\u{301}\u{301}\u{301}"] {
        assert_eq!(table.id(far, LetterCase::Capital), None, "{far}");
    }
}

#[test]
fn links_are_read_in_both_directions() {
    let (source, target, bytes) = it_en();
    let links = LinkTable::from_bytes(bytes.into()).unwrap();
    links.check(&source, &target).unwrap();
    let found = |table: &VectorTable, form| table.id(form, LetterCase::Lower).unwrap();
    let (rosa, pink, rose) = (found(&source, "rosa"), found(&target, "pink"), found(&target, "rose"));
    let of_rosa: Vec<_> = links.targets_of(rosa).map(|link| (link.word, link.weight)).collect();
    assert_eq!(of_rosa, [(pink, 0.4), (rose, 0.8)]);
    assert_eq!(links.sources_of(pink).map(|link| link.word).collect::<Vec<_>>(), [rosa]);
    assert_eq!(links.targets_of(found(&source, "di")).count() + links.targets_of(u32::MAX).count(), 0);
    let turned = links.reversed();
    assert_eq!(turned.targets_of(pink).map(|link| link.word).collect::<Vec<_>>(), [rosa]);
    assert_eq!((turned.source_lang().as_str(), turned.len()), ("en", 3));
}

#[test]
fn links_of_other_tables_are_refused() {
    let (source, target, bytes) = it_en();
    let links = LinkTable::from_bytes(bytes.into()).unwrap();
    let error = links.check(&target, &source).unwrap_err();
    assert_eq!(error.to_string(), "the links belong to another table of it");
    let other = open(table("en", &[word("ship", false, 1)]).0);
    assert_eq!(*links.check(&source, &other).unwrap_err().kind(), VectorsErrorKind::Unrelated(LangTag::new("en")));
}

#[test]
fn a_file_that_is_cut_off_is_refused_at_every_length() {
    let (_, _, links) = it_en();
    let words = italian().0;
    for len in (0..links.len()).chain(links.len() + 1..links.len() + 2) {
        let mut bytes = links.clone();
        bytes.resize(len, 0);
        assert!(LinkTable::from_bytes(bytes.into()).is_err(), "links of {len} bytes");
    }
    for len in (0..200).chain((200..words.len()).step_by(97)).chain([words.len() + 1]) {
        let mut bytes = words.clone();
        bytes.resize(len, 0);
        assert!(VectorTable::from_bytes(bytes.into()).is_err(), "vectors of {len} bytes");
    }
}

#[test]
fn a_changed_byte_is_found_wherever_it_stands() {
    let (_, _, links) = it_en();
    let words = italian().0;
    for at in 0..links.len() {
        let mut bytes = links.clone();
        bytes[at] ^= 0x41;
        // Two bytes of the header say nothing yet.
        assert!((6..8).contains(&at) || LinkTable::from_bytes(bytes.into()).is_err(), "links, byte {at}");
    }
    for at in (0..300).chain((300..words.len()).step_by(61)) {
        let mut bytes = words.clone();
        bytes[at] ^= 0x41;
        assert!((6..8).contains(&at) || VectorTable::from_bytes(bytes.into()).is_err(), "vectors, byte {at}");
    }
}

#[test]
fn errors_say_what_is_wrong() {
    let message = |bytes: &[u8]| VectorTable::from_bytes(Cow::Owned(bytes.to_vec())).unwrap_err().to_string();
    let (_, _, links) = it_en();
    let words = italian().0;
    assert_eq!(message(b""), "not a file of word vectors");
    assert_eq!(message(&links), "not a file of word vectors");
    assert_eq!(message(b"RVEC"), "4 bytes, where the header says 24: the file is cut off or something was appended");
    let mut newer = words.clone();
    newer[4] = 2;
    assert_eq!(message(&newer), "version 2 of the format, where this program reads version 1");
    let mut damaged = words;
    *damaged.last_mut().unwrap() ^= 1;
    assert_eq!(message(&damaged), "the file is damaged: its checksum differs");
    let error = LinkTable::from_bytes(damaged.into()).unwrap_err();
    assert_eq!(error.to_string(), "not a file of word links");
}

#[test]
fn what_cannot_be_written_is_refused() {
    let twice = [word("nave", false, 1), word("nave", false, 2)];
    let codebook = vec![0; CODEBOOK];
    let parts =
        VectorParts { lang: LangTag::new("it"), space: 0, words: &twice, scales: &[0.5; 32], codebook: &codebook };
    assert!(write_vectors(&parts).is_err());
    assert!(write_vectors(&VectorParts { words: &twice[..1], codebook: &codebook[1..], ..parts }).is_err());
    let (source, target, _) = it_en();
    let link = WrittenLink { source: 0, target: 0, weight: 9 };
    assert!(write_links(&source, &target, &[link, link]).is_err());
    assert!(write_links(&source, &target, &[WrittenLink { target: 4, ..link }]).is_err());
}
