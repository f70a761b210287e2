//! The pass over one pair.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use riscontro_align::{Parameters, Structure, align};
use riscontro_core::{
    Alignment, Defect, Document, Finding, LangTag, LineIndex, Location, Pair, PairError, PairOutcome, RuleMeta,
    Segment, Side, Span, Termbase,
};
use riscontro_formats::{Languages, Reader, ReaderKind, SourceFile, document_of_segments, format_for};
use riscontro_lang::Language;
use riscontro_match::{MatchOptions, counterparts};

use crate::analyse::{Role, SideTools};
use crate::discover::{PairSpec, lang_of_name};
use crate::error::EngineError;
use crate::input::{EMPTY, LINE, UNPAIRED, rule_of};
use crate::load::{LanguageFlag, Loaded, load, load_termbase, shown};
use crate::locate::{input_finding, locate};
use crate::settings::{Aligned, Settings};
use crate::text::{SideText, SingleText, TextPair};

/// A pair of languages, source first.
type Direction = (LangTag, LangTag);

/// One set of settings with everything built for it; shared between threads.
#[derive(Debug)]
pub struct Checker {
    languages: Vec<&'static Language>,
    settings: Settings,
    termbase: Arc<Termbase>,
    warnings: Vec<String>,
    tools: Mutex<BTreeMap<Direction, Arc<PairTools>>>,
}

#[derive(Debug)]
struct PairTools {
    source: SideTools,
    target: SideTools,
    warnings: Vec<String>,
}

