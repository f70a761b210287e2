//! Names that stand in another's place, where little is known of one of them.
//!
//! At the beginning of a sentence every word has a capital, so one of which the document shows nothing else is a guess and asks for nothing.
//! Where it stands against a name, or against another guess, and neither is a word that the lexicon knows, both are names: `Trump ha detto`,
//! *Biden said*. And where one name is left over on each side, of which the tables know the one and nothing knows the other, this is no form
//! of the first: `Lohengrin`, *Rienzi*.

use riscontro_core::value::NameKind;
use riscontro_core::{Agreement, Demand, Evidence, Mention, MentionId, Side, SideName, TokenClass};

use super::cover::{Said, is_present, is_said};
use super::sameness::is_person;
use super::translated::Answers;
use super::{is_name, key};
use crate::IsWord;
use crate::beads::{Link, Matching};

/// Shorter words at the beginning of a sentence are abbreviations and exclamations more often than names.
const SHORTEST: usize = 4;

/// Joins two names of a bead of one segment on each side that are left over there, one of them a guess or unknown.
///
/// `evidence` gives the words of a bead that answer one another.
pub(super) fn join_stand_ins<'e>(
    matching: &mut Matching<'_>,
    (evidence, is_word): (&dyn Fn(usize) -> &'e [Evidence], &IsWord<'_>),
    bead: usize,
) {
    let state = matching.bead(bead);
    if !state.is_judged || state.bead.source.len() != 1 || state.bead.target.len() != 1 {
        return;
    }
    let asked = Asked { matching, is_word, bead };
    let Some((source, target)) = asked.guessed().or_else(|| asked.lone()) else { return };
    let is_answered = {
        let answers = Answers::new(evidence(bead));
        answers.has_one(SideName::Source, matching.source.mention(source).span)
            || answers.has_one(SideName::Target, matching.target.mention(target).span)
    };
    if !is_answered {
        matching.settle(source, target, Link { agreement: Agreement::Different, cause: None }, bead);
    }
}

/// One bead, and what is known of its words.
struct Asked<'m, 'a> {
    matching: &'m Matching<'a>,
    is_word: &'m IsWord<'m>,
    bead: usize,
}

impl Asked<'_, '_> {
    /// Two names of which the lexicon knows no word, one of them a guess at least.
    fn guessed(&self) -> Option<(MentionId, MentionId)> {
        let candidate = |name: SideName| {
            let (own, other) = self.sides(name);
            let open = self.open(name);
            let first = open.iter().copied().find(|id| is_first(own, own.mention(*id)));
            let found = first.or_else(|| only_asking(own, open))?;
            self.is_unlisted((own, name), own.mention(found), other).then_some(found)
        };
        let (source, target) = (candidate(SideName::Source)?, candidate(SideName::Target)?);
        let mentions = [self.matching.source.mention(source), self.matching.target.mention(target)];
        mentions.iter().any(|name| name.demand == Demand::Optional).then_some((source, target))
    }

    /// The only names of both sides that ask for an answer, where the tables know the one and neither they nor the lexicon the other.
    fn lone(&self) -> Option<(MentionId, MentionId)> {
        let candidate = |name: SideName| {
            let (own, other) = self.sides(name);
            let found = only_asking(own, self.open(name))?;
            let is_nowhere = key(own.mention(found))?.words.iter().all(|word| other.folds.get(word).is_none());
            is_nowhere.then_some(found)
        };
        let (source, target) = (candidate(SideName::Source)?, candidate(SideName::Target)?);
        let (name, other) = (self.matching.source.mention(source), self.matching.target.mention(target));
        let is_one = self.is_stranger(SideName::Source, name) && is_known(other)
            || self.is_stranger(SideName::Target, other) && is_known(name);
        is_one.then_some((source, target))
    }

    fn sides(&self, name: SideName) -> (&Side, &Side) {
        match name {
            SideName::Source => (self.matching.source, self.matching.target),
            SideName::Target => (self.matching.target, self.matching.source),
        }
    }

    /// The open names of a side that nothing on the other one says.
    fn open(&self, name: SideName) -> Vec<MentionId> {
        let ((own, other), state) = (self.sides(name), self.matching.bead(self.bead));
        let (mut open, mentions, segments) = match name {
            SideName::Source => (self.matching.open_source(self.bead, is_name), &state.target, &state.bead.target),
            SideName::Target => (self.matching.open_target(self.bead, is_name), &state.source, &state.bead.source),
        };
        if open.is_empty() {
            return open;
        }
        let said = Said::of(other, segments.clone());
        let is_there = |mention: &Mention| is_said(mention, other, mentions.clone()) || is_present(mention, &said);
        open.retain(|id| !is_there(own.mention(*id)));
        open
    }

    /// Whether a mention is one word of which neither tables nor lexicon know anything, and which the other text has nowhere.
    fn is_unlisted(&self, (own, side): (&Side, SideName), mention: &Mention, other: &Side) -> bool {
        let Some(name) = key(mention) else { return false };
        let is_unknown = matches!(name.kind, NameKind::Unknown | NameKind::Person) && name.entities.is_empty();
        match &name.words[..] {
            // `AstroSamantha` is what somebody is called.
            [word] if is_unknown && word.chars().count() >= SHORTEST => {
                let is_plain = own.text(mention.span).chars().skip(1).all(char::is_lowercase);
                is_plain && other.folds.get(word).is_none() && !(self.is_word)(side, word)
            }
            _ => false,
        }
    }

    /// Whether neither tables nor lexicon know a word of a name.
    fn is_stranger(&self, side: SideName, mention: &Mention) -> bool {
        key(mention).is_some_and(|name| {
            matches!(name.kind, NameKind::Unknown | NameKind::Person)
                && name.entities.is_empty()
                && name.words.iter().all(|word| !(self.is_word)(side, word))
        })
    }
}

/// The only one of `open` that asks for an answer.
fn only_asking(side: &Side, open: Vec<MentionId>) -> Option<MentionId> {
    let mut asking = open.into_iter().filter(|id| side.mention(*id).demand == Demand::Required);
    asking.next().filter(|_| asking.next().is_none())
}

/// Whether the tables have what a name names, by a name that is none of several: the people of a land, a person with an epithet and what is
/// told in ordinary words are said in other ways as well.
fn is_known(mention: &Mention) -> bool {
    key(mention).is_some_and(|name| match name.kind {
        NameKind::Country | NameKind::Place | NameKind::Organisation | NameKind::Work => !name.entities.is_empty(),
        NameKind::Person => is_person(name) && name.words.len() == 1,
        _ => false,
    })
}

/// Whether no word stands before a mention in its segment.
fn is_first(side: &Side, mention: &Mention) -> bool {
    let mut before =
        side.tokens_of(mention.segment).iter().take_while(|token| token.span.start() < mention.span.start());
    before.all(|token| token.class == TokenClass::Punctuation)
}
