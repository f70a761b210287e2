//! The pass over one pair.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use riscontro_core::{
    Alignment, AlignmentEvidence, Defect, Document, Finding, LangTag, LineIndex, Location, Pair, PairError,
    PairOutcome, Raw, RuleMeta, RunRecord, Side, Span, Termbase, TimeZone,
};
use riscontro_formats::Languages;
use riscontro_lang::Language;
use riscontro_match::{MatchOptions, counterparts};
use riscontro_rules::ActiveRule;
use riscontro_terms::PhraseFinder;

use crate::aligner::Aligner;
use crate::analyse::{Role, SharedTools, SideTools};
use crate::borders::aligned_within;
use crate::concepts::ConceptRules;
use crate::error::EngineError;
use crate::glossary::{GlossaryLanguages, WrittenTerms, load_termbase};
use crate::house_names::HouseNames;
use crate::input::{EMPTY, rule_of};
use crate::knowledge::Knowledge;
use crate::locate::{input_finding, locate, locate_records};
use crate::segmentation::Segmenting;
use crate::sentence_vectors::VectorFiles;
use crate::settings::{Aligned, Settings, Told};

/// A pair of languages, source first.
type Direction = (LangTag, LangTag);

/// One set of settings with everything built for it; shared between threads.
#[derive(Debug)]
pub struct Checker {
    languages: Vec<&'static Language>,
    pub(crate) settings: Settings,
    segmenting: Segmenting,
    termbase: Arc<Termbase>,
    glossaries: GlossaryLanguages,
    written_terms: WrittenTerms,
    concepts: ConceptRules,
    knowledge: Knowledge,
    warnings: Vec<String>,
    tools: Mutex<BTreeMap<Direction, Arc<PairTools>>>,
    shared: SharedTools,
    names: Arc<HouseNames>,
}

#[derive(Debug)]
pub(crate) struct PairTools {
    pub(crate) source: SideTools,
    target: SideTools,
    aligner: Aligner,
    /// Where some rule reads phrases.
    phrases: Option<PhraseFinder>,
    /// The zones of times of the source and the target that tell none.
    home_zones: [Option<TimeZone>; 2],
    /// What is not known of the languages.
    pub(crate) warnings: Vec<String>,
    /// What of it concerns the sentences of the source.
    pub(crate) split_warnings: Vec<String>,
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

/// A pair that was aligned and matched, or why there is none.
#[derive(Debug)]
pub struct PairedOutcome {
    /// What names the pair.
    pub id: Arc<str>,
    /// What was noticed on the way.
    pub warnings: Vec<String>,
    /// Both sides with what answers what.
    pub result: Result<Pair, PairError>,
}

/// What is given of a pair beside its texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'v> {
    /// Whether it is aligned already.
    pub(crate) aligned: Aligned,
    /// Vectors of its segments.
    pub(crate) vectors: Option<&'v VectorFiles>,
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
    /// The words of each bead that answer one another, where the settings ask for them.
    pub evidence: Option<AlignmentEvidence>,
}