/// An aligned pair, or why there is none.
#[derive(Debug)]
pub struct AlignedOutcome {
    /// What names the pair.
    pub id: Arc<str>,
    /// What was noticed on the way.
    pub warnings: Vec<String>,
    /// Both documents with their segments, and the beads.
    pub result: Result<AlignedSides, PairError>,
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

/// Two documents, split and aligned.
#[derive(Debug)]
pub struct AlignedSides {
    /// The original.
    pub source: Side,
    /// The translation.
    pub target: Side,
    /// Which segments translate which.
    pub alignment: Alignment,
}

impl Checker {
    /// Returns the checker for `settings`, its glossaries read.
    ///
    /// `hint` is the direction of the run where it is known: a glossary whose columns say only `source` and `target` needs it.
    ///
    /// # Errors
    ///
    /// When a glossary cannot be read; the error names the file and line.
    pub fn new(
        languages: &[&'static Language],
        settings: Settings,
        hint: Option<(LangTag, LangTag)>,
    ) -> Result<Self, EngineError> {
        let hint = settings.from.zip(settings.to).or(hint);
        let hint = hint.map(|(source, target)| Languages { source, target });
        let mut warnings = Vec::new();
        let termbase = load_termbase(&settings, hint, &mut warnings)?;
        Ok(Checker { languages: languages.to_vec(), settings, termbase, warnings, tools: Mutex::default() })
    }

    /// The same checker with another termbase; for callers that have it in hand.
    #[must_use]
    pub fn with_termbase(self, termbase: Termbase) -> Self {
        Checker { termbase: Arc::new(termbase), ..self }
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What was noticed while the glossaries were read.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    fn tools(&self, direction: Direction) -> Arc<PairTools> {
        let mut all = self.tools.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(direction).or_insert_with(|| Arc::new(self.build(direction))))
    }

    fn build(&self, (source_tag, target_tag): Direction) -> PairTools {
        let mut warnings = Vec::new();
        let mut language = |tag: LangTag| {
            riscontro_lang::find(&self.languages, tag).map_or_else(
                || {
                    warnings.push(format!(
                        "nothing is known of the language `{tag}`: sentences are split by the neutral rules, names and number words are not checked"
                    ));
                    (&Language::NEUTRAL, tag)
                },
                |language| (language, tag),
            )
        };
        let (source, target) = (language(source_tag), language(target_tag));
        let side = |own, other, role| SideTools::new(own, other, role, &self.termbase, self.settings.quotes);
        PairTools { source: side(source, target, Role::Source), target: side(target, source, Role::Target), warnings }
    }

    /// Analyses, aligns and matches two documents.
    ///
    /// # Errors
    ///
    /// When the documents are said to be aligned and have unequal numbers of segments.
    pub fn pair(&self, source: Document, target: Document, aligned: Aligned) -> Result<Pair, PairError> {
        let AlignedSides { source, target, alignment } = self.aligned(source, target, aligned)?;
        let options = MatchOptions { min_confidence: self.settings.min_confidence };
        let counterparts = counterparts(&source, &target, &alignment, &self.termbase, options);
        let (termbase, min_confidence) = (Arc::clone(&self.termbase), options.min_confidence);
        Ok(Pair { source, target, alignment, counterparts, termbase, min_confidence })
    }

    fn aligned(&self, source: Document, target: Document, aligned: Aligned) -> Result<AlignedSides, PairError> {
        let tools = self.tools((source.lang, target.lang));
        let source = tools.source.side(Arc::new(source));
        let target = tools.target.side(Arc::new(target));
        let (source_len, target_len) = (source.segments.len(), target.segments.len());
        let alignment = match aligned {
            Aligned::ByLine if source_len != target_len => {
                return Err(PairError::new(format!(
                    "said to be aligned, but `{}` has {source_len} segments and `{}` has {target_len}",
                    source.document.path, target.document.path
                )));
            }
            Aligned::ByLine => Alignment::one_to_one(u32::try_from(source_len).expect("fewer segments than bytes")),
            Aligned::No => beads(&source, &target),
        };
        Ok(AlignedSides { source, target, alignment })
    }

    /// Runs the rules over a pair; findings are sorted by place and rule.
    #[must_use]
    pub fn check(&self, pair: &Pair) -> Vec<Finding> {
        let mut drafts = Vec::new();
        for rule in &self.settings.rules {
            rule.check_pair(pair, &mut drafts);
        }
        let tools = self.tools((pair.source.document.lang, pair.target.document.lang));
        locate(pair, tools.target.language, drafts)
    }

    /// Reads, aligns and checks a pair of files.
    #[must_use]
    pub fn check_files(&self, spec: &PairSpec) -> PairOutcome {
        let outcome = PairOutcome {
            id: shown(&spec.source).into(),
            source: shown(&spec.source).into(),
            target: shown(&spec.target).into(),
            is_aligned: false,
            beads: 0,
            warnings: Vec::new(),
            result: Ok(Vec::new()),
        };
        match self.load_pair(spec) {
            Err(error) => PairOutcome { result: Err(error), ..outcome },
            Ok((source, target)) => {
                let warnings = [source.warnings, target.warnings].concat();
                let mut findings = self.defects(&source.document, &source.defects, Role::Source);
                findings.extend(self.defects(&target.document, &target.defects, Role::Target));
                let outcome = PairOutcome { warnings, ..outcome };
                self.checked(outcome, (source.document, target.document), self.settings.aligned, findings)
            }
        }
    }

    fn load_pair(&self, spec: &PairSpec) -> Result<(Loaded, Loaded), PairError> {
        let side = |path, flagged: Option<LangTag>, named, flag| {
            load(path, flagged.or(named), LanguageFlag(flag), &self.settings)
                .map_err(|error| PairError::new(error.to_string()))
        };
        // Both sides are read even if the first fails, so that one run names every file to mend.
        let source = side(&spec.source, self.settings.from, spec.source_lang, "--from");
        let target = side(&spec.target, self.settings.to, spec.target_lang, "--to");
        match (source, target) {
            (Ok(source), Ok(target)) => Ok((source, target)),
            (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
            (Err(error), Err(other)) => Err(PairError::new(format!("{error}\n{other}"))),
        }
    }

    /// Checks a pair of texts that came without files.
    #[must_use]
    pub fn check_text(&self, pair: &TextPair) -> PairOutcome {
        let outcome = PairOutcome {
            id: pair.id.as_str().into(),
            source: "".into(),
            target: "".into(),
            is_aligned: pair.is_aligned,
            beads: 0,
            warnings: Vec::new(),
            result: Ok(Vec::new()),
        };
        let aligned = if pair.is_aligned { Aligned::ByLine } else { Aligned::No };
        let outcome = match documents(pair) {
            Err(error) => PairOutcome { result: Err(error), ..outcome },
            Ok(documents) => self.checked(outcome, documents, aligned, Vec::new()),
        };
        match &outcome.result {
            Err(error) => PairOutcome { warnings: outcome.warnings, ..unreadable_line(&pair.id, &error.to_string()) },
            Ok(_) => outcome,
        }
    }

    fn checked(
        &self,
        outcome: PairOutcome,
        (source, target): (Document, Document),
        aligned: Aligned,
        mut findings: Vec<Finding>,
    ) -> PairOutcome {
        let mut warnings = outcome.warnings;
        warnings.extend(self.tools((source.lang, target.lang)).warnings.iter().cloned());
        let is_empty = |document: &Document| document.text.trim().is_empty();
        // An empty side is one finding, not one for each sentence of the other.
        let nothing_to_compare = is_empty(&source) != is_empty(&target);
        let (result, beads) = if nothing_to_compare {
            if findings.is_empty() {
                let (empty, role) = if is_empty(&source) { (&source, Role::Source) } else { (&target, Role::Target) };
                findings.extend(self.input_finding(EMPTY, empty, role, "this side has no text", Span::new(0, 0)));
            }
            (Ok(findings), 0)
        } else {
            match self.pair(source, target, aligned) {
                Err(error) => (Err(error), 0),
                Ok(pair) => {
                    findings.extend(self.check(&pair));
                    (Ok(findings), u32::try_from(pair.beads().len()).unwrap_or(u32::MAX))
                }
            }
        };
        PairOutcome { warnings, beads, result, ..outcome }
    }

    fn defects(&self, document: &Document, defects: &[Defect], role: Role) -> Vec<Finding> {
        let finding =
            |defect: &Defect| self.input_finding(rule_of(defect.kind), document, role, &defect.message, defect.span);
        defects.iter().filter_map(finding).collect()
    }

    /// The finding of an input rule, unless it is ignored.
    fn input_finding(
        &self,
        rule: RuleMeta,
        document: &Document,
        role: Role,
        message: &str,
        raw: Span<riscontro_core::Raw>,
    ) -> Option<Finding> {
        self.settings.input_rules.iter().find(|meta| meta.id == rule.id)?;
        let place = LineIndex::new(&document.raw).line_column(&document.raw, raw.start());
        let location = Location {
            segment: 0,
            text: Span::new(0, 0),
            in_segment: Span::new(0, 0),
            raw,
            line: place.line,
            column: place.column,
            marked: "".into(),
        };
        let (source, target) = match role {
            Role::Source => (Some(location), None),
            Role::Target => (None, Some(location)),
        };
        Some(input_finding(rule, message.to_owned(), source, target, &document.path))
    }

    /// Reads and aligns a pair of files.
    #[must_use]
    pub fn align_files(&self, spec: &PairSpec) -> AlignedOutcome {
        let id = shown(&spec.source).into();
        match self.load_pair(spec) {
            Err(error) => AlignedOutcome { id, warnings: Vec::new(), result: Err(error) },
            Ok((source, target)) => {
                let mut warnings = [source.warnings, target.warnings].concat();
                let direction = (source.document.lang, target.document.lang);
                warnings.extend(self.tools(direction).warnings.iter().cloned());
                let result = self.aligned(source.document, target.document, self.settings.aligned);
                AlignedOutcome { id, warnings, result }
            }
        }
    }

    /// Aligns a pair of texts that came without files.
    #[must_use]
    pub fn align_text(&self, pair: &TextPair) -> AlignedOutcome {
        let aligned = if pair.is_aligned { Aligned::ByLine } else { Aligned::No };
        let warnings = self.tools((pair.source_lang, pair.target_lang)).warnings.clone();
        let result = documents(pair).and_then(|(source, target)| self.aligned(source, target, aligned));
        AlignedOutcome { id: pair.id.as_str().into(), warnings, result }
    }

    /// Splits a text that came without a file; `Document::to_raw` leads from its segments to the text as given.
    ///
    /// # Errors
    ///
    /// When the text is over 4 GiB.
    pub fn split_text(&self, text: &SingleText) -> Result<SplitDocument, PairError> {
        let document = raw_document(&text.id, text.lang, &text.text)?;
        Ok(self.split_document(document, Vec::new()))
    }

    fn split_document(&self, document: Document, mut warnings: Vec<String>) -> SplitDocument {
        let tools = self.tools((document.lang, document.lang));
        warnings.extend(tools.warnings.iter().cloned());
        let segments = tools.source.split(&document);
        SplitDocument { document, segments, warnings }
    }

    /// Reads and splits one file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn split_file(&self, path: &Path) -> Result<SplitDocument, PairError> {
        let loaded = self.load_one(path)?;
        Ok(self.split_document(loaded.document, loaded.warnings))
    }

    fn load_one(&self, path: &Path) -> Result<Loaded, PairError> {
        let lang = self.settings.from.or(lang_of_name(path));
        load(path, lang, LanguageFlag("--lang"), &self.settings).map_err(|error| PairError::new(error.to_string()))
    }

    /// Reads and analyses one file on its own.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn side_of_file(&self, path: &Path) -> Result<(Side, Vec<String>), PairError> {
        let mut loaded = self.load_one(path)?;
        let tools = self.tools((loaded.document.lang, loaded.document.lang));
        loaded.warnings.extend(tools.warnings.iter().cloned());
        Ok((tools.source.side(Arc::new(loaded.document)), loaded.warnings))
    }

