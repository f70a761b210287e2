//! Numbers that look random and are the same everywhere.

use std::ops::RangeInclusive;

/// A stream of numbers given by its seed. Source: Steele, Lea and Flood 2014, SplitMix64.
#[derive(Debug)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number of the range; that small ranges divide the stream unevenly does not matter here.
    pub(super) fn between(&mut self, range: RangeInclusive<u32>) -> u32 {
        let size = u64::from(range.end() - range.start()) + 1;
        range.start() + u32::try_from(self.next() % size).expect("a range of small numbers is small")
    }

    /// Whether something happens that happens so many times in a thousand.
    pub(super) fn happens(&mut self, per_mille: u32) -> bool {
        self.between(0..=999) < per_mille
    }

    /// One of `items`, which are not empty.
    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        let last = u32::try_from(items.len() - 1).expect("tables are small");
        items[self.between(0..=last) as usize]
    }
}
