//! Names whose words are translated (`Coppa Volpi`, `Volpi Cup`): what the lexicon says of them.
//!
//! No table has every prize, age of the earth and painting, but the lexicon knows the words that they are made of. Words
//! that it links, or that stand alike on both sides, make two names one, as equal words do. The names of people are not
//! asked about: `Rossi` is no `Reds`.

use riscontro_core::value::{NameKey, NameKind};
use riscontro_core::{Agreement, Evidence, EvidenceKind, Mention, MentionId, Side, SideName, Span};

use super::naturalised::is_naturalised;
use super::sameness::has_own_form;
use super::spelling::Spellings;
use super::{is_name, key, other_keys};
use crate::beads::{Link, Matching};

/// The words of a bead that answer one another, to be found from either side.
pub(super) struct Answers<'e> {
    evidence: &'e [Evidence],
    /// The places in `evidence`, by the target word.
    by_target: Vec<usize>,
}

impl<'e> Answers<'e> {
    /// Makes the look-up of what answers what in one bead; `evidence` is in the order of the source.
    pub(super) fn new(evidence: &'e [Evidence]) -> Self {
        let mut by_target: Vec<usize> = (0..evidence.len()).collect();
        by_target.sort_by_key(|at| evidence[*at].target.start());
        Answers { evidence, by_target }
    }

    /// Whether a word of `side` inside `span` answers one of the other side.
    pub(super) fn has_one(&self, side: SideName, span: Span) -> bool {
        let found = self.from(side, span.start());
        found.is_some_and(|pair| own(pair, side).end() <= span.end())
    }

    /// Whether a word of `side` inside `span` answers one of the other side that is not inside `name`.
    pub(super) fn has_one_beside(&self, side: SideName, span: Span, name: Span) -> bool {
        let opposite = |pair: &Evidence| if side == SideName::Source { pair.target } else { pair.source };
        self.evidence.iter().any(|pair| span.contains(own(pair, side)) && !name.contains(opposite(pair)))
    }

    /// The pairs of a word inside `source` with one inside `target`.
    pub(super) fn between(&self, source: Span, target: Span) -> impl Iterator<Item = &'e Evidence> {
        let inside = self.evidence[self.evidence.partition_point(|pair| pair.source.start() < source.start())..].iter();
        let inside = inside.take_while(move |pair| pair.source.end() <= source.end());
        inside.filter(move |pair| target.contains(pair.target))
    }

    /// The first pair whose word of `side` does not begin before `start`.
    fn from(&self, side: SideName, start: u32) -> Option<&'e Evidence> {
        match side {
            SideName::Source => self.evidence.get(self.evidence.partition_point(|pair| pair.source.start() < start)),
            SideName::Target => {
                let at = self.by_target.partition_point(|at| self.evidence[*at].target.start() < start);
                self.by_target.get(at).map(|at| &self.evidence[*at])
            }
        }
    }

    /// What answers the word at `span` of `side`.
    fn of(&self, side: SideName, span: Span) -> Option<&'e Evidence> {
        self.from(side, span.start()).filter(|pair| own(pair, side) == span)
    }
}

/// The word of `side` in a pair of words.
fn own(pair: &Evidence, side: SideName) -> Span {
    match side {
        SideName::Source => pair.source,
        SideName::Target => pair.target,
    }
}

/// One side of a bead, and what answers its words.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a, 'e> {
    pub(super) name: SideName,
    pub(super) side: &'a Side,
    pub(super) other: &'a Side,
    pub(super) answers: &'a Answers<'e>,
    pub(super) spellings: &'a Spellings<'a>,
}

