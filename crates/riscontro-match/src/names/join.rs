//! Leftovers of one bead that look like one name gone wrong.

use std::ops::Range;

use riscontro_core::value::{NameKey, NameKind, is_ruler_number};
use riscontro_core::{Agreement, Bead, Cause, Demand, Mention, MentionId, Side, SideName};

use super::cover::{Said, is_described, is_present, is_said, is_street};
use super::naturalised::is_naturalised;
use super::sameness::has_own_form;
use super::spelling::{Spellings, is_native_slip};
use super::{is_name, key, other_keys};
use crate::assign::assign;
use crate::beads::{Link, Matching, distance};
use crate::similarity::{is_one_edit, is_slip};

/// What a look at leftovers may join.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Joining {
    /// Misspellings only: nothing else explains a name that is almost the other.
    Misspelt,
    /// Names that take one another's place, of which one at least is not said otherwise in the bead.
    Replaced,
}

/// Shorter words that differ by a letter are too often two.
const SHORTEST_SLIP: usize = 5;

struct Slip {
    cause: Option<Cause>,
    weight: i32,
}

/// Joins what `joining` allows among the open names of a bead.
pub(super) fn join(matching: &mut Matching<'_>, spellings: &Spellings<'_>, bead: usize, joining: Joining) {
    if !matching.bead(bead).is_judged {
        return;
    }
    let (sources, targets) = (matching.open_source(bead, is_name), matching.open_target(bead, is_name));
    if sources.is_empty() || targets.is_empty() {
        return;
    }
    let (source_side, target_side) = (matching.source, matching.target);
    let here = Here::new(matching, bead);
    let standings = |side: SideName, of: &Side, names: &[MentionId]| -> Vec<Standing> {
        names.iter().map(|id| here.standing(of.mention(*id), side)).collect()
    };
    let source_standings = standings(SideName::Source, source_side, &sources);
    let target_standings = standings(SideName::Target, target_side, &targets);
    let told = |side: SideName, of: &Side, names: &[MentionId]| -> Vec<Told> {
        names.iter().map(|id| here.told(of.mention(*id), side)).collect()
    };
    let source_told = told(SideName::Source, source_side, &sources);
    let target_told = told(SideName::Target, target_side, &targets);
    let slip = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        match joining {
            Joining::Misspelt => misspelling(source, target, spellings),
            Joining::Replaced if here.is_other_given_name(source, target) => {
                Some(Slip { cause: Some(Cause::GivenName), weight: 900 })
            }
            Joining::Replaced => {
                if source_told[row].is_apart_from(target_told[column]) {
                    return None;
                }
                let is_joint = || source_side.heads_compound(source) || target_side.heads_compound(target);
                replacement((source, source_standings[row]), (target, target_standings[column]), spellings, is_joint)
            }
        }
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

/// What the words around a leftover tell of it.
#[derive(Debug, Clone, Copy)]
struct Told {
    is_street: bool,
    is_institution: bool,
    /// Whether the other side says it in ordinary words.
    is_described: bool,
}

impl Told {
    /// Whether one is a street and the other is not, or one is told in ordinary words and the other is no institution.
    fn is_apart_from(self, other: Told) -> bool {
        self.is_street != other.is_street
            || (self.is_described && !other.is_institution)
            || (other.is_described && !self.is_institution)
    }
}

/// How a leftover stands towards the other side of its bead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It asks for nothing, or its words stand there as no name.
    Settled,
    /// A name there says it, or stands for it: it may be one too many.
    Said,
    /// Nothing there says it.
    Unsaid,
}

/// What both sides of one bead say.
struct Here<'a> {
    source: &'a Side,
    target: &'a Side,
    source_mentions: Range<u32>,
    target_mentions: Range<u32>,
    bead: &'a Bead,
    source_words: Said<'a>,
    target_words: Said<'a>,
}

impl<'a> Here<'a> {
    fn new(matching: &Matching<'a>, bead: usize) -> Self {
        let state = matching.bead(bead);
        Here {
            source: matching.source,
            target: matching.target,
            source_mentions: state.source.clone(),
            target_mentions: state.target.clone(),
            bead: state.bead,
            source_words: Said::of(matching.source, state.bead.source.clone()),
            target_words: Said::of(matching.target, state.bead.target.clone()),
        }
    }

