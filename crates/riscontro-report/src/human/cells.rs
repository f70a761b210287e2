//! Text as cells: grapheme clusters that are safe to show, with their width.
//!
//! Only the part of a long text that will be shown is looked at, so a finding costs the same in a bead of a megabyte.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A grapheme cluster as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Cell<'a> {
    pub(crate) shown: Cow<'a, str>,
    /// Terminal columns; 0 for a stray combining mark.
    pub(crate) width: usize,
    /// Whether a caret belongs under it.
    pub(crate) is_marked: bool,
}

/// How much of a text is shown, in columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// A text up to this is shown whole.
    pub(crate) whole: usize,
    /// A longer one is cut to this, some words at least.
    pub(crate) cut: usize,
}

/// The most bytes that a column is expected to need: a base with several marks, or a joined emoji.
const BYTES_A_COLUMN: usize = 16;
/// The columns of `… ` and ` …`.
const CUT_MARKS: usize = 4;
/// Keeps `…` on the line of its word.
const NO_BREAK: &str = "\u{a0}";

impl<'a> Cell<'a> {
    fn new(grapheme: &'a str) -> Self {
        let shown = shown(grapheme);
        Cell { width: shown.width(), shown, is_marked: false }
    }

    /// Whether a line may end here.
    pub(crate) fn is_space(&self) -> bool {
        self.shown == " "
    }
}

/// The cells of `text`, none marked; runs of white space and line breaks are one space.
pub(crate) fn cells(text: &str) -> Vec<Cell<'_>> {
    marked_cells(text, 0..text.len(), None)
}

/// `text` on one line, safe to show on a terminal.
pub(crate) fn clean(text: &str) -> String {
    cells(text).iter().map(|cell| &*cell.shown).collect()
}

/// The cells of `text`, or those around `mark` (around its beginning, without one) when there is no room for all.
///
/// `mark` lies within `text`, on character boundaries. `…` stands where something was cut off. A third of the room goes
/// before the mark, and more when the rest of the text is short.
pub(crate) fn window<'a>(text: &'a str, mark: Option<&Range<usize>>, room: Room) -> Vec<Cell<'a>> {
    let anchor = mark.map_or(0, |mark| mark.start);
    let reach = room.whole * BYTES_A_COLUMN;
    let first = floor_boundary(text, anchor.saturating_sub(reach));
    let last = floor_boundary(text, text.len().min(anchor + reach));
    let mut head = marked_cells(text, first..anchor, mark);
    let mut tail = marked_cells(text, anchor..last, mark);

    let is_whole = first == 0 && last == text.len() && width(&head) + width(&tail) <= room.whole;
    let columns = if is_whole { room.whole } else { room.cut.saturating_sub(CUT_MARKS) };
    let head_room = head_room(width(&head), width(&tail), columns);
    let tail_room = columns - head_room;
    let is_head_cut = cut_head(&mut head, head_room) || first > 0;
    let is_tail_cut = cut_tail(&mut tail, tail_room) || last < text.len();

    let mut cells = Vec::with_capacity(head.len() + tail.len() + 4);
    if is_head_cut {
        cells.extend(["…", NO_BREAK].map(Cell::new));
    }
    cells.append(&mut head);
    cells.append(&mut tail);
    if is_tail_cut {
        cells.extend([NO_BREAK, "…"].map(Cell::new));
    }
    cells
}

fn head_room(head: usize, tail: usize, columns: usize) -> usize {
    head.min(columns.saturating_sub(tail).max(columns / 3))
}

