//! The words that bound a number: `oltre`, `fino a`, `circa`, `or more`.
//!
//! They stand outside the span of the mention, which a finding underlines, and change what its readings say.

use riscontro_core::value::Bound;
use riscontro_core::{Span, TokenClass, Value};

use crate::found::Found;
use crate::lexicon::{Glue, Position};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The longest form before a number, in tokens.
const LONGEST_FORM: usize = 6;

/// How many words before a form a negation turns it round (`not cost more than`), and how many more it may: there nothing is
/// said of the bound, since the two languages put their negations apart.
const REACH_OF_NOT: usize = 2;
const REACH_OF_DOUBT: usize = 8;

impl Reader<'_> {
    /// Puts the bound that stands beside `found` into its readings; returns where its words stand.
    pub(crate) fn bind(&self, found: &mut Found) -> Option<Span> {
        let (span, bound) = self.form_before(found.start).or_else(|| self.form_after(found.end))?;
        for reading in &mut found.readings {
            bind_value(&mut reading.value, bound);
        }
        Some(span)
    }

    /// The bound of the words right before `at`.
    pub(crate) fn bound_before(&self, at: At) -> Option<Bound> {
        self.form_before(at).map(|(_, bound)| bound)
    }

    /// The longest form that ends right before `at`, or before a hyphen there (`under-25s`), and its bound.
    fn form_before(&self, at: At) -> Option<(Span, Bound)> {
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
        let bound = match self.denial_before(start) {
            Some(0..=REACH_OF_NOT) => bound.denied(),
            Some(_) => return None,
            None => bound,
        };
        Some((self.span(start, at), bound))
    }

    /// How many words before the form at `at` a negation stands in the same clause: `non costino più di`.
    fn denial_before(&self, at: At) -> Option<usize> {
        let before = (1..=REACH_OF_DOUBT.min(at.token)).map(|back| (back, At::start(at.token - back)));
        let mut clause = before.take_while(|(_, place)| self.class(*place).is_some_and(TokenClass::is_word));
        clause.find(|(_, place)| self.glue(*place, Glue::Not).is_some()).map(|(back, _)| back)
    }

    /// The bound of the form that begins at `at` or behind the noun there (`20 feriti circa`), unless it is the next number's.
    fn form_after(&self, at: At) -> Option<(Span, Bound)> {
        if !self.is_present(Starts::BOUND) {
            return None;
        }
        let beside = |at: At| {
            let (end, bound) = self.bound_at(at, Position::After).filter(|(end, _)| self.amount(*end).is_none())?;
            Some((self.span(at, end), bound))
        };
        beside(at).or_else(|| beside(at.next()).filter(|_| self.is_content(at)))
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
