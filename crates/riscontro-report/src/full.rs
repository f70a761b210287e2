//! `full`: both languages in view, side by side where there is room.
//!
//! A finding about a translation cannot be judged from one side, so each shows the text of its bead on both: next to each
//! other from 100 columns on, else source over target. Long beads are cut around the marked words, which have carets
//! under them. A path that is wider than its column is broken, never shortened: it must still lead to the file.

use std::io::{self, Write};

use riscontro_core::{Finding, Group, PairOutcome, SideName};

use crate::human::{Row, SideBySide, SideView, clean, excerpt_rows, is_about_pair, path_rows, style, write_headline};
use crate::{Report, ReportFormat, ReportOptions};

pub(crate) const FORMAT: ReportFormat = ReportFormat {
    id: "full",
    summary: "both languages with carets under the marked words, for reading",
    make: |options| Box::new(Full { options: *options, layout: Layout::of(options.width) }),
};

/// From this many columns on the sides stand next to each other.
const SIDE_BY_SIDE_FROM: usize = 100;
/// The columns assumed when the stream is no terminal.
const COLUMNS_OF_A_FILE: usize = 80;
/// The widest line of an excerpt that is still easy to read.
const EASY_LINE: usize = 92;
const INDENT: usize = 2;
/// The narrowest that advice is filled to.
const MIN_ADVICE: usize = 20;

/// What stands for a side on which the bead has no segment.
pub(crate) const NO_SEGMENT: &str = "(no segment)";

struct Full {
    options: ReportOptions,
    layout: Layout,
}

enum Layout {
    SideBySide(SideBySide),
    /// The columns of a line of the excerpt.
    Stacked(usize),
}

impl Layout {
    fn of(width: u16) -> Layout {
        match usize::from(width) {
            wide if wide >= SIDE_BY_SIDE_FROM => Layout::SideBySide(SideBySide::fitting(wide, INDENT)),
            0 => Layout::stacked(COLUMNS_OF_A_FILE),
            narrow => Layout::stacked(narrow),
        }
    }

    fn stacked(columns: usize) -> Layout {
        Layout::Stacked(columns.saturating_sub(2 * INDENT).clamp(20, EASY_LINE))
    }
}

impl Report for Full {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn pair(&mut self, outcome: &PairOutcome, out: &mut dyn Write) -> io::Result<()> {
        let findings = outcome.result.iter().flatten();
        for finding in findings.filter(|finding| self.options.shows(finding)) {
            write_headline(finding, out)?;
            self.write_sides(outcome, finding, out)?;
            write_advice(finding, self.options.width, out)?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

impl Full {
    fn write_sides(&self, outcome: &PairOutcome, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        if is_about_pair(finding) {
            return writeln!(out, "{:INDENT$}{}{}{:#}", "", style::PLACE, clean(&outcome.id), style::PLACE);
        }
        let view = |side| Some(SideView::new(outcome, finding, side)).filter(|view| is_worth_showing(view, finding));
        match (&self.layout, view(SideName::Source), view(SideName::Target)) {
            (Layout::SideBySide(columns), Some(source), Some(target)) => {
                let rows = |view: &SideView<'_>| {
                    let mut rows = path_rows(&view.label(), columns.column);
                    rows.extend(body_rows(view, finding, columns.column));
                    rows
                };
                columns.write(&[], &rows(&source), &rows(&target), out)
            }
            (layout, source, target) => {
                let columns = match layout {
                    Layout::Stacked(columns) => *columns,
                    Layout::SideBySide(_) => EASY_LINE,
                };
                source.iter().chain(&target).try_for_each(|view| write_stacked(view, finding, columns, out))
            }
        }
    }
}

/// A side without a place is said to be empty when a bead is the matter, and passed over when a file is.
fn is_worth_showing(view: &SideView<'_>, finding: &Finding) -> bool {
    view.has_place() || finding.rule.group != Group::Input
}

fn body_rows(view: &SideView<'_>, finding: &Finding, columns: usize) -> Vec<Row> {
    match view.excerpt {
        Some(excerpt) => excerpt_rows(excerpt, view.mark.as_ref(), columns, style::of_severity(finding.severity)),
        None if view.has_place() => Vec::new(),
        None => vec![Row::new(NO_SEGMENT.to_owned(), style::PLACE)],
    }
}

fn write_stacked(view: &SideView<'_>, finding: &Finding, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{:INDENT$}{}{}{:#}", "", style::PLACE, view.label(), style::PLACE)?;
    for row in body_rows(view, finding, columns) {
        writeln!(out, "{:indent$}{row}", "", indent = 2 * INDENT)?;
    }
    Ok(())
}

/// What the target should say, and why it may have gone wrong.
fn write_advice(finding: &Finding, width: u16, out: &mut dyn Write) -> io::Result<()> {
    let expected = finding.replacement.as_ref().map(|words| {
        let words = clean(words);
        format!("expected {}`{words}`{:#}", style::EXPECTED, style::EXPECTED)
    });
    let cause = finding.cause.map(|cause| format!("cause: {cause}"));
    let advice: Vec<String> = expected.into_iter().chain(cause).collect();
    let advice = match finding.reason.as_deref().map(clean) {
        Some(reason) if advice.is_empty() => format!("reason: {reason}"),
        Some(reason) => format!("{} ({reason})", advice.join("; ")),
        None => advice.join("; "),
    };
    let wide = match usize::from(width) {
        0 => COLUMNS_OF_A_FILE,
        width => width.max(MIN_ADVICE),
    };
    for line in textwrap::wrap(&advice, wide - INDENT).iter().filter(|line| !line.is_empty()) {
        writeln!(out, "{:INDENT$}{line}", "")?;
    }
    Ok(())
}
