//! Anchors: segment pairs that share rare words and stand in a common order.
//!
//! An inverted index over rare words gives each row its few likeliest columns, and the heaviest chain that rises on both
//! sides keeps those that fit together (a Fenwick tree of maxima: N·k·log N). A long gap on one side costs the chain
//! nothing, which no search along the diagonal can say. An anchor alone may be an accident; it is trusted when two
//! others stand close to it on nearly its diagonal.

use crate::model::{Axis, Model};

/// Words of more segments than this share of their side, or than [`MOST_SEGMENTS`], are no evidence for an anchor.
const RARE_SHARE: f64 = 0.05;
/// Words of up to so many segments are rare on any side, or short documents would have no rare words.
const ALWAYS_RARE: usize = 3;
/// Bounds the work on a word whatever the size of the document.
const MOST_SEGMENTS: usize = 48;
/// How many columns each row may propose.
const PROPOSALS: usize = 8;
/// How far away a supporting anchor may stand, in segments, and how far off the diagonal.
const SUPPORT_REACH: u32 = 10;
const SUPPORT_SKEW: u32 = 3;
/// How many supporting anchors make one trusted.
const SUPPORTS: usize = 2;

/// A row and a column that seem to translate one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) weight: f64,
}

/// The anchors of a pair of documents.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    /// The chain, rising on both sides.
    pub(crate) chain: Vec<(u32, u32)>,
    /// Those of the chain that others support.
    pub(crate) trusted: Vec<(u32, u32)>,
}

/// Finds the anchors.
pub(crate) fn find(model: &Model<'_>) -> Anchors {
    let chain = heaviest_chain(&candidates_of(model, 0..model.rows.len()), model.columns.len());
    let trusted = (0..chain.len()).filter(|at| is_supported(&chain, *at)).map(|at| chain[at]).collect();
    Anchors { chain, trusted }
}

fn most_segments(axis: &Axis<'_>) -> usize {
    let share = (f64::from(axis.len()) * RARE_SHARE).min(f64::from(u32::MAX));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a u32 fits")]
    let share = share as usize;
    share.clamp(ALWAYS_RARE, MOST_SEGMENTS)
}

/// For each of `rows` its likeliest columns, sorted by row, then column.
pub(crate) fn candidates_of(model: &Model<'_>, rows: impl Iterator<Item = u32>) -> Vec<Candidate> {
    let limits = (most_segments(&model.rows), most_segments(&model.columns));
    let mut evidence = vec![0.0_f64; model.columns.len() as usize];
    let (mut touched, mut found) = (Vec::new(), Vec::new());
    let mut proposals = Vec::with_capacity(PROPOSALS + 1);
    for row in rows {
        gather(model, row, limits, &mut evidence, &mut touched);
        // In a long document a row has hundreds of candidates, most of them worse than the few that stand already.
        for &column in &touched {
            propose(&mut proposals, weigh(model, row, column, &evidence));
        }
        proposals.sort_unstable_by_key(|candidate| candidate.column);
        found.append(&mut proposals);
        touched.drain(..).for_each(|column: u32| evidence[column as usize] = 0.0);
    }
    found
}

/// Adds up, for each column, the mass of the rare words of `row` that may be translated there.
fn gather(model: &Model<'_>, row: u32, limits: (usize, usize), evidence: &mut [f64], touched: &mut Vec<u32>) {
    for &word in model.rows.words.words_of(row) {
        if model.rows.postings.of(word).len() > limits.0 {
            continue;
        }
        for link in model.rows.links_of(word) {
            let columns = model.columns.postings.of(link.target);
            if columns.len() > limits.1 {
                continue;
            }
            let mass = model.rows.words.mass(word) + model.columns.words.mass(link.target);
            for &column in columns {
                let sum = &mut evidence[column as usize];
                if *sum == 0.0 {
                    touched.push(column);
                }
                *sum += f64::from(link.weight * mass);
            }
        }
    }
}

/// Keeps `candidate` if it is among the best, which are in order; of equal ones the first column goes before.
fn propose(best: &mut Vec<Candidate>, candidate: Candidate) {
    let goes_before = |other: &Candidate| {
        candidate.weight > other.weight || (candidate.weight == other.weight && candidate.column < other.column)
    };
    if best.len() == PROPOSALS && !best.last().is_some_and(goes_before) {
        return;
    }
    let place = best.iter().rposition(|other| !goes_before(other)).map_or(0, |at| at + 1);
    best.insert(place, candidate);
    best.truncate(PROPOSALS);
}

