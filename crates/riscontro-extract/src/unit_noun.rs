//! Nouns that hold a number, and units that have an article or a part in its stead: `un decennio`, `ventunenne`, `half an
//! inch`, `⅓ cup`, `a mile`, `a token and a half`.

use riscontro_core::value::{Bound, Dimension, Exact, Number, TimeUnit, UnitId};
use riscontro_core::{Demand, Value};
use riscontro_lang::{NumeralNoun, PhraseValues};

use crate::found::Found;
use crate::fraction::is_vulgar_fraction;
use crate::glue::Glue;
use crate::lexicon::{Composed, Unit};
use crate::numeral::Amount;
use crate::quantity::{HOURS, Quantity, Units};
use crate::reader::{At, Reader};
use crate::starts::Starts;

impl Reader<'_> {
    /// `ventunenne`, `ultraottantenne`, `quarantennio`, `settecentesco`.
    pub(crate) fn numeral_noun(&self, at: At) -> Option<Found> {
        let Composed::Noun(noun) = self.composed(at) else { return None };
        let years = |years: i64| Value::Duration { amount: Number::integer(years), unit: TimeUnit::Year };
        let bounded =
            |age: i64, bound| Value::Duration { amount: Number::integer(age).with_bound(bound), unit: TimeUnit::Year };
        let (value, demand) = match noun {
            NumeralNoun::Age(age) => (years(age), Demand::Required),
            NumeralNoun::AgeOver(age) => (bounded(age, Bound::MoreThan), Demand::Required),
            NumeralNoun::AgeUnder(age) => (bounded(age, Bound::LessThan), Demand::Required),
            // A length or a style that the other side may take for granted.
            NumeralNoun::Years(count) => (years(count), Demand::Optional),
            NumeralNoun::Century(century) => (Value::Century(century), Demand::Optional),
        };
        Some(Found::new(at, at.next(), value, demand))
    }

    /// A unit of time that holds a number by itself: `un decennio`, `a fortnight`; a plain `anno` is no number.
    ///
    /// Without its article (`nel decennio`), or worth just one (`un anno`), it asks for nothing.
    pub(crate) fn time_noun(&self, at: At) -> Option<Found> {
        let article = self.glue(at, Glue::One);
        let start = article.unwrap_or(at);
        let (end, units) = self.units(start)?;
        // Shorter ones are abbreviations, unless an article stands before them (`a day`).
        if self.rest(start).len() < if article.is_some() { 3 } else { 4 } {
            return None;
        }
        // `a second-century kiln`
        if self.starts(start).has(Starts::ORDINAL) && self.past_hyphen(end).is_some() {
            return None;
        }
        if let Some(found) = self.measure_and_part(at, end, &units) {
            return Some(found);
        }
        // Harvests are paid `al quintale`, for which others say `per 100 kilos`.
        let is_lone = article.is_some() || units.contains(&Unit::Measure(UnitId::from_code("q")?));
        if let Some(found) = is_lone.then(|| single(at, end, &units)).flatten() {
            return Some(found);
        }
        let mut times = units.iter().filter_map(|unit| match unit {
            Unit::Time(unit, multiple) => Some((*unit, *multiple)),
            _ => None,
        });
        let (unit, multiple) = times.next()?;
        if let Some((end, minutes)) = self.minutes_after(end).filter(|_| article.is_some() && units.contains(&HOURS)) {
            let count = minutes.checked_add(Exact::ONE)?.checked_mul(Exact::integer(60))?;
            let value = Value::Duration { amount: Number::new(count, 0), unit: TimeUnit::Minute };
            return Some(Found::new(at, end, value, Demand::Required));
        }
        // `the last minute and a half`
        let (end, added) = self.added_fraction(end).unwrap_or((end, Exact::ZERO));
        let value = multiple.checked_add(added.checked_mul(multiple)?)?;
        // `the year to March`
        if value == Exact::ONE && article.is_none() && self.glue(start, Glue::PeriodTo).is_none() {
            return None;
        }
        let is_part_stated = article.is_some() || unit == TimeUnit::Minute || added != Exact::ZERO;
        let is_stated = value != Exact::ONE && is_part_stated;
        let demand = if is_stated { Demand::Required } else { Demand::Optional };
        let found = Found::new(at, end, Value::Duration { amount: Number::new(value, 0), unit }, demand);
        // A `decade` is ten years or ten days.
        let other = |found: Found, (unit, multiple): (TimeUnit, Exact)| {
            found.or(Value::Duration { amount: Number::new(multiple, 0), unit }, 40)
        };
        Some(times.fold(found, other))
    }

    /// `a mile and a half`, `il metro e mezzo`, `il metro e ottanta`: one of the unit and a part.
    fn measure_and_part(&self, at: At, end: At, units: &PhraseValues<'_, Unit>) -> Option<Found> {
        let units: Units = units.iter().filter(|unit| matches!(unit, Unit::Measure(_))).copied().collect();
        let one = || Quantity {
            start: at,
            end,
            amount: Amount::of(end, Number::integer(1), Demand::Required),
            units: units.clone(),
        };
        let (end, part) = self.added_fraction(end).or_else(|| self.hundredths_after(&one()))?;
        let value = part.checked_add(Exact::ONE)?;
        let amount = Amount {
            end,
            ..Amount::of(
                end,
                Number::new(value, value.as_decimal().map_or(-1, |(_, exponent)| exponent.min(-1))),
                Demand::Required,
            )
        };
        (!units.is_empty()).then(|| Quantity { start: at, end, amount, units }.found())
    }

    /// `half an inch`, `mezzo chilo`, `mezza giornata`, `⅓ cup`.
    pub(crate) fn half_of_unit(&self, at: At) -> Option<Found> {
        let (end, part) = self.leading_part(at)?;
        let after = self.past_hyphen(end).unwrap_or(end);
        let noun = self.past(after, Glue::One);
        let (end, units) = self.units(noun).filter(|_| self.rest(noun).len() > 1)?;
        let resolution = part.as_decimal().map_or(-18, |(_, exponent)| exponent);
        let amount = Amount { end, ..Amount::of(after, Number::new(part, resolution), Demand::Required) };
        Some(Quantity { start: at, end, amount, units: units.iter().copied().collect() }.found())
    }

    /// A half, or a fraction in one letter.
    fn leading_part(&self, at: At) -> Option<(At, Exact)> {
        let half = self.half(at).map(|end| (end, Exact::HALF));
        half.or_else(|| {
            let (end, (part, _)) = self.fraction_word(at).filter(|_| self.rest(at).starts_with(is_vulgar_fraction))?;
            Some((end, part))
        })
    }

    /// `a token and a half`: one of what the tables do not know, and a part.
    pub(crate) fn noun_and_half(&self, at: At) -> Option<Found> {
        let noun = self.glue(at, Glue::One).filter(|noun| self.is_content(*noun) && self.units(*noun).is_none())?;
        let (end, part) = self.added_fraction(noun.next()).filter(|_| self.number_words(noun).is_none())?;
        let value = Number::new(part.checked_add(Exact::ONE)?, -1);
        (!self.is_content(end)).then(|| Found::new(at, end, Value::Number(value), Demand::Required))
    }
}

/// `a mile`, `un chilo`: one of a unit, which asks for nothing; what may be something else than a size, a count or money is none.
fn single(at: At, end: At, units: &PhraseValues<'_, Unit>) -> Option<Found> {
    let is_size = |unit: &Unit| match unit {
        Unit::Measure(unit) => {
            matches!(unit.dimension(), Dimension::Length | Dimension::Mass | Dimension::Volume | Dimension::Area)
        }
        _ => false,
    };
    let amount = Amount { end, ..Amount::of(end, Number::integer(1), Demand::Optional) };
    let all: Units = units.iter().copied().collect();
    let may_be_no_size = |unit: &Unit| is_size(unit) || matches!(unit, Unit::Count | Unit::Money(..));
    let is_wanted = all.iter().any(is_size) && all.iter().all(may_be_no_size);
    is_wanted.then(|| Quantity { start: at, end, amount, units: all }.found())
}
