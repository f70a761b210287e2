//! `cargo xtask lexicon`: the bilingual tables to the compiled lexica that the program holds.

use std::fs;
use std::path::Path;

use anyhow::Context;
use riscontro_lang::Table;

const CRATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../riscontro-lexicon");

pub(crate) fn run() -> anyhow::Result<()> {
    let table = Path::new(CRATE).join("src/it-en.tsv");
    let text = fs::read_to_string(&table).with_context(|| table.display().to_string())?;
    let bytes = riscontro_lexicon::compile(Table::new(text.leak()), "it", "en").context("languages without tables")?;
    let out = Path::new(CRATE).join("data/it-en.lexicon");
    fs::write(&out, &bytes).with_context(|| out.display().to_string())?;
    println!("{}: {} bytes", out.display(), bytes.len());
    Ok(())
}
