//! The memory of a run: what its pairs leave behind, compared after the last one.
//!
//! Records are kept in memory up to [`MOST_KEPT`], then go to a temporary file as a sorted run; the end merges the runs
//! (Knuth, The Art of Computer Programming 3, 5.4.1). What is compared is thus one key at a time, whatever the number of
//! pairs, and the result depends on nothing but their order.

mod kept;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};

use riscontro_core::{Finding, PairOutcome, Severity, SpellingCount};
use riscontro_rules::{RULES, RuleEntry};

use crate::error::EngineError;
use kept::Kept;

/// The bytes of records, about, that are held before they go to a file.
const MOST_KEPT: usize = 64 << 20;

/// Of one odd spelling so many places are reported; the message of the last counts the rest.
const MOST_PLACES: usize = 1_000;

/// Of one key so many spellings are compared; the last message counts the rest.
const MOST_SPELLINGS: usize = 10_000;

/// What the pairs of a run wrote how.
#[derive(Debug, Default)]
pub struct RunMemory {
    held: Vec<Kept>,
    bytes: usize,
    runs: Vec<File>,
    pairs: u64,
    limit: Option<usize>,
}

/// What the comparison of all pairs found in one of them.
#[derive(Debug)]
pub struct ComparedPair {
    /// The pair; its findings are those of the comparison alone.
    pub outcome: PairOutcome,
    /// The severity that fails the pair.
    pub fail_on: Severity,
}

impl RunMemory {
    /// Returns an empty memory that holds so many bytes of records before it writes them to a file.
    #[cfg(test)]
    fn holding(bytes: usize) -> Self {
        RunMemory { limit: Some(bytes), ..RunMemory::default() }
    }

    /// Takes the records of the next pair of the run, which fails at `fail_on`.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be written.
    pub fn take(&mut self, outcome: &mut PairOutcome, fail_on: Severity) -> Result<(), EngineError> {
        for record in std::mem::take(&mut outcome.records) {
            let kept = Kept::new(record, outcome, (self.pairs, fail_on));
            self.bytes += kept.size();
            self.held.push(kept);
        }
        self.pairs += 1;
        if self.bytes > self.limit.unwrap_or(MOST_KEPT) {
            self.spill().map_err(|error| EngineError::input(format!("temporary file of a run: {error}")))?;
        }
        Ok(())
    }

    fn spill(&mut self) -> std::io::Result<()> {
        self.held.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut out = BufWriter::new(tempfile::tempfile()?);
        for kept in self.held.drain(..) {
            serde_json::to_writer(&mut out, &kept)?;
            out.write_all(b"\n")?;
        }
        let mut file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        self.runs.push(file);
        self.bytes = 0;
        Ok(())
    }

    /// Compares all that was taken and returns the pairs in which something is odd, in the order of the run.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be read.
    pub fn compare(mut self) -> Result<Vec<ComparedPair>, EngineError> {
        self.held.sort_by(|a, b| a.order().cmp(&b.order()));
        let runs: Vec<Sorted> =
            self.runs.into_iter().map(from_file).chain([Box::new(self.held.into_iter().map(Ok)) as _]).collect();
        let merged = itertools::kmerge_by(runs, |a: &std::io::Result<Kept>, b: &std::io::Result<Kept>| match (a, b) {
            (Ok(a), Ok(b)) => a.order() < b.order(),
            // What cannot be read is said at once.
            (failed, _) => failed.is_err(),
        });
        let mut odd = Vec::new();
        let mut group: Group = Group::default();
        for kept in merged {
            let kept = kept.map_err(|error| EngineError::input(format!("temporary file of a run: {error}")))?;
            if !group.is_of(&kept) {
                std::mem::take(&mut group).compare_into(&mut odd);
            }
            group.add(kept);
        }
        group.compare_into(&mut odd);
        Ok(by_pair(odd))
    }
}

type Sorted = Box<dyn Iterator<Item = std::io::Result<Kept>>>;

fn from_file(file: File) -> Sorted {
    Box::new(BufReader::new(file).lines().map(|line| Ok(serde_json::from_str(&line?)?)))
}

/// All that the run recorded of one key.
#[derive(Debug, Default)]
struct Group {
    spellings: Vec<Spelling>,
    /// Texts with spellings that are no longer kept.
    beyond: u64,
    /// Of these spellings the last one, and the one that most texts have.
    last_beyond: Option<Spelling>,
    most_beyond: Option<Spelling>,
}

