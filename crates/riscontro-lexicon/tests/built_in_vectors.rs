//! The vectors and links that are part of the program.

#![cfg(feature = "vectors")]

use riscontro_core::LangTag;
use riscontro_lexicon::vectors::{DIMENSIONS, LetterCase, LinkTable, VectorTable};
use sha2::{Digest, Sha256};

const FILES: [(&str, &[u8]); 3] = [
    ("en.vectors", include_bytes!("../data/en.vectors")),
    ("it-en.links", include_bytes!("../data/it-en.links")),
    ("it.vectors", include_bytes!("../data/it.vectors")),
];
const MANIFEST: &str = include_str!("../data/vectors.manifest.tsv");

struct BuiltIn {
    italian: VectorTable,
    english: VectorTable,
    links: LinkTable,
}

fn built_in() -> BuiltIn {
    let (it, en) = (LangTag::new("it"), LangTag::new("en"));
    BuiltIn {
        italian: VectorTable::built_in(it).expect("a table of Italian"),
        english: VectorTable::built_in(en).expect("a table of English"),
        links: LinkTable::built_in(it, en).expect("links between them"),
    }
}

/// The case and folded form of a word as it is written.
fn id(table: &VectorTable, word: &str) -> u32 {
    let case = if word.starts_with(char::is_uppercase) { LetterCase::Capital } else { LetterCase::Lower };
    table.id(&riscontro_lang::fold(word), case).unwrap_or_else(|| panic!("no {word}"))
}

fn cosine(tables: &BuiltIn, source: &str, target: &str) -> f32 {
    let vector = |table: &VectorTable, word| table.sums(&[(id(table, word), 1.0)], &[1])[0];
    let (a, b) = (vector(&tables.italian, source), vector(&tables.english, target));
    let dot = |a: &[f32; DIMENSIONS], b: &[f32; DIMENSIONS]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt()
}

#[test]
fn the_files_are_those_of_the_manifest() {
    for (name, bytes) in FILES {
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let row = format!("file\t{name}\t{digest}");
        assert!(MANIFEST.lines().any(|line| line == row), "{row}: run `cargo xtask vectors` and commit what it writes");
    }
}

#[test]
fn both_tables_are_large_small_enough_and_of_one_space() {
    let tables = built_in();
    assert_eq!(tables.italian.space(), tables.english.space());
    tables.links.check(&tables.italian, &tables.english).unwrap();
    assert!(tables.italian.len() >= 55_000 && tables.english.len() >= 45_000);
    assert!(FILES.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() <= 6_000_000);
    assert!(VectorTable::built_in(LangTag::new("de")).is_none());
    assert!(LinkTable::built_in(LangTag::new("en"), LangTag::new("it")).is_some());
}

#[test]
fn translations_are_linked() {
    let tables = built_in();
    for (source, target) in [("Svezia", "Sweden"), ("nave", "ship"), ("Londra", "London"), ("guerra", "war")] {
        let (from, to) = (id(&tables.italian, source), id(&tables.english, target));
        assert!(tables.links.targets_of(from).any(|link| link.word == to), "{source} {target}");
        assert!(tables.links.sources_of(to).any(|link| link.word == from), "{target} {source}");
    }
}

#[test]
fn translations_are_nearer_than_other_words() {
    let tables = built_in();
    for (source, target, other) in [
        ("casa", "house", "ship"),
        ("nave", "ship", "house"),
        ("Svezia", "Sweden", "aunt"),
        ("giudice", "judge", "bread"),
    ] {
        assert!(cosine(&tables, source, target) > cosine(&tables, source, other) + 0.2, "{source} {target} {other}");
    }
}

#[test]
fn function_words_weigh_next_to_nothing() {
    let tables = built_in();
    for (table, light, heavy) in [(&tables.italian, "di", "nave"), (&tables.english, "of", "ship")] {
        assert!(table.weight(id(table, light)) < 0.1 && table.weight(id(table, heavy)) > 0.6, "{light} {heavy}");
    }
}