    /// Analyses a text that came without a file: its segments, tokens, mentions.
    ///
    /// # Errors
    ///
    /// When the text is over 4 GiB.
    pub fn side_of_text(&self, text: &SingleText) -> Result<(Side, Vec<String>), PairError> {
        let tools = self.tools((text.lang, text.lang));
        let document = raw_document(&text.id, text.lang, &text.text)?;
        Ok((tools.source.side(Arc::new(document)), tools.warnings.clone()))
    }
}

/// The outcome of a line of a stream that cannot be used: one `input-line` finding.
#[must_use]
pub fn unreadable_line(id: &str, message: &str) -> PairOutcome {
    PairOutcome {
        id: id.into(),
        source: "".into(),
        target: "".into(),
        is_aligned: false,
        warnings: Vec::new(),
        beads: 0,
        result: Ok(vec![input_finding(LINE, message.to_owned(), None, None, id)]),
    }
}

/// The outcome of a file of a folder that has no counterpart: one `input-unpaired` finding.
#[must_use]
pub fn unpaired_file(path: &Path) -> PairOutcome {
    let path = shown(path);
    let message = "no counterpart: its translation or original is not beside it".to_owned();
    PairOutcome {
        id: path.as_str().into(),
        source: path.as_str().into(),
        target: "".into(),
        is_aligned: false,
        warnings: Vec::new(),
        beads: 0,
        result: Ok(vec![input_finding(UNPAIRED, message, None, None, &path)]),
    }
}

fn beads(source: &Side, target: &Side) -> Alignment {
    let blocks = |side: &Side| side.segments.iter().map(|segment| segment.block).collect::<Vec<_>>();
    let (source_blocks, target_blocks) = (blocks(source), blocks(target));
    let structure = Structure { source: &source_blocks, target: &target_blocks };
    align(&riscontro_lexicon::links(source, target), structure, &Parameters::default())
}

fn documents(pair: &TextPair) -> Result<(Document, Document), PairError> {
    let document = |side: &str, lang, text: &SideText| {
        let path = format!("[{} {side}]", pair.id);
        match text {
            SideText::Raw(text) => raw_document(&path, lang, text),
            SideText::Segments(segments) => {
                let document = document_of_segments(path.as_str(), lang, segments.iter().map(String::as_str));
                document.map_err(|error| PairError::new(error.in_file(&path)))
            }
        }
    };
    Ok((document("source", pair.source_lang, &pair.source)?, document("target", pair.target_lang, &pair.target)?))
}

/// A text without a file is plain text; nothing in its name says otherwise.
fn raw_document(path: &str, lang: LangTag, text: &str) -> Result<Document, PairError> {
    let read = format_for("", text, ReaderKind::Document).and_then(|format| match format.reader {
        Reader::Document(read) => read(&SourceFile::new(path, text), lang, &mut Vec::new()),
        Reader::Termbase(_) => unreachable!("a document format was asked for"),
    });
    read.map_err(|error| PairError::new(error.in_file(path)))
}
