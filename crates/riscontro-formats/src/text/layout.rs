//! Whether the lines of a plain text are paragraphs or were wrapped by hand or by an editor.
//!
//! Taking sentences that stand one a line for a wrapped paragraph would join what is apart, so wrapping has to be proved
//! by two signs together, over all line breaks between two lines of text: most lines go on in lower case without the end
//! of a sentence, and most are so full that the next word would not have fitted. Headlines one a line fail the first
//! sign, word lists and verse the second. The first [`LOOKED_AT`] bytes decide, so that a text that is read passage by
//! passage has the same layout as one that is read whole.

use super::lines::{Line, lines_of};
use crate::Paragraphs;

/// How lines make paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each line is one.
    Lines,
    /// Blank lines part them.
    Blank,
    /// Blank lines part them, and so does a line that stops far short of the width, given in columns.
    Wrapped {
        /// Where lines are broken.
        width: usize,
    },
}

/// The widths at which texts are wrapped, in columns.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;
/// How far short of the width a full line may stop, in columns: nobody wraps by hand to the letter.
const SLACK: usize = 8;

/// How many bytes of a text decide its layout, 1 MiB: half of [`crate::BEGINNING`], because two bytes of UTF-16 may be one of
/// the text.
const LOOKED_AT: usize = 1 << 20;

impl Layout {
    /// The layout of a text of which at least the beginning is `raw`.
    pub(super) fn of(raw: &str, paragraphs: Paragraphs) -> Self {
        match paragraphs {
            Paragraphs::Line => Layout::Lines,
            Paragraphs::Blank => Layout::Blank,
            Paragraphs::Auto => {
                let end = (0..=LOOKED_AT.min(raw.len())).rev().find(|end| raw.is_char_boundary(*end)).unwrap_or(0);
                layout_of(&raw[..end], &lines_of(&raw[..end]))
            }
        }
    }

    /// Whether `next`, the line right after `line`, belongs to the same paragraph.
    pub(super) fn joins(self, raw: &str, line: &Line, next: &Line) -> bool {
        match self {
            Layout::Lines => false,
            Layout::Blank => true,
            Layout::Wrapped { width } => {
                let next = next.of(raw);
                goes_on(line.of(raw), next) || filled_width(line.of(raw), next) * 4 > width * 3
            }
        }
    }
}

/// A line break between two lines of text.
struct Break {
    width: usize,
    filled_width: usize,
    goes_on: bool,
}

/// The layout of `raw`, in time linear in its length but for sorting its line widths.
fn layout_of(raw: &str, lines: &[Line]) -> Layout {
    let breaks: Vec<_> = lines
        .windows(2)
        .filter(|pair| !pair[0].is_blank() && !pair[1].is_blank())
        .map(|pair| Break::new(pair[0].of(raw), pair[1].of(raw)))
        .collect();
    let width = usual_width(&breaks);
    let going_on = breaks.iter().filter(|at| at.goes_on).count();
    let full = breaks.iter().filter(|at| at.filled_width + SLACK > width).count();
    if WIDTHS.contains(&width) && going_on * 2 > breaks.len() && full * 5 >= breaks.len() * 3 {
        Layout::Wrapped { width }
    } else {
        Layout::Lines
    }
}

impl Break {
    fn new(line: &str, next: &str) -> Self {
        Break { width: line.chars().count(), filled_width: filled_width(line, next), goes_on: goes_on(line, next) }
    }
}

/// The width that nine lines in ten keep to; 0 without lines.
fn usual_width(breaks: &[Break]) -> usize {
    let mut widths: Vec<_> = breaks.iter().map(|at| at.width).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0)
}

/// The columns of `line` had it taken the first word of `next` too.
fn filled_width(line: &str, next: &str) -> usize {
    let word = next.split_whitespace().next().unwrap_or("");
    line.chars().count() + 1 + word.chars().count()
}

/// Whether the sentence of `line` goes on in `next`: no stop, then no capital (scripts without case have none).
fn goes_on(line: &str, next: &str) -> bool {
    let is_capital = next.chars().find(|char| char.is_alphanumeric()).is_some_and(char::is_uppercase);
    !ends_sentence(line) && !is_capital
}

/// Whether a line ends in a stop, maybe followed by closing quotes or brackets.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '“', '›'])
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "Per la prima volta da mesi le acque del fiume sono tornate sotto il livello di guardia, e il \
        sindaco ha potuto riaprire i due ponti che collegano il centro con la riva destra. Nei prossimi giorni Anna \
        Ferri, la responsabile della protezione civile, incontrerà i sindaci della valle per fare il punto sui danni.";

    fn wrap(text: &str, width: usize) -> String {
        let mut column = 0;
        let mut wrapped = String::new();
        for word in text.split(' ') {
            let len = word.chars().count();
            if column > 0 {
                let fits = column + 1 + len <= width;
                wrapped.push(if fits { ' ' } else { '\n' });
                column = if fits { column + 1 } else { 0 };
            }
            wrapped.push_str(word);
            column += len;
        }
        wrapped
    }

    fn layout(raw: &str) -> Layout {
        layout_of(raw, &lines_of(raw))
    }

    #[test]
    fn wrapped_prose_is_recognised_at_usual_widths() {
        for width in [50, 60, 72, 80, 100] {
            let raw = format!("{}\n\n{}\n", wrap(PROSE, width), wrap(PROSE, width));
            assert!(matches!(layout(&raw), Layout::Wrapped { .. }), "{width}");
        }
    }

    #[test]
    fn lines_that_are_whole_stay_apart() {
        let sentences = "Il fiume è tornato sotto il livello di guardia da ieri sera.\n\
            Il sindaco ha riaperto i due ponti che portano in centro.\n\
            La scuola riapre lunedì, dopo nove giorni di chiusura forzata.\n";
        let headlines = "Il fiume torna sotto il livello di guardia dopo nove giorni\n\
            Riaperti i due ponti che portano dal centro alla riva destra\n\
            La scuola media riapre lunedì, gli asili soltanto mercoledì\n";
        let words = "affluenza\nballottaggio\nbanda larga\nbilancio\n";
        for raw in [sentences, headlines, words, PROSE, "", &format!("{PROSE}\n{PROSE}\n")] {
            assert_eq!(layout(raw), Layout::Lines, "{raw}");
        }
    }

    #[test]
    fn a_short_line_ends_its_paragraph_in_wrapped_text() {
        let raw = format!("{}\n\ndi Anna Ferri\nBologna, 3 maggio", wrap(PROSE, 72));
        let lines = lines_of(&raw);
        let layout = layout_of(&raw, &lines);
        let byline = lines.len() - 2;
        assert!(!layout.joins(&raw, &lines[byline], &lines[byline + 1]));
        assert!(layout.joins(&raw, &lines[0], &lines[1]));
    }

    #[test]
    fn a_quotation_mark_after_the_stop_still_ends_the_sentence() {
        assert!(ends_sentence("«Non è la pace.»") && ends_sentence("Really?”"));
        assert!(!ends_sentence("la «pace»"));
    }
}
