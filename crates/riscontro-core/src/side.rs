//! Everything known of one side, and of a pair.

use std::sync::Arc;

use crate::bead::{Alignment, Bead};
use crate::bearer::Bearer;
use crate::counterparts::Counterparts;
use crate::cue::Cue;
use crate::document::{BlockKind, Document};
use crate::fold::Folds;
use crate::mention::{Mention, MentionId};
use crate::parts::Parts;
use crate::phrase::PhraseUse;
use crate::segment::{Segment, SegmentId};
use crate::span::Span;
use crate::termbase::{TermHit, Termbase};
use crate::token::{Token, TokenClass};

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

/// All that is known of one side. Tokens, mentions and term hits are sorted by segment, then span.
#[derive(Debug)]
pub struct Side {
    /// The document.
    pub document: Arc<Document>,
    /// Whether its language is known well enough to tell how names are written in it; of others only those of countries and great
    /// cities are known.
    pub reads_names: bool,
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

    /// The word right behind a mention that it may count; short ones, function words mostly, are none.
    #[must_use]
    pub fn counted(&self, mention: &Mention) -> Option<&Token> {
        /// In bytes.
        const LONGEST_SMALL: u32 = 3;
        let tokens = self.tokens_of(mention.segment);
        let next = tokens.get(tokens.partition_point(|token| token.span.start() < mention.span.end()));
        next.filter(|token| token.class.is_word() && token.span.len() > LONGEST_SMALL)
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
