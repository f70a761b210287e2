//! A number with what it counts: money, measures, lengths of time, ages, percent.

use riscontro_core::value::{Exact, PartialDate, TimeUnit, UnitId};
use riscontro_core::{Demand, Reading, Readings, TokenClass, Value};
use smallvec::SmallVec;

use crate::digits;
use crate::found::Found;
use crate::glue::Glue;
use crate::lexicon::{ClockWord, NumberKind, RangeWord, Unit};
use crate::numeral::{Amount, Nature};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// Units that are said together with a smaller one: how many of it they are worth, and its sign on digits.
const SMALLER: [(&str, &str, i64, &str); 3] =
    [("[ft_i]", "[in_i]", 12, "in"), ("[stone_av]", "[lb_av]", 14, "lb"), ("[lb_av]", "[oz_av]", 16, "oz")];

/// The fewest minutes that stand without their name: `tra un'ora e due` are two hours.
const LEAST_MINUTES: i64 = 5;

/// Hours, and no other unit that the word may be.
pub(crate) const HOURS: Unit = Unit::Time(TimeUnit::Hour, Exact::ONE);

pub(crate) type Units = SmallVec<[Unit; 2]>;

/// A number with the units that it may have; none when it stands alone.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    pub(crate) start: At,
    pub(crate) end: At,
    pub(crate) amount: Amount,
    pub(crate) units: Units,
}

impl Quantity {
    /// Every value it may have, the likeliest first.
    pub(crate) fn readings(&self) -> Readings {
        let mut out = Readings::new();
        let mut push = |value: Option<Value>, reading: &digits::Reading, loss: u8| {
            if let Some(value) = value {
                let weight = reading.weight.saturating_sub(loss);
                out.push(Reading { value, locale: reading.locale, weight });
            }
        };
        for reading in self.amount.readings.iter() {
            if self.units.is_empty() {
                push(Some(Value::Number(reading.number)), reading, 0);
            }
            for (rank, unit) in (0_u8..).zip(&self.units) {
                push(unit.of(reading.number), reading, rank * 20);
            }
        }
        if self.units.is_empty() {
            let year =
                self.amount.year().map(|year| Value::Date(PartialDate { year: Some(year), ..PartialDate::default() }));
            if let Some(likeliest) = self.amount.readings.first() {
                push(year, likeliest, 20);
            }
        }
        out
    }

    pub(crate) fn found(self) -> Found {
        Found { start: self.start, end: self.end, readings: self.readings(), demand: self.amount.demand }
    }

    /// The same amount with other units.
    pub(crate) fn with_units(&self, units: &Units) -> Self {
        Quantity { units: units.clone(), ..self.clone() }
    }
}

/// The letters of the preposition between a scale and what is counted, which has no article: `di`, `d'`, `of`.
const LONGEST_BARE_OF: usize = 2;

