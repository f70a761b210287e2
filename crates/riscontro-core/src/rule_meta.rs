//! What is said of a rule outside its file.

use std::fmt;
use std::str::FromStr;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; hidden unless asked for.
    Note,
    /// To be looked at.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// All severities, from light to grave.
    pub const ALL: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

    /// The severity as reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A group of rules, which flags and configuration may name instead of its rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each name is its own definition")]
pub enum Group {
    Numbers,
    Names,
    Terms,
    Alignment,
    Language,
    Typography,
    Markup,
    Consistency,
    Input,
}

impl Group {
    /// All groups, in the order reports list them.
    pub const ALL: [Group; 9] = [
        Group::Numbers,
        Group::Names,
        Group::Terms,
        Group::Alignment,
        Group::Language,
        Group::Typography,
        Group::Markup,
        Group::Consistency,
        Group::Input,
    ];

    /// The name used in flags and reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Group::Numbers => "numbers",
            Group::Names => "names",
            Group::Terms => "terms",
            Group::Alignment => "alignment",
            Group::Language => "language",
            Group::Typography => "typography",
            Group::Markup => "markup",
            Group::Consistency => "consistency",
            Group::Input => "input",
        }
    }
}

/// The name of a rule: kebab-case, says what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

/// What is said of a rule in lists, reports and `explain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleMeta {
    /// Its name.
    pub id: RuleId,
    /// Its group.
    pub group: Group,
    /// How grave its findings are, unless one says otherwise.
    pub severity: Severity,
    /// One line: what is wrong.
    pub summary: &'static str,
    /// The page that `explain` prints: what it does, why it matters, examples, options; Markdown.
    pub page: &'static str,
    /// Whether it runs when nothing is selected.
    pub on_by_default: bool,
}

/// A word that names nothing of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is none of the known words")]
pub struct UnknownWord(Box<str>);

macro_rules! words {
    ($($kind:ty),*) => {$(
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl FromStr for $kind {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.into_iter().find(|one| one.as_str() == word).ok_or_else(|| UnknownWord(word.into()))
            }
        }
    )*};
}
words!(Severity, Group);

impl RuleId {
    /// The name as text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}
