//! `xces`: stand-off links between the sentences of documents, as XCES (`cesAlign`) and OPUS have them.
//!
//! Each pair is a `linkGrp` that names its two documents by their paths; each bead is a `link` whose `xtargets` holds the
//! ids of the source segments, a semicolon, and those of the target segments. An id is paragraph, point, sentence, both
//! counted from 1: paragraphs as `riscontro split` sets them apart, sentences as it writes them one a line. The documents
//! of the form `intertext` carry the same ids. There is no document type: the one that is in use names no file to fetch,
//! and some readers stumble over that.

use std::io::{self, Write};

use super::ids::{joined, places};
use super::xml::attribute;
use super::{AlignedPair, AlignmentFormat, AlignmentReport};

pub(crate) const FORMAT: AlignmentFormat = AlignmentFormat {
    id: "xces",
    summary: "XCES stand-off links between sentence ids, as OPUS has them",
    make: |_| Box::new(Xces),
};

struct Xces;

impl AlignmentReport for Xces {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cesAlign version=\"1.0\">")
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        let (from, to) = (attribute(pair.source.path), attribute(pair.target.path));
        writeln!(out, "<linkGrp targType=\"s\" fromDoc=\"{from}\" toDoc=\"{to}\">")?;
        let (source, target) = (places(pair.source.segments), places(pair.target.segments));
        for bead in pair.alignment.beads() {
            let (from, to) = (joined(&source, &bead.source), joined(&target, &bead.target));
            writeln!(out, "<link xtargets=\"{from};{to}\" certainty=\"{:.2}\"/>", bead.confidence)?;
        }
        writeln!(out, "</linkGrp>")
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</cesAlign>")
    }
}
