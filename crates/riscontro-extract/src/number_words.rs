//! Number words: phrases below a thousand (`two hundred and thirty-seven`), each closed by a scale, in falling order
//! (`due milioni e trecentomila`), as every European language builds them.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{Demand, TokenClass};
use riscontro_lang::Tens;

use crate::glue::Glue;
use crate::lexicon::{Composed, NumberKind, Weight};
use crate::numeral::Amount;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// A phrase of number words below the next scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    pub(crate) value: i64,
    pub(crate) end: At,
    pub(crate) demand: Demand,
}

/// Marks behind a number that counts nothing.
const CLOSING_MARKS: [&str; 8] = [".", ",", ";", ":", "!", "?", "\u{2026}", ")"];

impl Reader<'_> {
    pub(crate) fn in_words(&self, at: At) -> Option<Amount> {
        let mut group = self.group(at)?;
        let mut total = group.0.value;
        while let Some(limit) = group.1 {
            let Some(next) = self.next_group(group.0.end, limit) else { break };
            total = total.checked_add(next.0.value)?;
            group = next;
        }
        let demand = if group.0.end > at.next() { Demand::Required } else { group.0.demand };
        let scale = Exact::integer(group.1.unwrap_or(1));
        let power = scale.as_decimal().map_or(0, |(_, exponent)| exponent);
        let number = Number::new(Exact::integer(total), power);
        Some(Amount { scale, ..Amount::of(group.0.end, number, demand) })
    }

    /// The group after a scale `limit`: `and five hundred`, `, two hundred`.
    pub(crate) fn next_group(&self, at: At, limit: i64) -> Option<(Phrase, Option<i64>)> {
        let comma = self.is_mark(at, ",").then(|| at.next());
        let after_and = self.glue(comma.unwrap_or(at), Glue::And);
        let start = after_and.or(comma).unwrap_or(at);
        let next = match self.class(start) {
            Some(TokenClass::Number | TokenClass::Alphanumeric) => self.digit_group(start)?,
            _ => self.group(start)?,
        };
        if after_and.is_some() && self.counts_fractions(next.0) {
            return None;
        }
        // `un milione e una lettera`, but `un milione e uno.`; `due milioni e sei contento`, but `due milioni e sei.`
        let is_other = next.0.demand == Demand::Optional
            && after_and.is_some()
            && limit > 1000
            && self.token(next.0.end).is_some()
            && !CLOSING_MARKS.iter().any(|mark| self.is_mark(next.0.end, mark));
        (next.0.value < limit && !is_other && (comma.is_none() || next.0.value >= 100)).then_some(next)
    }

    /// `and 21` after `3 hundred`.
    pub(crate) fn and_digits(&self, at: At) -> Option<Phrase> {
        let digits = self.in_digits(self.glue(at, Glue::And)?)?;
        let value = digits.integer().filter(|value| (1..100).contains(value) && digits.end.is_whole())?;
        Some(Phrase { value, end: digits.end, demand: Demand::Required })
    }

    /// `500 mila` after `un milione e`.
    fn digit_group(&self, at: At) -> Option<(Phrase, Option<i64>)> {
        let digits = self.in_digits(at)?;
        let (end, scale) = self.scale(digits.end)?;
        let value = digits.integer()?.checked_mul(scale)?;
        let phrase = Phrase { value, end, demand: Demand::Required };
        match self.and_digits(end).filter(|_| scale == 100) {
            Some(rest) => Some((Phrase { value: value + rest.value, ..rest }, None)),
            None => Some((phrase, Some(scale))),
        }
    }

    /// A phrase with the scales after it, and the last of them.
    fn group(&self, at: At) -> Option<(Phrase, Option<i64>)> {
        let (mut phrase, mut last) = match self.phrase(at).or_else(|| self.one_before_scale(at)) {
            // `mil millones de euros`, which is one row of a table
            Some(phrase) => (phrase, (phrase.value >= 1_000_000).then_some(phrase.value)),
            None => (self.bare_scale(at)?, self.scale(at).map(|(_, scale)| scale).filter(|scale| *scale >= 1000)),
        };
        while let Some((end, scale)) = self.scale(phrase.end).or_else(|| self.scale(self.past_hyphen(phrase.end)?)) {
            phrase = Phrase { value: phrase.value.checked_mul(scale)?, end, demand: Demand::Required };
            last = Some(scale);
        }
        Some((phrase, last))
    }

    /// The article of `a hundred`, `a million`.
    fn one_before_scale(&self, at: At) -> Option<Phrase> {
        let end = self.glue(at, Glue::One)?;
        let (after, scale) = self.scale(end)?;
        if scale >= 1000 {
            return Some(Phrase { value: 1, end, demand: Demand::Required });
        }
        Some(self.continued(Phrase { value: scale, end: after, demand: Demand::Required }))
    }

    /// `hundred thousand`, `thousand and nine`: a scale without a number, where more of the number follows.
    fn bare_scale(&self, at: At) -> Option<Phrase> {
        let (end, value) = self.scale(at).filter(|_| !self.has_before(at, Glue::Vague))?;
        let phrase = Phrase { value, end, demand: Demand::Required };
        let longer = self.continued(phrase);
        let goes_on =
            longer.end > end || self.scale(end).is_some() || self.cardinal(self.past(end, Glue::And)).is_some();
        (goes_on || self.is_known_scale(at, end)).then_some(longer)
    }

    /// Whether a scale from `at` to `end` stands for one of it, which its article says: `the last hundred copies`, `del milione di
    /// euro`. Without more `the thousand islands` may be a name.
    fn is_known_scale(&self, at: At, end: At) -> bool {
        let Some(before) = at.token.checked_sub(1).map(At::start) else { return false };
        let is_led = |at: At| {
            let article = at.token.checked_sub(1).map(At::start);
            article.is_some_and(|article| self.glue(article, Glue::Definite) == Some(at))
                || self.has_before(at, Glue::Singular)
        };
        let is_place = self.ordinal_word(before).is_some() || self.glue(before, Glue::MonthCue) == Some(at);
        let is_counted = self.glue(end, Glue::Of).is_some_and(|of| self.units(of).is_some());
        // `for every hundred people`
        if self.glue(before, Glue::Every) == Some(at) {
            return self.is_content(end) && !self.lexicon.is_plural(self.rest(at));
        }
        let is_known = (is_place && is_led(before) && self.is_content(end)) || (is_led(at) && is_counted);
        is_known && !self.lexicon.is_plural(self.rest(at))
    }

    /// Number words that make one number without a scale: `sixty-eight`, `two hundred and thirty-seven`.
    pub(crate) fn phrase(&self, at: At) -> Option<Phrase> {
        Some(self.continued(self.cardinal(at)?))
    }

    fn continued(&self, first: Phrase) -> Phrase {
        let mut phrase = first;
        while let Some(longer) = self.hundreds(phrase).or_else(|| self.with_next(phrase)) {
            phrase = longer;
        }
        phrase
    }

    /// `two hundred`, `fifteen hundred`.
    fn hundreds(&self, phrase: Phrase) -> Option<Phrase> {
        let after = self.past_hyphen(phrase.end).unwrap_or(phrase.end);
        let (end, _) = self.scale(after).filter(|(_, scale)| *scale == 100 && (1..100).contains(&phrase.value))?;
        Some(Phrase { value: phrase.value * 100, end, demand: Demand::Required })
    }

    fn with_next(&self, phrase: Phrase) -> Option<Phrase> {
        let room = room(phrase.value);
        let after_and = self.glue(phrase.end, Glue::And).filter(|_| room >= 100);
        let start = after_and.or_else(|| self.past_hyphen(phrase.end)).unwrap_or(phrase.end);
        let next = self.cardinal(start).filter(|_| room < 100 || start > phrase.end || !self.is_article(start))?;
        // `un affresco del Trecento e un organo`
        if after_and.is_some() && self.is_article(start) && self.is_content(next.end) {
            return None;
        }
        // `one hundred and three quarters`
        if after_and.is_some() && self.counts_fractions(next) {
            return None;
        }
        let is_hundreds = self.scale(next.end).is_some_and(|(_, scale)| scale == 100);
        let value = match room {
            _ if (1..room).contains(&next.value) && (!is_hundreds || room == 10) => phrase.value + next.value,
            0 if next.value == 100 && (2..10).contains(&phrase.value) => phrase.value * 100,
            0 | 10 if after_and.is_none() => self.year_words(phrase, next)?,
            _ => return None,
        };
        Some(Phrase { value, end: next.end, demand: Demand::Required })
    }

    /// Whether a fraction stands after `phrase` and makes no rank with it, as in `sixty third`.
    fn counts_fractions(&self, phrase: Phrase) -> bool {
        let makes_rank = || {
            let rank = self.ordinal_word(phrase.end).map(|ordinal| i64::from(ordinal.rank));
            rank.is_some_and(|rank| rank < room(phrase.value))
        };
        self.fraction_word(phrase.end).is_some() && !makes_rank()
    }

    /// `nineteen sixty-eight`: the value, as far as its tens.
    fn year_words(&self, first: Phrase, next: Phrase) -> Option<i64> {
        // A twenty that is a homograph (`venti`) begins no year: where it is one, years are written in one word.
        let twenty = first.value == 20 && first.demand == Demand::Required && matches!(next.value, 10..=29);
        let century = matches!(first.value, 13..=19) || twenty;
        let fits = century && (10..100).contains(&next.value) && self.scale(next.end).is_none();
        let fits = fits || self.is_spoken_hundred(first, next);
        fits.then_some(first.value * 100 + next.value)
    }

    /// `one twenty two`, as it is dictated: the units follow without a hyphen.
    fn is_spoken_hundred(&self, first: Phrase, tens: Phrase) -> bool {
        let is_round = (20..100).contains(&tens.value) && tens.value % 10 == 0;
        // Digits that are dictated one by one go on in pairs: `three four twenty five`.
        let is_dictated = || {
            let before = first.end.token.checked_sub(2).and_then(|before| self.cardinal(At::start(before)));
            before.is_some_and(|digit| digit.value < 10)
        };
        let is_digit = (1..10).contains(&first.value) && self.lexicon.language.tens == Tens::Apart;
        let is_one = is_digit && is_round && !is_dictated();
        is_one && self.cardinal(tens.end).is_some_and(|units| (1..10).contains(&units.value))
    }

    /// One cardinal number word, simple or composed.
    pub(crate) fn cardinal(&self, at: At) -> Option<Phrase> {
        let listed = self.number_word((at, Starts::CARDINAL), |word| match word.kind {
            NumberKind::Cardinal(value) => Some((value, word.weight)),
            _ => None,
        });
        if let Some((end, (value, weight))) = listed {
            return Some(Phrase { value, end, demand: self.demand(weight, at, end) });
        }
        match self.composed(at) {
            Composed::Cardinal(value) => Some(Phrase { value, end: at.next(), demand: Demand::Required }),
            _ => None,
        }
    }

    /// Whether a number word from `at` to `end` asks for an answer by itself.
    pub(crate) fn demand(&self, weight: Weight, at: At, end: At) -> Demand {
        let is_number = match weight {
            Weight::Required => true,
            Weight::Optional | Weight::Article => self.units(end).is_some() && !self.is_one(at),
            Weight::BeforePlural => {
                let counted = self.units(end).is_some() || self.is_plural(end) || self.scale(end).is_some();
                counted || (self.has_before(at, Glue::NumeralCue) && self.is_content(end))
            }
        };
        if is_number { Demand::Required } else { Demand::Optional }
    }

    pub(crate) fn is_article(&self, at: At) -> bool {
        self.number_word((at, Starts::NUMBER), |word| (word.weight == Weight::Article).then_some(())).is_some()
    }

    /// Whether the word at `at` is worth one, an article more often than a number.
    fn is_one(&self, at: At) -> bool {
        self.number_word((at, Starts::CARDINAL), |word| (word.kind == NumberKind::Cardinal(1)).then_some(())).is_some()
    }
}

/// How large a number may be to be said right after `value`: `hundred` leaves room for 99, `twenty` for 9.
pub(crate) fn room(value: i64) -> i64 {
    match value {
        0 => 0,
        _ if value % 1000 == 0 => 1000,
        _ if value % 100 == 0 => 100,
        _ if value % 10 == 0 && value % 100 >= 20 => 10,
        _ => 0,
    }
}
