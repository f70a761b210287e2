//! The decision at one full stop: the end of a sentence, or of an abbreviation, an initial, an ordinal?

use riscontro_lang::NumberStop;

use crate::context::{is_dash, is_label, is_quote, is_roman, token_before, word_before_token};
use crate::decide::{Place, Start, is_number};
use crate::forms::SHORT;
use crate::next::{Begins, Next};
use crate::spaced::Part;
use crate::words::{Roles, Words, is_capital};

/// Words of a segment that is hardly a sentence yet.
const FEW: usize = 4;

impl Words {
    /// Whether a sentence ends at `place`, where one full stop stands and no small letter follows.
    pub(crate) fn stop_ends(&self, place: &Place<'_>) -> bool {
        let token = token_before(place.text, place.run.group);
        let start = place.run.group - token.len();
        if token.is_empty() {
            // `C/. Mayor` is a street.
            return !place.text[..start].ends_with('/');
        }
        if self.is_label_at(place, start, token) {
            return false;
        }
        if token.len() < SHORT && place.text[..start].ends_with(".-") {
            return self.hyphened_ends(place, start);
        }
        // The sign of degree in `N°.` is no letter of the abbreviation.
        let roles = self.roles(token.trim_end_matches('°'));
        let roles = if roles == Roles::default() { self.compound_roles(token) } else { roles };
        match self.spaced_part(place.text, start, token, roles, &place.next) {
            Part::Inner => return false,
            Part::Last(joined) => return self.listed_ends(place, joined.at, joined.as_str(), joined.roles),
            Part::None => {}
        }
        if self.number_stop() == NumberStop::Ordinal && self.is_ordinal(token, &place.next) {
            return false;
        }
        if roles.has(Roles::ABBREVIATION) {
            return self.abbreviation_ends(place, start, token, roles);
        }
        if is_capital(token) {
            return self.initial_ends(place, start);
        }
        !is_dotted_letters(token) || self.dotted_ends(place, token)
    }

    /// Whether `token` numbers an item: at the beginning of the segment (`1-bis.` too) or of a quotation, behind a semicolon, or as
    /// the first one behind a colon. A single small letter before a number is an abbreviation: `d. 2001`.
    fn is_label_at(&self, place: &Place<'_>, start: usize, token: &str) -> bool {
        let before = &place.text[..start];
        let first = || token == "1" && before.ends_with(": ");
        let quoted = || before.ends_with(['«', '“', '"']);
        let letter = || matches!(token.as_bytes(), [b'a'..=b'z']) && place.next.begins == Begins::Digit;
        is_label(token) && place.leads(start)
            || is_number(token) && (before.ends_with("; ") || first() || quoted())
            || letter() && place.next.opener.is_none()
            || self.is_inserted_label(place, start, token)
    }

    /// `1-bis` at the beginning of the segment: an item that was put between two others.
    fn is_inserted_label(&self, place: &Place<'_>, start: usize, token: &str) -> bool {
        let Some(number) = place.text[..start].strip_suffix('-').map(|before| token_before(before, before.len()))
        else {
            return false;
        };
        let plain = token.len() < SHORT && token.bytes().all(|byte| byte.is_ascii_lowercase());
        plain && !number.is_empty() && is_number(number) && place.leads(start - 1 - number.len())
    }

    fn abbreviation_ends(&self, place: &Place<'_>, start: usize, token: &str, roles: Roles) -> bool {
        let next = &place.next;
        // A sign or an inline code stands for a number too: its word is empty, and that is a label.
        // `Art. I, § 8`: whatever `I` means, no sentence begins like this.
        let numeral = matches!(next.after, Some(',' | ';' | ')'));
        let word = || self.is_word(roles) || self.is_article(next);
        let begins = || !numeral && self.starts(next) == Start::Sentence && word();
        let label = is_label(next.word) && !begins();
        if roles.has(Roles::NUMBER) && (next.begins == Begins::Digit || label) {
            return false;
        }
        if is_capital(token) && !roles.has(Roles::TITLE) {
            return self.initial_ends(place, start);
        }
        self.listed_ends(place, start, token, roles)
    }

