//! The score of a run against gold alignments, as a small table.

use riscontro_core::{AlignmentScore, Hits, Ratios};

/// The table of a score: strict and lax precision, recall and F1, with the counts behind them.
#[must_use]
pub fn score_table(score: &AlignmentScore) -> String {
    let pairs = if score.documents == 1 { "pair" } else { "pairs" };
    let head = format!("against gold alignments, {} {pairs}", score.documents);
    let row = |name, ratios: Ratios, right: fn(&Hits) -> usize| {
        let Ratios { precision, recall, f1 } = ratios;
        let (found, gold) = (&score.found, &score.gold);
        let counts = format!("{} of {} found, {} of {} gold", right(found), found.beads, right(gold), gold.beads);
        format!("{name:<7} {precision:>9.4} {recall:>9.4} {f1:>9.4}   {counts}")
    };
    let columns = format!("{:<7} {:>9} {:>9} {:>9}   right beads", "", "precision", "recall", "F1");
    let strict = row("strict", score.strict(), |hits| hits.strict);
    let lax = row("lax", score.lax(), |hits| hits.lax);
    [head, columns, strict, lax].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_stand_beside_their_counts() {
        let (found, gold) = (Hits { beads: 5, strict: 3, lax: 4 }, Hits { beads: 3, strict: 2, lax: 3 });
        let table = score_table(&AlignmentScore { documents: 2, found, gold });
        assert_eq!(
            table,
            "against gold alignments, 2 pairs\n        precision    recall        F1   right beads\n\
             strict     0.6000    0.6667    0.6316   3 of 5 found, 2 of 3 gold\n\
             lax        0.8000    1.0000    0.8889   4 of 5 found, 3 of 3 gold"
        );
    }
}