/// The weight of a candidate: the matched mass times the share it is of all the mass of the two segments.
fn weigh(model: &Model<'_>, row: u32, column: u32, evidence: &[f64]) -> Candidate {
    let matched = evidence[column as usize];
    let mass = model.rows.mass(&(row..row + 1)) + model.columns.mass(&(column..column + 1));
    Candidate { row, column, weight: if mass > 0.0 { matched * matched / mass } else { 0.0 } }
}

/// The chain of greatest weight that rises strictly on both sides; `candidates` are sorted by row, then column.
pub(crate) fn heaviest_chain(candidates: &[Candidate], columns: u32) -> Vec<(u32, u32)> {
    let mut best = Fenwick::new(columns as usize + 1);
    let mut links: Vec<(f64, Option<usize>)> = Vec::with_capacity(candidates.len());
    for row in candidates.chunk_by(|a, b| a.row == b.row) {
        let first = links.len();
        for candidate in row {
            let (weight, before) = best.up_to(candidate.column as usize);
            links.push((weight + candidate.weight, before));
        }
        for (at, candidate) in (first..).zip(row) {
            best.raise(candidate.column as usize + 1, links[at].0, at);
        }
    }
    let mut chain = Vec::new();
    let mut next = best.up_to(columns as usize).1;
    while let Some(at) = next {
        chain.push((candidates[at].row, candidates[at].column));
        next = links[at].1;
    }
    chain.reverse();
    chain
}

/// Prefix maxima; of equal weights the first stays.
struct Fenwick {
    nodes: Vec<(f64, Option<usize>)>,
}

impl Fenwick {
    fn new(len: usize) -> Self {
        Fenwick { nodes: vec![(0.0, None); len + 1] }
    }

    /// The best entry at a position from 1 to `at`.
    fn up_to(&self, mut at: usize) -> (f64, Option<usize>) {
        let mut best = (0.0, None);
        while at > 0 {
            if self.nodes[at].0 > best.0 {
                best = self.nodes[at];
            }
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, mut at: usize, weight: f64, entry: usize) {
        while at < self.nodes.len() {
            if weight > self.nodes[at].0 {
                self.nodes[at] = (weight, Some(entry));
            }
            at += at & at.wrapping_neg();
        }
    }
}

fn is_supported(chain: &[(u32, u32)], at: usize) -> bool {
    let (row, column) = chain[at];
    let near = |other: &&(u32, u32)| {
        let (down, across) = (other.0.abs_diff(row), other.1.abs_diff(column));
        down <= SUPPORT_REACH && across <= SUPPORT_REACH && down.abs_diff(across) <= SUPPORT_SKEW
    };
    let reach = SUPPORT_REACH as usize;
    let around = &chain[at.saturating_sub(reach)..(at + reach + 1).min(chain.len())];
    around.iter().filter(near).count() > SUPPORTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(row: u32, column: u32, weight: f64) -> Candidate {
        Candidate { row, column, weight }
    }

    #[test]
    fn the_chain_rises_on_both_sides_and_is_the_heaviest() {
        let all = [
            candidate(0, 0, 1.0),
            candidate(0, 5, 3.0),
            candidate(1, 1, 1.0),
            candidate(2, 2, 1.5),
            candidate(2, 5, 9.0),
            candidate(3, 3, 1.0),
        ];
        assert_eq!(heaviest_chain(&all, 6), [(0, 0), (1, 1), (2, 5)]);
        assert_eq!(heaviest_chain(&all[..4], 6), [(0, 0), (1, 1), (2, 2)]);
        assert!(heaviest_chain(&[], 0).is_empty());
    }

    #[test]
    fn an_anchor_far_from_all_others_is_not_trusted() {
        let chain = [(0, 0), (1, 1), (2, 2), (3, 40), (50, 50)];
        let trusted: Vec<bool> = (0..chain.len()).map(|at| is_supported(&chain, at)).collect();
        assert_eq!(trusted, [true, true, true, false, false]);
    }
}