    /// An abbreviation, hence short, hyphened to another, `J.-P. Dupont`, `Reg.-Dir. Paulsen`; whole it may be in the tables, `av. J.-C.`
    fn hyphened_ends(&self, place: &Place<'_>, start: usize) -> bool {
        let start = start - ".-".len() - token_before(place.text, start - ".-".len()).len();
        let whole = &place.text[start..place.run.group];
        let roles = self.roles(whole);
        if let Part::Last(joined) = self.spaced_part(place.text, start, whole, Roles::TAIL, &place.next) {
            return self.listed_ends(place, joined.at, joined.as_str(), joined.roles);
        }
        if roles.has(Roles::ABBREVIATION) {
            return self.listed_ends(place, start, whole, roles);
        }
        self.starts(&place.next) == Start::Sentence && !self.begins_name(&place.next)
    }

    /// Letters with dots that are in no table: `C.I.O.`, `U.S.C. § 5`, `C.A. Dalla Chiesa`.
    fn dotted_ends(&self, place: &Place<'_>, token: &str) -> bool {
        let next = &place.next;
        if let Some(opener) = next.opener {
            return is_quote(opener) || is_dash(opener);
        }
        let initials = token.len() <= "C.A".len();
        self.starts(next) == Start::Sentence && !(initials && self.begins_name(next))
    }

    /// Whether the capital that follows is a word of one letter before an ordinary one, `Cia. O grupo`; but `lett. A del bando`.
    fn is_article(&self, next: &Next<'_>) -> bool {
        let second = next.second_word();
        !next.word.bytes().all(is_roman)
            && second.starts_with(char::is_lowercase)
            && !self.roles(second).has(Roles::FUNCTION)
    }

    /// What the tables say of `token`, which begins at `start`; it is joined from its parts where those are written apart.
    fn listed_ends(&self, place: &Place<'_>, start: usize, token: &str, roles: Roles) -> bool {
        let acronym = token.len() > 1 && token.chars().all(char::is_uppercase);
        if roles.has(Roles::INNER) || roles.has(Roles::NAME) {
            return acronym && self.acronym_ends(&place.next)
                || roles.has(Roles::FINAL) && self.street_ends(place, start);
        }
        if acronym {
            // `ISS`, `ORD`: an acronym that only looks like the abbreviation.
            return true;
        }
        if roles.has(Roles::FINAL) {
            return self.final_ends(place, start, token, roles);
        }
        self.starts(&place.next) == Start::Sentence || self.is_word(roles)
    }

    /// Whether `MR` or `ING` is an acronym at the end of a sentence: in a headline names have capitals throughout.
    fn acronym_ends(&self, next: &Next<'_>) -> bool {
        let headline = next.word.len() > 1 && next.word.chars().all(char::is_uppercase);
        self.starts(next) == Start::Sentence && !headline && !self.begins_name(next)
    }

    /// What comes before names may end a sentence when it comes behind one too: `On Main St. The parade`, but `St. Louis`.
    fn street_ends(&self, place: &Place<'_>, start: usize) -> bool {
        let before = word_before_token(place.text, start);
        before.starts_with(char::is_uppercase) && self.starts(&place.next) == Start::Sentence
    }

    /// `no` is a word as well as an abbreviation, `all` one only before an apostrophe.
    fn is_word(&self, roles: Roles) -> bool {
        (roles.has(Roles::FUNCTION) || roles.has(Roles::COMMON)) && !roles.has(Roles::ELISION)
    }

    /// Whether `token` is the number of a day, a century, a king: `am 3. Mai`, `im 19. Jahrhundert`, `Wilhelm II. Kaiser`.
    ///
    /// A year ends a sentence like any word; so does a number before a word that begins sentences.
    fn is_ordinal(&self, token: &str, next: &Next<'_>) -> bool {
        let digits = is_number(token);
        let roman = || token.len() <= 5 && token.bytes().all(|byte| b"IVXL".contains(&byte));
        match next.begins {
            Begins::Digit => digits && next.opener.is_none(),
            Begins::Capital => (digits || roman()) && next.opener.is_none() && self.starts(next) == Start::Name,
            _ => false,
        }
    }

