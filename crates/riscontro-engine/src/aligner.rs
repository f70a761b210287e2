//! From two sides to their beads.

use std::sync::Arc;

use riscontro_align::{Evidence, Parameters, Structure, align_scored};
use riscontro_core::{Alignment, LangTag, Side};
use riscontro_lexicon::{Linker, relearnt};

/// A document of so many segments on its shorter side teaches something about its own words.
const TEACHES: usize = 300;

/// What is known of a direction, and how it is weighed.
#[derive(Debug)]
pub(crate) struct Aligner {
    linker: Linker,
    parameters: Parameters,
}

impl Aligner {
    /// Returns the aligner from `source` to `target` with what the program knows of the two languages.
    pub(crate) fn new(source: LangTag, target: LangTag) -> Self {
        let mut linker = Linker::new(source, target);
        if let Some((lexicon, reading)) = riscontro_lexicon::built_in(source, target) {
            linker = linker.with_lexicon(Arc::new(lexicon), reading);
        }
        Aligner { linker, parameters: Parameters::default() }
    }

    /// The beads of two sides.
    pub(crate) fn beads(&self, source: &Side, target: &Side) -> Alignment {
        let blocks = |side: &Side| side.segments.iter().map(|segment| segment.block).collect::<Vec<_>>();
        let (source_blocks, target_blocks) = (blocks(source), blocks(target));
        let structure = Structure { source: &source_blocks, target: &target_blocks };
        let links = self.linker.links(source, target);
        let evidence = Evidence { links: &links, structure, vectors: &[] };
        let first = align_scored(&evidence, &self.parameters);
        if source.segments.len().min(target.segments.len()) < TEACHES {
            return first.alignment;
        }
        let Some(links) = relearnt(&links, &first.alignment) else { return first.alignment };
        let second = align_scored(&Evidence { links: &links, ..evidence }, &self.parameters);
        if second.score > first.score { second.alignment } else { first.alignment }
    }
}
