//! Forms of the tables that a word is almost: one letter lost, added, changed or moved.
//!
//! Every form is filed under itself and under each of its letters left out, and so is what is looked up; two words that one
//! slip parts meet there (deletion neighbours: Mor and Fraenkel 1982). The index is a sorted list of hashes, about eleven a
//! form, and every meeting is checked letter by letter.

use riscontro_lang::fold;

use super::lookups::Entity;

/// Shorter forms are almost too much else.
const SHORTEST: usize = 5;

/// Forms and the words that are one slip away from them.
#[derive(Debug)]
pub(super) struct SlipIndex {
    forms: Vec<(Box<str>, Entity)>,
    /// The hash of a form or of what is left of it, and the index of the form; sorted.
    filed: Vec<(u32, u32)>,
    /// For each value of a hash's upper half, where its hashes begin in `filed`; one more entry at the end.
    begins: Vec<u32>,
}

impl SlipIndex {
    /// Builds the index of `forms` as the tables write them; short ones are left out.
    pub(super) fn new<'f>(forms: impl Iterator<Item = (&'f str, Entity)>) -> Self {
        let letters = |(form, entity)| (letters_of(&fold(form)).into_boxed_str(), entity);
        let forms: Vec<(Box<str>, Entity)> =
            forms.map(letters).filter(|(letters, _)| letters.chars().count() >= SHORTEST).collect();
        let mut filed = Vec::with_capacity(forms.len() * 11);
        for (at, (letters, _)) in (0_u32..).zip(&forms) {
            filed.extend(hashes(letters).into_iter().map(|hash| (hash, at)));
        }
        filed.sort_unstable();
        filed.dedup();
        let narrow = |at: usize| u32::try_from(at).expect("fewer hashes than bytes of the tables");
        let mut begins = vec![0; (1 << 16) + 1];
        for (at, (hash, _)) in filed.iter().enumerate() {
            begins[(hash >> 16) as usize + 1] = narrow(at + 1);
        }
        for upper in 1..begins.len() {
            begins[upper] = begins[upper].max(begins[upper - 1]);
        }
        SlipIndex { forms, filed, begins }
    }

    /// The forms filed under `hash`.
    fn filed_under(&self, hash: u32) -> impl Iterator<Item = u32> {
        let upper = (hash >> 16) as usize;
        let near = &self.filed[self.begins[upper] as usize..self.begins[upper + 1] as usize];
        near.iter().filter(move |(filed, _)| *filed == hash).map(|(_, at)| *at)
    }

    /// What the forms that one slip parts from `letters` name, in table order.
    pub(super) fn almost(&self, letters: &str) -> Vec<&Entity> {
        let mut found: Vec<u32> = hashes(letters)
            .into_iter()
            .flat_map(|hash| self.filed_under(hash))
            .filter(|at| is_one_slip(letters, &self.forms[*at as usize].0))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.forms[at as usize].1).collect()
    }
}

/// The letters of a folded form, without what stands between its words.
pub(super) fn letters_of(folded: &str) -> String {
    folded.chars().filter(|letter| letter.is_alphabetic()).collect()
}

/// The hashes of a word and of what is left of it without each of its letters.
fn hashes(word: &str) -> Vec<u32> {
    let without =
        word.char_indices().map(|(at, letter)| hash(word[..at].bytes().chain(word[at + letter.len_utf8()..].bytes())));
    std::iter::once(hash(word.bytes())).chain(without).collect()
}

/// FNV-1a, 32 bits: the same on every machine. Source: Fowler, Noll and Vo 1991.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Whether one letter was lost, added or changed, or two neighbours changed places.
fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[head..], &other[head..]);
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - tail], &other[..other.len() - tail]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use riscontro_core::value::{NameKind, PivotId};

    use super::*;

    fn index(forms: &[&str]) -> SlipIndex {
        let entity = |form: &str| Entity { id: PivotId::new(form), kind: NameKind::Place };
        SlipIndex::new(forms.iter().map(|form| (*form, entity(form))))
    }

    fn almost(index: &SlipIndex, word: &str) -> Vec<String> {
        index.almost(word).iter().map(|entity| entity.id.as_str().to_owned()).collect()
    }

    #[test]
    fn a_form_is_found_from_one_slip_away_and_not_from_two() {
        let index = index(&["Norvegia", "Corea del Nord", "Perù"]);
        for slip in ["norvegai", "norvgia", "norveggia", "norvecia", "orvegia", "norvegi"] {
            assert_eq!(almost(&index, slip), ["Norvegia"], "{slip}");
        }
        assert_eq!(almost(&index, "coreadelnird"), ["Corea del Nord"]);
        for far in ["norvegia", "norwegen", "novregai", "peru", "per", ""] {
            assert!(almost(&index, far).is_empty(), "{far}");
        }
    }
}
