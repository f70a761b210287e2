//! Static word vectors and the soft word links that come from them.
//!
//! A table holds a vector for each word form of a language, distilled from a sentence encoder by `cargo xtask vectors`: the
//! sum of the vectors of a sentence's words, each times its weight, stands in for the encoder's vector of the sentence, at a
//! thousandth of its time. The tables of all languages share one space, so that any two can be compared. Links say which
//! words of two tables are near one another in that space.
//!
//! Decision: the files are read where they lie. The words are a finite-state map (crate `fst`), the vectors are bytes that
//! point into a codebook, and nothing is unpacked when a table is opened but for the links, which are numbers of words in
//! rows of different lengths. A file is checked as a whole, by its length and a checksum, before any part is believed.
//!
//! With the feature `vectors` (on by default) the tables of Italian and English are part of the program; their notice lies
//! beside them in `data/`.

mod built_in;
mod envelope;
mod error;
mod links;
mod table;
mod write;

pub use envelope::Kind as VectorsFileKind;
pub use error::{VectorsError, VectorsErrorKind};
pub use links::{LinkTable, SoftLink};
pub use table::{DIMENSIONS, LetterCase, VectorTable};
pub use write::{VectorParts, WordParts, WrittenLink, write_links, write_vectors};
