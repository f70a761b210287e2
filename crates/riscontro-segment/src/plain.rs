//! The usual case, decided at a glance: a mark, a space and a capital, behind an ordinary word.
//!
//! Two of three candidates of running text are so plain that a few bytes tell what `decide` would say after reading the run,
//! the token and the next word. Whatever is not certain here is left to it: [`Glance::Look`] is never wrong. The walk asserts
//! in debug builds that the two agree.

use crate::context::is_roman;
use crate::forms::{SHORT, last_bytes};
use crate::words::{Roles, Words};

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

/// How what follows begins, where a few bytes tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    Capital,
    Digit,
    Small,
    /// A small letter that labels an item: `b)`.
    Label,
    /// A quotation mark before a capital or a digit.
    Quoted,
    Unclear,
}

/// What stands before a stop, where a few bytes tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A word that no table knows as an abbreviation, and no label; or a mark such as a bracket.
    Word,
    /// A word with roles, not all in capitals.
    Abbreviation(Roles),
    /// One capital.
    Initial,
    /// Letters with a dot before the last ones: `d.lgs`.
    Dotted,
    /// Two letters with a dot between them, both small or both capitals: `U.S`, `c.c`.
    TwoLetters,
    Unclear,
}

/// Glances at the mark at byte `at` of a paragraph.
#[inline]
pub(crate) fn glance(words: &Words, paragraph: &[u8], at: usize) -> Glance {
    let end = match paragraph[at + 1..] {
        [] => return Glance::GoesOn,
        [b' ', ..] => at + 1,
        [b'"', b' ', ..] => at + 2,
        [0xc2, 0xbb, b' ', ..] => at + 3,
        [0xe2, 0x80, 0x9d, b' ', ..] => at + 4,
        [b')', b',' | b';', ..] if paragraph[at] == b'.' => return Glance::GoesOn,
        [after, ..] if paragraph[at] == b'.' && is_inside(paragraph, at, after) => return Glance::GoesOn,
        _ => return Glance::Look,
    };
    glance_over_space(words, paragraph, at, end)
}

/// The same when a space stands at `end`, behind the mark and perhaps a closing quote.
#[inline]
fn glance_over_space(words: &Words, paragraph: &[u8], at: usize, end: usize) -> Glance {
    let begins = begins(paragraph, end + 1);
    let quoted = end > at + 1;
    match (paragraph[at], begins) {
        (_, Begins::Unclear) => Glance::Look,
        (b'.' | b'?' | b'!', Begins::Small) if quoted => Glance::GoesOn,
        (b'?' | b'!', Begins::Small | Begins::Label) => Glance::Look,
        (b'?' | b'!', _) => Glance::Ends(end),
        (b'.', _) => match (before(words, paragraph, at), begins) {
            (Before::Word, Begins::Capital | Begins::Digit | Begins::Quoted) => Glance::Ends(end),
            (Before::Abbreviation(roles), _) if goes_on(roles, begins) => Glance::GoesOn,
            (Before::Initial | Before::TwoLetters, Begins::Small | Begins::Digit) => Glance::GoesOn,
            (Before::Dotted, Begins::Small) => Glance::GoesOn,
            _ => Glance::Look,
        },
        _ => Glance::Look,
    }
}

/// Whether an abbreviation ends no sentence before what begins so: `art. 5`, `lett. b)`, `dott. Rossi`, `ecc. e`.
fn goes_on(roles: Roles, begins: Begins) -> bool {
    let name = roles.has(Roles::INNER.with(Roles::NAME)) && !roles.has(Roles::FINAL);
    match begins {
        Begins::Digit | Begins::Small => roles.has(Roles::ABBREVIATION),
        Begins::Label => (name || roles.has(Roles::NUMBER)) && !roles.has(Roles::TAIL),
        Begins::Capital => name && !roles.has(Roles::TAIL),
        Begins::Quoted | Begins::Unclear => false,
    }
}

/// Whether the stop at `at`, before the byte `after`, stands inside a number, an address, a clause or an abbreviation: `1.5`,
/// `example.com`, `ecc.,`, `d.P.R.`
#[inline]
fn is_inside(paragraph: &[u8], at: usize, after: u8) -> bool {
    match after {
        b'0'..=b'9' | b',' | b';' => true,
        b'a'..=b'z' => {
            let more = &paragraph[at + 2..paragraph.len().min(at + 4)];
            more.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
        }
        // A word before a forgotten space has more than one letter, and no capital at its end.
        b'A'..=b'Z' => match paragraph[..at] {
            [.., b'A'..=b'Z'] => true,
            [.., before, b'a'..=b'z'] => before.is_ascii() && !before.is_ascii_alphanumeric(),
            _ => false,
        },
        _ => false,
    }
}

/// How what stands at `at` begins; accents of Latin-1 are read (`È` is 0xC3 0x88).
#[inline]
fn begins(paragraph: &[u8], at: usize) -> Begins {
    match &paragraph[at.min(paragraph.len())..] {
        [b'"', rest @ ..] | [0xc2, 0xab, rest @ ..] | [0xe2, 0x80, 0x98 | 0x9c, rest @ ..] => match begins_word(rest) {
            Begins::Capital | Begins::Digit => Begins::Quoted,
            _ => Begins::Unclear,
        },
        rest => begins_word(rest),
    }
}

