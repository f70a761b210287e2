//! The usual case, decided at a glance: a mark, a space and a capital, behind an ordinary word.
//!
//! Two of three candidates of running text are so plain that a few bytes tell what `decide` would say after reading the run,
//! the token and the next word. Whatever is not certain here is left to it: [`Glance::Look`] is never wrong. The walk asserts
//! in debug builds that the two agree.

use crate::context::is_roman;
use crate::words::{SHORT, Words};

/// What a glance at a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glance {
    /// A sentence ends at this offset; after one space the next one begins.
    Ends(usize),
    /// No sentence ends here, and the next candidate comes later.
    GoesOn,
    /// Look closer.
    Look,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Glances at the mark at byte `at` of a paragraph.
#[inline]
pub(crate) fn glance(words: &Words, paragraph: &[u8], at: usize) -> Glance {
    let Some(&after) = paragraph.get(at + 1) else { return Glance::GoesOn };
    let end = if after == b'"' { at + 2 } else { at + 1 };
    if paragraph.get(end) == Some(&b' ') {
        if !begins_plainly(paragraph, end + 1) {
            return Glance::Look;
        }
        return match paragraph[at] {
            b'?' | b'!' => Glance::Ends(end),
            b'.' if is_word_before(words, paragraph, at) => Glance::Ends(end),
            _ => Glance::Look,
        };
    }
    if paragraph[at] == b'.' && is_inside(paragraph, at, after) { Glance::GoesOn } else { Glance::Look }
}

/// Whether the stop at `at`, before the byte `after`, stands inside a number, an address or a clause: `1.5`, `example.com`, `ecc.,`.
#[inline]
fn is_inside(paragraph: &[u8], at: usize, after: u8) -> bool {
    match after {
        b'0'..=b'9' | b',' | b';' => true,
        b'a'..=b'z' => {
            let more = &paragraph[at + 2..paragraph.len().min(at + 4)];
            more.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
        }
        _ => false,
    }
}

/// Whether a capital or a digit stands at `at`, or behind one quote there; accents of Latin-1 included (`È` is 0xC3 0x88).
#[inline]
fn begins_plainly(paragraph: &[u8], at: usize) -> bool {
    let at = if paragraph.get(at) == Some(&b'"') { at + 1 } else { at };
    match paragraph.get(at) {
        Some(b'A'..=b'Z' | b'0'..=b'9') => true,
        Some(0xc3) => matches!(paragraph.get(at + 1), Some(0x80..=0x96 | 0x98..=0x9e)),
        _ => false,
    }
}

/// Whether a word of ASCII letters ends at `end` that is no abbreviation, no initial and no label; or a mark such as a bracket.
#[inline]
fn is_word_before(words: &Words, paragraph: &[u8], end: usize) -> bool {
    let Some(window) = end.checked_sub(SHORT).and_then(|start| paragraph[start..end].first_chunk::<SHORT>()) else {
        return false;
    };
    let lower = u64::from_le_bytes(*window) | (ONES * 0x20);
    // Eight letters side by side: the high bit of each byte of `letters` tells whether it is between a and z.
    let low_bits = lower & !HIGH;
    let from_a = low_bits + ONES * (0x80 - u64::from(b'a'));
    let past_z = low_bits + ONES * (0x80 - u64::from(b'z') - 1);
    let others = !(from_a & !past_z & !lower) & HIGH;
    let len = (others.leading_zeros() / 8) as usize;
    // What stands before the letters must cut them off; a dot, a digit or a letter with an accent does not, `C/.` is no word and `Reg.-Dir.` may be one abbreviation.
    if len < SHORT {
        let before = window[SHORT - 1 - len];
        if !before.is_ascii() || matches!(before, b'.' | b'-' | b'/' | b'0'..=b'9') {
            return false;
        }
    }
    if len < 2 {
        return len == 0;
    }
    let letters = &window[SHORT - len..];
    !words.may_stand_before_stop(lower, len) && !letters.iter().all(|byte| is_roman(*byte))
}

#[cfg(test)]
mod tests {
    use riscontro_lang::{Language, Table};

    use super::*;

    #[test]
    fn only_what_is_certain_is_decided() {
        let language = Language { abbreviations: Table::new("dott\tname\nsottosegr\tname\n"), ..Language::NEUTRAL };
        let words = Words::new(&language, &[]);
        let at_first_stop = |text: &str| {
            let stop = text.find(['.', '?']).expect("a mark");
            glance(&words, text.as_bytes(), stop)
        };
        assert_eq!(at_first_stop("Una bella sera. Poi"), Glance::Ends(15));
        assert_eq!(at_first_stop("Il presidente. È"), Glance::Ends(14));
        assert_eq!(at_first_stop("«Va bene»? \"Sì"), Glance::Ends(12));
        assert_eq!(at_first_stop("(così pare). Poi"), Glance::Ends(13));
        assert_eq!(at_first_stop("ho detto \"presto.\" Poi"), Glance::Ends(18));
        assert_eq!(at_first_stop("costa 1.5 euro"), Glance::GoesOn);
        assert_eq!(at_first_stop("su example.com e"), Glance::GoesOn);
        assert_eq!(at_first_stop("Poi basta."), Glance::GoesOn);
        let unclear = [
            "Ecco il dott. Rossi",
            "Il sottosegr. Neri",
            "Pio XII. Il",
            "Il bar B. Poi",
            "la città. Poi",
            "era U.S. Poi",
        ];
        assert!(unclear.into_iter().all(|text| at_first_stop(text) == Glance::Look));
    }
}
