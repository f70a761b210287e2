//! Which words of a bead answer one another, and why: what the aligner weighed, told word by word.

use std::ops::Range;

use riscontro_core::{
    Alignment, AlignmentEvidence, Bead, Evidence, EvidenceKind, MentionKind, SegmentWords, Side, SideName, WordLinks,
};

use crate::meaning::Places;
use crate::words::{Tokens, Vocabulary, Word};
use crate::{Linker, Targets};

impl Linker {
    /// Returns for every bead of `alignment` the words that answer one another in it, in the order of the source; each target
    /// word answers once, and function words of the source are left out. `links` are those of the two sides, with whatever was learnt beside.
    #[must_use]
    pub fn evidence(
        &self,
        (source, target): (&Side, &Side),
        links: &WordLinks,
        alignment: &Alignment,
    ) -> AlignmentEvidence {
        self.told((source, target), links, alignment, Tokens::Valued)
    }

    /// The same for words alone: a unit is a word here and no part of an amount (`mesi` answers *months*), and numbers are
    /// left out. What stands round a number is told by it.
    #[must_use]
    pub fn word_evidence(&self, (source, target): (&Side, &Side), alignment: &Alignment) -> AlignmentEvidence {
        let sides = (source, target);
        let links = self.pool.with(|memory| self.link_with(sides, Tokens::Bare, memory)).links;
        self.told(sides, &links, alignment, Tokens::Bare)
    }

    fn told(
        &self,
        (source, target): (&Side, &Side),
        links: &WordLinks,
        alignment: &Alignment,
        tokens: Tokens,
    ) -> AlignmentEvidence {
        let [here, there] = self.vocabularies(source, target, tokens);
        self.pool.with(|memory| {
            let places = memory.source.look_up(&here, &source.folds, self.tables(SideName::Source));
            let there_places = memory.target.look_up(&there, &target.folds, self.tables(SideName::Target));
            let here = Places { vocabulary: &here, known: &memory.source, places: &places };
            let to = Places { vocabulary: &there, known: &memory.target, places: &there_places };
            let targets = Targets::new(here, to, self, &mut memory.rows);
            let teller = Teller { linker: self, here, there: &there, targets, links };
            let mut out = AlignmentEvidence::default();
            alignment.beads().iter().for_each(|bead| out.push(teller.of_bead(bead)));
            out
        })
    }
}

struct Teller<'s> {
    linker: &'s Linker,
    here: Places<'s>,
    there: &'s Vocabulary<'s>,
    targets: Targets<'s>,
    links: &'s WordLinks,
}

impl Teller<'_> {
    /// Takes the surest pairs first, so that a name is not given away to a likeness.
    ///
    /// Only links are followed, never all words of one side with all of the other: a segment may be a megabyte.
    fn of_bead(&self, bead: &Bead) -> Vec<Evidence> {
        let sources = self.here.vocabulary.segments.places_of(bead.source.clone());
        let mut targets = Standing::of(&self.there.segments, bead.target.clone());
        let mut pairs = Vec::new();
        for source in sources.clone().filter(|source| self.is_telling(*source)) {
            let links = self.links.links_of(self.here.vocabulary.segments.word_at(source)).iter();
            pairs.extend(links.filter_map(|link| Some((link.weight, source, targets.first(link.target)?))));
        }
        let place = |entry: usize| targets.all[entry].1;
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then_with(|| place(a.2).cmp(&place(b.2))));
        let mut is_free = vec![true; sources.len()];
        let mut out = Vec::new();
        for (weight, source, first) in pairs {
            let is_free = &mut is_free[source - sources.start];
            if *is_free && let Some(target) = targets.take(first) {
                *is_free = false;
                out.push(self.pair((source, target), weight));
            }
        }
        out.sort_by_key(|evidence| evidence.source.start());
        out
    }

    /// Whether a word of the source is worth showing: that `di` answers `of` tells nobody anything.
    fn is_telling(&self, source: usize) -> bool {
        match &self.here.vocabulary.words[self.here.vocabulary.segments.word_at(source) as usize] {
            Word::Form { text, .. } => !self.linker.function_words[0].contains(*text),
            Word::Value(_) => true,
        }
    }

    fn pair(&self, (source, target): (usize, usize), weight: f32) -> Evidence {
        let here = self.here.vocabulary.segments.word_at(source);
        let word = self.there.segments.word_at(target);
        let kind = self.kind(here, word);
        Evidence { source: self.here.vocabulary.spans[source], target: self.there.spans[target], kind, weight }
    }

    fn kind(&self, at: u32, word: u32) -> EvidenceKind {
        let (source, place) = (&self.here.vocabulary.words[at as usize], self.here.places[at as usize]);
        let target = &self.there.words[word as usize];
        let mut has_value = false;
        self.targets.values.answers(at, source.readings(), |found, _| has_value |= found == word);
        if has_value {
            let is_name = matches!(source, Word::Value(mention) if mention.kind == MentionKind::Name);
            return if is_name { EvidenceKind::Name } else { EvidenceKind::Value };
        }
        let (Some(from), Some(to)) = (source.text(), target.text()) else { return EvidenceKind::Related };
        if from == to {
            return EvidenceKind::Same;
        }
        let mut is_known = false;
        self.targets.lexica.translations(self.here.known.rows(place), |found, _| is_known |= found == word);
        if is_known {
            return EvidenceKind::Lexicon;
        }
        let mut is_cognate = false;
        self.targets.cognates.of(at, self.here.known.shape(place), |found, _| is_cognate |= found == word);
        if is_cognate { EvidenceKind::Cognate } else { EvidenceKind::Related }
    }
}

/// The words of some segments, each with its places, of which it gives one after the other.
struct Standing {
    /// Word and place, sorted.
    all: Vec<(u32, usize)>,
    /// At the first entry of each word: which of its entries is next.
    next: Vec<usize>,
}

impl Standing {
    fn of(words: &SegmentWords, segments: Range<u32>) -> Self {
        let mut all: Vec<_> = words.places_of(segments).map(|place| (words.word_at(place), place)).collect();
        all.sort_unstable();
        let next = (0..all.len()).collect();
        Standing { all, next }
    }

    /// The first entry of `word`; none where it does not stand.
    fn first(&self, word: u32) -> Option<usize> {
        let at = self.all.partition_point(|(other, _)| *other < word);
        self.all.get(at).filter(|(other, _)| *other == word).map(|_| at)
    }

    /// The next place of the word of the entry `first`; none once all are taken.
    fn take(&mut self, first: usize) -> Option<usize> {
        let at = self.next[first];
        let &(word, place) = self.all.get(at)?;
        if word != self.all[first].0 {
            return None;
        }
        self.next[first] = at + 1;
        Some(place)
    }
}
