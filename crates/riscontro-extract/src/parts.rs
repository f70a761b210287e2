//! Amounts that a segment lists as the parts of one whole: shares in percent, the parts of a stated total, an equation.
//!
//! Most lists of numbers are no parts of anything (the turnout of three towns, the rates of three years), so a list counts as
//! parts only where words or signs say so: `composto da`, `il restante 15 %`, `in tutto`, `=`. Whether the sum is right is
//! for a rule to say.

use riscontro_core::value::{Bound, Exact, NameKind, Number};
use riscontro_core::{Mention, MentionId, MentionKind, Parts, SegmentId, Token, TokenClass, Value, Whole};
use riscontro_lang::{Language, Phrases, Tokeniser, Vocabulary};

use crate::View;
use crate::facts::Words;
use crate::glue::Glue;
use crate::lexicon::Lexicon;
use crate::rows::{part_word, rows};

/// A segment with more amounts is a table, and no list of parts.
const MOST_AMOUNTS: usize = 200;
/// The most tokens between two shares in percent.
const WIDEST_SHARE: usize = 12;
/// The most words of a part of a total: `uomini della guardia costiera`.
const LONGEST_PART: usize = 4;
/// The most words between a total and what names it: `in totale sono 13`.
const LONGEST_LINK: usize = 2;
/// How far before the first part an article may be a part of its own: `a woman, 7 men and 3 children`.
const ARTICLE_REACH: usize = 6;

/// Words beside the parts of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartWord {
    Total,
    Whole,
    Vote,
    Rest,
    Compare,
    Article,
    Besides,
}

/// Finds the parts of wholes among the mentions of a text in one language.
#[derive(Debug)]
pub(crate) struct PartsReader {
    words: Phrases<PartWord>,
}

/// A mention that is no name, and its tokens.
#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    id: MentionId,
    mention: &'a Mention,
    start: usize,
    end: usize,
}

/// One segment, its numbers and the words beside them.
struct Passage<'a> {
    segment: SegmentId,
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    words: &'a Words<'a>,
    mentions: &'a [Mention],
    items: Vec<Item<'a>>,
    /// Word, first token, end.
    cues: Vec<(PartWord, usize, usize)>,
}

impl PartsReader {
    /// Builds the look-ups of `language`, whose words are added to `vocabulary`.
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser, vocabulary: &mut Vocabulary) -> Self {
        PartsReader { words: Phrases::new(vocabulary, tokeniser, rows(language.parts.rows(), part_word)) }
    }

    /// The parts of wholes, in text order; `mentions` are those of the text, sorted by segment, then span.
    pub(crate) fn read(
        &self,
        view: View<'_>,
        (lexicon, words): (&Lexicon, &Words<'_>),
        mentions: &[Mention],
    ) -> Vec<Parts> {
        let mut out = Vec::new();
        let mut first = 0;
        for of_segment in mentions.chunk_by(|a, b| a.segment == b.segment) {
            // Two parts and their sum, or three shares.
            let amounts = of_segment.iter().filter(|mention| is_amount(mention)).count();
            if (3..=MOST_AMOUNTS).contains(&amounts) {
                let passage = self.passage(view, (lexicon, words), (of_segment, first));
                out.extend(passage.shares());
                out.extend(passage.totals());
                out.extend(passage.equations());
            }
            first += of_segment.len();
        }
        // Two words may name one total.
        out.dedup();
        out
    }

    fn passage<'a>(
        &'a self,
        view: View<'a>,
        (lexicon, words): (&'a Lexicon, &'a Words<'a>),
        (mentions, first): (&'a [Mention], usize),
    ) -> Passage<'a> {
        let segment = mentions[0].segment;
        let tokens = view.tokens_of(segment.index());
        let numbered = (first..).zip(mentions).filter(|(_, mention)| mention.kind != MentionKind::Name);
        let items = numbered.map(|(id, mention)| Item {
            id: MentionId(u32::try_from(id).expect("fewer mentions than bytes")),
            mention,
            start: tokens.partition_point(|token| token.span.end() <= mention.span.start()),
            end: tokens.partition_point(|token| token.span.start() < mention.span.end()),
        });
        let cues = (0..tokens.len()).flat_map(|at| {
            let found = self.words.longest(words.known, &tokens[at..]);
            found.into_iter().flat_map(move |(len, kinds)| kinds.iter().map(move |kind| (*kind, at, at + len)))
        });
        Passage {
            segment,
            text: view.text,
            tokens,
            lexicon,
            words,
            mentions,
            items: items.collect(),
            cues: cues.collect(),
        }
    }
}

