//! A quick hash for tables.
//!
//! The keys of a table are ours, not a user's, so nobody can choose them to collide and the keyed hash of the standard
//! library is not needed; words are short, and it took a fifth of the time of extraction.

use std::hash::{BuildHasher, Hasher};

/// Builds [`WordHasher`]s.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TableHash;

/// Folds a word in, eight bytes at a time, by a multiplication.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

/// 2^64 over the golden ratio, odd: spreads low bits to high ones (Knuth, TAOCP 3, 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl BuildHasher for TableHash {
    type Hasher = WordHasher;

    fn build_hasher(&self) -> WordHasher {
        WordHasher::default()
    }
}

impl WordHasher {
    fn mix(&mut self, bits: u64) {
        self.0 = (self.0.rotate_left(23) ^ bits).wrapping_mul(SPREAD);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.mix(chunk.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte)));
        }
        let rest = chunks.remainder();
        self.mix(rest.iter().rev().fold(rest.len() as u64, |bits, byte| bits << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
