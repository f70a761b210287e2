//! What was read at the last few places of a segment.
//!
//! The readers of one place ask for the same amount, quantity and rank over and over (a day, an hour and a share all begin
//! with an amount), so each is read once. A place is remembered in one slot only, by its token.

use std::cell::RefCell;

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

/// One kind of thing that was read, or was not there, at a few places.
#[derive(Debug)]
pub(crate) struct Slots<T>(RefCell<[Slot<T>; REMEMBERED]>);

/// A place and what stands there; `None` before anything was read.
type Slot<T> = Option<(At, Option<T>)>;

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Slots(RefCell::new([const { None }; REMEMBERED]))
    }
}

impl<T: Clone> Slots<T> {
    /// What stands at `at`: as remembered, else as `read` says, which is then remembered.
    pub(crate) fn at(&self, at: At, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let slot = at.token % REMEMBERED;
        if let Some((place, known)) = &self.0.borrow()[slot]
            && *place == at
        {
            return known.clone();
        }
        let found = read();
        self.0.borrow_mut()[slot] = Some((at, found.clone()));
        found
    }
}
