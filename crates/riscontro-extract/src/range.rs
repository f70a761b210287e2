//! Two or more numbers that share what stands only once: `tra le 10 e le 11 mila unità`, `2 e 1,4 miliardi`, `2024-25`.

use riscontro_core::value::{Dimension, Exact, Number, PartialDate};
use riscontro_core::{Demand, Reading, Readings, TokenClass, Value};
use smallvec::SmallVec;

use crate::found::{Found, List, own};
use crate::glue::Glue;
use crate::lexicon::{Period, RangeWord, Unit};
use crate::numeral::{Amount, Nature};
use crate::quantity::Quantity;
use crate::range_ends::{elided_thousand, ends, falling, fused_thousand, spans};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The longest list over which a unit is carried back.
const LONGEST_LIST: usize = 8;

/// How many tokens from a result the word for its outcome stands.
const NEAR_RESULT: usize = 6;

/// How the two ends of a range are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    Word,
    Dash,
    Score,
    /// `sei o sette metri`
    Or,
}

impl Reader<'_> {
    /// The range at `at`, over the word that opens it.
    pub(crate) fn range(&self, at: At) -> Option<Found> {
        if !self.is_present(Starts::RANGE.or(Starts::of_glue(Glue::Or))) {
            return None;
        }
        let opened = self.range_open(at);
        let start = opened.unwrap_or(at);
        if self.spans_centuries(start, opened.is_some()) || self.hyphened_digits(start).is_some() {
            return None;
        }
        if let Some(found) = self.years_of_era(start) {
            return Some(found);
        }
        let low = self.quantity(start)?;
        let (joint, after) = self.joint(&low, opened.is_some())?;
        // `un cavo da 1,8 m e 2 pile`: only `tra … e` opens a range.
        let is_from = opened.is_some() && self.range_word(at, |word| word == RangeWord::From).is_some();
        if is_from && self.glue(low.end, Glue::And).is_some() {
            return None;
        }
        let high = self.quantity(after)?;
        // `80 milioni a sette anni`
        let is_time = high.units.iter().any(|unit| matches!(unit, Unit::Time(..)));
        if is_time && low.units.is_empty() && low.amount.is_scaled() && !high.amount.is_scaled() {
            return None;
        }
        // `dal 63,4% a un livello`
        if high.units.is_empty() && high.end == after.next() && self.is_article(after) {
            return None;
        }
        let is_result = joint == Joint::Word && self.range_word(high.end, |word| word == RangeWord::Dash).is_some();
        if is_result && self.is_joined(high.end) {
            return None;
        }
        if joint == Joint::Word && falls(&low, &high) {
            let low = Quantity { amount: low.amount.times(high.amount.scale), ..low };
            let (low, high) = self.shared(low, high).filter(|_| opened.is_some())?;
            let readings = falling(&low, &high);
            return (!readings.is_empty()).then_some(Found {
                start,
                end: high.end,
                readings,
                demand: Demand::Required,
            });
        }
        if !low.units.is_empty() && high.units.is_empty() && self.is_minute_of_match(high.end) {
            return None;
        }
        let own_unit = !low.units.is_empty();
        // `gained 0.64% to 28,310 points`: only an opened range leaves out the unit of its higher end.
        // `up by £285 to £9,535`, but `up by 10 to 12 per cent`
        let is_by = joint == Joint::Word && opened.is_none() && self.has_before(start, Glue::By);
        if is_by && !shares_unit_behind(&low, &high) {
            return None;
        }
        let is_open = joint == Joint::Word && opened.is_none() && own_unit;
        // `jumped 14 basis points to 5.46 per cent`
        let is_step = |unit: &Unit| matches!(unit, Unit::Points(_));
        let is_step = joint == Joint::Word && low.units.iter().any(is_step) && !high.units.iter().any(is_step);
        if is_step || (is_open && (high.units.is_empty() || !share_measure(&low, &high))) {
            return None;
        }
        // `de 0,85 % à 7 412,35 points`
        if own_unit && high.units.is_empty() && is_beyond_hundred(&low, &high) {
            return None;
        }
        let (low, high) = self.shared(low, high)?;
        if joint == Joint::Or && !is_either(&low, &high, own_unit) {
            return None;
        }
        if let Some(found) = years(&low, &high, joint) {
            return Some(found);
        }
        let mut readings = ends(&low, &high, joint, self.is_content(high.end));
        if joint == Joint::Word && opened.is_some() {
            readings.insert_many(0, falling(&low, &high));
        }
        // `from 2.1m to 4.8m` may be millions.
        let millions = |quantity: &Quantity| {
            let scaled = self.with_money_suffix(self.in_digits(quantity.start)?);
            scaled.is_scaled().then(|| Value::Number(scaled.number()))
        };
        if let Some(ends) = millions(&low).zip(millions(&high)).filter(|_| own_unit) {
            readings.push(own(Value::Range(Box::new(ends)), 20));
        }
        if let Some(whole) = written_out(&low, &high, joint) {
            readings.extend(spans(&low, &whole, 30));
        }
        let may_be_hours = matches!(joint, Joint::Dash | Joint::Word) && !readings.is_empty();
        let is_plain = low.units.is_empty() && high.units.is_empty();
        if may_be_hours && (is_plain || self.has_hour_mark(after)) {
            let counts = self.is_content(high.end) || self.class(high.end).is_some_and(TokenClass::is_capitalised);
            // `9–5 Monday to Friday`
            let counts = counts && !self.starts(high.end).has(Starts::WEEKDAY);
            let hours = self.hours_of_range(start, after, high.end).into_iter();
            // What counts something is no span over noon.
            readings
                .extend(hours.take(if counts { 1 } else { usize::MAX }).filter(|hours| !counts || is_rising(hours)));
        }
        if self.tells_defeat(start, high.end) {
            readings.extend(turned_score(&readings));
        }
        if !own_unit && matches!(low.amount.nature, Nature::Bare(..) | Nature::Words) {
            readings.extend(elided_thousand(&low, &high));
            readings.extend(fused_thousand(&low, &high));
        }
        let both_small = low.amount.demand == Demand::Optional && high.amount.demand == Demand::Optional;
        let demand = if both_small { Demand::Optional } else { Demand::Required };
        (!readings.is_empty()).then_some(Found { start, end: high.end, readings, demand })
    }

    /// Whether centuries stand at `start`, which are read one by one: `tra il Sei e il Settecento`, `dal Trecento al Settecento`.
    fn spans_centuries(&self, start: At, opened: bool) -> bool {
        let is_clipped = |at| self.clipped_centuries(at).is_some();
        let is_century = |at| matches!(self.period(at), Some((_, Period::Century(_))));
        is_clipped(start) || is_clipped(start.next()) || is_century(start) || (opened && is_century(start.next()))
    }

    /// Whether the sign of a minute is written on to the number that ends at `end`: `da cinque metri, all'89'`.
    fn is_minute_of_match(&self, end: At) -> bool {
        matches!(self.rest(end), "'" | "\u{2019}" | "\u{2032}") && (!end.is_whole() || self.is_joined(end))
    }

    /// `fra il 2300 e il 2150 a.C.`, `300-250 BC`: years that fall, with their era behind the last.
    fn years_of_era(&self, start: At) -> Option<Found> {
        if !self.is_present(Starts::PERIOD) {
            return None;
        }
        let low =
            self.amount(start).filter(|amount| matches!(amount.nature, Nature::Bare(..)) && !amount.is_scaled())?;
        let after = self.range_word(low.end, |word| !word.opens())?;
        let last = self.date(after)?;
        let end = match last.readings.first()?.value {
            Value::Date(date) => date.year.filter(|year| *year < 0 && date.fields() == 1)?,
            _ => return None,
        };
        let first = i16::try_from(low.integer()?).ok()?.checked_neg().filter(|first| *first < end)?;
        let date = |year| Value::Date(PartialDate { year: Some(year), ..PartialDate::default() });
        Some(Found::new(start, last.end, Value::Range(Box::new((date(first), date(end)))), Demand::Required))
    }

    /// What joins the ends of a range after `low`: a word, or a dash written on to both.
    fn joint(&self, low: &Quantity, opened: bool) -> Option<(Joint, At)> {
        let at = low.end;
        if let Some(after) = self.range_word(at, |word| word == RangeWord::Dash) {
            let close = self.is_joined(at) == self.is_joined(after);
            let tight = self.is_joined(at) || (low.amount.year().is_some() && self.is_number(after));
            return (close && tight && low.amount.nature != Nature::Words || close && self.is_joined(at))
                .then_some((Joint::Dash, after));
        }
        if let Some(after) = self.glue(at, Glue::Or).filter(|_| !opened) {
            return Some((Joint::Or, after));
        }
        let goals = matches!(low.amount.nature, Nature::Bare(_, 1..=3)) && low.units.is_empty() && !opened;
        if let Some(after) =
            self.range_word(at, |word| word == RangeWord::Score).filter(|after| goals && self.is_number(*after))
        {
            return Some((Joint::Score, after));
        }
        let joins = |word| word == RangeWord::To || (opened && word == RangeWord::Join);
        self.range_word(at, joins).map(|after| (Joint::Word, after))
    }

    /// Whether a word near a result tells a defeat, in which its own side's figure may come first.
    fn tells_defeat(&self, start: At, end: At) -> bool {
        if !self.is_present(Starts::of_glue(Glue::Defeat)) {
            return false;
        }
        let near = start.token.saturating_sub(NEAR_RESULT)..(end.token + NEAR_RESULT).min(self.tokens.len());
        near.into_iter().any(|token| self.glue(At::start(token), Glue::Defeat).is_some())
    }

    /// Both ends with the unit and scale that one of them leaves to the other; `None` when they cannot be of one kind.
    fn shared(&self, low: Quantity, high: Quantity) -> Option<(Quantity, Quantity)> {
        let (low, high) = match (low.units.is_empty(), high.units.is_empty()) {
            (true, false) if low.amount.year().is_none() => (low.with_units(&high.units), high),
            (false, true) if high.amount.year().is_none() => {
                let high = high.with_units(&low.units);
                (low, high)
            }
            (false, false)
                if !low.units.iter().any(|unit| high.units.iter().any(|other| comparable(*unit, *other))) =>
            {
                return None;
            }
            (true, true) | (false, false) => (low, high),
            _ => return None,
        };
        let year = low.amount.year().is_some();
        let is_short = matches!(high.amount.nature, Nature::Bare(_, 1 | 2));
        // `tra 500 e 2000 parole`: what counts something is no year.
        let counts = self.is_content(high.end) && high.end.is_whole();
        let same_kind = year == high.amount.year().is_some() || (year && is_short) || !low.units.is_empty() || counts;
        same_kind.then_some((low, high))
    }

    /// Quantities joined by `e` or commas, of which the last one has a unit or scale: the others may have it too.
    pub(crate) fn list(&self, at: At) -> Option<List> {
        let mut items: SmallVec<[Quantity; 4]> = SmallVec::new();
        let (mut start, mut is_surface) = (at, false);
        // `da 190 a 170 quintali`: what falls is no range.
        let before = at.token.checked_sub(1).map(At::start);
        let is_from = before.is_some_and(|from| self.range_word(from, |word| word == RangeWord::From) == Some(at));
        loop {
            let item = self.quantity(start)?;
            let plain = item.units.is_empty() && !item.amount.is_scaled();
            let may_share = item.amount.demand == Demand::Required && item.amount.year().is_none();
            let next = self.list_joint(item.end).or_else(|| {
                let next = self.by(item.end);
                is_surface |= next.is_some();
                next.or_else(|| self.range_word(item.end, |word| is_from && word != RangeWord::Dash && !word.opens()))
            });
            items.push(item);
            match next {
                Some(next) if plain && may_share && items.len() < LONGEST_LIST => start = next,
                _ if plain || items.len() < 2 => return None,
                _ => break,
            }
        }
        if is_surface && !items.iter().any(is_length) {
            return None;
        }
        let last = items.pop()?;
        let mut out: List = items.into_iter().map(|item| carried(item, &last)).collect();
        out.push(last.found());
        Some(out)
    }

    /// `24-by-16-inch`, `60 per 40 centimetri`.
    fn by(&self, at: At) -> Option<At> {
        let after = self.glue(self.past_hyphen(at).unwrap_or(at), Glue::By)?;
        let number = self.past_hyphen(after).unwrap_or(after);
        self.is_number(number).then_some(number)
    }

    fn list_joint(&self, at: At) -> Option<At> {
        if self.is_mark(at, "×") || self.is_mark(at, "x") {
            return self.in_digits(at.next()).map(|_| at.next());
        }
        if self.is_mark(at, ",") {
            return self.class(at.next()).filter(|class| *class == TokenClass::Number).map(|_| at.next());
        }
        self.glue(at, Glue::And)?;
        self.range_word(at, |word| word == RangeWord::Join)
    }
}

