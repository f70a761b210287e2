//! `cargo xtask`: figures and tables for developers.

fn main() {}