#[inline]
fn begins_word(rest: &[u8]) -> Begins {
    match rest {
        [b'A'..=b'Z', ..] | [0xc3, 0x80..=0x96 | 0x98..=0x9e, ..] => Begins::Capital,
        // Not `2)`, the label of an item.
        [b'0'..=b'9', rest @ ..] if !is_item(rest) => Begins::Digit,
        [b'a'..=b'z', b')', ..] => Begins::Label,
        // `i` may lack its capital, and `http` and `www` begin addresses.
        [b'i', b' ' | b'.' | b',', ..] | [b'h' | b'w', ..] => Begins::Unclear,
        [b'a'..=b'z', b' ' | b'.' | b',', ..] => Begins::Small,
        // Not `ftp:`, `iPad`, `ii)`, `iii)`.
        [b'f', b't', b'p', ..] => Begins::Unclear,
        [first, second, third, ..] if [first, second, third].into_iter().all(|letter| is_roman(*letter)) => {
            Begins::Unclear
        }
        [b'a'..=b'z', b'a'..=b'z', third, ..] if is_plain_third(*third) => Begins::Small,
        _ => Begins::Unclear,
    }
}

#[inline]
fn is_plain_third(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b')'
}

/// Whether a number of at most four digits, of which `rest` stands behind the first one, is a label by its bracket.
#[inline]
fn is_item(rest: &[u8]) -> bool {
    let digits = rest.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    rest.get(digits) == Some(&b')')
}

/// What ends at `end`, before a stop.
#[inline]
fn before(words: &Words, paragraph: &[u8], end: usize) -> Before {
    let Some(window) = end.checked_sub(SHORT).and_then(|start| paragraph[start..end].first_chunk::<SHORT>()) else {
        return Before::Unclear;
    };
    let exact = u64::from_le_bytes(*window);
    let lower = exact | (ONES * 0x20);
    let len = letters_at_end(lower);
    if let Some(cut) = (SHORT - 1).checked_sub(len) {
        match window[cut] {
            b'.' => return dotted(&window[..cut], &window[cut + 1..]),
            // These do not cut a word off; `C/.` is none, and `Reg.-Dir.` may be one abbreviation.
            b'-' | b'/' | b'0'..=b'9' | 0x80.. => return Before::Unclear,
            _ => {}
        }
    }
    if len == 0 {
        return Before::Word;
    }
    let letters = &window[SHORT - len..];
    if len == 1 && letters[0].is_ascii_uppercase() {
        return Before::Initial;
    }
    if words.may_stand_before_stop(lower, len) {
        return if len < SHORT { abbreviation(words, letters, exact, lower) } else { Before::Unclear };
    }
    let label = len == 1 || letters.iter().all(|byte| is_roman(*byte));
    if label { Before::Unclear } else { Before::Word }
}

/// What the letters `last` are behind a dot with `first` before it.
#[inline]
fn dotted(first: &[u8], last: &[u8]) -> Before {
    match (first, last) {
        ([.., cut, b'A'..=b'Z'], [b'A'..=b'Z']) | ([.., cut, b'a'..=b'z'], [b'a'..=b'z'])
            if cut.is_ascii() && !cut.is_ascii_alphanumeric() && !matches!(cut, b'.' | b'-') =>
        {
            Before::TwoLetters
        }
        ([.., b'A'..=b'Z' | b'a'..=b'z'], [_, ..]) => Before::Dotted,
        _ => Before::Unclear,
    }
}

/// The number of ASCII letters at the end of a window, the last byte highest, in lower case.
#[inline]
fn letters_at_end(lower: u64) -> usize {
    // Eight letters side by side: the high bit of each byte tells whether it is not between a and z.
    let low_bits = lower & !HIGH;
    let from_a = low_bits + ONES * (0x80 - u64::from(b'a'));
    let past_z = low_bits + ONES * (0x80 - u64::from(b'z') - 1);
    let others = !(from_a & !past_z & !lower) & HIGH;
    (others.leading_zeros() / 8) as usize
}

/// A word of fewer than [`SHORT`] letters, which may be an abbreviation.
#[inline]
fn abbreviation(words: &Words, letters: &[u8], exact: u64, lower: u64) -> Before {
    if letters[letters.len() - 1].is_ascii_uppercase() {
        return Before::Unclear;
    }
    let roles = words.roles_before_stop(last_bytes(exact, letters.len()), last_bytes(lower, letters.len()));
    if roles == Roles::default() { Before::Unclear } else { Before::Abbreviation(roles) }
}

#[cfg(test)]
mod tests {
    use riscontro_lang::{Language, Table};

    use super::*;

    #[test]
    fn only_what_is_certain_is_decided() {
        let language =
            Language { abbreviations: Table::new("dott\tname\necc\tfinal\nsottosegr\tname\n"), ..Language::NEUTRAL };
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
        assert_eq!(at_first_stop("pane, latte ecc. 2 volte"), Glance::GoesOn);
        assert_eq!(at_first_stop("pane, latte ecc. come prima"), Glance::GoesOn);
        let unclear = ["Il sottosegr. Neri", "Pio XII. Il", "Il bar B. Poi", "la città. Poi", "a nord-est. Poi"];
        let labels = ["pane, latte ecc. 2) olio", "pane, latte ecc. iii) olio", "pane, latte ecc. ftp://"];
        assert!(unclear.into_iter().chain(labels).all(|text| at_first_stop(text) == Glance::Look));
    }
}
