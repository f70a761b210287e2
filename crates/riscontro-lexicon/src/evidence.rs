//! Which words of a bead answer one another, and why: what the aligner weighed, told word by word.

use riscontro_core::{Alignment, AlignmentEvidence, Bead, Evidence, EvidenceKind, MentionKind, Side, WordLinks};

use crate::words::{Vocabulary, Word};
use crate::{Linker, Targets};

impl Linker {
    /// Returns for every bead of `alignment` the words that answer one another in it, in the order of the source; each target
    /// word answers once. `links` are those of the two sides, with whatever was learnt beside.
    #[must_use]
    pub fn evidence(
        &self,
        (source, target): (&Side, &Side),
        links: &WordLinks,
        alignment: &Alignment,
    ) -> AlignmentEvidence {
        let (here, there) = self.vocabularies(source, target);
        let teller = Teller { here: &here, there: &there, targets: Targets::new(&there, self), links };
        let mut out = AlignmentEvidence::default();
        let mut free = vec![true; there.spans.len()];
        for bead in alignment.beads() {
            out.push(teller.of_bead(bead, &mut free));
        }
        out
    }
}

struct Teller<'s> {
    here: &'s Vocabulary<'s>,
    there: &'s Vocabulary<'s>,
    targets: Targets<'s>,
    links: &'s WordLinks,
}

impl Teller<'_> {
    /// Takes the surest pairs first, so that a name is not given away to a likeness.
    fn of_bead(&self, bead: &Bead, free: &mut [bool]) -> Vec<Evidence> {
        let sources = self.here.segments.places_of(bead.source.clone());
        let targets = self.there.segments.places_of(bead.target.clone());
        let mut pairs = Vec::new();
        for source in sources {
            let links = self.links.links_of(self.here.segments.word_at(source));
            for target in targets.clone() {
                let word = self.there.segments.word_at(target);
                if let Ok(at) = links.binary_search_by_key(&word, |link| link.target) {
                    pairs.push((links[at].weight, source, target));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut taken = std::collections::BTreeSet::new();
        let mut out = Vec::new();
        for (weight, source, target) in pairs {
            if free[target] && taken.insert(source) {
                free[target] = false;
                out.push(self.pair((source, target), weight));
            }
        }
        out.sort_by_key(|evidence| evidence.source.start());
        out
    }

    fn pair(&self, (source, target): (usize, usize), weight: f32) -> Evidence {
        let here = &self.here.words[self.here.segments.word_at(source) as usize];
        let word = self.there.segments.word_at(target);
        let kind = self.kind(here, word);
        Evidence { source: self.here.spans[source], target: self.there.spans[target], kind, weight }
    }

    fn kind(&self, source: &Word<'_>, word: u32) -> EvidenceKind {
        let target = &self.there.words[word as usize];
        let mut has_value = false;
        self.targets.values.answers(source.readings(), |found, _| has_value |= found == word);
        if has_value {
            let is_name = matches!(source, Word::Value(mention) if mention.kind == MentionKind::Name);
            return if is_name { EvidenceKind::Name } else { EvidenceKind::Value };
        }
        let (Some(from), Some(to)) = (source.text(), target.text()) else { return EvidenceKind::Related };
        if from == to {
            return EvidenceKind::Same;
        }
        let mut is_known = false;
        self.targets.lexica.translations(from, |found, _| is_known |= found == word);
        if is_known {
            return EvidenceKind::Lexicon;
        }
        let (mut shape, mut is_cognate) = (String::new(), false);
        if self.targets.linker.source.shape(from, &mut shape) {
            self.targets.cognates.cognates(&shape, |found, _| is_cognate |= found == word);
        }
        if is_cognate { EvidenceKind::Cognate } else { EvidenceKind::Related }
    }
}
