//! `cargo xtask bench split`, `cargo xtask bench extract`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

/// Builds and runs the comparison of a `stage` with others, a workspace of its own so that no other build has to know the peers; it
/// reads the `arguments`.
pub(crate) fn run(stage: &str, arguments: &[&str]) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let status = Command::new("cargo")
        .args(["run", "--release", "--locked", "--quiet", "--manifest-path"])
        .arg(root.join("crates/bench-peers/Cargo.toml"))
        .arg("--target-dir")
        .arg(root.join("target/bench-peers"))
        .arg("--")
        .arg(stage)
        .args(arguments)
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the comparison failed");
    Ok(())
}
