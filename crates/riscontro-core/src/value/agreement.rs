//! How two values agree.

use super::measure::{Dimension, ROUGH_TOLERANCE};
use super::{Bound, CurrencySet, Exact, NameKey, Number, PartialDate, TimeUnit, UnitId, Value, rates};

/// How two values agree. Ordered from agreement to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// They say the same.
    Same,
    /// They say the same, but one leaves out what the other states (a unit, a currency, the year of a date).
    Elided,
    /// They are one quantity in two units, within the stated tolerance.
    Converted,
    /// They are equal once the finer one is rounded.
    Rounded,
    /// They are of comparable kinds and differ.
    Different,
    /// They are of kinds that are never compared.
    Incomparable,
}

impl Agreement {
    /// Whether one may stand for the other without a finding: same or elided.
    #[must_use]
    pub fn is_agreement(self) -> bool {
        self <= Agreement::Elided
    }

    /// Whether one may stand for the other at all, as it is or converted; a rounded value may not.
    #[must_use]
    pub fn is_acceptable(self) -> bool {
        self <= Agreement::Converted
    }
}

impl Value {
    /// How this value agrees with `other`; symmetric.
    #[must_use]
    pub fn agreement(&self, other: &Value) -> Agreement {
        directed(self, other).or_else(|| directed(other, self)).unwrap_or_else(|| {
            let comparable = self.family() == other.family() && self.family() != Family::Text;
            if comparable { Agreement::Different } else { Agreement::Incomparable }
        })
    }

    fn family(&self) -> Family {
        match self {
            Value::Date(_) | Value::Relative { .. } | Value::Decade(_) | Value::Century(_) => Family::Calendar,
            Value::Clock(_) => Family::Clock,
            Value::Round(_) => Family::Round,
            Value::Name(_) => Family::Name,
            Value::Verbatim(_) => Family::Text,
            _ => Family::Quantity,
        }
    }
}

/// Kinds within a family are compared with each other, and are different unless [`directed`] knows better.
#[derive(PartialEq)]
enum Family {
    Quantity,
    Calendar,
    Clock,
    Round,
    Name,
    Text,
}

/// The agreement of two kinds that know each other; each unequal pair of kinds is listed in one order only.
fn directed(a: &Value, b: &Value) -> Option<Agreement> {
    use Value as V;
    Some(match (a, b) {
        (V::Number(a), V::Number(b))
        | (V::Percent(a), V::Percent(b))
        | (V::PercentagePoints(a), V::PercentagePoints(b))
        | (V::Multiplier(a), V::Multiplier(b))
        | (V::Multiplier(a), V::Number(b)) => numbers(*a, *b),
        (V::Ordinal(a), V::Ordinal(b)) => same_if(a == b),
        (V::Ordinal(a), V::Century(b)) if u32::try_from(*b) == Ok(*a) => Agreement::Elided,
        // `al quindicesimo`, `on the quarter-hour`: matches count minutes, and mothers weeks (`alla 39ª`, `at 39 weeks`).
        (V::Ordinal(a), V::Duration { amount: b, unit: TimeUnit::Minute | TimeUnit::Week })
            if Exact::integer(i64::from(*a)) == b.value() =>
        {
            Agreement::Elided
        }
        (V::Ordinal(a), V::Number(b)) => same_if(Exact::integer(i64::from(*a)) == b.value()),
        (V::Share { part, whole }, V::Share { part: other_part, whole: other_whole }) => {
            same_if(ratio(*part, *whole) == ratio(*other_part, *other_whole))
        }
        (V::Share { part, whole }, V::Number(b)) => same_if(ratio(*part, *whole) == Some(b.value())),
        (V::Percent(a), V::Share { part, whole }) => converted_if(hundredth(*a) == ratio(*part, *whole)),
        (V::Percent(a), V::Number(b)) => converted_if(hundredth(*a) == Some(b.value()) && b.value() < Exact::ONE),
        // `raddoppiato`, `100% more`; `half as much again`, `il 50% in più`
        (V::Multiplier(a), V::Percent(b)) => converted_if(is_growth(*a, *b)),
        (V::Magnitude(a), V::Magnitude(b)) => same_if(a == b),
        // `da 0 a 4 anni`, `under 4`
        (V::Range(ends), b) if from_nothing(&ends.0) && is_capped(b, &ends.1) => {
            ends.1.agreement(b).max(Agreement::Elided)
        }
        // `due o tre millimetri`, `a tenth of an inch`
        (V::Range(ends), V::Measure { amount, unit }) => {
            converted_if(lies_between((&ends.0, &ends.1), (*amount, *unit)))
        }
        (V::Range(a), V::Range(b)) => a.0.agreement(&b.0).max(a.1.agreement(&b.1)).min(Agreement::Different),
        (V::Money { amount: a, currencies: c }, V::Money { amount: b, currencies: d }) => money((*a, *c), (*b, *d)),
        (V::Measure { amount: a, unit: u }, V::Measure { amount: b, unit: v }) => measures((*a, *u), (*b, *v)),
        (V::Duration { amount: a, unit: u }, V::Duration { amount: b, unit: v }) => durations((*a, *u), (*b, *v)),
        (V::Money { amount: a, .. } | V::Measure { amount: a, .. } | V::Duration { amount: a, .. }, V::Number(b)) => {
            numbers(*a, *b).max(Agreement::Elided)
        }
        (V::Score(a, b), V::Score(c, d)) => same_if((a, b) == (c, d)),
        (V::Round(a), V::Round(b)) => same_if(a == b),
        (V::Date(a), V::Date(b)) => dates(*a, *b),
        (V::Date(a), V::Number(b)) => {
            year_only(*a).map_or(Agreement::Incomparable, |year| same_if(Exact::integer(i64::from(year)) == b.value()))
        }
        (V::Relative { .. }, V::Relative { .. }) => same_if(a == b),
        (V::Decade(a), V::Decade(b)) => same_if(a == b || (a.min(b) < &100 && a % 100 == b % 100)),
        (V::Century(a), V::Century(b)) => same_if(a == b),
        (V::Clock(a), V::Clock(b)) => same_if(a == b),
        (V::Name(a), V::Name(b)) => names(a, b),
        (V::Verbatim(a), V::Verbatim(b)) => codes(a, b),
        _ => return None,
    })
}

