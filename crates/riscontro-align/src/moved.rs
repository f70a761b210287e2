//! Moved passages: rows and columns that translate one another far from the path.
//!
//! Runs of rows that the search left without counterpart and runs of such columns that share rare words are searched
//! once more, together with some segments round them, since a moved sentence is easily glued to what stands where it
//! went. The best passage of such a pair of stretches is then taken out of both places, and what is left there is
//! searched anew. The exchange is made when all scores together gain by it; and the passage must score well by itself:
//! an omission must not be explained away by a sentence that says something similar elsewhere.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::anchors;
use crate::band::Band;
use crate::passage::{Worth, best_passage};
use crate::score::{Cell, Scorer};
use crate::search::{Found, Search};
use crate::taken::Taken;

/// How many segments round a run are looked at.
const REACH: u32 = 6;
/// How many beads round a passage are searched anew when it is taken out.
const CONTEXT: usize = 2;
/// How often passages are looked for: what one exchange sets free may complete another.
const ROUNDS: usize = 4;

/// Pairs the moved passages among `beads`, which tile both sides. The passages stand after all others.
pub(crate) fn reunite(scorer: &Scorer<'_>, mut beads: Vec<Found>) -> Vec<Found> {
    let mut taken = Taken::none_of(scorer.model);
    let mut passages = Vec::new();
    for _ in 0..ROUNDS {
        let found = round(scorer, &mut beads, &mut taken);
        if found.is_empty() {
            break;
        }
        passages.extend(found);
    }
    beads.retain(|bead| !taken.touches(&bead.cell));
    beads.extend(passages);
    beads
}

/// Moves every passage that can be moved without touching another; returns the beads of the passages.
fn round(scorer: &Scorer<'_>, beads: &mut Vec<Found>, taken: &mut Taken) -> Vec<Found> {
    let free = || beads.iter().map(|bead| &bead.cell).filter(|cell| !cell.is_matched() && !taken.touches(cell));
    let (deleted, inserted) =
        (runs(free().map(|cell| cell.rows.clone())), runs(free().map(|cell| cell.columns.clone())));
    let pairs = mutual_best(scorer, &deleted, &inserted);
    if pairs.is_empty() {
        return Vec::new();
    }
    let worth = Worth::of(scorer, beads, taken);
    let (mut passages, mut exchange) = (Vec::new(), Exchange::of(scorer, beads));
    for (rows, columns) in pairs {
        let stretch = Cell {
            rows: widened(rows, scorer.model.rows.len()),
            columns: widened(columns, scorer.model.columns.len()),
        };
        let passage = best_passage(scorer, &worth, &stretch);
        passages.extend(passage.and_then(|passage| exchange.take_out(&passage, taken)).into_iter().flatten());
    }
    *beads = exchange.finish();
    passages
}

fn widened(range: &Range<u32>, len: u32) -> Range<u32> {
    range.start.saturating_sub(REACH)..range.end.saturating_add(REACH).min(len)
}

/// Joins neighbouring segments into maximal runs, sorted; empty ranges are left out.
fn runs(segments: impl Iterator<Item = Range<u32>>) -> Vec<Range<u32>> {
    let mut segments: Vec<Range<u32>> = segments.filter(|range| !range.is_empty()).collect();
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

/// The beads of a path, of which stretches are exchanged for others.
struct Exchange<'a> {
    scorer: &'a Scorer<'a>,
    beads: &'a [Found],
    of_row: Vec<usize>,
    of_column: Vec<usize>,
    /// By the first bead replaced: the end of the stretch, and what takes its place.
    replaced: BTreeMap<usize, (usize, Vec<Found>)>,
}

impl<'a> Exchange<'a> {
    fn of(scorer: &'a Scorer<'a>, beads: &'a [Found]) -> Self {
        let mut of_row = vec![0; scorer.model.rows.len() as usize];
        let mut of_column = vec![0; scorer.model.columns.len() as usize];
        for (at, Found { cell, .. }) in beads.iter().enumerate() {
            of_row[cell.rows.start as usize..cell.rows.end as usize].fill(at);
            of_column[cell.columns.start as usize..cell.columns.end as usize].fill(at);
        }
        Exchange { scorer, beads, of_row, of_column, replaced: BTreeMap::new() }
    }

