//! Folded word forms, each stored once.

use crate::word_hash::WordHash;

/// The number of a folded form within one [`Folds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FoldedId(pub u32);

/// The folded forms of one side: text without case and accents, each stored once, in order of first appearance.
///
/// Folding itself is the tokeniser's; here forms are only kept and numbered. Ids are dense from 0, so tables over words
/// are plain vectors.
#[derive(Debug, Default)]
pub struct Folds {
    arena: String,
    ends: Vec<u32>,
    /// The hash of each form, so that none is hashed twice.
    hashes: Vec<u32>,
    /// Open addressing with linear probing; a power of two long, at most half full. The forms are looked up in the arena, so a
    /// form costs no allocation of its own.
    slots: Vec<Slot>,
    /// A bit for the hash of each form, some for several, once no more are added: what is not here is told without a look at the
    /// slots, which take thirty times the memory. Empty before.
    sealed: Vec<u64>,
    hash: WordHash,
}

/// A form and its hash, so that others are told apart without a look at their letters, and none is hashed twice.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    id: u32,
}

const EMPTY: Slot = Slot { hash: 0, id: u32::MAX };
const FEWEST_SLOTS: usize = 256;
/// So many forms are looked up in one pass: what is known of them in between fits in the nearest memory.
const PASS: usize = 256;
/// Of the forms that are not there, one in so many is looked for among the slots nonetheless.
const BITS_A_FORM: usize = 8;

/// The bit of a hash among so many words of bits, a power of two: which word, and the bit there.
fn seal_bit(hash: u32, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (words - 1), 1 << (hash & 63))
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("fewer forms than bytes of a document")
}

impl Slot {
    fn is_empty(self) -> bool {
        self.id == EMPTY.id
    }
}

impl Folds {
    /// No form yet, with room for so many.
    #[must_use]
    pub fn with_room_for(forms: usize) -> Self {
        let slots = vec![EMPTY; (2 * forms + 2).next_power_of_two().max(FEWEST_SLOTS)];
        Folds {
            slots,
            arena: String::with_capacity(8 * forms),
            ends: Vec::with_capacity(forms),
            hashes: Vec::with_capacity(forms),
            sealed: Vec::new(),
            hash: WordHash::default(),
        }
    }

    /// The id of `form`, which is stored when it is new.
    pub fn intern(&mut self, form: &str) -> FoldedId {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let hash = self.hash.of(form);
        let at = self.slot(hash, form);
        if !self.slots[at].is_empty() {
            return FoldedId(self.slots[at].id);
        }
        let id = narrow(self.ends.len());
        self.arena.push_str(form);
        self.ends.push(u32::try_from(self.arena.len()).expect("forms are no longer than their document"));
        self.hashes.push(hash);
        self.sealed.clear();
        self.slots[at] = Slot { hash, id };
        FoldedId(id)
    }