impl Checker {
    /// Returns the checker for `settings`, its glossaries and segmentation rules read.
    ///
    /// `hint` is the direction of the run where it is known: a glossary whose columns say only `source` and `target` needs it.
    ///
    /// # Errors
    ///
    /// When a glossary, a list of names, an SRX file or a file of abbreviations cannot be read; the error names the file and line.
    pub fn new(
        languages: &[&'static Language],
        settings: Settings,
        hint: Option<(LangTag, LangTag)>,
    ) -> Result<Self, EngineError> {
        let hint = settings.from.zip(settings.to).or(hint);
        let hint = hint.map(|(source, target)| Languages { source, target });
        let mut warnings = Vec::new();
        let (termbase, glossaries) = load_termbase(&settings, hint, &mut warnings)?;
        let concepts = ConceptRules::new(&settings.concepts, &termbase, &mut warnings);
        let knowledge = settings.knowledge.load(hint, &mut warnings)?;
        let segmenting = settings.segmentation.load()?;
        let names = Arc::new(HouseNames::load(&settings.names)?);
        let (languages, tools, shared) = (languages.to_vec(), Mutex::default(), SharedTools::default());
        let written_terms = WrittenTerms::default();
        Ok(Checker {
            languages,
            settings,
            segmenting,
            names,
            termbase,
            glossaries,
            written_terms,
            concepts,
            knowledge,
            warnings,
            tools,
            shared,
        })
    }

    /// The same checker with another termbase; for callers that have it in hand.
    #[must_use]
    pub fn with_termbase(self, termbase: Termbase) -> Self {
        let mut warnings = self.warnings;
        let concepts = ConceptRules::new(&self.settings.concepts, &termbase, &mut warnings);
        let (written_terms, glossaries) = (WrittenTerms::default(), GlossaryLanguages::default());
        Checker { termbase: Arc::new(termbase), glossaries, written_terms, concepts, warnings, ..self }
    }

    /// What was agreed about terms.
    #[must_use]
    pub fn termbase(&self) -> &Termbase {
        &self.termbase
    }

    /// The same checker on the language look-ups of others.
    pub(crate) fn sharing(self, shared: &SharedTools) -> Self {
        Checker { shared: shared.clone(), ..self }
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

    /// That glossaries say nothing in a language of `direction`, where that was not known while they were read.
    pub(crate) fn glossary_warnings(&self, (source, target): Direction) -> Vec<String> {
        self.glossaries.missing(Languages { source, target })
    }

    /// The look-ups of a direction, built at their first use.
    ///
    /// # Errors
    ///
    /// As [`SideTools::new`].
    pub(crate) fn tools(&self, direction: Direction) -> Result<Arc<PairTools>, PairError> {
        let mut all = self.tools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tools) = all.get(&direction) {
            return Ok(Arc::clone(tools));
        }
        let tools = Arc::new(self.build(direction)?);
        all.insert(direction, Arc::clone(&tools));
        Ok(tools)
    }

    /// The same checker, once it is certain that the SRX file has rules for the languages of `direction`.
    pub(crate) fn proven_in(self, direction: Option<Direction>) -> Result<Self, EngineError> {
        if let Some(direction) = direction.filter(|_| self.segmenting.is_by_srx()) {
            self.tools(direction).map_err(|error| EngineError::input(error.to_string()))?;
        }
        Ok(self)
    }

    fn build(&self, (source_tag, target_tag): Direction) -> Result<PairTools, PairError> {
        let language = |tag: LangTag| (riscontro_lang::find(&self.languages, tag).unwrap_or(&Language::NEUTRAL), tag);
        let by_srx = self.segmenting.is_by_srx();
        let (source, target) = (language(source_tag), language(target_tag));
        let looks = (&self.shared, &self.segmenting, &*self.names);
        let warnings = [source, target].into_iter();
        let mut warnings: Vec<_> = warnings.filter_map(|(language, tag)| unknown_of(language, tag, by_srx)).collect();
        let reads_phrases = self.settings.rules.iter().any(ActiveRule::reads_phrases);
        let phrases = reads_phrases.then(|| PhraseFinder::new([source.0, target.0]));
        let home_zones = [source.0.home_zone, target.0.home_zone];
        let aligner = Aligner::new(self.knowledge.linker(source, target, &mut warnings)?);
        let (source_terms, target_terms) =
            self.written_terms.of_pair(&self.termbase, self.settings.spelling, (source, target));
        let source_tools = SideTools::new(source, target.0, source_terms, looks)?;
        let target_tools = SideTools::new(target, source.0, target_terms, looks)?;
        let (source, target) = (source_tools, target_tools);
        let split_warnings = unsplit(language(source_tag), by_srx).into_iter().collect();
        Ok(PairTools { source, target, aligner, phrases, home_zones, warnings, split_warnings })
    }

    /// Analyses, aligns and matches two documents.
    ///
    /// # Errors
    ///
    /// When the documents are said to be aligned and have unequal numbers of segments, when they have unequal numbers of borders, or
    /// when the rules of an SRX file cannot split them.
    pub fn pair(&self, source: Document, target: Document, aligned: Aligned) -> Result<Pair, PairError> {
        self.matched(source, target, Given { aligned, vectors: None })
    }

    pub(crate) fn matched(&self, source: Document, target: Document, given: Given<'_>) -> Result<Pair, PairError> {
        let tools = self.tools((source.lang, target.lang))?;
        let AlignedSides { source, target, alignment, .. } = self.aligned(source, target, given)?;
        let options = MatchOptions { min_confidence: self.settings.min_confidence, home_zones: tools.home_zones };
        let answers = LazyCell::new(|| tools.aligner.word_evidence(&source, &target, &alignment));
        let counterparts =
            counterparts(&source, &target, &alignment, &self.termbase, options, &answers, &tools.aligner);
        let (termbase, min_confidence) = (Arc::clone(&self.termbase), options.min_confidence);
        let find = |finder: &PhraseFinder| {
            finder.uses((&source, &target), (&alignment, min_confidence), |bead| answers.of_bead(bead))
        };
        let phrases = tools.phrases.as_ref().map(find).unwrap_or_default();
        Ok(Pair { source, target, alignment, counterparts, phrases, termbase, min_confidence })
    }

    pub(crate) fn aligned(
        &self,
        source: Document,
        target: Document,
        Given { aligned, vectors }: Given<'_>,
    ) -> Result<AlignedSides, PairError> {
        if vectors.is_some() && (aligned == Aligned::ByLine || self.settings.delimiter().is_some()) {
            let remedy = "leave the vectors out, or the other";
            let message = "vectors of sentences go neither with what is aligned already nor with a delimiter";
            return Err(PairError::new(format!("{}: {message}: {remedy}", source.path)));
        }
        let tools = self.tools((source.lang, target.lang))?;
        let source = tools.source.side(Arc::new(source))?;
        let target = tools.target.side(Arc::new(target))?;
        let (source_len, target_len) = (source.segments.len(), target.segments.len());
        let alignment = match aligned {
            Aligned::ByLine if source_len != target_len => {
                return Err(PairError::new(format!(
                    "said to be aligned, but `{}` has {source_len} segments and `{}` has {target_len}: mend them, or leave \
                     `aligned` out",
                    source.document.path, target.document.path
                )));
            }
            Aligned::ByLine => Alignment::one_to_one(u32::try_from(source_len).expect("fewer segments than bytes")),
            Aligned::No | Aligned::Segmented => match self.settings.delimiter() {
                Some(delimiter) => aligned_within(&source, &target, delimiter, |source, target| {
                    tools.aligner.beads(source, target, None)
                })?,
                None => {
                    let vectors = vectors.map(|files| files.read(&source, &target)).transpose()?;
                    tools.aligner.beads(&source, &target, vectors.as_ref())
                }
            },
        };
        let evidence = match self.settings.told {
            Told::Nothing => None,
            Told::Evidence => Some(tools.aligner.evidence(&source, &target, &alignment)),
            Told::Words => Some(tools.aligner.word_evidence(&source, &target, &alignment)),
        };
        Ok(AlignedSides { source, target, alignment, evidence })
    }

    /// Runs the rules over a pair; findings are sorted by place and rule.
    #[must_use]
    pub fn check(&self, pair: &Pair) -> Vec<Finding> {
        let mut drafts = Vec::new();
        for rule in &self.settings.rules {
            rule.check_pair(pair, &mut drafts);
        }
        drafts.retain_mut(|(meta, draft)| self.concepts.keeps(meta, draft));
        locate(pair, self.languages_of(pair), &self.names, drafts)
    }

    /// What the rules record of a pair for the end of the run; nothing unless the settings ask for it.
    fn records(&self, pair: &Pair) -> Vec<RunRecord> {
        if !self.settings.compares_pairs {
            return Vec::new();
        }
        let mut drafts = Vec::new();
        for rule in &self.settings.rules {
            drafts.extend(rule.record(pair).into_iter().map(|draft| (*rule.meta(), draft)));
        }
        drafts.retain_mut(|(meta, record)| self.concepts.keeps(meta, &mut record.draft));
        locate_records(pair, self.languages_of(pair), &self.names, drafts)
    }

    fn languages_of(&self, pair: &Pair) -> [&'static Language; 2] {
        let language = |side: &Side| riscontro_lang::find(&self.languages, side.document.lang);
        [&pair.source, &pair.target].map(|side| language(side).unwrap_or(&Language::NEUTRAL))
    }

    pub(crate) fn checked(
        &self,
        outcome: PairOutcome,
        (source, target): (Document, Document),
        given: Given<'_>,
        mut findings: Vec<Finding>,
    ) -> PairOutcome {
        let mut warnings = outcome.warnings;
        warnings.extend(self.glossary_warnings((source.lang, target.lang)));
        match self.tools((source.lang, target.lang)) {
            Ok(tools) => warnings.extend(tools.warnings.iter().cloned()),
            Err(error) => return PairOutcome { warnings, beads: 0, result: Err(error), ..outcome },
        }
        findings.extend(self.empty_side(&source, Role::Source, &findings));
        findings.extend(self.empty_side(&target, Role::Target, &findings));
        // An empty side is one finding, not one for each sentence of the other.
        if is_empty(&source) || is_empty(&target) {
            return PairOutcome { warnings, beads: 0, result: Ok(findings), ..outcome };
        }
        match self.matched(source, target, given) {
            Err(error) => PairOutcome { warnings, beads: 0, result: Err(error), ..outcome },
            Ok(pair) => {
                findings.extend(self.check(&pair));
                let beads = u32::try_from(pair.beads().len()).unwrap_or(u32::MAX);
                PairOutcome { warnings, beads, records: self.records(&pair), result: Ok(findings), ..outcome }
            }
        }
    }

    pub(crate) fn defects(&self, document: &Document, defects: &[Defect], role: Role) -> Vec<Finding> {
        let finding =
            |defect: &Defect| self.input_finding(rule_of(defect.kind), document, role, &defect.message, defect.span);
        defects.iter().filter_map(finding).collect()
    }

    /// The finding that a side has no text, unless the reader of its file has said so.
    fn empty_side(&self, document: &Document, role: Role, said: &[Finding]) -> Option<Finding> {
        let is_said = said.iter().any(|finding| {
            let place = if role == Role::Source { &finding.source } else { &finding.target };
            finding.rule.id == EMPTY.id && place.is_some()
        });
        let is_news = is_empty(document) && !is_said;
        is_news.then(|| self.input_finding(EMPTY, document, role, "this side has no text", Span::new(0, 0))).flatten()
    }

    /// The finding of an input rule, unless it is ignored.
    fn input_finding(
        &self,
        rule: RuleMeta,
        document: &Document,
        role: Role,
        message: &str,
        raw: Span<Raw>,
    ) -> Option<Finding> {
        let rule = self.settings.input_rule(rule.id)?;
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
}

/// What is said of a language of which little is known.
fn unknown_of(language: &Language, tag: LangTag, by_srx: bool) -> Option<String> {
    const UNCHECKED: &str = "names are compared as they are written, number words not at all";
    if language.is_neutral() {
        let split = unsplit((language, tag), by_srx).map(|split| format!("{split}, {UNCHECKED}"));
        return split.or_else(|| Some(format!("nothing is known of the language `{tag}`: {UNCHECKED}")));
    }
    let only = "only the sentences, numbers, dates and the names of countries and great cities are known";
    let others = "other names are compared as they are written, numbers in words are not asked for";
    (!language.reads_values()).then(|| format!("of {} {only}: {others}", language.name))
}

/// What is said where only the sentences of a language matter.
fn unsplit((language, tag): (&Language, LangTag), by_srx: bool) -> Option<String> {
    (language.is_neutral() && !by_srx)
        .then(|| format!("nothing is known of the language `{tag}`: sentences are split by the neutral rules"))
}

fn is_empty(document: &Document) -> bool {
    document.text.trim().is_empty()
}