fn width(cells: &[Cell<'_>]) -> usize {
    cells.iter().map(|cell| cell.width).sum()
}

/// Drops cells from the front until `room` columns are left, then the rest of the word; tells whether it did.
fn cut_head(cells: &mut Vec<Cell<'_>>, room: usize) -> bool {
    let mut surplus = width(cells).saturating_sub(room);
    if surplus == 0 {
        return false;
    }
    let kept_from = cells.iter().position(|cell| {
        let is_kept = surplus == 0;
        surplus = surplus.saturating_sub(cell.width);
        is_kept
    });
    let kept_from = kept_from.unwrap_or(cells.len());
    let is_word_whole = kept_from.checked_sub(1).is_none_or(|before| cells[before].is_space());
    let space = if is_word_whole { None } else { cells[kept_from..].iter().position(Cell::is_space) };
    cells.drain(..space.map_or(kept_from, |space| kept_from + space + 1));
    true
}

/// Drops cells from the back until `room` columns are left, then the rest of the word; tells whether it did.
fn cut_tail(cells: &mut Vec<Cell<'_>>, room: usize) -> bool {
    if width(cells) <= room {
        return false;
    }
    let mut reached = 0;
    let kept = cells.iter().take_while(|cell| {
        reached += cell.width;
        reached <= room
    });
    let kept = kept.count();
    let is_word_whole = cells.get(kept).is_none_or(Cell::is_space);
    let word = if is_word_whole { None } else { cells[..kept].iter().rposition(Cell::is_space) };
    cells.truncate(word.unwrap_or(kept));
    true
}

fn marked_cells<'a>(text: &'a str, part: Range<usize>, mark: Option<&Range<usize>>) -> Vec<Cell<'a>> {
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for (at, grapheme) in text[part.clone()].grapheme_indices(true) {
        let (start, end) = (part.start + at, part.start + at + grapheme.len());
        let is_marked = mark.is_some_and(|mark| start < mark.end && mark.start < end);
        let cell = Cell { is_marked, ..Cell::new(grapheme) };
        match cells.last_mut() {
            Some(last) if last.is_space() && cell.is_space() => last.is_marked |= is_marked,
            _ => cells.push(cell),
        }
    }
    cells
}

/// A grapheme as it may be shown: white space as a space, a placeable as a box, controls as their pictures.
fn shown(grapheme: &str) -> Cow<'_, str> {
    if grapheme.chars().all(is_blank) {
        Cow::Borrowed(" ")
    } else if grapheme.chars().any(|c| picture(c) != Some(c)) {
        Cow::Owned(grapheme.chars().filter_map(picture).collect())
    } else {
        Cow::Borrowed(grapheme)
    }
}

/// White space that may become a space: not the kinds that forbid a line break, which belong to numbers and names.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// What is shown for a character; nothing for marks that would turn the direction of the line.
fn picture(c: char) -> Option<char> {
    match c {
        '\u{fffc}' => Some('▢'),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        _ => Some(c),
    }
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_around(text: &str, word: &str, columns: usize) -> String {
        let mark = text.find(word).map(|at| at..at + word.len()).unwrap();
        let room = Room { whole: columns, cut: 28 };
        let shown: String = window(text, Some(&mark), room).iter().map(|cell| &*cell.shown).collect();
        shown.replace(NO_BREAK, " ")
    }

    #[test]
    fn text_from_a_file_cannot_steer_the_terminal() {
        assert_eq!(clean("due\u{1b}[2Jrighe\u{202e}\r\n\tqui\u{fffc}"), "due␛[2Jrighe qui▢");
    }

    #[test]
    fn a_text_that_fits_is_shown_whole() {
        assert_eq!(shown_around("Il porto riapre lunedì.", "lunedì", 23), "Il porto riapre lunedì.");
    }

    #[test]
    fn a_long_text_is_cut_between_words_on_both_sides_of_the_mark() {
        let text = "Il porto riapre lunedì dopo tre settimane di chiusura forzata.";
        assert_eq!(shown_around(text, "lunedì", 28), "… riapre lunedì dopo tre …");
        assert_eq!(shown_around(text, "forzata", 28), "… di chiusura forzata.");
        assert_eq!(shown_around(text, "Il", 28), "Il porto riapre lunedì …");
    }

    #[test]
    fn a_megabyte_without_a_space_is_cut_at_once() {
        let text = "字".repeat(400_000);
        let cells = window(&text, Some(&(600_000..600_003)), Room { whole: 120, cut: 60 });
        assert!(width(&cells) <= 60);
        assert_eq!(cells.iter().filter(|cell| cell.is_marked).count(), 1);
    }

    #[test]
    fn a_mark_inside_a_cluster_marks_the_cluster() {
        let text = "perche\u{301} no";
        let cells = window(text, Some(&(0..6)), Room { whole: 20, cut: 20 });
        assert_eq!(width(&cells), 9);
        assert_eq!(cells.iter().filter(|cell| cell.is_marked).count(), 6);
    }
}
