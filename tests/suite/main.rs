//! The integration tests of riscontro.
