//! Forms that are several files.

use std::io::{self, Write};

use super::AlignedPair;

/// The files of a form, which share a prefix; the caller opens them.
pub trait Files {
    /// The name that the files share, without folders.
    fn name(&self) -> &str;

    /// The file whose name ends with `ending`; made anew at its first use, then gone on with.
    ///
    /// # Errors
    ///
    /// When it cannot be opened.
    fn file(&mut self, ending: &str) -> io::Result<&mut dyn Write>;

    /// Closes what is open, when nothing more will be written to it.
    ///
    /// # Errors
    ///
    /// When what was written does not reach a file.
    fn close(&mut self) -> io::Result<()>;
}

/// One form that alignments are written in, of several files.
///
/// The caller calls `pair` for each pair in input order, with the same files.
pub trait AlignmentFiles {
    /// Writes one pair.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or when the form cannot hold the pair beside those before it.
    fn pair(&mut self, pair: &AlignedPair<'_>, files: &mut dyn Files) -> io::Result<()>;
}

/// A form of several files, and how to begin it.
#[derive(Debug, Clone, Copy)]
pub struct AlignmentFilesFormat {
    /// The name used in flags: kebab-case, that of its file.
    pub id: &'static str,
    /// One line: what it is for; lower case, no full stop.
    pub summary: &'static str,
    /// Makes one that has written nothing yet.
    pub make: fn() -> Box<dyn AlignmentFiles>,
}
