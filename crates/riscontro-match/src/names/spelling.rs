//! How the document spells its names: what a word of one side is mostly answered by on the other.

use std::collections::HashMap;

use riscontro_core::MentionId;
use riscontro_core::value::NameKey;

use super::{is_name, key};
use crate::beads::Matching;

/// For each word of a name, the spellings that answer it on the other side and the number of beads that have them.
#[derive(Debug, Default)]
pub(super) struct Spellings<'a> {
    of_source: Option<Counts<'a>>,
    of_target: Option<Counts<'a>>,
}

type Counts<'a> = HashMap<&'a str, Vec<(&'a str, u32)>>;

impl<'a> Spellings<'a> {
    /// No knowledge of any document.
    pub(super) const NONE: Spellings<'static> = Spellings { of_source: None, of_target: None };

    /// Counts, bead by bead, the words of names that share a transliteration key.
    pub(super) fn of(matching: &Matching<'a>) -> Self {
        let (mut of_source, mut of_target) = (Counts::new(), Counts::new());
        for bead in 0..matching.bead_count() {
            for (word, other) in pairs_of_bead(matching, bead) {
                count(&mut of_source, word, other);
                count(&mut of_target, other, word);
            }
        }
        Spellings { of_source: Some(of_source), of_target: Some(of_target) }
    }

    /// Whether the document mostly answers `word` by another spelling than `other`, or `other` by another than `word`; in
    /// a draw the spelling of the other side decides.
    pub(super) fn is_odd(&self, word: &str, other: &str) -> bool {
        is_odd(self.of_source.as_ref(), word, other) || is_odd(self.of_target.as_ref(), other, word)
    }

    /// Whether the document has the one word of `name` on both sides of so many beads, spelt alike, that it is meant.
    pub(super) fn is_usual(&self, name: &NameKey) -> bool {
        let [word] = &name.words[..] else { return false };
        self.of_source.as_ref().is_some_and(|counts| times(counts, word, word) >= USUAL)
    }

    /// Whether the document has `word` on both sides of a bead, spelt alike.
    pub(super) fn is_shared(&self, word: &str) -> bool {
        self.of_source.as_ref().is_some_and(|counts| times(counts, word, word) > 0)
    }
}

/// Beads that have a form before it is no slip.
const USUAL: u32 = 3;

/// Whether `word` and `other`, which sound alike, are written as no romanisation would exchange them: `Marco`, `Marko`; `Lopakhin` and
/// `Lopachin` it does.
pub(super) fn is_native_slip(word: &str, other: &str) -> bool {
    let letters =
        |word: &str| word.bytes().map(|letter| if letter == b'k' { b'c' } else { letter }).collect::<Vec<_>>();
    let is_exchanged = || word.replace("kh", "ch") == other || other.replace("kh", "ch") == word;
    word != other && word.len() == other.len() && letters(word) == letters(other) && !is_exchanged()
}

/// The words of source names with those of target names that sound alike, each pair once.
fn pairs_of_bead<'a>(matching: &Matching<'a>, bead: usize) -> Vec<(&'a str, &'a str)> {
    let state = matching.bead(bead);
    if !state.is_judged {
        return Vec::new();
    }
    let (source, target) = (matching.source, matching.target);
    let sources = state.source.clone().map(|id| source.mention(MentionId(id))).filter(|mention| is_name(mention));
    let mut by_sound: HashMap<&str, Vec<&str>> = HashMap::new();
    for (word, sound) in
        state.target.clone().filter_map(|id| key(target.mention(MentionId(id)))).flat_map(|name| name.keyed_words())
    {
        // A name that is said many times is one word of its sound: else so many times so many pairs.
        let words = by_sound.entry(sound).or_default();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let mut words: Vec<(&str, &str)> = sources.filter_map(key).flat_map(|name| name.keyed_words()).collect();
    words.sort_unstable();
    words.dedup();
    let mut pairs: Vec<_> = words
        .into_iter()
        .flat_map(|(word, sound)| by_sound.get(sound).into_iter().flatten().map(move |other| (word, *other)))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn count<'a>(counts: &mut Counts<'a>, word: &'a str, other: &'a str) {
    let spellings = counts.entry(word).or_default();
    match spellings.iter_mut().find(|(spelling, _)| *spelling == other) {
        Some((_, times)) => *times += 1,
        None => spellings.push((other, 1)),
    }
}

fn times(counts: &Counts<'_>, word: &str, other: &str) -> u32 {
    counts.get(word).and_then(|all| all.iter().find(|(spelling, _)| *spelling == other)).map_or(0, |(_, times)| *times)
}

fn is_odd(counts: Option<&Counts<'_>>, word: &str, other: &str) -> bool {
    let Some(counts) = counts else { return false };
    let here = times(counts, word, other);
    let all = counts.get(word).map_or(&[][..], Vec::as_slice);
    word != other && all.iter().any(|(spelling, times)| *times > here || (*times == here && *spelling == word))
}
