//! What holds of every format: the registry, the files of `corpora/formats`, the properties of readers, and that
//! what is written is read back.

mod corpora;
mod properties;
mod registry;
mod round_trip;
