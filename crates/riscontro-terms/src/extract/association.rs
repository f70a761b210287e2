//! Which candidate of the target renders a candidate of the source.

use std::collections::{BTreeMap, HashMap, HashSet};

use riscontro_core::WordHash;

use super::answers::Answers;
use super::candidates::Candidates;
use super::corpus::words_of_key;

/// A pair below this comes about by chance once in a thousand times (χ² with one degree of freedom).
const LEAST_SCORE: f64 = 10.83;
/// How many renderings of one candidate are weighed.
const MOST_WEIGHED: usize = 12;
/// Words that begin with so many letters alike are taken for forms of one word.
const ALIKE: usize = 4;
/// In how many beads of a pair the answers of its words are looked at.
const MOST_BEADS: usize = 64;
/// At how many places of one bead.
const MOST_PLACES: usize = 4;
/// How many are written.
const MOST_RENDERINGS: usize = 3;
/// A rendering stands in at least this share of the beads of its term; a further one in half of it.
const LEAST_COVERAGE: f64 = 0.3;
/// A further rendering stands mostly where the others do not: in at least this share of its beads.
const LEAST_APART: f64 = 0.6;

/// A candidate of the source and one of the target that belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) source: u32,
    pub(super) target: u32,
    /// In how many beads both stand.
    pub(super) joint: u32,
    pub(super) score: f64,
    pub(super) first_bead: u32,
    /// Whether it is the surest of its source.
    pub(super) is_first: bool,
}

/// The renderings of `terms`, in their order, the surest first. A rendering belongs to one term: the surest pair is taken first.
pub(super) fn links(
    (source, target): (&Candidates<'_>, &Candidates<'_>),
    answers: &Answers,
    terms: &[u32],
    min_joint: u32,
) -> Vec<Link> {
    let mut weighed: Vec<Link> =
        terms.iter().flat_map(|term| weighed((source, target), answers, *term, min_joint)).collect();
    let order = |link: &Link| {
        let (own, other) = (words_of_key(source.key(link.source)), words_of_key(target.key(link.target)));
        // Of pairs that are alike sure, those of like length, then the longer ones.
        (own.len().abs_diff(other.len()), std::cmp::Reverse(own.len()))
    };
    weighed.sort_by(|a, b| {
        let by_key = || (source.key(a.source), target.key(a.target)).cmp(&(source.key(b.source), target.key(b.target)));
        b.score.total_cmp(&a.score).then_with(|| order(a).cmp(&order(b))).then_with(by_key)
    });
    let mut taken = HashSet::new();
    let mut renderings: BTreeMap<u32, Vec<Link>> = BTreeMap::new();
    for link in &weighed {
        let is_usual = coverage(source, link) >= LEAST_COVERAGE;
        if is_usual && !renderings.contains_key(&link.source) && taken.insert(link.target) {
            renderings.insert(link.source, vec![Link { is_first: true, ..*link }]);
        }
    }
    for link in &weighed {
        let Some(own) = renderings.get_mut(&link.source) else { continue };
        if own.len() < MOST_RENDERINGS && is_further((source, target), own, link) && taken.insert(link.target) {
            own.push(*link);
        }
    }
    terms.iter().filter_map(|term| renderings.remove(term)).flatten().collect()
}

/// In which share of the beads of its source a rendering stands.
fn coverage(source: &Candidates<'_>, link: &Link) -> f64 {
    let beads = u32::try_from(source.beads(link.source).len()).unwrap_or(u32::MAX);
    f64::from(link.joint) / f64::from(beads.max(1))
}

/// Whether a pair is worth a row beside those that its source has: often enough, neither part nor whole of another rendering, and
/// mostly where the others do not stand. What stands beside another rendering is a neighbour of it and no rendering.
fn is_further((source, target): (&Candidates<'_>, &Candidates<'_>), own: &[Link], link: &Link) -> bool {
    let words = words_of_key(target.key(link.target));
    // `ministra` beside `ministro` is another form of it, which the paradigms of nouns do not know.
    let is_alike =
        |one: &str, other: &str| one == other || beginning(one).is_some_and(|own| beginning(other) == Some(own));
    let shares = |other: &Link| {
        words_of_key(target.key(other.target)).iter().any(|word| words.iter().any(|own| is_alike(own, word)))
    };
    let has = |rendering: u32, bead: &u32| target.beads(rendering).binary_search(bead).is_ok();
    let beads = source.beads(link.source).iter().filter(|bead| has(link.target, bead));
    let apart = beads.filter(|bead| !own.iter().any(|other| has(other.target, bead))).count();
    let apart = f64::from(u32::try_from(apart).unwrap_or(u32::MAX)) / f64::from(link.joint.max(1));
    coverage(source, link) >= LEAST_COVERAGE / 2.0 && apart >= LEAST_APART && !own.iter().any(shares)
}

/// The first letters of a word that has more.
fn beginning(word: &str) -> Option<&str> {
    word.char_indices().nth(ALIKE).map(|(end, _)| &word[..end])
}

