//! Candidates for a glossary from documents that are aligned.

use riscontro_core::{LangTag, Side, SideName, Termbase, View};
use riscontro_lang::{Language, find};
use riscontro_lexicon::built_in;
use riscontro_lexicon::vectors::VectorTable;
use riscontro_terms::{BeadSide, ExtractOptions, KnownWords, TermCandidate, TermExtractor};

use crate::check::AlignedSides;

/// Beads of lower confidence tell nothing.
const LEAST_CONFIDENCE: f32 = 0.6;
/// Nor do beads of more segments: too many words stand together in them by chance.
const MOST_SEGMENTS: u32 = 4;

/// Collects aligned documents of one direction.
#[derive(Debug)]
pub struct CandidateFinder {
    extractor: TermExtractor<'static>,
    source: LangTag,
    target: LangTag,
}

impl CandidateFinder {
    /// Returns a finder that has read nothing yet.
    #[must_use]
    pub fn new(languages: &[&'static Language], source: LangTag, target: LangTag) -> Self {
        let language = |tag| find(languages, tag).unwrap_or(&Language::NEUTRAL);
        CandidateFinder { extractor: TermExtractor::new(language(source), language(target)), source, target }
    }

    /// Reads the beads of two documents that are surely right; those that lead the other way are turned round. The words that
    /// answer one another ([`crate::Told::Words`]) are heard where the documents come with them.
    pub fn add_sides(&mut self, sides: &AlignedSides) {
        let is_turned = sides.source.document.lang.primary() != self.source.primary();
        self.extractor.begin_document();
        for (at, bead) in sides.alignment.beads().iter().enumerate() {
            let (source, target) = bead.shape();
            let is_sure = bead.is_matched() && bead.confidence >= LEAST_CONFIDENCE;
            if is_sure && source + target <= MOST_SEGMENTS {
                let from = bead_side(&sides.source, bead.source.clone());
                let to = bead_side(&sides.target, bead.target.clone());
                let answers = sides.evidence.as_ref().map_or(&[][..], |evidence| evidence.of_bead(at));
                let answers = answers.iter().map(|pair| (pair.source.start(), pair.target.start()));
                if is_turned {
                    self.extractor.add_bead(to, from, answers.map(|(from, to)| (to, from)));
                } else {
                    self.extractor.add_bead(from, to, answers);
                }
            }
        }
    }

    /// How many beads were read.
    #[must_use]
    pub fn beads(&self) -> usize {
        self.extractor.beads()
    }

    /// The candidates that `known` has no term for, those that are most of a term first.
    #[must_use]
    pub fn find(&self, options: ExtractOptions, known: &Termbase) -> Vec<TermCandidate> {
        let lexicon = built_in(self.source, self.target);
        let table = VectorTable::built_in(self.source);
        let is_verbal = |side, word: &str| {
            lexicon
                .as_ref()
                .is_some_and(|(lexicon, reading)| lexicon.is_never_nominal(word, *reading, side == SideName::Source))
        };
        let specificity = |word: &str| table.as_ref().map_or(1.0, |table| specificity(table, word));
        let words = KnownWords { is_verbal: &is_verbal, specificity: &specificity };
        self.extractor.extract(options, (known, self.source), words)
    }
}

/// How rare a word is in the language at large, from 0 to 1: the square of its rank on a logarithmic scale, where by Zipf's law every step
/// holds as much of the text; 1 where the table does not have it.
fn specificity(table: &VectorTable, word: &str) -> f64 {
    let last = u32::try_from(table.len()).unwrap_or(u32::MAX);
    let place = |rank: f64| rank.ln_1p() / f64::from(last).ln_1p();
    table.rank_of(word).map_or(1.0, |rank| place(f64::from(rank)).min(1.0).powi(2))
}

fn bead_side(side: &Side, segments: std::ops::Range<u32>) -> BeadSide<'_> {
    let (start, end) = (side.token_starts[segments.start as usize], side.token_starts[segments.end as usize]);
    let view = View {
        text: &side.document.text,
        segments: &side.segments,
        tokens: &side.tokens,
        token_starts: &side.token_starts,
        folds: &side.folds,
    };
    let text = side.span_of(segments).map_or("", |span| side.text(span));
    BeadSide { view, tokens: &side.tokens[start as usize..end as usize], text }
}
