//! The words that bound a number: `oltre`, `fino a`, `circa`, `or more`.
//!
//! They stand outside the span of the mention, which a finding underlines, and change what its readings say.

use riscontro_core::value::{Bound, Exact, Number, UnitId};
use riscontro_core::{Reading, Span, TokenClass, Value};

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::{Force, Position};
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The longest form before a number, in tokens.
const LONGEST_FORM: usize = 6;

/// How many words before a form a negation turns it round (`not cost more than`), and how many more it may: the two languages
/// put their negations apart.
const REACH_OF_NOT: usize = 2;
const REACH_OF_DOUBT: usize = 8;

/// A bound, where its words stand, and what else it may be.
#[derive(Debug, Clone, Copy)]
struct Bounding {
    span: Span,
    bound: Bound,
    force: Force,
    /// The bound that a negation makes of it, which may lie too far off to belong to it.
    denied: Option<Bound>,
}

impl Reader<'_> {
    /// Puts the bound that stands beside `found` into its readings; returns where its words stand.
    ///
    /// Where the words may be no bound, or another one, there are readings of each kind.
    pub(crate) fn bind(&self, found: &mut Found) -> Option<Span> {
        let before = || self.form_before(found.start).or_else(|| self.compared_before(found));
        let bounding = before().or_else(|| self.form_after(found.end))?;
        // `more than a third` is no rank.
        if matches!(found.readings[0].value, Value::Number(_)) {
            found.readings.retain(|reading| !matches!(reading.value, Value::Ordinal(_)));
        }
        let plain = found.readings.clone();
        if let Value::Share { part, whole } = found.readings[0].value
            && let Some(ratio) = Exact::ratio(i64::from(part), i64::from(whole))
        {
            // `fewer than one in ten`: a share has no bound of its own.
            let number = Number::new(ratio, ratio.as_decimal().map_or(-18, |(_, exponent)| exponent));
            found.readings.push(own(Value::Number(number), 10));
        }
        for reading in &mut found.readings {
            let is_way = is_way(&reading.value) && bounding.force == Force::Through;
            let bound = if is_way { bounding.bound.of_way() } else { bounding.bound };
            bind_value(&mut reading.value, bound);
        }
        for mut reading in plain {
            let mut push = |reading: Reading| found.readings.push(Reading { weight: reading.weight / 2, ..reading });
            if bounding.force == Force::Maybe || bounding.denied.is_some() {
                push(reading.clone());
            }
            if let Some(bound) = bounding.denied {
                bind_value(&mut reading.value, bound);
                push(reading);
            }
        }
        Some(bounding.span)
    }

    /// The bound of the words right before `at`.
    pub(crate) fn bound_before(&self, at: At) -> Option<Bound> {
        self.form_before(at).filter(|found| found.force != Force::Maybe).map(|found| found.bound)
    }

    /// The longest form that ends right before `at`, or before a hyphen there (`under-25s`), and its bound.
    fn form_before(&self, at: At) -> Option<Bounding> {
        if !self.is_present(Starts::BOUND) {
            return None;
        }
        let hyphen = at.token.checked_sub(1).map(At::start).filter(|hyphen| self.past_hyphen(*hyphen) == Some(at));
        let at = hyphen.unwrap_or(at);
        self.form_up_to(at).or_else(|| {
            // `nearly a 20-degree drop`
            let article = At::start(at.token.checked_sub(1)?);
            self.form_up_to(article).filter(|_| self.glue(article, Glue::One) == Some(at))
        })
    }

    fn form_up_to(&self, at: At) -> Option<Bounding> {
        if !self.may_end_before(at, Starts::BOUND) {
            return None;
        }
        let (start, form) = (1..=LONGEST_FORM.min(at.token)).rev().find_map(|back| {
            let start = At::start(at.token - back);
            let (end, form) = self.bound_at(start, Position::Before)?;
            (end == At::start(at.token)).then_some((start, form))
        })?;
        let is_step = self.has_before(at, Glue::Definite) && self.is_behind_step(start);
        let force = if is_step { Force::Maybe } else { form.force };
        Some(self.maybe_denied(start, Bounding { span: self.span(start, at), denied: None, force, ..form }))
    }

    /// Whether a number stands right before a form, or before one word there: `sette in meno dei 68`, `seven fewer than the 68` tell how far
    /// two numbers are apart, of which the second is known.
    fn is_behind_step(&self, form: At) -> bool {
        let is_amount = |back: usize| {
            let start = form.token.checked_sub(back).map(At::start);
            start.is_some_and(|start| self.amount(start).is_some_and(|amount| amount.end == start.next()))
        };
        // `più di uno e meno di 48` are two bounds.
        let is_joint = || self.glue(At::start(form.token - 1), Glue::And).is_none();
        is_amount(1) || (is_amount(2) && is_joint())
    }

    /// The bound of an adjective that is compared with a quantity: `più pesante di 3 grammi`; `il più alto di tre` compares
    /// with no quantity.
    fn compared_before(&self, found: &Found) -> Option<Bounding> {
        let is_quantity = found.readings.first().is_some_and(|reading| is_quantity(&reading.value));
        let start = At::start(found.start.token.checked_sub(3).filter(|_| is_quantity)?);
        let follows = self.glue(start.next().next(), Glue::Of).is_some()
            && self.class(start.next()).is_some_and(TokenClass::is_word);
        let more = self.glue(start, Glue::More).map(|_| Bound::MoreThan);
        let bound = more.or_else(|| self.glue(start, Glue::Less).map(|_| Bound::LessThan)).filter(|_| follows)?;
        let span = self.span(start, found.start);
        Some(self.maybe_denied(start, Bounding { span, bound, force: Force::Sure, denied: None }))
    }

    /// The bound of a form at `start` behind a negation.
    fn maybe_denied(&self, start: At, form: Bounding) -> Bounding {
        let denied = form.bound.denied();
        match self.denial_before(start) {
            Some(0..=REACH_OF_NOT) => Bounding { bound: denied, ..form },
            Some(_) if denied != form.bound => Bounding { denied: Some(denied), ..form },
            _ => form,
        }
    }

    /// How many words before the form at `at` a negation stands in the same clause: `non costino più di`.
    fn denial_before(&self, at: At) -> Option<usize> {
        let before = (1..=REACH_OF_DOUBT.min(at.token)).map(|back| (back, At::start(at.token - back)));
        let mut clause = before.take_while(|(_, place)| self.class(*place).is_some_and(TokenClass::is_word));
        let denies = |(back, place): (usize, At)| {
            let is_doubt = || self.glue(place, Glue::No).map(|_| REACH_OF_DOUBT);
            self.glue(place, Glue::Not).map(|_| back).or_else(is_doubt)
        };
        clause.find_map(denies)
    }

    /// The bound of the form that begins at `at` or behind the noun there (`20 feriti circa`), unless it is the next number's.
    fn form_after(&self, at: At) -> Option<Bounding> {
        if !self.is_present(Starts::BOUND) {
            return None;
        }
        let beside = |at: At| {
            let (end, form) = self.bound_at(at, Position::After).filter(|(end, _)| self.amount(*end).is_none())?;
            Some(Bounding { span: self.span(at, end), ..form })
        };
        beside(at).or_else(|| beside(at.next()).filter(|_| self.is_content(at)))
    }

    fn bound_at(&self, at: At, position: Position) -> Option<(At, Bounding)> {
        let (end, values) = self.comparator(at)?;
        let form = values.iter().find(|form| form.position == position)?;
        let span = self.span(at, end);
        Some((end, Bounding { span, bound: form.bound, force: form.force, denied: None }))
    }
}

/// Whether a value can be a way or a span of time that is gone through.
fn is_way(value: &Value) -> bool {
    let metre = UnitId::from_code("m");
    match value {
        Value::Measure { unit, .. } => metre.is_some_and(|metre| unit.dimension() == metre.dimension()),
        Value::Duration { .. } => true,
        _ => false,
    }
}

fn is_quantity(value: &Value) -> bool {
    matches!(value, Value::Measure { .. } | Value::Duration { .. } | Value::Money { .. })
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
