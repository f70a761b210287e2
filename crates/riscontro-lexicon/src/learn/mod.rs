//! Learning which words translate which from text that is aligned.
//!
//! IBM model 1 (Brown and others 1993) in both directions, each by expectation maximisation, and the two brought together by
//! their geometric mean: a link must be the best explanation from either side. Before that, the words that stand together are
//! counted, and each word keeps only the partners that it meets more often than chance would have it; so the table grows with the
//! vocabulary and not with the text, and a round of the maximisation looks at little.

mod again;
mod model1;
mod partners;
mod text;

pub use again::relearnt;
pub use text::ParallelText;

use partners::Partners;

/// A pair of words that the text shows to translate one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LearntLink {
    /// The number of the source word.
    pub source: u32,
    /// The number of the target word.
    pub target: u32,
    /// How sure the pair is, above 0 and below 1.
    pub weight: f32,
    /// In how many beads both words stand.
    pub count: u32,
}

/// How much must speak for a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LearnOptions {
    /// Both words must stand together in so many beads.
    pub min_count: u32,
    /// The link must weigh so much.
    pub min_weight: f32,
    /// How many rounds of expectation maximisation are made.
    pub rounds: u32,
}

impl Default for LearnOptions {
    fn default() -> Self {
        LearnOptions { min_count: 2, min_weight: 0.2, rounds: 5 }
    }
}

/// Returns the links that `text` shows, sorted by source and target word.
#[must_use]
pub fn learn(text: &ParallelText, options: LearnOptions) -> Vec<LearntLink> {
    let partners = Partners::of(text, options.min_count);
    let forward = model1::translations(text, &partners, options.rounds);
    let back_text = text.swapped();
    let (back_partners, places) = partners.transposed();
    let backward = model1::translations(&back_text, &back_partners, options.rounds);
    let mut links = Vec::new();
    for (place, (source, target, count)) in partners.iter().enumerate() {
        let both = (forward[place] * backward[places[place] as usize]).sqrt();
        let weight = both * shrunk(count);
        if weight >= options.min_weight {
            links.push(LearntLink { source, target, weight, count });
        }
    }
    links
}

/// What is left of a weight that rests on so few beads: two may be an accident, ten are none.
fn shrunk(count: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
    let count = count as f32;
    count / (count + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Word `n` is translated by word `n`; word 0 stands in every bead.
    fn sample() -> ParallelText {
        let mut text = ParallelText::default();
        for bead in 0..60_u32 {
            let words = [0, 1 + bead % 7, 8 + bead % 5, 13 + bead % 11];
            let mut turned = words;
            turned.reverse();
            text.push(words, turned);
        }
        text
    }

    #[test]
    fn words_that_stand_together_are_linked() {
        let links = learn(&sample(), LearnOptions::default());
        for word in 0..24 {
            let best = links.iter().filter(|link| link.source == word).max_by(|a, b| a.weight.total_cmp(&b.weight));
            assert_eq!(best.map(|link| link.target), Some(word), "{links:?}");
        }
        assert!(links.iter().all(|link| link.source == link.target || link.weight < 0.5), "{links:?}");
    }

    #[test]
    fn the_direction_makes_no_difference() {
        let links = learn(&sample(), LearnOptions::default());
        let mut back: Vec<_> = learn(&sample().swapped(), LearnOptions::default())
            .into_iter()
            .map(|link| (link.target, link.source, link.count))
            .collect();
        back.sort_unstable();
        assert_eq!(links.iter().map(|link| (link.source, link.target, link.count)).collect::<Vec<_>>(), back);
    }

    #[test]
    fn nothing_is_learnt_from_nothing_or_from_one_meeting() {
        assert!(learn(&ParallelText::default(), LearnOptions::default()).is_empty());
        let mut text = ParallelText::default();
        text.push([0, 1], [0, 1]);
        assert!(learn(&text, LearnOptions::default()).is_empty());
    }
}
