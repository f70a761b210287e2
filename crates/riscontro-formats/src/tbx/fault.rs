//! What is wrong in a termbase as a whole.

/// A fault that stops the reader; the words are the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("not well-formed XML: {0}")]
    NotXml(String),
    #[error("a bare `&`: write `&amp;`")]
    BareAmpersand,
    #[error("`&{0};` is no entity of XML, and none is looked up elsewhere: write the character itself")]
    Entity(String),
    #[error(
        "the document type declares entities, which are never read: write out what they stand for and take the declarations away"
    )]
    EntitiesDeclared,
    #[error("expected `<martif>`, `<tbx>` or `<tmx>`, the outermost element of a termbase (found {0})")]
    NotTbx(String),
    #[error("the file ends inside `<{0}>`: it is cut off")]
    CutOff(String),
}
