//! Why a file of vectors or links was refused.

use super::envelope::Kind;

/// Why bytes are no table of word vectors, or no links, that this program can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct VectorsError {
    kind: VectorsErrorKind,
}

impl VectorsError {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &VectorsErrorKind {
        &self.kind
    }
}

impl From<VectorsErrorKind> for VectorsError {
    fn from(kind: VectorsErrorKind) -> Self {
        VectorsError { kind }
    }
}

/// What can be wrong with a file of vectors or links.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VectorsErrorKind {
    /// The file does not begin as one of this kind does.
    #[error("not a file of {0}")]
    NotOurs(Kind),
    /// A version of the format that this program does not read.
    #[error("version {found} of the format, where this program reads version {read}")]
    Version {
        /// The version that the file says.
        found: u16,
        /// The version that is read.
        read: u16,
    },
    /// The file is shorter or longer than its header says.
    #[error("{found} bytes, where the header says {expected}: the file is cut off or something was appended")]
    Length {
        /// Bytes that the header asks for.
        expected: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// The checksum differs.
    #[error("the file is damaged: its checksum differs")]
    Checksum,
    /// A part that no writer of ours makes; the reason says which.
    #[error("the file is malformed: {0}")]
    Malformed(&'static str),
    /// Links that were made for other tables than those at hand.
    #[error("the links belong to another table of {0}")]
    Unrelated(riscontro_core::LangTag),
}
