//! Abbreviations whose parts are written apart: `z. B.`, `a. C.`, `EE. UU.`, `i. d. R.`
//!
//! Tables write them without the spaces (`z.B`, `i.d.R`), once for both spellings. A word that begins one of them has the
//! role [`Roles::HEAD`], a word that goes on [`Roles::TAIL`]; only at such words is anything joined, in a buffer on the
//! stack, and never more than [`LONGEST`] bytes of it.

use crate::context::{char_before, token_before};
use crate::next::Next;
use crate::words::{Roles, Words};

/// Bytes of the longest abbreviation that is joined.
const LONGEST: usize = 24;

/// Parts of the longest one: `s. c. a. r. l.`
const PARTS: usize = 5;

/// What the stop behind a part of an abbreviation is.
#[derive(Debug)]
pub(crate) enum Part {
    /// Not of an abbreviation written with spaces.
    None,
    /// A further part follows.
    Inner,
    /// The last part, of the abbreviation that is joined.
    Last(Joined),
}

/// An abbreviation with its inner dots, its last dot and the spaces left out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Joined {
    /// Filled from the end.
    buffer: [u8; LONGEST],
    start: usize,
    /// What the tables say of it.
    pub(crate) roles: Roles,
    /// Where its first part begins in the text.
    pub(crate) at: usize,
}

impl Joined {
    fn of(token: &str) -> Option<Self> {
        let start = LONGEST.checked_sub(token.len())?;
        let mut buffer = [0; LONGEST];
        buffer[start..].copy_from_slice(token.as_bytes());
        Some(Joined { buffer, start, roles: Roles::default(), at: 0 })
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.buffer[self.start..]).expect("whole words and dots were joined")
    }

    /// The same with `part` and a dot before it.
    fn behind(mut self, part: &str) -> Option<Self> {
        let start = self.start.checked_sub(part.len() + 1)?;
        self.buffer[start..start + part.len()].copy_from_slice(part.as_bytes());
        self.buffer[self.start - 1] = b'.';
        self.start = start;
        Some(self)
    }
}

impl Words {
    /// What the stop behind `token`, which begins at `start` and has `roles`, is when its abbreviation may be written with spaces.
    pub(crate) fn spaced_part(&self, text: &str, start: usize, token: &str, roles: Roles, next: &Next<'_>) -> Part {
        if roles.has(Roles::HEAD) && self.continue_in(Joined::of(token), next) {
            return Part::Inner;
        }
        if !roles.has(Roles::TAIL) {
            return Part::None;
        }
        let (mut joined, mut start, mut last) = (Joined::of(token), start, Part::None);
        for _ in 1..PARTS {
            let Some((part, at)) = part_before(text, start) else { break };
            joined = joined.and_then(|joined| joined.behind(part));
            let Some(known) = &mut joined else { break };
            (known.roles, known.at) = (self.roles(known.as_str()), at);
            if known.roles.has(Roles::HEAD) && self.continue_in(Some(*known), next) {
                return Part::Inner;
            }
            if known.roles.has(Roles::ABBREVIATION) {
                last = Part::Last(*known);
            }
            start = at;
        }
        last
    }

    /// Whether the word that follows, with its stop, goes on with the abbreviation.
    fn continue_in(&self, joined: Option<Joined>, next: &Next<'_>) -> bool {
        if next.after != Some('.') || next.opener.is_some() {
            return false;
        }
        let longer = Joined::of(next.word).and_then(|last| last.behind(joined?.as_str()));
        longer.is_some_and(|longer| self.roles(longer.as_str()).has(Roles::ABBREVIATION.with(Roles::HEAD)))
    }
}

/// The token with a stop and white space behind it that stands before `start`, and where it begins.
fn part_before(text: &str, start: usize) -> Option<(&str, usize)> {
    let space = char_before(text, start).filter(|space| space.is_whitespace() && *space != '\n')?;
    let stop = start - space.len_utf8();
    let token = text[..stop].ends_with('.').then(|| token_before(text, stop - 1))?;
    (!token.is_empty() && token.len() < LONGEST).then(|| (token, stop - 1 - token.len()))
}

#[cfg(test)]
mod tests {
    use riscontro_lang::{Language, Table};

    use super::*;

    #[test]
    fn parts_are_joined_over_spaces() {
        let language = Language { abbreviations: Table::new("i.d.R\tinner\nz.B\tinner\n"), ..Language::NEUTRAL };
        let words = Words::new(&language, &[]);
        let part = |text: &str, stop: usize| {
            let token = token_before(text, stop);
            let next = Next::at(text, stop + 2).expect("a word follows");
            match words.spaced_part(text, stop - token.len(), token, words.roles(token), &next) {
                Part::None => "none".to_owned(),
                Part::Inner => "inner".to_owned(),
                Part::Last(joined) => joined.as_str().to_owned(),
            }
        };
        let text = "das ist i. d. R. so";
        assert_eq!([part(text, 9), part(text, 12), part(text, 15)], ["inner", "inner", "i.d.R"]);
        assert_eq!(part("in z. B. Rom", 7), "z.B");
        assert_eq!(part("der Plan z. Dann", 10), "none");
        assert_eq!(part("der Plan B. Dann", 10), "none");
    }
}
