//! The one error of this crate.

use std::fmt;

/// Why nothing can be run, or why an input cannot be read; names file, place and remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct EngineError {
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Config { file: String, message: String },
    Input(String),
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Config { file, message } => write!(f, "{file}: {message}"),
            Kind::Input(message) => f.write_str(message),
        }
    }
}

impl EngineError {
    pub(crate) fn config(file: &str, message: impl Into<String>) -> Self {
        EngineError { kind: Kind::Config { file: file.to_owned(), message: message.into() } }
    }

    pub(crate) fn input(message: impl Into<String>) -> Self {
        EngineError { kind: Kind::Input(message.into()) }
    }
}