    fn told(&self, name: &Mention, side: SideName) -> Told {
        let (own, bearers) = match side {
            SideName::Source => (self.source, self.target.bearers_in(self.bead.target.clone())),
            SideName::Target => (self.target, self.source.bearers_in(self.bead.source.clone())),
        };
        let is_kind =
            |name: &NameKey| matches!(name.kind, NameKind::Organisation | NameKind::Described | NameKind::Acronym);
        Told {
            is_street: is_street(own, name),
            is_institution: key(name).is_some_and(is_kind),
            is_described: is_described(name, bearers),
        }
    }

    fn standing(&self, mention: &Mention, side: SideName) -> Standing {
        let (other, mentions, words) = match side {
            SideName::Source => (self.target, self.target_mentions.clone(), &self.target_words),
            SideName::Target => (self.source, self.source_mentions.clone(), &self.source_words),
        };
        let is_kept = || {
            let shares = |name: &NameKey| {
                mentions
                    .clone()
                    .filter_map(|id| key(other.mention(MentionId(id))))
                    .any(|other| other.shares_entity(name))
            };
            is_present(mention, words) && key(mention).is_some_and(|name| !name.entities.is_empty() && !shares(name))
        };
        if mention.demand == Demand::Optional || is_kept() {
            Standing::Settled
        } else if is_said(mention, other, mentions) {
            Standing::Said
        } else if is_present(mention, words) {
            Standing::Settled
        } else {
            Standing::Unsaid
        }
    }

    /// Two names of two words or more that end alike and begin with different words, neither of which the other side has.
    fn is_other_given_name(&self, source: &Mention, target: &Mention) -> bool {
        let Some((name, other)) = key(source).zip(key(target)) else { return false };
        let is_required = source.demand == Demand::Required && target.demand == Demand::Required;
        let has_own = |name: &NameKey, words: &Said<'_>| name.words.first().is_some_and(|word| words.contains(word));
        is_required
            && name.entities.is_empty()
            && other.entities.is_empty()
            && name.words.len() >= 2
            && name.words.len() == other.words.len()
            && name.keys.last() == other.keys.last()
            && name.keys.first() != other.keys.first()
            && !has_own(name, &self.target_words)
            && !has_own(other, &self.source_words)
    }
}

/// How one name takes the place of another.
fn replacement(
    (source, source_standing): (&Mention, Standing),
    (target, target_standing): (&Mention, Standing),
    spellings: &Spellings<'_>,
    is_joint: impl Fn() -> bool,
) -> Option<Slip> {
    let standings = [source_standing, target_standing];
    if standings.contains(&Standing::Settled) || !standings.contains(&Standing::Unsaid) {
        return None;
    }
    let (source, target) = (key(source)?, key(target)?);
    let is_place = |name: &NameKey| matches!(name.kind, NameKind::Country | NameKind::Place | NameKind::Demonym);
    if !(is_place(source) && is_place(target)) && is_joint() {
        return None;
    }
    // A given name by itself (`Hope`) and a town are told in two phrases.
    let is_person = |name: &NameKey| name.kind == NameKind::Person && name.words.len() == 1;
    if (is_person(source) && is_place(target)) || (is_place(source) && is_person(target)) {
        return None;
    }
    if are_two_entities(source, target) {
        let weight = if source.kind == target.kind { 700 } else { 500 };
        // `Ministero degli Esteri` and `Foreign Office`: what ordinary words describe, others may.
        let is_described = [source, target].iter().all(|name| name.kind == NameKind::Described);
        return Some(Slip { cause: (!is_described).then_some(Cause::OtherEntity), weight });
    }
    if standings != [Standing::Unsaid; 2] {
        return None;
    }
    if are_two_known(source, target, spellings) || are_two_abbreviations(source, target) {
        return Some(Slip { cause: Some(Cause::OtherEntity), weight: 400 });
    }
    are_two_unknown(source, target).then_some(Slip { cause: None, weight: 300 })
}

