//! The registry of languages: what has a folder is registered, and what is registered has its files.
//!
//! The registries of rules, formats and reports are guarded where they stand, by tests of their crates.

use riscontro_lang::{LANGUAGES, Table};

use crate::{assert_none, entries, language_folder, root, text};

/// The case files of a language that reads values.
const CASES: [&str; 7] = ["dates.txt", "forms.txt", "names.txt", "numbers.txt", "split.txt", "terms.txt", "tokens.txt"];

#[test]
fn languages_are_sorted_by_tag_and_each_is_there_once() {
    let tags: Vec<_> = LANGUAGES.iter().map(|language| language.tag.as_str()).collect();
    assert!(tags.windows(2).all(|pair| pair[0] < pair[1]), "sort LANGUAGES by tag, each tag once: {tags:?}");
}

#[test]
fn every_language_folder_is_registered() {
    let source = root().join("crates/riscontro-lang/src");
    let folders: Vec<_> = entries(&source).into_iter().filter(|name| source.join(name).is_dir()).collect();
    let tags: Vec<_> = LANGUAGES.iter().map(|language| language.tag.to_string()).collect();
    assert_eq!(folders, tags, "a language is a folder named after its tag, `mod <tag>;` and an entry in LANGUAGES");
}

#[test]
fn the_tables_of_a_language_are_the_files_of_its_folder() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let folder = language_folder(language.tag);
        let tables = language.tables();
        let table = |name: &str| tables.iter().find(|(file, ..)| *file == name).map(|(_, table, _)| *table);
        for name in entries(&folder).into_iter().filter(|name| name != "cases" && !name.ends_with(".rs")) {
            let path = folder.join(&name);
            match table(&name).map(Table::text) {
                None => faults.push(format!("{}: no table of `Language::tables()` has this name", path.display())),
                Some(held) if held != text(&path) => {
                    faults.push(format!("{}: name it in the language's mod.rs with `include_str!`", path.display()));
                }
                Some(_) => {}
            }
        }
        for (name, table, _) in &tables {
            if !table.is_empty() && !folder.join(name).exists() {
                faults.push(format!("{}: the table `{name}` is not in its own file", folder.display()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_language_has_its_case_files() {
    for language in LANGUAGES {
        let cases = language_folder(language.tag).join("cases");
        let wanted = if language.reads_values() { &CASES[..] } else { &["dates.txt", "numbers.txt", "split.txt"] };
        assert_eq!(entries(&cases), wanted, "{}: what a language can read is told by these files", cases.display());
    }
}
