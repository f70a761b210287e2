//! Aligns a text with its translation and checks that names, numbers and terms agree.

fn main() {}
