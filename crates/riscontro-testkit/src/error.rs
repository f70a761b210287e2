//! What is wrong with a case file.

use std::fmt::Display;

/// A fault of a case file: the file, the line from 1 where one is to blame, and a sentence that says what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct CaseError {
    place: Box<str>,
    message: Box<str>,
}

impl CaseError {
    /// Returns the fault of one line.
    pub(crate) fn at(path: &str, line: usize, message: impl Display) -> Self {
        CaseError { place: format!("{path}:{line}").into(), message: message.to_string().into() }
    }

    /// Returns the fault of a whole file.
    pub(crate) fn of_file(path: &str, message: impl Display) -> Self {
        CaseError { place: path.into(), message: message.to_string().into() }
    }
}
