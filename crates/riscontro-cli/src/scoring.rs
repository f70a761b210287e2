//! The score of a run against gold alignments.

use std::path::Path;

use riscontro_core::AlignmentScore;
use riscontro_engine::{AlignedOutcome, EngineError, Gold};
use riscontro_report::score_table;

use crate::console::Console;

/// What the beads of a run are scored against, and the score so far.
pub(crate) struct Scoring {
    gold: Gold,
    score: AlignmentScore,
}

impl Scoring {
    pub(crate) fn open(path: &Path) -> Result<Self, EngineError> {
        Ok(Scoring { gold: Gold::open(path)?, score: AlignmentScore::default() })
    }

    /// Adds a pair; one without a gold alignment of its segments is an error of the run.
    pub(crate) fn add(&mut self, outcome: &AlignedOutcome, console: &mut Console) {
        match self.gold.score(outcome) {
            Some(Ok(score)) => self.score += score,
            Some(Err(error)) => console.error(&error.to_string()),
            None => {}
        }
    }

    /// Says the score, when there is one.
    pub(crate) fn say(&self, console: &mut Console) {
        console.warn(self.gold.unused().as_slice());
        if self.score.documents > 0 {
            console.say(&score_table(&self.score));
        }
    }
}
