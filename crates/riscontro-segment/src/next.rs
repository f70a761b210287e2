//! How what follows a mark begins: its first word and the signs before it.

use crate::context::{REACH, char_at, is_dash, is_label, is_letter, is_quote};

/// Marks that are passed before the first word of what follows.
const OPENERS: usize = 12;

/// How what follows begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begins {
    /// With a capital, or a small letter before one (`iPad`), or inline code.
    Capital,
    Small,
    Digit,
    /// With a sign, or a letter of a script without case.
    Other,
}

/// The beginning of what follows a run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Next<'t> {
    text: &'t str,
    /// Where it begins, its marks included.
    pub(crate) at: usize,
    pub(crate) begins: Begins,
    /// The first letters, or digits; empty for a sign.
    pub(crate) word: &'t str,
    /// Where `word` ends.
    end: usize,
    /// What comes right behind `word`.
    pub(crate) after: Option<char>,
    /// The first mark that stands before the word: a quote, bracket, dash or bullet.
    pub(crate) opener: Option<char>,
}

impl<'t> Next<'t> {
    /// Reads what begins at `at`; nothing if only marks follow.
    pub(crate) fn at(text: &'t str, at: usize) -> Option<Next<'t>> {
        let mut from = at;
        let mut opener = None;
        let mut last = '\0';
        for letter in text[at..].chars().take(OPENERS) {
            if letter.is_ascii_alphanumeric() || !passes(letter) && !letter.is_whitespace() {
                break;
            }
            (opener, last) = (opener.or(Some(letter)), letter);
            from += letter.len_utf8();
        }
        let first = char_at(text, from)?;
        let word = word_at(text, from);
        let end = from + word.len();
        let after = char_at(text, end);
        let mut next = Next { text, at, begins: Begins::of(first, word), word, end, after, opener };
        if is_address(word, after) || is_item(word, after) {
            next.begins = Begins::Other;
        } else if is_clitic(last, word) && next.is_before_capital() {
            next.begins = Begins::Capital;
        }
        Some(next)
    }

    /// Whether a capital comes after the word and a space or an apostrophe: `La Torre`, `D'Annunzio`.
    pub(crate) fn is_before_capital(&self) -> bool {
        let mut rest = self.text[self.end..].chars();
        matches!(rest.next(), Some(' ' | '\'' | '’')) && rest.next().is_some_and(char::is_uppercase)
    }

    /// The word after this one and a space.
    pub(crate) fn second_word(&self) -> &'t str {
        if self.text[self.end..].starts_with(' ') { word_at(self.text, self.end + 1) } else { "" }
    }

    /// Whether it is a sign that no sentence begins with: a comma, `/ km²`.
    pub(crate) fn is_continuation(&self) -> bool {
        self.begins_with([',', ';', ':', '/', '%', '×'])
    }

    /// Whether it is a mark that stands apart from what it ends: `un S.O.S. ?`
    pub(crate) fn is_mark(&self) -> bool {
        self.begins_with(['?', '!'])
    }

    /// Whether it is the sign of a section, which a number follows.
    pub(crate) fn is_section(&self) -> bool {
        self.begins_with(['§', '¶'])
    }

    fn begins_with<const N: usize>(&self, signs: [char; N]) -> bool {
        self.opener.is_none() && self.word.is_empty() && self.after.is_some_and(|sign| signs.contains(&sign))
    }
}

/// A letter behind an apostrophe: with a capital after it it begins a sentence, `'s Avonds`, `'t Is`.
fn is_clitic(mark: char, word: &str) -> bool {
    matches!(mark, '\'' | '’' | '‘') && word.len() == 1 && word.as_bytes()[0].is_ascii_lowercase()
}

impl Begins {
    fn of(first: char, word: &str) -> Self {
        if first.is_ascii_uppercase() {
            return Begins::Capital;
        }
        if first.is_uppercase() || first == '\u{fffc}' {
            Begins::Capital
        } else if first.is_lowercase() {
            let mixed = word.chars().take(3).any(char::is_uppercase);
            if mixed { Begins::Capital } else { Begins::Small }
        } else if first.is_numeric() {
            Begins::Digit
        } else {
            Begins::Other
        }
    }
}

/// `https:`, `www.`: an address may begin a sentence with its small letter.
fn is_address(word: &str, after: Option<char>) -> bool {
    matches!((word, after), ("http" | "https" | "ftp", Some(':')) | ("www", Some('.')))
}

/// `a)`, `ii)`: the label of an item.
fn is_item(word: &str, after: Option<char>) -> bool {
    after == Some(')') && is_label(word)
}

/// Marks that may stand before the first word of a sentence.
fn passes(mark: char) -> bool {
    is_quote(mark)
        || is_dash(mark)
        || matches!(mark, '(' | '[' | '{' | '¿' | '¡' | '*' | '_' | '•' | '·' | '⁃' | '.' | '…' | ')' | ']' | '}')
}

/// The letters, or the digits, that begin at `at`; at most [`REACH`] bytes.
fn word_at(text: &str, at: usize) -> &str {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < bytes.len() && end - at <= REACH {
        if bytes[end].is_ascii_alphanumeric() {
            end += 1;
        } else if bytes[end].is_ascii() {
            break;
        } else {
            match char_at(text, end).filter(|letter| is_letter(*letter)) {
                Some(letter) => end += letter.len_utf8(),
                None => break,
            }
        }
    }
    &text[at..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_is_classed_behind_its_opening_marks() {
        let begins = |text: &'static str| Next::at(text, 0).map(|next| (next.begins, next.word));
        assert_eq!(begins("«È tardi"), Some((Begins::Capital, "È")));
        assert_eq!(begins("– non so"), Some((Begins::Small, "non")));
        assert_eq!(begins("iPad"), Some((Begins::Capital, "iPad")));
        assert_eq!(begins("(1912"), Some((Begins::Digit, "1912")));
        assert_eq!(begins("»"), None);
    }
}