/// One word differs by a slip, all the others agree. Two entities that the tables tell apart are never a misspelling.
fn misspelling(source: &Mention, target: &Mention, spellings: &Spellings<'_>) -> Option<Slip> {
    let is_asked = source.demand == Demand::Required || target.demand == Demand::Required;
    let (name, other) = (key(source)?, key(target)?);
    if !(is_asked || are_one_slip_apart(name, other)) || (!name.entities.is_empty() && !other.entities.is_empty()) {
        return None;
    }
    if is_almost(source, other) || is_almost(target, name) {
        return Some(Slip { cause: Some(Cause::Misspelt), weight: 850 });
    }
    if are_naturalised(name, other, spellings) {
        return Some(Slip { cause: Some(Cause::Naturalised), weight: 800 });
    }
    let is_known = has_own_form(name) || has_own_form(other);
    let (short, long) = if name.words.len() <= other.words.len() { (name, other) } else { (other, name) };
    // One word against several must be closer: `Margherita` is not yet `Margaret Bridge`.
    let is_single = short.words.len() == 1 && long.words.len() > 1;
    let mut best: f64 = 0.0;
    let (mut slips, mut odd) = (0, 0);
    for (word, sound) in short.keyed_words().filter(|(word, _)| !long.words.iter().any(|other| **other == **word)) {
        let alike = long.keyed_words().find(|(_, other_sound)| sound == *other_sound).map(|(other, _)| other);
        let is_slip_of_c = |other: &str| is_native_slip(word, other);
        let is_spelling = |other: &str| {
            !is_known && !is_slip_of_c(other) && !spellings.is_odd(word, other) && !spellings.is_odd(other, word)
        };
        let likeness = match alike {
            Some(other) if is_spelling(other) => continue,
            Some(other) => {
                odd += i32::from(!is_known && !is_slip_of_c(other) && !spellings.is_shared(word));
                0.95
            }
            None => long.words.iter().filter_map(|other| is_slip(word, other)).fold(0.0, f64::max),
        };
        if likeness == 0.0 || (is_single && !long.words.iter().any(|other| is_one_edit(word, other))) {
            return None;
        }
        best = best.max(likeness);
        slips += 1;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a likeness lies between 0 and 1")]
    let weight = 600 + (best * 200.0) as i32 - 50 * (slips - 1);
    let cause = if odd == slips { Cause::Inconsistent } else { Cause::Misspelt };
    (slips > 0).then_some(Slip { cause: Some(cause), weight })
}

/// Whether two names of one word, though each stands where it may be none (`Sunak` at the beginning of a sentence), are the same but for two
/// letters that changed places, or a consonant for another that no language writes for it. Where an ordinary word of both languages
/// differs, it does so at its end.
fn are_one_slip_apart(name: &NameKey, other: &NameKey) -> bool {
    let ([word], [other_word]) = (&name.words[..], &other.words[..]) else { return false };
    // `Osama`, *Usama*; `Mendeleev`, *Mendeleyev*; `Raissa`, *Raisa*
    let is_plain = |letter: char| letter.is_alphabetic() && !"aeiouyjhckqvwszx".contains(letter);
    let mut differing = word.chars().zip(other_word.chars()).filter(|(one, other)| one != other);
    let is_slip = match (differing.next(), differing.next(), differing.next()) {
        (Some((one, other)), None, _) => is_plain(one) && is_plain(other),
        (Some((one, other)), Some((next, next_other)), None) => one == next_other && other == next,
        _ => false,
    };
    let last = |word: &str| word.chars().next_back();
    name.entities.is_empty()
        && other.entities.is_empty()
        && word.chars().count() >= SHORTEST_SLIP
        && word.chars().count() == other_word.chars().count()
        && last(word) == last(other_word)
        && is_slip
}

/// Whether the words of both, but for Roman numbers behind them, are a learned name and its form at home; a person has one.
fn are_naturalised(name: &NameKey, other: &NameKey, spellings: &Spellings<'_>) -> bool {
    let ([first, rest @ ..], [other_first, other_rest @ ..]) = (&name.words[..], &other.words[..]) else {
        return false;
    };
    let is_rest = rest == other_rest && rest.iter().all(|word| is_ruler_number(word));
    let are_forms = |word: &str, other: &str| {
        is_naturalised(word, other) && !spellings.is_shared(word) && !spellings.is_shared(other)
    };
    // `la Gregoriana`, `the Gregorian University`: not so a person and a surname.
    let is_thing =
        |name: &NameKey| matches!(name.kind, NameKind::Unknown | NameKind::Organisation | NameKind::Described);
    let is_half = |one: &NameKey, other: &NameKey| {
        one.words.len() == 1 && other.words.len() == 2 && other.words.iter().any(|word| are_forms(&one.words[0], word))
    };
    (is_rest && are_forms(first, other_first))
        || (is_thing(name) && is_thing(other) && (is_half(name, other) || is_half(other, name)))
}

/// Whether `mention`, which no table knows, is almost a form of what `name` names.
fn is_almost(mention: &Mention, name: &NameKey) -> bool {
    key(mention).is_some_and(|own| own.entities.is_empty())
        && other_keys(mention).any(|almost| almost.kind == NameKind::Place && almost.shares_entity(name))
}

fn are_two_entities(source: &NameKey, target: &NameKey) -> bool {
    let class = |key: &NameKey| match key.kind {
        NameKind::Country | NameKind::Place | NameKind::Demonym => Some(0),
        NameKind::Organisation | NameKind::Described => Some(1),
        NameKind::Person => Some(2),
        NameKind::Work => Some(3),
        _ => None,
    };
    !source.entities.is_empty()
        && !target.entities.is_empty()
        && class(source).is_some_and(|one| Some(one) == class(target))
}

/// Two names that are known to differ: by a table, or because the document has them on both sides elsewhere. An
/// abbreviation may be spelt out, and what is called by ordinary words may be called by others.
fn are_two_known(source: &NameKey, target: &NameKey, spellings: &Spellings<'_>) -> bool {
    let is_known =
        |name: &NameKey| !name.entities.is_empty() || name.words.iter().all(|word| spellings.is_shared(word));
    let is_described = |name: &NameKey| name.kind == NameKind::Described;
    // A nationality is no other name for an institution (`Antitrust`, `the Italian authority`).
    let is_demonym = |name: &NameKey| name.kind == NameKind::Demonym;
    is_known(source)
        && is_known(target)
        && is_demonym(source) == is_demonym(target)
        && !is_abbreviation(source)
        && !is_abbreviation(target)
        && !is_described(source)
        && !is_described(target)
}

fn is_abbreviation(name: &NameKey) -> bool {
    name.kind == NameKind::Acronym
}

/// Two abbreviations; instead of one there may be an institution whose abbreviations are known, and this is none of them.
fn are_two_abbreviations(source: &NameKey, target: &NameKey) -> bool {
    let is_short = |name: &NameKey| {
        let is_institution = matches!(name.kind, NameKind::Organisation | NameKind::Described);
        let is_one_short_word = || name.words.len() == 1 && name.words[0].len() <= LONGEST_ABBREVIATION;
        !name.entities.is_empty() && (is_institution || is_one_short_word())
    };
    (is_abbreviation(source) && (is_abbreviation(target) || is_short(target)))
        || (is_short(source) && is_abbreviation(target))
}

/// The most letters of a known name that an unknown abbreviation may have replaced (`USA`, `Onu`).
const LONGEST_ABBREVIATION: usize = 4;

/// Two names that no table knows, of the same make: persons mostly. Nothing says that they are one, but each is left over.
/// When they have words in common they may be one name in two orders or lengths, but for a single word that differs.
fn are_two_unknown(source: &NameKey, target: &NameKey) -> bool {
    let is_unknown =
        |key: &NameKey| matches!(key.kind, NameKind::Unknown | NameKind::Person) && key.entities.is_empty();
    let common = source.words.iter().filter(|word| target.words.contains(word)).count();
    let differ_by_one = common + 1 == source.words.len() && source.words.len() == target.words.len();
    is_unknown(source) && is_unknown(target) && (common == 0 || differ_by_one)
}
