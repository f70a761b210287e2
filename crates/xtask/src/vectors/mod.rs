//! `cargo xtask vectors`.
//!
//! The work is done in four steps, the files between them under `target/vectors`: the forms of the lexicon are written
//! out ([`forms`]), the pinned packages are installed ([`packages`]), the Python scripts beside this file make words,
//! vectors and links of them, and [`pack`] puts these into the format that the program reads.

mod forms;
mod pack;
mod packages;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::packages::succeed;

/// The languages, all in one space.
const LANGS: &[&str] = &["de", "en", "es", "fr", "it", "nl", "pt"];
/// The languages whose tables are part of the program.
const BUILT_IN: &[&str] = &["en", "it"];

/// The folders of a run, and the languages that tables are made for.
struct Run {
    root: PathBuf,
    work: PathBuf,
    output: PathBuf,
    langs: &'static [&'static str],
}

impl Run {
    /// Whether the files are those of the program, and go into its data.
    fn is_for_program(&self) -> bool {
        self.langs == BUILT_IN
    }
}

/// Makes the files and writes them to the folder after `--output`, `target/vectors/files` unless it is given: of all
/// languages, or with `--built-in` of Italian and English, which also become the data of the program.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let work = root.join("target/vectors");
    let mut run = Run { root, output: work.join("files"), work, langs: LANGS };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match *argument {
            "--built-in" => run.langs = BUILT_IN,
            "--output" => run.output = arguments.next().context("--output needs a folder")?.into(),
            other => bail!("unknown argument `{other}`"),
        }
    }
    fs::create_dir_all(&run.output)?;
    forms::write(&run)?;
    let packages = packages::install(&run)?;
    make(&run, &packages)?;
    pack::all(&run)
}

/// Runs the Python scripts.
fn make(run: &Run, packages: &packages::Packages) -> anyhow::Result<()> {
    let mut command = Command::new(&packages.python);
    command
        .arg(run.root.join("crates/xtask/src/vectors/make.py"))
        .args(["--tables".as_ref(), run.root.join("crates/riscontro-lang/src").as_os_str()])
        .args(["--forms".as_ref(), run.work.join("forms").as_os_str()])
        .args(["--stemmer".as_ref(), packages.stemmer.as_os_str()])
        .args(["--npm".as_ref(), packages.npm.as_os_str()])
        .args(["--work".as_ref(), run.work.as_os_str()])
        .args(["--langs", &LANGS.join(",")])
        .args(run.langs);
    succeed(&mut command, "the scripts")
}
