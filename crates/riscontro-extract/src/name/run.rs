//! Runs of capitals: the words that stand together as one name before anything is asked of them.
//!
//! A run goes on over what stands inside names (particles, hyphens, the dot of an initial, `&`) and ends before a
//! name that a table knows, so that in `a Mosca Putin` there are two. Particles that are ordinary words of the
//! language (`di`, `of`) join only behind a given name: `Leonardo da Vinci` is one name, `la Tesla di Musk` two.

use riscontro_core::TokenClass;
use smallvec::{SmallVec, smallvec};

use super::entity::entity_at;
use super::lookups::Traits;
use super::passage::{Capitals, Passage};

/// The words of a run or a name, as indices of tokens: few, so that they lie nowhere else.
pub(super) type WordList = SmallVec<[usize; 4]>;

/// No name has more particles in a row (`van der`, `de la`).
const MAX_PARTICLES: usize = 3;

/// The longest second half of a Korean given name in lower case (`Jong-un`, `Geun-hye`, `Ki-moon`).
const MAX_LOWER_PART: usize = 4;

/// The indices of the words of the run that begins at `start`, a word with a capital; never empty.
pub(super) fn run_at(passage: &Passage<'_>, start: usize) -> WordList {
    let mut words: WordList = smallvec![start];
    while let Some(next) = next_word(passage, &words) {
        words.push(next);
    }
    words
}

fn next_word(passage: &Passage<'_>, words: &[usize]) -> Option<usize> {
    let last = words[words.len() - 1];
    let at = last + 1;
    if passage.is_mark(at, "-") {
        return after_hyphen(passage, words);
    }
    let is_linked = passage.is_abbreviation_dot(at) || passage.is_mark(at, "&");
    let next = if is_linked { at + 1 } else { after_particles(passage, last)? };
    let is_name_word = passage.is_capitalised(next) && !passage.is_of_number(next);
    (is_name_word && entity_at(passage, next).is_none() && joins(passage, words, next)).then_some(next)
}

/// The first token behind the particles that follow `last`; the one behind `last` when there is none.
pub(super) fn after_particles(passage: &Passage<'_>, last: usize) -> Option<usize> {
    let first = last + 1;
    let mut at = first;
    while at < first + MAX_PARTICLES {
        if passage.is_hyphened_particle(at) {
            at += 2;
            return Some(at);
        }
        let token = passage.tokens.get(at)?;
        let is_joint = matches!(token.class, TokenClass::Lower | TokenClass::Elision);
        if !is_joint || !passage.traits(at).has(Traits::PARTICLE) {
            break;
        }
        at += 1;
    }
    (at == first || may_join_by(passage, last, first, at)).then_some(at)
}

/// Whether the particle at `particle` may join what stands before it to `next`.
fn may_join_by(passage: &Passage<'_>, last: usize, particle: usize, next: usize) -> bool {
    let is_own_word = passage.traits(particle).has(Traits::STOP.or(Traits::COMMON));
    let is_surname_part = passage.written(particle).starts_with(char::is_uppercase);
    if !is_own_word || is_surname_part {
        return true;
    }
    let next_begins_a_name =
        next < passage.tokens.len() && passage.traits(next).has(Traits::GIVEN.or(Traits::ORDINARY));
    passage.traits(last).has(Traits::GIVEN) && !next_begins_a_name
}

/// What a hyphen joins to the last of `words`: `Saint-Germain`, `Jong-un`, `Deir-ez-Zor`.
fn after_hyphen(passage: &Passage<'_>, words: &[usize]) -> Option<usize> {
    let last = words[words.len() - 1];
    let next = last + 2;
    if !passage.touches_next(last) || !passage.touches_next(last + 1) {
        return None;
    }
    if passage.is_capitalised(next) {
        return entity_at(passage, next).is_none().then_some(next);
    }
    if passage.is_hyphened_particle(next) {
        return Some(next + 2);
    }
    let token = passage.tokens.get(next)?;
    let is_short_part = token.class == TokenClass::Lower && token.span.len() as usize <= MAX_LOWER_PART;
    (is_short_part && words.len() > 1 && !passage.traits(next).has(Traits::COMMON)).then_some(next)
}

/// Whether `next` is of one name with `words`: an acronym is a name by itself, but for initials (`JK Rowling`).
fn joins(passage: &Passage<'_>, words: &[usize], next: usize) -> bool {
    let last = words[words.len() - 1];
    if passage.capitals == Capitals::AllUpper {
        return true;
    }
    if passage.is_single_letter(next) && passage.traits(next).has(Traits::STOP) {
        return passage.is_abbreviation_dot(next + 1) || passage.traits(last).has(Traits::GIVEN);
    }
    let is_initials = words.len() == 1 && passage.written(last).len() == 2;
    !is_acronym(passage, next) && (is_initials || !is_acronym(passage, last))
}

/// Whether the word at `at` is in capitals and neither an initial nor a Roman number.
pub(super) fn is_acronym(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens[at].class == TokenClass::Upper && !passage.is_single_letter(at) && !passage.is_roman(at)
}
