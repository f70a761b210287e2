//! Options that are one of a few words.

use std::borrow::Cow;

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