/// Two codes; of a telephone (`+39 669883145`) one may leave out the country.
fn codes(a: &str, b: &str) -> Agreement {
    fn home(code: &str) -> Option<&str> {
        code.strip_prefix('+')?.split_once(' ').map(|(_, home)| home)
    }
    match (home(a), home(b)) {
        _ if a == b => Agreement::Same,
        (Some(home), None) if home == b => Agreement::Elided,
        (None, Some(home)) if home == a => Agreement::Elided,
        _ => Agreement::Different,
    }
}

/// The amount of a quantity.
fn amount(value: &Value) -> Option<Number> {
    match value {
        Value::Number(amount)
        | Value::Percent(amount)
        | Value::Money { amount, .. }
        | Value::Measure { amount, .. }
        | Value::Duration { amount, .. } => Some(*amount),
        _ => None,
    }
}

fn from_nothing(low: &Value) -> bool {
    amount(low).is_some_and(|amount| amount.value() == Exact::ZERO)
}

/// Whether a quantity says that there is no more than `most`; of ages *under 6* says so, too, and of temperatures there is more below
/// zero.
fn is_capped(value: &Value, most: &Value) -> bool {
    let is_age = |value: &Value| matches!(value, Value::Duration { unit: TimeUnit::Year, .. });
    let is_temperature =
        |value: &Value| matches!(value, Value::Measure { unit, .. } if unit.dimension() == Dimension::Temperature);
    amount(value).is_some_and(|amount| match amount.bound() {
        Bound::AtMost => !is_temperature(value) && !is_temperature(most),
        Bound::LessThan => is_age(value) || is_age(most),
        _ => false,
    })
}

fn same_if(condition: bool) -> Agreement {
    if condition { Agreement::Same } else { Agreement::Different }
}

fn converted_if(condition: bool) -> Agreement {
    if condition { Agreement::Converted } else { Agreement::Different }
}

/// Whether growth by so many percent is growth by the factor.
fn is_growth(factor: Number, percent: Number) -> bool {
    let more = hundredth(percent).and_then(|share| share.checked_add(Exact::ONE));
    factor.value() > Exact::ONE && more == Some(factor.value())
}

fn ratio(part: u32, whole: u32) -> Option<Exact> {
    Exact::ratio(i64::from(part), i64::from(whole))
}

fn hundredth(percent: Number) -> Option<Exact> {
    percent.value().checked_div(Exact::integer(100))
}

/// Equal values agree whatever hedge one side adds; a bound from below never agrees with one from above.
fn numbers(a: Number, b: Number) -> Agreement {
    if a.bound().contradicts(b.bound()) {
        Agreement::Different
    } else if a.value() == b.value() {
        Agreement::Same
    } else if a.counts_dozens() || b.counts_dozens() {
        converted_if(a.is_dozen_for(b) || b.is_dozen_for(a))
    } else if a.is_cut_off(b) || b.is_cut_off(a) {
        Agreement::Converted
    } else if a.equals_rounded(b) {
        if a.bound().is_rough() || b.bound().is_rough() { Agreement::Converted } else { Agreement::Rounded }
    } else {
        Agreement::Different
    }
}