impl Reader<'_> {
    /// The quantity at `at`: an amount, its unit before or after it.
    pub(crate) fn quantity(&self, at: At) -> Option<Quantity> {
        self.memo.quantities.at(at, || self.read_quantity(at))
    }

    fn read_quantity(&self, at: At) -> Option<Quantity> {
        let unit_first = self.money_sign_first(at).or_else(|| self.measure_first(at));
        if let Some(quantity) = unit_first.or_else(|| self.age_group(at)) {
            return Some(quantity);
        }
        let amount = self.rough_amount(at).or_else(|| self.amount(at))?;
        let amount = self.past_restatement(amount);
        let quantity = self.with_unit(at, amount);
        quantity.end.is_whole().then_some(quantity)
    }

    /// An amount with its repetition in brackets, as contracts write it: `twenty-four (24) months`, `90 (novanta) giorni`.
    fn past_restatement(&self, amount: Amount) -> Amount {
        let again = || {
            let inner = self.amount(self.is_mark(amount.end, "(").then(|| amount.end.next())?)?;
            let no_cents = self.is_mark(inner.end, "/") && self.rest(inner.end.next()) == "00";
            let close = if no_cents { inner.end.next().next() } else { inner.end };
            let is_same = inner.number().value() == amount.number().value();
            let is_spelt = (inner.nature == Nature::Words) != (amount.nature == Nature::Words);
            (is_same && is_spelt && self.is_mark(close, ")")).then(|| close.next())
        };
        match amount.end.is_whole().then(again).flatten() {
            Some(end) => Amount { end, demand: Demand::Required, ..amount },
            None => amount,
        }
    }

    /// Whether a word with a capital before a number names its currency: `Euro 40`, but not `Marco 5`.
    fn is_currency_sign(&self, at: At) -> bool {
        match self.class(at) {
            Some(TokenClass::Symbol | TokenClass::Upper | TokenClass::Mixed) => true,
            Some(TokenClass::Capitalised) => self.rest(at).eq_ignore_ascii_case("euro"),
            _ => false,
        }
    }

    /// `€25`, `US$5 million`, `£2m`, `EUR 40`.
    fn money_sign_first(&self, at: At) -> Option<Quantity> {
        let (after, found) = self.units(at).filter(|_| self.is_currency_sign(at))?;
        let money: Units = found.iter().filter(|unit| matches!(unit, Unit::Money(..))).copied().collect();
        let amount = self.amount(after).filter(|amount| !money.is_empty() && self.is_close(after, amount))?;
        let amount = self.with_money_suffix(amount);
        let end = self.past_same_money(amount.end);
        end.is_whole().then_some(Quantity { start: at, end, amount, units: money })
    }

    /// `mm 185`, `cm 30`: the sign of a unit before digits, as catalogues write it.
    fn measure_first(&self, at: At) -> Option<Quantity> {
        let is_sign = self.class(at) == Some(TokenClass::Lower) && self.rest(at).len() == 2;
        let follows_number = at.token.checked_sub(1).is_some_and(|before| self.is_number(At::start(before)));
        let (after, found) = self.units(at).filter(|_| is_sign && !follows_number)?;
        let units: Units = found.iter().filter(|unit| matches!(unit, Unit::Measure(_))).copied().collect();
        let amount = self.in_digits(after).filter(|amount| !units.is_empty() && amount.end.is_whole())?;
        // `in cm 30 kg`: the number has a unit of its own.
        let is_free = after == at.next() && self.units(amount.end).is_none();
        is_free.then(|| Quantity { start: at, end: amount.end, amount, units })
    }

    /// `the under-25s`: the letter is a plural, not a second.
    fn age_group(&self, at: At) -> Option<Quantity> {
        let amount = self.in_digits(at).filter(|_| self.class(at) == Some(TokenClass::Alphanumeric))?;
        let end = self.glue(amount.end, Glue::DecadeSuffix).filter(|_| self.bound_before(at).is_some())?;
        amount.integer().filter(|age| (2..130).contains(age))?;
        Some(Quantity { start: at, end, amount, units: years() })
    }

    /// Whether the amount after a sign is written in digits: `$ one` is no price.
    fn is_close(&self, at: At, amount: &Amount) -> bool {
        amount.nature != Nature::Words || self.class(at) == Some(TokenClass::Number) || self.rest(at) == "-"
    }

    /// The `m` of `£2m`, which is a metre without the sign.
    pub(crate) fn with_money_suffix(&self, amount: Amount) -> Amount {
        let suffix =
            self.number_word((amount.end, Starts::of_number(NumberKind::ScaleSuffix(0))), |word| match word.kind {
                NumberKind::ScaleSuffix(value) => Some(value),
                _ => None,
            });
        match suffix {
            Some((end, scale)) if !amount.is_scaled() => Amount { end, ..amount.times(Exact::integer(scale)) },
            _ => amount,
        }
    }

    /// A code after an amount that has its sign already: `$5 USD`.
    fn past_same_money(&self, at: At) -> At {
        match self.units(at) {
            Some((end, units))
                if matches!(units.first(), Unit::Money(..)) && self.class(at) == Some(TokenClass::Upper) =>
            {
                end
            }
            _ => at,
        }
    }

    fn with_unit(&self, start: At, amount: Amount) -> Quantity {
        let Some((end, units)) = self.unit_after(&amount) else {
            let amount = self.noun_and_part(&amount).unwrap_or(amount);
            return self.without_unit(start, amount);
        };
        // `one more cup` is said of a count, where a lone `one` may be an article.
        let is_further = self.glue(amount.end, Glue::Further).is_some();
        let demand = if is_further { Demand::Required } else { amount.demand };
        let mut quantity = Quantity { start, end, amount: Amount { demand, ..amount }, units };
        if let Some((end, inches)) = self.smaller_after(&quantity) {
            quantity.amount = quantity.amount.plus(inches);
            quantity.units.truncate(1);
            quantity.end = end;
            return quantity;
        }
        if let Some((end, cents)) = self.cents_after(&quantity) {
            quantity.amount = quantity.amount.plus(cents);
            quantity.end = end;
            return quantity;
        }
        if let Some((end, part)) = self.hundredths_after(&quantity) {
            quantity.amount = quantity.amount.plus(part);
            quantity.end = end;
            return quantity;
        }
        // `3 mm e una mezza giornata`: half of something else.
        let is_of_other = |after: At| {
            let counts = |at: At| self.is_content(at) || self.units(at).is_some();
            let article = after.token.checked_sub(2).map(At::start);
            article.is_some_and(|article| self.is_article(article)) && counts(after)
        };
        if let Some((end, half)) =
            self.added_fraction(end).filter(|(after, _)| !quantity.amount.is_scaled() && !is_of_other(*after))
        {
            // `due anni e mezzo`, `un'ora e mezza`
            quantity.amount = Amount { demand: Demand::Required, ..quantity.amount.plus(half) };
            quantity.end = end;
        }
        if let Some((end, part)) = self.marked_after(&quantity) {
            quantity.amount = quantity.amount.plus(part);
            quantity.units = Units::from_elem(Unit::Time(TimeUnit::Second, Exact::integer(3600)), 1);
            quantity.end = end;
            return quantity;
        }
        if let Some((end, minutes)) = self.minutes_after(quantity.end).filter(|(end, _)| {
            // `tra un'ora e dieci minuti`, but `da un'ora e dieci a cinquanta minuti`
            let is_end = !self.is_opened(&quantity)
                || self.range_word(*end, |word| matches!(word, RangeWord::To | RangeWord::Join)).is_some();
            quantity.units[..] == [HOURS] && is_end
        }) {
            quantity.amount = Amount { demand: Demand::Required, ..quantity.amount.plus(minutes) };
            quantity.units = Units::from_elem(Unit::Time(TimeUnit::Minute, Exact::integer(60)), 1);
            quantity.end = end;
        }
        if quantity.units.iter().any(|unit| matches!(unit, Unit::Time(TimeUnit::Year, _))) {
            quantity.end = self.past(quantity.end, Glue::AgeAfter);
        }
        quantity
    }

    /// `una compressa e mezza`, `cinque inning e due terzi`: a part that comes after what is counted.
    fn noun_and_part(&self, amount: &Amount) -> Option<Amount> {
        let is_counted = amount.end.is_whole() && self.is_content(amount.end);
        if amount.is_scaled() || !is_counted || self.number_words(amount.end).is_some() {
            return None;
        }
        let (end, part) = self.added_fraction(amount.end.next())?;
        // `tre mele e mezza pera`, `due volte e mezzo chilo`
        let counts = self.glue(end, Glue::One).is_some() || self.number_words(end).is_some();
        // `due donne e un terzo degli uomini`, `two women and half of the men`
        let is_of_others = |of: At| part != Exact::HALF || self.glue(of, Glue::Definite).is_some();
        let counts = counts || self.glue(end, Glue::Of).is_some_and(is_of_others);
        let goes_on = counts || self.is_content(end) || self.units(end).is_some();
        (!goes_on).then(|| Amount { end, demand: Demand::Required, ..amount.plus(part) })
    }

    /// The inches of `6-foot-6`, `5 feet 10 inches`, `6 piedi e 3 pollici`, `6ft 4in`, in feet; the pounds of `16st 1lb`, in stones.
    fn smaller_after(&self, quantity: &Quantity) -> Option<(At, Exact)> {
        let large = quantity.units.iter().find_map(|unit| match unit {
            Unit::Measure(unit) => SMALLER.iter().find(|(large, ..)| *large == unit.code()),
            _ => None,
        });
        let &(large, small, worth, sign) = large?;
        let unit = UnitId::from_code(small)?;
        let hyphen = self.past_hyphen(quantity.end);
        let and = self.glue(quantity.end, Glue::And);
        let amount = self.amount(hyphen.or(and).unwrap_or(quantity.end))?;
        let signed = (self.rest(amount.end) == sign && !amount.end.is_whole()).then(|| amount.end.next());
        let named = || self.units(amount.end).filter(|(_, units)| units.contains(&Unit::Measure(unit)));
        let with_unit = signed.or_else(|| named().map(|(end, _)| end));
        // `five foot eleven`: nothing else is counted.
        let is_bare = !self.is_content(amount.end) && self.units(amount.end).is_none() && amount.end.is_whole();
        let is_small = with_unit.is_some() || (large == "[ft_i]" && and.is_none() && (hyphen.is_some() || is_bare));
        // `5ft 6½in`
        let count = Some(amount.number().value()).filter(|count| *count >= Exact::ZERO && is_small)?;
        let part = count.checked_div(Exact::integer(worth)).filter(|part| *part < Exact::ONE)?;
        Some((with_unit.unwrap_or(amount.end), part))
    }

    /// Whether a range begins right before a quantity: what follows `between 10 euros and` is its other end.
    pub(crate) fn is_opened(&self, quantity: &Quantity) -> bool {
        let first = quantity.start.token;
        (first.saturating_sub(2)..first).any(|token| self.range_open(At::start(token)).is_some())
    }

    /// The cents of `due euro e cinquanta`, `three pounds fifty`, in their currency.
    fn cents_after(&self, quantity: &Quantity) -> Option<(At, Exact)> {
        let is_money = quantity.units.iter().all(|unit| matches!(unit, Unit::Money(_, part) if *part == Exact::ONE));
        let is_small = quantity.amount.integer().is_some_and(|value| (1..1000).contains(&value));
        let start = self.past(quantity.end, Glue::And);
        let is_spelt = quantity.amount.nature == Nature::Words && !quantity.amount.is_scaled();
        // `4 euro e 50`: in digits only behind their conjunction.
        let is_said =
            matches!(quantity.amount.nature, Nature::Bare(..)) && start > quantity.end && !self.is_opened(quantity);
        if let Some(named) = self.named_cents(start).filter(|_| is_money && start > quantity.end) {
            return Some(named);
        }
        let amount = self.amount(start).filter(|_| is_money && is_small && (is_spelt || is_said))?;
        let is_written = |nature| if is_spelt { nature == Nature::Words } else { matches!(nature, Nature::Bare(_, 2)) };
        let count = amount.integer().filter(|count| (5..100).contains(count) && is_written(amount.nature))?;
        let counts = self.is_content(amount.end) || self.units(amount.end).is_some() || amount.is_scaled();
        (!counts).then(|| Some((amount.end, Exact::ratio(count, 100)?)))?
    }

    /// The minutes of `un'ora e dieci`, `due ore e venti`, in hours, behind hours that end at `end`.
    pub(crate) fn minutes_after(&self, end: At) -> Option<(At, Exact)> {
        // `2 hr 10`: right behind an abbreviation.
        let is_sign = |unit: &str| unit.len() <= 3 && !unit.contains(['a', 'e', 'i', 'o', 'u']);
        let is_short = end.token.checked_sub(1).is_some_and(|unit| is_sign(self.rest(At::start(unit))));
        // `rather than one hour 58.`
        let is_last = || self.token(end.next()).is_none_or(|token| token.class == TokenClass::Punctuation);
        // `two hours twenty`; `cinq heures vingt` is a time of day.
        let is_mark = end.token.checked_sub(1).map(At::start).is_some_and(|unit| {
            self.clock_word_of(unit, Starts::of_clock(ClockWord::HourMark))
                .is_some_and(|(_, word)| word == ClockWord::HourMark)
        });
        let is_said = || {
            self.amount(end).is_some_and(|amount| {
                let is_over = self.token(amount.end).is_none_or(|token| token.class == TokenClass::Punctuation);
                amount.nature == Nature::Words && amount.end.is_whole() && is_over && !is_mark
            })
        };
        let after = self
            .glue(end, Glue::And)
            .or_else(|| Some(end).filter(|end| self.is_number(*end) && (is_short || is_last())))
            .or_else(|| Some(end).filter(|_| is_said()))?;
        let amount = self.amount(after).filter(|amount| !amount.is_scaled() && amount.end.is_whole())?;
        let minutes = amount.integer().filter(|minutes| (LEAST_MINUTES..60).contains(minutes))?;
        let counts = self.is_content(amount.end) || self.units(amount.end).is_some();
        (!counts).then(|| Some((amount.end, Exact::ratio(minutes, 60)?)))?
    }

    /// The cents of `5 dollari e 80 centesimi`.
    fn named_cents(&self, at: At) -> Option<(At, Exact)> {
        let amount = self.amount(at).filter(|amount| !amount.is_scaled())?;
        let (end, units) = self.units(amount.end)?;
        let part = units.iter().find_map(|unit| match unit {
            Unit::Money(_, part) if *part != Exact::ONE => Some(*part),
            _ => None,
        })?;
        let cents = part.checked_mul(Exact::integer(amount.integer()?))?;
        (Exact::ZERO < cents && cents < Exact::ONE).then_some((end, cents))
    }

    /// The minutes and seconds of `5 ore 12'40"`, in hours.
    fn marked_after(&self, quantity: &Quantity) -> Option<(At, Exact)> {
        let is_hours = quantity.units[..] == [HOURS] && quantity.amount.integer().is_some();
        let found = is_hours.then(|| self.elapsed(quantity.end)).flatten()?;
        let seconds = found.readings.iter().find_map(|reading| match reading.value {
            Value::Duration { amount, unit: TimeUnit::Second } => Some(amount.value()),
            _ => None,
        })?;
        let part = seconds.checked_div(Exact::integer(3600)).filter(|part| *part < Exact::ONE)?;
        Some((found.end, part))
    }

    /// The units after an amount, over a hyphen or, after a scale, over `di`.
    fn unit_after(&self, amount: &Amount) -> Option<(At, Units)> {
        let at = amount.end;
        let direct = || self.units(at);
        let hyphened = || self.units(self.past_hyphen(at)?);
        // `1,2 miliardi di euro`; `1,2 miliardi dell'anno precedente` are no years.
        let is_bare = |at: At| self.rest(at).chars().count() <= LONGEST_BARE_OF;
        let counted = || self.units(self.glue(at, Glue::Of).filter(|_| amount.is_scaled() && is_bare(at))?);
        // `one more cup`, `two heaped tablespoons`
        let further = || self.units(self.glue(at, Glue::Further)?);
        let (end, found) = direct().or_else(hyphened).or_else(counted).or_else(further)?;
        // One letter is a unit only behind digits (`5 m`), and no capital that merely begins a word or name.
        // What was read of the token of the amount is no part of the unit, which may go on in further tokens (`38.61per cent`).
        let last = At { token: end.token - 1, skip: if end.token - 1 == at.token { at.skip } else { 0 } };
        let is_letter = self.rest(last).len() == 1;
        let begins_name =
            self.class(end) == Some(TokenClass::Punctuation) && self.is_mark(end, ".") && self.is_joined(end);
        let plausible =
            !is_letter || (amount.nature != Nature::Words && !(begins_name && self.goes_on_as_name(last, end.next())));
        let is_sign = matches!(self.rest(At::start(end.token - 1)), "%" | "°" | "€" | "$" | "£");
        (plausible || is_sign).then(|| (end, found.iter().copied().collect()))
    }

    /// Whether the letter at `letter` with its stop is an initial or short for a word: `5 M. Rossi`, `art. 5 l. 241`; `100 l. Gettare` ends a
    /// sentence.
    fn goes_on_as_name(&self, letter: At, after: At) -> bool {
        let ends_sentence = self.rest(letter).chars().all(char::is_lowercase)
            && self.class(after).is_some_and(TokenClass::is_capitalised);
        self.token(after).is_some() && !ends_sentence
    }

    /// An amount that counts nothing that the tables know; attached letters may still be a scale or an age.
    fn without_unit(&self, start: At, mut amount: Amount) -> Quantity {
        let mut units = Units::new();
        if !amount.end.is_whole() {
            if let Some(end) = self.glue(amount.end, Glue::AgeSuffix) {
                (amount.end, units) = (end, years());
            } else if let Some(end) = self.glue(amount.end, Glue::TimesSuffix) {
                amount.end = end;
            } else {
                amount = self.with_money_suffix(amount);
            }
        } else if self.has_before(start, Glue::AgeBefore) && amount.integer().is_some_and(|age| (0..130).contains(&age))
        {
            units = years();
        }
        Quantity { start, end: amount.end, amount, units }
    }
}

pub(crate) fn years() -> Units {
    Units::from_elem(Unit::Time(TimeUnit::Year, Exact::ONE), 1)
}
