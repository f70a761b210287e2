//! How much of each segment matches in each window of the other side, for every cell of the band.
//!
//! A bead over several segments is scored by sums of these entries, so the search itself looks at no word. For a cell
//! (row, column) there are two entries of four numbers: the mass of that row segment that matches in the 1, 2, 3, 4 column
//! segments from the column on, and the same with rows and columns exchanged. A word counts with its best link in the window.

use std::ops::Range;

use crate::band::Band;
use crate::model::{Axis, Cursors, Model, Postings};
use crate::planes::Planes;
use crate::score::MAX_SIDE;

/// One number for each size of window, from 1 segment on.
type BySize = [f32; MAX_SIDE as usize];

/// The matched mass of segments in windows.
#[derive(Debug)]
pub(crate) struct Windows {
    /// By cell and size: of its row, what matches in the columns from its own on.
    pub(crate) rows: Planes<{ MAX_SIDE as usize }>,
    /// The same of its column.
    pub(crate) columns: Planes<{ MAX_SIDE as usize }>,
}

impl Windows {
    /// Fills the tables for every cell of `band`.
    pub(crate) fn new(model: &Model<'_>, band: &Band) -> Self {
        let mut rows = Planes::zeros(band);
        let mut window = Scratch::new(&model.columns.postings, band.cells());
        for row in without_last(band.rows()) {
            window.look_at(band.columns_at(row), model.columns.len());
            let cells = band.row(row);
            window.fill(&model.rows, row, |column, masses| rows.add(cells, column, masses));
        }
        let mut columns = Planes::zeros(band);
        let mut window = Scratch::new(&model.rows.postings, band.cells());
        for column in band.columns() {
            window.look_at(band.rows_at(column), model.rows.len());
            window.fill(&model.columns, column, |row, masses| columns.add(band.row(row), column, masses));
        }
        Windows { rows, columns }
    }
}

fn without_last(rows: Range<u32>) -> Range<u32> {
    rows.start..rows.end - 1
}

/// The weight at which one word matches in each segment of the other side that the band sees.
struct Scratch<'p> {
    cursors: Cursors<'p>,
    seen: Range<u32>,
    weights: Vec<f32>,
}

impl<'p> Scratch<'p> {
    fn new(postings: &'p Postings, cells: usize) -> Self {
        Scratch { cursors: Cursors::new(postings, cells), seen: 0..0, weights: Vec::new() }
    }

    /// Moves on to the windows that begin at `boundaries`; the last of them reach beyond.
    fn look_at(&mut self, boundaries: Range<u32>, len: u32) {
        self.seen = boundaries.start..boundaries.end.saturating_add(MAX_SIDE).min(len).max(boundaries.start);
        self.weights.resize(self.seen.len(), 0.0);
    }

    /// Calls `add(first segment, masses)` for each word of `segment` and each segment from which on it may match: by the size of
    /// the window the mass that matches.
    fn fill(&mut self, here: &Axis<'_>, segment: u32, mut add: impl FnMut(u32, BySize)) {
        for &word in here.words.words_of(segment) {
            let Some((first, last)) = self.match_word(here, word) else { continue };
            let mass = here.words.mass(word);
            let from = first.saturating_sub(MAX_SIDE as usize - 1);
            for (start, at) in (from..=last).zip(self.seen.start + narrow(from)..) {
                let mut masses = BySize::default();
                let mut best = 0.0_f32;
                for (matched, weight) in masses.iter_mut().zip(&self.weights[start..]) {
                    best = best.max(*weight);
                    *matched = best * mass;
                }
                add(at, masses);
            }
            self.weights[first..=last].fill(0.0);
        }
    }

    /// Notes where `word` matches; returns the first and last place.
    fn match_word(&mut self, here: &Axis<'_>, word: u32) -> Option<(usize, usize)> {
        let mut touched: Option<(usize, usize)> = None;
        for link in here.links_of(word) {
            for segment in self.cursors.within(link.target, &self.seen) {
                let at = (segment - self.seen.start) as usize;
                self.weights[at] = self.weights[at].max(link.weight);
                touched = Some(touched.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
            }
        }
        touched
    }
}

fn narrow(segments: usize) -> u32 {
    u32::try_from(segments).expect("no more than there are segments")
}
