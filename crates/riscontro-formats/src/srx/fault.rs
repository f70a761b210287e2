//! What can be wrong with an SRX file; the words are the message.

/// Why a file is no set of segmentation rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("not well-formed XML: {0}")]
    NotXml(String),
    #[error("not well-formed XML: an `&` begins no reference; write `&amp;`")]
    BareAmpersand,
    #[error("not an SRX file: the outermost element is `<{0}>`, expected `<srx>`")]
    NotSrx(String),
    #[error("not an SRX file: it has no element")]
    NoElement,
    #[error("not an SRX file: it begins with `{0}`")]
    BeginsWithText(String),
    #[error("`<srx>` has no version: expected `version=\"2.0\"`")]
    NoVersion,
    #[error("unknown SRX version `{0}`: expected `2.0` or `1.0`")]
    Version(String),
    #[error("unknown value `{value}` of `{attribute}`: expected `yes` or `no`")]
    YesOrNo { attribute: &'static str, value: String },
    #[error("`<{element}>` has no `{attribute}`")]
    MissingAttribute { element: &'static str, attribute: &'static str },
    #[error("unknown attribute `{attribute}` of `<{element}>`: expected `{expected}`")]
    UnknownAttribute { attribute: String, element: &'static str, expected: &'static str },
    #[error("unknown element `<{element}>` in `<{parent}>`: expected {expected}")]
    UnknownElement { element: String, parent: String, expected: String },
    #[error("text outside a pattern: `{0}`")]
    StrayText(String),
    #[error("`<rule>` has two elements `<{0}>`")]
    PatternTwice(&'static str),
    #[error("unknown entity `&{0};`: expected `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character's number")]
    Entity(String),
    #[error("language rule `{name}` stands on line {first} already; give one of them another name")]
    GroupTwice { name: String, first: u32 },
    #[error("several `<maprule>` groups, of which a run could take only one; keep one of them")]
    SeveralMapRules,
    #[error("the file has no rules")]
    NoRules,
    #[error("the file has no `<languagemap>`, so no language takes its rules")]
    NoMaps,
}
