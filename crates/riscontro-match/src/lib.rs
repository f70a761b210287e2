//! Two sides and their beads to counterparts: which mention and term answers which, or is left over; once a pair.
//!
//! Matching is done here and nowhere else, so that every rule reads the same counterparts and no mention is reported
//! twice. Everything it compares was computed before: it sees values, never letters of a language.
//!
//! The order is that of certainty. Inside a bead, mentions that agree are paired by a maximum-weight assignment; then
//! what is said whole on one side and in two parts on the other is brought together, and leftovers look into the
//! neighbouring beads, since a figure moves when sentences merge; then repetitions are covered, and a capital that stands
//! for its country; what is still left over on both sides of one bead is joined, with a guess at the slip; and optional
//! mentions that nothing wanted are covered last. A name is never accepted for being similar to another: similarity
//! only says which two leftovers belong together.
//!
//! Decision: which words of a bead answer one another comes in as a function that is called once at most (`evidence`), since
//! only the lexicon knows it and not every pair needs it. It tells whether two numbers changed places, where a number that
//! is missing belongs, whether a name is translated word by word, and whether a term stands in another one's stead.

mod assign;
mod beads;
mod cause;
mod datelines;
mod names;
mod numbers;
mod order;
mod similarity;
mod terms;
mod turns;

use riscontro_core::{Alignment, AlignmentEvidence, Counterparts, Fate, Side, SideName, Termbase, TimeZone};

use beads::Matching;
pub use order::Answers;

/// Which beads are trusted, and where the times of the two sides are at home.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MatchOptions {
    /// Beads of lower confidence are not judged: their mentions need no answer.
    pub min_confidence: f32,
    /// The zones of times of the source and the target that tell none; `None` where they may be any.
    pub home_zones: [Option<TimeZone>; 2],
}

/// What a lexicon says of the words of both sides; forms are folded.
pub trait WordList {
    /// Whether a form stands in the lexicon of a side; true of every one where there is none to tell by.
    fn is_listed(&self, side: SideName, form: &str) -> bool;

    /// Whether a form stands there as a verb or adverb alone.
    fn is_verbal(&self, side: SideName, form: &str) -> bool;
}

/// Returns what answers what between `source` and `target`.
///
/// The fates are parallel to the mentions of each side; `joined` is in source order. `answers` are the words that answer
/// one another in each bead; they are asked for only where numbers cross or are missing or names are left over; who
/// asks the same cell later shares them. `words` are asked about what begins a sentence and may be a name.
#[must_use]
pub fn counterparts(
    source: &Side,
    target: &Side,
    alignment: &Alignment,
    termbase: &Termbase,
    options: MatchOptions,
    answers: &Answers<impl FnOnce() -> AlignmentEvidence>,
    words: &dyn WordList,
) -> Counterparts {
    let mut matching = Matching::new(source, target, alignment, options.min_confidence);
    numbers::match_numbers(&mut matching, options.home_zones);
    names::cover_dated(&mut matching);
    names::match_names(&mut matching, &|bead| answers.of_bead(bead), words);
    let crossed = order::crossed(&matching, answers);
    let places = [SideName::Source, SideName::Target].map(|side| order::places(&matching, answers, side));
    let of_bead = |bead: usize| answers.of_bead(bead);
    let terms = terms::verdicts((source, target), alignment, termbase, options.min_confidence, of_bead);
    let mut joined = matching.joined;
    let (mut fates, mut target_fates) = (matching.source_fates, matching.target_fates);
    joined.sort_by_key(|joined| (joined.source, joined.target));
    for (at, joined) in (0_u32..).zip(&joined) {
        fates[joined.source.index()] = Some(Fate::Joined(at));
        target_fates[joined.target.index()] = Some(Fate::Joined(at));
    }
    let settled = |fates: Vec<Option<Fate>>| fates.into_iter().map(|fate| fate.unwrap_or(Fate::Left)).collect();
    Counterparts { source: settled(fates), target: settled(target_fates), joined, crossed, places, terms }
}