    /// An abbreviation that may end a sentence does so unless what follows belongs to it.
    fn final_ends(&self, place: &Place<'_>, start: usize, token: &str, roles: Roles) -> bool {
        let next = &place.next;
        // `At 6 p.m. Dr. Rossi left`, `La S.p.A. Fiat`, `Il P.M. Di Pietro`, `ROMA, 3 ott. - Il`: hardly a sentence yet; but `3 kg. Il`.
        let whole = || {
            let measure = || word_before_token(place.text, start).starts_with(|first: char| first.is_ascii_digit());
            !token.contains('.') && (place.leads(start) || measure())
        };
        let few = place.has_fewer_before(place.run.group, FEW);
        if let Some(opener) = next.opener {
            return is_quote(opener) || is_dash(opener) && !few;
        }
        let few = few && !whole();
        let follows = self.roles(next.word);
        if next.begins == Begins::Digit
            || next.is_mark()
            || next.is_section()
            || next.after == Some('.') && follows.has(Roles::FINAL.with(Roles::NUMBER))
        {
            return false;
        }
        if self.starts(next) == Start::Sentence {
            return !(few && self.begins_name(next));
        }
        let acronym = next.word.len() > 1 && next.word.chars().all(char::is_uppercase);
        if roles.has(Roles::HALF_DAY) {
            // `at 5 a.m. Eastern time`, `at 5 p.m. Monday`, `at 5 p.m. AEST`
            let belongs = follows.has(Roles::ZONE) || follows.has(Roles::CALENDAR);
            return !few && !belongs && !acronym;
        }
        // `Apple Inc. Chief Executive Tim Cook`, `Ford Motor Co. CEO Jim Farley`
        let rank = (acronym || follows.has(Roles::RANK)) && next.is_before_capital();
        let ends = !is_dotted_capitals(token) || self.begins_plainly(next, follows);
        !few && !rank && ends && !roles.has(Roles::CALENDAR)
    }

    /// Whether an ordinary word goes on in small letters, `a Washington D.C. Lavora da`. English names are made of ordinary words,
    /// `the U.S. Open champion`, so it says nothing there.
    fn begins_plainly(&self, next: &Next<'_>, follows: Roles) -> bool {
        self.end_in_vowels()
            && follows.has(Roles::COMMON)
            && !follows.has(Roles::RANK)
            && next.second_word().starts_with(char::is_lowercase)
    }

    /// Whether what follows is a word inside names and then a capital: `La Torre`, `Di Pietro`.
    fn begins_name(&self, next: &Next<'_>) -> bool {
        self.roles(next.word).has(Roles::PARTICLE) && next.is_before_capital()
    }

    /// `J. K. Rowling` and `G. La Torre` go on; `piano B. La presidente` and `Giorgio V. La corona` do not.
    fn initial_ends(&self, place: &Place<'_>, start: usize) -> bool {
        if self.starts(&place.next) != Start::Sentence {
            return false;
        }
        let is_ordinal = place.text[start..].starts_with(['I', 'V', 'X'])
            && word_before_token(place.text, start).starts_with(char::is_uppercase);
        is_ordinal || !self.begins_name(&place.next)
    }
}

/// `U.S`, `J.R.R`, `Ph.D`: capitals with dots between them.
fn is_dotted_capitals(token: &str) -> bool {
    token.contains('.')
        && token.split('.').all(|part| part.starts_with(char::is_uppercase) && part.chars().count() <= 2)
}

/// The same, or `g.i.p`: single letters in any case.
fn is_dotted_letters(token: &str) -> bool {
    let single = |part: &str| part.len() == 1 && part.as_bytes()[0].is_ascii_lowercase();
    is_dotted_capitals(token) || token.contains('.') && token.split('.').all(single)
}
