//! Names: by entity first, then by words, then by sound; what is merely similar is joined, never accepted.
//!
//! Inside a bead names that agree are paired. What is left over there is looked at before the neighbours are, for a name
//! that is said in every sentence is answered somewhere near and would hide that it went wrong here: a misspelling is
//! joined with what it should have been, and a name that the other side does not say with one that lost its place. Then
//! names may have moved to a neighbouring sentence, and what the other side says near by became a pronoun here.

mod cover;
mod join;
mod naturalised;
mod pair;
mod sameness;
mod spelling;

use riscontro_core::value::{NameKey, NameKind, Value};
use riscontro_core::{Fate, Mention, MentionId, MentionKind, Side};

use crate::beads::Matching;
use join::Joining;
use spelling::Spellings;

pub(crate) fn match_names(matching: &mut Matching<'_>) {
    let spellings = Spellings::of(matching);
    for bead in 0..matching.bead_count() {
        pair::pair_within(matching, &spellings, bead, bead);
        join::join(matching, &spellings, bead, Joining::Misspelt);
        join::join(matching, &spellings, bead, Joining::Replaced);
    }
    for bead in 1..matching.bead_count() {
        pair::pair_within(matching, &spellings, bead - 1, bead);
        pair::pair_within(matching, &spellings, bead, bead - 1);
    }
    for bead in 0..matching.bead_count() {
        cover::cover_said(matching, bead);
    }
    for bead in 0..matching.bead_count() {
        cover::cover_present(matching, bead);
    }
    let named = cover::entities_of(matching.source);
    for bead in 0..matching.bead_count() {
        cover::set_near(matching, &named, bead);
    }
}

/// Settles the names of days (`Christmas Eve`) that the other side gives as a date.
pub(crate) fn cover_dated(matching: &mut Matching<'_>) {
    let (source, target) = (matching.source, matching.target);
    for name in dated(source, &matching.source_fates, target) {
        matching.cover_source(name);
    }
    for name in dated(target, &matching.target_fates, source) {
        matching.cover_target(name);
    }
}

/// The names of a side that stand where a number stands too, which is answered by one that is no name.
fn dated(side: &Side, fates: &[Option<Fate>], other: &Side) -> Vec<MentionId> {
    let twin = |side: &Side, id: MentionId| {
        let around = [id.0.checked_sub(1), id.0.checked_add(1)].into_iter().flatten().map(MentionId);
        let mention = side.mention(id);
        around.into_iter().find(|other| {
            let other = side.mentions.get(other.index());
            other.is_some_and(|other| other.span == mention.span && is_name(other) != is_name(mention))
        })
    };
    let ids = (0_u32..).map(MentionId).zip(&side.mentions).filter(|(_, mention)| is_name(mention)).map(|(id, _)| id);
    let is_dated = |name: &MentionId| {
        twin(side, *name).is_some_and(|number| match fates[number.index()] {
            Some(Fate::Paired { with, .. }) => twin(other, with).is_none(),
            // That the day is another one has been seen.
            Some(Fate::Joined(_)) => true,
            _ => false,
        })
    };
    ids.filter(is_dated).collect()
}

fn is_name(mention: &Mention) -> bool {
    mention.kind == MentionKind::Name
}

/// What the mention most likely names.
fn key(mention: &Mention) -> Option<&NameKey> {
    name(mention.value())
}

fn name(value: &Value) -> Option<&NameKey> {
    match value {
        Value::Name(key) => Some(key),
        _ => None,
    }
}

/// The further readings: of a name that a table knows what it may be said for (`Kremlin` for Russia), of an unknown one
/// the name of a table that it is almost, and of several words the given name that they begin with (of kind `Person`).
fn other_keys(mention: &Mention) -> impl Iterator<Item = &NameKey> {
    further_keys(mention).filter(|key| key.kind != NameKind::Unknown)
}

/// The places that stand inside a name of several words (`Roma Termini`).
fn inner_keys(mention: &Mention) -> impl Iterator<Item = &NameKey> {
    further_keys(mention).filter(|key| key.kind == NameKind::Unknown)
}

fn further_keys(mention: &Mention) -> impl Iterator<Item = &NameKey> {
    mention.readings.iter().skip(1).filter_map(|reading| name(&reading.value))
}
