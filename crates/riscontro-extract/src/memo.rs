//! What was read at the last few places of a segment.
//!
//! The readers of one place ask for the same amount, quantity and rank over and over (a day, an hour and a share all begin
//! with an amount), so each is read once. A place is remembered in one slot only, by its token.

use std::cell::{Cell, RefCell};

use crate::numeral::Amount;
use crate::ordinal::Ordinal;
use crate::quantity::Quantity;
use crate::reader::At;

/// How many places are remembered.
const REMEMBERED: usize = 8;

/// What was read last in one segment.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Numbers in digits, without what may follow them.
    pub(crate) digits: Slots<Amount>,
    pub(crate) amounts: Slots<Amount>,
    pub(crate) quantities: Slots<Quantity>,
    pub(crate) ordinals: Slots<Ordinal>,
}

impl Memo {
    /// Forgets everything: another segment comes.
    pub(crate) fn clear(&self) {
        self.digits.clear();
        self.amounts.clear();
        self.quantities.clear();
        self.ordinals.clear();
    }
}

/// One kind of thing that was read, or was not there, at a few places.
#[derive(Debug)]
pub(crate) struct Slots<T> {
    slots: RefCell<[Slot<T>; REMEMBERED]>,
    /// Whether anything is remembered: in most segments nothing is read.
    is_used: Cell<bool>,
}

/// A place and what stands there; `None` before anything was read.
type Slot<T> = Option<(At, Option<T>)>;

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Slots { slots: RefCell::new([const { None }; REMEMBERED]), is_used: Cell::new(false) }
    }
}

impl<T: Clone> Slots<T> {
    fn clear(&self) {
        if self.is_used.replace(false) {
            self.slots.borrow_mut().iter_mut().for_each(|slot| *slot = None);
        }
    }

    /// What stands at `at`: as remembered, else as `read` says, which is then remembered.
    pub(crate) fn at(&self, at: At, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let slot = at.token % REMEMBERED;
        if let Some((place, known)) = &self.slots.borrow()[slot]
            && *place == at
        {
            return known.clone();
        }
        let found = read();
        self.slots.borrow_mut()[slot] = Some((at, found.clone()));
        self.is_used.set(true);
        found
    }
}
