//! From two sides to their beads.

use riscontro_align::{Input, Parameters, Structure, VectorPair, align_scored};
use riscontro_core::{Alignment, AlignmentEvidence, SegmentVectors, Side, SideName};
use riscontro_lexicon::{Linked, Linker, relearnt};
use riscontro_match::WordList;

/// A document of so many segments on its shorter side teaches something about its own words.
const TEACHES: usize = 300;
/// Where anchors are explained to this share already, a document of more segments is not asked: learning takes as long as all
/// else, and what it adds there is a handful of beads.
const KNOWN_ENOUGH: f64 = 0.5;
const SHORT_ENOUGH: usize = 3_000;
/// What static word vectors weigh: they know less than an encoder.
const VECTOR_WEIGHT: f32 = 0.35;
/// What the vectors of an encoder weigh.
const GIVEN_WEIGHT: f32 = 0.7;

/// What is known of a direction, and how it is weighed.
#[derive(Debug)]
pub(crate) struct Aligner {
    linker: Linker,
    parameters: Parameters,
}

impl Aligner {
    /// Returns the aligner that knows what `linker` does.
    pub(crate) fn new(linker: Linker) -> Self {
        let parameters = Parameters { usual_coverage: linker.usual_coverage(), ..Parameters::default() };
        Aligner { linker, parameters }
    }

    /// The beads of two sides, by what the program knows and by `given` vectors of their segments.
    pub(crate) fn beads(&self, source: &Side, target: &Side, given: Option<&[SegmentVectors; 2]>) -> Alignment {
        let blocks = |side: &Side| side.segments.iter().map(|segment| segment.block).collect::<Vec<_>>();
        let (source_blocks, target_blocks) = (blocks(source), blocks(target));
        let structure = Structure { source: &source_blocks, target: &target_blocks };
        let Linked { links, vectors } = self.linker.link(source, target);
        // An encoder knows all that the word vectors know, and better.
        let pair = given.map(|given| pair(given, GIVEN_WEIGHT));
        let pair = pair.or_else(|| vectors.as_ref().map(|vectors| self::pair(vectors, VECTOR_WEIGHT)));
        let input = Input { links: &links, structure, vectors: pair.as_slice() };
        let first = align_scored(&input, &self.parameters);
        let len = source.segments.len().min(target.segments.len());
        if len < TEACHES || (len > SHORT_ENOUGH && first.coverage > KNOWN_ENOUGH) {
            return first.alignment;
        }
        let Some(taught) = relearnt(&links, &first.alignment) else { return first.alignment };
        let second = align_scored(&Input { links: &taught, ..input }, &self.parameters);
        if second.score > first.score { second.alignment } else { first.alignment }
    }

    /// The words that speak for each bead of an alignment, as far as the program knew them beforehand.
    pub(crate) fn evidence(&self, source: &Side, target: &Side, alignment: &Alignment) -> AlignmentEvidence {
        self.linker.evidence((source, target), &self.linker.links(source, target), alignment)
    }

    /// The words of each bead that answer one another, units among them and numbers not.
    pub(crate) fn word_evidence(&self, source: &Side, target: &Side, alignment: &Alignment) -> AlignmentEvidence {
        self.linker.word_evidence((source, target), alignment)
    }
}

impl WordList for Aligner {
    fn is_listed(&self, side: SideName, form: &str) -> bool {
        self.linker.is_listed(side, form)
    }

    fn is_verbal(&self, side: SideName, form: &str) -> bool {
        self.linker.is_verbal(side, form)
    }
}

fn pair([source, target]: &[SegmentVectors; 2], weight: f32) -> VectorPair<'_> {
    VectorPair { source, target, weight }
}
