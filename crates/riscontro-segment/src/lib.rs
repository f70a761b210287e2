//! Document blocks to segments.