/// Whether only the higher end has its unit, and the ends are near enough to be two of one thing.
fn shares_unit_behind(low: &Quantity, high: &Quantity) -> bool {
    let is_percent = high.units.iter().any(|unit| matches!(unit, Unit::Percent(_) | Unit::Points(_)));
    let (least, most) = (low.amount.number().value(), high.amount.number().value());
    let times = if is_percent { 3 } else { 2 };
    let is_near =
        || least.checked_mul(Exact::integer(times)).is_some_and(|most_near| least < most && most <= most_near);
    low.units.is_empty() && !high.units.is_empty() && is_near()
}

/// Whether the lower end is a percentage of the hundred, the higher one no such thing.
fn is_beyond_hundred(low: &Quantity, high: &Quantity) -> bool {
    let is_percent = low.units.iter().any(|unit| matches!(unit, Unit::Percent(_)));
    let hundred = Exact::integer(100);
    is_percent && low.amount.number().value() <= hundred && hundred < high.amount.number().value()
}

/// The result told from the winner's side, when it is given with the loser's figure first.
fn turned_score(readings: &Readings) -> Option<Reading> {
    readings.iter().find_map(|reading| match reading.value {
        Value::Score(a, b) if a < b => Some(own(Value::Score(b, a), 10)),
        _ => None,
    })
}

