//! Pairs of files: read, aligned, checked.

use std::path::Path;

use riscontro_core::{Document, LangTag, PairError, PairOutcome};

use crate::analyse::Role;
use crate::borders::is_borderless;
use crate::check::{AlignedOutcome, Checker, Given, PairedOutcome};
use crate::discover::PairSpec;
use crate::load::{LanguageFlag, Loaded, load, shown};

impl Checker {
    /// Reads, aligns and checks a pair of files.
    #[must_use]
    pub fn check_files(&self, spec: &PairSpec) -> PairOutcome {
        let outcome = PairOutcome::new(&shown(&spec.source), &shown(&spec.source), &shown(&spec.target));
        match self.load_pair(spec) {
            Err(error) => PairOutcome { result: Err(error), ..outcome },
            Ok((source, target)) => {
                let (source, target) = (source.with_guess_said(), target.with_guess_said());
                let warnings = [source.warnings, target.warnings].concat();
                let mut findings = self.defects(&source.document, &source.defects, Role::Source);
                findings.extend(self.defects(&target.document, &target.defects, Role::Target));
                let outcome = PairOutcome { warnings, ..outcome };
                self.checked(outcome, (source.document, target.document), self.given(), findings)
            }
        }
    }

    fn load_pair(&self, spec: &PairSpec) -> Result<(Loaded, Loaded), PairError> {
        let side = |path: &Path, flagged: Option<LangTag>, named, flag| -> Result<Loaded, PairError> {
            let loaded = load(path, flagged.or(named), LanguageFlag(flag), &self.settings);
            let mut loaded = loaded.map_err(|error| PairError::new(error.to_string()))?;
            loaded.warnings.extend(contradiction(path, flagged, named, flag));
            Ok(loaded)
        };
        // Both sides are read even if the first fails, so that one run names every file to mend.
        let source = side(&spec.source, self.settings.from, spec.source_lang, "--from");
        let target = side(&spec.target, self.settings.to, spec.target_lang, "--to");
        match (source, target) {
            (Ok(mut source), Ok(target)) => {
                source.warnings.extend(self.missing_borders(&source.document, &target.document));
                Ok((source, target))
            }
            (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
            (Err(error), Err(other)) => Err(PairError::new(format!("{error}\n{other}"))),
        }
    }

    /// The warning that a delimiter that was asked for is in neither file.
    fn missing_borders(&self, source: &Document, target: &Document) -> Option<String> {
        let delimiter = self.settings.delimiter.as_ref().filter(|delimiter| delimiter.is_asked)?;
        let text = &delimiter.text;
        is_borderless(source, target, text)
            .then(|| format!("{}: no line begins with `{text}`, here and in `{}`", source.path, target.path))
    }

    fn given(&self) -> Given<'_> {
        Given { aligned: self.settings.aligned, vectors: self.settings.vector_files.as_ref() }
    }

    /// Reads, aligns and matches a pair of files; no rule is run.
    #[must_use]
    pub fn match_files(&self, spec: &PairSpec) -> PairedOutcome {
        let id = shown(&spec.source).into();
        match self.load_pair(spec) {
            Err(error) => PairedOutcome { id, warnings: Vec::new(), result: Err(error) },
            Ok((source, target)) => {
                let (source, target) = (source.with_defects_said(), target.with_defects_said());
                let (source, said) = (source.document, [source.warnings, target.warnings].concat());
                let target = target.document;
                let warnings = [said, self.glossary_warnings((source.lang, target.lang))].concat();
                PairedOutcome { id, warnings, result: self.matched(source, target, self.given()) }
            }
        }
    }

    /// Reads and aligns a pair of files.
    #[must_use]
    pub fn align_files(&self, spec: &PairSpec) -> AlignedOutcome {
        let id = shown(&spec.source).into();
        match self.load_pair(spec) {
            Err(error) => AlignedOutcome { id, warnings: Vec::new(), result: Err(error) },
            Ok((source, target)) => {
                let (source, target) = (source.with_defects_said(), target.with_defects_said());
                let mut warnings = [source.warnings, target.warnings].concat();
                let direction = (source.document.lang, target.document.lang);
                warnings.extend(self.tools(direction).iter().flat_map(|tools| tools.warnings.iter().cloned()));
                let result = self.aligned(source.document, target.document, self.given());
                AlignedOutcome { id, warnings, result }
            }
        }
    }
}

/// The warning that a flag says another language than the file's name; the flag is believed.
fn contradiction(path: &Path, flagged: Option<LangTag>, named: Option<LangTag>, flag: &str) -> Option<String> {
    let (flagged, named) = (flagged?, named?);
    let differ = flagged.primary() != named.primary();
    differ.then(|| format!("{}: named `{named}` and read as `{flagged}`, as `{flag}` says", shown(path)))
}
