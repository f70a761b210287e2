//! Parts of one: `due terzi`, `a quarter of a million`, and those added to a whole number: `e mezzo`, `2 1/4`.

use riscontro_core::value::{Exact, Number, TimeUnit};
use riscontro_core::{Demand, Value};

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::{Composed, Unit, Weight};
use crate::numeral::Amount;
use crate::quantity::{Quantity, Units};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The fractions in one letter that stand before a unit.
const VULGAR: [(char, i64, i64); 7] =
    [('½', 1, 2), ('¼', 1, 4), ('¾', 3, 4), ('⅛', 1, 8), ('⅜', 3, 8), ('⅝', 5, 8), ('⅞', 7, 8)];

impl Reader<'_> {
    /// `due terzi`, `two-thirds`, `un quarto`, `a third`.
    pub(crate) fn fraction(&self, at: At) -> Option<Found> {
        if !self.is_present(Starts::FRACTION.or(Starts::COMPOSED)) {
            return None;
        }
        let (count, start) = match (self.amount(at), self.glue(at, Glue::One)) {
            (Some(amount), _) => (amount.integer()?, amount.end),
            (None, Some(end)) => (1, end),
            (None, None) => return None,
        };
        let start = self.past_hyphen(start).unwrap_or(start);
        let compound = || self.compound_denominator(start).filter(|_| count > 1);
        let (end, part, weight) = self.denominator(start).or_else(compound)?;
        // `an eighteenth-century villa`, `a third-party supplier`
        if count == 1 && self.past_hyphen(end).is_some() && self.ordinal(start).is_some() && part != Exact::ratio(1, 4)?
        {
            return None;
        }
        let value = part.checked_mul(Exact::integer(count))?;
        if let Some((end, units)) = self.past_hyphen(end).and_then(|after| self.units(after)).filter(|_| count == 1) {
            // `a quarter-mile walk`
            let number = Number::new(part, part.as_decimal().map_or(-18, |(_, exponent)| exponent));
            let amount = Amount { end, ..Amount::of(end, number, Demand::Required) };
            return Some(Quantity { start: at, end, amount, units: units.iter().copied().collect() }.found());
        }
        if let Some(found) = self.fraction_of_scale(at, end, value).or_else(|| self.fraction_of_unit(at, end, value)) {
            return Some(found);
        }
        let is_stated = count > 1 || weight == Weight::Required || self.is_part_of(end);
        let demand = if is_stated { Demand::Required } else { Demand::Optional };
        let fraction = Value::Number(Number::new(value, value.as_decimal().map_or(-18, |(_, exponent)| exponent)));
        let mut found = self.or_part_of_point(Found::new(at, end, fraction, demand), value);
        for other in regrouped(count, part) {
            found = found.or(Value::Number(other), 20);
        }
        if count == 1 {
            found.readings.extend(self.ordinal_word(start).map(|ordinal| own(Value::Ordinal(ordinal.rank), 60)));
            if self.glue(end, Glue::Of).is_none() && self.is_content(end) && found.readings.len() > 1 {
                found.readings.reverse();
            }
        } else if let Some(quantity) = self.quantity(at).filter(|quantity| quantity.end == end) {
            // `cinquanta centesimi` are cents as often as hundredths.
            found = quantity.readings().into_iter().fold(found, |found, reading| found.or(reading.value, 30));
        } else if weight != Weight::Required || part < Exact::ratio(1, 1000)? {
            found = found.or(Value::Number(Number::integer(count)), 30);
            if self.glue(start, Glue::YearQuarter).is_some() && self.glue(end, Glue::Of).is_none() {
                let amount = Number::integer(count.saturating_mul(3));
                found = found.or(Value::Duration { amount, unit: TimeUnit::Month }, 25);
            }
        }
        Some(found)
    }

    /// Whether it is said of what the part is: `un terzo dei senatori`; a quarter of an hour is a time.
    fn is_part_of(&self, end: At) -> bool {
        self.glue(end, Glue::Of).is_some_and(|of| self.units(self.past(of, Glue::One)).is_none() && self.is_content(of))
    }

    /// The part that a fraction word, or an ordinal in one word, names.
    fn denominator(&self, at: At) -> Option<(At, Exact, Weight)> {
        if let Some((end, (part, word))) = self.fraction_word(at) {
            return Some((end, part, word.weight));
        }
        match self.composed(at) {
            Composed::Ordinal(rank) => Some((at.next(), Exact::ratio(1, i64::from(rank))?, Weight::Required)),
            _ => None,
        }
    }

    /// `three twenty-fifths`: tens with a hyphen, and their units as parts.
    fn compound_denominator(&self, at: At) -> Option<(At, Exact, Weight)> {
        let tens = self.cardinal(at).filter(|tens| (20..100).contains(&tens.value) && tens.value % 10 == 0)?;
        let units = self.past_hyphen(tens.end)?;
        let (end, (part, word)) = self.fraction_word(units).filter(|_| self.ordinal_word(units).is_none())?;
        let units = Exact::ONE.checked_div(part)?.as_integer().filter(|units| (2..10).contains(units))?;
        Some((end, Exact::ratio(1, tens.value + units)?, word.weight))
    }

    /// `a quarter of a million`, `a quarter-million`.
    fn fraction_of_scale(&self, at: At, end: At, value: Exact) -> Option<Found> {
        let after = self.past_hyphen(end).or_else(|| Some(self.past(self.glue(end, Glue::Of)?, Glue::One)))?;
        let (end, scale) = self.scale(after)?;
        let value = value.checked_mul(Exact::integer(scale))?;
        let number = Number::new(value, value.as_decimal().map_or(0, |(_, exponent)| exponent));
        Some(Found::new(at, end, Value::Number(number), Demand::Required))
    }

    /// `tre quarti d'ora`, `a quarter of a percentage point`.
    fn fraction_of_unit(&self, at: At, end: At, value: Exact) -> Option<Found> {
        let of = self.glue(end, Glue::Of)?;
        let article = self.glue(of, Glue::One);
        let is_bare = self.rest(end).len() <= 2;
        let (end, units) = self.units(article.unwrap_or(of)).filter(|_| article.is_some() || is_bare)?;
        let resolution = value.as_decimal().map_or(-18, |(_, exponent)| exponent);
        let number = Number::new(value, resolution);
        let amount = Amount { end, ..Amount::of(end, number, Demand::Required) };
        let units: Units = units.iter().copied().collect();
        let is_point = units.iter().any(|unit| matches!(unit, Unit::Points(_)));
        let found = Quantity { start: at, end, amount, units }.found();
        // The other side may leave the points out: `tre decimi in meno`.
        Some(if is_point { found.or(Value::Number(number), 20) } else { found })
    }

    /// `un quarto di punto`, `a quarter point`, `half a point`: a part of a percentage point as much as of anything else.
    pub(crate) fn or_part_of_point(&self, found: Found, value: Exact) -> Found {
        let before_noun =
            [self.glue(found.end, Glue::Of), self.glue(found.end, Glue::One), self.past_hyphen(found.end)];
        let mut nouns = before_noun.into_iter().flatten().chain([found.end]);
        let number = Number::new(value, value.as_decimal().map_or(-18, |(_, exponent)| exponent));
        if nouns.any(|noun| self.glue(noun, Glue::Points).is_some()) {
            // `mezzo punto` is half a point and no half of a percent.
            let found = found.or(Value::PercentagePoints(number), 25);
            if value == Exact::HALF { found } else { found.or(Value::Percent(number), 20) }
        } else {
            found
        }
    }

    /// `e mezzo`, `and a half`, `½`, and the scale that may come after them.
    pub(crate) fn with_fraction(&self, amount: Amount) -> Amount {
        // `due e mezza della torta` counts no two and a half.
        let of_what = |end: At| !amount.is_scaled() && self.glue(end, Glue::Of).is_some();
        let Some((end, part)) = self.added_fraction(amount.end).filter(|(end, _)| !of_what(*end)) else {
            return amount;
        };
        // `one billion and a quarter million`
        let own_scale = self.scale(end).filter(|_| amount.is_scaled());
        let end = own_scale.map_or(end, |(end, _)| end);
        let unit = match own_scale {
            Some((_, scale)) => Exact::integer(scale),
            None if amount.is_scaled() => amount.scale,
            None => Exact::ONE,
        };
        let Some(part) = part.checked_mul(unit) else { return amount };
        let mut sum = amount.plus(part);
        sum.demand = Demand::Required;
        sum.end = end;
        if sum.is_scaled() { sum } else { self.scaled(sum) }
    }

    /// The half or quarter that is added to a number that ends at `at`.
    pub(crate) fn added_fraction(&self, at: At) -> Option<(At, Exact)> {
        let half = Exact::HALF;
        if !at.is_whole() || self.rest(at).starts_with(is_vulgar_fraction) {
            if let Some((end, (value, _))) = self.fraction_word(at) {
                return self.rest(at).starts_with(is_vulgar_fraction).then_some((end, value));
            }
            if let Some(found) = self.fraction_before_letters(at) {
                return Some(found);
            }
            return self.half(at).filter(|_| self.rest(at).starts_with('½')).map(|end| (end, half));
        }
        let hyphenated = |at| self.past_hyphen(at).unwrap_or(at);
        let Some(after) = self.glue(hyphenated(at), Glue::And).map(hyphenated) else { return self.stroke_fraction(at) };
        let article = self.glue(after, Glue::One).map(hyphenated);
        if let Some(end) = self.half(article.unwrap_or(after)) {
            return Some((end, half));
        }
        if let Some(found) = self.stroke_fraction(after) {
            return Some(found);
        }
        let (start, count) = match article {
            Some(start) => (start, 1),
            None => self.phrase(after).map(|count| (hyphenated(count.end), count.value))?,
        };
        if let Some(end) = self.half(start).filter(|_| count == 1) {
            return Some((end, half));
        }
        let (end, (part, _)) = self.fraction_word(start)?;
        let part = part.checked_mul(Exact::integer(count))?;
        (part < Exact::ONE).then_some((end, part))
    }

    /// The fraction in `6½in`, where letters are written on to it.
    fn fraction_before_letters(&self, at: At) -> Option<(At, Exact)> {
        let mut letters = self.rest(at).chars();
        let letter = letters.next().filter(|_| letters.next().is_some_and(char::is_alphabetic))?;
        let (_, part, whole) = VULGAR.into_iter().find(|(vulgar, ..)| *vulgar == letter)?;
        let skip = at.skip + u32::try_from(letter.len_utf8()).ok()?;
        Some((At { skip, ..at }, Exact::ratio(part, whole)?))
    }

    /// `1/4` behind a whole number.
    fn stroke_fraction(&self, at: At) -> Option<(At, Exact)> {
        let (stroke, below) = (at.next(), at.next().next());
        let close = self.is_mark(stroke, "/")
            && self.is_joined(stroke)
            && self.is_joined(below)
            && !self.is_mark(below.next(), "/");
        let digit = |at: At| self.rest(at).parse::<i64>().ok().filter(|_| self.is_number(at));
        let (part, whole) = (digit(at).filter(|_| close)?, digit(below)?);
        ((1..whole).contains(&part) && whole <= 16).then_some((below.next(), Exact::ratio(part, whole)?))
    }
}