fn money(a: (Number, CurrencySet), b: (Number, CurrencySet)) -> Agreement {
    if a.1.intersects(b.1) {
        return numbers(a.0, b.0);
    }
    // The same figure in another currency is a slip, whatever the rate of some year was.
    let is_exchanged = a.0.value() != b.0.value() && rates::may_be_exchanged((a.0.value(), a.1), (b.0.value(), b.1));
    converted_if(is_exchanged && !a.0.bound().contradicts(b.0.bound()))
}

/// Whether a measure in another unit lies between the ends of a range of measures.
fn lies_between((low, high): (&Value, &Value), (amount, unit): (Number, UnitId)) -> bool {
    let base = |value: &Value| match value {
        Value::Measure { amount, unit: own } if *own != unit && own.dimension() == unit.dimension() => {
            own.to_base(amount.value())
        }
        _ => None,
    };
    let is_between = match (base(low), unit.to_base(amount.value()), base(high)) {
        (Some(low), Some(here), Some(high)) => low <= here && here <= high,
        _ => false,
    };
    is_between || is_difference_between((low, high), (amount, unit))
}

/// Whether degrees of one scale that tell a difference lie between those of another: `cinque o sei gradi`, `10 degrees warmer`.
fn is_difference_between((low, high): (&Value, &Value), (amount, unit): (Number, UnitId)) -> bool {
    let kelvin = |value: &Value| match value {
        Value::Measure { amount, unit: own } if *own != unit => own.difference(amount.value()),
        _ => None,
    };
    match (kelvin(low), unit.difference(amount.value()), kelvin(high)) {
        // `cinque o sei`: a range of temperatures is wider.
        (Some(low), Some(here), Some(high)) => {
            low <= here && here <= high && high.checked_add(low.negated()).is_some_and(|wide| wide <= Exact::integer(2))
        }
        _ => false,
    }
}

fn measures((a, unit): (Number, UnitId), (b, other_unit): (Number, UnitId)) -> Agreement {
    if unit == other_unit {
        numbers(a, b)
    } else if a.bound().contradicts(b.bound()) && !leave_room((a, unit), (b, other_unit)) {
        Agreement::Different
    } else if unit.dimension() != other_unit.dimension() {
        converted_if(unit.may_weigh(a.value(), other_unit, b.value()))
    } else {
        let rough = [a, b].map(|number| number.bound().is_rough());
        // Degrees are said roughly in tens, which are further apart on one scale than on the other.
        let about =
            if unit.dimension() == Dimension::Temperature { rough[0] || rough[1] } else { rough[0] && rough[1] };
        let differ = a.value() != b.value();
        let is_hedged = unit.dimension() != Dimension::Temperature && (rough[0] || rough[1]);
        let is_said_roughly = about || is_hedged || ((is_round(a) || is_round(b)) && differ);
        let tolerance = if is_said_roughly { ROUGH_TOLERANCE } else { 5 };
        let coarse = (is_lone(a) || is_lone(b)) && differ;
        let tolerance = if coarse { LONE_TOLERANCE } else { tolerance };
        let are_of_kitchen = unit.is_kitchen_measure() || other_unit.is_kitchen_measure();
        // A short ton is near a tonne: only a close conversion tells it from a wrong figure.
        let are_tons = unit.is_short_ton() || other_unit.is_short_ton();
        let tolerance = if are_tons { 1 } else { tolerance };
        let tolerance = if are_of_kitchen { tolerance.max(KITCHEN_TOLERANCE) } else { tolerance };
        converted_if(
            unit.converts(a.value(), other_unit, b.value(), tolerance)
                || are_paces((a, unit), (b, other_unit))
                || are_paces((b, other_unit), (a, unit))
                || is_just_beyond((a, unit), (b, other_unit))
                || is_just_beyond((b, other_unit), (a, unit)),
        )
    }
}

/// As many yards are as many metres when both are rounded to whole ones: *from two yards*, `da due metri`.
const MOST_PACES: i64 = 2;

/// Whether so few yards are said as so many metres.
fn are_paces((yards, unit): (Number, UnitId), (metres, other_unit): (Number, UnitId)) -> bool {
    let is_few = yards.value().as_integer().is_some_and(|count| (1..=MOST_PACES).contains(&count));
    (unit.code(), other_unit.code()) == ("[yd_i]", "m") && is_few && yards.value() == metres.value()
}

/// Whether a bound in one unit holds for an amount in another and lies near it: `oltre venti metri` for `25 yards`.
fn is_just_beyond((bound, unit): (Number, UnitId), (amount, other_unit): (Number, UnitId)) -> bool {
    let (Some(end), Some(here)) = (unit.to_base(bound.value()), other_unit.to_base(amount.value())) else {
        return false;
    };
    let is_held = match bound.bound() {
        Bound::MoreThan | Bound::AtLeast | Bound::Over => end < here,
        Bound::LessThan | Bound::AtMost => here < end,
        _ => return false,
    };
    is_held && unit.dimension() != Dimension::Temperature && end.is_within_percent(here, BOUND_TOLERANCE)
}

