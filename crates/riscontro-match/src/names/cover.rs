//! Names that need no answer, or not here.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use riscontro_core::value::{NameKey, NameKind, PivotId};
use riscontro_core::{
    Agreement, Bearer, BlockKind, Borne, Cause, Demand, Fate, Mention, MentionId, Reading, SegmentId, Side, SideName,
    Tells, Value,
};

use super::derived::has_derived;
use super::sameness::{is_of_land, is_seat, stands_for};
use super::translated::Answers;
use super::{inner_keys, is_name, key};
use crate::beads::{Link, Matching};

/// A bead with more of them is a whole text in one segment, in which some word fits any name.
const MOST_BEARERS: usize = 64;

/// Letters of the longest name that many a small word is spelt like.
const FEW_LETTERS: usize = 3;

/// How many bytes stand between a time and the place whose it is: ` in `, ` ora di `.
const WIDEST_GAP: u32 = 10;

/// Settles the names of unjudged beads, and those that a name of the same bead stands for already: a repetition, a
/// capital for its country, a demonym for its place.
pub(super) fn cover_said(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead);
    let (is_judged, sources, targets) = (state.is_judged, state.source.clone(), state.target.clone());
    let (source_side, target_side) = (matching.source, matching.target);
    let says = |names: &[&Mention], mention: &Mention| names.iter().any(|other| stands_for(mention, other));
    let open = matching.open_source(bead, is_name);
    let names = if open.is_empty() { Vec::new() } else { distinct_names(target_side, targets) };
    for source in open {
        if !is_judged || says(&names, source_side.mention(source)) {
            matching.cover_source(source);
        }
    }
    let open = matching.open_target(bead, is_name);
    let names = if open.is_empty() { Vec::new() } else { distinct_names(source_side, sources) };
    for target in open {
        if !is_judged || says(&names, target_side.mention(target)) {
            matching.cover_target(target);
        }
    }
}

/// The names among some mentions, each of those that are read alike once: a passage may say one name a thousand times.
fn distinct_names(side: &Side, mentions: Range<u32>) -> Vec<&Mention> {
    let mut seen = HashSet::new();
    let keys = |mention: &Mention| -> Vec<Option<*const NameKey>> {
        let key = |reading: &Reading| match &reading.value {
            // Equal names of a side share one key.
            Value::Name(name) => Some(Arc::as_ptr(name)),
            _ => None,
        };
        mention.readings.iter().map(key).collect()
    };
    let names = mentions.map(|id| side.mention(MentionId(id))).filter(|mention| is_name(mention));
    names.filter(|mention| seen.insert(keys(mention))).collect()
}

/// Covers two open names of a bead of which the tables say that the one may be said for the other (`Nuggets`, `Denver`): neither is
/// one too many. Of the people of a land and a town in it (`i pugliesi`, `Brindisi`) a note tells.
pub(super) fn cover_seats(matching: &mut Matching<'_>, bead: usize) {
    let (source_side, target_side) = (matching.source, matching.target);
    let mut targets = matching.open_target(bead, is_name);
    for source in matching.open_source(bead, is_name) {
        let mention = source_side.mention(source);
        if let Some(at) = targets.iter().position(|target| is_seat(mention, target_side.mention(*target))) {
            matching.cover_source(source);
            matching.cover_target(targets.remove(at));
        } else if let Some(at) = targets.iter().position(|target| is_of_land(mention, target_side.mention(*target))) {
            let link = Link { agreement: Agreement::Elided, cause: Some(Cause::OtherEntity) };
            matching.settle(source, targets.remove(at), link, bead);
        }
    }
}

