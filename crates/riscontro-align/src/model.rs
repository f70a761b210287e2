//! Both sides prepared for the search: where each word stands, and running sums of mass and length.
//!
//! The side with more segments gives the *rows* of the search and the other the *columns*. The choice depends on the texts
//! and not on which of them is called source, so swapping the sides swaps the beads and changes nothing else; and the band
//! of the search moves by at most one column a row, however unequal the sides are.

use std::ops::Range;

use riscontro_core::{SegmentWords, WordLink, WordLinks};

/// Which paragraph each segment stands in. It is evidence and no cage: a bead may cross paragraphs, and pays for it.
///
/// Either slice may be shorter than its side; of segments beyond its end, nothing is known. A side whose segments all
/// stand alone in their paragraph tells nothing, and then neither side is heard.
#[derive(Debug, Clone, Copy, Default)]
pub struct Structure<'a> {
    /// For each source segment the number of its paragraph.
    pub source: &'a [u32],
    /// For each target segment the number of its paragraph.
    pub target: &'a [u32],
}

/// Words of up to so many segments are looked through one segment after the other.
const FEW: usize = 6;

/// Where each word stands: for each word its segments, sorted, each once.
#[derive(Debug)]
pub(crate) struct Postings {
    starts: Vec<u32>,
    segments: Vec<u32>,
}

impl Postings {
    fn new(words: &SegmentWords) -> Self {
        let mut last = vec![u32::MAX; words.vocabulary() as usize];
        let mut starts = vec![0_u32; words.vocabulary() as usize + 1];
        each_word_once(words, &mut last, |word, _| starts[word as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut segments = vec![0; starts.last().copied().unwrap_or(0) as usize];
        last.fill(u32::MAX);
        each_word_once(words, &mut last, |word, segment| {
            let place = &mut free[word as usize];
            segments[*place as usize] = segment;
            *place += 1;
        });
        Postings { starts, segments }
    }

    /// The segments in which `word` stands.
    #[inline]
    pub(crate) fn of(&self, word: u32) -> &[u32] {
        &self.segments[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }

    /// The segments within `range` in which `word` stands.
    pub(crate) fn within(&self, word: u32, range: &Range<u32>) -> &[u32] {
        let all = self.of(word);
        if all.len() <= FEW {
            // Most words stand in one segment or two, where counting is quicker than halving.
            let from = all.iter().take_while(|segment| **segment < range.start).count();
            let len = all[from..].iter().take_while(|segment| **segment < range.end).count();
            return &all[from..from + len];
        }
        let from = all.partition_point(|segment| *segment < range.start);
        let len = all[from..].partition_point(|segment| *segment < range.end);
        &all[from..from + len]
    }
}

/// Postings seen through a range of segments that only moves on, so that each word is walked through once and never searched.
#[derive(Debug)]
pub(crate) struct Cursors<'p> {
    postings: &'p Postings,
    /// For each word where its first segment within the range stands; empty for a short walk, for which it does not pay.
    firsts: Vec<u32>,
}

impl<'p> Cursors<'p> {
    /// Returns the cursors for a walk of so many cells.
    pub(crate) fn new(postings: &'p Postings, cells: usize) -> Self {
        let words = postings.starts.len() - 1;
        let firsts = if cells < words { Vec::new() } else { postings.starts[..words].to_vec() };
        Cursors { postings, firsts }
    }

    /// The segments within `range` in which `word` stands; the start of the range never falls from one call to the next.
    pub(crate) fn within(&mut self, word: u32, range: &Range<u32>) -> &'p [u32] {
        let Some(first) = self.firsts.get_mut(word as usize) else { return self.postings.within(word, range) };
        let end = self.postings.starts[word as usize + 1];
        let own = &self.postings.segments[*first as usize..end as usize];
        let passed = own.iter().take_while(|segment| **segment < range.start).count();
        *first += u32::try_from(passed).expect("no more than the word has segments");
        let own = &own[passed..];
        &own[..own.iter().take_while(|segment| **segment < range.end).count()]
    }
}

fn each_word_once(words: &SegmentWords, last: &mut [u32], mut visit: impl FnMut(u32, u32)) {
    for segment in 0..words.segments() {
        for &word in words.words_of(segment) {
            if std::mem::replace(&mut last[word as usize], segment) != segment {
                visit(word, segment);
            }
        }
    }
}

/// One side, prepared.
#[derive(Debug)]
pub(crate) struct Axis<'a> {
    pub(crate) words: &'a SegmentWords,
    links: &'a WordLinks,
    pub(crate) postings: Postings,
    masses: Vec<f64>,
    lengths: Vec<u64>,
    paragraph_ends: Vec<u32>,
}

