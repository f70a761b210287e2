//! Folded word forms, each stored once.

use std::collections::HashMap;
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
    buckets: HashMap<u64, Vec<u32>>,
    hasher: RandomState,
}

impl Folds {
    /// The id of `form`, which is stored when it is new.
    pub fn intern(&mut self, form: &str) -> FoldedId {
        let hash = self.hasher.hash_one(form);
        if let Some(found) = self.find(hash, form) {
            return found;
        }
        let id = u32::try_from(self.ends.len()).expect("fewer forms than bytes of a document");
        self.arena.push_str(form);
        self.ends.push(u32::try_from(self.arena.len()).expect("forms are no longer than their document"));
        self.buckets.entry(hash).or_default().push(id);
        FoldedId(id)
    }

    /// The id of `form`, if it was stored.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<FoldedId> {
        self.find(self.hasher.hash_one(form), form)
    }

    fn find(&self, hash: u64, form: &str) -> Option<FoldedId> {
        let bucket = self.buckets.get(&hash)?;
        bucket.iter().map(|id| FoldedId(*id)).find(|id| self.form(*id) == form)
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
}
