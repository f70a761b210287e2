//! What is wrong between two mentions that belong together: which rule speaks of them.

use riscontro_core::{Cause, Joined, MentionKind, Pair, Value};

/// What joined leftovers differ in. Each has one rule, so that nothing is reported twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Concern {
    /// Names: rules of their own group.
    Name,
    /// Two numbers changed places.
    Order,
    /// The number is right in the source language's format.
    Unlocalised,
    /// Two dates.
    Date,
    /// A time of day and another one, or none.
    Time,
    /// Two amounts of money in two currencies.
    Currency,
    /// Two quantities in two units that no conversion joins.
    Unit,
    /// A percent sign on one side only, or percent against percentage points.
    Percent,
    /// The value itself.
    Number,
}

impl Concern {
    /// What two joined mentions of a pair differ in.
    pub(crate) fn of(pair: &Pair, joined: &Joined) -> Self {
        let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
        match (joined.cause, [source.kind, target.kind]) {
            (_, [MentionKind::Name, _] | [_, MentionKind::Name]) => Concern::Name,
            (Some(Cause::Order), _) => Concern::Order,
            (Some(Cause::Unlocalised), _) => Concern::Unlocalised,
            (_, [MentionKind::Date, MentionKind::Date]) => Concern::Date,
            // A year may be a number as well.
            (
                Some(Cause::Bound),
                [
                    MentionKind::Date | MentionKind::Clock | MentionKind::Number,
                    MentionKind::Date | MentionKind::Clock | MentionKind::Number,
                ],
            ) if pair.source.limit(source).is_some() && pair.target.limit(target).is_some() => Concern::Date,
            (Some(Cause::Bound | Cause::Derived), _) => Concern::Number,
            (Some(Cause::Percent), _) => Concern::Percent,
            (Some(Cause::Rate), _) => Concern::Unit,
            (Some(Cause::Direction), [MentionKind::Duration, _]) => Concern::Date,
            (Some(Cause::Direction), _) => Concern::Number,
            (_, [MentionKind::Clock, _] | [_, MentionKind::Clock]) => Concern::Time,
            _ => of_quantities(source.value(), target.value()),
        }
    }

    /// The joined leftovers of a pair that differ in this.
    pub(crate) fn joined(self, pair: &Pair) -> impl Iterator<Item = &Joined> {
        pair.counterparts.joined.iter().filter(move |joined| Concern::of(pair, joined) == self)
    }
}

fn of_quantities(source: &Value, target: &Value) -> Concern {
    match (source, target) {
        (Value::Range(ends), Value::Range(others)) => of_quantities(&ends.0, &others.0),
        (Value::Money { currencies, .. }, Value::Money { currencies: others, .. })
            if !currencies.intersects(*others) =>
        {
            Concern::Currency
        }
        (Value::Measure { unit, .. }, Value::Measure { unit: other, .. }) if unit != other => Concern::Unit,
        (Value::Duration { unit, .. }, Value::Duration { unit: other, .. }) if unit != other => Concern::Unit,
        (Value::Measure { .. }, Value::Duration { .. }) | (Value::Duration { .. }, Value::Measure { .. }) => {
            Concern::Unit
        }
        _ => Concern::Number,
    }
}
