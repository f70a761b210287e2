//! The articles of every pair of languages: split as their `gold.tsv` says, and aligned with strict and lax F1 above a floor.
//!
//! The beads of all articles of a pair are counted together, as [`AlignmentScore`] defines it.

use std::collections::BTreeMap;

use riscontro_core::{AlignmentScore, Bead, GoldBead, Side};
use riscontro_engine::{AlignedSides, Checkers, LANGUAGES, Overrides, PairSpec};
use riscontro_testkit::{Article, GoldRow, articles, corpora_root, gold_rows, read};

use crate::articles::spec_of;
use crate::assert_none;

/// What the articles of a pair reach at least, together: F1, rounded down.
struct Floor {
    pair: &'static str,
    strict: f64,
    lax: f64,
}

/// Sorted by pair; a pair that has articles has its line.
const FLOORS: &[Floor] = &[
    Floor { pair: "de-fr", strict: 0.87, lax: 0.96 },
    Floor { pair: "es-nl", strict: 0.9, lax: 0.98 },
    Floor { pair: "it-en", strict: 0.99, lax: 0.99 },
    Floor { pair: "pt-de", strict: 0.83, lax: 0.92 },
];

#[test]
fn articles_split_as_their_gold_says() {
    let mut faults = Vec::new();
    for (article, sides) in all() {
        for row in &gold(&article) {
            faults.extend(wrong_begin(&article, &sides.source, row.source.start, &row.source_begins));
            faults.extend(wrong_begin(&article, &sides.target, row.target.start, &row.target_begins));
        }
    }
    assert_none(&faults);
}

#[test]
fn articles_of_every_pair_align_above_their_floor() {
    let mut scores: BTreeMap<String, AlignmentScore> = BTreeMap::new();
    for (article, sides) in all() {
        let gold: Vec<_> = gold(&article).iter().map(bead_of).collect();
        *scores.entry(article.pair).or_default() += AlignmentScore::of(&gold, sides.alignment.beads());
    }
    assert!(scores.keys().map(String::as_str).eq(FLOORS.iter().map(|floor| floor.pair)), "a floor for each pair");
    let mut faults = Vec::new();
    for floor in FLOORS {
        let (strict, lax) = (scores[floor.pair].strict().f1, scores[floor.pair].lax().f1);
        println!("{}: strict F1 {strict:.4}, lax F1 {lax:.4}", floor.pair);
        if strict < floor.strict || lax < floor.lax {
            let Floor { pair, strict: least_strict, lax: least_lax } = floor;
            faults.push(format!(
                "{pair}: strict F1 {strict:.4}, expected {least_strict}; lax F1 {lax:.4}, expected {least_lax}"
            ));
        }
    }
    assert_none(&faults);
}

#[test]
fn swapped_sides_give_swapped_beads_with_the_same_confidences() {
    let checkers = Checkers::new(LANGUAGES, Overrides::default(), None);
    let mut faults = Vec::new();
    for (article, sides) in all() {
        let spec = spec_of(&article);
        let PairSpec { source, target, source_lang, target_lang } = spec;
        let spec = PairSpec { source: target, target: source, source_lang: target_lang, target_lang: source_lang };
        let checker = checkers.for_pair(&spec).unwrap_or_else(|error| panic!("{error}"));
        let back = checker.align_files(&spec).result.unwrap_or_else(|error| panic!("{error}"));
        // Which of two passages of one size moved depends on the side that is read first.
        let own = |bead: &Bead| Bead { moved: false, ..bead.clone() };
        let turned = |bead: &Bead| Bead { source: bead.target.clone(), target: bead.source.clone(), ..own(bead) };
        let back = in_order(back.alignment.beads().iter().map(turned));
        let forth = in_order(sides.alignment.beads().iter().map(own));
        let differs = forth.iter().zip(&back).find(|(forth, back)| forth != back);
        faults.extend(differs.map(|(forth, back)| format!("{}: {forth:?}, and turned round {back:?}", article.slug)));
    }
    assert_none(&faults);
}

/// Beads without counterpart stand between the same beads whichever side is first, but not in the same order.
fn in_order(beads: impl Iterator<Item = Bead>) -> Vec<Bead> {
    let mut beads: Vec<_> = beads.collect();
    beads.sort_by_key(|bead| (bead.source.start, bead.source.end, bead.target.start, bead.target.end));
    beads
}

fn all() -> impl Iterator<Item = (Article, AlignedSides)> {
    let corpora = corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap_or_else(|error| panic!("{error}"));
    let articles = articles(&corpora).unwrap_or_else(|error| panic!("{error}"));
    let checkers = Checkers::new(LANGUAGES, Overrides::default(), None);
    articles.into_iter().map(move |article| {
        let spec = spec_of(&article);
        let checker = checkers.for_pair(&spec).unwrap_or_else(|error| panic!("{error}"));
        let sides = checker.align_files(&spec).result.unwrap_or_else(|error| panic!("{error}"));
        (article, sides)
    })
}

fn gold(article: &Article) -> Vec<GoldRow> {
    gold_rows(&article.slug, &read(&article.gold).expect("a file of the corpus"))
        .unwrap_or_else(|error| panic!("{error}"))
}

fn bead_of(row: &GoldRow) -> GoldBead {
    GoldBead::new(row.source.clone().collect(), row.target.clone().collect())
}

/// A segment that the splitter begins elsewhere than the gold does.
fn wrong_begin(article: &Article, side: &Side, segment: u32, begins: &str) -> Option<String> {
    if begins.is_empty() {
        return None;
    }
    let found = side.segments.get(segment as usize).map_or("(no such segment)", |segment| side.text(segment.span));
    (!found.starts_with(begins)).then(|| {
        let found: String = found.chars().take(60).collect();
        format!(
            "{}: {} segment {}: expected `{begins}`, found `{found}`",
            article.slug,
            side.document.lang,
            segment + 1
        )
    })
}
