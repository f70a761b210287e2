//! The checker of each pair: one for each configuration file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use riscontro_core::LangTag;
use riscontro_lang::Language;

use crate::analyse::SharedTools;
use crate::check::Checker;
use crate::config::{Config, FILE_NAME};
use crate::discover::PairSpec;
use crate::error::EngineError;
use crate::load::read_plain_text;
use crate::settings::{Overrides, Settings};

/// The configuration file, and the direction: the columns of a glossary may say only `source` and `target`.
type CheckerKey = (Option<PathBuf>, Option<(LangTag, LangTag)>);

/// Finds the configuration of each pair and keeps one checker for each, and for each direction.
///
/// The configuration is the nearest `riscontro.toml` above the pair's source, or the one file that is named; no user-level
/// file is ever read, so that a build gives what the desk gives.
#[derive(Debug)]
pub struct Checkers {
    languages: Vec<&'static Language>,
    overrides: Overrides,
    named: Option<PathBuf>,
    checkers: Mutex<BTreeMap<CheckerKey, Arc<Checker>>>,
    shared: SharedTools,
}

impl Checkers {
    /// Returns the checkers of a run; `named` is the one configuration file to use for every pair.
    #[must_use]
    pub fn new(languages: &[&'static Language], overrides: Overrides, named: Option<PathBuf>) -> Self {
        let (languages, checkers, shared) = (languages.to_vec(), Mutex::default(), SharedTools::default());
        Checkers { languages, overrides, named, checkers, shared }
    }

    /// The checker for the files near `folder`; `hint` is the direction where it is known.
    ///
    /// # Errors
    ///
    /// When the configuration, a glossary, an SRX file or a file of abbreviations cannot be read; the error names the file and the place.
    pub fn for_folder(&self, folder: &Path, hint: Option<(LangTag, LangTag)>) -> Result<Arc<Checker>, EngineError> {
        let file = self.named.clone().or_else(|| nearest_config(folder));
        let mut checkers = self.checkers.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (file, hint);
        if let Some(checker) = checkers.get(&key) {
            return Ok(Arc::clone(checker));
        }
        let config = match &key.0 {
            None => Config::default(),
            Some(file) => Config::parse(&read_plain_text(file)?, file)?,
        };
        let settings = Settings::new(&config, &self.overrides)?;
        let direction = self.overrides.from.zip(self.overrides.to).or(hint);
        let checker = Checker::new(&self.languages, settings, hint)?.sharing(&self.shared).proven_in(direction)?;
        let checker = Arc::new(checker);
        checkers.insert(key, Arc::clone(&checker));
        Ok(checker)
    }

    /// The checker for a pair.
    ///
    /// # Errors
    ///
    /// As [`Checkers::for_folder`].
    pub fn for_pair(&self, spec: &PairSpec) -> Result<Arc<Checker>, EngineError> {
        self.for_file(&spec.source, spec.source_lang.zip(spec.target_lang))
    }

    /// The checker for a file; `hint` is the direction where it is known.
    ///
    /// # Errors
    ///
    /// As [`Checkers::for_folder`].
    pub fn for_file(&self, file: &Path, hint: Option<(LangTag, LangTag)>) -> Result<Arc<Checker>, EngineError> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        self.for_folder(folder, hint)
    }
}

/// The nearest configuration file in `folder` or above it; the path is as short as the folder was given.
fn nearest_config(folder: &Path) -> Option<PathBuf> {
    let in_one_of =
        |folders: &Path| folders.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file());
    // What stands left of a `..` is not above it.
    let climbs = folder.components().any(|part| part == Component::ParentDir);
    let as_given = if climbs { None } else { in_one_of(folder) };
    as_given.or_else(|| in_one_of(&fs::canonicalize(folder).ok()?))
}