/// Covers names that are numbers as well and answered as such (`nel Cinquecento`, `in the 16th century`).
pub(super) fn cover_numbers(matching: &mut Matching<'_>, bead: usize) {
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        let is_of_time = || is_of_glossed_time(source_side, &matching.source_fates, source);
        if is_answered_number(source_side, &matching.source_fates, source) || is_of_time() {
            matching.cover_source(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        let is_of_time = || is_of_glossed_time(target_side, &matching.target_fates, target);
        if is_answered_number(target_side, &matching.target_fates, target) || is_of_time() {
            matching.cover_target(target);
        }
    }
}

/// Whether a mention beside the name in the order of the side has all of it and is answered; it is of another kind, for names
/// do not overlap.
fn is_answered_number(side: &Side, fates: &[Option<Fate>], name: MentionId) -> bool {
    let span = side.mention(name).span;
    let at = name.index();
    (at.saturating_sub(1)..(at + 2).min(fates.len())).any(|other| {
        let over = side.mentions[other].span;
        // Those of whom a share is told are told of by their name.
        let is_share = matches!(side.mentions[other].value(), Value::Share { .. });
        other != at
            && !is_share
            && over.start() <= span.start()
            && span.end() <= over.end()
            && matches!(fates[other], Some(Fate::Paired { .. }))
    })
}

/// Whether the name says whose time the one right before it is, which only says another again, or that one says it: `(le 18.06 in
/// Italia)`.
fn is_of_glossed_time(side: &Side, fates: &[Option<Fate>], name: MentionId) -> bool {
    let Some(before) = name.index().checked_sub(1) else { return false };
    let is_time = |at: usize| side.mentions[at].readings.iter().any(|reading| matches!(reading.value, Value::Clock(_)));
    let is_glossed = |at: usize| is_time(at) && matches!(fates[at], Some(Fate::Glossed(_)));
    let gap = side.mention(name).span.start().checked_sub(side.mentions[before].span.end());
    // `(le 3.30 di mercoledì in Italia)`
    let is_told = is_time(before) || matches!(fates[before], Some(Fate::Glossed(_)));
    is_told
        && (is_glossed(before) || before.checked_sub(1).is_some_and(is_glossed))
        && gap.is_some_and(|gap| gap <= WIDEST_GAP)
}

/// Covers optional names, and names whose words all stand in the other side's text, found there as no name.
pub(super) fn cover_present(matching: &mut Matching<'_>, bead: usize) {
    let state = matching.bead(bead);
    let (sources, targets, state) = (state.source.clone(), state.target.clone(), state.bead);
    let source_words = Said::of(matching.source, state.source.clone());
    let target_words = Said::of(matching.target, state.target.clone());
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        let mention = source_side.mention(source);
        let is_inside = || is_inside(mention, target_side, targets.clone());
        if mention.demand == Demand::Optional || is_present(mention, &target_words) || is_inside() {
            matching.cover_source(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        let mention = target_side.mention(target);
        let is_inside = || is_inside(mention, source_side, sources.clone());
        if mention.demand == Demand::Optional || is_present(mention, &source_words) || is_inside() {
            matching.cover_target(target);
        }
    }
}

/// Whether one of `bearers` of the other side says the name in ordinary words: `the health authority` for the `Asl`.
pub(super) fn is_described(mention: &Mention, bearers: &[Bearer]) -> bool {
    let is_told = |name: &NameKey| bearers.iter().any(|bearer| bearer.stands_for.is_of(name));
    bearers.len() <= MOST_BEARERS && key(mention).is_some_and(is_told)
}

/// The same of words that answer none of the name's own side: `the government` for `il governo` is said of nobody else.
fn has_free_bearer(
    mention: &Mention,
    (other, segments): (&Side, Range<u32>),
    answers: &Answers<'_>,
    of_other: SideName,
) -> bool {
    if other.bearers_in(segments.clone()).len() > MOST_BEARERS {
        return false;
    }
    // A word that tells an acronym tells nothing else: `una telecamera`, *a CCTV camera*.
    let is_free = |bearer: &&Bearer| {
        matches!(bearer.stands_for, Borne::Word(_)) || !answers.has_one_beside(of_other, bearer.span, mention.span)
    };
    let mut free = other.bearers_in(segments).iter().filter(is_free);
    key(mention).is_some_and(|name| free.any(|bearer| bearer.stands_for.is_of(name)))
}

/// Whether a name is that of a street, by the word before it: `in via Torino` is not in Turin, and a translation may leave it out.
pub(super) fn is_street(side: &Side, name: &Mention) -> bool {
    let cues = side.cues_in(name.segment.0..name.segment.0 + 1);
    let before = &cues[..cues.partition_point(|cue| cue.span.start() < name.span.start())];
    let last = before.last().filter(|cue| cue.span.end() + 1 == name.span.start());
    last.is_some_and(|cue| cue.tells == Tells::Street)
}

/// Whether a name stands in brackets behind another, whose short form it is: `il ministero dei Trasporti (Mit)`. Then the words that
/// tell it answer the long form.
fn is_own_acronym(side: &Side, name: MentionId) -> bool {
    let Some(before) = name.index().checked_sub(1).map(|before| &side.mentions[before]) else { return false };
    let span = side.mention(name).span;
    let between = side.document.text.get(before.span.end() as usize..span.start() as usize);
    is_name(before) && between == Some(" (") && side.document.text[span.end() as usize..].starts_with(')')
}

/// The entities that a side names anywhere.
pub(super) fn entities_of(side: &Side) -> HashSet<&PivotId> {
    side.mentions.iter().filter_map(key).flat_map(|name| &name.entities).collect()
}

/// Sets apart the leftovers that the other side says in a neighbouring bead; for those of the target it is enough that the
/// source names them anywhere: a translator may say once more what the reader knows.
pub(super) fn set_near(matching: &mut Matching<'_>, known: Known<'_>, answers: &Answers<'_>, bead: usize) {
    let near = bead.saturating_sub(1)..(bead + 2).min(matching.bead_count());
    let (teams, segments) = (Teams::of(matching, answers, bead), matching.bead(bead).bead);
    let (source_side, target_side) = (matching.source, matching.target);
    for source in matching.open_source(bead, is_name) {
        let mention = source_side.mention(source);
        let in_heading = || is_heading(source_side, mention) && is_named_in(mention, known.in_target);
        let is_said = || near.clone().any(|at| is_said(mention, target_side, matching.bead(at).target.clone()));
        let described = || has_free_bearer(mention, (target_side, segments.target.clone()), answers, SideName::Target);
        let is_short = || {
            is_own_acronym(source_side, source)
                && is_described(mention, target_side.bearers_in(segments.target.clone()))
        };
        let is_set_apart = || described() || is_short() || is_street(source_side, mention);
        if is_said() || in_heading() || teams.has_one_for(SideName::Source, mention) || is_set_apart() {
            matching.set_source_near(source);
        }
    }
    for target in matching.open_target(bead, is_name) {
        let mention = target_side.mention(target);
        let is_named = || {
            let may_be = key(mention).is_some_and(may_be_repeated) || is_heading(target_side, mention);
            may_be && is_named_in(mention, known.in_source)
        };
        let is_said = || near.clone().any(|at| is_said(mention, source_side, matching.bead(at).source.clone()));
        let described = || has_free_bearer(mention, (source_side, segments.source.clone()), answers, SideName::Source);
        if is_named() || is_said() || teams.has_one_for(SideName::Target, mention) || described() {
            matching.set_target_near(target);
        }
    }
}

/// The entities that each side names anywhere.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) in_source: &'k HashSet<&'k PivotId>,
    pub(super) in_target: &'k HashSet<&'k PivotId>,
}

/// Whether the source of a bead has a noun of a team that answers no word of the target, and one more than the target, and the
/// other way round: what both sides have stands for nothing.
struct Teams {
    in_source: bool,
    in_target: bool,
}

impl Teams {
    fn of(matching: &Matching<'_>, answers: &Answers<'_>, bead: usize) -> Self {
        let bead = matching.bead(bead).bead;
        let source = matching.source.bearers_in(bead.source.clone());
        let target = matching.target.bearers_in(bead.target.clone());
        let is_of_team = |bearer: &&Bearer| bearer.stands_for == Borne::Team;
        let of_teams = |bearers: &'_ [Bearer]| bearers.iter().filter(is_of_team).count();
        let has_free = |bearers: &[Bearer], side| {
            bearers.iter().filter(is_of_team).any(|bearer| !answers.has_one(side, bearer.span))
        };
        Teams {
            in_source: of_teams(source) > of_teams(target) && has_free(source, SideName::Source),
            in_target: of_teams(target) > of_teams(source) && has_free(target, SideName::Target),
        }
    }

    /// Whether the other side has a noun that may be said for `mention`, a name of `side`: of a club, or the place that a team is
    /// called by.
    fn has_one_for(&self, side: SideName, mention: &Mention) -> bool {
        let is_on_other_side = if side == SideName::Source { self.in_target } else { self.in_source };
        let is_of_team =
            |name: &NameKey| matches!(name.kind, NameKind::Country | NameKind::Place | NameKind::Organisation);
        is_on_other_side && key(mention).is_some_and(is_of_team)
    }
}

/// Whether an entity of the name is among `named`.
fn is_named_in(mention: &Mention, named: &HashSet<&PivotId>) -> bool {
    key(mention).is_some_and(|name| name.entities.iter().any(|entity| named.contains(entity)))
}

/// Whether the name stands in a heading or in the first segment, which says in few words what the text says at length.
fn is_heading(side: &Side, mention: &Mention) -> bool {
    let block = side.segments[mention.segment.index()].block as usize;
    mention.segment == SegmentId(0)
        || side.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Heading)
}

