//! Segmentation rules of an SRX file, as they are written.
//!
//! The format that reads them knows no language and the splitter that compiles them no XML; this is what they agree on.
//! Source: Segmentation Rules eXchange 2.0, LISA OSCAR, 2008.

/// The rules of an SRX file; patterns are as written, in the syntax of ICU and Java.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SrxRules {
    /// Which groups a language takes when several maps name it.
    pub cascade: SrxCascade,
    /// The groups of rules, in file order; names are unique.
    pub groups: Vec<SrxGroup>,
    /// Which languages take which group, in file order.
    pub maps: Vec<SrxMap>,
}

/// Which of the maps that match a language hold (the attribute `cascade`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum SrxCascade {
    /// Only the first (`no`).
    #[default]
    First,
    /// All, their rules one behind the other (`yes`).
    All,
}

/// Rules under one name (`languagerule`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SrxGroup {
    /// What maps call it.
    pub name: Box<str>,
    /// The rules, in the order they are tried; may be empty.
    pub rules: Vec<SrxRule>,
}

/// One rule: what it says of a place in the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SrxRule {
    /// Whether a segment ends at the place.
    pub decision: SrxBreak,
    /// What must stand before the place; empty when anything may.
    pub before: Box<str>,
    /// What must stand behind the place; empty when anything may.
    pub after: Box<str>,
    /// The line of the rule in its file, from 1.
    pub line: u32,
}

/// What a rule decides (the attribute `break`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SrxBreak {
    /// A segment ends here (`yes`).
    Yes,
    /// None does: an exception (`no`).
    No,
}

/// A pattern of language tags and the group they take (`languagemap`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SrxMap {
    /// Matches a whole tag, such as `[Ii][Tt].*`.
    pub pattern: Box<str>,
    /// The name of the group.
    pub group: Box<str>,
    /// The line of the map in its file, from 1.
    pub line: u32,
}