/// Whether the mention may be a part or a sum.
fn is_amount(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Number | MentionKind::Percent)
}

/// The percentage that a mention states and nothing bounds.
fn percent(mention: &Mention) -> Option<Number> {
    match mention.value() {
        Value::Percent(number) if number.bound() == Bound::Exactly && mention.bound.is_none() => Some(*number),
        _ => None,
    }
}

/// The number that a mention states and nothing bounds.
fn number(mention: &Mention) -> Option<Number> {
    match mention.value() {
        Value::Number(number) if number.bound() == Bound::Exactly && mention.bound.is_none() => Some(*number),
        _ => None,
    }
}

fn is_whole_number(item: &Item<'_>) -> bool {
    number(item.mention).is_some_and(|number| {
        number.resolution() == 0
            && matches!(number.value().as_decimal(), Some((digits, power)) if digits > 0 && power >= 0)
    })
}

impl<'a> Passage<'a> {
    fn parts(&self, parts: &[Item<'_>], whole: Whole) -> Parts {
        Parts { segment: self.segment, parts: parts.iter().map(|item| item.id).collect(), whole }
    }

    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn is_glue(&self, at: usize, kind: Glue) -> bool {
        self.lexicon.glue.longest(self.words.known, &self.tokens[at..]).is_some_and(|(_, kinds)| kinds.contains(&kind))
    }

    /// Whether the token joins the members of a list.
    fn is_joint(&self, at: usize) -> bool {
        matches!(self.text(at), "," | ";") || self.is_glue(at, Glue::And)
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.class.is_word() || token.class == TokenClass::Elision)
    }

    fn has(&self, word: PartWord) -> bool {
        self.cues.iter().any(|(kind, ..)| *kind == word)
    }

    // Shares in percent.

    /// The percentages of the segment, when they are one list of three or more that the words call shares.
    fn shares(&self) -> Option<Parts> {
        let first = self.items.iter().position(|item| percent(item.mention).is_some())?;
        let len = self.items[first..].iter().take_while(|item| percent(item.mention).is_some()).count();
        let list = &self.items[first..first + len];
        let others = self.items.iter().filter(|item| item.mention.kind == MentionKind::Percent).count();
        if len < 3 || others != len || self.has(PartWord::Compare) || !list.windows(2).all(|two| self.is_list(two)) {
            return None;
        }
        let is_whole = self.has(PartWord::Whole)
            || self.has(PartWord::Vote) && self.are_named(list)
            || self.has_rest(list)
            || self.are_bare(list);
        is_whole.then(|| self.parts(list, Whole::Hundred))
    }

