//! Common nouns that may stand for a name: `the hosts`, `la squadra`; `the health authority` for the `Asl`.

use crate::segment::SegmentId;
use crate::span::Span;
use crate::value::{NameKey, PivotId};

/// A common noun that may stand for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The segment it stands in.
    pub segment: SegmentId,
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// What it may stand for.
    pub stands_for: Borne,
}

/// The names that a common noun may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Borne {
    /// That of a club or a national team, or of the place that it is called by.
    Team,
    /// Those of one entity.
    Entity(PivotId),
    /// One of these words alone, in small letters: an acronym that is in no table.
    Word(&'static str),
}

impl Borne {
    /// Whether it is the entity or the word of this very name.
    #[must_use]
    pub fn is_of(&self, name: &NameKey) -> bool {
        match self {
            Borne::Team => false,
            Borne::Entity(id) => name.entities.contains(id),
            Borne::Word(word) => {
                let mut words = word.split(' ');
                name.words.iter().all(|own| words.next() == Some(&**own)) && words.next().is_none()
            }
        }
    }
}
