//! What the forms for people share: clean text, wrapped lines, columns, styles.
//!
//! Widths are terminal columns of grapheme clusters (Unicode Standard Annexes 11 and 29), not bytes or characters, so
//! that carets stand under their words beside accents, combining marks and wide characters.

use std::io::{self, Write};

use riscontro_core::Finding;

mod cells;
mod columns;
pub(crate) mod style;
mod view;
mod wrap;

pub(crate) use cells::{clean, is_blank};
pub(crate) use columns::{Row, SideBySide, excerpt_rows, path_rows, styled_rows, text_rows};
pub(crate) use view::{SideView, is_about_pair};

/// Writes `severity[rule] message` and ends the line.
pub(crate) fn write_headline(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let style = style::of_severity(finding.severity);
    writeln!(out, "{style}{}[{}]{style:#} {}", finding.severity, finding.rule.id, clean(&finding.message))
}
