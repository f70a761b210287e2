//! Folded word forms, each stored once.

use std::hash::{BuildHasher, RandomState};

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
    /// Ids by hash, open addressing with linear probing; a power of two long, at most half full. The forms are looked up in
    /// the arena, so a form costs no allocation of its own.
    slots: Vec<u32>,
    /// Keyed, since the forms come from texts of strangers.
    hasher: RandomState,
}

const EMPTY: u32 = u32::MAX;
const FEWEST_SLOTS: usize = 256;

impl Folds {
    /// The id of `form`, which is stored when it is new.
    pub fn intern(&mut self, form: &str) -> FoldedId {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let slot = self.slot(form);
        if self.slots[slot] != EMPTY {
            return FoldedId(self.slots[slot]);
        }
        let id = u32::try_from(self.ends.len()).expect("fewer forms than bytes of a document");
        self.arena.push_str(form);
        self.ends.push(u32::try_from(self.arena.len()).expect("forms are no longer than their document"));
        self.slots[slot] = id;
        FoldedId(id)
    }

    /// The id of `form`, if it was stored.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<FoldedId> {
        let id = self.slots.get(self.slot(form)).copied()?;
        (id != EMPTY).then_some(FoldedId(id))
    }

    /// The slot of `form`: that with its id, or the empty one where it belongs; 0 while there are no slots.
    fn slot(&self, form: &str) -> usize {
        let Some(mask) = self.slots.len().checked_sub(1) else { return 0 };
        let mut slot = usize::try_from(self.hasher.hash_one(form) & mask as u64).expect("no more than the mask");
        while self.slots[slot] != EMPTY && self.form(FoldedId(self.slots[slot])) != form {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![EMPTY; (2 * self.slots.len()).max(FEWEST_SLOTS)];
        for id in 0..u32::try_from(self.ends.len()).expect("fewer forms than bytes of a document") {
            let slot = self.slot(self.form(FoldedId(id)));
            self.slots[slot] = id;
        }
    }

    /// The form with this id.
    ///
    /// # Panics
    ///
    /// When the id is of another [`Folds`] and out of range here.
    #[must_use]
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
    fn many_forms_keep_their_ids() {
        let mut folds = Folds::default();
        let ids: Vec<FoldedId> = (0..2000).map(|form| folds.intern(&form.to_string())).collect();
        for (form, id) in ids.into_iter().enumerate() {
            assert_eq!(folds.get(&form.to_string()), Some(id));
            assert_eq!(folds.form(id), form.to_string());
        }
    }
}
