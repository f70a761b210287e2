//! Names: by entity first, then by words, then by sound; what is merely similar is joined, never accepted.

use std::collections::HashSet;

use riscontro_core::value::{NameKey, NameKind, Value};
use riscontro_core::{Agreement, Cause, Demand, Mention, MentionId, MentionKind, Side, SideName};

use crate::assign::assign;
use crate::beads::{Link, Matching, distance};
use crate::similarity::is_slip;

/// What a look at leftovers may join.
#[derive(Clone, Copy, PartialEq)]
enum Joining {
    /// Misspellings only: nothing else explains a name that is almost the other.
    Misspelt,
    /// Names that take one another's place, where neither is said otherwise in the bead.
    Replaced,
}

pub(crate) fn match_names(matching: &mut Matching<'_>) {
    for bead in 0..matching.bead_count() {
        pair_within(matching, bead, bead);
        // A slip is looked for before the neighbours are: a name said in every sentence is answered somewhere near, and
        // would hide that it went wrong here.
        join(matching, bead, Joining::Misspelt);
        join(matching, bead, Joining::Replaced);
    }
    for bead in 1..matching.bead_count() {
        pair_within(matching, bead - 1, bead);
        pair_within(matching, bead, bead - 1);
    }
    for bead in 0..matching.bead_count() {
        cover(matching, bead);
    }
    for bead in 0..matching.bead_count() {
        cover_present(matching, bead);
    }
}

fn is_name(mention: &Mention) -> bool {
    mention.kind == MentionKind::Name
}

fn key(mention: &Mention) -> Option<&NameKey> {
    match mention.value() {
        Value::Name(key) => Some(key),
        _ => None,
    }
}

/// How surely two names are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sameness {
    /// One entity, or the same words.
    Whole,
    /// The words of the shorter are words of the longer.
    Part,
    /// The source's name as it stands there, though the target's language has its own form.
    Untranslated,
}

fn sameness(source: &NameKey, target: &NameKey) -> Option<Sameness> {
    if source.shares_entity(target) {
        return Some(Sameness::Whole);
    }
    if !source.entities.is_empty() && !target.entities.is_empty() {
        return None;
    }
    if !source.words_agree(target) {
        return is_plural_of(source, target).then_some(Sameness::Part);
    }
    if source.words.len() != target.words.len() {
        return Some(Sameness::Part);
    }
    // Every entity has a form in each language that knows it; so this form is foreign to the target.
    let has_own_form = matches!(source.kind, NameKind::Country | NameKind::Place | NameKind::Organisation);
    let is_copied = has_own_form && !source.entities.is_empty() && source.words == target.words;
    Some(if is_copied { Sameness::Untranslated } else { Sameness::Whole })
}

/// `i Clinton` and `the Clintons`, `il Ranger` and `Rangers`: one language writes the plural of a name, the other does not.
fn is_plural_of(one: &NameKey, other: &NameKey) -> bool {
    let same_or_plural = |word: &str, other: &str| {
        word == other || word.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(word)
    };
    one.words.len() == other.words.len()
        && one.words.iter().zip(&other.words).all(|(word, other)| same_or_plural(word, other))
}

fn pair_within(matching: &mut Matching<'_>, source_bead: usize, target_bead: usize) {
    let (sources, targets) = (matching.open_source(source_bead, is_name), matching.open_target(target_bead, is_name));
    let (source_side, target_side) = (matching.source, matching.target);
    let same = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        key(source).zip(key(target)).and_then(|(source, target)| sameness(source, target))
    };
    let weight = |row: usize, column: usize| {
        let base = match same(row, column) {
            Some(Sameness::Whole) => 1000,
            Some(Sameness::Part) => 800,
            Some(Sameness::Untranslated) => 600,
            None => return 0,
        };
        base - distance(row, sources.len(), column, targets.len())
    };
    for (row, column) in assign(sources.len(), targets.len(), weight) {
        let link = match same(row, column) {
            Some(Sameness::Untranslated) => Link { agreement: Agreement::Different, cause: Some(Cause::Untranslated) },
            Some(Sameness::Part) => Link { agreement: Agreement::Elided, cause: None },
            _ => Link { agreement: Agreement::Same, cause: None },
        };
        matching.settle(sources[row], targets[column], link, source_bead);
    }
}

