//! `tsv`: a line a bead, under a line that names the columns: source, target, confidence, then where they stand.
//!
//! Segments are counted from 1, as `3` or `3-5`; `moved` holds the word or nothing. Beads with one side leave the fields of
//! the other empty. Tabs and line breaks inside a text are spaces, so that a line is always a bead and a tab always ends a
//! field. A field that begins with a quotation mark is quoted as in CSV: spreadsheets and the readers of most languages
//! would take that mark for a quote and swallow what follows, lines and all.

use std::io::{self, Write};
use std::ops::Range;

use riscontro_core::Bead;

use super::{AlignedPair, AlignmentFormat, AlignmentReport};

pub(crate) const FORMAT: AlignmentFormat = AlignmentFormat {
    id: "tsv",
    summary: "a line a bead: source, target, confidence and places, for spreadsheets and scripts",
    make: |_| Box::new(Tsv),
};

struct Tsv;

impl AlignmentReport for Tsv {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "source\ttarget\tconfidence\tsource-segments\ttarget-segments\tmoved\tpair")
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        let id: String = pair.id.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        for bead in pair.alignment.beads() {
            let texts = [pair.source.clean_line(&bead.source), pair.target.clean_line(&bead.target)];
            let [source, target] = texts.map(field);
            writeln!(out, "{source}\t{target}\t{}\t{}", places(bead), field(id.clone()))?;
        }
        Ok(())
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Confidence, segments of both sides, and whether the bead moved.
fn places(bead: &Bead) -> String {
    let moved = if bead.moved { "moved" } else { "" };
    format!("{:.2}\t{}\t{}\t{moved}", bead.confidence, numbers(&bead.source), numbers(&bead.target))
}

/// Segments counted from 1: `3`, `3-5` or nothing.
fn numbers(segments: &Range<u32>) -> String {
    match segments.end - segments.start {
        0 => String::new(),
        1 => segments.end.to_string(),
        _ => format!("{}-{}", segments.start + 1, segments.end),
    }
}

fn field(text: String) -> String {
    if text.starts_with('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