/// One spelling of the key, its first places kept.
#[derive(Debug)]
struct Spelling {
    pairs: u32,
    kept: Vec<Kept>,
    place: String,
}

impl Group {
    fn is_of(&self, kept: &Kept) -> bool {
        self.spellings.first().is_none_or(|known| known.kept[0].is_of_key_of(kept))
    }

    fn add(&mut self, kept: Kept) {
        let is_full = self.spellings.len() == MOST_SPELLINGS;
        match self.spellings.last_mut().filter(|known| known.kept[0].spelling == kept.spelling) {
            Some(known) => {
                known.pairs = known.pairs.saturating_add(1);
                if known.kept.len() < MOST_PLACES {
                    known.kept.push(kept);
                }
            }
            None if is_full => self.add_beyond(kept),
            None => self.spellings.push(Spelling { pairs: 1, place: kept.place(), kept: vec![kept] }),
        }
    }

    /// Counts a spelling that is no longer kept: the usual one may be among them.
    fn add_beyond(&mut self, kept: Kept) {
        self.beyond += 1;
        match self.last_beyond.as_mut().filter(|last| last.kept[0].spelling == kept.spelling) {
            Some(last) => last.pairs = last.pairs.saturating_add(1),
            None => {
                self.settle_beyond();
                self.last_beyond = Some(Spelling { pairs: 1, place: kept.place(), kept: vec![kept] });
            }
        }
    }

    fn settle_beyond(&mut self) {
        let most = self.most_beyond.as_ref().map_or(0, |most| most.pairs);
        self.most_beyond = self.last_beyond.take().filter(|last| last.pairs > most).or(self.most_beyond.take());
    }

    fn compare_into(mut self, odd: &mut Vec<(Kept, Finding)>) {
        if self.spellings.len() < 2 {
            return;
        }
        self.settle_beyond();
        if let Some(most) = self.most_beyond.take() {
            self.beyond -= u64::from(most.pairs);
            self.spellings.push(most);
        }
        self.spellings.sort_by_key(|spelling| spelling.kept[0].pair);
        let key = self.spellings[0].kept[0].key.clone();
        let Some(rule) = rule(&self.spellings[0].kept[0].rule) else { return };
        // The languages stand first.
        let key = key.split_once('\t').map_or("", |(_, key)| key);
        let counts: Vec<_> = self.spellings.iter().map(Spelling::count).collect();
        let mut told = rule.compare(&counts, key);
        if let Some(last) = told.last_mut().filter(|_| self.beyond > 0) {
            last.message += &format!("; {} more texts have it otherwise and were not compared", self.beyond);
        }
        for told in told {
            let spelling = &self.spellings[told.index];
            let untold = spelling.pairs as usize - spelling.kept.len();
            for (at, kept) in (1..).zip(&spelling.kept) {
                let mut finding = kept.finding(rule.meta);
                finding.message.clone_from(&told.message);
                if untold > 0 && at == spelling.kept.len() {
                    finding.message += &format!("; {untold} more texts have it so");
                }
                finding.severity = told.severity.unwrap_or(finding.severity);
                finding.replacement = told.replacement.as_deref().map(str::to_owned);
                odd.push((kept.clone(), finding));
            }
        }
    }
}

impl Spelling {
    fn count(&self) -> SpellingCount<'_> {
        let first = &self.kept[0];
        SpellingCount {
            spelling: &first.spelling,
            words: first.words(),
            pairs: self.pairs,
            first: first.pair,
            place: &self.place,
        }
    }
}

fn rule(id: &str) -> Option<&'static RuleEntry> {
    RULES.iter().find(|entry| entry.meta.id.as_str() == id)
}

/// The findings of each pair, sorted by place.
fn by_pair(mut odd: Vec<(Kept, Finding)>) -> Vec<ComparedPair> {
    odd.sort_by_cached_key(|(kept, finding)| (kept.pair, kept.line(), finding.rule.id, finding.message.clone()));
    let mut pairs: Vec<(u64, ComparedPair)> = Vec::new();
    for (kept, finding) in odd {
        match pairs.last_mut().filter(|(number, _)| *number == kept.pair) {
            Some((_, pair)) => pair.outcome.result.as_mut().expect("made so below").push(finding),
            None => {
                let outcome = PairOutcome { result: Ok(vec![finding]), ..kept.outcome() };
                pairs.push((kept.pair, ComparedPair { outcome, fail_on: kept.fail_on() }));
            }
        }
    }
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

#[cfg(test)]
mod tests;
