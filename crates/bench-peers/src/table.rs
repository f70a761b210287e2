//! The figures in print.

use std::fmt::Write;

use crate::measure::Figures;

/// How far the two clocks may be apart before it is said.
const BUSY: f64 = 1.1;

/// What is compared, for headings and notes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// What is counted: `sentences`.
    pub(crate) counted: &'static str,
    /// The name of the peer to which the others are compared.
    pub(crate) reference: &'static str,
    /// The same, short enough for the head of a column.
    pub(crate) short: &'static str,
    /// What must be known to read the figures.
    pub(crate) notes: &'static str,
}

/// A text and what each peer did with it, in the order of the peers.
#[derive(Debug)]
pub(crate) struct Measured {
    /// The language and the kind of text.
    pub(crate) name: String,
    /// What the text is like.
    pub(crate) about: String,
    pub(crate) figures: Vec<Figures>,
}

/// What is true of the figures of any subject.
const NOTES: &str = "MB/s: million bytes a second of CPU time, one thread, median of interleaved rounds; (wall): the same on the clock of
the wall, where it differs by more than a tenth.
";

/// The table of each text, one after the other, with notes.
pub(crate) fn plain(subject: &Subject, measured: &[Measured]) -> String {
    let mut out = String::new();
    for Measured { name, about, figures } in measured {
        let ratio_head = format!("x {}", subject.short);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}: {about}");
        let _ = writeln!(out, "  {:30} {:>9} {:>9} {ratio_head:>10} {:>10}", "", "MB/s", "(wall)", subject.counted);
        for one in figures {
            let wall = if one.cpu > one.wall * BUSY { speed(one.wall) } else { String::new() };
            let (name, count, cpu, ratio) = (one.name, one.count, speed(one.cpu), ratio(subject, one, figures));
            let _ = writeln!(out, "  {name:30} {cpu:>9} {wall:>9} {ratio:>10.2} {count:>10}");
        }
        out.push('\n');
    }
    out + NOTES + subject.notes
}

/// One table of all texts: a row a splitter, and a cell a text with the speed and the ratio.
pub(crate) fn markdown(subject: &Subject, measured: &[Measured]) -> String {
    let mut out = format!("| MB/s (× {}) |", subject.reference);
    for Measured { name, .. } in measured {
        let _ = write!(out, " {name} |");
    }
    let _ = writeln!(out, "\n| --- |{}", " ---: |".repeat(measured.len()));
    for at in 0..measured.first().map_or(0, |one| one.figures.len()) {
        let _ = write!(out, "| {} |", measured[0].figures[at].name);
        for Measured { figures, .. } in measured {
            let one = &figures[at];
            let _ = write!(out, " {} ({:.2}) |", speed(one.cpu), ratio(subject, one, figures));
        }
        out.push('\n');
    }
    out
}

/// How many times as fast as the reference on the same text.
fn ratio(subject: &Subject, one: &Figures, all: &[Figures]) -> f64 {
    let reference = all.iter().find(|other| other.name == subject.reference);
    reference.map_or(f64::NAN, |reference| one.cpu / reference.cpu)
}

/// A speed with three digits that say something.
fn speed(rate: f64) -> String {
    if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") }
}
