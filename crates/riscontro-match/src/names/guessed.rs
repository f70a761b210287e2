//! A word at the beginning of a sentence that another one takes the place of: `Trump ha detto`, *Biden said*.
//!
//! There every word has a capital, so one of which the document shows nothing else is a guess and asks for nothing. Where it stands against
//! a name, or against another guess, and neither is a word that the lexicon knows, both are names.

use riscontro_core::value::NameKind;
use riscontro_core::{Agreement, Demand, Evidence, Mention, MentionId, Side, SideName, TokenClass};

use super::cover::is_said;
use super::translated::Answers;
use super::{is_name, key};
use crate::IsWord;
use crate::beads::{Link, Matching};

/// Shorter words are abbreviations and exclamations more often.
const SHORTEST: usize = 4;

/// Joins the first word of a segment with what stands in its place in the only segment of the other side, where one of them at least is a
/// guess.
pub(super) fn join_guessed<'e>(
    matching: &mut Matching<'_>,
    (evidence, is_word): (&dyn Fn(usize) -> &'e [Evidence], &IsWord<'_>),
    bead: usize,
) {
    let state = matching.bead(bead);
    if !state.is_judged || state.bead.source.len() != 1 || state.bead.target.len() != 1 {
        return;
    }
    let asked = Asked { matching, is_word, bead };
    let (Some(source), Some(target)) = (asked.candidate(SideName::Source), asked.candidate(SideName::Target)) else {
        return;
    };
    let [source_name, target_name] = [matching.source.mention(source), matching.target.mention(target)];
    if [source_name, target_name].iter().all(|name| name.demand == Demand::Required) {
        return;
    }
    let answers = Answers::new(evidence(bead));
    if !answers.has_one(SideName::Source, source_name.span) && !answers.has_one(SideName::Target, target_name.span) {
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
    /// The open name with which the segment of a side begins, else the only one that asks for an answer, if nothing on the other side
    /// says it.
    fn candidate(&self, name: SideName) -> Option<MentionId> {
        let (own, other) = self.sides(name);
        let state = self.matching.bead(self.bead);
        let (open, mentions) = match name {
            SideName::Source => (self.matching.open_source(self.bead, is_name), state.target.clone()),
            SideName::Target => (self.matching.open_target(self.bead, is_name), state.source.clone()),
        };
        let first = open.iter().copied().find(|id| is_first(own, own.mention(*id)));
        let found = first.or_else(|| {
            let mut asking = open.into_iter().filter(|id| own.mention(*id).demand == Demand::Required);
            asking.next().filter(|_| asking.next().is_none())
        })?;
        let mention = own.mention(found);
        (self.is_unlisted(name, mention) && !is_said(mention, other, mentions)).then_some(found)
    }

    fn sides(&self, name: SideName) -> (&Side, &Side) {
        match name {
            SideName::Source => (self.matching.source, self.matching.target),
            SideName::Target => (self.matching.target, self.matching.source),
        }
    }

    /// Whether a mention is one word of which neither tables nor lexicon know anything, and which the other text has nowhere.
    fn is_unlisted(&self, side: SideName, mention: &Mention) -> bool {
        let (Some(name), (own, other)) = (key(mention), self.sides(side)) else { return false };
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
}

/// Whether no word stands before a mention in its segment.
fn is_first(side: &Side, mention: &Mention) -> bool {
    let mut before =
        side.tokens_of(mention.segment).iter().take_while(|token| token.span.start() < mention.span.start());
    before.all(|token| token.class == TokenClass::Punctuation)
}