/// Whether a span of hours ends on the day on which it began.
fn is_rising(hours: &Reading) -> bool {
    let minutes = |value: &Value| match value {
        Value::Clock(time) => Some(time.hour() * 60 + time.minute()),
        _ => None,
    };
    matches!(&hours.value, Value::Range(ends) if minutes(&ends.0) < minutes(&ends.1))
}

/// Whether both ends seem to be of the scale that stands behind the lower one: `da 96 a 71 milioni` is no range, but two amounts
/// of a fall.
fn falls(low: &Quantity, high: &Quantity) -> bool {
    let plain = high.amount.number().value().checked_div(high.amount.scale);
    let times = |value: Exact| value.checked_mul(Exact::integer(10));
    let first = low.amount.number().value();
    let is_near = |last: Exact| last < first && times(last).is_some_and(|most| first < most);
    high.amount.is_scaled() && !low.amount.is_scaled() && plain.is_some_and(is_near)
}

/// Whether the ends of a range are no measures, or may be in one unit: `cinque metri e mezzo all'89'` is none.
fn share_measure(low: &Quantity, high: &Quantity) -> bool {
    let is_measure = |unit: &Unit| matches!(unit, Unit::Measure(_));
    !low.units.iter().all(is_measure) || low.units.iter().any(|unit| high.units.contains(unit))
}

