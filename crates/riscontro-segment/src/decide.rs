//! The decision at a candidate: does a sentence end here?
//!
//! It is taken from what stands around the run of marks, never from farther away: the token before it with its roles in
//! the language's tables, and the beginning of what follows. The default is the one that costs less when it is wrong: a
//! stop before a capital ends a sentence unless the token before it speaks against it, and before a small letter it does not.

use memchr::{memchr, memmem};
use riscontro_lang::NumberStop;

use crate::context::{Closed, Mark, Run, char_before, is_dash, is_quote, token_before, word_before_token};
use crate::next::{Begins, Next};
use crate::spaced::Part;
use crate::words::{Roles, Words, is_capital, is_vowel};

/// Bytes that a segment has at most when it is looked at whether it only just began.
const SHORT: usize = 48;

/// Bytes before a question mark in which the mark that opens the question is looked for.
const LONGEST_QUESTION: usize = 200;

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
    /// The text of the segment before the token or mark at `at`, if it is short; a long one is never read again, so that the
    /// time stays linear.
    fn short_before(&self, at: usize) -> Option<&str> {
        let before = self.text.get(self.segment..at)?;
        (before.len() <= SHORT).then_some(before)
    }

    /// Whether nothing but marks stands before `at` in the segment.
    pub(crate) fn leads(&self, at: usize) -> bool {
        self.short_before(at).is_some_and(|before| !before.contains(char::is_alphanumeric))
    }

    /// Whether fewer than `words` words stand before `at` in the segment.
    pub(crate) fn has_fewer_before(&self, at: usize, words: usize) -> bool {
        self.short_before(at).is_some_and(|before| before.split_whitespace().count() < words)
    }
}

impl Words {
    /// Whether a sentence ends at `place`.
    pub(crate) fn end_sentence(&self, place: &Place<'_>) -> bool {
        if place.next.begins == Begins::Small {
            return self.ends_before_small(place);
        }
        if is_citation(place) || place.next.is_continuation() {
            return false;
        }
        match place.run.mark {
            Mark::Strong => self.strong_ends(place),
            Mark::Ellipsis => self.ellipsis_ends(place),
            Mark::Stop => self.stop_ends(place),
        }
    }

    /// Before a small letter a sentence ends when the stop follows a whole word, or when the writer uses no capitals.
    fn ends_before_small(&self, place: &Place<'_>) -> bool {
        let (run, next) = (place.run, &place.next);
        if run.mark == Mark::Ellipsis || run.closed != Closed::Nothing || next.opener.is_some_and(is_dash) {
            return false;
        }
        let token = token_before(place.text, run.group);
        let function = || self.roles(next.word).has(Roles::FUNCTION);
        if self.lacks_its_capital(next.word) {
            return !self.roles(token).has(Roles::ABBREVIATION) && next.opener.is_none();
        }
        match run.mark {
            Mark::Stop if token.is_empty() => function(),
            Mark::Stop => self.word_ends(place, token),
            _ => {
                let no_capitals = place.text[place.segment..].starts_with(char::is_lowercase);
                let sentence = || function() && !place.has_fewer_before(run.group, 2) && !self.goes_on_telling(place);
                token.starts_with(char::is_lowercase) && (no_capitals || sentence())
            }
        }
    }

    /// Whether a stop ends a sentence behind `token` and before a small letter.
    fn word_ends(&self, place: &Place<'_>, token: &str) -> bool {
        let start = place.run.group - token.len();
        let abbreviation = || self.roles(place.next.word).has(Roles::ABBREVIATION);
        // `precisa de dois papéis: 1. recibo; 2. cópia`, `3. ed. aumentada`
        let item = || place.text[..start].ends_with("; ") || place.text[..start].ends_with(": ");
        let labels = || item() || place.next.after == Some('.') && abbreviation();
        if is_number(token) && labels() || self.may_be_ordinal(token) {
            return false;
        }
        let part = self.spaced_part(place.text, start, token, self.roles(token), &place.next);
        // `alto come il Big Ben. "una torre`: a quotation in small letters speaks for a whole word too.
        let quoted = || place.next.opener.is_some_and(is_quote) && self.may_be_whole(token);
        let whole = self.is_whole_word(token) || quoted();
        matches!(part, Part::None) && whole && !is_measure(place.text, token, place.run.group)
    }

    /// Whether `token` is a number that may be an ordinal by its stop, `vom 1. bis 3. Juni`, `Wilhelm II. war`.
    fn may_be_ordinal(&self, token: &str) -> bool {
        self.number_stop() == NumberStop::Ordinal
            && (is_number(token) || token.bytes().all(|byte| b"IVXLCDM".contains(&byte)))
    }

    /// Whether the words behind a question or an exclamation belong to the teller: `– Dove vai? le chiese`, `¡basta! y me fui`,
    /// `a-t-elle répété`.
    fn goes_on_telling(&self, place: &Place<'_>) -> bool {
        let dialogue = place.text[place.segment..].starts_with(is_dash);
        let window = place.run.group.saturating_sub(LONGEST_QUESTION).max(place.segment);
        let opened = || {
            let before = &place.text.as_bytes()[window..place.run.group];
            memmem::find(before, "¿".as_bytes()).or_else(|| memmem::find(before, "¡".as_bytes())).is_some()
        };
        dialogue || place.next.after == Some('-') || opened()
    }

