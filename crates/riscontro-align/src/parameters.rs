//! The numbers of the score, in one place.

/// What beads cost and earn. Scores are in units of the mean mass of a segment: a 1-1 bead whose words all match scores
/// about 2 − 2θ.
///
/// The defaults were chosen on Italian and English news, manuals and encyclopaedia text with gaps, merges and splits, by
/// strict F1; each lies on a flat top, so that nothing hangs on the second digit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// The share of the mass of a translated sentence that its links usually explain, above 0: how much is known of the two
    /// languages. Confidences depend on it, and the weight of a shortfall in a document without anchors.
    pub usual_coverage: f32,
    /// θ, the share of a bead's mass that must match before the match speaks for it, as a share of the median coverage
    /// of the anchors: two languages that share few words must not be asked for many.
    pub theta_share: f32,
    /// The lowest and the highest θ.
    pub theta_range: (f32, f32),
    /// The share of a segment's mass that is expected to match in its bead, as a share of θ.
    pub floor_share: f32,
    /// What the mass costs that a segment lacks of that: one without any counterpart must not hide behind its neighbour.
    pub shortfall_weight: f32,
    /// The coverage of the anchors up to which that costs nothing, and from which on it costs all.
    pub shortfall_range: (f32, f32),
    /// What half a squared standard deviation of length costs.
    pub length_weight: f32,
    /// The most that z²/2 counts: beyond it the lengths say only that they do not fit.
    pub length_limit: f32,
    /// s² of Gale and Church 1993: the variance of the number of characters that one character becomes.
    pub length_variance: f32,
    /// What each segment beyond the first costs on either side of a matched bead.
    pub merge_cost: f32,
    /// What a segment without translation costs.
    pub deletion_cost: f32,
    /// What two neighbours must gain to be taken as swapped.
    pub crossing_cost: f32,
    /// What a bead scores that speaks neither for nor against the passage moved from elsewhere in which it stands.
    pub moved_score: f32,
    /// What the beads of a moved passage must score above that, all together.
    pub moved_gain: f32,
    /// What a bead earns that ends where paragraphs end on both sides, and loses for each paragraph that ends inside it.
    pub structure_weight: f32,
    /// How many segments beside the line from anchor to anchor the search looks.
    pub margin: u32,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters {
            usual_coverage: 0.3,
            theta_share: 0.6,
            theta_range: (0.08, 0.35),
            floor_share: 1.0,
            shortfall_weight: 0.8,
            shortfall_range: (0.3, 0.5),
            length_weight: 0.2,
            length_limit: 9.0,
            length_variance: 6.8,
            merge_cost: 0.5,
            deletion_cost: 0.52,
            crossing_cost: 0.25,
            moved_score: -0.25,
            moved_gain: 0.3,
            structure_weight: 0.06,
            margin: 8,
        }
    }
}
