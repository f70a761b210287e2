//! Folders, files and runs of the binary for the tests.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test that asked for it")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) const ITALIAN: &str = "Nel 1987 morirono 14 persone.\nIl porto fu chiuso perché la città era in lutto.\n";
pub(crate) const ENGLISH: &str = "In 1987, 41 people died.\nThe harbour was closed because the city was in mourning.\n";

/// A folder of its own for a test, empty at first.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn write_pair(folder: &Path, source: impl AsRef<[u8]>, target: impl AsRef<[u8]>) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("source.it.txt"), source).unwrap();
    fs::write(folder.join("target.en.txt"), target).unwrap();
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_riscontro"));
    command.current_dir(folder).args(arguments);
    command
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

pub(crate) fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = command(folder, arguments);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A child that stops reading early is judged by its exit code, not by the pipe.
    let _ = writer.join().unwrap();
    output
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Runs a command whose reader goes away before anything is written.
pub(crate) fn run_unheard(folder: &Path, arguments: &[&str]) -> Output {
    let mut child = command(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait_with_output().unwrap()
}

/// Runs a command whose standard input is empty.
pub(crate) fn run_without_input(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).stdin(Stdio::null()).output().unwrap()
}

/// What a command writes to both outputs, as a terminal shows it.
pub(crate) fn both_outputs(folder: &Path, arguments: &[&str]) -> String {
    let path = folder.join("outputs");
    let file = fs::File::create(&path).unwrap();
    command(folder, arguments).stdout(file.try_clone().unwrap()).stderr(file).status().unwrap();
    fs::read_to_string(&path).unwrap()
}

/// Runs a command that writes to `file`.
#[cfg(target_os = "linux")]
pub(crate) fn run_writing_to(file: fs::File, folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).stdout(file).output().unwrap()
}
