//! Small documents for the tests: a segment is a list of words, and a word translates the word of the same number.

use riscontro_core::{SegmentWords, WordLink, WordLinks};

/// Returns the links between two documents over `vocabulary` words, each of mass 1 and 5 characters.
pub(crate) fn links(source: &[&[u32]], target: &[&[u32]], vocabulary: u32) -> WordLinks {
    let starts = (0..=vocabulary).collect();
    let links = (0..vocabulary).map(|target| WordLink { target, weight: 1.0 }).collect();
    WordLinks::new(side(source, vocabulary), side(target, vocabulary), starts, links).unwrap()
}

fn side(segments: &[&[u32]], vocabulary: u32) -> SegmentWords {
    let narrow = |len: usize| u32::try_from(len).unwrap();
    let mut starts = vec![0];
    starts.extend(segments.iter().scan(0, |end, words| {
        *end += narrow(words.len());
        Some(*end)
    }));
    let lengths = segments.iter().map(|words| narrow(5 * words.len())).collect();
    SegmentWords::new(starts, segments.concat(), vec![1.0; vocabulary as usize], lengths).unwrap()
}
