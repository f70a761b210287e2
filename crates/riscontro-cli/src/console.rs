//! What is said on standard error, and what it does to the exit code.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use crate::exit::Exit;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Talk {
    All,
    /// Errors only.
    Errors,
}

/// Standard error of one run: errors, each warning once, a progress bar; and how the run stands.
///
/// Whoever writes while the bar is shown does so inside its `suspend`, a chunk of answers at a time. Nothing here suspends
/// it again: the bar's lock is not re-entrant, and the run would stand still.
pub(crate) struct Console {
    talk: Talk,
    exit: Exit,
    warned: BTreeSet<String>,
    progress: ProgressBar,
}

/// A run of more than so many pairs has a progress bar.
const LONG: usize = 50;
/// And so has one of more than so many bytes, which takes a few seconds.
const LONG_BYTES: u64 = 64 << 20;

impl Console {
    pub(crate) fn new(talk: Talk) -> Self {
        Console { talk, exit: Exit::Clean, warned: BTreeSet::new(), progress: ProgressBar::hidden() }
    }

    /// Says an error, a line or more; the run ends with exit code 2.
    pub(crate) fn error(&mut self, message: &str) {
        message.lines().for_each(|line| anstream::eprintln!("error: {line}"));
        self.raise(Exit::Failed);
    }

    pub(crate) fn errors(&mut self, messages: &[String]) {
        messages.iter().for_each(|message| self.error(message));
    }

    /// Says each warning that was not said before.
    pub(crate) fn warn(&mut self, warnings: &[String]) {
        for warning in warnings {
            if self.talk == Talk::All && self.warned.insert(warning.clone()) {
                anstream::eprintln!("warning: {warning}");
            }
        }
    }

    /// Says how the run ended.
    pub(crate) fn say(&self, message: &str) {
        self.finish();
        if self.talk == Talk::All {
            anstream::eprintln!("{message}");
        }
    }

    /// Lifts the exit code to `exit`, if it is lower.
    pub(crate) fn raise(&mut self, exit: Exit) {
        self.exit = self.exit.max(exit);
    }

    pub(crate) fn exit(&self) -> Exit {
        self.exit
    }

    /// Shows a bar for a run of so many pairs when it is long and standard error is a terminal.
    pub(crate) fn expect(&mut self, pairs: usize) {
        if pairs > LONG && self.talk == Talk::All && io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} pairs, {eta} left");
            self.progress = ProgressBar::new(pairs as u64).with_style(style.expect("a literal template"));
        }
    }

    /// Shows how many bytes of a run are done: on a bar where the total is known, else beside a spinner.
    ///
    /// Only of a long run, and only on a terminal. Not inside `suspend`.
    pub(crate) fn advance(&mut self, done: u64, total: Option<u64>) {
        let is_wanted = total.unwrap_or(done) > LONG_BYTES && self.talk == Talk::All;
        if is_wanted && self.progress.is_hidden() && io::stderr().is_terminal() {
            let (bar, template) = match total {
                Some(total) => {
                    (ProgressBar::new(total), "{bar:24} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left")
                }
                None => (ProgressBar::new_spinner(), "{spinner} {bytes}, {bytes_per_sec}"),
            };
            self.progress = bar.with_style(ProgressStyle::with_template(template).expect("a literal template"));
        }
        self.progress.set_position(done);
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.progress.finish_and_clear();
    }

    /// The bar, for the threads that work to move.
    pub(crate) fn progress(&self) -> ProgressBar {
        self.progress.clone()
    }
}
