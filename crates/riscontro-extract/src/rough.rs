//! Counts that are no plain numbers: `una ventina`, `decine di migliaia`, `raddoppiato`, `entrambi`, `la metà`, `due su tre`.

use riscontro_core::value::{Bound, Exact, Number};
use riscontro_core::{Demand, TokenClass, Value};
use riscontro_lang::Head;

use crate::found::Found;
use crate::glue::Glue;
use crate::lexicon::{NumberKind, Unit, Weight};
use crate::numeral::{Amount, Nature};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The largest whole of a share: beyond it, `di 5 su 2000` is no share.
const LARGEST_WHOLE: i64 = 1000;

/// What stands between the part of a share and the word before its whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Nothing,
    Noun,
    WithAdjective,
}

impl Reader<'_> {
    /// A rough count at `at` as an amount, so that it may take a unit: `una ventina di metri`, `two dozen`.
    pub(crate) fn rough_amount(&self, at: At) -> Option<Amount> {
        if !self.is_present(Starts::of_number(NumberKind::About(0))) {
            return None;
        }
        // `qualche centinaio di metri` is an order of magnitude.
        if self.has_before(at, Glue::Vague) {
            return None;
        }
        if let Some(found) = self.half_dozen(at) {
            return Some(found);
        }
        let (count, start) = match self.glue(at, Glue::One) {
            Some(end) => (1, end),
            None => match self.amount(at) {
                Some(amount) => {
                    (amount.integer().filter(|_| !amount.is_scaled() || amount.nature == Nature::Words)?, amount.end)
                }
                None => (1, at),
            },
        };
        let (end, (value, weight)) =
            self.number_word((start, Starts::of_number(NumberKind::About(0))), |word| match word.kind {
                NumberKind::About(value) => Some((value, word.weight)),
                _ => None,
            })?;
        // A plural without a count (`decine`) is an order of magnitude.
        if start == at && self.power(at).is_some() {
            return None;
        }
        let demand = if weight == Weight::Required { Demand::Required } else { Demand::Optional };
        let (end, factor) = self.scale_after_of(end).unwrap_or((end, 1));
        // `trecento e due dozzine`: the last group alone counts dozens.
        let is_said = start > at && value == 12 && count > 100 && !self.is_number(at);
        let (whole, count) = if is_said && count % 100 > 0 { (count - count % 100, count % 100) } else { (0, count) };
        let value = value.checked_mul(count)?.checked_add(whole)?.checked_mul(factor)?;
        let exact = Exact::integer(value);
        // A dozen is said to about ten: see the agreement of numbers.
        let power = exact.as_decimal().map_or(0, |(_, exponent)| exponent).max(i8::from(value % 12 == 0));
        let mut amount = Amount::of(end, Number::new(exact, power).with_bound(Bound::About), demand);
        // What is counted follows after `di`, as after a million.
        amount.scale = Exact::integer(1_000_000);
        Some(amount)
    }

    /// `half a dozen`, `mezza dozzina`: six, as a dozen is twelve.
    fn half_dozen(&self, at: At) -> Option<Amount> {
        let start = self.past(self.half(at)?, Glue::One);
        let kind = Starts::of_number(NumberKind::About(0));
        let (end, value) = self.number_word((start, kind), |word| match word.kind {
            NumberKind::About(value) if value < 100 => Some(value),
            _ => None,
        })?;
        let number = Number::integer(value / 2).with_bound(Bound::About);
        (value % 2 == 0)
            .then(|| Amount { scale: Exact::integer(1_000_000), ..Amount::of(end, number, Demand::Required) })
    }

    /// `di milioni`, `of thousands` after a rough count.
    fn scale_after_of(&self, at: At) -> Option<(At, i64)> {
        let start = self.glue(at, Glue::Of)?;
        self.scale(start).or_else(|| {
            let (end, power) = self.power(start)?;
            Some((end, 10_i64.checked_pow(u32::try_from(power).ok()?)?))
        })
    }

    fn power(&self, at: At) -> Option<(At, i8)> {
        self.number_word((at, Starts::of_number(NumberKind::Magnitude(0))), |word| match word.kind {
            NumberKind::Magnitude(power) => Some(power),
            _ => None,
        })
    }

    /// `decine di migliaia`, `hundreds`, `several thousand`, `qualche centinaio`.
    pub(crate) fn magnitude(&self, at: At) -> Option<Found> {
        let (end, power) = match self.power(at) {
            Some(found) => found,
            None => self.vague_scale(at)?,
        };
        let (end, power) = match self.scale_after_of(end) {
            Some((after, scale)) => (after, power.checked_add(Exact::integer(scale).as_decimal()?.1)?),
            None => (end, power),
        };
        let weight = self
            .number_words(at)?
            .1
            .iter()
            .find(|word| matches!(word.kind, NumberKind::Magnitude(_)))
            .map(|word| word.weight);
        let demand = if weight == Some(Weight::Optional) { Demand::Optional } else { Demand::Required };
        Some(Found::new(at, end, Value::Magnitude(power), demand))
    }

    /// A singular order word after a vague quantifier.
    fn vague_scale(&self, at: At) -> Option<(At, i8)> {
        if !self.has_before(at, Glue::Vague) {
            return None;
        }
        let (end, value) = self.number_word((at, Starts::NUMBER), |word| match word.kind {
            // A dozen is said to about ten.
            NumberKind::About(12) => Some(10),
            NumberKind::Scale(value) | NumberKind::About(value) => Some(value),
            _ => None,
        })?;
        let (_, power) = Exact::integer(value).as_decimal().filter(|(digits, _)| *digits == 1)?;
        let (end, more) = self.scale(end).unwrap_or((end, 1));
        Some((end, power.checked_add(Exact::integer(more).as_decimal()?.1)?))
    }

    /// `il milione di iscritti`, `del milione e mezzo`, *the thousand soldiers*, *the town's hundred houses*: one of a scale behind its
    /// article, which asks for nothing.
    pub(crate) fn lone_scale(&self, at: At) -> Option<Found> {
        let (end, value) = self.scale(at)?;
        if value < 1_000_000 {
            let is_owned = at.token.checked_sub(1).is_some_and(|before| self.is_possessive(At::start(before)));
            let is_lone = is_owned || self.has_before(at, Glue::Definite) || self.has_before(at, Glue::Singular);
            let number = Value::Number(Number::integer(value));
            return is_lone.then(|| Found::new(at, end, number, Demand::Optional));
        }
        let (end, value) = match self.added_fraction(end) {
            Some((after, part)) => (after, part.checked_add(Exact::ONE)?.checked_mul(Exact::integer(value))?),
            None => (end, Exact::integer(value)),
        };
        let number = Number::new(value, value.as_decimal()?.1);
        self.has_before(at, Glue::Singular).then(|| Found::new(at, end, Value::Number(number), Demand::Optional))
    }

    /// Whether the word at `at` is written on to a mark of possession: *town's*.
    fn is_possessive(&self, at: At) -> bool {
        self.rest(at).ends_with("'s") || self.rest(at).ends_with("\u{2019}s")
    }

    /// `raddoppiato`, `il triplo`, `both`, `metà`, a lone `quarter`.
    pub(crate) fn other_number_word(&self, at: At) -> Option<Found> {
        let (end, words) = self.number_words(at)?;
        let mut values = words.iter().filter_map(|word| Some((other_value(word.kind)?, word.weight)));
        let (value, weight) = values.next()?;
        let demand = if weight == Weight::Required { Demand::Required } else { Demand::Optional };
        // `halves` is a noun and a verb.
        let is_half = matches!(&value, Value::Number(number) if number.value() == Exact::HALF);
        let found = values.fold(Found::new(at, end, value, demand), |found, (value, _)| found.or(value, 60));
        Some(if is_half { self.or_part_of_point(found, Exact::HALF) } else { found })
    }

    /// `due su tre`, `due italiani su tre`, `two in three`, `9 out of 10`.
    pub(crate) fn share(&self, at: At) -> Option<Found> {
        if !self.is_present(Starts::of_glue(Glue::Share).or(Starts::of_glue(Glue::ShareDirect))) {
            return None;
        }
        let part = self.amount(at).filter(|amount| !amount.is_scaled() && amount.end.is_whole())?;
        let (join, counted) = self.share_join(part.end)?;
        // `one in every thousand`
        let bare = || self.scale(join).map(|(end, scale)| Amount::of(end, Number::integer(scale), Demand::Required));
        let whole = self.amount(join).or_else(bare).filter(|amount| !amount.is_scaled() && amount.end.is_whole())?;
        let (small, large) = (part.integer()?, whole.integer()?);
        let in_range = (1..large).contains(&small) && (2..=LARGEST_WHOLE).contains(&large) && whole.year().is_none();
        let is_counted =
            self.units(whole.end).is_some() || self.month(whole.end).is_some() || self.is_mark(whole.end, "-");
        // `two goals in three games`: after the whole of a share no noun follows, though a verb may.
        let before_noun = self.is_plural(whole.end) && (small > 1 || large > 10);
        let is_doubtful =
            counted != Counted::Nothing && (before_noun || small > 1 && large > 10 && self.is_content(whole.end));
        // `una ricerca condotta su dieci pazienti`: behind an adjective only what counts nothing more is the whole of a share.
        let is_doubtful = is_doubtful || (counted == Counted::WithAdjective && self.is_content(whole.end));
        if !in_range || is_counted || is_doubtful {
            return None;
        }
        let value = Value::Share { part: u32::try_from(small).ok()?, whole: u32::try_from(large).ok()? };
        let found = Found::new(at, whole.end, value, Demand::Required);
        // `sei giorni su sette` are six days a week.
        let units = self.units(part.end).into_iter().flat_map(|(_, units)| units.iter().copied().collect::<Vec<_>>());
        let times = units.filter(|unit| matches!(unit, Unit::Time(..))).filter_map(|unit| unit.of(part.number()));
        Some(times.fold(found, |found, value| found.or(value, 30)))
    }

    /// The place after `su`, which stands at `at` or after what is counted there.
    fn share_join(&self, at: At) -> Option<(At, Counted)> {
        if let Some(end) = self.glue(at, Glue::Share).or_else(|| self.glue(at, Glue::ShareDirect)) {
            return Some((end, Counted::Nothing));
        }
        // `two Italians in five`, `two French people in five`
        let is_people = self.class(at) == Some(TokenClass::Capitalised);
        let noun = (self.is_content(at) || is_people).then(|| at.next())?;
        // `un migrante senegalese su quattro`
        let has_adjective = is_people || self.lexicon.language.head == Head::First;
        let longer = has_adjective && self.is_content(noun) && self.glue(noun, Glue::Share).is_none();
        let noun = if longer { noun.next() } else { noun };
        let counted = if longer && !is_people { Counted::WithAdjective } else { Counted::Noun };
        Some((self.glue(noun, Glue::Share)?, counted))
    }
}

/// The value of a number word that takes part in no longer number.
fn other_value(kind: NumberKind) -> Option<Value> {
    let written = |value: Exact| Number::new(value, value.as_decimal().map_or(-18, |(_, exponent)| exponent.min(0)));
    Some(match kind {
        NumberKind::Multiplier(factor) => Value::Multiplier(written(factor)),
        NumberKind::Both(count) => Value::Number(Number::integer(count)),
        NumberKind::Half => Value::Number(written(Exact::HALF)),
        NumberKind::Fraction(part) => Value::Number(written(part)),
        _ => return None,
    })
}
