//! What holds of every format: the registry, the files of `corpora/formats`, and the properties of readers.

mod corpora;
mod properties;
mod registry;
