//! Aligned text as numbers of words.

/// Beads as words: for each the words of its source and of its target, each word once a bead.
#[derive(Debug, Clone)]
pub struct ParallelText {
    source: Words,
    target: Words,
}

#[derive(Debug, Clone)]
struct Words {
    starts: Vec<u32>,
    words: Vec<u32>,
    /// One more than the highest number.
    vocabulary: u32,
}

impl Default for ParallelText {
    fn default() -> Self {
        ParallelText { source: Words::new(), target: Words::new() }
    }
}

impl Words {
    fn new() -> Self {
        Words { starts: vec![0], words: Vec::new(), vocabulary: 0 }
    }

    fn push(&mut self, words: impl IntoIterator<Item = u32>) {
        let start = self.words.len();
        self.words.extend(words);
        self.words[start..].sort_unstable();
        let mut end = start;
        for at in start..self.words.len() {
            if at == start || self.words[at] != self.words[end - 1] {
                self.words[end] = self.words[at];
                end += 1;
            }
        }
        self.words.truncate(end);
        self.vocabulary = self.words[start..].last().map_or(self.vocabulary, |last| self.vocabulary.max(last + 1));
        self.starts.push(u32::try_from(end).expect("fewer than 2^32 words"));
    }

    fn of(&self, bead: u32) -> &[u32] {
        &self.words[self.starts[bead as usize] as usize..self.starts[bead as usize + 1] as usize]
    }
}

impl ParallelText {
    /// Adds a bead; words may be repeated and stand in any order.
    ///
    /// # Panics
    ///
    /// When the text grows beyond 2³² words.
    pub fn push(&mut self, source: impl IntoIterator<Item = u32>, target: impl IntoIterator<Item = u32>) {
        self.source.push(source);
        self.target.push(target);
    }

    /// How many beads there are.
    #[must_use]
    pub fn beads(&self) -> u32 {
        u32::try_from(self.source.starts.len() - 1).expect("no more beads than words")
    }

    /// The words of a bead's source, sorted.
    #[must_use]
    pub fn source(&self, bead: u32) -> &[u32] {
        self.source.of(bead)
    }

    /// The words of a bead's target, sorted.
    #[must_use]
    pub fn target(&self, bead: u32) -> &[u32] {
        self.target.of(bead)
    }

    /// The same text with source and target exchanged.
    #[must_use]
    pub fn swapped(&self) -> Self {
        ParallelText { source: self.target.clone(), target: self.source.clone() }
    }

    /// One more than the highest number of a source word and of a target word.
    pub(crate) fn vocabularies(&self) -> (u32, u32) {
        (self.source.vocabulary, self.target.vocabulary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bead_has_each_word_once() {
        let mut text = ParallelText::default();
        text.push([3, 1, 3, 1], []);
        text.push([], [7, 7]);
        assert_eq!(
            (text.source(0), text.target(0), text.source(1), text.target(1)),
            (&[1, 3][..], &[][..], &[][..], &[7][..])
        );
        assert_eq!((text.beads(), text.vocabularies()), (2, (4, 8)));
    }
}
