//! `intertext`: two documents of numbered sentences and the links between them, as InterText imports them.
//!
//! `PREFIX.it.xml` and `PREFIX.en.xml` hold the segments as `s` inside `p`, with the ids of the form `xces`;
//! `PREFIX.it.en.alignment.xml` links them. The second pair of a run has the prefix `PREFIX-2`, and so on: InterText takes
//! one alignment for two documents. Its links cannot cross: around a passage that moved there is one link, as in the form
//! `ladder`. In its files `xtargets` names first the sentences of `toDoc`, the other way about than
//! in XCES; so `toDoc` is the source here.
//!
//! Source: the technical notes of the InterText server on its file formats.

use std::io::{self, Write};

use super::files::is_tag;
use super::ids::{joined, places};
use super::ladder::steps;
use super::xml::{attribute, escaped};
use super::{AlignedPair, AlignmentFiles, AlignmentFilesFormat, Files, SegmentedText};

pub(crate) const FORMAT: AlignmentFilesFormat = AlignmentFilesFormat {
    id: "intertext",
    summary: "two XML documents of numbered sentences and their links, for InterText",
    is_ending,
    make: || Box::new(InterText { pairs: 0 }),
};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

struct InterText {
    /// Pairs written so far.
    pairs: usize,
}

impl AlignmentFiles for InterText {
    fn pair(&mut self, pair: &AlignedPair<'_>, files: &mut dyn Files) -> io::Result<()> {
        self.pairs += 1;
        let number = if self.pairs == 1 { String::new() } else { format!("-{}", self.pairs) };
        let (source, target) = versions(pair);
        for (side, version) in [(&pair.source, &source), (&pair.target, &target)] {
            write_document(side, files.file(&format!("{number}.{version}.xml"))?)?;
        }
        let name = attribute(files.name());
        let documents = [&source, &target].map(|version| format!("{name}{number}.{version}.xml"));
        write_links(pair, &documents, files.file(&format!("{number}.{source}.{target}.alignment.xml"))?)?;
        files.close()
    }
}

/// Whether `ending` is such as `.it.xml`, `-2.it.xml` or `.it.en.alignment.xml`.
fn is_ending(ending: &str) -> bool {
    let ending =
        ending.strip_prefix('-').map_or(ending, |numbered| numbered.trim_start_matches(|c: char| c.is_ascii_digit()));
    let stem = ending.strip_prefix('.').and_then(|ending| ending.strip_suffix(".xml"));
    stem.is_some_and(|stem| stem.split('.').next().is_some_and(is_tag))
}

/// What tells the two documents apart: their languages, or their sides where those are the same.
fn versions(pair: &AlignedPair<'_>) -> (String, String) {
    let (source, target) = (pair.source.lang, pair.target.lang);
    if source == target {
        (format!("{source}-source"), format!("{target}-target"))
    } else {
        (source.to_string(), target.to_string())
    }
}

fn write_document(side: &SegmentedText<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{DECLARATION}\n<text lang=\"{}\">", side.lang)?;
    let places = places(side.segments);
    for (at, place) in (0_u32..).zip(&places) {
        if place.number == 1 {
            let end = if at == 0 { "" } else { "</p>\n" };
            writeln!(out, "{end}<p id=\"{}\">", place.paragraph)?;
        }
        let id = joined(&places, &(at..at + 1));
        writeln!(out, "<s id=\"{id}\">{}</s>", escaped(&side.line(&(at..at + 1)), "\u{fffc}"))?;
    }
    let end = if places.is_empty() { "" } else { "</p>\n" };
    writeln!(out, "{end}</text>")
}

fn write_links(pair: &AlignedPair<'_>, [to_doc, from_doc]: &[String; 2], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{DECLARATION}\n<linkGrp toDoc=\"{to_doc}\" fromDoc=\"{from_doc}\">")?;
    let (source, target) = (places(pair.source.segments), places(pair.target.segments));
    let steps = steps(pair.alignment.beads());
    let ends = steps.iter().skip(1).map(|step| (step.source, step.target));
    let last = |places: &[_]| u32::try_from(places.len()).unwrap_or(u32::MAX);
    for (step, (source_end, target_end)) in steps.iter().zip(ends.chain([(last(&source), last(&target))])) {
        let (to, from) = (joined(&source, &(step.source..source_end)), joined(&target, &(step.target..target_end)));
        let shape = format!("{}-{}", source_end - step.source, target_end - step.target);
        writeln!(out, "<link type=\"{shape}\" xtargets=\"{to};{from}\" status=\"auto\"/>")?;
    }
    writeln!(out, "</linkGrp>")
}
