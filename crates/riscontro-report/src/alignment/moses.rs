//! `moses`: two files of lines, `PREFIX.it` and `PREFIX.en`, where line i of one translates line i of the other.
//!
//! Only beads that are matched on both sides are written. The files are named by the languages, so that pairs in both
//! directions go together.

use std::io;

use riscontro_core::LangTag;

use super::files::is_tag;
use super::{AlignedPair, AlignmentFiles, AlignmentFilesFormat, Files};

pub(crate) const FORMAT: AlignmentFilesFormat = AlignmentFilesFormat {
    id: "moses",
    summary: "two files of lines, one a language, of the matched beads",
    is_ending: |ending| ending.strip_prefix('.').is_some_and(is_tag),
    make: || Box::new(Moses { languages: None }),
};

struct Moses {
    /// The languages of the first pair.
    languages: Option<(LangTag, LangTag)>,
}

impl AlignmentFiles for Moses {
    fn pair(&mut self, pair: &AlignedPair<'_>, files: &mut dyn Files) -> io::Result<()> {
        let (source, target) = (pair.source.lang, pair.target.lang);
        self.admit(source, target)?;
        // Both are opened first: a run without a matched bead leaves two empty files, not none.
        for lang in [source, target] {
            files.file(&ending(lang))?;
        }
        for bead in pair.alignment.beads() {
            let (line, translation) = (pair.source.clean_line(&bead.source), pair.target.clean_line(&bead.target));
            if !line.is_empty() && !translation.is_empty() {
                writeln!(files.file(&ending(source))?, "{line}")?;
                writeln!(files.file(&ending(target))?, "{translation}")?;
            }
        }
        Ok(())
    }
}

impl Moses {
    /// Refuses a pair whose lines would have no counterpart in the other file.
    fn admit(&mut self, source: LangTag, target: LangTag) -> io::Result<()> {
        let (first, second) = *self.languages.get_or_insert((source, target));
        if source == target {
            let message = format!("source and target are both `{source}`: name two languages with `--from` and `--to`");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        if (source, target) == (first, second) || (source, target) == (second, first) {
            return Ok(());
        }
        let held = format!("the files hold `{first}` and `{second}`, and a pair is `{source}` and `{target}`");
        let message = format!("{held}: align each pair of languages in a run of its own");
        Err(io::Error::new(io::ErrorKind::InvalidInput, message))
    }
}

fn ending(lang: LangTag) -> String {
    format!(".{lang}")
}
