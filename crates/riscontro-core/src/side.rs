//! Everything known of one side, and of a pair.

use std::sync::Arc;

use crate::bead::{Alignment, Bead};
use crate::bearer::Bearer;
use crate::counterparts::Counterparts;
use crate::cue::{Cue, Tells};
use crate::document::{BlockKind, Document};
use crate::fold::Folds;
use crate::mention::{Mention, MentionId};
use crate::parts::Parts;
use crate::phrase::PhraseUse;
use crate::segment::{Segment, SegmentId};
use crate::span::Span;
use crate::termbase::{TermHit, Termbase};
use crate::token::{Token, TokenClass};
use crate::value::TimeUnit;

/// What extraction and the term search read of a document: its text, segments and tokens.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The text of the document.
    pub text: &'a str,
    /// Its segments, in text order.
    pub segments: &'a [Segment],
    /// Its tokens, in text order.
    pub tokens: &'a [Token],
    /// For each segment the index of its first token; one more entry at the end.
    pub token_starts: &'a [u32],
    /// The folded forms of the tokens.
    pub folds: &'a Folds,
}

impl<'a> View<'a> {
    /// The tokens of the segment at index `at`.
    #[must_use]
    pub fn tokens_of(&self, at: usize) -> &'a [Token] {
        &self.tokens[self.token_starts[at] as usize..self.token_starts[at + 1] as usize]
    }
}

/// Bytes of the longest preposition with its article: `della`.
const LONGEST_PREPOSITION: u32 = 5;

/// How many words stand between an amount and the words for its rate: `sette unità di alcol a settimana`.
const MOST_COUNTED: usize = 4;

/// How many stand between the words for a change and the amount: `di circa il`.
const MOST_SMALL: usize = 2;

/// All that is known of one side. Tokens, mentions and term hits are sorted by segment, then span.
#[derive(Debug)]
pub struct Side {
    /// The document.
    pub document: Arc<Document>,
    /// Its segments, in text order.
    pub segments: Vec<Segment>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// For each segment the index of its first token; one more entry at the end.
    pub token_starts: Vec<u32>,
    /// The folded forms of its tokens.
    pub folds: Folds,
    /// Names and numbers; spans of one kind family do not overlap.
    pub mentions: Vec<Mention>,
    /// Mentions that are said to be the parts of a whole, in text order.
    pub parts: Vec<Parts>,
    /// Common nouns that may stand for the name of a team, by segment and span.
    pub bearers: Vec<Bearer>,
    /// Words that tell what a name or figure beside them is, by segment and span.
    pub cues: Vec<Cue>,
    /// Terms of the termbase.
    pub terms: Vec<TermHit>,
    /// Full stops inside brackets that end no sentence although they look so, each one byte, in text order.
    pub stray_stops: Vec<Span>,
}