fn is_length(quantity: &Quantity) -> bool {
    let is_length = |unit: &Unit| matches!(unit, Unit::Measure(unit) if unit.dimension() == Dimension::Length);
    !quantity.units.is_empty() && quantity.units.iter().all(is_length)
}

/// Whether two numbers joined by `or` are one rough measure: the unit stands once, and they are near one another.
fn is_either(low: &Quantity, high: &Quantity, own_unit: bool) -> bool {
    let is_size = |unit: &Unit| matches!(unit, Unit::Measure(_) | Unit::Time(..));
    let (first, last) = (low.amount.number().value(), high.amount.number().value());
    let is_near = first < last && first.checked_mul(Exact::integer(2)).is_some_and(|twice| last <= twice);
    !own_unit && !high.units.is_empty() && high.units.iter().all(is_size) && is_near
}

fn comparable(a: Unit, b: Unit) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

/// `item` with the unit and scale of the last of its list as first reading, and as it stands as second.
fn carried(item: Quantity, last: &Quantity) -> Found {
    let mut shared = item.with_units(&last.units);
    if last.amount.is_scaled() {
        shared.amount = shared.amount.times(last.amount.scale);
    }
    let mut readings = if shared.amount.readings.is_empty() { Readings::new() } else { shared.readings() };
    let plain = item.found();
    readings.extend(plain.readings.into_iter().map(|reading| Reading { weight: reading.weight / 2, ..reading }));
    Found { readings, ..plain }
}

/// `2024-25`, `1914–1918`, `dal 1914 al 1918`.
fn years(low: &Quantity, high: &Quantity, joint: Joint) -> Option<Found> {
    let first = low.amount.year().filter(|_| low.units.is_empty())?;
    let last = match (high.amount.year(), high.amount.nature) {
        (Some(year), _) => year,
        (None, Nature::Bare(value, 2)) if joint == Joint::Dash => first / 100 * 100 + i16::try_from(value).ok()?,
        (None, Nature::Bare(value, 1)) if joint == Joint::Dash => first / 10 * 10 + i16::try_from(value).ok()?,
        _ => return None,
    };
    let date = |year| Value::Date(PartialDate { year: Some(year), ..PartialDate::default() });
    (first < last)
        .then(|| Found::new(low.start, high.end, Value::Range(Box::new((date(first), date(last)))), Demand::Required))
}

/// `121–23`, `pp. 234-8`: the last number with the digits that it may share with the first.
fn written_out(low: &Quantity, high: &Quantity, joint: Joint) -> Option<Quantity> {
    let (Nature::Bare(first, digits), Nature::Bare(last, fewer)) = (low.amount.nature, high.amount.nature) else {
        return None;
    };
    let power = 10_u32.checked_pow(u32::try_from(fewer).ok()?)?;
    let whole = (first / power).checked_mul(power)?.checked_add(last).filter(|whole| *whole > first)?;
    let is_plain = low.units.is_empty() && high.units.is_empty() && joint == Joint::Dash;
    let amount = Amount::of(high.end, Number::integer(i64::from(whole)), Demand::Required);
    (is_plain && digits > 2 && fewer < digits && last < first).then(|| Quantity { amount, ..high.clone() })
}
