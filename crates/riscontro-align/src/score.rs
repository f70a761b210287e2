//! The score of a bead: what matches, how the lengths fit, and what its shape costs.
//!
//! A bead earns the mass of its words that find a counterpart in it, on both sides, less θ of all its mass: a bead that
//! matches no better than chance loses by being larger. Lengths follow Gale and Church 1993 (the distance δ), with the ratio
//! of lengths taken from the anchors of the document. The sum is one number per bead, so the search is a plain maximum.

use std::ops::Range;

use wide::f32x8;

use crate::model::{Axis, Model};
use crate::parameters::Parameters;
use crate::similarity::Similarity;

/// How many row and column segments a bead may have, the likelier shapes first: of equal sums the search keeps the first.
pub(crate) const SHAPES: [(u32, u32); 12] =
    [(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 2)];

/// How many anchors tell what is usual in a document.
const SAMPLE: usize = 500;

/// The most segments a bead has on one side.
pub(crate) const MAX_SIDE: u32 = 4;

/// The rows and columns of a bead.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) rows: Range<u32>,
    pub(crate) columns: Range<u32>,
}

impl Cell {
    pub(crate) fn is_matched(&self) -> bool {
        !self.rows.is_empty() && !self.columns.is_empty()
    }

    /// How many segments there are on both sides.
    pub(crate) fn segments(&self) -> u32 {
        size(&self.rows) + size(&self.columns)
    }
}

/// What eight matched beads of one shape hold, which begin in one row and in neighbouring columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held {
    /// The mass that matches, on both sides.
    pub(crate) matched: f32x8,
    /// What their segments lack, each by itself, of the share that is expected of them.
    pub(crate) shortfall: f32x8,
    /// On both sides.
    pub(crate) mass: f32x8,
    /// Of the rows and of the columns, both in characters of the columns.
    pub(crate) lengths: (f32x8, f32x8),
    /// How many segments there are beyond the first of either side.
    pub(crate) merged: f32,
}

/// Scores beads of one pair of documents.
#[derive(Debug)]
pub(crate) struct Scorer<'a> {
    pub(crate) model: &'a Model<'a>,
    pub(crate) parameters: &'a Parameters,
    pub(crate) similarities: &'a [Similarity<'a>],
    pub(crate) theta: f64,
    /// The median coverage of the anchors.
    pub(crate) usual_coverage: f64,
    pub(crate) shortfall_weight: f64,
    /// How many characters of the columns stand for one of the rows.
    pub(crate) ratio: f64,
}

impl<'a> Scorer<'a> {
    /// Returns the scorer whose θ and length ratio come from `anchors`, pairs of a row and a column that translate one another.
    pub(crate) fn new(
        model: &'a Model<'a>,
        parameters: &'a Parameters,
        anchors: &[(u32, u32)],
        similarities: &'a [Similarity<'a>],
    ) -> Self {
        let ratio = length_ratio(model, anchors);
        let mut scorer =
            Scorer { model, parameters, similarities, theta: 0.0, usual_coverage: 0.0, shortfall_weight: 0.0, ratio };
        let (low, high) = parameters.theta_range;
        let median = scorer.median_coverage(anchors);
        let usual = median.map_or(f64::from(low + high) / 2.0, |median| median * f64::from(parameters.theta_share));
        scorer.usual_coverage = median.unwrap_or(0.0);
        scorer.shortfall_weight = shortfall_weight(parameters, median);
        scorer.theta = usual.min(f64::from(high)).max(f64::from(low));
        scorer
    }

    /// The median over at most [`SAMPLE`] anchors, evenly spread.
    fn median_coverage(&self, anchors: &[(u32, u32)]) -> Option<f64> {
        let cell = |(row, column): &(u32, u32)| Cell { rows: *row..row + 1, columns: *column..column + 1 };
        let step = anchors.len().div_ceil(SAMPLE).max(1);
        let mut words = Coverage::new(self.model);
        let anchors = anchors.iter().step_by(step);
        let mut found: Vec<f64> = anchors.map(|pair| self.coverage(&cell(pair), &mut words)).collect();
        found.sort_by(f64::total_cmp);
        found.get(found.len() / 2).copied()
    }

    /// The share of a segment's mass that is expected to match in its bead.
    #[inline]
    pub(crate) fn floor(&self) -> f64 {
        f64::from(self.parameters.floor_share) * self.theta
    }

    /// The score of a bead that has segments on one side alone.
    pub(crate) fn unmatched(&self, cell: &Cell) -> f64 {
        self.structure(cell) - f64::from(self.parameters.deletion_cost) * f64::from(cell.segments())
    }

    /// The scores of matched beads, but for what paragraphs say; vectors say `meaning`, of small beads less, since the vector
    /// of a word or two says little.
    #[inline]
    pub(crate) fn matched(&self, held: &Held, meaning: f32x8) -> f32x8 {
        let by_mean = single(1.0 / self.model.mean_mass);
        let shortfall = held.shortfall * single(self.shortfall_weight);
        let lexical = (held.matched - held.mass * single(self.theta) - shortfall) * by_mean;
        let share = (held.mass * by_mean * 0.5).fast_min(f32x8::ONE);
        lexical + meaning * share - self.length_cost(held.lengths) - self.parameters.merge_cost * held.merged
    }

    #[inline]
    fn length_cost(&self, (here, there): (f32x8, f32x8)) -> f32x8 {
        let variance = ((here + there) * 0.5).fast_max(f32x8::ONE) * self.parameters.length_variance;
        let half_square = (there - here) * (there - here) * 0.5 / variance;
        half_square.fast_min(f32x8::splat(self.parameters.length_limit)) * self.parameters.length_weight
    }

    /// The mass of the words of both sides that have a counterpart in the bead, each at its best weight; slower than the
    /// tables of the search, which hold the same sums.
    fn matched_mass(&self, cell: &Cell, words: &mut Coverage) -> f64 {
        let (rows, columns) = ((&self.model.rows, &cell.rows), (&self.model.columns, &cell.columns));
        one_side(rows, columns, &mut words.columns) + one_side(columns, rows, &mut words.rows)
    }

    /// The share of the bead's mass that matches, 0 to 1.
    pub(crate) fn coverage(&self, cell: &Cell, words: &mut Coverage) -> f64 {
        let mass = self.mass(cell);
        if mass > 0.0 { self.matched_mass(cell, words) / mass } else { 0.0 }
    }

    fn mass(&self, cell: &Cell) -> f64 {
        self.model.rows.mass(&cell.rows) + self.model.columns.mass(&cell.columns)
    }

    /// What the paragraphs say: the path is led through points where one ends on both sides, by whatever bead.
    pub(crate) fn structure(&self, cell: &Cell) -> f64 {
        if !self.model.has_structure {
            return 0.0;
        }
        let (rows, columns) = (&self.model.rows, &self.model.columns);
        let both_end = rows.is_paragraph_end(cell.rows.end) && columns.is_paragraph_end(cell.columns.end);
        let inside = rows.paragraph_ends_inside(&cell.rows) + columns.paragraph_ends_inside(&cell.columns);
        f64::from(self.parameters.structure_weight) * (f64::from(u8::from(both_end)) - f64::from(inside))
    }
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "seven digits tell scores apart")]
pub(crate) fn single(number: f64) -> f32 {
    number as f32
}

