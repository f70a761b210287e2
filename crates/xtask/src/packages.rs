//! Pinned packages that data are made from: installed by their own clients, at one version, where a command works.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

/// Makes a virtual environment in `folder` with Python packages (`name==version`); returns the path of its interpreter.
pub(crate) fn python(folder: &Path, packages: &[&str]) -> anyhow::Result<PathBuf> {
    let bin = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let interpreter = bin.join(if cfg!(windows) { "python.exe" } else { "python" });
    if !interpreter.exists() {
        succeed(Command::new("python3").args(["-m", "venv"]).arg(folder), "python -m venv")?;
    }
    succeed(Command::new(&interpreter).args(["-m", "pip", "install", "--quiet"]).args(packages), "pip install")?;
    Ok(interpreter)
}

/// Unpacks npm packages (`name@version`) into `folder`, each to a folder named as the package, unless it is there.
pub(crate) fn npm(folder: &Path, packages: &[&str]) -> anyhow::Result<()> {
    for package in packages {
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
    Ok(())
}

/// Runs `command`; whatever it prints is shown.
pub(crate) fn succeed(command: &mut Command, what: &str) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("cannot run {what}"))?;
    ensure!(status.success(), "{what} failed");
    Ok(())
}