/// Settles the names of unjudged beads, and those that a name of the same bead or a neighbour stands for already: a
/// repetition, a capital for its country, a demonym for its place.
fn cover(matching: &mut Matching<'_>, bead: usize) {
    let is_judged = matching.bead(bead).is_judged;
    let near = bead.saturating_sub(1)..(bead + 2).min(matching.bead_count());
    let (source_side, target_side) = (matching.source, matching.target);
    let targets: Vec<_> = near.clone().flat_map(|at| matching.bead(at).target.clone()).map(MentionId).collect();
    for source in matching.open_source(bead, is_name) {
        if !is_judged
            || targets.iter().any(|target| stands_for(source_side.mention(source), target_side.mention(*target)))
        {
            matching.cover_source(source);
        }
    }
    let sources: Vec<_> = near.flat_map(|at| matching.bead(at).source.clone()).map(MentionId).collect();
    for target in matching.open_target(bead, is_name) {
        if !is_judged
            || sources.iter().any(|source| stands_for(target_side.mention(target), source_side.mention(*source)))
        {
            matching.cover_target(target);
        }
    }
}

fn stands_for(mention: &Mention, other: &Mention) -> bool {
    let Some((one, other)) = key(mention).zip(key(other)) else { return false };
    sameness(one, other).is_some_and(|same| same != Sameness::Untranslated) || is_metonym(one, other)
}

/// A place for its country or the other way round; a city never for another city.
fn is_metonym(one: &NameKey, other: &NameKey) -> bool {
    let is_place = |key: &NameKey| matches!(key.kind, NameKind::Country | NameKind::Place | NameKind::Demonym);
    let is_whole = |id: &str| !id.contains('-');
    is_place(one)
        && is_place(other)
        && one.entities.iter().any(|id| {
            other.entities.iter().any(|other_id| {
                id.country().is_some()
                    && id.country() == other_id.country()
                    && (is_whole(id.as_str()) || is_whole(other_id.as_str()))
            })
        })
}

/// Joins leftovers of a bead that look like one name gone wrong.
fn join(matching: &mut Matching<'_>, bead: usize, joining: Joining) {
    if !matching.bead(bead).is_judged {
        return;
    }
    let (mut sources, mut targets) = (matching.open_source(bead, is_name), matching.open_target(bead, is_name));
    if sources.is_empty() || targets.is_empty() {
        return;
    }
    if joining == Joining::Replaced {
        let here = Here::new(matching, bead);
        sources.retain(|source| here.is_unsaid(matching.source.mention(*source), SideName::Source));
        targets.retain(|target| here.is_unsaid(matching.target.mention(*target), SideName::Target));
    }
    let (source_side, target_side) = (matching.source, matching.target);
    let slip = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        key(source).zip(key(target)).and_then(|(one, other)| match joining {
            Joining::Misspelt => misspelling(one, other),
            Joining::Replaced => replacement(one, other),
        })
    };
    let weight = |row: usize, column: usize| {
        slip(row, column).map_or(0, |slip| slip.weight - distance(row, sources.len(), column, targets.len()))
    };
    for (row, column) in assign(sources.len(), targets.len(), weight) {
        if let Some(slip) = slip(row, column) {
            let link = Link { agreement: Agreement::Different, cause: slip.cause };
            matching.settle(sources[row], targets[column], link, bead);
        }
    }
}

/// What both sides of one bead say.
struct Here<'a> {
    source: &'a Side,
    target: &'a Side,
    source_mentions: std::ops::Range<u32>,
    target_mentions: std::ops::Range<u32>,
    source_words: HashSet<&'a str>,
    target_words: HashSet<&'a str>,
}

impl<'a> Here<'a> {
    fn new(matching: &Matching<'a>, bead: usize) -> Self {
        let state = matching.bead(bead);
        Here {
            source: matching.source,
            target: matching.target,
            source_mentions: state.source.clone(),
            target_mentions: state.target.clone(),
            source_words: words_of(matching.source, state.bead.source.clone()),
            target_words: words_of(matching.target, state.bead.target.clone()),
        }
    }

