//! Numbers that are names: `F-125`, `A320`, `5G`, addresses of dotted digits, digits too long for a value.

use riscontro_core::value::Number;
use riscontro_core::{Demand, TokenClass, Value};

use crate::found::Found;
use crate::period::roman;
use crate::reader::{At, Reader};

impl Reader<'_> {
    /// `l'anno III`, `phase II`: a Roman number after an ordinary noun counts; it may answer and asks for nothing.
    pub(crate) fn roman_after_noun(&self, at: At) -> Option<Found> {
        let before = at.token.checked_sub(1).map(At::start).filter(|before| self.is_content(*before));
        let value = before.and_then(|_| roman(self.rest(at)))?;
        let rank = u32::try_from(value).ok()?;
        let is_number = self.class(at) == Some(TokenClass::Upper) && (value > 1 || self.rest(at) != "I");
        is_number.then(|| {
            let found = Found::new(at, at.next(), Value::Ordinal(rank), Demand::Optional);
            found.or(Value::Number(Number::integer(i64::from(value))), 60)
        })
    }

    /// The code at `at`, without its hyphen and in capitals, by which it is compared; it may answer and asks for nothing,
    /// unless it is all digits.
    pub(crate) fn code(&self, at: At) -> Option<Found> {
        let class = self.class(at)?;
        let verbatim = |end: At| {
            let written = self.span(at, end).of(self.text);
            let code: String = written.chars().filter(|letter| letter.is_alphanumeric() || *letter == '.').collect();
            let demand = if class == TokenClass::Number { Demand::Required } else { Demand::Optional };
            let found = Found::new(at, end, Value::Verbatim(code.to_uppercase().into()), demand);
            // One side may give the number alone: `il Boeing B-747`, `the 747`.
            let digits = code.trim_start_matches(|letter: char| letter.is_alphabetic()).parse().ok();
            let parts = written.split(['.', ',', ':']).filter(|_| class == TokenClass::Number);
            let numbers = digits.into_iter().chain(parts.filter_map(|part| part.parse().ok()));
            numbers.fold(found, |found, number| found.or(Value::Number(Number::integer(number)), 30))
        };
        match class {
            TokenClass::Alphanumeric => Some(verbatim(at.next())),
            TokenClass::Number => self.amount(at).is_none().then(|| verbatim(at.next())),
            TokenClass::Upper | TokenClass::Capitalised if self.rest(at).len() <= 6 => {
                let number = self.past_hyphen(at.next()).filter(|next| self.is_number(*next))?;
                let year = self.amount(number).is_some_and(|amount| amount.year().is_some());
                (!year && self.rest(number).len() <= 4).then(|| verbatim(number.next()))
            }
            _ => None,
        }
    }
}