/// Whether a translator may say the name once more where the source leaves it to the reader: not a country, which stands in
/// few places for another and is then wrong.
fn may_be_repeated(name: &NameKey) -> bool {
    matches!(name.kind, NameKind::Place | NameKind::Organisation | NameKind::Described)
}

/// Whether one of `mentions` of the other side stands for `mention`.
pub(super) fn is_said(mention: &Mention, other: &Side, mentions: Range<u32>) -> bool {
    mentions.map(MentionId).any(|id| stands_for(mention, other.mention(id)))
}

/// Whether the place that `mention` names stands inside one of `mentions`, names of several words of the other side
/// (`Rome's Termini station`, `Roma Termini`).
fn is_inside(mention: &Mention, other: &Side, mentions: Range<u32>) -> bool {
    let is_of = |name: &NameKey| {
        mentions.clone().any(|id| inner_keys(other.mention(MentionId(id))).any(|inner| inner.shares_entity(name)))
    };
    key(mention).is_some_and(|name| matches!(name.kind, NameKind::Country | NameKind::Place) && is_of(name))
}

/// Whether all words of the name are said, with their articles or without (`d'Aosta`), or of a town what is made of it. A name of few
/// letters needs a capital: `un` is no *UN*.
pub(super) fn is_present(mention: &Mention, said: &Said<'_>) -> bool {
    let bare = |word: &'_ str| word.split_once('\'').is_some_and(|(_, rest)| said.contains(rest));
    let stands = |word: &str| said.contains(word) || bare(word);
    key(mention).is_some_and(|key| match &key.words[..] {
        [] => false,
        [word] if word.len() <= FEW_LETTERS => said.capitalised.contains(&**word),
        [word] if key.kind == NameKind::Place => stands(word) || has_derived(word, &said.words),
        words => words.iter().all(|word| stands(word)),
    })
}

/// The folded words of some segments.
pub(super) struct Said<'a> {
    words: HashSet<&'a str>,
    /// Those of them that have a capital somewhere.
    capitalised: HashSet<&'a str>,
}

impl<'a> Said<'a> {
    pub(super) fn of(side: &'a Side, segments: Range<u32>) -> Self {
        let (mut words, mut capitalised) = (HashSet::new(), HashSet::new());
        for token in segments.flat_map(|segment| side.tokens_of(SegmentId(segment))) {
            let form = side.folds.form(token.folded);
            // `d'aosta` is one word in some languages, and says `aosta` too.
            let bare = form.split_once('\'').map(|(_, rest)| rest);
            words.extend([Some(form), bare].into_iter().flatten());
            if token.class.is_capitalised() {
                capitalised.insert(form);
            }
        }
        Said { words, capitalised }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}
