//! Single texts: split, or searched for mentions.

use std::path::Path;
use std::sync::Arc;

use riscontro_core::{Document, PairError, Segment, Side};
use riscontro_extract::WrittenName;

use crate::check::Checker;
use crate::discover::lang_of_name;
use crate::load::{LanguageFlag, Loaded, load, load_bytes};
use crate::text::{SingleText, raw_document};

/// A file to look at on its own.
#[derive(Debug, Clone, Copy)]
pub enum SingleFile<'a> {
    /// One that the engine opens.
    At(&'a Path),
    /// One whose bytes are in hand, such as standard input.
    Bytes {
        /// What messages call it.
        name: &'a str,
        /// What it holds.
        bytes: &'a [u8],
    },
}

/// A document and its segments.
#[derive(Debug)]
pub struct SplitDocument {
    /// The document.
    pub document: Document,
    /// Its segments, in text order.
    pub segments: Vec<Segment>,
    /// What was noticed on the way.
    pub warnings: Vec<String>,
}

impl Checker {
    /// Splits a text that came without a file; `Document::to_raw` leads from its segments to the text as given.
    ///
    /// # Errors
    ///
    /// When the text is over 4 GiB, or the rules of an SRX file cannot split it.
    pub fn split_text(&self, text: &SingleText) -> Result<SplitDocument, PairError> {
        let document = raw_document(&text.id, text.lang, &text.text)?;
        self.split_document(document, Vec::new())
    }

    fn split_document(&self, document: Document, mut warnings: Vec<String>) -> Result<SplitDocument, PairError> {
        let tools = self.tools((document.lang, document.lang))?;
        warnings.extend(tools.split_warnings.iter().cloned());
        let segments = tools.source.split(&document)?;
        Ok(SplitDocument { document, segments, warnings })
    }

    /// Reads and splits one file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn split_file(&self, file: SingleFile<'_>) -> Result<SplitDocument, PairError> {
        let loaded = self.load_one(file)?;
        self.split_document(loaded.document, loaded.warnings)
    }

    fn load_one(&self, file: SingleFile<'_>) -> Result<Loaded, PairError> {
        let (lang, flag) = (self.settings.from, LanguageFlag("--lang"));
        let loaded = match file {
            SingleFile::At(path) => load(path, lang.or(lang_of_name(path)), flag, &self.settings),
            SingleFile::Bytes { name, bytes } => load_bytes(name, bytes, lang, flag, &self.settings),
        };
        loaded.map(Loaded::with_defects_said).map_err(|error| PairError::new(error.to_string()))
    }

    /// Reads and analyses one file on its own.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn side_of_file(&self, file: SingleFile<'_>) -> Result<(Side, Vec<String>), PairError> {
        let mut loaded = self.load_one(file)?;
        let tools = self.tools((loaded.document.lang, loaded.document.lang))?;
        loaded.warnings.extend(tools.warnings.iter().cloned());
        Ok((tools.source.side(Arc::new(loaded.document))?, loaded.warnings))
    }

    /// Analyses a text that came without a file: its segments, tokens, mentions.
    ///
    /// # Errors
    ///
    /// When the text is over 4 GiB.
    pub fn side_of_text(&self, text: &SingleText) -> Result<(Side, Vec<String>), PairError> {
        let tools = self.tools((text.lang, text.lang))?;
        let document = raw_document(&text.id, text.lang, &text.text)?;
        Ok((tools.source.side(Arc::new(document))?, tools.warnings.clone()))
    }

    /// The names of a side, which this checker analysed, as they are written: by segment and span, not overlapping.
    ///
    /// # Errors
    ///
    /// As [`Checker::side_of_text`].
    pub fn written_names(&self, side: &Side) -> Result<Vec<WrittenName>, PairError> {
        let lang = side.document.lang;
        Ok(self.tools((lang, lang))?.source.written_names(side))
    }
}
