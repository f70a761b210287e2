//! Lists that were flattened into one line: `1) pane 2) latte`.
//!
//! Such items end without a stop, so the labels are the only sign. They are believed only when the segment begins with one
//! label, the next one in order follows soon (items of flattened lists are short; `ai sensi del comma 2.` in a numbered
//! clause comes late), and it stands free, followed by a space.

use std::io::Write;

use memchr::memmem;

use crate::context::{char_before, is_dash, is_quote};

/// Bytes of the longest item.
const LONGEST: usize = 60;
/// Bullets and spaces before a label. No more of them are passed: in a column of bullets each line would read all that follow.
const BULLETS: usize = 16;
/// Bytes of the longest label.
const LABEL: usize = 6;

/// Where the item that begins at the beginning of `text` ends and the next one begins, as offsets in `text`.
pub(crate) fn next_item(text: &str) -> Option<(usize, usize)> {
    let bullets: usize = text.chars().take(BULLETS).take_while(|mark| is_bullet(*mark)).map(char::len_utf8).sum();
    let body = &text[bullets..];
    let mut buffer = [0; LABEL];
    let label = successor(body, &mut buffer)?;
    let limit = (bullets + LONGEST).min(text.len());
    let window = &text.as_bytes()[..limit];
    let at = memmem::find_iter(window, label).find(|at| stands_free(text, *at, label.len()))?;
    let start = text[..at].trim_end_matches(is_bullet).len();
    let next = text[start..at].len() - text[start..at].trim_start().len() + start;
    // Items divided by commas or semicolons are one sentence.
    (start > 0 && !text[..start].ends_with([',', ';'])).then_some((start, next))
}

/// Whether a label or a bullet may stand at the beginning of `text`: most segments begin with a capital, and are not read again.
#[inline]
pub(crate) fn may_begin_item(text: &[u8]) -> bool {
    match text {
        [b'a'..=b'z', closing, ..] => matches!(closing, b'.' | b')'),
        [first, ..] => first.is_ascii_digit() || matches!(first, 0xc2 | 0xe2),
        [] => false,
    }
}

/// Whether the line at the beginning of `text` is an item of a list or a turn of a dialogue: a bullet, or a dash before a
/// capital. Any other line break is where a paragraph was wrapped.
pub(crate) fn begins_item(text: &str) -> bool {
    let mut letters = text.chars();
    let (Some(mark), Some(space)) = (letters.next(), letters.next()) else { return false };
    let next = letters.find(|letter| !is_quote(*letter));
    space.is_whitespace() && (is_bullet(mark) || is_dash(mark) && next.is_some_and(char::is_uppercase))
}

fn is_bullet(mark: char) -> bool {
    matches!(mark, '•' | '⁃' | '·' | '‣') || mark.is_whitespace()
}

fn stands_free(text: &str, at: usize, len: usize) -> bool {
    char_before(text, at).is_some_and(is_bullet) && text[at + len..].starts_with(char::is_whitespace)
}

/// The label that comes after the one at the beginning of `text`, written into `buffer`.
fn successor<'b>(text: &str, buffer: &'b mut [u8; LABEL]) -> Option<&'b [u8]> {
    let first = text.bytes().next()?;
    let letter = matches!(first, b'a'..=b'y');
    let len = if letter { 1 } else { text.bytes().take(3).take_while(u8::is_ascii_digit).count() };
    let rest = &text[len..];
    let closing = [".)", ")", "."].into_iter().find(|closing| rest.starts_with(closing))?;
    if !rest[closing.len()..].starts_with(char::is_whitespace) {
        return None;
    }
    let mut room = &mut buffer[..];
    if letter {
        write!(room, "{}{closing}", char::from(first + 1)).ok()?;
    } else {
        let number: u16 = text[..len].parse().ok()?;
        write!(room, "{}{closing}", number + 1).ok()?;
    }
    let left = room.len();
    Some(&buffer[..LABEL - left])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Option<(&str, &str)> {
        next_item(text).map(|(end, next)| (&text[..end], &text[next..]))
    }

    #[test]
    fn an_item_ends_before_the_next_label_in_order() {
        assert_eq!(cut("1) pane 2) latte"), Some(("1) pane", "2) latte")));
        assert_eq!(cut("• 9. pane • 10. latte"), Some(("• 9. pane", "• 10. latte")));
        assert_eq!(cut("a. pane b. latte"), Some(("a. pane", "b. latte")));
    }

    #[test]
    fn a_line_is_an_item_behind_a_bullet_or_a_dash_before_a_capital() {
        assert!(begins_item("• pane"));
        assert!(begins_item("– «Non so»"));
        assert!(!begins_item("– disse –"));
        assert!(!begins_item("-1 grado"));
    }

    #[test]
    fn what_only_looks_like_a_label_ends_nothing() {
        assert_eq!(cut("1) pane 3) latte"), None);
        assert_eq!(cut("a) il pane; b) il latte"), None);
        assert_eq!(cut("1. Il prezzo è di 2.50 euro"), None);
        assert_eq!(cut("2024) 2025)"), None);
        assert_eq!(cut("Il comma 1. Il comma 2. Fine"), None);
    }
}
