//! A hash of words that is quick for short ones and that nobody outside the process can foresee.
//!
//! The forms of a text come from strangers, who could choose them to collide if the hash were fixed; the keyed hash of the
//! standard library takes longer over a word than the tokeniser does. Words are folded in eight bytes at a time by a
//! multiplication of 64 by 64 bits, whose halves are added without carry. No output depends on the keys.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// Drawn once a process, so that all tables agree on the hash of a word.
static KEYS: LazyLock<WordHash> = LazyLock::new(|| {
    let random = RandomState::new();
    WordHash { start: random.hash_one(0_u8), factor: random.hash_one(1_u8) | 1 }
});

/// The keys of the hash, the same for the whole run of the program.
#[derive(Debug, Clone, Copy)]
pub struct WordHash {
    start: u64,
    factor: u64,
}

impl Default for WordHash {
    fn default() -> Self {
        *KEYS
    }
}

impl WordHash {
    /// The hash of `word`.
    pub(crate) fn of(self, word: &str) -> u32 {
        let hash = self.folded(self.start ^ word.len() as u64, word.as_bytes());
        (hash ^ (hash >> 32)) as u32
    }

    fn folded(self, mut hash: u64, mut bytes: &[u8]) -> u64 {
        while let Some((chunk, rest)) = bytes.split_first_chunk::<8>() {
            hash = self.mixed(hash ^ u64::from_le_bytes(*chunk));
            bytes = rest;
        }
        if !bytes.is_empty() {
            hash = self.mixed(hash ^ short(bytes));
        }
        self.mixed(hash)
    }

    fn mixed(self, bits: u64) -> u64 {
        let product = u128::from(bits) * u128::from(self.factor);
        product as u64 ^ (product >> 64) as u64
    }
}

impl BuildHasher for WordHash {
    type Hasher = WordHasher;

    fn build_hasher(&self) -> WordHasher {
        WordHasher { hash: *self, state: self.start }
    }
}

/// Hashes what is made of several words.
#[derive(Debug, Clone, Copy)]
pub struct WordHasher {
    hash: WordHash,
    state: u64,
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.state = self.hash.folded(self.state, bytes);
    }

    fn write_u8(&mut self, byte: u8) {
        self.state = self.hash.mixed(self.state ^ u64::from(byte));
    }

    fn write_usize(&mut self, number: usize) {
        self.state = self.hash.mixed(self.state ^ number as u64);
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

/// Up to seven bytes in one number; different ones of one length give different numbers.
fn short(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    let middle = bytes.len() / 2;
    u64::from(bytes[0]) | u64::from(bytes[middle]) << 8 | u64::from(bytes[bytes.len() - 1]) << 16
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_that_differ_in_one_letter_or_in_length_have_other_hashes() {
        let hash = WordHash::default();
        let long = "precipitevolissimevolmente";
        let mut words: Vec<String> = (0..=long.len()).map(|len| long[..len].to_owned()).collect();
        for at in 0..long.len() {
            words.push(format!("{}x{}", &long[..at], &long[at + 1..]));
        }
        let hashes: BTreeSet<u32> = words.iter().map(|word| hash.of(word)).collect();
        let distinct: BTreeSet<&String> = words.iter().collect();
        assert_eq!(hashes.len(), distinct.len());
    }
}