    /// Whether the other side of the bead neither has a name that stands for this one nor its words.
    fn is_unsaid(&self, mention: &Mention, side: SideName) -> bool {
        let (other, mentions, words) = match side {
            SideName::Source => (self.target, self.target_mentions.clone(), &self.target_words),
            SideName::Target => (self.source, self.source_mentions.clone(), &self.source_words),
        };
        mention.demand == Demand::Required
            && !is_present(mention, words)
            && !mentions.map(MentionId).any(|id| stands_for(mention, other.mention(id)))
    }
}

struct Slip {
    cause: Option<Cause>,
    weight: i32,
}

/// How one name takes the place of another.
fn replacement(source: &NameKey, target: &NameKey) -> Option<Slip> {
    if is_other_given_name(source, target) {
        return Some(Slip { cause: Some(Cause::GivenName), weight: 900 });
    }
    if are_two_entities(source, target) {
        let weight = if source.kind == target.kind { 700 } else { 500 };
        return Some(Slip { cause: Some(Cause::OtherEntity), weight });
    }
    are_two_unknown(source, target).then_some(Slip { cause: None, weight: 300 })
}

/// One word differs by a slip, all the others agree. Two entities that the tables tell apart are never a misspelling.
fn misspelling(source: &NameKey, target: &NameKey) -> Option<Slip> {
    if !source.entities.is_empty() && !target.entities.is_empty() {
        return None;
    }
    let (short, long) = if source.words.len() <= target.words.len() { (source, target) } else { (target, source) };
    let mut best: f64 = 0.0;
    let mut slips = 0;
    for (word, sound) in short.words.iter().zip(&short.keys) {
        let agrees =
            long.words.iter().zip(&long.keys).any(|(other, other_sound)| word == other || sound == other_sound);
        if agrees {
            continue;
        }
        let likeness = long.words.iter().filter_map(|other| is_slip(word, other)).fold(0.0, f64::max);
        if likeness == 0.0 {
            return None;
        }
        best = best.max(likeness);
        slips += 1;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a likeness lies between 0 and 1")]
    (slips > 0).then_some(Slip { cause: Some(Cause::Misspelt), weight: 600 + (best * 200.0) as i32 - 50 * (slips - 1) })
}

/// Two names of two words or more that end alike and begin with different words.
fn is_other_given_name(source: &NameKey, target: &NameKey) -> bool {
    source.entities.is_empty()
        && target.entities.is_empty()
        && source.words.len() >= 2
        && target.words.len() == source.words.len()
        && source.keys.last() == target.keys.last()
        && source.keys.first() != target.keys.first()
}

fn are_two_entities(source: &NameKey, target: &NameKey) -> bool {
    let class = |key: &NameKey| match key.kind {
        NameKind::Country | NameKind::Place | NameKind::Demonym => Some(0),
        NameKind::Organisation => Some(1),
        NameKind::Person => Some(2),
        _ => None,
    };
    !source.entities.is_empty()
        && !target.entities.is_empty()
        && class(source).is_some_and(|one| Some(one) == class(target))
}

/// Two names that no table knows, of the same make: persons mostly. Nothing says that they are one, but each is left over.
fn are_two_unknown(source: &NameKey, target: &NameKey) -> bool {
    let is_unknown =
        |key: &NameKey| matches!(key.kind, NameKind::Unknown | NameKind::Person) && key.entities.is_empty();
    is_unknown(source) && is_unknown(target)
}

/// Covers optional names, and names whose words all stand in the other side's text near by, found there as no name.
fn cover_present(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead).bead;
    let (source_words, target_words) =
        (words_of(matching.source, state.source.clone()), words_of(matching.target, state.target.clone()));
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        let mention = source_side.mention(source);
        if mention.demand == Demand::Optional || is_present(mention, &target_words) {
            matching.cover_source(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        let mention = target_side.mention(target);
        if mention.demand == Demand::Optional || is_present(mention, &source_words) {
            matching.cover_target(target);
        }
    }
}

fn is_present(mention: &Mention, words: &HashSet<&str>) -> bool {
    key(mention).is_some_and(|key| !key.words.is_empty() && key.words.iter().all(|word| words.contains(&**word)))
}

fn words_of(side: &Side, segments: std::ops::Range<u32>) -> HashSet<&str> {
    let tokens = segments.flat_map(|segment| side.tokens_of(riscontro_core::SegmentId(segment)));
    tokens.map(|token| side.folds.form(token.folded)).collect()
}
