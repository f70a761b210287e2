//! `tsv`: a line a bead, source TAB target TAB confidence, under a line that names the columns.
//!
//! There is no quoting: tabs and line breaks inside a text are spaces. Beads with one side leave the other field empty.

use std::io::{self, Write};

use super::{AlignedPair, AlignmentFormat, AlignmentReport};

pub(crate) const FORMAT: AlignmentFormat = AlignmentFormat {
    id: "tsv",
    summary: "a line a bead: source, target and confidence, for spreadsheets",
    make: |_| Box::new(Tsv),
};

struct Tsv;

impl AlignmentReport for Tsv {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "source\ttarget\tconfidence")
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        for bead in pair.alignment.beads() {
            let (source, target) = (pair.source.line(&bead.source), pair.target.line(&bead.target));
            writeln!(out, "{source}\t{target}\t{:.2}", bead.confidence)?;
        }
        Ok(())
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
