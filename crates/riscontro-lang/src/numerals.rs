//! Hooks for languages that write numbers in one word.

/// The hook of a language that writes no number in one piece.
#[must_use]
pub fn no_compound(_: &str) -> Option<i64> {
    None
}
