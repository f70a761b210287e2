//! How much of a term a candidate is.

use super::candidates::Candidates;
use super::corpus::words_of_key;

/// What is known of a candidate within longer ones.
#[derive(Debug, Clone, Copy, Default)]
struct Nested {
    /// How often it stands in longer candidates, each place once.
    frequency: f64,
    /// In how many longer candidates it stands.
    count: f64,
}

/// The C-value of each candidate: log2(words + ½) times its frequency, less its mean frequency within longer candidates.
///
/// Source: Frantzi, Ananiadou and Mima 2000, section 3.2, where a longer candidate gives what it has not given to a still longer one;
/// half a
/// word is added to the length, which leaves the order of longer candidates nearly as it is and gives single words a value.
pub(super) fn c_values(candidates: &Candidates<'_>) -> Vec<f64> {
    let words: Vec<Vec<&str>> =
        (0_u32..).take(candidates.len()).map(|candidate| words_of_key(candidates.key(candidate))).collect();
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(words[*at].len()), *at));
    let mut nested = vec![Nested::default(); words.len()];
    let mut values = vec![0.0; words.len()];
    for at in order {
        let own = nested[at];
        let frequency = f64::from(candidates.frequency(u32::try_from(at).expect("as many candidates as keys")));
        let mean = if own.count > 0.0 { own.frequency / own.count } else { 0.0 };
        values[at] = (length(&words[at]) + 0.5).log2() * (frequency - mean);
        for inside in shorter(candidates, &words[at]) {
            nested[inside].frequency += frequency - own.frequency.min(frequency);
            nested[inside].count += 1.0;
        }
    }
    values
}

fn length(words: &[&str]) -> f64 {
    f64::from(u32::try_from(words.len()).unwrap_or(u32::MAX))
}

/// The candidates inside the words of a longer one, each once.
fn shorter(candidates: &Candidates<'_>, words: &[&str]) -> Vec<usize> {
    let spans = (0..words.len()).flat_map(|start| (start + 1..=words.len()).map(move |end| start..end));
    let keys = spans.filter(|span| span.len() < words.len()).map(|span| joined(&words[span]));
    let mut inside: Vec<usize> = keys.filter_map(|key| candidates.of_key(&key)).map(|at| at as usize).collect();
    inside.sort_unstable();
    inside.dedup();
    inside
}

fn joined(words: &[&str]) -> String {
    let mut key = String::new();
    for word in words {
        if !key.is_empty() && !key.ends_with('\'') {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}
