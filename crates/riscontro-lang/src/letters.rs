//! What bytes and letters are to the tokeniser.

/// What an ASCII byte may be to the tokeniser: bits.
pub(crate) const LOWER: u8 = 1;
const UPPER: u8 = 1 << 1;
const DIGIT: u8 = 1 << 2;
pub(crate) const WORD: u8 = LOWER | UPPER | DIGIT;
/// A mark that an address has.
const ADDRESS: u8 = 1 << 3;
/// White space, and the bytes beyond ASCII, which may begin some.
const SPACE: u8 = 1 << 4;

/// The bits of each byte.
pub(crate) static BYTES: [u8; 256] = {
    let mut bits = [0; 256];
    let mut at = 0;
    while at < bits.len() {
        bits[at] = match at as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'.' | b'_' | b':' | b'@' | b'#' => ADDRESS,
            b'\t'..=b'\r' | b' ' | 0x80.. => SPACE,
            _ => 0,
        };
        at += 1;
    }
    bits
};

/// The beginning of `text` up to white space, and whether it has a mark of an address.
pub(crate) fn first_chunk(text: &str) -> (&str, bool) {
    let is_end = |letter: char| letter.is_whitespace() || letter == '\u{fffc}';
    let (mut len, mut seen) = (0, 0);
    while let Some(bits) = text.as_bytes().get(len).map(|byte| BYTES[*byte as usize]).filter(|bits| bits & SPACE == 0) {
        seen |= bits;
        len += 1;
    }
    let more = text[len..].find(is_end).unwrap_or(text.len() - len);
    let has_marks = seen & ADDRESS != 0 || text[len..len + more].bytes().any(|byte| BYTES[byte as usize] == ADDRESS);
    (&text[..len + more], has_marks)
}

/// Whether folding leaves `text` as it is, which is seen at a glance.
pub(crate) fn is_folded(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}

pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2bc}')
}

/// White space that may stand between groups of digits.
pub(crate) fn is_group_space(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

pub(crate) fn is_word_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

/// Punctuation beyond ASCII: the general punctuation block, guillemets, inverted marks.
pub(crate) fn is_punctuation(mark: char) -> bool {
    matches!(mark, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¡' | '¿' | '·' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
        && !matches!(mark, '\u{2030}' | '\u{2031}' | '\u{2032}' | '\u{2033}' | '\u{2044}')
}
