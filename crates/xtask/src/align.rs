//! `cargo xtask bench align`: time and memory of the aligner on made-up text, through the program itself.
//!
//! Every figure is that of a child process, so that its peak of memory is its own. Texts are pairs in Italian and English of
//! our own making, the same on every machine; CPU seconds are those of the user and of the system together.

mod galechurch;
mod run;
mod table;
mod texts;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use riscontro_testkit::PairedSegments;

use run::{Cost, riscontro};
use table::Report;

/// Segments on each side of the documents that are aligned one by one.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 50_000];

/// The sizes between which the growth is measured.
const GROWTH: [usize; 2] = [1_000, 50_000];

/// How many articles are aligned in one process, and about how many segments each side of one has.
const ARTICLES: usize = 2_000;
const ARTICLE_SEGMENTS: usize = 40;

/// Beyond so many segments a side the peer, which has no band, is not asked.
const LARGEST_OF_PEER: usize = 1_000;

/// What one size took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sized {
    /// Segments on each side.
    pub(crate) segments: usize,
    pub(crate) ours: Cost,
    /// CPU seconds of the peer's aligning alone.
    pub(crate) peer_seconds: Option<f64>,
}

/// How the figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    Markdown,
}

/// Measures and prints.
pub(crate) fn run(form: Form) -> anyhow::Result<()> {
    let program = built()?;
    let peer = galechurch::at_hand();
    // The least that a run does: what is built before the first pair, in both languages.
    let start = riscontro(&program, &texts::lines([texts::document(1)]))?;
    let (mut sizes, largest) = (Vec::new(), texts::document(SIZES[SIZES.len() - 1]));
    for segments in SIZES {
        eprintln!("{segments} segments …");
        let pair = first(&largest, segments);
        let asked = segments <= LARGEST_OF_PEER;
        let peer_seconds = peer.as_ref().filter(|_| asked).map(|peer| peer.seconds([&pair])).transpose()?;
        sizes.push(Sized { segments, ours: riscontro(&program, &texts::lines([pair]))?, peer_seconds });
    }
    eprintln!("{ARTICLES} articles …");
    let articles = texts::articles(ARTICLES, ARTICLE_SEGMENTS);
    let segments = articles.iter().map(|pair| pair.source.len() + pair.target.len()).sum();
    let peer_seconds = peer.map(|peer| peer.seconds(&articles)).transpose()?;
    let articles = Sized { segments, ours: riscontro(&program, &texts::lines(articles))?, peer_seconds };
    let report = Report { start, sizes, articles, growth: GROWTH };
    print!("{}", if form == Form::Markdown { report.markdown() } else { report.plain() });
    Ok(())
}

/// The first segments of both sides.
fn first(pair: &PairedSegments, segments: usize) -> PairedSegments {
    PairedSegments { source: pair.source[..segments].to_vec(), target: pair.target[..segments].to_vec() }
}

/// Builds the program and returns where it is.
fn built() -> anyhow::Result<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let status = Command::new("cargo")
        .args(["build", "--release", "--quiet", "--package", "riscontro-cli", "--manifest-path"])
        .arg(root.join("Cargo.toml"))
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "riscontro does not build");
    // The program lies beside this one, wherever the target folder is.
    let own = std::env::current_exe().context("cannot tell where this program is")?;
    Ok(own.with_file_name("riscontro"))
}