/// Whether the letter is a fraction by itself.
pub(crate) fn is_vulgar_fraction(letter: char) -> bool {
    matches!(letter, '¼'..='¾' | '⅐'..='⅞')
}

/// What a count and its parts may mean beside their product: `two hundred and fifty-four hundredths` is 200.54 as well,
/// `one hundred thirty fifths` may be a hundred of thirty-fifths.
fn regrouped(count: i64, part: Exact) -> impl Iterator<Item = Number> {
    let rest = count.abs() % 100;
    let whole = count.abs() - rest;
    let sign = Exact::integer(count.signum());
    let added = move || {
        let below =
            part.checked_mul(Exact::integer(rest)).filter(|below| whole > 0 && rest > 0 && *below < Exact::ONE)?;
        below.checked_add(Exact::integer(whole))
    };
    let compound = move || {
        let units = Exact::ONE.checked_div(part)?.as_integer().filter(|units| (2..10).contains(units))?;
        let is_tens = whole > 0 && rest >= 20 && rest % 10 == 0;
        // `twenty twenty-fifths` was taken for the year 2020.
        let whole =
            if (1300..=2000).contains(&whole) && whole % 1000 != 0 || whole == 2000 { whole / 100 } else { whole };
        is_tens.then(|| Exact::ratio(whole, rest + units)).flatten()
    };
    let number = |value: Exact| Number::new(value, value.as_decimal().map_or(-18, |(_, exponent)| exponent));
    added().into_iter().chain(compound()).filter_map(move |value| value.checked_mul(sign)).map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_and_its_parts_are_grouped_anew_only_over_a_hundred() {
        let regrouped = |count, of| -> Vec<String> {
            let part = Exact::ratio(1, of).expect("a part");
            super::regrouped(count, part).map(|number| number.value().to_string()).collect()
        };
        assert_eq!(regrouped(254, 100), ["200.54"]);
        assert_eq!(regrouped(130, 5), ["20/7"]);
        assert!(regrouped(54, 100).is_empty());
        assert!(regrouped(200, 3).is_empty());
        assert!(regrouped(30, 5).is_empty());
    }
}
