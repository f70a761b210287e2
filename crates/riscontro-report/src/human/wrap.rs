//! Cells to lines of a given width, with carets under the marked ones.

use std::mem;

use super::cells::Cell;

/// A line of text and the line of carets that goes under it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// Spaces and carets, without spaces at its end; empty when nothing in the line is marked.
    pub(crate) carets: String,
    /// The columns of `text`.
    pub(crate) width: usize,
}

impl Line {
    fn push(&mut self, cell: &Cell<'_>) {
        self.text.push_str(&cell.shown);
        if cell.is_marked {
            self.carets.extend(std::iter::repeat_n(' ', self.width - self.carets.len()));
            self.carets.extend(std::iter::repeat_n('^', cell.width));
        }
        self.width += cell.width;
    }
}

/// The lines of `cells`, each at most `columns` wide, broken at spaces; only a word wider than a line is broken inside.
///
/// No line begins or ends with a space. Empty when there is no cell but spaces.
pub(crate) fn wrap(cells: &[Cell<'_>], columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    let mut space = None;
    for run in cells.split_inclusive(Cell::is_space) {
        let (next_space, word) = match run.split_last() {
            Some((last, word)) if last.is_space() => (Some(last), word),
            _ => (None, run),
        };
        let word_width: usize = word.iter().map(|cell| cell.width).sum();
        if !line.text.is_empty() && line.width + 1 + word_width > columns {
            lines.push(mem::take(&mut line));
        } else if let Some(space) = space.filter(|_| !line.text.is_empty()) {
            line.push(space);
        }
        for cell in word {
            if !line.text.is_empty() && line.width + cell.width > columns {
                lines.push(mem::take(&mut line));
            }
            line.push(cell);
        }
        space = next_space;
    }
    if !line.text.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::cells::{Room, cells, window};
    use super::*;

    const ROOMY: Room = Room { whole: 48, cut: 48 };

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_long_words_inside() {
        let lines = wrap(&cells("Il  viceministro\narriva domani "), 8);
        assert_eq!(texts(&lines), ["Il", "vicemini", "stro", "arriva", "domani"]);
        assert!(wrap(&cells(" \n "), 8).is_empty());
    }

    #[test]
    fn carets_follow_the_mark_over_a_line_break() {
        let text = "È atteso a Buenos Aires.";
        let mark = text.find("Buenos").unwrap()..text.len() - 1;
        let lines = wrap(&window(text, Some(&mark), ROOMY), 18);
        assert_eq!(texts(&lines), ["È atteso a Buenos", "Aires."]);
        assert_eq!(lines[0].carets, "           ^^^^^^");
        assert_eq!(lines[1].carets, "^^^^^");
    }

    #[test]
    fn carets_are_as_wide_as_the_characters_above() {
        let text = "Cafe\u{301} 東京 oggi";
        let mark = text.find("東").unwrap()..text.find(" oggi").unwrap();
        let lines = wrap(&window(text, Some(&mark), ROOMY), 40);
        assert_eq!(lines[0].carets, "     ^^^^");
        assert_eq!(lines[0].width, 14);
    }

    #[test]
    fn any_mark_at_any_width_gives_lines_that_fit() {
        let text = "\u{301}e\u{301} 東京\r\n\u{fffc} \u{202e}a👩‍👩‍👧 \u{301}zzz\u{1b}zz  fine";
        let bounds: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let marks = bounds.iter().flat_map(|start| bounds.iter().map(move |end| *start..*end));
        for mark in marks.filter(|mark| mark.start <= mark.end) {
            for columns in 1..12 {
                let room = Room { whole: columns * 2, cut: columns };
                let lines = wrap(&window(text, Some(&mark), room), columns);
                assert!(lines.iter().all(|line| line.width <= columns.max(2) && line.carets.len() <= line.width));
            }
        }
    }
}
