//! The words that bound a number: `oltre`, `fino a`, `circa`, `or more`.
//!
//! They stand outside the span of the mention, which a finding underlines, and change what its readings say.

use riscontro_core::value::Bound;
use riscontro_core::{TokenClass, Value};

use crate::found::Found;
use crate::lexicon::{Glue, Position};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The longest form before a number, in tokens.
const LONGEST_FORM: usize = 6;

/// How many words before a form a negation still turns it round.
const REACH_OF_NOT: usize = 2;

impl Reader<'_> {
    /// Puts the bound that stands beside `found` into its readings.
    pub(crate) fn bind(&self, found: &mut Found) {
        let Some(bound) = self.bound_before(found.start).or_else(|| self.bound_after(found.end)) else { return };
        for reading in &mut found.readings {
            bind_value(&mut reading.value, bound);
        }
    }

    /// The bound of the longest form that ends right before `at`, or before a hyphen there (`under-25s`).
    pub(crate) fn bound_before(&self, at: At) -> Option<Bound> {
        if !self.is_present(Starts::BOUND) {
            return None;
        }
        let hyphen = at.token.checked_sub(1).map(At::start).filter(|hyphen| self.past_hyphen(*hyphen) == Some(at));
        let at = hyphen.unwrap_or(at);
        let (start, bound) = (1..=LONGEST_FORM.min(at.token)).rev().find_map(|back| {
            let start = At::start(at.token - back);
            let (end, bound) = self.bound_at(start, Position::Before)?;
            (end == At::start(at.token)).then_some((start, bound))
        })?;
        Some(if self.is_denied(start) { bound.denied() } else { bound })
    }

    /// Whether a negation stands before the form at `at`, in the same clause: `non costino più di`.
    fn is_denied(&self, at: At) -> bool {
        let before = (1..=REACH_OF_NOT.min(at.token)).map(|back| At::start(at.token - back));
        before
            .take_while(|place| self.class(*place).is_some_and(TokenClass::is_word))
            .any(|place| self.glue(place, Glue::Not).is_some())
    }

    /// The bound of the form that begins at `at` or behind the noun there (`20 feriti circa`), unless it is the next number's.
    fn bound_after(&self, at: At) -> Option<Bound> {
        if !self.is_present(Starts::BOUND) {
            return None;
        }
        let beside = |at| self.bound_at(at, Position::After).filter(|(end, _)| self.amount(*end).is_none());
        beside(at).or_else(|| beside(at.next()).filter(|_| self.is_content(at))).map(|(_, bound)| bound)
    }

    fn bound_at(&self, at: At, position: Position) -> Option<(At, Bound)> {
        let (end, values) = self.comparator(at)?;
        values.iter().find(|(_, place)| *place == position).map(|(bound, _)| (end, *bound))
    }
}

fn bind_value(value: &mut Value, bound: Bound) {
    match value {
        Value::Number(number) | Value::Percent(number) | Value::PercentagePoints(number) => {
            *number = number.with_bound(bound);
        }
        Value::Money { amount, .. } | Value::Measure { amount, .. } | Value::Duration { amount, .. } => {
            *amount = amount.with_bound(bound);
        }
        _ => {}
    }
}
