//! What the words beside a figure tell of it, by the cues of its segment: for each of what an amount is told, whether a date is a deadline
//! or a start, whether a length of time is counted on or back from now, whether a percentage is that of a rise or of a fall.

use crate::cue::{Cue, Tells};
use crate::mention::Mention;
use crate::side::Side;
use crate::span::Span;
use crate::token::{Token, TokenClass};
use crate::value::TimeUnit;

/// How many words stand between an amount and the words for its rate: `sette unità di alcol a settimana`.
const MOST_COUNTED: usize = 4;

/// How many words stand between a figure and the words that say of what kind it is, and how long they are in bytes: `di circa il`.
const MOST_SMALL: usize = 2;
const LONGEST_SMALL: u32 = 5;

/// How many cues are looked at on either side of a figure: a segment may hold thousands.
const NEAREST: usize = 8;

impl Side {
    /// For each of what unit of time an amount is told, and the words that say so: `38 euro al mese`, *3,000 visitors a day*. The words for
    /// what is counted may stand between them, and no mark.
    #[must_use]
    pub fn rate(&self, amount: &Mention) -> Option<(TimeUnit, Span)> {
        let (_, behind) = self.cues_around(amount);
        let rate = |cue: &Cue| if let Tells::Per(unit) = cue.tells { Some((unit, cue.span)) } else { None };
        let (unit, span) = behind.iter().find_map(rate)?;
        let between = self.tokens_within(amount, amount.span.end()..span.start());
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
        let (before, _) = self.cues_around(date);
        let is_limit = |cue: &&Cue| matches!(cue.tells, Tells::Deadline | Tells::Start);
        let cue = before.iter().rfind(is_limit)?;
        self.is_right_before(cue, (date, date.span.start())).then_some((cue.tells, cue.span))
    }

    /// Whether a length of time is counted on from now, or back, and the words that say so: `due settimane fa`, *in two weeks*.
    #[must_use]
    pub fn from_now(&self, length: &Mention) -> Option<(bool, Span)> {
        let (before, behind) = self.cues_around(length);
        let ahead = before.last().filter(|cue| cue.tells == Tells::Ahead && self.touch(cue.span, length.span));
        let mut next = behind.iter().take_while(|cue| self.touch(length.span, cue.span));
        let told = |cue: &Cue| match cue.tells {
            Tells::Ago => Some((false, cue.span)),
            Tells::Hence => Some((true, cue.span)),
            _ => None,
        };
        ahead.map(|cue| (true, cue.span)).or_else(|| next.find_map(told))
    }

    /// Whether a figure is told as a rise or as a fall ([`Tells::Rise`], [`Tells::Fall`]), and the words that say so: `è salito di oltre il
    /// 3%`, *a 3% fall*. A word or two may stand before the figure and its bound.
    ///
    /// Nothing is told of where something fell from (`down from 9%`), nor against what it fell: of two currencies the one rises as much
    /// as the other falls (`l'euro perde il 3% sul dollaro`).
    #[must_use]
    pub fn change(&self, figure: &Mention) -> Option<(Tells, Span)> {
        let start = figure.bound.map_or(figure.span.start(), |bound| bound.start().min(figure.span.start()));
        let (before, behind) = self.cues_around(figure);
        let is_change = |cue: &&Cue| matches!(cue.tells, Tells::Rise | Tells::Fall);
        let first = behind.first().filter(|cue| self.touch(figure.span, cue.span));
        if first.is_some_and(|cue| cue.tells == Tells::Against) {
            return None;
        }
        let told = |cue: &Cue| (cue.tells, cue.span);
        let led = || {
            let at = before.iter().rposition(|cue| is_change(&cue) && cue.span.end() <= start)?;
            let is_level = before[at + 1..].iter().any(|cue| cue.tells == Tells::Start);
            (!is_level && self.is_right_before(&before[at], (figure, start))).then(|| told(&before[at]))
        };
        led().or_else(|| first.filter(is_change).map(told))
    }

    /// Whether a figure is told against another ([`Side::comparison`]) or else as a change ([`Side::change`]), and the words that say so:
    /// `guadagnano il 20% in meno` tells no gain.
    #[must_use]
    pub fn shift(&self, figure: &Mention) -> Option<(Tells, Span)> {
        self.comparison(figure).or_else(|| self.change(figure))
    }

    /// Whether a figure is by how much something is more or less than another ([`Tells::Rise`], [`Tells::Fall`]), by the words right behind
    /// it or a phrase right before it, and these words: `200 euro in meno`, *40% above normal*, `inferiori del 40%`.
    #[must_use]
    pub fn comparison(&self, figure: &Mention) -> Option<(Tells, Span)> {
        let (before, behind) = self.cues_around(figure);
        let told = |cue: &Cue| match cue.tells {
            Tells::Higher => Some((Tells::Rise, cue.span)),
            Tells::Lower => Some((Tells::Fall, cue.span)),
            _ => None,
        };
        // One word alone would bound it: `superiore 40%`.
        let is_phrase = |cue: &&Cue| self.text(cue.span).contains([' ', '\'', '\u{2019}']);
        let mut last = before.iter().rev().take_while(|cue| self.touch(cue.span, figure.span)).filter(is_phrase);
        let mut next = behind.iter().take_while(|cue| self.touch(figure.span, cue.span));
        next.find_map(told).or_else(|| last.find_map(told))
    }

    /// The cues of a mention's segment that begin before its end, and those behind it, the nearest alone.
    fn cues_around(&self, mention: &Mention) -> (&[Cue], &[Cue]) {
        let cues = self.cues_in(mention.segment.0..mention.segment.0 + 1);
        let (before, behind) = cues.split_at(cues.partition_point(|cue| cue.span.start() < mention.span.end()));
        (&before[before.len().saturating_sub(NEAREST)..], &behind[..behind.len().min(NEAREST)])
    }

    /// Whether no more than prepositions and articles stand between a cue and where a mention begins.
    fn is_right_before(&self, cue: &Cue, (mention, start): (&Mention, u32)) -> bool {
        let between = self.tokens_within(mention, cue.span.end()..start);
        let is_small = |token: &Token| {
            matches!(token.class, TokenClass::Lower | TokenClass::Elision) && token.span.len() <= LONGEST_SMALL
        };
        cue.span.end() <= start && between.len() <= MOST_SMALL && between.iter().all(is_small)
    }

    /// The tokens of a mention's segment that begin within some bytes of the text.
    fn tokens_within(&self, mention: &Mention, bytes: std::ops::Range<u32>) -> &[Token] {
        let tokens = self.tokens_of(mention.segment);
        let at = |byte: u32| tokens.partition_point(|token| token.span.start() < byte);
        &tokens[at(bytes.start)..at(bytes.end).max(at(bytes.start))]
    }

    /// Whether no more than white space stands between two spans.
    fn touch(&self, first: Span, last: Span) -> bool {
        let gap = self.document.text.get(first.end() as usize..last.start() as usize);
        gap.is_some_and(|gap| gap.trim().is_empty())
    }
}
