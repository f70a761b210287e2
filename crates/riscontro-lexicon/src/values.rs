//! Numbers, dates and known names: words that are equal by what they mean, however they are written.
//!
//! Each value has a few keys (its amount, its year, its entity); words of both sides that share a key are compared by the
//! agreement of their values. A link is evidence and no verdict, so the same amount of another kind (`20` and `20 %`) still
//! counts for something.

use std::collections::HashMap;

use riscontro_core::WordHash;

use riscontro_core::value::{Exact, PartialDate, TimeUnit};
use riscontro_core::{Agreement, Reading, Value};

/// Words of one key are compared when either is among so many first words of its side that have the key.
const MOST_OF_ONE_KEY: usize = 32;
/// The weight of words that share a key while their values do not agree.
const SAME_KEY_ONLY: f32 = 0.4;
/// The weight of figures that have no more than their digits in common, as slips of the pen do: what a figure faces is still
/// likelier its own translation than a sentence that has none.
const SAME_DIGITS: f32 = 0.3;

/// What two values that may agree have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key<'v> {
    Amount(Exact),
    /// The digits of an amount or a year, sorted and without zeros: `48` and `84`, `1.5` and `15,000`.
    Digits(u64),
    Day(u8, u8),
    Month(u8),
    Weekday(u8),
    Clock(u16, u16),
    Decade(i16),
    Century(i16),
    Relative(TimeUnit, i8),
    Magnitude(i8),
    Score(u16, u16),
    Entity(&'v str),
    Text(&'v str),
}

/// The words of one side that have values, by key.
#[derive(Debug)]
pub(crate) struct ValueIndex<'v> {
    by_key: HashMap<Key<'v>, Sharing, WordHash>,
    readings: HashMap<u32, &'v [Reading], WordHash>,
}

/// The words that have one key.
#[derive(Debug)]
struct Sharing {
    /// Of this side, rising.
    words: Vec<u32>,
    /// The last word of the other side that is compared with all of them; those after it are with the first of them.
    last_of_first: u32,
}

