//! `cargo xtask tables`: generated tables from pinned packages.
//!
//! Every table that this step writes lies beside the hand-written ones of its language and says in its first lines where it
//! comes from. Run again, it writes the same bytes; with `--check` it writes nothing and fails on a file that differs.
//! [`sources`] names the packages, [`places`] says what is made of them.
//!
//! Names of currencies are not taken: the table of currencies is read with those of numbers, which German, French, Spanish,
//! Portuguese and Dutch do not have, and those of Italian and English were written by hand. Towns of GeoNames are not taken
//! either: as evidence that a sentence begins with a name (the 22,000 above 15,000 people whose name is no word) they changed
//! nothing on the labelled texts once surnames (`Keller`, a town in Texas) were left out, and its other names of a town have
//! no language, so that none could be shown to be Italian.

mod cldr;
mod inflected;
mod own;
mod places;
mod sources;

use std::fs;
use std::path::Path;

use anyhow::{Context, bail, ensure};

use own::language;
use sources::Sources;

/// The languages that tables are made for.
const LANGS: &[&str] = &["de", "en", "es", "fr", "it", "nl", "pt"];

/// What is done with what was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Write,
    Check,
}

/// A file of the tree, named from its root, and what is to be in it.
struct Made {
    file: String,
    bytes: Vec<u8>,
}

/// Makes the tables, and writes them or, after `--check`, compares them with those of the tree.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<()> {
    let task = match arguments {
        [] => Task::Write,
        ["--check"] => Task::Check,
        _ => bail!("`cargo xtask tables` knows `--check` alone"),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = Sources::install(&root.join("target/tables"))?;
    for made in place_tables(&sources)? {
        settle(task, &root, &made)?;
    }
    Ok(())
}

fn place_tables(sources: &Sources) -> anyhow::Result<Vec<Made>> {
    let rows = places::rows(sources, LANGS)?;
    let files = rows.iter().map(|(lang, rows)| Made {
        file: format!("crates/riscontro-lang/src/{lang}/cldr_places.tsv"),
        bytes: places::text(language(lang), rows).into_bytes(),
    });
    Ok(files.collect())
}

/// Writes the file, or fails unless it is what was made.
fn settle(task: Task, root: &Path, Made { file, bytes }: &Made) -> anyhow::Result<()> {
    let path = root.join(file);
    match task {
        Task::Write => fs::write(&path, bytes).with_context(|| file.clone())?,
        Task::Check => {
            let there = fs::read(&path).with_context(|| file.clone())?;
            ensure!(there == *bytes, "{file} is not what `cargo xtask tables` makes");
        }
    }
    println!("{file}: {} bytes", bytes.len());
    Ok(())
}
