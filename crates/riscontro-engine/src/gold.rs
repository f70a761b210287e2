//! Gold alignments of a run, and how well its pairs agree with them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use riscontro_core::AlignmentScore;
use riscontro_formats::{GoldDocument, read_gold};

use crate::check::{AlignedOutcome, AlignedSides};
use crate::error::EngineError;
use crate::load::{read_bytes, shown};

/// Where the gold alignment of each pair is.
#[derive(Debug)]
pub enum Gold {
    /// In one file for all pairs.
    Run(GoldRun),
    /// In a file of this name beside the source of each pair.
    Beside(PathBuf),
}

/// The gold file of a run.
#[derive(Debug)]
pub struct GoldRun {
    name: String,
    documents: Vec<GoldDocument>,
    /// The documents that have a name; empty where they come in the order of the pairs.
    by_id: BTreeMap<Box<str>, usize>,
    /// Which documents were asked for.
    used: Vec<bool>,
    /// How many pairs were asked for.
    asked: usize,
}

impl Gold {
    /// Opens the gold file of a run; a relative path where no file is names one beside the source of each pair.
    ///
    /// # Errors
    ///
    /// When the file cannot be read; the error names the file and the line.
    pub fn open(path: &Path) -> Result<Self, EngineError> {
        if path.is_relative() && !path.exists() {
            return Ok(Gold::Beside(path.to_path_buf()));
        }
        let documents = documents_of(path)?;
        let id = |(at, document): (usize, &GoldDocument)| document.id.clone().map(|id| (id, at));
        let by_id = documents.iter().enumerate().filter_map(id).collect();
        let used = vec![false; documents.len()];
        Ok(Gold::Run(GoldRun { name: shown(path), documents, by_id, used, asked: 0 }))
    }

    /// How well a pair agrees with its gold alignment; none for a pair that was not aligned. Pairs are asked for in their order.
    ///
    /// # Errors
    ///
    /// When the pair has no gold alignment, or one that names segments which the pair has not.
    pub fn score(&mut self, outcome: &AlignedOutcome) -> Option<Result<AlignmentScore, EngineError>> {
        match self {
            Gold::Run(run) => {
                // A pair that failed has its place in the order, too.
                let at = run.place_of(&outcome.id);
                let sides = outcome.result.as_ref().ok()?;
                Some(at.and_then(|at| score(&run.name, &run.documents[at], sides)))
            }
            Gold::Beside(name) => outcome.result.as_ref().ok().map(|sides| score_beside(name, sides)),
        }
    }

    /// What is said of gold alignments that no pair asked for.
    #[must_use]
    pub fn unused(&self) -> Option<String> {
        let Gold::Run(run) = self else { return None };
        let mut unused = run.documents.iter().zip(&run.used).filter(|(_, used)| !**used).map(|(document, _)| document);
        let first = unused.next()?;
        let name = first.id.as_ref().map_or_else(String::new, |id| format!(" `{id}`"));
        let place = format!("{}:{}: the gold alignment{name}", run.name, first.line);
        Some(match unused.count() {
            0 => format!("{place} belongs to no pair"),
            more => format!("{place} and {more} more belong to no pair"),
        })
    }
}

impl GoldRun {
    fn place_of(&mut self, id: &str) -> Result<usize, EngineError> {
        let asked = self.asked;
        self.asked += 1;
        let at = if self.by_id.is_empty() { Some(asked) } else { self.by_id.get(id).copied() };
        let missing = || {
            if self.by_id.is_empty() {
                let held = match self.documents.len() {
                    1 => "one alignment: score one pair at a time, or use JSON lines with an `id` for each pair"
                        .to_owned(),
                    count => format!("{count} alignments, in the order of the pairs"),
                };
                EngineError::input(format!("{id}: no gold alignment: `{}` holds {held}", self.name))
            } else {
                EngineError::input(format!("{id}: no gold alignment: no record of `{}` has this `id`", self.name))
            }
        };
        let at = at.filter(|at| *at < self.documents.len()).ok_or_else(missing)?;
        self.used[at] = true;
        Ok(at)
    }
}

fn documents_of(path: &Path) -> Result<Vec<GoldDocument>, EngineError> {
    read_gold(&read_bytes(path)?).map_err(|error| EngineError::input(error.in_file(&shown(path))))
}

fn score_beside(name: &Path, sides: &AlignedSides) -> Result<AlignmentScore, EngineError> {
    let source = Path::new(&*sides.source.document.path);
    let path = source.parent().unwrap_or(Path::new("")).join(name);
    match &documents_of(&path)?[..] {
        [document] => score(&shown(&path), document, sides),
        documents => {
            let count = documents.len();
            Err(EngineError::input(format!("{}: holds {count} alignments, and lies beside one pair", shown(&path))))
        }
    }
}

/// The score of one pair, once it is certain that the gold alignment is of these segments.
fn score(name: &str, document: &GoldDocument, sides: &AlignedSides) -> Result<AlignmentScore, EngineError> {
    const REMEDY: &str =
        "the gold alignment is of another text, or of one that was split in another way (see `--segmented`)";
    let lens = [&sides.source, &sides.target].map(|side| side.segments.len());
    let paths = [&sides.source, &sides.target].map(|side| &side.document.path);
    for row in &document.rows {
        for (at, segments) in [row.bead.source(), row.bead.target()].into_iter().enumerate() {
            if let Some(beyond) = segments.last().filter(|last| **last as usize >= lens[at]) {
                let (line, number, len, path) = (row.line, u64::from(*beyond) + 1, lens[at], paths[at]);
                let message = format!("{name}:{line}: names segment {number} of `{path}`, which has {len}: {REMEDY}");
                return Err(EngineError::input(message));
            }
        }
    }
    match document.segments {
        Some((source, target)) if [source as usize, target as usize] != lens => {
            let (line, [own, other]) = (document.line, lens);
            let message =
                format!("{name}:{line}: ends at {source} {target}, and the pair has {own} and {other} segments");
            Err(EngineError::input(format!("{message}: {REMEDY}")))
        }
        _ => {
            let beads = document.rows.iter().map(|row| &row.bead);
            Ok(AlignmentScore::of(beads, sides.alignment.beads()))
        }
    }
}