impl Side {
    /// What extraction reads of it.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        View {
            text: &self.document.text,
            segments: &self.segments,
            tokens: &self.tokens,
            token_starts: &self.token_starts,
            folds: &self.folds,
        }
    }

    /// The text under `span`.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    /// The tokens of one segment.
    #[must_use]
    pub fn tokens_of(&self, segment: SegmentId) -> &[Token] {
        let at = segment.index();
        &self.tokens[self.token_starts[at] as usize..self.token_starts[at + 1] as usize]
    }

    /// The mention with this id.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> &Mention {
        &self.mentions[id.index()]
    }

    /// Whether a mention is the first half of a compound in lower case, where it says what something is like: `EU-funded`.
    #[must_use]
    pub fn heads_compound(&self, mention: &Mention) -> bool {
        let tokens = self.tokens_of(mention.segment);
        let next = tokens.partition_point(|token| token.span.start() < mention.span.end());
        let Some([hyphen, word]) = tokens.get(next..next + 2) else { return false };
        self.text(hyphen.span) == "-"
            && word.class == TokenClass::Lower
            && [mention.span.end(), hyphen.span.end()] == [hyphen.span.start(), word.span.start()]
    }

    /// The ids of the mentions that stand in the given segments.
    #[must_use]
    pub fn mentions_in(&self, segments: std::ops::Range<u32>) -> std::ops::Range<u32> {
        let bound = |segment: u32| self.mentions.partition_point(|mention| mention.segment.0 < segment);
        let narrow = |at: usize| u32::try_from(at).expect("fewer mentions than bytes");
        narrow(bound(segments.start))..narrow(bound(segments.end))
    }

    /// The indices in [`Side::terms`] of the hits that stand in the given segments.
    #[must_use]
    pub fn terms_in(&self, segments: std::ops::Range<u32>) -> std::ops::Range<usize> {
        let bound = |segment: u32| self.terms.partition_point(|hit| hit.segment.0 < segment);
        bound(segments.start)..bound(segments.end)
    }

    /// The common nouns that may stand for the name of a team in the given segments.
    #[must_use]
    pub fn bearers_in(&self, segments: std::ops::Range<u32>) -> &[Bearer] {
        let bound = |segment: u32| self.bearers.partition_point(|bearer| bearer.segment.0 < segment);
        &self.bearers[bound(segments.start)..bound(segments.end)]
    }

    /// The words in the given segments that tell what a name or figure beside them is.
    #[must_use]
    pub fn cues_in(&self, segments: std::ops::Range<u32>) -> &[Cue] {
        let bound = |segment: u32| self.cues.partition_point(|cue| cue.segment.0 < segment);
        &self.cues[bound(segments.start)..bound(segments.end)]
    }

    /// For each of what unit of time an amount is told, and the words that say so: `38 euro al mese`, *3,000 visitors a day*. The words for
    /// what is counted may stand between them, and no mark.
    #[must_use]
    pub fn rate(&self, amount: &Mention) -> Option<(TimeUnit, Span)> {
        let cues = self.cues_in(amount.segment.0..amount.segment.0 + 1);
        let first = cues.partition_point(|cue| cue.span.start() < amount.span.end());
        let rate = |cue: &Cue| if let Tells::Per(unit) = cue.tells { Some((unit, cue.span)) } else { None };
        let tokens = self.tokens_of(amount.segment);
        let from = tokens.partition_point(|token| token.span.start() < amount.span.end());
        let last = tokens.get((from + MOST_COUNTED).min(tokens.len().checked_sub(1)?))?.span;
        let mut near = cues[first..].iter().take_while(|cue| cue.span.start() <= last.start());
        let (unit, span) = near.find_map(rate)?;
        let between = &tokens[from..tokens.partition_point(|token| token.span.start() < span.start())];
        // An adjective may belong to any noun before it: `300 euro per il rapporto annuale`.
        let is_phrase = self.text(span).contains([' ', '\'', '\u{2019}']);
        let most = if is_phrase { MOST_COUNTED } else { 1 };
        let is_near = between.len() <= most && between.iter().all(|token| token.class == TokenClass::Lower);
        is_near.then_some((unit, span))
    }

    /// Whether a date is told as a deadline or as a start ([`Tells::Deadline`], [`Tells::Start`]), and the words that say so: `entro il
    /// 2029`, *by late 2029*.
    #[must_use]
    pub fn limit(&self, date: &Mention) -> Option<(Tells, Span)> {
        let cues = self.cues_in(date.segment.0..date.segment.0 + 1);
        let end = cues.partition_point(|cue| cue.span.start() < date.span.start());
        let is_limit = |cue: &&Cue| matches!(cue.tells, Tells::Deadline | Tells::Start);
        let cue = cues[..end].iter().rfind(is_limit)?;
        let tokens = self.tokens_of(date.segment);
        let from = tokens.partition_point(|token| token.span.start() < cue.span.end());
        let between = &tokens[from..tokens.partition_point(|token| token.span.start() < date.span.start())];
        let is_near = between.len() <= MOST_SMALL && between.iter().all(is_small);
        is_near.then_some((cue.tells, cue.span))
    }

    /// Whether a length of time is counted on from now, or back, and the words that say so: `due settimane fa`, *in two weeks*.
    #[must_use]
    pub fn from_now(&self, length: &Mention) -> Option<(bool, Span)> {
        let cues = self.cues_in(length.segment.0..length.segment.0 + 1);
        let behind = cues.partition_point(|cue| cue.span.start() < length.span.end());
        let before = cues[..behind].iter().rfind(|cue| cue.span.end() <= length.span.start());
        let touch = |first: Span, last: Span| {
            let gap = self.document.text.get(first.end() as usize..last.start() as usize);
            gap.is_some_and(|gap| gap.trim().is_empty())
        };
        let ahead = before.filter(|cue| cue.tells == Tells::Ahead && touch(cue.span, length.span));
        let next = cues[behind..].iter().take_while(|cue| touch(length.span, cue.span));
        let told = next.filter_map(|cue| match cue.tells {
            Tells::Ago => Some((false, cue.span)),
            Tells::Hence => Some((true, cue.span)),
            _ => None,
        });
        ahead.map(|cue| (true, cue.span)).or_else(|| told.into_iter().next())
    }

    /// Whether an amount is told as a rise or as a fall ([`Tells::Rise`], [`Tells::Fall`]), and the words that say so: `è salito di oltre il
    /// 3%`, *a 3% fall*. A word or two may stand before the amount and its bound.
    #[must_use]
    pub fn change(&self, amount: &Mention) -> Option<(Tells, Span)> {
        let start = amount.bound.map_or(amount.span.start(), |bound| bound.start().min(amount.span.start()));
        let cues = self.cues_in(amount.segment.0..amount.segment.0 + 1);
        let behind = cues.partition_point(|cue| cue.span.start() < amount.span.end());
        let is_change = |cue: &&Cue| matches!(cue.tells, Tells::Rise | Tells::Fall);
        let told = |cue: &Cue| (cue.tells, cue.span);
        let before = || {
            let cue = cues[..behind].iter().rfind(|cue| is_change(cue) && cue.span.end() <= start)?;
            let tokens = self.tokens_of(amount.segment);
            let from = tokens.partition_point(|token| token.span.start() < cue.span.end());
            let between = &tokens[from..tokens.partition_point(|token| token.span.start() < start)];
            // `down from 9%` does not say where it fell.
            let is_level = cues[..behind].iter().rev().take_while(|level| level.span > cue.span);
            let is_level = is_level.filter(|level| level.tells == Tells::Start).count() > 0;
            (!is_level && between.len() <= MOST_SMALL && between.iter().all(is_small)).then(|| told(cue))
        };
        let next = || {
            let cue = cues[behind..].iter().find(is_change)?;
            let gap = self.document.text.get(amount.span.end() as usize..cue.span.start() as usize)?;
            gap.trim().is_empty().then(|| told(cue))
        };
        // Of two currencies the one rises as much as the other falls: `l'euro perde il 3% sul dollaro`.
        let is_against = cues[behind..].first().is_some_and(|cue| {
            let gap = self.document.text.get(amount.span.end() as usize..cue.span.start() as usize);
            cue.tells == Tells::Against && gap.is_some_and(|gap| gap.trim().is_empty())
        });
        if is_against { None } else { before().or_else(next) }
    }

    /// Whether a segment is a heading, or the first one of a text in a paragraph of its own.
    #[must_use]
    pub fn is_headline(&self, segment: SegmentId) -> bool {
        let block = |at: usize| self.segments.get(at).map(|segment| segment.block);
        let Some(own) = block(segment.index()) else { return false };
        let kind = self.document.blocks.get(own as usize).map(|block| block.kind);
        kind == Some(BlockKind::Heading) || (segment.index() == 0 && block(1).is_some_and(|next| next != own))
    }

    /// The segment in which the byte `at` of the text stands, if one does.
    #[must_use]
    pub fn segment_at(&self, at: u32) -> Option<SegmentId> {
        let index = self.segments.partition_point(|segment| segment.span.end() <= at);
        let segment = self.segments.get(index).filter(|segment| segment.span.start() <= at)?;
        debug_assert!(!segment.span.is_empty());
        u32::try_from(index).ok().map(SegmentId)
    }

    /// The span from the first to the last of the given segments; `None` when there is none.
    #[must_use]
    pub fn span_of(&self, segments: std::ops::Range<u32>) -> Option<Span> {
        let segments = self.segments.get(segments.start as usize..segments.end as usize)?;
        Some(segments.first()?.span.cover(segments.last()?.span))
    }
}

/// Two sides, aligned and matched: what a rule reads.
#[derive(Debug)]
pub struct Pair {
    /// The original.
    pub source: Side,
    /// The translation.
    pub target: Side,
    /// Which segments translate which.
    pub alignment: Alignment,
    /// Which mention answers which.
    pub counterparts: Counterparts,
    /// The uses of the phrases that the source repeats, in source order; none where no rule asks for them.
    pub phrases: Vec<PhraseUse>,
    /// What has been agreed about terms.
    pub termbase: Arc<Termbase>,
    /// Beads of lower confidence were not matched.
    pub min_confidence: f32,
}

impl Pair {
    /// The beads, in source order.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        self.alignment.beads()
    }
}

/// Whether it may be a preposition or an article.
fn is_small(token: &Token) -> bool {
    matches!(token.class, TokenClass::Lower | TokenClass::Elision) && token.span.len() <= LONGEST_PREPOSITION
}
