//! The figures in print.

use std::fmt::Write;

use crate::Measured;
use crate::measure::Figures;
use crate::peers::REFERENCE;

/// How far the two clocks may be apart before it is said.
const BUSY: f64 = 1.1;

/// What must be known to read the figures.
const NOTES: &str = "MB/s: million bytes a second of CPU time, one thread, median of interleaved rounds; (wall): the same on the clock of
the wall, where it differs by more than a tenth; x icu: how many times as fast as icu_segmenter.
Every splitter gets one paragraph a call and gives places, not copies; building it is not counted.
The articles are repeated to 4 MB; one of them is in Latin-1 and was decoded beforehand.
srx runs on 30 rules of ours: the usual files have hundreds, and are slower. icu_segmenter has no data of its own for
the sentences of Italian or English; its state machine is the newer engine, which the crate calls unstable. naive is no
splitter but the ceiling: a search for . ? ! before white space and no small letter.
";

/// The table of each text, one after the other, with notes.
pub(crate) fn plain(measured: &[Measured]) -> String {
    let mut out = String::new();
    for Measured { text, figures } in measured {
        let megabytes = text.bytes() as f64 / 1e6;
        let (side, marks) = (text.side.name(), text.marks_per_megabyte());
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{side}, {}: {megabytes:.1} MB, {marks} marks . ? ! a MB", text.name);
        let _ = writeln!(out, "  {:30} {:>9} {:>9} {:>7} {:>10}", "", "MB/s", "(wall)", "x icu", "sentences");
        for one in figures {
            let wall = if one.cpu > one.wall * BUSY { speed(one.wall) } else { String::new() };
            let (name, sentences, cpu, ratio) = (one.name, one.sentences, speed(one.cpu), ratio(one, figures));
            let _ = writeln!(out, "  {name:30} {cpu:>9} {wall:>9} {ratio:>7.2} {sentences:>10}");
        }
        out.push('\n');
    }
    out + NOTES
}

/// One table of all texts: a row a splitter, and a cell a text with the speed and the ratio.
pub(crate) fn markdown(measured: &[Measured]) -> String {
    let mut out = "| MB/s (× icu_segmenter) |".to_owned();
    for Measured { text, .. } in measured {
        let _ = write!(out, " {}, {} |", text.side.name(), text.name);
    }
    let _ = writeln!(out, "\n| --- |{}", " ---: |".repeat(measured.len()));
    for at in 0..measured.first().map_or(0, |one| one.figures.len()) {
        let _ = write!(out, "| {} |", measured[0].figures[at].name);
        for Measured { figures, .. } in measured {
            let one = &figures[at];
            let _ = write!(out, " {} ({:.2}) |", speed(one.cpu), ratio(one, figures));
        }
        out.push('\n');
    }
    out
}

/// How many times as fast as the reference on the same text.
fn ratio(one: &Figures, all: &[Figures]) -> f64 {
    let reference = all.iter().find(|other| other.name == REFERENCE);
    reference.map_or(f64::NAN, |reference| one.cpu / reference.cpu)
}

/// A speed with three digits that say something.
fn speed(rate: f64) -> String {
    if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") }
}
