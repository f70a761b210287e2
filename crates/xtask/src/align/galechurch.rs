//! The PyPI package `galechurch`: Gale and Church's lengths, in Rust behind Python.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use riscontro_testkit::PairedSegments;
use serde_json::json;

/// What is measured; another release may be another aligner.
const PACKAGE: &str = "galechurch==0.1.0";

/// Aligns each line's pair and prints the CPU seconds that this took, without start-up and without reading JSON.
const SCRIPT: &str = "
import json, sys, time
import galechurch
pairs = [json.loads(line) for line in sys.stdin]
start = time.process_time()
for source, target in pairs:
    galechurch.align(source, target)
print(time.process_time() - start)
";

/// Python with the package.
#[derive(Debug)]
pub(crate) struct GaleChurch {
    python: PathBuf,
}

/// The package in an environment of its own under the target folder, or a word why there is none.
pub(crate) fn at_hand() -> Option<GaleChurch> {
    match installed() {
        Ok(peer) => Some(peer),
        Err(error) => {
            eprintln!("{PACKAGE} is left out: {error:#}");
            None
        }
    }
}

fn installed() -> anyhow::Result<GaleChurch> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench-align");
    let python = folder.join("bin/python");
    if !python.is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    let has = Command::new(&python).args(["-c", "import galechurch"]).stderr(Stdio::null()).status();
    if !has.is_ok_and(|status| status.success()) {
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", PACKAGE]))?;
    }
    Ok(GaleChurch { python })
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let program = command.get_program().to_owned();
    let status = command.status().with_context(|| format!("cannot run {}", program.display()))?;
    ensure!(status.success(), "{} failed", program.display());
    Ok(())
}

impl GaleChurch {
    /// CPU seconds of aligning the pairs, all in one process.
    pub(crate) fn seconds<'p>(&self, pairs: impl IntoIterator<Item = &'p PairedSegments>) -> anyhow::Result<f64> {
        let line = |pair: &PairedSegments| json!([pair.source, pair.target]).to_string() + "\n";
        let input: String = pairs.into_iter().map(line).collect();
        let input_path = self.python.with_file_name("pairs.jsonl");
        fs::write(&input_path, input).with_context(|| format!("cannot write {}", input_path.display()))?;
        let output = Command::new(&self.python)
            .args(["-c", SCRIPT])
            .stdin(fs::File::open(&input_path)?)
            .stderr(Stdio::inherit())
            .output()
            .context("cannot run Python")?;
        ensure!(output.status.success(), "{PACKAGE} failed");
        String::from_utf8_lossy(&output.stdout).trim().parse().context("the script prints seconds")
    }
}
