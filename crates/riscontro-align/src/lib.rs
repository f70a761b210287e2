//! Segment lengths and weighted word links to beads.
