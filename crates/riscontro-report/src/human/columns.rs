//! Rows of text, alone or in two columns.

use std::fmt;
use std::io::{self, Write};
use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::cells::{Room, cells, window};
use super::style;
use super::wrap::{Line, wrap};

/// One line of one column.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    text: String,
    width: usize,
    style: Style,
}

impl Row {
    /// Returns a row of `text`, which is clean.
    pub(crate) fn new(text: String, style: Style) -> Self {
        Row { width: text.width(), text, style }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{:#}", self.style, self.text, self.style)
    }
}

/// A bead is shown whole in up to about this many lines on each side.
const LINES: usize = 6;
/// A longer one is cut to about this many.
const CUT_LINES: usize = 3;

/// The rows of `text` in lines of `columns`, cut around `mark` when it is long, with carets under `mark`.
pub(crate) fn excerpt_rows(text: &str, mark: Option<&Range<usize>>, columns: usize, caret: Style) -> Vec<Row> {
    let room = Room { whole: columns * LINES, cut: columns * CUT_LINES };
    let cells = window(text, mark, room);
    let lines = wrap(&cells, columns).into_iter();
    lines
        .flat_map(|line| {
            let carets = (!line.carets.is_empty()).then(|| Row::new(line.carets, caret));
            [Some(Row { text: line.text, width: line.width, style: style::TEXT }), carets]
        })
        .flatten()
        .collect()
}

/// The rows of `text` in lines of `columns`, nothing cut or marked.
pub(crate) fn text_rows(text: &str, columns: usize) -> Vec<Row> {
    styled_rows(text, columns, style::TEXT)
}

/// The rows of `text` in lines of `columns`, in one style.
pub(crate) fn styled_rows(text: &str, columns: usize, style: Style) -> Vec<Row> {
    let row = |line: Line| Row { text: line.text, width: line.width, style };
    wrap(&cells(text), columns).into_iter().map(row).collect()
}

/// The rows of a path, broken after a `/` where it is wider than `columns`, or inside a name that is.
pub(crate) fn path_rows(path: &str, columns: usize) -> Vec<Row> {
    let mut rows = vec![String::new()];
    for part in path.split_inclusive('/') {
        for cell in fitting_parts(part, columns) {
            let last = rows.last_mut().expect("there is always a row");
            if !last.is_empty() && last.width() + cell.width() > columns {
                rows.push(cell);
            } else {
                last.push_str(&cell);
            }
        }
    }
    rows.into_iter().map(|row| Row::new(row, style::PLACE)).collect()
}

/// `part` whole when it fits a line, else grapheme by grapheme.
fn fitting_parts(part: &str, columns: usize) -> Vec<String> {
    if part.width() <= columns {
        return vec![part.to_owned()];
    }
    cells(part).into_iter().map(|cell| cell.shown.into_owned()).collect()
}

/// Two columns of equal width behind a gutter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SideBySide {
    gutter: usize,
    /// The width of each column.
    pub(crate) column: usize,
}

const SEPARATOR: &str = " │";
const NARROWEST: usize = 12;
const WIDEST: usize = 80;

impl SideBySide {
    /// Returns the columns that fit `total`, no wider than is easy to read.
    pub(crate) fn fitting(total: usize, gutter: usize) -> Self {
        let column = total.saturating_sub(gutter + SEPARATOR.width() + 1) / 2;
        SideBySide { gutter, column: column.clamp(NARROWEST, WIDEST) }
    }

    /// Writes `left` and `right` line by line, with a label of `labels` in the gutter of each line that has one.
    pub(crate) fn write(&self, labels: &[&str], left: &[Row], right: &[Row], out: &mut dyn Write) -> io::Result<()> {
        for at in 0..labels.len().max(left.len()).max(right.len()) {
            let label = labels.get(at).copied().unwrap_or_default();
            write!(out, "{label:gutter$}", gutter = self.gutter)?;
            if let Some(row) = left.get(at) {
                write!(out, "{row}")?;
            }
            let pad = self.column.saturating_sub(left.get(at).map_or(0, |row| row.width));
            write!(out, "{:pad$}{SEPARATOR}", "")?;
            match right.get(at) {
                Some(row) => writeln!(out, " {row}")?,
                None => writeln!(out)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_is_broken_and_stays_whole() {
        let rows = path_rows("articoli/porto-di-genova/source.it.md:12:104", 26);
        let texts: Vec<_> = rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["articoli/porto-di-genova/", "source.it.md:12:104"]);
        assert_eq!(path_rows("unnomelunghissimo.md", 12).len(), 2);
    }
}
