//! The links of all words, of which the heaviest are kept.
//!
//! Decision: a link is kept when it is among the heaviest few of its source word or of its target word. A rule that asks
//! one side alone would make the table, and with it every confidence, depend on which side is called source.

use riscontro_core::WordLink;

/// How many links a word keeps on its own account; more are kept when they are among the heaviest of the other word.
const MOST_LINKS: usize = 8;

/// The links of each source word, gathered word after word.
#[derive(Debug)]
pub(crate) struct LinkRows {
    /// Where the links of each word begin, and the end.
    starts: Vec<u32>,
    /// Of each word sorted by target, and one a target.
    links: Vec<WordLink>,
}

impl LinkRows {
    /// No word yet.
    pub(crate) fn new() -> Self {
        LinkRows { starts: vec![0], links: Vec::new() }
    }

    /// Adds a link of the word that is being gathered; of several to one target the heaviest counts.
    pub(crate) fn add(&mut self, target: u32, weight: f32) {
        self.links.push(WordLink { target, weight });
    }

    /// Ends the word that is being gathered.
    pub(crate) fn end_word(&mut self) {
        let start = self.starts.last().map_or(0, |start| *start as usize);
        self.links[start..].sort_unstable_by(|a, b| a.target.cmp(&b.target).then(b.weight.total_cmp(&a.weight)));
        let mut end = start;
        for at in start..self.links.len() {
            if end == start || self.links[at].target != self.links[end - 1].target {
                self.links[end] = self.links[at];
                end += 1;
            }
        }
        self.links.truncate(end);
        self.starts.push(narrow(end));
    }

    /// Returns where the links of each word begin, and the links that are kept; `targets` is the number of target words.
    pub(crate) fn heaviest(mut self, targets: u32) -> (Vec<u32>, Vec<WordLink>) {
        let kept = self.kept(targets);
        let (mut end, mut start) = (0, 0);
        for word in 1..self.starts.len() {
            let own = start..self.starts[word] as usize;
            start = own.end;
            for at in own.filter(|at| kept[*at]) {
                self.links[end] = self.links[at];
                end += 1;
            }
            self.starts[word] = narrow(end);
        }
        self.links.truncate(end);
        (self.starts, self.links)
    }

    /// For each link whether it is kept.
    fn kept(&self, targets: u32) -> Vec<bool> {
        let mut kept = vec![false; self.links.len()];
        let mut ends = vec![0_u32; targets as usize];
        let mut by_source = Vec::new();
        for word in self.starts.windows(2) {
            by_source.clear();
            by_source.extend(word[0]..word[1]);
            self.keep_heaviest(&mut by_source, &mut kept);
        }
        self.links.iter().for_each(|link| ends[link.target as usize] += 1);
        let mut first = 0;
        for end in &mut ends {
            first += std::mem::replace(end, first);
        }
        // The starts become ends while the places are filled in.
        let mut by_target = vec![0; self.links.len()];
        for (at, link) in (0_u32..).zip(&self.links) {
            let end = &mut ends[link.target as usize];
            by_target[*end as usize] = at;
            *end += 1;
        }
        let mut start = 0;
        for end in ends {
            self.keep_heaviest(&mut by_target[start as usize..end as usize], &mut kept);
            start = end;
        }
        kept
    }

    /// Marks the heaviest links of one word, which stand at these places; of equal ones the earlier.
    fn keep_heaviest(&self, places: &mut [u32], kept: &mut [bool]) {
        if places.len() > MOST_LINKS {
            let weight = |at: &u32| self.links[*at as usize].weight;
            places.select_nth_unstable_by(MOST_LINKS, |a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
        }
        places.iter().take(MOST_LINKS).for_each(|at| kept[*at as usize] = true);
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("a few links a word")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Source, target and percent of each link that is kept, sorted.
    fn kept(words: u32, links: &[(u32, u32, u8)]) -> Vec<(u32, u32, u8)> {
        let mut rows = LinkRows::new();
        for word in 0..words {
            let own = links.iter().filter(|link| link.0 == word);
            own.for_each(|(_, target, percent)| rows.add(*target, f32::from(*percent) / 100.0));
            rows.end_word();
        }
        let (starts, links) = rows.heaviest(words);
        let of = |word: u32| &links[starts[word as usize] as usize..starts[word as usize + 1] as usize];
        let shown = |word, link: &WordLink| (word, link.target, (link.weight * 100.0).round() as u8);
        (0..words).flat_map(|word| of(word).iter().map(move |link| shown(word, link))).collect()
    }

    #[test]
    fn a_word_keeps_its_heaviest_links_and_those_that_are_heaviest_for_the_other() {
        // Of the ten links of the source word 0 the lightest is the only one of its target; the last but one is not.
        let mut links: Vec<_> = (0..10).map(|target| (0, target, 90 - target as u8)).collect();
        links.extend((1..10).map(|source| (source, 8, 95)));
        let expected: Vec<_> = links.iter().copied().filter(|link| *link != (0, 8, 82)).collect();
        assert_eq!(kept(10, &links), expected);
    }

    #[test]
    fn of_several_links_to_one_word_the_heaviest_counts() {
        assert_eq!(kept(1, &[(0, 0, 40), (0, 0, 90), (0, 0, 50)]), [(0, 0, 90)]);
    }

    proptest! {
        #[test]
        fn swapped_sides_keep_the_same_links(links in prop::collection::vec((0_u32..14, 0_u32..14, 1_u8..=9), 0..250)) {
            let turned: Vec<_> = links.iter().map(|(source, target, percent)| (*target, *source, *percent)).collect();
            let mut back: Vec<_> = kept(14, &turned).into_iter().map(|(a, b, percent)| (b, a, percent)).collect();
            back.sort_unstable();
            prop_assert_eq!(back, kept(14, &links));
        }
    }
}