    /// The id of `form`, if it was stored.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<FoldedId> {
        self.find(self.hash.of(form), form)
    }

    /// Makes ready for look-ups of the forms of many texts ([`Folds::each_in`]); a form that is added later undoes it.
    pub fn seal(&mut self) {
        let bits = (BITS_A_FORM * self.len()).next_power_of_two().max(64);
        let mut sealed = vec![0; bits / 64];
        for hash in &self.hashes {
            let (word, bit) = seal_bit(*hash, sealed.len());
            sealed[word] |= bit;
        }
        self.sealed = sealed;
    }

    /// Calls `found(id, other_id)` for each form that is stored in `other`, too, in no order; no form is hashed again.
    pub fn each_in(&self, other: &Folds, mut found: impl FnMut(FoldedId, FoldedId)) {
        if other.is_empty() {
            return;
        }
        let mask = other.slots.len() - 1;
        let may_have = |hash: u32| match other.sealed.len() {
            0 => !other.slots[hash as usize & mask].is_empty(),
            words => {
                let (word, bit) = seal_bit(hash, words);
                other.sealed[word] & bit != 0
            }
        };
        // Pass by pass over some forms at a time: within a pass nothing waits for anything, so that the look-ups far apart in
        // memory overlap.
        let mut maybe = [0_u32; PASS];
        let mut met = [(0_u32, EMPTY); PASS];
        for first in (0..self.len()).step_by(PASS) {
            let hashes = &self.hashes[first..self.len().min(first + PASS)];
            let mut len = 0;
            for (id, hash) in (narrow(first)..).zip(hashes) {
                maybe[len] = id;
                len += usize::from(may_have(*hash));
            }
            let mut same = 0;
            for id in &maybe[..len] {
                let slot = other.first_of_hash(self.hashes[*id as usize]);
                met[same] = (*id, slot);
                same += usize::from(!slot.is_empty());
            }
            let met = &met[..same];
            std::hint::black_box(met.iter().fold(0, |all, (_, slot)| all ^ other.first_byte(FoldedId(slot.id))));
            for (id, slot) in met {
                let (id, there) = (FoldedId(*id), FoldedId(slot.id));
                if other.form(there) == self.form(id) {
                    found(id, there);
                } else {
                    // Two forms of one hash: hardly ever.
                    other.find(slot.hash, self.form(id)).into_iter().for_each(|there| found(id, there));
                }
            }
        }
    }

    /// The first slot of a form with this hash, or an empty one.
    fn first_of_hash(&self, hash: u32) -> Slot {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.is_empty() || slot.hash == hash {
                return slot;
            }
            at = (at + 1) & mask;
        }
    }

    /// The first byte of a form; 0 of an empty one.
    fn first_byte(&self, id: FoldedId) -> u8 {
        self.form(id).bytes().next().unwrap_or(0)
    }

    fn find(&self, hash: u32, form: &str) -> Option<FoldedId> {
        let slot = self.slots.get(self.slot(hash, form))?;
        (!slot.is_empty()).then_some(FoldedId(slot.id))
    }

    /// The slot of `form`: that with its id, or the empty one where it belongs; 0 while there are no slots.
    fn slot(&self, hash: u32, form: &str) -> usize {
        let Some(mask) = self.slots.len().checked_sub(1) else { return 0 };
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.is_empty() || (slot.hash == hash && self.form(FoldedId(slot.id)) == form) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let len = (2 * self.slots.len()).max(FEWEST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; len]);
        for slot in old.into_iter().filter(|slot| !slot.is_empty()) {
            let mut at = slot.hash as usize & (len - 1);
            while !self.slots[at].is_empty() {
                at = (at + 1) & (len - 1);
            }
            self.slots[at] = slot;
        }
    }

    /// The form with this id.
    ///
    /// # Panics
    ///
    /// When the id is of another [`Folds`] and out of range here.
    #[must_use]
    #[inline]
    pub fn form(&self, id: FoldedId) -> &str {
        let at = id.0 as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.arena[start..self.ends[at] as usize]
    }

    /// How many forms are stored.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no form is stored.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_stored_once() {
        let mut folds = Folds::default();
        let (londra, empty) = (folds.intern("londra"), folds.intern(""));
        assert_eq!(folds.intern("londra"), londra);
        assert_eq!((folds.form(londra), folds.form(empty), folds.len()), ("londra", "", 2));
        assert_eq!((folds.get("londra"), folds.get("roma")), (Some(londra), None));
    }

    #[test]
    fn forms_are_found_among_others_by_their_hash() {
        let (mut here, mut there) = (Folds::default(), Folds::default());
        let found = |here: &Folds, there: &Folds| {
            let mut found = Vec::new();
            here.each_in(there, |id, other| found.push((id, other)));
            found.sort_unstable();
            found
        };
        assert!(found(&here, &there).is_empty());
        let [roma, _, empty] = ["roma", "una parola piu lunga", ""].map(|form| here.intern(form));
        assert!(found(&here, &there).is_empty());
        let (empty_there, roma_there) = (there.intern(""), there.intern("roma"));
        assert_eq!(found(&here, &there), [(roma, roma_there), (empty, empty_there)]);
        there.seal();
        assert_eq!(found(&here, &there), [(roma, roma_there), (empty, empty_there)]);
        let (late, late_there) = (here.intern("tardi"), there.intern("tardi"));
        assert_eq!(found(&here, &there), [(roma, roma_there), (empty, empty_there), (late, late_there)]);
    }

    #[test]
    fn many_forms_keep_their_ids() {
        let mut folds = Folds::default();
        let ids: Vec<FoldedId> = (0..2000).map(|form| folds.intern(&form.to_string())).collect();
        for (form, id) in ids.into_iter().enumerate() {
            assert_eq!(folds.get(&form.to_string()), Some(id));
            assert_eq!(folds.form(id), form.to_string());
        }
    }
}