impl<'v> ValueIndex<'v> {
    /// Returns the index of `words`, for questions of the words `others`: numbers of words and what they may mean, in rising
    /// order of the numbers.
    pub(crate) fn new<I, J>(words: I, others: impl FnOnce() -> J) -> Self
    where
        I: Iterator<Item = (u32, &'v [Reading])>,
        J: Iterator<Item = (u32, &'v [Reading])>,
    {
        let mut index = ValueIndex { by_key: HashMap::default(), readings: HashMap::default() };
        let mut most = 0;
        for (word, readings) in words {
            index.readings.insert(word, readings);
            for key in keys_of(readings) {
                let new = || Sharing { words: Vec::new(), last_of_first: u32::MAX };
                let sharing = index.by_key.entry(key).or_insert_with(new);
                sharing.words.push(word);
                most = sharing.words.len().max(most);
            }
        }
        // Few texts have so many words of one key, and in the others all are compared anyway.
        if most > MOST_OF_ONE_KEY {
            index.note(others());
        }
        index
    }

    /// Notes for each key which of the other words are the first.
    fn note(&mut self, others: impl Iterator<Item = (u32, &'v [Reading])>) {
        let mut met: HashMap<Key<'v>, usize, WordHash> = HashMap::default();
        for (word, readings) in others {
            for key in keys_of(readings) {
                let Some(sharing) = self.by_key.get_mut(&key) else { continue };
                let met = met.entry(key).or_default();
                *met += 1;
                if *met == MOST_OF_ONE_KEY {
                    sharing.last_of_first = word;
                }
            }
        }
    }

    /// Calls `found(word, weight)` for the words that share a key with the word `other` of the other side, which means these
    /// readings; a word may come twice.
    pub(crate) fn answers(&self, other: u32, readings: &[Reading], mut found: impl FnMut(u32, f32)) {
        for key in keys_of(readings) {
            let most = if matches!(key, Key::Digits(_)) { SAME_DIGITS } else { 1.0 };
            let Some(sharing) = self.by_key.get(&key) else { continue };
            let compared = if other <= sharing.last_of_first { usize::MAX } else { MOST_OF_ONE_KEY };
            for word in sharing.words.iter().take(compared) {
                found(*word, weight(best_agreement(readings, self.readings[word])).min(most));
            }
        }
    }
}

fn best_agreement(here: &[Reading], there: &[Reading]) -> Agreement {
    let pairs = here.iter().flat_map(|a| there.iter().map(move |b| a.value.agreement(&b.value)));
    pairs.min().unwrap_or(Agreement::Incomparable)
}

fn weight(agreement: Agreement) -> f32 {
    match agreement {
        Agreement::Same => 1.0,
        Agreement::Elided => 0.9,
        Agreement::Converted => 0.8,
        Agreement::Rounded => 0.6,
        Agreement::Different | Agreement::Incomparable => SAME_KEY_ONLY,
    }
}

/// The keys of a word, each once.
fn keys_of(readings: &[Reading]) -> Vec<Key<'_>> {
    let mut keys = Vec::new();
    for reading in readings {
        add_keys(&reading.value, &mut keys);
    }
    let mut once: Vec<Key<'_>> = Vec::with_capacity(keys.len());
    for key in keys {
        if !once.contains(&key) {
            once.push(key);
        }
    }
    once
}

fn add_keys<'v>(value: &'v Value, keys: &mut Vec<Key<'v>>) {
    let key = match value {
        Value::Number(number) | Value::Percent(number) | Value::PercentagePoints(number) => Key::Amount(number.value()),
        Value::Multiplier(number) => Key::Amount(number.value()),
        Value::Money { amount, .. } | Value::Measure { amount, .. } | Value::Duration { amount, .. } => {
            Key::Amount(amount.value())
        }
        Value::Ordinal(rank) => Key::Amount(Exact::integer(i64::from(*rank))),
        Value::Share { part, whole } => match Exact::ratio(i64::from(*part), i64::from(*whole)) {
            Some(ratio) => Key::Amount(ratio),
            None => return,
        },
        Value::Range(ends) => {
            add_keys(&ends.0, keys);
            return add_keys(&ends.1, keys);
        }
        Value::Date(date) => return add_date_keys(*date, keys),
        Value::Magnitude(power) => Key::Magnitude(*power),
        Value::Relative { unit, offset } => Key::Relative(*unit, *offset),
        Value::Clock(time) => Key::Clock(time.hour(), time.minute()),
        Value::Decade(decade) => Key::Decade(decade % 100),
        Value::Century(century) => Key::Century(*century),
        Value::Round(players) => Key::Amount(Exact::integer(i64::from(*players))),
        Value::Score(a, b) => Key::Score(*a.min(b), *a.max(b)),
        Value::Name(name) => return keys.extend(name.entities.iter().map(|entity| Key::Entity(entity.as_str()))),
        Value::Verbatim(text) => Key::Text(text),
        _ => return,
    };
    if let Key::Amount(amount) = &key {
        keys.extend(digits_of(*amount));
    }
    keys.push(key);
}

/// The digits of an amount, if there are two at least that are not zero.
fn digits_of(amount: Exact) -> Option<Key<'static>> {
    let (mut rest, _) = amount.as_decimal()?;
    let mut counts = [0_u8; 10];
    while rest != 0 {
        counts[usize::try_from((rest % 10).unsigned_abs()).ok()?] += 1;
        rest /= 10;
    }
    let digits = (1_u64..).zip(&counts[1..]).flat_map(|(digit, count)| (0..*count).map(move |_| digit));
    let packed = digits.fold(0_u64, |packed, digit| packed << 4 | digit);
    (packed > 0xf).then_some(Key::Digits(packed))
}

/// A date is found by its year, by its day and by its month, since the other side may leave one out.
fn add_date_keys(date: PartialDate, keys: &mut Vec<Key<'_>>) {
    if let Some(year) = date.year.map(|year| Exact::integer(i64::from(year))) {
        keys.extend(digits_of(year));
        keys.push(Key::Amount(year));
    }
    keys.extend(date.weekday.map(Key::Weekday));
    match (date.month, date.day) {
        (Some(month), Some(day)) => keys.extend([Key::Day(month, day), Key::Month(month)]),
        (Some(month), None) => keys.push(Key::Month(month)),
        _ => {}
    }
}
