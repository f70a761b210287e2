//! A run of the program, and what it took.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use wait4::Wait4;

/// What a child process took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// CPU time of the user and of the system.
    pub(crate) cpu: Duration,
    /// The most memory that it held, in bytes.
    pub(crate) peak: u64,
}

/// Aligns pairs given as JSON lines, on one thread.
pub(crate) fn riscontro(program: &Path, lines: &str) -> anyhow::Result<Cost> {
    let mut command = Command::new(program);
    command.args(["align", "-j1", "--input-format", "jsonl", "--output-format", "jsonl"]);
    cost(command, lines)
}

/// Runs `command`, which reads `input` and whose answer nobody reads.
fn cost(mut command: Command, input: &str) -> anyhow::Result<Cost> {
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().with_context(|| format!("cannot run {:?}", command.get_program()))?;
    let mut stdin = child.stdin.take().context("the child has an input")?;
    stdin.write_all(input.as_bytes()).context("the child did not read its input")?;
    drop(stdin);
    let ended = child.wait4().context("cannot wait for the child")?;
    ensure!(ended.status.success(), "{:?} failed", command.get_program());
    Ok(Cost { cpu: ended.rusage.utime + ended.rusage.stime, peak: ended.rusage.maxrss })
}
