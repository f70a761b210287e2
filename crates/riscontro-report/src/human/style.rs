//! The few styles of the human forms; each only repeats what words or carets say.

use anstyle::{AnsiColor, Color, Style};
use riscontro_core::Severity;

/// Where something is: paths, and what stands for an empty side.
pub(crate) const PLACE: Style = colour(AnsiColor::Blue);
/// What the target should say.
pub(crate) const EXPECTED: Style = colour(AnsiColor::Green);
/// Running text.
pub(crate) const TEXT: Style = Style::new();

/// The style of the headline and the carets of a finding.
pub(crate) const fn of_severity(severity: Severity) -> Style {
    colour(match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    })
    .bold()
}

const fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}