/// The candidates of the target that stand beside a term more often than chance, the surest first.
fn weighed(
    (source, target): (&Candidates<'_>, &Candidates<'_>),
    answers: &Answers,
    term: u32,
    min_joint: u32,
) -> Vec<Link> {
    let mut joint: HashMap<u32, (u32, u32), WordHash> = HashMap::default();
    for bead in source.beads(term) {
        for rendering in target.of_bead(*bead) {
            joint.entry(rendering).or_insert((0, *bead)).0 += 1;
        }
    }
    let mut joint: Vec<_> = joint.into_iter().filter(|(_, (count, _))| *count >= min_joint).collect();
    joint.sort_unstable();
    let total = source.bead_count();
    let link = |(rendering, (count, first_bead)): (u32, (u32, u32))| {
        let score = log_likelihood(count as usize, source.beads(term).len(), target.beads(rendering).len(), total);
        Link { source: term, target: rendering, joint: count, score, first_bead, is_first: false }
    };
    let mut links: Vec<Link> = joint.into_iter().map(link).filter(|link| link.score >= LEAST_SCORE).collect();
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.target.cmp(&b.target)));
    links.truncate(MOST_WEIGHED);
    for link in &mut links {
        link.score *= kept_share((source, target), answers, link);
    }
    links.retain(|link| link.score >= LEAST_SCORE);
    let all = links.clone();
    links.retain(|link| !all.iter().any(|whole| is_whole_of((source, target), whole, link)));
    links
}

/// Whether `part` renders a term of one word by half of a compound that it never leaves: `manometro` is no *gauge* but a *pressure
/// gauge*.
fn is_whole_of((source, target): (&Candidates<'_>, &Candidates<'_>), whole: &Link, part: &Link) -> bool {
    let (own, of_whole) = (words_of_key(target.key(part.target)), words_of_key(target.key(whole.target)));
    let is_compound = own.len() == 1 && of_whole.len() == 2 && of_whole.contains(&own[0]);
    let is_always_so = whole.joint == part.joint && target.frequency(whole.target) == target.frequency(part.target);
    let is_word = words_of_key(source.key(part.source)).len() == 1;
    is_word && is_compound && is_always_so && whole.score >= part.score
}

/// The share of the answers of the words of a pair that stay within both, over the beads in which it stands; 1 where none is known.
fn kept_share((source, target): (&Candidates<'_>, &Candidates<'_>), answers: &Answers, link: &Link) -> f64 {
    let is_joint = |bead: &&u32| target.beads(link.target).binary_search(bead).is_ok();
    let (mut within, mut crossing) = (0, 0);
    for bead in source.beads(link.source).iter().filter(is_joint).take(MOST_BEADS) {
        let of_target = || target.places(*bead, link.target).iter().take(MOST_PLACES);
        let pairs = source.places(*bead, link.source).iter().take(MOST_PLACES);
        let pairs = pairs.flat_map(|own| of_target().map(move |other| (own.words(), other.words())));
        let told = pairs.map(|(own, other)| answers.told(*bead, &own, &other));
        // Of several places in one bead those that belong together best.
        let (kept, lost) =
            told.max_by_key(|(kept, lost)| (i64::from(*kept) - i64::from(*lost), *kept)).unwrap_or((0, 0));
        within += kept;
        crossing += lost;
    }
    (f64::from(within) + 1.0) / (f64::from(within + crossing) + 1.0)
}

/// The log-likelihood ratio -2 ln λ of two events that stand together in `joint` of `total` beads; 0 where they do so less often
/// than chance. Source: Dunning 1993, equation for two binomials.
fn log_likelihood(joint: usize, source: usize, target: usize, total: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let (joint, source, target, total) = (number(joint), number(source), number(target), number(total));
    if joint * total <= source * target {
        return 0.0;
    }
    let rest = total - source - target + joint;
    let cells = [
        (joint, source * target),
        (source - joint, source * (total - target)),
        (target - joint, target * (total - source)),
        (rest, (total - source) * (total - target)),
    ];
    let term = |(observed, product): (f64, f64)| {
        if observed > 0.0 { observed * (observed * total / product).ln() } else { 0.0 }
    };
    2.0 * cells.into_iter().map(term).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::log_likelihood;

    #[test]
    fn what_stands_together_always_is_sure_and_what_does_so_by_chance_is_not() {
        assert!(log_likelihood(10, 10, 10, 1000) > 100.0);
        assert!(log_likelihood(10, 10, 1000, 1000).abs() < 1e-9);
        assert!(log_likelihood(1, 10, 500, 1000).abs() < 1e-9);
        assert!(log_likelihood(5, 10, 10, 1000) < log_likelihood(8, 10, 10, 1000));
    }

    /// The table of Dunning's paper for `the swiss`: 110, 2442, 111, 29114 give 270.72.
    #[test]
    fn the_ratio_is_that_of_the_source() {
        let score = log_likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114);
        assert!((score - 270.72).abs() < 0.5, "{score}");
    }
}
