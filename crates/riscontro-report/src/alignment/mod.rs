//! Alignments to bytes: for people, for translation memories, for pipelines.
//!
//! An alignment report borrows the two texts and writes its pair at once; like the reports of findings it streams and
//! keeps nothing. Where a form puts the text of a bead in one field, its segments are joined by a space and line breaks
//! inside them become spaces: they are where a file was wrapped, and mean nothing in a table or a memory.
//!
//! Most forms are one stream ([`ALIGNMENT_REPORTS`]). Some tools want the two languages in files of their own: those forms
//! ([`ALIGNMENT_FILES`]) write to files that share a prefix, and the caller opens them.

use std::io::{self, Write};
use std::ops::Range;

use riscontro_core::{Alignment, AlignmentEvidence, Evidence, LangTag, Segment};

use crate::ReportOptions;
use crate::human::is_blank;

mod files;
mod ids;
mod intertext;
mod jsonl;
mod ladder;
mod moses;
mod text;
mod tmx;
mod tsv;
mod xces;
mod xml;

pub use files::{AlignmentFiles, AlignmentFilesFormat, Files};

/// One side of an aligned pair.
#[derive(Debug, Clone, Copy)]
pub struct SegmentedText<'a> {
    /// The path, or what stands for it; empty when there is none.
    pub path: &'a str,
    /// The language.
    pub lang: LangTag,
    /// The text of the document.
    pub text: &'a str,
    /// Its segments, in text order; their spans lie in `text`.
    pub segments: &'a [Segment],
}

impl SegmentedText<'_> {
    /// The words of `segments`, on one line.
    fn line(&self, segments: &Range<u32>) -> String {
        let range = segments.start as usize..segments.end as usize;
        let texts = self.segments.get(range).unwrap_or_default().iter().map(|segment| segment.span.of(self.text));
        let words: Vec<&str> = texts.flat_map(|text| text.split(is_blank)).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }

    /// The same without control characters, for files that other programs read.
    fn clean_line(&self, segments: &Range<u32>) -> String {
        self.line(segments).chars().filter(|c| !c.is_control()).collect()
    }
}

/// A pair and which of its segments translate which.
#[derive(Debug, Clone, Copy)]
pub struct AlignedPair<'a> {
    /// What names the pair.
    pub id: &'a str,
    /// The original.
    pub source: SegmentedText<'a>,
    /// The translation.
    pub target: SegmentedText<'a>,
    /// The beads, which tile the segments of both sides.
    pub alignment: &'a Alignment,
    /// The words that speak for each bead, where they were asked for; the forms that hold them say so.
    pub evidence: Option<&'a AlignmentEvidence>,
}

impl<'a> AlignedPair<'a> {
    /// The words that speak for the bead of this index.
    fn evidence_of(&self, bead: usize) -> &'a [Evidence] {
        self.evidence.map_or(&[], |evidence| evidence.of_bead(bead))
    }
}

/// One form that alignments are written in.
///
/// The caller calls `begin` once, `pair` for each pair in input order, and `end` once, with the same stream.
pub trait AlignmentReport {
    /// Writes what stands before the first pair.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// Writes one pair.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands after the last pair.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    fn end(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

/// A form that alignments can be written in, and how to make its report.
#[derive(Debug, Clone, Copy)]
pub struct AlignmentFormat {
    /// The name used in flags: kebab-case, that of its file.
    pub id: &'static str,
    /// One line: what it is for; lower case, no full stop.
    pub summary: &'static str,
    /// Makes a report that has written nothing yet.
    pub make: fn(&ReportOptions) -> Box<dyn AlignmentReport>,
}

/// The forms for alignments that are one stream, sorted by id.
pub const ALIGNMENT_REPORTS: &[AlignmentFormat] =
    &[jsonl::FORMAT, ladder::FORMAT, text::FORMAT, tmx::FORMAT, tsv::FORMAT, xces::FORMAT];

/// The forms for alignments that are several files, sorted by id.
pub const ALIGNMENT_FILES: &[AlignmentFilesFormat] = &[intertext::FORMAT, moses::FORMAT];
