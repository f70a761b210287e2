//! Names that stand in another's place, where little is known of one of them.
//!
//! At the beginning of a sentence every word has a capital, so one of which the document shows nothing else is a guess and asks for nothing.
//! Where it stands against a name, or against another guess, the lexicon knows neither word, and the verbs behind them answer one another,
//! both are names: `Trump ha detto`, *Biden said*. And where one name is left over on each side, of which the tables know the one and nothing knows the other, this is no form
//! of the first: `Lohengrin`, *Rienzi*.

use riscontro_core::value::NameKind;
use riscontro_core::{Agreement, Demand, Evidence, Mention, MentionId, Side, SideName, Span, TokenClass};

use super::cover::{Said, is_present, is_said};
use super::sameness::is_person;
use super::translated::Answers;
use super::{is_name, key};
use crate::WordList;
use crate::beads::{Link, Matching};

/// Shorter words at the beginning of a sentence are abbreviations and exclamations more often than names.
const SHORTEST: usize = 4;

/// Of two words that are more alike one may be a spelling of the other.
const MOST_ALIKE: f64 = 0.6;

/// So many words behind a name its verb stands: `non ha mai detto`.
const REACH: usize = 3;

/// Joins two names of a bead of one segment on each side that are left over there, one of them a guess or unknown.
///
/// `evidence` gives the words of a bead that answer one another.
pub(super) fn join_stand_ins<'e>(
    matching: &mut Matching<'_>,
    (evidence, words): (&dyn Fn(usize) -> &'e [Evidence], &dyn WordList),
    bead: usize,
) {
    let state = matching.bead(bead);
    if !state.is_judged || state.bead.source.len() != 1 || state.bead.target.len() != 1 {
        return;
    }
    let asked = Asked { matching, words, bead };
    let (guessed, lone) = (asked.guessed(), asked.lone());
    if guessed.is_none() && lone.is_none() {
        return;
    }
    let answers = Answers::new(evidence(bead));
    let is_answered = |(source, target): (MentionId, MentionId)| {
        answers.has_one(SideName::Source, matching.source.mention(source).span)
            || answers.has_one(SideName::Target, matching.target.mention(target).span)
    };
    let guessed = guessed.filter(|pair| asked.do_alike(&answers, *pair));
    if let Some((source, target)) = guessed.or(lone).filter(|pair| !is_answered(*pair)) {
        matching.settle(source, target, Link { agreement: Agreement::Different, cause: None }, bead);
    }
}

/// One bead, and what is known of its words.
struct Asked<'m, 'a> {
    matching: &'m Matching<'a>,
    words: &'m dyn WordList,
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
        let is_guess = mentions.iter().any(|name| name.demand == Demand::Optional) && !are_alike(mentions);
        (is_guess && self.is_unsaid(SideName::Source, source) && self.is_unsaid(SideName::Target, target))
            .then_some((source, target))
    }

    /// Whether a verb right behind the one name answers one right behind the other.
    fn do_alike(&self, answers: &Answers<'_>, (source, target): (MentionId, MentionId)) -> bool {
        let (here, there) = (self.matching.source, self.matching.target);
        let reach = |side: &Side, id: MentionId| reach_behind(side, side.mention(id));
        let Some((from, to)) = reach(here, source).zip(reach(there, target)) else { return false };
        answers.between(from, to).any(|pair| {
            let is_verbal =
                |name: SideName, side: &Side, span: Span| self.words.is_verbal(name, &side.text(span).to_lowercase());
            is_verbal(SideName::Source, here, pair.source) || is_verbal(SideName::Target, there, pair.target)
        })
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
        (is_one && self.is_unsaid(SideName::Source, source) && self.is_unsaid(SideName::Target, target))
            .then_some((source, target))
    }

    fn sides(&self, name: SideName) -> (&Side, &Side) {
        match name {
            SideName::Source => (self.matching.source, self.matching.target),
            SideName::Target => (self.matching.target, self.matching.source),
        }
    }

    /// The open names of a side.
    fn open(&self, name: SideName) -> Vec<MentionId> {
        match name {
            SideName::Source => self.matching.open_source(self.bead, is_name),
            SideName::Target => self.matching.open_target(self.bead, is_name),
        }
    }

    /// Whether nothing on the other side says a name, nor are its words there.
    fn is_unsaid(&self, name: SideName, id: MentionId) -> bool {
        let ((own, other), state) = (self.sides(name), self.matching.bead(self.bead));
        let (mentions, segments) = match name {
            SideName::Source => (&state.target, &state.bead.target),
            SideName::Target => (&state.source, &state.bead.source),
        };
        let mention = own.mention(id);
        !is_said(mention, other, mentions.clone()) && !is_present(mention, &Said::of(other, segments.clone()))
    }

    /// Whether a mention is one word of which neither tables nor lexicon know anything, and which the other text has nowhere.
    fn is_unlisted(&self, (own, side): (&Side, SideName), mention: &Mention, other: &Side) -> bool {
        let Some(name) = key(mention) else { return false };
        let is_unknown = matches!(name.kind, NameKind::Unknown | NameKind::Person) && name.entities.is_empty();
        match &name.words[..] {
            // `AstroSamantha` is what somebody is called.
            [word] if is_unknown && word.chars().count() >= SHORTEST => {
                let is_plain = own.text(mention.span).chars().skip(1).all(char::is_lowercase);
                is_plain && other.folds.get(word).is_none() && !self.words.is_listed(side, word)
            }
            _ => false,
        }
    }

    /// Whether neither tables nor lexicon know a word of a name.
    fn is_stranger(&self, side: SideName, mention: &Mention) -> bool {
        key(mention).is_some_and(|name| {
            matches!(name.kind, NameKind::Unknown | NameKind::Person)
                && name.entities.is_empty()
                && name.words.iter().all(|word| !self.words.is_listed(side, word))
        })
    }
}

/// Whether two names may be spellings of one: `Giumblatt`, *Jumblatt*.
fn are_alike(names: [&Mention; 2]) -> bool {
    let [word, other] = names.map(|name| key(name).and_then(|name| name.words.first()));
    word.zip(other).is_some_and(|(word, other)| strsim::normalized_levenshtein(word, other) > MOST_ALIKE)
}

/// Where the words stand right behind a name, a few at most and none behind a mark.
fn reach_behind(side: &Side, name: &Mention) -> Option<Span> {
    let tokens = side.tokens_of(name.segment);
    let first = tokens.partition_point(|token| token.span.start() < name.span.end());
    let behind = tokens[first..].iter().take(REACH).take_while(|token| token.class.is_word());
    let last = behind.last()?;
    Some(Span::new(tokens[first].span.start(), last.span.end()))
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
