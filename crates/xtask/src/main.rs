//! `cargo xtask`: figures for riscontro's developers.
//!
//! `cargo xtask bench` prints how fast each stage and the whole pass run on the article corpus, on one thread, and what they need at
//! the peak. The figures are for comparison between two runs on one machine; nothing is asserted.

mod bench;

use anyhow::bail;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bench"] => bench::run(),
        _ => bail!("usage: cargo xtask bench"),
    }
}
