//! Hooks for languages that write numbers in one word.

/// A noun or adjective that holds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralNoun {
    /// Who is so many years old: `ventunenne`.
    Age(i64),
    /// Who is older than so many years: `ultraottantenne`.
    AgeOver(i64),
    /// Who is younger than so many years: `infraquattordicenne`.
    AgeUnder(i64),
    /// So many years, or what lasts them: `quinquennio`, `quindicennale`.
    Years(i64),
    /// Of a century: `settecentesco`.
    Century(i16),
}

/// The hook of a language that writes no number in one piece.
#[must_use]
pub fn no_compound(_: &str) -> Option<i64> {
    None
}

/// The hook of a language without nouns that hold a number.
pub(crate) fn no_noun(_: &str) -> Option<NumeralNoun> {
    None
}
