//! `text`: the two texts side by side, bead by bead, with the confidence of each.

use std::io::{self, Write};
use std::ops::Range;

use riscontro_core::{Bead, Evidence, Span};

use super::{AlignedPair, AlignmentFormat, AlignmentReport, SegmentedText};
use crate::full::NO_SEGMENT;
use crate::human::{Row, SideBySide, clean, path_rows, style, styled_rows, text_rows};

pub(crate) const FORMAT: AlignmentFormat = AlignmentFormat {
    id: "text",
    summary: "both texts side by side, bead by bead, for reading",
    make: |options| {
        let columns = if options.width == 0 { COLUMNS_OF_A_FILE } else { usize::from(options.width) };
        Box::new(Text { columns: SideBySide::fitting(columns, GUTTER) })
    },
};

/// The columns assumed when the stream is no terminal.
const COLUMNS_OF_A_FILE: usize = 100;
/// The room for `0.97`, or for `moved` under it, and a space.
const GUTTER: usize = 6;

struct Text {
    columns: SideBySide,
}

impl AlignmentReport for Text {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        let head = |side: &SegmentedText<'_>| {
            path_rows(format!("{} ({})", clean(side.path), side.lang).trim_start(), self.columns.column)
        };
        self.columns.write(&[], &head(&pair.source), &head(&pair.target), out)?;
        for (at, bead) in pair.alignment.beads().iter().enumerate() {
            self.columns.write(&[""], &[], &[], out)?;
            self.write_bead(pair, bead, out)?;
            if pair.evidence.is_some() && bead.is_matched() {
                self.write_evidence(pair, pair.evidence_of(at), out)?;
            }
        }
        writeln!(out)
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

impl Text {
    fn write_bead(&self, pair: &AlignedPair<'_>, bead: &Bead, out: &mut dyn Write) -> io::Result<()> {
        let confidence = format!("{:.2}", bead.confidence);
        let labels = [&*confidence, if bead.moved { "moved" } else { "" }];
        let source = self.rows(&pair.source, &bead.source);
        let target = self.rows(&pair.target, &bead.target);
        self.columns.write(&labels[..1 + usize::from(bead.moved)], &source, &target, out)
    }

    /// The words that answer one another, under the text they stand in.
    fn write_evidence(&self, pair: &AlignedPair<'_>, evidence: &[Evidence], out: &mut dyn Write) -> io::Result<()> {
        let list = |side: &SegmentedText<'_>, span: fn(&Evidence) -> Span| {
            let words: Vec<_> = evidence.iter().map(|evidence| clean(span(evidence).of(side.text))).collect();
            let words = if words.is_empty() { "no word in common".to_owned() } else { words.join(" · ") };
            styled_rows(&words, self.columns.column, style::PLACE)
        };
        let source = list(&pair.source, |evidence| evidence.source);
        let target = list(&pair.target, |evidence| evidence.target);
        self.columns.write(&["="], &source, &target, out)
    }

    fn rows(&self, side: &SegmentedText<'_>, segments: &Range<u32>) -> Vec<Row> {
        if segments.is_empty() {
            return vec![Row::new(NO_SEGMENT.to_owned(), style::PLACE)];
        }
        text_rows(&side.line(segments), self.columns.column)
    }
}
