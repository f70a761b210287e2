//! Document blocks to segments.
mod candidates;
mod context;
mod decide;
mod enclosures;
mod splitter;
mod words;
pub use splitter::{Quotes, SplitOptions, Splitter};
