//! The integration tests of riscontro: one binary, one module for each thing that holds across crates.

mod alignment;
mod articles;
mod case_files;
mod columns;
mod described;
mod determinism;
mod generated;
mod layers;
mod mirror;
mod registries;
mod renamed;
mod rule_cases;
mod snapshots;
mod srx;
mod tables;
mod tiny;

use std::path::{Path, PathBuf};

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the repository's folder `tests`")
}

/// The folder that holds a language's tables and cases.
fn language_folder(tag: impl std::fmt::Display) -> PathBuf {
    root().join(format!("crates/riscontro-lang/src/{tag}"))
}

/// The names of the entries of a folder, sorted.
fn entries(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("a readable folder").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The text of a file.
fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Fails with all `faults`, one a line, if there are any.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} to mend:\n{}", faults.len(), faults.join("\n"));
}
