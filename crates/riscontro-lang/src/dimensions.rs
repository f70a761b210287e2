//! Sizes with an `x` between their digits, which are several numbers and no code.

use std::ops::Range;

/// The most bytes of dimensions behind the first `x`.
const MOST_DIMENSIONS: usize = 32;

/// The most letters of a unit that is written on to digits.
const LONGEST_UNIT: usize = 3;

/// The length of an `x` between the digits at `digits` of `text` and further ones, as in `30x20x15` and `3x1,5mm`; codes are none
/// (`0x1F`, `12x3B`), nor is a vehicle (`4x4`). `is_letter` tells the letters of words.
pub(crate) fn sign_of_dimensions(text: &str, digits: Range<usize>, is_letter: fn(char) -> bool) -> Option<usize> {
    let (first, rest) = (&text[digits.clone()], text[digits.end..].strip_prefix(['x', 'X'])?);
    let is_mark = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'x' | b'X');
    let len = rest.bytes().take(MOST_DIMENSIONS).take_while(is_mark).count();
    let (others, unit) = rest.split_at(len);
    let others = others.trim_end_matches(['.', ',']);
    let letters = unit.find(|letter: char| !is_letter(letter)).unwrap_or(unit.len());
    // `12x3B` is a code, `2x16GB` are sizes.
    let is_unit = letters <= LONGEST_UNIT && (letters != 1 || unit.starts_with(char::is_lowercase));
    let follows = || matches!(text.as_bytes()[..digits.start], [.., digit, b'x' | b'X'] if digit.is_ascii_digit());
    let is_vehicle = first.len() == 1 && others == first && letters == 0 && !follows();
    let is_number = |part: &str| part.starts_with(|letter: char| letter.is_ascii_digit());
    let is_code = first.len() > 1 && first.starts_with('0') && !first.contains(['.', ',']);
    let is_size = is_unit && len < MOST_DIMENSIONS && !is_vehicle && !is_code && first != "0";
    (is_size && others.split(['x', 'X']).all(is_number)).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_from_codes() {
        let is_size = |text: &str, digits: usize| sign_of_dimensions(text, 0..digits, char::is_alphanumeric).is_some();
        for (text, digits) in
            [("30x20x15", 2), ("3x1,5mm", 1), ("12x6.", 2), ("2x16GB", 1), ("4x4x2", 1), ("1920x1080", 4)]
        {
            assert!(is_size(text, digits), "{text}");
        }
        for (text, digits) in
            [("4x4", 1), ("4x4.", 1), ("0x10", 1), ("12x3B", 2), ("10x", 2), ("5xyz", 1), ("007x3", 3)]
        {
            assert!(!is_size(text, digits), "{text}");
        }
        assert!(!is_size(&"1x".repeat(1000), 1));
    }
}