    fn is_list(&self, two: &[Item<'_>]) -> bool {
        let gap = two[0].end..two[1].start;
        gap.len() <= WIDEST_SHARE && gap.into_iter().any(|at| self.is_joint(at))
    }

    /// Whether each share but the first has a name right behind the joint before it, and no name is a place: `B il 38 %`.
    fn are_named(&self, list: &[Item<'_>]) -> bool {
        let reach = self.tokens[0].span.start()..self.tokens[list[list.len() - 1].end - 1].span.end();
        let is_place = |mention: &Mention| {
            let is_place =
                matches!(mention.value(), Value::Name(key) if matches!(key.kind, NameKind::Place | NameKind::Country));
            is_place && reach.contains(&mention.span.start())
        };
        let is_named = |two: &[Item<'_>]| {
            let joint = (two[0].end..two[1].start).rfind(|at| self.is_joint(*at));
            let after = joint.map_or(two[1].start, |joint| joint + 1);
            let article = self.cues.iter().find(|(kind, at, _)| *kind == PartWord::Article && *at == after);
            let name = article.map_or(after, |(_, _, end)| *end);
            name < two[1].start && self.tokens[name].class.is_capitalised()
        };
        !self.mentions.iter().any(is_place) && list.windows(2).all(is_named)
    }

    /// Whether the last share is called the rest: `il restante 15 %`.
    fn has_rest(&self, list: &[Item<'_>]) -> bool {
        let (last, before) = (list[list.len() - 1], list[list.len() - 2]);
        self.cues.iter().any(|(kind, at, end)| *kind == PartWord::Rest && *at >= before.end && *end == last.start)
    }

    /// Whether the shares stand with their nouns and nothing else: `60% cotton, 25% wool and 15% silk`.
    fn are_bare(&self, list: &[Item<'_>]) -> bool {
        let is_noun = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.class == TokenClass::Lower && !self.words.facts(token).is_stop)
                && !self.is_joint(at)
        };
        let nouns = |from: usize| (from..).take_while(|at| is_noun(*at)).count();
        let is_bare = |two: &[Item<'_>]| {
            let count = nouns(two[0].end);
            let mut joints = two[0].end + count..two[1].start;
            (1..=2).contains(&count) && (1..=2).contains(&joints.len()) && joints.all(|at| self.is_joint(at))
        };
        let last = list[list.len() - 1].end;
        let after = last + nouns(last);
        let ends = self.tokens.get(after).is_none_or(|token| token.class == TokenClass::Punctuation);
        list.windows(2).all(is_bare) && (1..=2).contains(&(after - last)) && ends
    }

    // Totals in words.

    fn totals(&self) -> impl Iterator<Item = Parts> {
        let totals = self.cues.iter().filter(|(kind, ..)| *kind == PartWord::Total);
        totals.filter_map(|(_, at, end)| {
            self.total_after(*at, *end).or_else(|| self.total_before(*at)).or_else(|| self.total_first(*end))
        })
    }

    /// `7 uomini e 6 donne, in tutto 13`.
    fn total_after(&self, at: usize, end: usize) -> Option<Parts> {
        let total = self.named_total(end)?;
        let list = self.list_before(self.items.partition_point(|item| item.end <= at), at)?;
        Some(self.parts(list, Whole::Total(total.id)))
    }

    /// The whole number right behind the words that end at `end`.
    fn named_total(&self, end: usize) -> Option<Item<'a>> {
        let total = self.items.iter().find(|item| item.start >= end).filter(|item| is_whole_number(item))?;
        let is_near =
            total.start - end <= LONGEST_LINK && (end..total.start).all(|at| self.is_word(at) && !self.is_joint(at));
        is_near.then_some(*total)
    }

    /// `7 uomini e 6 donne, 13 in tutto`.
    fn total_before(&self, at: usize) -> Option<Parts> {
        let count = self.items.partition_point(|item| item.end <= at);
        let total = self.items.get(count.checked_sub(1)?).filter(|item| is_whole_number(item))?;
        let is_near =
            at - total.end <= LONGEST_LINK && (total.end..at).all(|at| self.is_word(at) && !self.is_joint(at));
        let is_apart = total.start.checked_sub(1).is_some_and(|at| self.tokens[at].class == TokenClass::Punctuation);
        let list = self.list_before(count - 1, total.start).filter(|_| is_near && is_apart)?;
        Some(self.parts(list, Whole::Total(total.id)))
    }

    /// `in tutto 13 persone: 7 uomini e 6 donne`, where the segment ends with the list.
    fn total_first(&self, end: usize) -> Option<Parts> {
        let total = self.named_total(end)?;
        let first = self.items.iter().position(|item| item.start >= total.end)?;
        let colon = (total.end..self.items[first].start).find(|at| self.text(*at) == ":")?;
        let is_direct = colon - total.end <= LONGEST_PART && self.items[first].start == colon + 1;
        let list = self.list_before(self.items.len(), self.tokens.len()).filter(|_| is_direct)?;
        (list[0].start == self.items[first].start).then(|| self.parts(list, Whole::Total(total.id)))
    }

    /// The whole numbers that end at item `count` and are joined to a closed list, which ends before the token `end`.
    fn list_before(&self, count: usize, end: usize) -> Option<&[Item<'a>]> {
        let items = &self.items[..count];
        let last = items.last().filter(|item| is_whole_number(item))?;
        let is_mark = |at: &usize| self.tokens[*at].class == TokenClass::Punctuation;
        let marks = (last.end..end).rev().take_while(is_mark).count();
        let nouns = last.end..end - marks;
        let is_closed = |two: &[Item<'_>]| (two[0].end..two[1].start).any(|at| self.is_glue(at, Glue::And));
        let is_plain =
            nouns.len() <= LONGEST_PART && nouns.into_iter().all(|at| self.is_word(at) && !self.is_joint(at));
        let joined = items.windows(2).rev().take_while(|two| is_whole_number(&two[0]) && self.is_joined(two)).count();
        let list = &items[count - 1 - joined..];
        let is_whole = joined > 0
            && is_plain
            && is_closed(&list[joined - 1..])
            && !self.has_article(list)
            && !self.counts_more(list);
        is_whole.then_some(list)
    }

    /// Whether a few words and a comma or `and` part the two.
    fn is_joined(&self, two: &[Item<'_>]) -> bool {
        let gap = two[0].end..two[1].start;
        let joints = gap.clone().rev().take_while(|at| self.is_joint(*at)).count();
        let mut nouns = gap.start..gap.end - joints;
        (1..=2).contains(&joints)
            && nouns.len() <= LONGEST_PART
            && nouns.all(|at| self.is_word(at) && !self.is_joint(at))
    }

    /// Whether an article that may count one stands in the list or shortly before it.
    fn has_article(&self, list: &[Item<'_>]) -> bool {
        let first = list[0].start;
        let mut near = first.saturating_sub(ARTICLE_REACH)..list[list.len() - 1].end;
        near.any(|at| self.is_glue(at, Glue::One))
    }

    /// Whether words behind the first part say that the total counts more: `counting yesterday's bronze`.
    fn counts_more(&self, list: &[Item<'_>]) -> bool {
        self.cues.iter().any(|(kind, at, _)| *kind == PartWord::Besides && *at > list[0].start)
    }

    // Equations.

    fn equations(&self) -> impl Iterator<Item = Parts> {
        let equals = (1..self.items.len()).filter(|at| self.is_between(*at, "="));
        equals.filter_map(|at| {
            let sum = self.items[at];
            let pluses = (1..at).rev().take_while(|at| self.is_between(*at, "+")).count();
            let parts = &self.items[at - 1 - pluses..at];
            let is_plain = pluses > 0 && parts.iter().chain([&sum]).all(|item| number(item.mention).is_some());
            let is_alone = self.is_border(parts[0].start.checked_sub(1)) && self.is_border(Some(sum.end));
            (is_plain && is_alone && !is_saying(parts)).then(|| self.parts(parts, Whole::Equals(sum.id)))
        })
    }

    /// Whether this sign alone stands before the item at index `at`.
    fn is_between(&self, at: usize, sign: &str) -> bool {
        let gap = self.items[at - 1].end..self.items[at].start;
        gap.len() == 1 && self.text(gap.start) == sign
    }

    /// Whether no more of a formula stands at the token.
    fn is_border(&self, at: Option<usize>) -> bool {
        let Some(token) = at.and_then(|at| self.tokens.get(at)) else { return true };
        let is_word = token.class.is_word() && token.span.len() > 1 || token.class == TokenClass::Elision;
        is_word || matches!(token.span.of(self.text), "." | "," | ";" | ":" | "(" | ")" | "\"" | "«" | "»" | "“" | "”")
    }
}

/// `2 + 2 = 5` is said to make a point, and `1 + 1 = 10` in binary.
fn is_saying(parts: &[Item<'_>]) -> bool {
    let ten = Exact::integer(10);
    let is_small = |item: &Item<'_>| number(item.mention).is_some_and(|number| number.value() < ten);
    parts.iter().all(is_small)
}
