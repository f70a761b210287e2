//! Which words stand together often enough to be looked at.

use crate::learn::text::ParallelText;

/// How many partners a word keeps, those that it shares the most with.
const MOST_PARTNERS: usize = 32;
/// A word that stands in more beads than this is counted in so many of them, evenly spread: it is a function word, and a sample
/// shows its partners as well as the whole.
const MOST_BEADS: usize = 4_000;

/// For each source word the target words that may translate it, sorted, with the number of beads that both stand in.
#[derive(Debug)]
pub(crate) struct Partners {
    starts: Vec<u32>,
    targets: Vec<u32>,
    counts: Vec<u32>,
}

impl Partners {
    /// Counts the pairs of `text` and keeps those of at least `min_count` beads.
    pub(crate) fn of(text: &ParallelText, min_count: u32) -> Self {
        let (sources, targets) = text.vocabularies();
        let beads = Beads::of(text, sources);
        let frequencies = frequencies(text, targets);
        let mut counts = vec![0_u32; targets as usize];
        let mut touched = Vec::new();
        let mut out = Partners { starts: vec![0], targets: Vec::new(), counts: Vec::new() };
        for word in 0..sources {
            let own = beads.of_word(word);
            let step = own.len().div_ceil(MOST_BEADS).max(1);
            for bead in own.iter().step_by(step) {
                for target in text.target(*bead) {
                    let count = &mut counts[*target as usize];
                    if *count == 0 {
                        touched.push(*target);
                    }
                    *count += 1;
                }
            }
            // What a sample counts stands for so many times as much.
            let times = u32::try_from(step).expect("fewer beads than 2^32");
            touched.iter().for_each(|target| counts[*target as usize] *= times);
            out.keep(&mut touched, &counts, (own.len(), &frequencies), min_count);
            touched.drain(..).for_each(|target| counts[target as usize] = 0);
        }
        out
    }

    /// Appends the best of the `touched` words as the partners of the next source word.
    fn keep(&mut self, touched: &mut [u32], counts: &[u32], (frequency, frequencies): (usize, &[u32]), min_count: u32) {
        // Dice 1945: twice what is shared, over what both have.
        let dice = |target: u32| {
            let both = f64::from(counts[target as usize]);
            #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
            let all = frequency as f64 + f64::from(frequencies[target as usize]);
            2.0 * both / all
        };
        let mut own: Vec<(f64, u32)> = touched
            .iter()
            .filter(|target| counts[**target as usize] >= min_count)
            .map(|target| (dice(*target), *target))
            .collect();
        own.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        own.truncate(MOST_PARTNERS);
        own.sort_unstable_by_key(|(_, target)| *target);
        self.counts.extend(own.iter().map(|(_, target)| counts[*target as usize]));
        self.targets.extend(own.iter().map(|(_, target)| *target));
        self.starts.push(u32::try_from(self.targets.len()).expect("a few partners a word"));
    }

    /// How many pairs there are.
    pub(crate) fn len(&self) -> usize {
        self.targets.len()
    }

    /// How many source words there are.
    pub(crate) fn sources(&self) -> u32 {
        u32::try_from(self.starts.len() - 1).expect("as many as were numbered")
    }

    /// The place of the pair, among all pairs.
    pub(crate) fn place(&self, source: u32, target: u32) -> Option<usize> {
        let start = *self.starts.get(source as usize)? as usize;
        let end = *self.starts.get(source as usize + 1)? as usize;
        self.targets[start..end].binary_search(&target).ok().map(|at| start + at)
    }

    /// The places of the pairs of a source word.
    pub(crate) fn places_of(&self, source: u32) -> std::ops::Range<usize> {
        self.starts[source as usize] as usize..self.starts[source as usize + 1] as usize
    }

    /// Source, target and count of every pair, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        let places =
            move |source| self.places_of(source).map(move |place| (source, self.targets[place], self.counts[place]));
        (0..self.sources()).flat_map(places)
    }

    /// The same pairs by target, and for each pair here its place there.
    pub(crate) fn transposed(&self) -> (Self, Vec<u32>) {
        let words = self.targets.iter().max().map_or(0, |last| last + 1);
        let mut starts = vec![0_u32; words as usize + 1];
        self.targets.iter().for_each(|target| starts[*target as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut out = Partners { starts, targets: vec![0; self.len()], counts: vec![0; self.len()] };
        let mut places = Vec::with_capacity(self.len());
        for (source, target, count) in self.iter() {
            let place = free[target as usize];
            free[target as usize] += 1;
            out.targets[place as usize] = source;
            out.counts[place as usize] = count;
            places.push(place);
        }
        (out, places)
    }
}

/// In how many beads each target word stands.
fn frequencies(text: &ParallelText, words: u32) -> Vec<u32> {
    let mut out = vec![0; words as usize];
    for bead in 0..text.beads() {
        text.target(bead).iter().for_each(|word| out[*word as usize] += 1);
    }
    out
}

/// For each source word the beads it stands in.
struct Beads {
    starts: Vec<u32>,
    beads: Vec<u32>,
}

impl Beads {
    fn of(text: &ParallelText, words: u32) -> Self {
        let mut starts = vec![0_u32; words as usize + 1];
        for bead in 0..text.beads() {
            text.source(bead).iter().for_each(|word| starts[*word as usize + 1] += 1);
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut beads = vec![0; starts.last().copied().unwrap_or(0) as usize];
        for bead in 0..text.beads() {
            for word in text.source(bead) {
                beads[free[*word as usize] as usize] = bead;
                free[*word as usize] += 1;
            }
        }
        Beads { starts, beads }
    }

    fn of_word(&self, word: u32) -> &[u32] {
        &self.beads[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }
}
