//! Forms of words as numbers, and what is looked up by them.

use std::hash::Hasher;

use crate::words::Roles;

/// Bytes of the longest word that is a key by itself.
pub(crate) const SHORT: usize = 8;

/// The bytes of a form of at most [`SHORT`] bytes as a number, the first byte lowest; 0 only if it is empty.
#[inline]
pub(crate) fn key(form: &[u8]) -> u64 {
    let mut bytes = [0; SHORT];
    bytes[..form.len()].copy_from_slice(form);
    u64::from_le_bytes(bytes)
}

/// `key` with the ASCII letters in lower case; all bytes are ASCII.
pub(crate) fn lower_ascii(key: u64) -> u64 {
    let bytes = key.to_le_bytes().map(|byte| byte.to_ascii_lowercase());
    u64::from_le_bytes(bytes)
}

/// Spreads the bits of a key (Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4).
#[inline]
pub(crate) fn spread(key: u64) -> u64 {
    (key ^ (key >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Short forms with their roles: open addressing, linear probing, at most half full.
#[derive(Debug)]
pub(crate) struct Forms {
    slots: Vec<(u64, Roles)>,
    shift: u32,
}

impl Forms {
    pub(crate) fn with_room_for(count: usize) -> Self {
        let slots = (2 * count).next_power_of_two().max(2);
        Forms { slots: vec![(0, Roles::default()); slots], shift: 64 - slots.trailing_zeros() }
    }

    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mut at = (spread(key) >> self.shift) as usize;
        while self.slots[at].0 != key && self.slots[at].0 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    pub(crate) fn add(&mut self, key: u64, roles: Roles) {
        let at = self.slot(key);
        self.slots[at] = (key, roles);
    }

    #[inline]
    pub(crate) fn get(&self, key: u64) -> Roles {
        self.slots[self.slot(key)].1
    }
}

/// The ending that makes an abbreviation of many words; a row `-str`. At most [`SHORT`] ASCII letters.
#[derive(Debug)]
pub(crate) struct Suffix {
    key: u64,
    len: usize,
    roles: Roles,
}

impl Suffix {
    pub(crate) fn new(suffix: &str, roles: Roles) -> Self {
        Suffix { key: lower_ascii(key(suffix.as_bytes())), len: suffix.len(), roles }
    }

    /// The roles of a longer word that ends so.
    pub(crate) fn roles_of(&self, word: &[u8]) -> Option<Roles> {
        let start = word.len().checked_sub(self.len).filter(|start| *start > 0)?;
        (lower_ascii(key(&word[start..])) == self.key).then_some(self.roles)
    }

    /// Whether the last bytes of `window`, the highest, are the suffix.
    #[inline]
    pub(crate) fn ends(&self, window: u64) -> bool {
        last_bytes(window, self.len) == self.key
    }
}

/// The highest `len` bytes of `window`, 1 to [`SHORT`] of them, as the key of a form.
#[inline]
pub(crate) fn last_bytes(window: u64, len: usize) -> u64 {
    window >> (8 * (SHORT - len))
}

/// A Bloom filter with one bit a key, over the ends of forms: 4 KB that stay in the nearest cache.
#[derive(Debug)]
pub(crate) struct Endings(Box<[u64; Endings::WORDS]>);

impl Default for Endings {
    fn default() -> Self {
        Endings(Box::new([0; Endings::WORDS]))
    }
}

impl Endings {
    const WORDS: usize = 512;

    /// Adds a form: its last bytes, if they are ASCII letters. Of any other the splitter does not ask.
    pub(crate) fn add(&mut self, form: &[u8]) {
        let letters = form.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == form.len() || letters >= SHORT {
            let ending = key(&form[form.len() - letters.min(SHORT)..]);
            let (word, bit) = Endings::place(lower_ascii(ending));
            self.0[word] |= bit;
        }
    }

    #[inline]
    pub(crate) fn may_hold(&self, ending: u64) -> bool {
        let (word, bit) = Endings::place(ending);
        self.0[word] & bit != 0
    }

    #[inline]
    fn place(ending: u64) -> (usize, u64) {
        let hash = spread(ending) >> (64 - 15);
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): words are short, and the tables are ours, so no flooding.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x0100_0000_01b3);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
