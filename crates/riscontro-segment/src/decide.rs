//! The decision at a candidate: does a sentence end here?
//!
//! It is taken from what stands around the run of marks, never from farther away: the token before it with its roles in
//! the language's tables, and the beginning of what follows. The default is the one that costs less when it is wrong: a
//! stop before a capital ends a sentence unless the token before it speaks against it, and before a small letter it does not.

use memchr::memchr;
use riscontro_lang::NumberStop;

use crate::context::{
    Begins, Closed, Mark, Next, Run, char_before, is_dash, is_label, is_quote, token_before, word_before_token,
};
use crate::spaced::Part;
use crate::words::{Roles, Words, is_capital, is_vowel};

/// Bytes that a segment has at most when it is looked at whether it only just began.
const SHORT: usize = 48;

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
    fn leads(&self, at: usize) -> bool {
        self.short_before(at).is_some_and(|before| !before.contains(char::is_alphanumeric))
    }

    /// Whether fewer than `words` words stand before `at` in the segment.
    fn has_fewer_before(&self, at: usize, words: usize) -> bool {
        self.short_before(at).is_some_and(|before| before.split_whitespace().count() < words)
    }
}

impl Words {
    /// Whether a sentence ends at `place`.
    pub(crate) fn end_sentence(&self, place: &Place<'_>) -> bool {
        if place.next.begins == Begins::Small {
            return self.ends_before_small(place);
        }
        if is_citation(place) {
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
        match run.mark {
            Mark::Stop if token.is_empty() => function(),
            Mark::Stop => self.is_whole_word(token) && !is_measure(place.text, token, run.group),
            _ => {
                let no_capitals = place.text[place.segment..].starts_with(char::is_lowercase);
                let sentence = || function() && !place.has_fewer_before(run.group, 2);
                token.starts_with(char::is_lowercase) && (no_capitals || sentence())
            }
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
        let Some(next) = Next::at(text, run.end).filter(|next| next.begins == Begins::Capital) else { return false };
        let known = |word: &str| self.roles(word).has(Roles::FUNCTION) || self.roles(word).has(Roles::COMMON);
        let plain = token.len() > 1 && token.chars().all(char::is_lowercase);
        let spaced =
            char_before(text, run.group - token.len()).is_none_or(|before| before.is_whitespace() || before == '(');
        let ends = next.after.is_none_or(|after| after.is_whitespace() || matches!(after, ',' | '\'' | '’'));
        plain
            && spaced
            && ends
            && next.opener.is_none()
            && !self.roles(token).has(Roles::ABBREVIATION)
            && (known(token) || known(next.word))
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

    fn stop_ends(&self, place: &Place<'_>) -> bool {
        let token = token_before(place.text, place.run.group);
        if token.is_empty() {
            return true;
        }
        let start = place.run.group - token.len();
        if is_label(token) && place.leads(start) {
            return false;
        }
        // The sign of degree in `N°.` is no letter of the abbreviation.
        let roles = self.roles(token.trim_end_matches('°'));
        match self.spaced_part(place.text, start, token, roles, &place.next) {
            Part::Inner => return false,
            Part::Last(joined) => return self.listed_ends(place, joined.as_str(), joined.roles),
            Part::None => {}
        }
        if self.number_stop() == NumberStop::Ordinal && self.is_ordinal(token, &place.next) {
            return false;
        }
        if roles.has(Roles::ABBREVIATION) {
            return self.abbreviation_ends(place, token, roles);
        }
        if is_capital(token) {
            return self.initial_ends(place, start);
        }
        if is_dotted_capitals(token) {
            return place.next.begins != Begins::Capital || self.starts(&place.next) == Start::Sentence;
        }
        true
    }

    fn abbreviation_ends(&self, place: &Place<'_>, token: &str, roles: Roles) -> bool {
        let next = &place.next;
        // A sign or an inline code stands for a number too: its word is empty, and that is a label.
        let label = is_label(next.word) && !(self.is_word(roles) && self.starts(next) == Start::Sentence);
        if roles.has(Roles::NUMBER) && (next.begins == Begins::Digit || label) {
            return false;
        }
        if is_capital(token) && !roles.has(Roles::TITLE) {
            return self.initial_ends(place, place.run.group - token.len());
        }
        self.listed_ends(place, token, roles)
    }

    fn listed_ends(&self, place: &Place<'_>, token: &str, roles: Roles) -> bool {
        if roles.has(Roles::INNER) || roles.has(Roles::NAME) {
            return false;
        }
        if token.chars().all(char::is_uppercase) {
            // `ISS`, `ORD`: an acronym that only looks like the abbreviation.
            return true;
        }
        if roles.has(Roles::FINAL) {
            return self.final_ends(place, token, roles);
        }
        self.starts(&place.next) == Start::Sentence || self.is_word(roles)
    }

    /// `no` is a word as well as an abbreviation, `all` one only before an apostrophe.
    fn is_word(&self, roles: Roles) -> bool {
        (roles.has(Roles::FUNCTION) || roles.has(Roles::COMMON)) && !roles.has(Roles::ELISION)
    }

    /// Whether `token` is the number of a day, a century, a king: `am 3. Mai`, `im 19. Jahrhundert`, `Wilhelm II. Kaiser`.
    ///
    /// A year ends a sentence like any word; so does a number before a word that begins sentences.
    fn is_ordinal(&self, token: &str, next: &Next<'_>) -> bool {
        let digits = token.len() <= 3 && token.bytes().all(|byte| byte.is_ascii_digit());
        let roman = || token.len() <= 5 && token.bytes().all(|byte| b"IVXL".contains(&byte));
        match next.begins {
            Begins::Digit => digits && next.opener.is_none(),
            Begins::Capital => (digits || roman()) && next.opener.is_none() && self.starts(next) == Start::Name,
            _ => false,
        }
    }

    /// An abbreviation that may end a sentence does so unless what follows belongs to it.
    fn final_ends(&self, place: &Place<'_>, token: &str, roles: Roles) -> bool {
        let next = &place.next;
        if let Some(opener) = next.opener {
            return is_quote(opener) || is_dash(opener);
        }
        let follows = self.roles(next.word);
        if next.begins == Begins::Digit || next.after == Some('.') && follows.has(Roles::FINAL) {
            return false;
        }
        if self.starts(next) == Start::Sentence {
            return true;
        }
        if roles.has(Roles::HALF_DAY) {
            // `At 6 p.m. Dr. Rossi left`, `at 5 a.m. Eastern time`, `at 5 p.m. Monday`, `at 5 p.m. AEST`
            let hour_only = place.has_fewer_before(place.run.group, 4);
            let belongs = follows.has(Roles::ZONE) || follows.has(Roles::CALENDAR);
            return !hour_only && !belongs && !next.word.chars().all(char::is_uppercase);
        }
        !is_dotted_capitals(token) && !roles.has(Roles::CALENDAR)
    }

    /// `J. K. Rowling` and `G. La Torre` go on; `piano B. La presidente` and `Giorgio V. La corona` do not.
    fn initial_ends(&self, place: &Place<'_>, start: usize) -> bool {
        if self.starts(&place.next) != Start::Sentence {
            return false;
        }
        let is_ordinal = place.text[start..].starts_with(['I', 'V', 'X'])
            && word_before_token(place.text, start).starts_with(char::is_uppercase);
        let is_particle = self.roles(place.next.word).has(Roles::PARTICLE) && place.next.is_before_capital();
        is_ordinal || !is_particle
    }

    /// What the capital that follows is taken for.
    fn starts(&self, next: &Next<'_>) -> Start {
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
enum Start {
    /// A function word: a name does not begin like this.
    Sentence,
    /// Any other capital.
    Name,
    /// No capital.
    Other,
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

/// `U.S`, `J.R.R`, `Ph.D`: capitals with dots between them.
fn is_dotted_capitals(token: &str) -> bool {
    token.contains('.')
        && token.split('.').all(|part| part.starts_with(char::is_uppercase) && part.chars().count() <= 2)
}
