//! Numbers in words, as a writer of the language spells them: what reading is tried against.
//!
//! Nothing here knows the tables that reading uses, so that a wrong row is found.

pub(crate) mod english;
pub(crate) mod italian;

/// The groups of three digits of `value` above the last, each with its scale, which it names by its place; the highest first.
pub(crate) fn groups(value: u64, scales: &[u64]) -> Vec<(u64, u64)> {
    let mut rest = value;
    let mut groups = Vec::new();
    for scale in scales {
        groups.push((rest / scale, *scale));
        rest %= scale;
    }
    groups.push((rest, 1));
    groups.into_iter().filter(|(count, _)| *count > 0).collect()
}
