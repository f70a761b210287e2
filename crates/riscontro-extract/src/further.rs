//! What else a number may be by the words around it: a measure whose unit stands before it, a tie, a result told from the
//! winner's side, one of others.

use riscontro_core::value::{Exact, Number, TimeUnit, UnitId};
use riscontro_core::{Demand, Mention, MentionKind, Reading, SegmentId, TokenClass, Value};

use crate::clock::Cue;
use crate::found::{Found, List, one, own};
use crate::glue::Glue;
use crate::lexicon::Unit;
use crate::reader::{At, Reader};
use crate::short_year::short_years;
use crate::starts::Starts;

/// The power of ten of the smallest scale that a number may leave out: `mila`.
const LEAST_SCALE: i8 = 3;

/// Degrees Celsius of the marks 1 to 9 of a gas oven, as British cookery books round them.
const GAS_MARKS: [i64; 9] = [140, 150, 170, 180, 190, 200, 220, 230, 240];

/// How many tokens from a result the word for its winner stands.
const NEAR_RESULT: usize = 4;

/// So many mentions back stands the measure whose unit a number may leave out.
const FARTHEST_UNIT: usize = 32;

impl Reader<'_> {
    /// Gives a mention the further readings that its sentence allows; `before` are the mentions read so far.
    pub(crate) fn add_further(&self, found: &mut Found, segment: SegmentId, before: &[Mention]) {
        self.maybe_minute_of_play(found);
        self.maybe_measures(found, segment, before);
        match found.readings[0].value {
            Value::Number(number) => {
                self.maybe_tie_break(found, number, segment, before);
                self.maybe_with_half(found, number);
                self.demand_of_first(found, number);
                self.maybe_measure(found, number, segment, before);
                self.maybe_tie(found, number);
                self.maybe_tenths(found, number);
                self.maybe_with_others(found, number);
                self.maybe_short_year(found);
                self.maybe_round(found, number);
                self.maybe_oven(found, number);
                self.maybe_one_or_two(found, number);
            }
            Value::Score(home, away) => {
                self.maybe_won(found, home, away);
                // `a 50-50 chance`
                if (home, away) == (50, 50) {
                    found.readings.push(own(Value::Percent(Number::integer(50)), 20));
                }
            }
            Value::Duration { amount, unit: TimeUnit::Month } if self.glue(found.end, Glue::Pregnant).is_some() => {
                let rank = amount.value().to_integer().and_then(|month| u32::try_from(month).ok());
                found.readings.extend(rank.map(|rank| own(Value::Ordinal(rank), 20)));
            }
            Value::Duration { amount, unit: TimeUnit::Year } => {
                self.maybe_decade(found, amount, segment, before);
                self.maybe_year(found, amount, segment, before);
            }
            Value::Duration { amount, unit: TimeUnit::Day } => self.maybe_day(found, amount, segment, before),
            Value::Range(_) => maybe_decade_of_age(found),
            Value::Share { part, whole } => maybe_part(found, (part, whole), segment, before),
            Value::Ordinal(rank) => self.maybe_share_of(found, rank),
            Value::Clock(_) if self.cue_before(found.start) < Cue::Strong => self.maybe_ratio(found),
            Value::Date(date) if date.fields() == 1 && self.has_before(found.start, Glue::PeriodTo) => {
                // `the six months to June` are a half-year.
                found.demand = Demand::Optional;
            }
            _ => {}
        }
    }

    /// `lungo 24 metri e largo sei`, `60 centimetri per 40`, `italiano (120 minuti), matematica (90)`: the unit of the measure or length of
    /// time before a number that counts nothing.
    fn maybe_measure(&self, found: &mut Found, number: Number, segment: SegmentId, before: &[Mention]) {
        // `quattro settimane l'una dall'altra`: a word is no length of time by itself.
        let is_in_digits = self.is_number(found.start);
        for unit in self.units_left_out(found.end, segment, before) {
            if matches!(unit, Unit::Time(..)) && !is_in_digits {
                continue;
            }
            found.readings.extend(unit.of(number).map(|value| own(value, 5)));
        }
    }

    /// `430 millimetri di pioggia, altri 100-150 attesi`: a range of the unit of the measure before it.
    fn maybe_measures(&self, found: &mut Found, segment: SegmentId, before: &[Mention]) {
        let ends = found.readings.iter().find_map(|reading| match &reading.value {
            Value::Range(ends) => match &**ends {
                (Value::Number(low), Value::Number(high)) => Some((*low, *high)),
                _ => None,
            },
            _ => None,
        });
        let Some((low, high)) = ends else { return };
        for unit in self.units_left_out(found.end, segment, before) {
            let ends = unit.of(low).zip(unit.of(high));
            found.readings.extend(ends.map(|ends| own(Value::Range(Box::new(ends)), 5)));
        }
    }

    /// The units of the last measure or length of time of the segment, where what ends at `end` counts nothing.
    fn units_left_out(&self, end: At, segment: SegmentId, before: &[Mention]) -> Vec<Unit> {
        let counts = self.is_content(end) && !self.lexicon.is_verb(self.rest(end));
        let is_name = self.class(end) == Some(TokenClass::Capitalised);
        let nearest = before.iter().rev().take(FARTHEST_UNIT);
        let mut in_segment = nearest.take_while(|mention| mention.segment == segment);
        let is_measured = |mention: &&Mention| matches!(mention.kind, MentionKind::Measure | MentionKind::Duration);
        let measure = in_segment.find(is_measured).filter(|_| !counts && !is_name);
        let readings = measure.into_iter().flat_map(|measure| &measure.readings);
        let unit = |reading: &Reading| match reading.value {
            Value::Measure { unit, .. } => Some(Unit::Measure(unit)),
            Value::Duration { unit, .. } => Some(Unit::Time(unit, Exact::ONE)),
            _ => None,
        };
        readings.filter_map(unit).collect()
    }

    /// Gives a number what it leaves out of the whole of which it is a part as a further reading: the unit (`300 of his 800 acres`),
    /// the scale (`21 dei 35 milioni`); the whole is the last of `mentions`, which begins at `start`, and the number before it ends at
    /// `last_end`.
    pub(crate) fn maybe_of_whole(&self, mentions: &mut [Mention], last_end: Option<At>, (start, end): (At, At)) {
        let [.., part, whole] = mentions else { return };
        let Value::Number(number) = part.value() else { return };
        let value = match whole.value() {
            Value::Measure { unit, .. } => Value::Measure { amount: *number, unit: *unit },
            // `tre dei 60 milioni di italiani` are three.
            Value::Number(_)
                if self.glue(end, Glue::Of).is_some()
                    || self.is_content(end) && self.glue(end, Glue::Stated).is_none() =>
            {
                return;
            }
            Value::Number(amount) | Value::Money { amount, .. } if is_in_digits(part.span.of(self.text)) => {
                match scaled_as(*number, *amount) {
                    Some(number) => Value::Number(number),
                    None => return,
                }
            }
            _ => return,
        };
        let of = last_end.and_then(|end| self.glue(end, Glue::Of)).filter(|_| part.segment == whole.segment);
        let is_small = |at: At| at == start || self.token(at).is_some_and(|token| self.facts(token).is_stop);
        if of.is_some_and(|of| of == start || of.next() == start && is_small(of)) {
            part.readings.push(own(value, 5));
        }
    }

    /// `nell'87`, `dall'87 al '92`: two digits behind an article that lost its vowel may be a year; only a number that begins
    /// with one, as eighty does, has it so.
    fn maybe_short_year(&self, found: &mut Found) {
        let clitic = found.start.token.checked_sub(1).and_then(|before| self.class(At::start(before)));
        let text = self.span(found.start, found.end).of(self.text);
        let is_year = text.len() == 2 && text.starts_with('8') && !self.is_content(found.end);
        if clitic == Some(TokenClass::Elision) && is_year {
            found.readings.extend(text.parse().into_iter().flat_map(short_years).map(|year| own(year, 20)));
        }
    }

    /// `in as many years`, `in altrettanti giorni`: the number before it once more.
    pub(crate) fn as_many(&self, at: At, segment: SegmentId, before: &[Mention]) -> Option<List> {
        let end = self.glue(at, Glue::AsMany)?;
        let last = before.last().filter(|mention| mention.segment == segment)?;
        let count = last.readings.iter().find_map(|reading| match reading.value {
            Value::Number(number) => Some(number),
            Value::Ordinal(rank) => Some(Number::integer(i64::from(rank))),
            _ => None,
        })?;
        let found = Found::new(at, end, Value::Number(count), Demand::Optional);
        let units = self.units(end).into_iter().flat_map(|(_, units)| units.iter().copied().collect::<Vec<_>>());
        Some(one(units.filter_map(|unit| unit.of(count)).fold(found, |found, value| found.or(value, 60))))
    }

    /// `gas mark 4`: the temperature of an oven, which other countries tell in degrees.
    fn maybe_oven(&self, found: &mut Found, number: Number) {
        let mark = number.value().as_integer().and_then(|mark| usize::try_from(mark).ok());
        let degrees = mark.and_then(|mark| GAS_MARKS.get(mark.checked_sub(1)?));
        let told = degrees.filter(|_| self.has_before(found.start, Glue::GasMark)).zip(UnitId::from_code("Cel"));
        if let Some((degrees, unit)) = told {
            // Cooks leave out the gas, or the degrees.
            found.demand = Demand::Optional;
            found.readings.push(own(Value::Measure { amount: Number::integer(*degrees), unit }, 20));
        }
    }

    /// `una o due compresse`: two behind one, which by itself is an article, may be meant as *1–2*.
    fn maybe_one_or_two(&self, found: &mut Found, number: Number) {
        let before = |back: usize| found.start.token.checked_sub(back).map(At::start);
        let is_one =
            |at: At| self.is_article(at) || self.rest(at) == "1" || self.cardinal(at).is_some_and(|one| one.value == 1);
        let is_joined = before(1).is_some_and(|or| self.glue(or, Glue::Or) == Some(found.start));
        if number.value() == Exact::integer(2) && is_joined && before(2).is_some_and(is_one) {
            let ends = (Value::Number(Number::integer(1)), Value::Number(number));
            found.readings.push(own(Value::Range(Box::new(ends)), 20));
        }
    }

    /// `7-6 (4)` and `7-6 (7-4)`: the points of whoever lost a tie-break.
    fn maybe_tie_break(&self, found: &mut Found, number: Number, segment: SegmentId, before: &[Mention]) {
        let Some(points) = number.value().to_integer().and_then(|points| u16::try_from(points).ok()) else { return };
        let open = found.start.token.checked_sub(1).map(At::start).filter(|open| self.is_mark(*open, "("));
        let set =
            before.last().filter(|set| set.segment == segment && points < 100).and_then(|set| match set.value() {
                Value::Score(7, 6) => Some(true),
                Value::Score(6, 7) => Some(false),
                _ => None,
            });
        let (Some(open), Some(is_won), Some(last)) = (open, set, before.last()) else { return };
        let is_behind = open.token > 0 && self.tokens[open.token - 1].span.end() == last.span.end();
        if is_behind && self.is_mark(found.end, ")") {
            let most = (points + 2).max(7);
            found.readings.push(own(if is_won { Value::Score(most, points) } else { Value::Score(points, most) }, 30));
        }
    }

    /// `due e mezza d'acqua`, `29 and a half of ours`: two of something and half of it, or two and a half.
    fn maybe_with_half(&self, found: &mut Found, number: Number) {
        let part = self.added_fraction(found.end).filter(|(end, _)| self.glue(*end, Glue::Of).is_some());
        if let Some(whole) = part.and_then(|(_, part)| number.value().checked_add(part)) {
            let number = Number::new(whole, whole.as_decimal().map_or(-18, |(_, exponent)| exponent));
            found.readings.push(own(Value::Number(number), 5));
        }
    }

    /// `at No 1`: whoever is first may be at the top as well.
    fn demand_of_first(&self, found: &mut Found, number: Number) {
        if number.value() == Exact::ONE && self.has_before(found.start, Glue::NumberSign) {
            found.demand = Demand::Optional;
        }
    }

    /// `every third bus` is one in three.
    fn maybe_share_of(&self, found: &mut Found, rank: u32) {
        if rank > 1 && self.has_before(found.start, Glue::Every) {
            found.readings.push(own(Value::Share { part: 1, whole: rank }, 30));
        }
    }

    /// `1:11`, `ten to two`, `by five to one`: a time may be a ratio.
    fn maybe_ratio(&self, found: &mut Found) {
        let text = self.span(found.start, found.end).of(self.text);
        let digits = || {
            let (first, last) = text.split_once(':').filter(|(_, last)| !last.starts_with('0'))?;
            Some((first.parse().ok()?, last.parse().ok()?))
        };
        let words = || {
            let first = self.amount(found.start)?;
            let second = self.amount(first.end.next()).filter(|second| second.end == found.end)?;
            Some((u16::try_from(first.integer()?).ok()?, u16::try_from(second.integer()?).ok()?))
        };
        let Some((first, second)) = digits().or_else(words) else { return };
        found.readings.push(own(Value::Score(first, second), 5));
        if second == 1 {
            found.readings.push(own(Value::Multiplier(Number::integer(i64::from(first))), 5));
        }
    }

    /// `sul 4 pari`: both sides of the result have the number.
    fn maybe_tie(&self, found: &mut Found, number: Number) {
        let goals =
            number.value().to_integer().and_then(|goals| u16::try_from(goals).ok()).filter(|goals| *goals < 200);
        if let Some(goals) = goals.filter(|_| self.glue(found.end, Glue::Level).is_some()) {
            found.readings.push(own(Value::Score(goals, goals), 10));
        }
    }

    /// `un milione e tre` is 1.3 million more often than three over a million.
    fn maybe_tenths(&self, found: &mut Found, number: Number) {
        let Some(value) = number.value().to_integer().filter(|value| *value > 1_000_000) else { return };
        let (mut scale, few) = (1_000_000_000_000, value % 1_000_000);
        while value < scale {
            scale /= 1000;
        }
        let is_said = self.class(found.start).is_some_and(TokenClass::is_word) && (1..10).contains(&few);
        let tenths =
            || Exact::integer(value - few).checked_add(Exact::ratio(few, 10)?.checked_mul(Exact::integer(scale))?);
        if let Some(tenths) = tenths().filter(|_| is_said) {
            let resolution = tenths.as_decimal().map_or(0, |(_, exponent)| exponent);
            let value = Number::new(tenths, resolution).with_bound(number.bound());
            found.readings.push(own(Value::Number(value), 30));
        }
    }

    /// `altre 20` beside one are 21, `one of 21` are 20 others: readings of their own sort, which are doubtful.
    fn maybe_with_others(&self, found: &mut Found, number: Number) {
        let one = if self.has_before(found.start, Glue::Others) || self.glue(found.end, Glue::Others).is_some() {
            Exact::ONE
        } else if self.has_before(found.start, Glue::OneOf) {
            Exact::ONE.negated()
        } else {
            return;
        };
        if let Some(value) = number.value().checked_add(one).filter(|_| number.value().to_integer().is_some()) {
            found.readings.push(own(Value::Number(Number::new(value, number.resolution())), Reading::DOUBTFUL));
        }
    }

    /// `which the guests won 3-0` may be a `0-3` of the other side, told from the winner's.
    fn maybe_won(&self, found: &mut Found, home: u16, away: u16) {
        if home <= away {
            return;
        }
        let mut near = found.start.token.saturating_sub(NEAR_RESULT)..found.start.token;
        let is_won = self.is_present(Starts::of_glue(Glue::Victory))
            && near.any(|token| self.glue(At::start(token), Glue::Victory).is_some());
        // `a 3-1 defeat`
        if is_won || self.glue(found.end, Glue::Lost).is_some() {
            found.readings.push(own(Value::Score(away, home), Reading::DOUBTFUL));
        }
    }
}

