//! What the lexicon tells the aligner: the words of each segment and which of them may translate which.
//!
//! Lexicon and align are siblings and cannot see one another; they meet here. A *word* is a number: a folded form, or a
//! value that several spellings share (`Londra` and `London`, `1,5 milioni` and `1.5 million`). The tables are flat
//! (compressed rows), because they are read once per cell of the aligner's search; the constructors check what the search
//! then relies on, so that it never checks again.

use std::ops::Range;

/// Why tables of words or links do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("word links do not fit together: {what}")]
pub struct LinksError {
    what: &'static str,
}

/// The words of each segment of one side, in text order, repeated where the text repeats them.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentWords {
    starts: Vec<u32>,
    words: Vec<u32>,
    masses: Vec<f32>,
    lengths: Vec<u32>,
}

impl SegmentWords {
    /// Returns the words of `lengths.len()` segments.
    ///
    /// Segment `i` holds `words[starts[i]..starts[i + 1]]`; `starts` has one entry more than there are segments. A word
    /// is an index of `masses`. A mass says how much the word tells (rare words more), 0 or above. A length counts the
    /// characters of the segment without white space.
    ///
    /// # Errors
    ///
    /// When the starts do not rise from 0 to `words.len()`, a word has no mass, or a mass is negative or not finite.
    pub fn new(starts: Vec<u32>, words: Vec<u32>, masses: Vec<f32>, lengths: Vec<u32>) -> Result<Self, LinksError> {
        check_starts(&starts, lengths.len(), words.len())?;
        refuse(words.iter().any(|word| *word as usize >= masses.len()), "a word without mass")?;
        refuse(masses.iter().any(|mass| !mass.is_finite() || *mass < 0.0), "a mass below 0 or not finite")?;
        Ok(SegmentWords { starts, words, masses, lengths })
    }

    /// How many segments there are.
    #[must_use]
    pub fn segments(&self) -> u32 {
        u32::try_from(self.lengths.len()).expect("checked by the constructor")
    }

    /// How many different words there are.
    #[must_use]
    pub fn vocabulary(&self) -> u32 {
        u32::try_from(self.masses.len()).unwrap_or(u32::MAX)
    }

    /// The words of one segment.
    #[must_use]
    pub fn words_of(&self, segment: u32) -> &[u32] {
        &self.words[row(&self.starts, segment)]
    }

    /// The places of the words of some segments, among all words of the side.
    #[must_use]
    pub fn places_of(&self, segments: Range<u32>) -> Range<usize> {
        self.starts[segments.start as usize] as usize..self.starts[segments.end as usize] as usize
    }

    /// The word at a place.
    #[must_use]
    pub fn word_at(&self, place: usize) -> u32 {
        self.words[place]
    }

    /// How much a word tells.
    #[must_use]
    pub fn mass(&self, word: u32) -> f32 {
        self.masses[word as usize]
    }

    /// The length of one segment in characters, without white space.
    #[must_use]
    pub fn length(&self, segment: u32) -> u32 {
        self.lengths[segment as usize]
    }
}

/// A target word that may translate a source word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordLink {
    /// The target word.
    pub target: u32,
    /// How sure the link is, above 0 and at most 1.
    pub weight: f32,
}

/// The words of both sides and the links between them.
#[derive(Debug, Clone, PartialEq)]
pub struct WordLinks {
    source: SegmentWords,
    target: SegmentWords,
    starts: Vec<u32>,
    links: Vec<WordLink>,
}

impl WordLinks {
    /// Returns the links of two sides: source word `w` has `links[starts[w]..starts[w + 1]]`, sorted by target word.
    ///
    /// # Errors
    ///
    /// When the starts do not rise from 0 to `links.len()`, the links of a word are not strictly sorted, or a link names
    /// a word that is none or has a weight outside (0, 1].
    pub fn new(
        source: SegmentWords,
        target: SegmentWords,
        starts: Vec<u32>,
        links: Vec<WordLink>,
    ) -> Result<Self, LinksError> {
        check_starts(&starts, source.masses.len(), links.len())?;
        refuse(links.iter().any(|link| link.target >= target.vocabulary()), "a link to no word")?;
        refuse(links.iter().any(|link| !(link.weight > 0.0 && link.weight <= 1.0)), "a weight outside (0, 1]")?;
        let links = WordLinks { source, target, starts, links };
        let sorted = |word| links.links_of(word).is_sorted_by(|a, b| a.target < b.target);
        refuse(!(0..links.source.vocabulary()).all(sorted), "links out of order")?;
        Ok(links)
    }

