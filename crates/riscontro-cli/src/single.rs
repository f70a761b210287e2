//! What `split` and `mentions` share: they look at single texts, each on its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use riscontro_core::PairError;
use riscontro_engine::{Checker, Checkers, LANGUAGES};

use crate::input_args::SingleArguments;

/// What messages and answers call standard input.
pub(crate) const STANDARD_INPUT: &str = "standard input";

/// A text that was named on the command line, and the checker for its folder.
pub(crate) struct NamedText {
    pub(crate) input: NamedInput,
    pub(crate) checker: Arc<Checker>,
}

pub(crate) enum NamedInput {
    File(PathBuf),
    Standard,
}

impl NamedInput {
    pub(crate) fn name(&self) -> String {
        match self {
            NamedInput::File(path) => path.display().to_string(),
            NamedInput::Standard => STANDARD_INPUT.to_owned(),
        }
    }
}

pub(crate) fn checkers(arguments: &SingleArguments) -> Checkers {
    Checkers::new(LANGUAGES, arguments.overrides(), arguments.config.clone())
}

/// The texts in the order of the arguments; every configuration is read before anything runs.
pub(crate) fn named_texts(arguments: &SingleArguments, checkers: &Checkers) -> anyhow::Result<Vec<NamedText>> {
    let standard = [PathBuf::from("-")];
    let paths = if arguments.paths.is_empty() { &standard[..] } else { &arguments.paths[..] };
    let text = |path: &PathBuf| {
        Ok(if path == Path::new("-") {
            NamedText { input: NamedInput::Standard, checker: checkers.for_folder(Path::new("."), None)? }
        } else {
            NamedText { checker: checkers.for_file(path, None)?, input: NamedInput::File(path.clone()) }
        })
    };
    paths.iter().map(text).collect()
}

/// A fault of ours while one text was worked on: it has no answer, and its name is said.
pub(crate) fn panicked(name: &str, message: &str) -> PairError {
    PairError::new(format!("{name}: not read, by a fault of riscontro: {message}; please report it"))
}
