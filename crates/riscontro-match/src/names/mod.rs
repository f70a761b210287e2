//! Names: by entity first, then by words, then by sound; what is merely similar is joined, never accepted.
//!
//! Inside a bead names that agree are paired. What is left over there is looked at before the neighbours are, for a name
//! that is said in every sentence is answered somewhere near and would hide that it went wrong here: a misspelling is
//! joined with what it should have been, and a name that the other side does not say with one that lost its place. Then
//! names may have moved to a neighbouring sentence, and what the other side says near by became a pronoun here.

mod cover;
mod derived;
mod hypocoristics;
mod join;
mod naturalised;
mod pair;
mod people;
mod sameness;
mod spelling;
mod stand_in;
mod translated;

use std::ops::Range;

use riscontro_core::value::{NameKey, NameKind, Value};
use riscontro_core::{Demand, Evidence, Fate, Mention, MentionId, MentionKind, Side, SideName, Span};

use crate::WordList;
use crate::beads::Matching;
use crate::datelines;
use cover::Known;
use join::Joining;
use people::People;
use spelling::Spellings;
use translated::{Answers, Asked};

/// How many mentions from the name of a day its date stands at most.
const NEAR_DATE: usize = 4;

/// Settles the names; `evidence` gives the words of a bead that answer one another, and is asked where names are left over;
/// `words` tell a word that begins a sentence from a name.
pub(crate) fn match_names<'e>(
    matching: &mut Matching<'_>,
    evidence: &dyn Fn(usize) -> &'e [Evidence],
    words: &dyn WordList,
) {
    let (spellings, people) = (Spellings::of(matching), People::of(matching));
    for bead in 0..matching.bead_count() {
        pair::pair_within(matching, (&spellings, &people), bead, bead);
        datelines::cover(matching, bead, is_name);
        cover::cover_numbers(matching, bead);
        settle_translated(matching, &spellings, evidence, bead);
        cover::cover_seats(matching, bead);
        join::join(matching, &spellings, bead, Joining::Misspelt);
        join::join(matching, &spellings, bead, Joining::Replaced);
    }
    for bead in 1..matching.bead_count() {
        pair::pair_within(matching, (&spellings, &people), bead - 1, bead);
        pair::pair_within(matching, (&spellings, &people), bead, bead - 1);
    }
    for bead in 0..matching.bead_count() {
        stand_in::join_stand_ins(matching, (evidence, words), bead);
        cover::cover_said(matching, bead);
    }
    for bead in 0..matching.bead_count() {
        cover::cover_present(matching, bead);
    }
    let (in_source, in_target) = (cover::entities_of(matching.source), cover::entities_of(matching.target));
    let known = Known { in_source: &in_source, in_target: &in_target };
    for bead in 0..matching.bead_count() {
        if matching.open_source(bead, is_name).is_empty() && matching.open_target(bead, is_name).is_empty() {
            continue;
        }
        let answers = Answers::new(if matching.bead(bead).is_judged { evidence(bead) } else { &[] });
        cover::set_near(matching, known, &answers, bead);
        set_half_said(matching, &spellings, &answers, bead);
    }
}

/// Sets apart the institutions that the translator adds and of which the source of the bead says a word with a capital, in no
/// name that is answered by another: `the European Parliament` for `il Parlamento`.
fn set_half_said(matching: &mut Matching<'_>, spellings: &Spellings<'_>, answers: &Answers<'_>, bead: usize) {
    let (source, target) = (matching.source, matching.target);
    let asked = Asked { name: SideName::Target, side: target, other: source, answers, spellings };
    let sources = matching.bead(bead).source.clone();
    for id in matching.open_target(bead, is_institution) {
        let mut said = asked.said_in_part(target.mention(id));
        if said.any(|word| !is_of_answered(source, &matching.source_fates, sources.clone(), word)) {
            matching.set_target_near(id);
        }
    }
}

fn is_institution(mention: &Mention) -> bool {
    key(mention).is_some_and(|name| matches!(name.kind, NameKind::Organisation | NameKind::Described))
}

/// Whether the word at `span` belongs to one of `mentions` that is paired.
fn is_of_answered(side: &Side, fates: &[Option<Fate>], mentions: Range<u32>, span: Span) -> bool {
    let inside = &side.mentions[mentions.start as usize..mentions.end as usize];
    let at = mentions.start as usize + inside.partition_point(|mention| mention.span.end() <= span.start());
    let holder = side.mentions.get(at).filter(|mention| mention.span.start() <= span.start());
    holder.is_some() && matches!(fates[at], Some(Fate::Paired { .. }))
}

/// Pairs and covers the names of a bead whose words the lexicon answers.
fn settle_translated<'e>(
    matching: &mut Matching<'_>,
    spellings: &Spellings<'_>,
    evidence: &dyn Fn(usize) -> &'e [Evidence],
    bead: usize,
) {
    let is_asked = |mention: &Mention| is_name(mention) && mention.demand == Demand::Required;
    let is_judged = matching.bead(bead).is_judged;
    if !is_judged
        || (matching.open_source(bead, is_asked).is_empty() && matching.open_target(bead, is_asked).is_empty())
    {
        return;
    }
    let answers = Answers::new(evidence(bead));
    translated::pair(matching, &answers, spellings, bead);
    let (source, target) = (matching.source, matching.target);
    let asked = Asked { name: SideName::Source, side: source, other: target, answers: &answers, spellings };
    for id in matching.open_source(bead, is_asked) {
        if asked.is_said(source.mention(id)) {
            matching.cover_source(id);
        }
    }
    let asked = Asked { name: SideName::Target, side: target, other: source, ..asked };
    for id in matching.open_target(bead, is_asked) {
        if asked.is_said(target.mention(id)) {
            matching.cover_target(id);
        }
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
            // `Epiphany (6 January)`
            _ => is_dated_beside(side, fates, number),
        })
    };
    ids.filter(is_dated).collect()
}

/// Whether the date `date` is told once more in its segment, by a mention that is paired.
fn is_dated_beside(side: &Side, fates: &[Option<Fate>], date: MentionId) -> bool {
    let mention = side.mention(date);
    let around = date.index().saturating_sub(NEAR_DATE)..(date.index() + NEAR_DATE + 1).min(side.mentions.len());
    mention.kind == MentionKind::Date
        && around.into_iter().any(|at| {
            let other = &side.mentions[at];
            let is_same = other.segment == mention.segment && other.span != mention.span;
            is_same && other.value() == mention.value() && matches!(fates[at], Some(Fate::Paired { .. }))
        })
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
    further_keys(mention).filter(|key| !matches!(key.kind, NameKind::Unknown | NameKind::Demonym))
}

/// The people of the land in which a town lies, as which it may be called.
fn people_keys(mention: &Mention) -> impl Iterator<Item = &NameKey> {
    further_keys(mention).filter(|key| key.kind == NameKind::Demonym)
}

/// The places that stand inside a name of several words (`Roma Termini`).
fn inner_keys(mention: &Mention) -> impl Iterator<Item = &NameKey> {
    further_keys(mention).filter(|key| key.kind == NameKind::Unknown)
}

fn further_keys(mention: &Mention) -> impl Iterator<Item = &NameKey> {
    mention.readings.iter().skip(1).filter_map(|reading| name(&reading.value))
}
