//! Rounds of a knock-out tournament, by how many still play: `gli ottavi di finale`, `the quarter-finals`, `the last eight`.

use riscontro_core::value::Number;
use riscontro_core::{Demand, Value};

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// What the word for a round says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Round {
    /// How many still play.
    pub(crate) players: u16,
    /// Whether the form is no other word: `i quarti` may be ranks and parts.
    pub(crate) is_full: bool,
}

/// In how many rounds half of the players go home, at most, before the final: from 128.
const MOST_ROUNDS: std::ops::RangeInclusive<u32> = 2..=7;

impl Reader<'_> {
    /// The round that begins at `at`.
    pub(crate) fn round(&self, at: At) -> Option<Found> {
        let (end, rounds) = self.find((&self.lexicon.rounds, Starts::ROUND), at)?;
        let Round { players, is_full } = *rounds.first();
        let found = Found::new(at, end, Value::Round(players), Demand::Required);
        if is_full {
            return Some(found);
        }
        // `sedicesimi, ottavi e quarti`
        let is_round = |at: At| self.find((&self.lexicon.rounds, Starts::ROUND), at).is_some();
        let is_listed = || is_round(end.next()) || at.token.checked_sub(2).map(At::start).is_some_and(is_round);
        if !(self.has_before(at, Glue::Definite) || is_listed()) || self.is_content(end) {
            return None;
        }
        let rank = self.plain_ordinal(at).filter(|rank| rank.end == end);
        let others = rank.into_iter().flat_map(|rank| rank.readings);
        Some(others.fold(found, |found, reading| found.or(reading.value, 30)))
    }

    /// `the last 16`, `the round of 32`
    pub(crate) fn maybe_round(&self, found: &mut Found, number: Number) {
        let players = number.value().as_integer().and_then(|players| u16::try_from(players).ok());
        let halved = players.filter(|players| players.is_power_of_two() && MOST_ROUNDS.contains(&players.ilog2()));
        let told = halved.filter(|_| self.has_before(found.start, Glue::Round));
        found.readings.extend(told.map(|players| own(Value::Round(players), 10)));
    }
}
