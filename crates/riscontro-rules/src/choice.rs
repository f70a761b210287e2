//! Options that are one of a few words, or a whole number within bounds.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use serde::{Deserialize, Deserializer, de::Error};

/// Reads the option `key`, one of the `known` words; the error names the key and all of them.
pub(crate) fn choice<'de, D: Deserializer<'de>, T: Copy>(
    deserializer: D,
    key: &str,
    known: &[(&str, T)],
) -> Result<Option<T>, D::Error> {
    let word = Cow::<str>::deserialize(deserializer).map_err(|error| D::Error::custom(format!("`{key}`: {error}")))?;
    if let Some((_, choice)) = known.iter().find(|(known, _)| *known == word) {
        return Ok(Some(*choice));
    }
    let words: Vec<_> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
    Err(D::Error::custom(format!("`{key}` is `{word}`: expected {}", words.join(" or "))))
}

/// Reads the option `key`, a whole number; the error names the key, what stands there and the bounds.
pub(crate) fn whole_number<'de, D: Deserializer<'de>>(
    deserializer: D,
    key: &str,
    bounds: RangeInclusive<u32>,
) -> Result<u32, D::Error> {
    let number = i64::deserialize(deserializer).map_err(|error| D::Error::custom(format!("`{key}`: {error}")))?;
    let within = u32::try_from(number).ok().filter(|number| bounds.contains(number));
    within.ok_or_else(|| {
        D::Error::custom(format!("`{key}` is {number}: expected {} to {}", bounds.start(), bounds.end()))
    })
}