impl<'a, 'e> Asked<'a, 'e> {
    /// The words of the other side that translate or repeat counted words of `mention`, one for each that has an answer.
    fn partners(self, mention: &'a Mention) -> impl Iterator<Item = &'e Evidence> + use<'a, 'e> {
        let tokens = self.side.tokens_of(mention.segment);
        let first = tokens.partition_point(|token| token.span.start() < mention.span.start());
        let inside = tokens[first..].iter().take_while(|token| token.span.end() <= mention.span.end());
        let counted = inside.filter(move |token| {
            let form = self.side.folds.form(token.folded);
            key(mention).is_some_and(|name| name.words.iter().any(|word| **word == *form))
        });
        counted
            .filter_map(move |token| self.answers.of(self.name, token.span))
            .filter(move |pair| self.is_telling(pair))
    }

    /// Whether a pair of words says that the one is the other in its language, and no more than a likeness.
    fn is_telling(self, pair: &Evidence) -> bool {
        match pair.kind {
            // A rank is a word of a name: `la Nona Legione`.
            EvidenceKind::Same | EvidenceKind::Lexicon | EvidenceKind::Value => true,
            EvidenceKind::Cognate => {
                let (word, other) = match self.name {
                    SideName::Source => (self.side, self.other),
                    SideName::Target => (self.other, self.side),
                };
                let folded = |side: &Side, span: Span| side.text(span).to_lowercase();
                is_naturalised(&folded(word, pair.source), &folded(other, pair.target))
            }
            _ => false,
        }
    }

    /// Whether the lexicon may be asked about the words of `mention`: not of a person, nor of a word that both sides have alike
    /// elsewhere and that is a name as it stands.
    fn may_be_translated(self, mention: &Mention) -> bool {
        let is_person = key(mention).is_none_or(|name| name.kind == NameKind::Person || name.words.is_empty())
            || other_keys(mention).any(|given| given.kind == NameKind::Person);
        let is_shared = |name: &NameKey| name.words.len() == 1 && self.spellings.is_shared(&name.words[0]);
        !is_person && !key(mention).is_some_and(is_shared)
    }

    /// Whether the other side says `mention` in words without a capital, all its counted words; of places only the tables tell.
    pub(super) fn is_said(self, mention: &'a Mention) -> bool {
        let Some(name) = key(mention) else { return false };
        let is_place = matches!(name.kind, NameKind::Country | NameKind::Place | NameKind::Demonym);
        if is_place || !self.may_be_translated(mention) {
            return false;
        }
        let (mut said, mut is_translated) = (0, false);
        for pair in
            self.partners(mention).filter(|pair| self.other.text(self.answer(pair)).starts_with(char::is_lowercase))
        {
            said += 1;
            is_translated |= pair.kind == EvidenceKind::Lexicon;
        }
        is_translated && said >= name.words.len()
    }

    /// The word of the other side in a pair of words.
    fn answer(self, pair: &Evidence) -> Span {
        match self.name {
            SideName::Source => pair.target,
            SideName::Target => pair.source,
        }
    }

    /// The words with a capital on the other side that say some of `mention`.
    pub(super) fn said_in_part(self, mention: &'a Mention) -> impl Iterator<Item = Span> + use<'a, 'e> {
        let asks = self.may_be_translated(mention);
        let words = self.partners(mention).filter(move |_| asks).map(move |pair| self.answer(pair));
        words.filter(move |word| self.other.text(*word).starts_with(char::is_uppercase))
    }
}

/// Pairs the open names of a bead of which the lexicon says that they are one: all words of the shorter have their answers
/// in the longer, and of one at least the answer is a
/// translation, or they come in another order. Two that the tables tell apart are not asked about.
pub(super) fn pair(matching: &mut Matching<'_>, answers: &Answers<'_>, spellings: &Spellings<'_>, bead: usize) {
    let (source, target) = (matching.source, matching.target);
    let asked = Asked { name: SideName::Source, side: source, other: target, answers, spellings };
    let backward = Asked { name: SideName::Target, side: target, other: source, ..asked };
    let targets = matching.open_target(bead, is_name);
    let mut is_free = vec![true; targets.len()];
    for id in matching.open_source(bead, is_name) {
        let mention = source.mention(id);
        let holder = asked.partners(mention).find_map(|pair| holder(target, &targets, pair.target));
        let Some(at) = holder.filter(|at| is_free[*at]) else { continue };
        let other = target.mention(targets[at]);
        let is_thing = asked.may_be_translated(mention) && backward.may_be_translated(other);
        if are_one(asked, mention, other, is_thing) {
            is_free[at] = false;
            let link = Link { agreement: Agreement::Elided, cause: None };
            matching.settle(id, targets[at], link, bead);
        }
    }
}

/// Which of `names` the word at `span` stands in.
fn holder(side: &Side, names: &[MentionId], span: Span) -> Option<usize> {
    let at = names.partition_point(|name| side.mention(*name).span.end() <= span.start());
    names.get(at).filter(|name| side.mention(**name).span.start() <= span.start()).map(|_| at)
}

/// Bytes of the longest *and* with the spaces around it.
const LONGEST_AND: usize = 5;

/// Whether the words of the two say so; of what may be a person (`François Tomb`) all words must, in another order.
fn are_one(asked: Asked<'_, '_>, mention: &Mention, other: &Mention, is_thing: bool) -> bool {
    let Some((name, other_name)) = key(mention).zip(key(other)) else { return false };
    // `Osservatorio Montagna e Clima`, *Mountain and Climate Observatory*: an *and* parts a name in two.
    let is_beside = |word: Span| {
        let (first, last) = if word < other.span { (word, other.span) } else { (other.span, word) };
        let gap = asked.other.document.text.get(first.end() as usize..last.start() as usize);
        let is_and = gap.is_some_and(|gap| gap.len() <= LONGEST_AND && gap.starts_with(' ') && gap.ends_with(' '));
        is_and && asked.other.text(word).starts_with(char::is_uppercase)
    };
    let is_inside = |pair: &&Evidence| other.span.contains(pair.target) || is_beside(pair.target);
    let (mut linked, mut is_translated, mut is_turned, mut last) = (0, false, false, None);
    for pair in asked.partners(mention).filter(is_inside) {
        is_turned |= last.is_some_and(|last| pair.target.start() < last);
        is_translated |= matches!(pair.kind, EvidenceKind::Lexicon | EvidenceKind::Value);
        last = Some(pair.target.start());
        linked += 1;
    }
    let is_told_apart = has_own_form(name) && has_own_form(other_name);
    let (words, other_words) = (name.words.len(), other_name.words.len());
    // Words turned round tell as much as the lexicon: `Tomba François`, `François Tomb`.
    let is_told = if is_thing { is_translated || is_turned } else { is_turned && words == other_words };
    is_told && !is_told_apart && linked >= words.min(other_words)
}