    /// The words of the source.
    #[must_use]
    pub fn source(&self) -> &SegmentWords {
        &self.source
    }

    /// The words of the target.
    #[must_use]
    pub fn target(&self) -> &SegmentWords {
        &self.target
    }

    /// The target words that a source word may be translated by, sorted; maybe none.
    #[must_use]
    pub fn links_of(&self, source_word: u32) -> &[WordLink] {
        &self.links[row(&self.starts, source_word)]
    }

    /// The same links seen from the target.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut starts = vec![0_u32; self.target.masses.len() + 1];
        for link in &self.links {
            starts[link.target as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut links = vec![WordLink { target: 0, weight: 0.0 }; self.links.len()];
        for word in 0..self.source.vocabulary() {
            for link in self.links_of(word) {
                let place = &mut free[link.target as usize];
                links[*place as usize] = WordLink { target: word, weight: link.weight };
                *place += 1;
            }
        }
        WordLinks { source: self.target.clone(), target: self.source.clone(), starts, links }
    }
}

fn row(starts: &[u32], at: u32) -> Range<usize> {
    starts[at as usize] as usize..starts[at as usize + 1] as usize
}

fn refuse(fault: bool, what: &'static str) -> Result<(), LinksError> {
    if fault { Err(LinksError { what }) } else { Ok(()) }
}

fn check_starts(starts: &[u32], rows: usize, entries: usize) -> Result<(), LinksError> {
    refuse(u32::try_from(rows.max(entries)).is_err(), "more than 32 bits can count")?;
    refuse(starts.len() != rows + 1, "as many starts as rows and one more are needed")?;
    refuse(starts[0] != 0 || starts[rows] as usize != entries, "the starts do not span the entries")?;
    refuse(!starts.is_sorted(), "the starts do not rise")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(starts: &[u32], words: &[u32]) -> Result<SegmentWords, LinksError> {
        SegmentWords::new(starts.to_vec(), words.to_vec(), vec![1.0, 2.0], vec![4; starts.len().saturating_sub(1)])
    }

    fn link(target: u32) -> WordLink {
        WordLink { target, weight: 0.5 }
    }

    #[test]
    fn a_segment_has_its_words() {
        let side = words(&[0, 2, 2, 3], &[0, 1, 1]).unwrap();
        assert_eq!((side.segments(), side.vocabulary(), side.length(2)), (3, 2, 4));
        assert_eq!((side.words_of(0), side.words_of(1), side.words_of(2)), (&[0, 1][..], &[][..], &[1][..]));
    }

    #[test]
    fn tables_that_do_not_fit_are_refused() {
        assert!(words(&[], &[]).is_err());
        assert!(words(&[0, 1], &[0, 1]).is_err());
        assert!(words(&[0, 2, 1, 2], &[0, 1]).is_err());
        assert!(words(&[0, 1], &[2]).is_err());
        assert!(SegmentWords::new(vec![0], vec![], vec![f32::NAN], vec![]).is_err());
        let side = || words(&[0, 1], &[0]).unwrap();
        assert!(WordLinks::new(side(), side(), vec![0, 1, 1], vec![link(2)]).is_err());
        assert!(WordLinks::new(side(), side(), vec![0, 2, 2], vec![link(1), link(0)]).is_err());
        assert!(WordLinks::new(side(), side(), vec![0, 1, 1], vec![WordLink { target: 0, weight: 1.5 }]).is_err());
        assert!(WordLinks::new(side(), side(), vec![0, 1], vec![link(0)]).is_err());
    }

    #[test]
    fn transposing_twice_gives_the_same_links() {
        let side = || words(&[0, 1], &[0]).unwrap();
        let links = WordLinks::new(side(), side(), vec![0, 2, 3], vec![link(0), link(1), link(1)]).unwrap();
        assert_eq!(links.transposed().links_of(1), &[link(0), link(1)]);
        assert_eq!(links.transposed().transposed(), links);
    }
}
