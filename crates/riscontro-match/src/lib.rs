//! Two sides and their beads to counterparts.