/// The weight of a shortfall: none where so little is known of the languages that every segment falls short.
fn shortfall_weight(parameters: &Parameters, median_coverage: Option<f64>) -> f64 {
    let (none, whole) = (f64::from(parameters.shortfall_range.0), f64::from(parameters.shortfall_range.1));
    let coverage = median_coverage.unwrap_or(f64::from(parameters.usual_coverage));
    f64::from(parameters.shortfall_weight) * ((coverage - none) / (whole - none)).clamp(0.0, 1.0)
}

fn size(range: &Range<u32>) -> u32 {
    range.end - range.start
}

/// The ratio of lengths over the anchors, drawn to 1 by five hundred characters of each side that fit exactly.
fn length_ratio(model: &Model<'_>, anchors: &[(u32, u32)]) -> f64 {
    let (mut here, mut there) = (500.0, 500.0);
    for &(row, column) in anchors {
        here += model.rows.length(&(row..row + 1));
        there += model.columns.length(&(column..column + 1));
    }
    (there / here).clamp(0.4, 2.5)
}

/// Which words of one side stand in some of its segments.
#[derive(Debug)]
pub(crate) struct Present {
    /// For each word the number of the question in which it stood last.
    stamps: Vec<u32>,
    asked: u32,
}

impl Present {
    pub(crate) fn new(axis: &Axis<'_>) -> Self {
        Present { stamps: vec![0; axis.words.vocabulary() as usize], asked: 0 }
    }

    /// Notes the words of `segments`, and forgets all others.
    fn note(&mut self, axis: &Axis<'_>, segments: &Range<u32>) {
        if self.asked == u32::MAX {
            self.stamps.fill(0);
            self.asked = 0;
        }
        self.asked += 1;
        for &word in segments.clone().flat_map(|segment| axis.words.words_of(segment)) {
            self.stamps[word as usize] = self.asked;
        }
    }

    fn contains(&self, word: u32) -> bool {
        self.stamps[word as usize] == self.asked
    }
}

/// What [`Scorer::coverage`] needs beside the texts: the words of the rows and of the columns.
pub(crate) struct Coverage {
    rows: Present,
    columns: Present,
}

impl Coverage {
    pub(crate) fn new(model: &Model<'_>) -> Self {
        Coverage { rows: Present::new(&model.rows), columns: Present::new(&model.columns) }
    }
}

/// The mass of the words of some segments of one side that have a counterpart in some of the other.
pub(crate) fn one_side(
    (here, segments): (&Axis<'_>, &Range<u32>),
    (there, opposite): (&Axis<'_>, &Range<u32>),
    present: &mut Present,
) -> f64 {
    present.note(there, opposite);
    let words = segments.clone().flat_map(|segment| here.words.words_of(segment));
    let best = |word: u32| {
        let links = here.links_of(word).iter().filter(|link| present.contains(link.target));
        links.map(|link| link.weight).fold(0.0, f32::max)
    };
    words.map(|word| f64::from(best(*word) * here.words.mass(*word))).sum()
}
