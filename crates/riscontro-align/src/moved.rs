//! Moved passages: rows and columns that the search left without a counterpart, far from one another.
//!
//! Runs of deleted rows and runs of inserted columns that share rare words are searched once more, as if each pair of runs
//! were a small document of its own. Only mutual best runs are tried, and what comes out must score well by itself: an
//! omission must not be explained away by a sentence that says something similar elsewhere.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::anchors;
use crate::band::Band;
use crate::score::{Cell, Scorer};
use crate::search::{Found, Search};

/// How much more a bead must score that is the only good one of its passage, and how much less one that is not.
const ALONE: f64 = 0.1;
const IN_COMPANY: f64 = 0.4;

/// Pairs the moved passages among `beads`, which tile both sides.
/// The passages stand after all others.
pub(crate) fn reunite(scorer: &Scorer<'_>, beads: Vec<Found>) -> Vec<Found> {
    let deleted = runs(beads.iter().filter(|bead| bead.cell.columns.is_empty()).map(|bead| bead.cell.rows.clone()));
    let inserted = runs(beads.iter().filter(|bead| bead.cell.rows.is_empty()).map(|bead| bead.cell.columns.clone()));
    let mut passages = Vec::new();
    for (rows, columns) in mutual_best(scorer, &deleted, &inserted) {
        passages.extend(passage(scorer, rows, columns));
    }
    if passages.is_empty() { beads } else { replace(beads, passages) }
}

/// Joins neighbouring segments into maximal runs, sorted.
fn runs(segments: impl Iterator<Item = Range<u32>>) -> Vec<Range<u32>> {
    let mut segments: Vec<Range<u32>> = segments.collect();
    segments.sort_by_key(|range| range.start);
    let mut out: Vec<Range<u32>> = Vec::new();
    for range in segments {
        match out.last_mut() {
            Some(run) if run.end == range.start => run.end = range.end,
            _ => out.push(range),
        }
    }
    out
}

/// The pairs of runs in which each has more evidence with the other than with any third.
fn mutual_best<'r>(
    scorer: &Scorer<'_>,
    deleted: &'r [Range<u32>],
    inserted: &'r [Range<u32>],
) -> Vec<(&'r Range<u32>, &'r Range<u32>)> {
    if deleted.is_empty() || inserted.is_empty() {
        return Vec::new();
    }
    let mut best_of_rows = vec![(0.0, 0); deleted.len()];
    let mut best_of_columns = vec![(0.0, 0); inserted.len()];
    for ((row_run, column_run), weight) in evidence(scorer, deleted, inserted) {
        raise(&mut best_of_rows[row_run], weight, column_run);
        raise(&mut best_of_columns[column_run], weight, row_run);
    }
    let is_mutual = |(rows, best): &(usize, &(f64, usize))| best.0 > 0.0 && best_of_columns[best.1].1 == *rows;
    let pairs = best_of_rows.iter().enumerate().filter(is_mutual);
    pairs.map(|(rows, best)| (&deleted[rows], &inserted[best.1])).collect()
}

/// The evidence between runs that share rare words, by their indices.
fn evidence(scorer: &Scorer<'_>, deleted: &[Range<u32>], inserted: &[Range<u32>]) -> BTreeMap<(usize, usize), f64> {
    let mut sums = BTreeMap::new();
    for candidate in anchors::candidates_of(scorer.model, deleted.iter().cloned().flatten()) {
        let row_run = deleted.partition_point(|run| run.end <= candidate.row);
        let column_run = inserted.partition_point(|run| run.end <= candidate.column);
        if inserted.get(column_run).is_some_and(|run| run.contains(&candidate.column)) {
            *sums.entry((row_run, column_run)).or_insert(0.0) += candidate.weight;
        }
    }
    sums
}

fn raise(best: &mut (f64, usize), weight: f64, run: usize) {
    if weight > best.0 {
        *best = (weight, run);
    }
}

/// The matched beads between two runs that are good enough to have been moved; where two are, the others need less.
fn passage(scorer: &Scorer<'_>, rows: &Range<u32>, columns: &Range<u32>) -> Vec<Found> {
    let band = Band::between(rows, columns);
    let mut found = Search::new(scorer, &band).best_path();
    let least = f64::from(scorer.parameters.moved_score);
    let good = found.iter().filter(|bead| bead.cell.is_matched() && bead.score >= least).count();
    let least = if good < 2 { least + ALONE } else { least - IN_COMPANY };
    found.retain(|bead| bead.cell.is_matched() && bead.score >= least);
    found
}

/// Takes the segments of `passages` out of the unmatched beads.
fn replace(mut beads: Vec<Found>, passages: Vec<Found>) -> Vec<Found> {
    let row_runs = runs(passages.iter().map(|bead| bead.cell.rows.clone()));
    let column_runs = runs(passages.iter().map(|bead| bead.cell.columns.clone()));
    let is_taken =
        |cell: &Cell| !cell.is_matched() && (holds(&row_runs, &cell.rows) || holds(&column_runs, &cell.columns));
    beads.retain(|bead| !is_taken(&bead.cell));
    beads.extend(passages);
    beads
}

fn holds(runs: &[Range<u32>], range: &Range<u32>) -> bool {
    let at = runs.partition_point(|run| run.end <= range.start);
    !range.is_empty() && runs.get(at).is_some_and(|run| run.start <= range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_join_into_runs() {
        let all = [5..6, 1..2, 0..1, 7..8];
        let runs = runs(all.into_iter());
        assert_eq!(runs, [0..2, 5..6, 7..8]);
        assert!(holds(&runs, &(1..2)) && !holds(&runs, &(6..7)) && !holds(&runs, &(0..0)));
    }
}
