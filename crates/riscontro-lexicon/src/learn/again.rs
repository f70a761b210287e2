//! What a document teaches about itself: links between the words that a first alignment left unexplained.

use riscontro_core::{Alignment, Bead, SegmentWords, WordLink, WordLinks};

use crate::learn::{LearnOptions, LearntLink, ParallelText, learn};

/// Beads of lower confidence teach nothing.
const LEAST_CONFIDENCE: f32 = 0.7;
/// Beads of more segments teach little.
const MOST_SEGMENTS: u32 = 3;
/// How many beads are enough; of a longer document so many are taken, evenly spread.
const MOST_BEADS: usize = 12_000;
/// What is learnt must explain so many times the words that it explains by chance.
const BETTER_THAN_CHANCE: usize = 2;
/// A link of this weight explains both its words.
const EXPLAINS: f32 = 0.5;

/// Returns `links` with those that the beads of `alignment` show beside them; `None` when they show no new one, or when what
/// half of them show does not hold in the other half.
///
/// Words that a link explains within their bead are left out, so that what is learnt is what was not known.
#[must_use]
pub fn relearnt(links: &WordLinks, alignment: &Alignment) -> Option<WordLinks> {
    let is_sure = |bead: &&Bead| {
        let (source, target) = bead.shape();
        source > 0 && target > 0 && source + target <= MOST_SEGMENTS && bead.confidence >= LEAST_CONFIDENCE
    };
    let sure = || alignment.beads().iter().filter(is_sure);
    let step = sure().count().div_ceil(MOST_BEADS).max(1);
    let mut unexplained = Unexplained::new(links);
    // Even beads, odd beads, and all of them.
    let [mut even, mut odd, mut all] = std::array::from_fn(|_| ParallelText::default());
    for (at, bead) in sure().step_by(step).enumerate() {
        let (source, target) = unexplained.of(bead);
        let half = if at % 2 == 0 { &mut even } else { &mut odd };
        half.push(source.iter().copied(), target.iter().copied());
        all.push(source, target);
    }
    if !teaches(&even, &odd) {
        return None;
    }
    let learnt = learn(&all, LearnOptions::default());
    let known = |link: &LearntLink| links.links_of(link.source).iter().any(|known| known.target == link.target);
    let learnt: Vec<_> = learnt.into_iter().filter(|link| !known(link)).collect();
    (!learnt.is_empty()).then(|| joined(links, &learnt))
}

/// Whether what one half of the beads shows explains the other half better than chance does.
///
/// More links always explain more; what they explain in beads whose sides were exchanged is what chance gives.
fn teaches(learnt_from: &ParallelText, held_out: &ParallelText) -> bool {
    let links = learn(learnt_from, LearnOptions::default());
    let right = explained(&links, held_out, 0);
    let wrong = explained(&links, held_out, 1);
    right > 0 && right >= BETTER_THAN_CHANCE * wrong
}

/// How many words the links explain when the source of each bead meets the target of the one so many beads further on.
fn explained(links: &[LearntLink], text: &ParallelText, further: u32) -> usize {
    let pairs = (0..text.beads().saturating_sub(further)).map(|bead| (text.source(bead), text.target(bead + further)));
    let count = |(source, target): (&[u32], &[u32])| {
        let is_explained = |word: &&u32| {
            let first = links.partition_point(|link| link.source < **word);
            let own = links[first..].iter().take_while(|link| link.source == **word);
            own.map(|link| link.target).any(|link| target.binary_search(&link).is_ok())
        };
        source.iter().filter(is_explained).count()
    };
    pairs.map(count).sum()
}

/// The table of `links` with `learnt` added, both sorted.
fn joined(links: &WordLinks, learnt: &[LearntLink]) -> WordLinks {
    let mut starts = vec![0];
    let mut all: Vec<WordLink> = Vec::new();
    let mut learnt = learnt.iter().peekable();
    for word in 0..links.source().vocabulary() {
        let start = all.len();
        all.extend_from_slice(links.links_of(word));
        while let Some(link) = learnt.next_if(|link| link.source == word) {
            all.push(WordLink { target: link.target, weight: link.weight });
        }
        all[start..].sort_by_key(|link| link.target);
        starts.push(u32::try_from(all.len()).expect("a few links a word"));
    }
    WordLinks::new(links.source().clone(), links.target().clone(), starts, all)
        .expect("sorted links of numbered words, none of them twice")
}

/// Tells the words of beads that their links do not explain.
struct Unexplained<'l> {
    links: &'l WordLinks,
    /// For each target word the last bead it was seen in, and the last in which it was explained.
    seen: Vec<u32>,
    explained: Vec<u32>,
    bead: u32,
}

impl<'l> Unexplained<'l> {
    fn new(links: &'l WordLinks) -> Self {
        let words = links.target().vocabulary() as usize;
        Unexplained { links, seen: vec![0; words], explained: vec![0; words], bead: 0 }
    }

    /// The words of a bead's source and target.
    fn of(&mut self, bead: &Bead) -> (Vec<u32>, Vec<u32>) {
        self.bead += 1;
        let words = |words: &'l SegmentWords, segments: std::ops::Range<u32>| {
            segments.flat_map(move |segment| words.words_of(segment).iter().copied())
        };
        let target = || words(self.links.target(), bead.target.clone());
        target().for_each(|word| self.seen[word as usize] = self.bead);
        let mut source = Vec::new();
        for word in words(self.links.source(), bead.source.clone()) {
            let mut is_explained = false;
            for link in self.links.links_of(word) {
                if link.weight >= EXPLAINS && self.seen[link.target as usize] == self.bead {
                    self.explained[link.target as usize] = self.bead;
                    is_explained = true;
                }
            }
            if !is_explained {
                source.push(word);
            }
        }
        (source, target().filter(|word| self.explained[*word as usize] != self.bead).collect())
    }
}
