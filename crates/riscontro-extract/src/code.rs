//! Numbers that are names: `F-125`, `A320`, `5G`, addresses of dotted digits, digits too long for a value.

use riscontro_core::value::{Number, PartialDate};
use riscontro_core::{Demand, TokenClass, Value};

use crate::found::Found;
use crate::glue::Glue;
use crate::period::roman;
use crate::reader::{At, Reader};

impl Reader<'_> {
    /// A Roman number: `capitolo XII`, `la XIV legione`, `Clemente VII`, `MDCCXLVIII`.
    ///
    /// After a noun that is numbered, or before one, it asks for an answer; behind a name or another noun it only may answer.
    pub(crate) fn roman_number(&self, at: At) -> Option<Found> {
        let value = roman(self.rest(at)).filter(|_| self.class(at) == Some(TokenClass::Upper))?;
        let (rank, len) = (u32::try_from(value).ok()?, self.rest(at).len());
        let number = Value::Number(Number::integer(i64::from(value)));
        // `CD`, `MIX` and `DI` are no numbers among words, nor is the letter of `Serie C`.
        let has = |letters: [char; 2]| self.rest(at).contains(letters);
        if (len < 4 && has(['D', 'M'])) || (len < 3 && has(['L', 'C'])) {
            return None;
        }
        if self.has_before(at, Glue::NumeralNoun) {
            return Some(Found::new(at, at.next(), number, Demand::Required).or(Value::Ordinal(rank), 60));
        }
        if let Some((end, month)) = self.month(at.next()).filter(|_| (1..=31).contains(&rank)) {
            // `via XX Settembre`
            let date =
                PartialDate { day: u8::try_from(rank).ok(), month: Some(month.number), ..PartialDate::default() };
            return Some(Found::new(at, end, Value::Date(date), Demand::Optional));
        }
        let before = at.token.checked_sub(1).map(At::start);
        let is_upper = |at: At| self.class(at) == Some(TokenClass::Upper);
        if before.is_some_and(is_upper) || is_upper(at.next()) {
            return None;
        }
        if value >= 1000 {
            let year = PartialDate { year: Some(value), ..PartialDate::default() };
            return Some(Found::new(at, at.next(), Value::Date(year), Demand::Required).or(number, 60));
        }
        self.roman_rank(at, rank)
    }

    /// A Roman number beside a noun or behind a name.
    fn roman_rank(&self, at: At, rank: u32) -> Option<Found> {
        let before = at.token.checked_sub(1).map(At::start);
        let is_capitalised = |at: At| self.class(at) == Some(TokenClass::Capitalised);
        let follows_name = before.is_some_and(is_capitalised);
        let follows_noun = before.is_some_and(|before| self.is_content(before));
        let has_noun = self.is_content(at.next()) || is_capitalised(at.next());
        let leads_noun = has_noun && self.rest(at).len() > 1 && !follows_name && !follows_noun;
        // Where the decimal mark is a point, a lone `I` is a pronoun and `IV antibiotics` are a drip.
        let in_english = self.formats.own.decimal == '.';
        let is_pronoun = rank == 1 && (follows_noun || in_english);
        if is_pronoun || !(follows_name || follows_noun || leads_noun) {
            // `Rivista di filologia, CXXII (1994)`, `LXXXVIII, 1997`: a volume and its year.
            let opens = self.is_mark(at.next(), "(") || self.is_mark(at.next(), ",");
            let is_volume = opens && self.amount(at.next().next()).is_some_and(|year| year.year().is_some());
            let number = Value::Number(Number::integer(i64::from(rank)));
            return is_volume.then(|| Found::new(at, at.next(), number, Demand::Optional));
        }
        let is_asked = leads_noun && !(rank == 4 && in_english);
        let demand = if is_asked { Demand::Required } else { Demand::Optional };
        let number = Value::Number(Number::integer(i64::from(rank)));
        let rank = Value::Ordinal(rank);
        Some(if leads_noun || follows_noun {
            Found::new(at, at.next(), rank, demand).or(number, 60)
        } else {
            // A ruler's number answers a ruler's number first.
            let code = Value::Verbatim(self.rest(at).into());
            Found::new(at, at.next(), code, demand).or(rank, 60).or(number, 40)
        })
    }

    /// Three or more small numbers joined by hyphens, as formations of a side are: `4-3-3`.
    pub(crate) fn hyphened_digits(&self, at: At) -> Option<Found> {
        let is_small = |at: At| self.is_number(at) && self.rest(at).len() == 1;
        let (mut end, mut count) = (at, 0);
        while is_small(end) {
            (end, count) = (end.next(), count + 1);
            let Some(next) = self.past_hyphen(end).filter(|next| is_small(*next)) else { break };
            end = next;
        }
        if count < 3 {
            return None;
        }
        let code = self.span(at, end).of(self.text).replace(|letter: char| !letter.is_ascii_digit(), "-");
        Some(Found::new(at, end, Value::Verbatim(code.into()), Demand::Required))
    }

    /// The code at `at`, without its hyphen and in capitals, by which it is compared; it may answer and asks for nothing,
    /// unless it is all digits.
    pub(crate) fn code(&self, at: At) -> Option<Found> {
        let class = self.class(at)?;
        if let Some(found) = self.hyphened_digits(at) {
            return Some(found);
        }
        let verbatim = |end: At| {
            let written = self.span(at, end).of(self.text);
            // `two Airbus A320s`, `seven A321neos`
            let written = written.strip_suffix('s').unwrap_or(written);
            let code: String = written.chars().filter(|letter| letter.is_alphanumeric() || *letter == '.').collect();
            let demand = if class == TokenClass::Number { Demand::Required } else { Demand::Optional };
            let verbatim = Value::Verbatim(code.to_uppercase().into());
            // `2:2`, the result of a match; `Rom 9:3` is none.
            let score = written.split_once(':').and_then(|(home, away)| Some((home.parse().ok()?, away.parse().ok()?)));
            let found = Found::new(at, end, verbatim, demand);
            let found = score.into_iter().fold(found, |found, (home, away)| found.or(Value::Score(home, away), 50));
            // One side may give the number alone: `il Boeing B-747`, `the 747`; `la quinta A`, *class 5A*.
            let digits = code.trim_matches(|letter: char| letter.is_alphabetic()).parse().ok();
            let parts = written.split(['.', ',', ':']).filter(|_| class == TokenClass::Number);
            let numbers = digits.into_iter().chain(parts.filter_map(|part| part.parse().ok()));
            numbers.fold(found, |found, number| found.or(Value::Number(Number::integer(number)), 30))
        };
        match class {
            TokenClass::Alphanumeric => Some(verbatim(at.next())),
            TokenClass::Number => self.amount(at).is_none().then(|| verbatim(at.next())),
            TokenClass::Upper | TokenClass::Capitalised if self.rest(at).len() <= 6 => {
                let number = self.past_hyphen(at.next())?;
                if self.is_model(number) {
                    return Some(verbatim(number.next()));
                }
                if !self.is_number(number) {
                    return None;
                }
                let year = self.amount(number).is_some_and(|amount| amount.year().is_some());
                (!year && self.rest(number).len() <= 4).then(|| verbatim(number.next()))
            }
            _ => None,
        }
    }

    /// Whether it is digits with capitals, as behind the hyphen of `F-35B`.
    fn is_model(&self, at: At) -> bool {
        let written = self.rest(at);
        let letters = written.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let letters = letters.strip_suffix('s').unwrap_or(letters);
        let is_upper = !letters.is_empty() && letters.chars().all(char::is_uppercase);
        is_upper && letters.len() < written.len() && self.class(at) == Some(TokenClass::Alphanumeric)
    }
}
