//! What speaks for a bead, in words that a person can check.

use std::ops::Range;

use crate::span::Span;

/// Why two words are taken for translations of one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// They state the same number, date or other value.
    Value,
    /// They name the same person, place or institution.
    Name,
    /// They are the same word.
    Same,
    /// They share their root.
    Cognate,
    /// A lexicon has them in one row.
    Lexicon,
    /// Word vectors place them side by side.
    Related,
}

impl EvidenceKind {
    /// The name, as reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EvidenceKind::Value => "value",
            EvidenceKind::Name => "name",
            EvidenceKind::Same => "same",
            EvidenceKind::Cognate => "cognate",
            EvidenceKind::Lexicon => "lexicon",
            EvidenceKind::Related => "related",
        }
    }
}

/// A word of the source and the word of the target that answers it within a bead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Where the source word stands.
    pub source: Span,
    /// Where the target word stands.
    pub target: Span,
    /// Why they answer one another.
    pub kind: EvidenceKind,
    /// How sure the pair is, above 0 and at most 1.
    pub weight: f32,
}

/// The evidence of every bead of an alignment, in the order of its beads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AlignmentEvidence {
    evidence: Vec<Evidence>,
    starts: Vec<u32>,
}

impl AlignmentEvidence {
    /// Adds the evidence of the next bead.
    ///
    /// # Panics
    ///
    /// When there are more words than 32 bits can count.
    pub fn push(&mut self, evidence: impl IntoIterator<Item = Evidence>) {
        self.starts.push(u32::try_from(self.evidence.len()).expect("fewer words than bytes"));
        self.evidence.extend(evidence);
    }

    /// The evidence of the bead of this index, in the order of the source; nothing for a bead that is not there.
    #[must_use]
    pub fn of_bead(&self, bead: usize) -> &[Evidence] {
        let Some(&start) = self.starts.get(bead) else { return &[] };
        let end = self.starts.get(bead + 1).map_or(self.evidence.len(), |end| *end as usize);
        let range: Range<usize> = start as usize..end;
        &self.evidence[range]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bead_has_its_own() {
        let at = |start| Evidence {
            source: Span::new(start, start + 1),
            target: Span::new(start, start + 1),
            kind: EvidenceKind::Same,
            weight: 1.0,
        };
        let mut all = AlignmentEvidence::default();
        all.push([at(0), at(1)]);
        all.push([]);
        all.push([at(2)]);
        assert_eq!([0, 1, 2, 3].map(|bead| all.of_bead(bead).len()), [2, 0, 1, 0]);
    }
}
