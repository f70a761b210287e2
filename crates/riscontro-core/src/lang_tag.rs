//! Language tags.

use std::fmt;
use std::str::FromStr;

/// A well-formed language tag such as `it`, `pt-BR` or `zh-Hant-TW`; `Copy`, at most 15 bytes.
///
/// Syntax after BCP 47 (RFC 5646, section 2.1): a primary subtag of 2 or 3 letters, then subtags of 2 to 8 letters or
/// digits. The primary subtag is stored in lower case. Whether riscontro knows the language is another question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangTag {
    bytes: [u8; 15],
    len: u8,
}

/// Why a language tag was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("malformed language tag `{tag}`: expected two or three letters, then subtags such as `-BR`")]
pub struct LangTagError {
    tag: Box<str>,
}

impl LangTag {
    /// Returns the tag `literal`, for tags written in the program.
    ///
    /// # Panics
    ///
    /// When the tag is malformed; in a constant this is a compile error.
    #[must_use]
    pub const fn new(literal: &str) -> Self {
        match Self::checked(literal.as_bytes()) {
            Some(tag) => tag,
            None => panic!("malformed language tag"),
        }
    }

    const fn checked(input: &[u8]) -> Option<Self> {
        let mut bytes = [0; 15];
        if input.len() > bytes.len() {
            return None;
        }
        let mut subtag_len = 0;
        let mut primary = true;
        let mut at = 0;
        while at < input.len() {
            let byte = if input[at] == b'_' { b'-' } else { input[at] };
            bytes[at] = if primary { byte.to_ascii_lowercase() } else { byte };
            if byte == b'-' {
                if !Self::is_subtag(primary, subtag_len) {
                    return None;
                }
                primary = false;
                subtag_len = 0;
            } else if byte.is_ascii_alphabetic() || (!primary && byte.is_ascii_digit()) {
                subtag_len += 1;
            } else {
                return None;
            }
            at += 1;
        }
        if Self::is_subtag(primary, subtag_len) { Some(LangTag { bytes, len: input.len() as u8 }) } else { None }
    }

    const fn is_subtag(primary: bool, len: usize) -> bool {
        if primary { len == 2 || len == 3 } else { len >= 2 && len <= 8 }
    }

    /// The whole tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len as usize]).expect("a tag is ASCII")
    }

    /// The primary subtag: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.as_str().split('-').next().expect("split yields at least one part")
    }
}

impl FromStr for LangTag {
    type Err = LangTagError;

    fn from_str(tag: &str) -> Result<Self, LangTagError> {
        Self::checked(tag.as_bytes()).ok_or_else(|| LangTagError { tag: tag.into() })
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_tags_pass_and_others_do_not() {
        for good in ["it", "EN", "pt-BR", "zh-Hant-TW", "oci", "de_AT"] {
            assert!(good.parse::<LangTag>().is_ok(), "{good}");
        }
        for bad in ["", "i", "italiano", "it-", "it-x", "1t", "it BR", "è"] {
            assert!(bad.parse::<LangTag>().is_err(), "{bad}");
        }
        assert_eq!("PT-BR".parse::<LangTag>().unwrap().primary(), "pt");
    }
}
