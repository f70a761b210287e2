//! Transcripts of the command line: what a user types, what comes back, and the exit code.
//!
//! Each `cmd/*.trycmd` is a page of commands run in the folder `cmd/<name>.in`; each `cmd/*.toml` is one command with
//! its own standard input. Where a folder `cmd/<name>.out` stands beside it, the run must leave exactly those files.
//! `TRYCMD=overwrite cargo test -p riscontro-cli` writes what comes back; read it before you keep it.
//!
//! They live here and not in `tests/suite`, because cargo builds a binary only for the tests of its own package.
//! What a transcript cannot hold, such as generated files and closed pipes, is in the modules beside this one.

mod bad_input;
mod discovery;
mod scene;
mod split;

#[test]
fn every_transcript_holds() {
    // A run that stands still fails, and does not hold up the build.
    let limit = std::time::Duration::from_secs(60);
    trycmd::TestCases::new().timeout(limit).case("tests/cmd/*.trycmd").case("tests/cmd/*.toml");
}
