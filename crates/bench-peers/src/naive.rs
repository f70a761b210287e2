//! The ceiling: as little as can be called splitting.

use memchr::memchr3_iter;

/// Where sentences end in `text`: behind each of `. ? !` that white space and no small letter follow, and at its end.
pub(crate) fn ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let marks = memchr3_iter(b'.', b'?', b'!', bytes).map(|at| at + 1);
    let inside = marks.filter(move |&end| {
        let space = bytes.get(end).is_some_and(u8::is_ascii_whitespace);
        space && bytes.get(end + 1).is_some_and(|next| !next.is_ascii_lowercase())
    });
    inside.chain((!text.is_empty()).then_some(text.len()))
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn a_mark_before_a_small_letter_ends_nothing() {
        assert_eq!(ends("Al n. 5. Poi? ecc. no").collect::<Vec<_>>(), [5, 8, 22 - 1]);
        assert_eq!(ends("").count(), 0);
    }
}
