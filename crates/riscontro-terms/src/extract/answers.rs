//! Which words of the two sides answer one another.

use std::ops::Range;

/// The pairs of words of all beads, by their places among all words of their sides.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pairs: Vec<(u32, u32)>,
    /// Where those of each bead end.
    ends: Vec<usize>,
}

impl Answers {
    /// Adds those of the next bead.
    pub(super) fn add(&mut self, pairs: impl Iterator<Item = (u32, u32)>) {
        self.pairs.extend(pairs);
        self.ends.push(self.pairs.len());
    }

    /// Of the answers of a bead how many lead from `source` to `target`, and how many lead out of one of them.
    pub(super) fn told(&self, bead: u32, source: &Range<u32>, target: &Range<u32>) -> (u32, u32) {
        let bead = bead as usize;
        let start = bead.checked_sub(1).map_or(0, |before| self.ends[before]);
        let (mut within, mut crossing) = (0, 0);
        for (from, to) in &self.pairs[start..self.ends[bead]] {
            match (source.contains(from), target.contains(to)) {
                (true, true) => within += 1,
                (false, false) => {}
                _ => crossing += 1,
            }
        }
        (within, crossing)
    }
}

#[cfg(test)]
mod tests {
    use super::Answers;

    #[test]
    fn an_answer_stays_within_two_runs_or_leads_out_of_one() {
        let mut answers = Answers::default();
        answers.add([(0, 1), (1, 0), (3, 4)].into_iter());
        answers.add([(5, 6)].into_iter());
        assert_eq!(answers.told(0, &(0..2), &(0..2)), (2, 0));
        assert_eq!(answers.told(0, &(0..1), &(0..2)), (1, 1));
        assert_eq!(answers.told(1, &(5..6), &(0..2)), (0, 1));
    }
}
