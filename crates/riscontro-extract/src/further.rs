//! What else a number may be by the words around it: a measure whose unit stands before it, a tie, a result told from the
//! winner's side, one of others.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{Mention, MentionKind, Reading, SegmentId, TokenClass, Value};

use crate::found::{Found, own};
use crate::lexicon::Glue;
use crate::reader::{At, Reader};
use crate::short_year::short_years;
use crate::starts::Starts;

/// How many tokens from a result the word for its winner stands.
const NEAR_RESULT: usize = 4;

impl Reader<'_> {
    /// Gives a mention the further readings that its sentence allows; `before` are the mentions read so far.
    pub(crate) fn add_further(&self, found: &mut Found, segment: SegmentId, before: &[Mention]) {
        match found.readings[0].value {
            Value::Number(number) => {
                self.maybe_measure(found, number, segment, before);
                self.maybe_tie(found, number);
                self.maybe_tenths(found, number);
                self.maybe_with_others(found, number);
                self.maybe_short_year(found);
            }
            Value::Score(home, away) => self.maybe_won(found, home, away),
            _ => {}
        }
    }

    /// `lungo 24 metri e largo sei`, `60 centimetri per 40`: the unit of the measure before a number that counts nothing.
    fn maybe_measure(&self, found: &mut Found, number: Number, segment: SegmentId, before: &[Mention]) {
        let counts = self.is_content(found.end) || self.class(found.end) == Some(TokenClass::Capitalised);
        let mut in_segment = before.iter().rev().take_while(|mention| mention.segment == segment);
        let Some(measure) = in_segment.find(|mention| mention.kind == MentionKind::Measure).filter(|_| !counts) else {
            return;
        };
        for reading in &measure.readings {
            if let Value::Measure { unit, .. } = reading.value {
                found.readings.push(own(Value::Measure { amount: number, unit }, 5));
            }
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
        if home <= away || !self.is_present(Starts::of_glue(Glue::Victory)) {
            return;
        }
        let near = found.start.token.saturating_sub(NEAR_RESULT)..found.start.token;
        if near.into_iter().any(|token| self.glue(At::start(token), Glue::Victory).is_some()) {
            found.readings.push(own(Value::Score(away, home), Reading::DOUBTFUL));
        }
    }
}
