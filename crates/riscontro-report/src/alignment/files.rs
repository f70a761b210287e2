//! Forms that are several files.

use std::io::{self, Write};

use riscontro_core::LangTag;

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
    /// Whether the name of one of its files seems to end so, after the prefix. The languages of a run are known only when its
    /// texts are read: tags of two letters are taken for endings, those of three are not, since `tsv` and `tmx` are such tags.
    pub is_ending: fn(&str) -> bool,
    /// Makes one that has written nothing yet.
    pub make: fn() -> Box<dyn AlignmentFiles>,
}

/// Whether `text` is a tag of a language of two letters, such as `it` or `pt-BR`.
pub(super) fn is_tag(text: &str) -> bool {
    text.parse().is_ok_and(|tag: LangTag| tag.primary().len() == 2)
}