impl<'a> Axis<'a> {
    fn new(links: &'a WordLinks, paragraphs: &[u32]) -> Self {
        let words = links.source();
        let (mut masses, mut lengths, mut paragraph_ends) = (vec![0.0], vec![0], vec![0]);
        let (mut mass, mut length, mut ends) = (0.0, 0, 0);
        for segment in 0..words.segments() {
            mass += words.words_of(segment).iter().map(|word| f64::from(words.mass(*word))).sum::<f64>();
            length += u64::from(words.length(segment));
            let at = segment as usize;
            ends += u32::from(matches!((paragraphs.get(at), paragraphs.get(at + 1)), (Some(a), Some(b)) if a != b));
            masses.push(mass);
            lengths.push(length);
            paragraph_ends.push(ends);
        }
        Axis { words, links, postings: Postings::new(words), masses, lengths, paragraph_ends }
    }

    #[inline]
    pub(crate) fn len(&self) -> u32 {
        self.words.segments()
    }

    /// The words of the other side that may translate `word`.
    #[inline]
    pub(crate) fn links_of(&self, word: u32) -> &[WordLink] {
        self.links.links_of(word)
    }

    #[inline]
    pub(crate) fn mass(&self, range: &Range<u32>) -> f64 {
        self.masses[range.end as usize] - self.masses[range.start as usize]
    }

    #[inline]
    pub(crate) fn segment_mass(&self, segment: u32) -> f64 {
        self.masses[segment as usize + 1] - self.masses[segment as usize]
    }

    /// In characters without white space.
    #[expect(clippy::cast_precision_loss, reason = "a bead is far shorter than 2^53 characters")]
    pub(crate) fn length(&self, range: &Range<u32>) -> f64 {
        (self.lengths[range.end as usize] - self.lengths[range.start as usize]) as f64
    }

    /// How many paragraphs end inside `range`, its ends left out.
    #[inline]
    pub(crate) fn paragraph_ends_inside(&self, range: &Range<u32>) -> u32 {
        let last = range.end.saturating_sub(1).max(range.start);
        self.paragraph_ends[last as usize] - self.paragraph_ends[range.start as usize]
    }

    /// Whether a paragraph ends, and another begins, at this boundary.
    #[inline]
    pub(crate) fn is_paragraph_end(&self, boundary: u32) -> bool {
        boundary > 0 && self.paragraph_ends[boundary as usize] > self.paragraph_ends[boundary as usize - 1]
    }

    fn all_paragraph_ends(&self) -> u32 {
        self.paragraph_ends.last().copied().unwrap_or(0)
    }
}

/// Both sides and what is common to them.
#[derive(Debug)]
pub(crate) struct Model<'a> {
    pub(crate) rows: Axis<'a>,
    pub(crate) columns: Axis<'a>,
    /// The mean mass of a segment, over both sides; above 0.
    pub(crate) mean_mass: f64,
    /// Whether paragraphs tell anything.
    pub(crate) has_structure: bool,
}

impl<'a> Model<'a> {
    /// Prepares `rows` (links from the rows to the columns) and `columns` (the same links the other way).
    pub(crate) fn new(rows: &'a WordLinks, columns: &'a WordLinks, paragraphs: (&[u32], &[u32])) -> Self {
        let (rows, columns) = (Axis::new(rows, paragraphs.0), Axis::new(columns, paragraphs.1));
        let mass = rows.mass(&(0..rows.len())) + columns.mass(&(0..columns.len()));
        let mean = mass / f64::from((rows.len() + columns.len()).max(1));
        let tells = |axis: &Axis<'_>| axis.all_paragraph_ends() > 0 && axis.all_paragraph_ends() + 1 < axis.len();
        let has_structure = tells(&rows) && tells(&columns);
        Model { rows, columns, mean_mass: if mean > 0.0 { mean } else { 1.0 }, has_structure }
    }
}

/// Which side of the caller gives the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Orientation {
    SourceRows,
    TargetRows,
}

/// Decides from the texts alone, so that either order of the sides leads to the same rows.
pub(crate) fn orientation(links: &WordLinks, transposed: &WordLinks) -> Orientation {
    let (source, target) = (links.source(), links.target());
    let order = source.segments().cmp(&target.segments());
    let order = order.then_with(|| lengths(source).cmp(lengths(target)));
    let order = order.then_with(|| masses(source).cmp(masses(target)));
    if order.then_with(|| links_in_order(links).cmp(links_in_order(transposed))).is_lt() {
        Orientation::TargetRows
    } else {
        Orientation::SourceRows
    }
}

fn lengths(side: &SegmentWords) -> impl Iterator<Item = u32> {
    (0..side.segments()).map(|segment| side.length(segment))
}

fn masses(side: &SegmentWords) -> impl Iterator<Item = u32> {
    (0..side.segments()).flat_map(|segment| side.words_of(segment)).map(|word| side.mass(*word).to_bits())
}

fn links_in_order(links: &WordLinks) -> impl Iterator<Item = (u32, u32, u32)> {
    let words = 0..links.source().vocabulary();
    words.flat_map(|word| links.links_of(word).iter().map(move |link| (word, link.target, link.weight.to_bits())))
}