    /// Whether `token` is long enough for a word and in no list of abbreviations.
    fn may_be_whole(&self, token: &str) -> bool {
        let letters = token.chars().count();
        let long = letters >= 4 || letters == 3 && token.starts_with(char::is_uppercase);
        long && token.chars().all(char::is_alphabetic)
            && !self.is_empty()
            && !self.roles(token).has(Roles::ABBREVIATION)
    }

    /// Whether `word` is a small `i` that should be a capital: its writer uses none.
    fn lacks_its_capital(&self, word: &str) -> bool {
        let mut capital = [0; 4];
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_ascii_lowercase() => {
                self.roles(letter.to_ascii_uppercase().encode_utf8(&mut capital)).has(Roles::CAPITAL)
            }
            _ => false,
        }
    }

    /// Whether `token` is a word or number that no one would shorten to this.
    fn is_whole_word(&self, token: &str) -> bool {
        let roles = self.roles(token);
        if roles.has(Roles::ABBREVIATION) || self.is_empty() || token.contains('.') {
            return false;
        }
        let letters = token.chars().count();
        let vowel = token.ends_with(is_vowel);
        let number = token.bytes().all(|byte| byte.is_ascii_digit());
        let listed = letters > 1 && (roles.has(Roles::FUNCTION) || roles.has(Roles::COMMON));
        number || listed || letters >= 4 && (vowel || !self.end_in_vowels())
    }

    /// Whether a sentence ends at marks without white space behind them: `un errore.Poi`, but not `Booking.Com`.
    ///
    /// A word that the tables know must stand on one side, and nothing of an address on either.
    pub(crate) fn end_joint(&self, text: &str, run: Run) -> bool {
        let token = token_before(text, run.group);
        let Some(next) = Next::at(text, run.end) else { return false };
        let known = |word: &str| self.roles(word).has(Roles::FUNCTION) || self.roles(word).has(Roles::COMMON);
        let plain = token.len() > 1 && token.chars().all(char::is_lowercase);
        let spaced =
            char_before(text, run.group - token.len()).is_none_or(|before| before.is_whitespace() || before == '(');
        let ends = next.after.is_none_or(|after| after.is_whitespace() || matches!(after, ',' | '\'' | '’'));
        let words = match next.begins {
            Begins::Capital => known(token) || known(next.word),
            // `late?we left`: an address has no such words on both sides.
            Begins::Small => run.mark == Mark::Strong && known(token) && known(next.word),
            _ => false,
        };
        plain && spaced && ends && words && next.opener.is_none() && !self.roles(token).has(Roles::ABBREVIATION)
    }

    /// A question or exclamation mark ends a sentence, unless it stands alone in brackets or ends an aside.
    fn strong_ends(&self, place: &Place<'_>) -> bool {
        match place.run.closed {
            Closed::Bracket => !is_alone(place) && self.starts(&place.next) != Start::Name,
            _ => true,
        }
    }

    /// Dots for something left out, at the beginning or in brackets, end nothing; set apart they end nothing before a word
    /// that has a capital everywhere, `it was ... well, I thought ... I knew`.
    fn ellipsis_ends(&self, place: &Place<'_>) -> bool {
        let apart = || char_before(place.text, place.run.group).is_some_and(char::is_whitespace);
        let says_nothing = || apart() && self.roles(place.next.word).has(Roles::CAPITAL);
        !is_alone(place) && !place.leads(place.run.group) && !says_nothing()
    }

    /// What the capital that follows is taken for.
    pub(crate) fn starts(&self, next: &Next<'_>) -> Start {
        if next.begins != Begins::Capital {
            return Start::Other;
        }
        let roles = self.roles(next.word);
        let elided = matches!(next.after, Some('\'' | '’')) && roles.has(Roles::ELISION);
        let initial = next.after == Some('.') && is_capital(next.word);
        if !initial && (elided || roles.has(Roles::FUNCTION)) { Start::Sentence } else { Start::Name }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// A function word: a name does not begin like this.
    Sentence,
    /// Any other capital.
    Name,
    /// No capital.
    Other,
}

/// Whether `token` is a number of at most three digits: no year.
pub(crate) fn is_number(token: &str) -> bool {
    token.len() <= 3 && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a source in brackets follows a quotation, `«…» (Manzoni).`: it belongs to the same sentence.
fn is_citation(place: &Place<'_>) -> bool {
    if place.run.closed != Closed::Quote || place.next.opener != Some('(') {
        return false;
    }
    let source = &place.text.as_bytes()[place.next.at..];
    let close = memchr(b')', &source[..source.len().min(80)]);
    close.is_some_and(|close| !matches!(source[close - 1], b'.' | b'!' | b'?') && source.get(close + 1) == Some(&b'.'))
}

/// Whether `token`, which ends at `end`, may be the unit of a number: `6 in. long`.
fn is_measure(text: &str, token: &str, end: usize) -> bool {
    token.len() <= 3 && word_before_token(text, end - token.len()).starts_with(|digit: char| digit.is_ascii_digit())
}

/// Whether only marks stand between an opening bracket and the run: `(?)`, `[…]`.
fn is_alone(place: &Place<'_>) -> bool {
    place.run.closed == Closed::Bracket && place.text[..place.run.group].ends_with(['(', '['])
}
