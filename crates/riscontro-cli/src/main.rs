//! `riscontro`: aligns a text with its translation and checks that names, numbers and terms agree.
//!
//! The command line knows arguments, streams and exit codes; all else is the engine's and the reports'. Exit code 0 means
//! nothing at or above `--fail-on`, 1 findings at or above it, 2 that something could not be run or read. Where both happen
//! 2 wins, and the findings are still written.
//!
//! # Decisions
//!
//! * Memory comes from mimalloc: a pair makes thousands of small vectors of about one life, in thirty places of which none counts
//!   much alone. Aligning articles of 40 segments takes an eighth less time than with the allocator of glibc, and at most a
//!   tenth more memory. Without huge pages, which add a fifth to documents of 10,000 segments and save no time.

mod align;
mod args;
mod check;
mod console;
mod examples;
mod exit;
mod explain;
mod input_args;
mod learn;
mod mentions;
mod output;
mod scoring;
mod single;
mod split;
mod stream;
mod terms;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};
use exit::Exit;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.color.write_global();
    let result = match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Align(arguments) => align::run(&arguments),
        Command::Learn(arguments) => learn::run(&arguments),
        Command::Split(arguments) => split::run(&arguments),
        Command::Mentions(arguments) => mentions::run(&arguments),
        Command::Terms { command } => terms::run(&command),
        Command::Rules => explain::list(),
        Command::Explain { rule } => explain::explain(&rule),
        Command::Completions { shell } => {
            // Made first and written after: the generator panics when its stream fails, and pipes are closed early.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "riscontro", &mut script);
            std::io::stdout().write_all(&script).map(|()| Exit::Clean).map_err(Into::into)
        }
    };
    exit::code(result)
}
