//! The pass over a segment: what may begin here, and which of it is taken.
//!
//! Every reader looks at a place; the longest mention wins, at one length the first in the order below, from the most to
//! the least specific. Reading goes on after it, so mentions never overlap.

use riscontro_core::value::{Bound, ClockTime, Exact, Number};
use riscontro_core::{Demand, Mention, MentionKind, SegmentId, TokenClass, Value};
use smallvec::SmallVec;

use crate::compound;
use crate::found::{Found, own};
use crate::lexicon::Glue;
use crate::reader::{At, Reader};

type List = SmallVec<[Found; 4]>;

/// From this power of ten on, the last digit written is that of a million (`1,25 milioni`), a scale that a later number may
/// leave out; a thousand it never does.
const LEAST_RESOLUTION: i8 = 4;

impl Reader<'_> {
    /// Appends the mentions of this segment, in text order.
    pub(crate) fn read_into(&self, segment: SegmentId, out: &mut Vec<Mention>) {
        let mut at = At::start(0);
        let mut idiom_end = at;
        let mut last_scale = 0;
        let mut last_end = None;
        while at.token < self.tokens.len() {
            idiom_end = idiom_end.max(self.idiom(at).unwrap_or(at));
            let is_live = self.is_live(at) && self.glue(at, Glue::NoNumber).is_none();
            let taken = if is_live { self.best(at) } else { None };
            let Some(list) = taken else {
                at = at.next();
                continue;
            };
            at = list.last().map_or(at.next(), |found| found.end);
            for mut found in list {
                self.bind(&mut found);
                last_scale = self.echo(&mut found, last_scale);
                self.maybe_hour(&mut found);
                self.maybe_distance(&mut found);
                if found.start < idiom_end || self.is_unstressed(&found) {
                    found.demand = Demand::Optional;
                }
                let (start, end) = (found.start, found.end);
                let follows = |last: At| last == start || self.glue(last, Glue::And) == Some(start);
                out.push(self.mention(segment, found));
                if last_end.is_some_and(follows) {
                    compound::join_last(out);
                }
                last_end = Some(end);
            }
        }
    }

    /// Gives a small number in words the scale of the number before it as a further reading (`dei 20 milioni, cinque
    /// serviranno`), and returns the scale that the next number may leave out: a power of ten, 0 for none.
    fn echo(&self, found: &mut Found, scale: i8) -> i8 {
        let amount = match &found.readings[0].value {
            Value::Number(number) | Value::Money { amount: number, .. } | Value::Measure { amount: number, .. } => {
                *number
            }
            _ => return scale,
        };
        if amount.resolution() >= LEAST_RESOLUTION {
            return amount.resolution().saturating_add(2) / 3 * 3;
        }
        let is_word = self.class(found.start).is_some_and(TokenClass::is_word);
        let is_small = amount.value().to_integer().is_some_and(|value| (2..1000).contains(&value));
        let factor = Exact::decimal(1, i32::from(scale)).filter(|_| scale > 0 && is_word && is_small);
        if let (Value::Number(number), Some(factor)) = (&found.readings[0].value, factor)
            && let Some(scaled) = number.scaled(factor)
        {
            found.readings.push(own(Value::Number(scaled), 5));
        }
        scale
    }

    /// Gives a bare `14.35` the time of day as a further reading, where the dot is no decimal mark (`il treno delle 14.35`).
    fn maybe_hour(&self, found: &mut Found) {
        let is_number = matches!(found.readings[0].value, Value::Number(number) if number.bound() == Bound::Exactly);
        if !is_number || self.formats.own.decimal == '.' {
            return;
        }
        let text = self.span(found.start, found.end).of(self.text);
        let Some((hour, minute)) = text.split_once('.').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2)
        else {
            return;
        };
        if let (Ok(hour), Ok(minute)) = (hour.parse(), minute.parse())
            && let Some(time) = ClockTime::new(hour, minute)
        {
            found.readings.push(own(Value::Clock(time), 5));
        }
    }

    /// Gives a bare number made negative by a word the number itself as a further reading: `a meno due dalla vetta` is two behind.
    fn maybe_distance(&self, found: &mut Found) {
        let Value::Number(number) = found.readings[0].value else { return };
        let is_word = self.class(found.start).is_some_and(TokenClass::is_word);
        if is_word && number.value() < Exact::ZERO {
            let positive = Number::new(number.value().negated(), number.resolution()).with_bound(number.bound());
            found.readings.push(own(Value::Number(positive), 5));
        }
    }

    fn mention(&self, segment: SegmentId, found: Found) -> Mention {
        let Found { start, end, readings, demand } = found;
        Mention { kind: MentionKind::of(&readings[0].value), span: self.span(start, end), segment, readings, demand }
    }

    /// The longest of what begins at `at`.
    fn best(&self, at: At) -> Option<List> {
        let one = |found: Option<Found>| found.map(|found| List::from_iter([found]));
        let readers: [&dyn Fn() -> Option<List>; 21] = [
            &|| self.days(at),
            &|| self.days_after_month(at),
            &|| one(self.digit_date(at)),
            &|| one(self.date(at)),
            &|| one(self.elapsed(at)),
            &|| self.clock_range(at),
            &|| one(self.clock(at)),
            &|| self.decades(at),
            &|| one(self.decade_in_digits(at)),
            &|| self.centuries(at),
            &|| one(self.range(at)),
            &|| self.list(at),
            &|| one(self.share(at)),
            &|| one(self.plain_ordinal(at)),
            &|| one(self.fraction(at)),
            &|| one(self.magnitude(at)),
            &|| one(self.counted(at)),
            &|| one(self.half_of_unit(at).or_else(|| self.time_noun(at))),
            &|| one(self.age_noun(at).or_else(|| self.other_number_word(at))),
            &|| one(self.roman_after_noun(at)),
            &|| one(self.code(at)),
        ];
        let mut best: Option<List> = None;
        for list in readers.into_iter().filter_map(|read| read()) {
            let end = |list: &List| list.last().map(|found| found.end);
            let is_sound = list.iter().all(|found| found.end.is_whole() && !found.readings.is_empty());
            if is_sound && best.as_ref().is_none_or(|best| end(best) < end(&list)) {
                best = Some(list);
            }
        }
        best
    }

    /// Whether a number is one that translators drop: a two after its article (`i due Paesi`), a word inside a name.
    fn is_unstressed(&self, found: &Found) -> bool {
        let two = Value::Number(Number::new(Exact::integer(2), 0));
        let known_two = found.readings[0].value == two && self.has_before(found.start, Glue::Definite);
        known_two || self.is_inside_name(found)
    }

    /// Whether a number word has a capital beside another: `Seven Sisters`.
    fn is_inside_name(&self, found: &Found) -> bool {
        let capital = |at: At| self.class(at) == Some(TokenClass::Capitalised);
        let is_word = matches!(found.readings[0].value, Value::Number(_) | Value::Ordinal(_) | Value::Multiplier(_));
        let before = found.start.token > 1 && capital(At::start(found.start.token - 1));
        is_word && found.start.token > 0 && capital(found.start) && (before || capital(found.end))
    }
}
