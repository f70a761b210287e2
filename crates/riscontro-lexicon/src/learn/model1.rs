//! IBM model 1: the probability that a word is translated by each of its partners.

use crate::learn::partners::Partners;
use crate::learn::text::ParallelText;

/// What the empty word, which every bead has, explains of a target word, as if it were one more partner of this probability.
const EMPTY_WORD: f32 = 0.02;

/// For each pair of `partners` the probability t(target | source), after so many rounds.
///
/// A round asks of each target word in each bead which source words of the bead explain it, in proportion to what they
/// explained in the round before (Brown and others 1993, equations 13 to 17).
pub(crate) fn translations(text: &ParallelText, partners: &Partners, rounds: u32) -> Vec<f32> {
    let mut probabilities = uniform(partners);
    let mut counts = vec![0.0_f32; partners.len()];
    let mut places = Vec::new();
    for _ in 0..rounds {
        for bead in 0..text.beads() {
            for target in text.target(bead) {
                places.clear();
                places.extend(text.source(bead).iter().filter_map(|source| partners.place(*source, *target)));
                let all: f32 = EMPTY_WORD + places.iter().map(|place| probabilities[*place]).sum::<f32>();
                places.iter().for_each(|place| counts[*place] += probabilities[*place] / all);
            }
        }
        maximise(partners, &mut probabilities, &mut counts);
    }
    probabilities
}

fn uniform(partners: &Partners) -> Vec<f32> {
    let mut out = vec![0.0; partners.len()];
    for source in 0..partners.sources() {
        let places = partners.places_of(source);
        #[expect(clippy::cast_precision_loss, reason = "a few partners")]
        let share = 1.0 / places.len().max(1) as f32;
        out[places].fill(share);
    }
    out
}

/// Makes probabilities of the counts, and the counts zero.
fn maximise(partners: &Partners, probabilities: &mut [f32], counts: &mut [f32]) {
    for source in 0..partners.sources() {
        let places = partners.places_of(source);
        let all: f32 = counts[places.clone()].iter().sum();
        for place in places {
            probabilities[place] = if all > 0.0 { counts[place] / all } else { 0.0 };
            counts[place] = 0.0;
        }
    }
}