/// Percent by which a bound may lie beside the amount that it stands for.
const BOUND_TOLERANCE: u32 = 20;

/// Whether a number is said in one digit, and zeros: `due metri` for six feet.
fn is_round(number: Number) -> bool {
    let digits = number.value().as_decimal();
    number.resolution() >= 0 && digits.is_some_and(|(digits, exponent)| (1..=9).contains(&digits) && exponent >= 0)
}

/// Whether two bounds that contradict each other hold for something between them: `poco più di dieci metri` is `just under 34
/// feet`, which are ten metres and thirty-six.
fn leave_room(a: (Number, UnitId), b: (Number, UnitId)) -> bool {
    let (low, high) =
        if matches!(a.0.bound(), Bound::MoreThan | Bound::AtLeast | Bound::Over) { (a, b) } else { (b, a) };
    match (low.1.to_base(low.0.value()), high.1.to_base(high.0.value())) {
        (Some(low), Some(high)) => low < high && !low.is_within_percent(high, LEAST_ROOM),
        _ => false,
    }
}

/// Percent by which the ends of such a span lie apart at least: what is closer is one figure, bounded from both sides.
const LEAST_ROOM: u32 = 2;

/// A cup is 237 millilitres or 250, as cooks count: `500 ml`, `2 cups`.
const KITCHEN_TOLERANCE: u32 = 8;

/// A converted `1 inch` may be 2 or 3 centimetres: it is said to a half of itself, of which a quarter is let pass.
const LONE_TOLERANCE: u32 = 25;

/// Whether the number is a single one of the last digit written.
fn is_lone(number: Number) -> bool {
    number.value().as_decimal().is_some_and(|(digits, exponent)| digits == 1 && exponent == number.resolution())
}

/// Percent by which two lengths of time may differ: six weeks are a month and a half.
const LENGTH_TOLERANCE: u32 = 9;

/// Within a chain (seconds to weeks, months to years) durations convert exactly; across, months count 30.44 days. Idioms
/// such as `quindici giorni` for two weeks lie within the tolerance.
fn durations((a, unit): (Number, TimeUnit), (b, other_unit): (Number, TimeUnit)) -> Agreement {
    if unit == other_unit {
        return numbers(a, b);
    }
    if a.bound().contradicts(b.bound()) {
        return Agreement::Different;
    }
    let ((chain, factor), (other_chain, other_factor)) = (unit.chain(), other_unit.chain());
    let (Some(here), Some(there)) =
        (a.value().checked_mul(Exact::integer(factor)), b.value().checked_mul(Exact::integer(other_factor)))
    else {
        return Agreement::Different;
    };
    let is_eight_days = |a: Number, unit, b: Number, other| {
        (unit, other) == (TimeUnit::Day, TimeUnit::Week) && (a.value(), b.value()) == (Exact::integer(8), Exact::ONE)
    };
    if is_eight_days(a, unit, b, other_unit) || is_eight_days(b, other_unit, a, unit) {
        // `oggi a otto`
        return Agreement::Converted;
    }
    if chain == other_chain {
        return if here == there {
            Agreement::Same
        } else {
            converted_if(here.is_within_percent(there, LENGTH_TOLERANCE))
        };
    }
    let month = Exact::integer(2_629_746);
    let seconds =
        |amount: Exact, chain| if chain == TimeUnit::Month { amount.checked_mul(month) } else { Some(amount) };
    match (seconds(here, chain), seconds(there, other_chain)) {
        (Some(here), Some(there)) => converted_if(here.is_within_percent(there, LENGTH_TOLERANCE)),
        _ => Agreement::Different,
    }
}

fn dates(a: PartialDate, b: PartialDate) -> Agreement {
    if a == b {
        Agreement::Same
    } else if !a.is_compatible_with(b) {
        Agreement::Different
    } else if a.fields_in_common(b) > 0 {
        Agreement::Elided
    } else {
        Agreement::Incomparable
    }
}

fn year_only(date: PartialDate) -> Option<i16> {
    date.year.filter(|_| date.fields() == 1)
}

/// Entities decide where both sides have them: similar spelling never makes Austria Australia.
fn names(a: &NameKey, b: &NameKey) -> Agreement {
    if a.shares_entity(b) {
        Agreement::Same
    } else if !a.entities.is_empty() && !b.entities.is_empty() {
        Agreement::Different
    } else if a.words_agree(b) {
        if a.words.len() == b.words.len() { Agreement::Same } else { Agreement::Elided }
    } else {
        Agreement::Different
    }
}

#[cfg(test)]
mod tests;
