//! Line ends as the parser knows them.

use std::borrow::Cow;

/// `raw` with a line feed for each lone `\r` and for each NEL (U+0085, with the space that keeps its two bytes).
///
/// Every offset is one of `raw` as well.
pub(super) fn in_place_of_other_line_ends(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['\r', '\u{85}']) {
        return Cow::Borrowed(raw);
    }
    let mut unified = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() != Some(&'\n') => unified.push('\n'),
            '\u{85}' => unified.push_str(" \n"),
            other => unified.push(other),
        }
    }
    Cow::Owned(unified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay_as_they_are() {
        assert_eq!(in_place_of_other_line_ends("è\ra\r\nb\u{85}c\r"), "è\na\r\nb \nc\n");
        assert!(matches!(in_place_of_other_line_ends("a\nb"), Cow::Borrowed(_)));
    }
}