    /// Takes `passage` out of the path when that gains; returns its beads.
    fn take_out(&mut self, passage: &Cell, taken: &mut Taken) -> Option<Vec<Found>> {
        let sites = self.sites(passage)?;
        let moved = searched(self.scorer, passage, taken);
        taken.take(passage);
        let mut gain = total(&moved);
        let mut rest = Vec::new();
        for site in sites {
            let beads = &self.beads[site.clone()];
            let anew = searched(self.scorer, &covered(beads), taken);
            gain += total(&anew) - total(beads);
            rest.push((site.start, (site.end, anew)));
        }
        if gain < f64::from(self.scorer.parameters.crossing_cost) {
            taken.release(passage);
            return None;
        }
        self.replaced.extend(rest);
        Some(moved)
    }

    /// The stretches of beads round the rows and round the columns of `passage`; one, if they meet. `None` when another
    /// passage has been taken out there.
    fn sites(&self, passage: &Cell) -> Option<Vec<Range<usize>>> {
        let rows = self.site(&self.of_row[passage.rows.start as usize..passage.rows.end as usize])?;
        let columns = self.site(&self.of_column[passage.columns.start as usize..passage.columns.end as usize])?;
        if rows.end < columns.start || columns.end < rows.start {
            return Some(vec![rows, columns]);
        }
        let both = rows.start.min(columns.start)..rows.end.max(columns.end);
        self.is_whole(&both).then(|| vec![both])
    }

    fn site(&self, beads: &[usize]) -> Option<Range<usize>> {
        let (first, last) = (*beads.iter().min()?, *beads.iter().max()?);
        let around = |context: usize| first.saturating_sub(context)..(last + 1 + context).min(self.beads.len());
        // A stretch that ends between two crossed beads covers no rectangle; one bead more on both sides does.
        [CONTEXT, CONTEXT + 1].into_iter().map(around).find(|site| self.is_whole(site))
    }

    /// Whether the beads of `site` tile the rows and columns that they cover, and none of them was replaced.
    fn is_whole(&self, site: &Range<usize>) -> bool {
        let beads = &self.beads[site.clone()];
        let segments: u32 = beads.iter().map(|bead| bead.cell.segments()).sum();
        let is_untouched = self.replaced.range(..site.end).next_back().is_none_or(|(_, (end, _))| *end <= site.start);
        is_untouched && covered(beads).segments() == segments
    }

    fn finish(self) -> Vec<Found> {
        let mut out = Vec::with_capacity(self.beads.len());
        let mut at = 0;
        for (start, (end, anew)) in self.replaced {
            out.extend_from_slice(&self.beads[at..start]);
            out.extend(anew);
            at = end;
        }
        out.extend_from_slice(&self.beads[at..]);
        out
    }
}

fn total(beads: &[Found]) -> f64 {
    beads.iter().map(|bead| bead.score).sum()
}

fn searched(scorer: &Scorer<'_>, stretch: &Cell, taken: &Taken) -> Vec<Found> {
    Search::new(scorer, &Band::between(&stretch.rows, &stretch.columns), taken).best_path()
}

/// The rows and columns from the first to the last of `beads`.
fn covered(beads: &[Found]) -> Cell {
    let cover = |range: fn(&Cell) -> &Range<u32>| {
        let ranges = || beads.iter().map(|bead| range(&bead.cell));
        let start = ranges().map(|range| range.start).min().unwrap_or(0);
        start..ranges().map(|range| range.end).max().unwrap_or(start)
    };
    Cell { rows: cover(|cell| &cell.rows), columns: cover(|cell| &cell.columns) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_join_into_runs() {
        let all = [5..6, 1..2, 3..3, 0..1, 7..8];
        assert_eq!(runs(all.into_iter()), [0..2, 5..6, 7..8]);
    }
}
