//! The decision at a candidate: does a sentence end here?
//!
//! It is taken from what stands around the run of marks, never from farther away: the token before it with its roles in
//! the language's tables, and the beginning of what follows. The default is the one that costs less when it is wrong: a
//! stop before a capital ends a sentence unless the token before it speaks against it, and before a small letter it does not.

use crate::context::{Begins, Closed, Mark, Next, Run, is_dash, is_quote, token_before, word_before_token};
use crate::words::{Roles, Words};

/// A candidate in its paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'t> {
    /// The paragraph.
    pub(crate) text: &'t str,
    /// Where the current segment begins.
    pub(crate) segment: usize,
    /// The marks.
    pub(crate) run: Run,
    /// What follows, behind the white space.
    pub(crate) next: Next<'t>,
}

impl Place<'_> {
    fn begins_capital(&self) -> bool {
        matches!(self.next.begins, Begins::Capital)
    }

    /// The text of the segment before the token or mark at `at`.
    fn segment_before(&self, at: usize) -> &str {
        self.text.get(self.segment..at).unwrap_or("")
    }
}

impl Words {
    /// Whether a sentence ends at `place`.
    pub(crate) fn end_sentence(&self, place: &Place<'_>) -> bool {
        if place.next.begins == Begins::Small {
            return false;
        }
        match place.run.mark {
            Mark::Strong => self.strong_ends(place),
            Mark::Ellipsis => self.ellipsis_ends(place),
            Mark::Stop => self.stop_ends(place),
        }
    }

    /// A question or exclamation mark ends a sentence, unless it stands alone in brackets or ends an aside.
    fn strong_ends(&self, place: &Place<'_>) -> bool {
        match place.run.closed {
            Closed::Bracket => !is_alone(place) && self.starts(&place.next) != Start::Name,
            _ => true,
        }
    }

    /// Dots for something left out, at the beginning or in brackets, end nothing.
    fn ellipsis_ends(&self, place: &Place<'_>) -> bool {
        let before = place.segment_before(place.run.group);
        !is_alone(place) && before.contains(char::is_alphanumeric)
    }

    fn stop_ends(&self, place: &Place<'_>) -> bool {
        let token = token_before(place.text, place.run.group);
        if token.is_empty() {
            return true;
        }
        let start = place.run.group - token.len();
        if is_label(token) && !place.segment_before(start).contains(char::is_alphanumeric) {
            return false;
        }
        let roles = self.roles(token);
        if roles.has(Roles::ABBREVIATION) {
            return self.abbreviation_ends(place, token, roles);
        }
        if is_initial(token) {
            return self.initial_ends(place, start);
        }
        if token.contains('.') && is_dotted_capitals(token) {
            return !place.begins_capital() || self.starts(&place.next) == Start::Sentence;
        }
        true
    }

    fn abbreviation_ends(&self, place: &Place<'_>, token: &str, roles: Roles) -> bool {
        let next = &place.next;
        let quoted = next.opener.is_some_and(is_quote);
        if roles.has(Roles::INNER) {
            return false;
        }
        if roles.has(Roles::NUMBER) && (next.begins == Begins::Digit || is_label(next.word)) {
            return false;
        }
        if roles.has(Roles::NAME) {
            return false;
        }
        if is_initial(token) {
            return self.initial_ends(place, place.run.group - token.len());
        }
        let start = self.starts(next);
        if roles.has(Roles::FINAL) {
            return match next.begins {
                Begins::Digit => false,
                _ if quoted || next.opener.is_some_and(is_dash) => true,
                _ if next.opener.is_some() => false,
                _ if is_dotted_capitals(token) => start == Start::Sentence,
                _ => start != Start::Name || !roles.has(Roles::CALENDAR),
            };
        }
        start == Start::Sentence || roles.has(Roles::FUNCTION) || roles.has(Roles::COMMON)
    }

    /// `J. K. Rowling` goes on, `piano B. La presidente` does not.
    fn initial_ends(&self, place: &Place<'_>, start: usize) -> bool {
        let before = word_before_token(place.text, start);
        let in_name = before.chars().next().is_none_or(char::is_uppercase);
        match self.starts(&place.next) {
            Start::Sentence => !in_name || !self.roles(place.next.word).has(Roles::PARTICLE),
            _ => false,
        }
    }

    /// What the capital that follows is taken for.
    fn starts(&self, next: &Next<'_>) -> Start {
        if next.begins != Begins::Capital {
            return Start::Other;
        }
        let roles = self.roles(next.word);
        let elided = matches!(next.after, Some('\'' | '’')) && roles.has(Roles::ELISION);
        let initial = next.after == Some('.') && is_initial(next.word);
        if !initial && (elided || roles.has(Roles::FUNCTION)) { Start::Sentence } else { Start::Name }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// A function word: a name does not begin like this.
    Sentence,
    /// Any other capital.
    Name,
    /// No capital.
    Other,
}

/// Whether only marks stand between an opening bracket and the run: `(?)`, `[…]`.
fn is_alone(place: &Place<'_>) -> bool {
    place.run.closed == Closed::Bracket && place.text[..place.run.group].ends_with(['(', '['])
}

/// A single capital, or two letters for one sound of another script (`Yu.`, `Th.`).
fn is_initial(token: &str) -> bool {
    let mut letters = token.chars();
    matches!((letters.next(), letters.next()), (Some(first), None) if first.is_uppercase())
}

/// `U.S`, `J.R.R`, `Ph.D`: capitals with dots between them.
fn is_dotted_capitals(token: &str) -> bool {
    token.contains('.') && token.split('.').all(|part| part.starts_with(char::is_uppercase) && part.chars().count() <= 2)
}

/// What may number an item, a chapter or a page: up to three digits, a Roman numeral, a letter.
fn is_label(token: &str) -> bool {
    let digits = token.len() <= 3 && token.bytes().all(|byte| byte.is_ascii_digit());
    let roman = |set: &str| token.chars().all(|letter| set.contains(letter));
    digits || roman("IVXLCDM") || roman("ivxlcdm") || token.chars().count() == 1
}