/// Whether a number is written in digits.
fn is_in_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// A number with the scale of the amount of which it is a part; `None` where that has none, or where the part would be the larger.
fn scaled_as(part: Number, whole: Number) -> Option<Number> {
    let scale = whole.resolution().saturating_add(2) / 3 * 3;
    let factor = Exact::decimal(1, i32::from(scale)).filter(|_| scale >= LEAST_SCALE)?;
    part.scaled(factor).filter(|scaled| scaled.value() < whole.value())
}

/// `tra i 60 e i 70 anni` is in one's sixties.
fn maybe_decade_of_age(found: &mut Found) {
    let Value::Range(ends) = &found.readings[0].value else { return };
    let years = |value: &Value| match value {
        Value::Duration { amount, unit: TimeUnit::Year } => amount.value().to_integer(),
        _ => None,
    };
    let Some((low, high)) = years(&ends.0).zip(years(&ends.1)) else { return };
    let decade =
        i16::try_from(low).ok().filter(|low| low % 10 == 0 && (20..100).contains(low) && i64::from(low + 10) == high);
    found.readings.extend(decade.map(|decade| own(Value::Decade(decade), 10)));
}

/// `quattro famiglie su dieci, oggi due su dieci`: where the same whole was said before, the part may stand alone.
fn maybe_part(found: &mut Found, (part, whole): (u32, u32), segment: SegmentId, before: &[Mention]) {
    let mut in_segment = before.iter().rev().take_while(|mention| mention.segment == segment);
    if in_segment.any(|mention| matches!(mention.value(), Value::Share { whole: said, .. } if *said == whole)) {
        found.readings.push(own(Value::Number(Number::integer(i64::from(part))), 5));
    }
}
