//! Case files and builders for riscontro's tests.
