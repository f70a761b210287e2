//! Texts that are aligned already, TMX or tab-separated, as pairs of a hundred units.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use riscontro_core::LangTag;
use riscontro_formats::{Bitext, Languages, unpacked};

use crate::error::EngineError;
use crate::load::shown;
use crate::text::{SideText, TextPair};

/// How many units are taken together.
const MOST_UNITS: usize = 100;

/// The units of a file in passages, read as they are asked for: the file may be of any size.
pub struct BitextPassages {
    name: String,
    direction: Languages,
    bitext: Bitext<Box<dyn Read>>,
    failed: Option<EngineError>,
}

impl std::fmt::Debug for BitextPassages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BitextPassages").field("name", &self.name).finish_non_exhaustive()
    }
}

impl BitextPassages {
    /// Opens a file of aligned text; `.gz` is unpacked.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened, or has no text in the languages; the error names it.
    pub fn open(path: &Path, source: LangTag, target: LangTag) -> Result<Self, EngineError> {
        let name = shown(path);
        let refuse = |error: std::io::Error| EngineError::input(format!("{name}: {error}"));
        let input = unpacked(BufReader::new(File::open(path).map_err(refuse)?)).map_err(refuse)?;
        let direction = Languages { source, target };
        let bitext = Bitext::read(&name, input, direction).map_err(|error| EngineError::input(error.in_file(&name)))?;
        Ok(BitextPassages { name, direction, bitext, failed: None })
    }

    /// Why units were passed over, of many the first; and how many were.
    #[must_use]
    pub fn skipped(&self) -> (Vec<String>, u64) {
        let skipped = self.bitext.skipped().iter().map(|unit| unit.in_file(&self.name)).collect();
        (skipped, self.bitext.skipped_count())
    }
}

/// Passages, each named by the file and the line on which it begins; after an error nothing follows.
impl Iterator for BitextPassages {
    type Item = Result<TextPair, EngineError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut sources, mut targets, mut first) = (Vec::new(), Vec::new(), 0);
        while self.failed.is_none() && sources.len() < MOST_UNITS {
            match self.bitext.next() {
                Some(Ok(unit)) => {
                    first = if sources.is_empty() { unit.line } else { first };
                    sources.push(unit.source);
                    targets.push(unit.target);
                }
                Some(Err(error)) => self.failed = Some(EngineError::input(error.in_file(&self.name))),
                None => break,
            }
        }
        // What was read before a fault is handed out first.
        if sources.is_empty() {
            return self.failed.take().map(Err);
        }
        Some(Ok(TextPair {
            id: format!("{}:{first}", self.name),
            source_lang: self.direction.source,
            target_lang: self.direction.target,
            source: SideText::Segments(sources),
            target: SideText::Segments(targets),
            is_aligned: true,
            vectors: None,
        }))
    }
}

/// Endings of files that are aligned already; `.gz` may follow.
const ALIGNED: [&str; 3] = ["tmx", "tsv", "tab"];

/// Whether the name of a file says that it is aligned already: TMX or a table with tabs, packed or not.
#[must_use]
pub fn is_bitext(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    ALIGNED.iter().any(|ending| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.')))
}
