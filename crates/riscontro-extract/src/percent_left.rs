//! Percentages that leave out what they are, since one was told before: `il 52 % contro il 48 del no`, `dal 58 al 41`.

use riscontro_core::value::Exact;
use riscontro_core::{Mention, MentionKind, SegmentId, TokenClass, Value};

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::RangeWord;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// How many mentions before a number a percentage stands at most that it may be one beside.
const MOST_STATED: usize = 16;

/// How many tokens from a number the words stand that make it a percentage.
const FARTHEST_TERM: usize = 12;

impl Reader<'_> {
    /// Gives a bare number behind an article in the singular, in brackets or with a sign the percentage as a further reading,
    /// where one was stated before it in the segment or the one before: `il 52 % contro il 48 del no`, `Francoforte (-0,7)`.
    pub(crate) fn maybe_percent(&self, found: &mut Found, segment: SegmentId, before: &[Mention]) {
        let number = match found.readings[0].value {
            Value::Number(number) => Some(number),
            // `to 3.42 per cent from 3.15`, which may be a time of day
            Value::Clock(_) => {
                self.in_digits(found.start).filter(|digits| digits.end == found.end).map(|digits| digits.number())
            }
            _ => None,
        };
        let Some(number) = number else { return self.maybe_percent_range(found, segment, before) };
        let is_share = number.value() != Exact::ZERO && number.value().magnitude() <= Exact::integer(100);
        let clitic = found.start.token.checked_sub(1).and_then(|before| self.class(At::start(before)));
        // `il restante 40`
        let is_behind_adjective = || {
            let adjective = found.start.token.checked_sub(1).map(At::start);
            adjective.is_some_and(|adjective| self.is_content(adjective) && self.has_before(adjective, Glue::Singular))
        };
        let is_led = clitic == Some(TokenClass::Elision)
            || self.has_before(found.start, Glue::Singular)
            || is_behind_adjective();
        let is_led =
            is_led || self.is_signed(found, number) || self.is_bracketed(found) || self.is_compared(found.start);
        // `il 53 bambini` lost its sign; `il 48 del no` never had one.
        let is_noun = self.is_content(found.end) && self.glue(found.end, Glue::Stated).is_none();
        let counts = is_noun || self.class(found.end) == Some(TokenClass::Capitalised);
        let is_stated = is_led && tells_percent(segment, before)
            || ((is_led || number.resolution() < 0) && self.is_in_percent(found.start));
        if is_share && !counts && is_stated {
            found.readings.push(own(Value::Percent(number), 5));
        }
    }

    /// Gives a change between two bare numbers the percentages as a further reading, where one was stated before it (`salita del 31 per
    /// cento, mentre la raccolta è precipitata dal 58 al 41`) or words say so (`una percentuale compresa fra l'8 e il 12`).
    fn maybe_percent_range(&self, found: &mut Found, segment: SegmentId, before: &[Mention]) {
        let share = |value: &Value| match value {
            Value::Number(number) if number.value() <= Exact::integer(100) => Some(Value::Percent(*number)),
            _ => None,
        };
        let range = found.readings.iter().find_map(|reading| match &reading.value {
            Value::Range(ends) => Some(Value::Range(Box::new((share(&ends.0)?, share(&ends.1)?)))),
            _ => None,
        });
        let is_opened = || {
            let opens =
                |at: At| self.range_word(at, |word| matches!(word, RangeWord::From | RangeWord::Open)).is_some();
            let before = |at: At| at.token.checked_sub(1).map(At::start);
            // `fra l'8 e il 12`
            let is_article = |at: &At| {
                self.class(*at) == Some(TokenClass::Elision) || self.glue(*at, Glue::Singular) == Some(found.start)
            };
            let last = before(found.start);
            last.is_some_and(opens) || last.filter(is_article).and_then(before).is_some_and(opens)
        };
        let counts = self.is_content(found.end) || self.class(found.end) == Some(TokenClass::Capitalised);
        if let Some(range) = range
            .filter(|_| !counts && is_opened() && (tells_percent(segment, before) || self.is_in_percent(found.start)))
        {
            found.readings.push(own(range, 5));
        }
    }

    /// Whether words near by say that numbers are percentages: `in termini percentuali, il 7,1`.
    fn is_in_percent(&self, at: At) -> bool {
        let near = at.token.saturating_sub(FARTHEST_TERM)..at.token;
        self.is_present(Starts::of_glue(Glue::InPercent))
            && near.into_iter().any(|token| self.glue(At::start(token), Glue::InPercent).is_some())
    }
}

/// Whether a percentage is told shortly before, in the segment or the one before it.
fn tells_percent(segment: SegmentId, before: &[Mention]) -> bool {
    let near = before.iter().rev().take_while(|mention| mention.segment.0 + 1 >= segment.0);
    let is_percent = |mention: &Mention| {
        mention.readings.iter().any(|reading| MentionKind::of(&reading.value) == MentionKind::Percent)
    };
    near.take(MOST_STATED).any(is_percent)
}
