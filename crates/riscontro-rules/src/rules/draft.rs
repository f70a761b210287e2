//! Drafts that several rules write alike.

use crate::plain::{bound_in_words, plain};
use riscontro_core::{
    Agreement, Cause, Draft, Fate, Joined, Mark, Mention, MentionId, MentionKind, Pair, Severity, Side, SideName, Span,
    Value,
};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// A word of a name that two languages share has more letters: `Carlos III` and *Charles III* share a number.
const SHORTEST_SHARED: usize = 3;

/// Options of a rule that has none: a table without keys.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoOptions {}

/// Options of a rule whose findings are as grave as the house says: `note`, `warning` or `error`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct SeverityOption {
    #[serde(deserialize_with = "severity")]
    pub(super) severity: Option<Severity>,
}

fn severity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Severity>, D::Error> {
    let word = String::deserialize(deserializer)?;
    let expected = || D::Error::custom(format!("`severity` is `{word}`: expected `note` or `warning` or `error`"));
    word.parse().map(Some).map_err(|_| expected())
}

/// A mention as the reader sees it: its place and how it was read.
pub(super) fn mark(mention: &Mention) -> Mark {
    Mark { span: mention.span, value: Some(mention.value().to_string().into()) }
}

/// The mark of a number and of the words that bound it.
pub(super) fn with_bound(mention: &Mention, mark: Mark) -> Mark {
    Mark { span: mention.bound.map_or(mark.span, |bound| bound.cover(mark.span)), ..mark }
}

/// The words of a mention on one line.
pub(super) fn words(side: &Side, mention: &Mention) -> String {
    side.text(mention.span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a mention, and in brackets how they were read where that is not what they say already; a name says it.
pub(super) fn quoted(side: &Side, mention: &Mention) -> String {
    match mention.value() {
        Value::Name(_) => format!("`{}`", words(side, mention)),
        // A share has no bound of its own; the ratio that it makes bears it.
        share @ Value::Share { .. } => {
            let mut ratios = mention.readings.iter().filter_map(|reading| match reading.value {
                Value::Number(ratio) => Some(bound_in_words(ratio.bound())),
                _ => None,
            });
            match ratios.find(|bound| !bound.is_empty()) {
                Some(bound) => format!("`{}` ({bound}{})", words(side, mention), plain(share)),
                None => quoted_as(side, mention, share),
            }
        }
        value => quoted_as(side, mention, value),
    }
}

/// The words of a mention, and in brackets one of its readings.
pub(super) fn quoted_as(side: &Side, mention: &Mention, value: &Value) -> String {
    let (words, value) = (words(side, mention), plain(value));
    if words == value { format!("`{words}`") } else { format!("`{words}` ({value})") }
}

/// Whether two names may be one, each as its language writes it, for all that is known of the languages: `Carlos V`, *Charles V*. What
/// is said of `Anna Lindström` and *Anna Lindstram* is the name itself: a word is the same, and the other one differs.
pub(super) fn may_be_translated(pair: &Pair, source: &Mention, target: &Mention) -> bool {
    let is_listed = |mention: &Mention| matches!(mention.value(), Value::Name(key) if !key.entities.is_empty());
    let is_known = pair.source.reads_names && pair.target.reads_names;
    let (own, other) = (words(&pair.source, source), words(&pair.target, target));
    let shares_word =
        own.split(' ').any(|word| word.len() > SHORTEST_SHARED && other.split(' ').any(|one| one == word));
    !(is_known || shares_word || (is_listed(source) && is_listed(target)))
}

/// A draft that marks both mentions of joined leftovers and says how each was read.
pub(super) fn joined_draft(pair: &Pair, joined: &Joined) -> Draft {
    let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
    // A time as seen from the text and one by the calendar: that they differ is not known.
    let is_seen_from_now = |mention: &Mention| matches!(mention.value(), Value::Relative { .. });
    let is_unknown = joined.agreement.is_acceptable() && (is_seen_from_now(source) || is_seen_from_now(target));
    let is_derived = joined.cause == Some(Cause::Derived);
    let became = if is_unknown || is_derived { "is told as" } else { "became" };
    let message = format!("{} {became} {}", quoted(&pair.source, source), quoted(&pair.target, target));
    Draft {
        source: Some(mark(source)),
        target: Some(mark(target)),
        cause: joined.cause.filter(|_| !is_unknown),
        expected: Some(source.value().clone()),
        ..Draft::new(joined.bead, message)
    }
}

/// A draft that marks both mentions of joined leftovers, which are alike, with the words beside them that are not.
pub(super) fn worded_draft(pair: &Pair, joined: &Joined, words: fn(&Side, &Mention) -> Option<Span>) -> Option<Draft> {
    let whole = |side: &Side, id| words(side, side.mention(id)).map(|words| words.cover(side.mention(id).span));
    let (here, there) = (whole(&pair.source, joined.source)?, whole(&pair.target, joined.target)?);
    let message = format!("`{}` became `{}`", pair.source.text(here), pair.target.text(there));
    let marked = |span| Some(Mark { span, value: None });
    Some(Draft { source: marked(here), target: marked(there), cause: joined.cause, ..Draft::new(joined.bead, message) })
}

/// The mentions of one kind that the target gives in other terms (another currency, another time zone) and that come out right, each
/// pair with its bead.
pub(super) fn converted(pair: &Pair, kind: MentionKind) -> impl Iterator<Item = ([&Mention; 2], u32)> {
    let (beads, _) = pair.alignment.bead_of_segments();
    let fates = (0_u32..).map(MentionId).zip(&pair.counterparts.source);
    fates.filter_map(move |(source, fate)| {
        let Fate::Paired { with, agreement: Agreement::Converted } = *fate else { return None };
        let mentions = [pair.source.mention(source), pair.target.mention(with)];
        let are_of_kind = mentions.iter().all(|mention| mention.kind == kind);
        are_of_kind.then(|| (mentions, beads[mentions[0].segment.index()]))
    })
}

/// A note that marks two mentions of a bead.
pub(super) fn note(bead: u32, [source, target]: [&Mention; 2], message: String) -> Draft {
    Draft {
        severity: Some(Severity::Note),
        source: Some(mark(source)),
        target: Some(mark(target)),
        ..Draft::new(bead, message)
    }
}

/// The leftovers of one side that `wanted` takes, with their beads.
pub(super) fn left<'p>(
    pair: &'p Pair,
    side: SideName,
    wanted: impl Fn(&Mention) -> bool + 'p,
) -> impl Iterator<Item = (MentionId, u32)> + 'p {
    unanswered(pair, side, wanted).filter(|open| open.fate == Fate::Left).map(|open| (open.id, open.bead))
}

/// The mentions of one side that only say again, in another unit or currency, the one beside them: the mention, that one, and
/// the bead.
pub(super) fn glossed(pair: &Pair, side: SideName) -> impl Iterator<Item = (MentionId, MentionId, u32)> {
    let (source_beads, target_beads) = pair.alignment.bead_of_segments();
    let (mentions, fates, beads) = match side {
        SideName::Source => (&pair.source.mentions, &pair.counterparts.source, source_beads),
        SideName::Target => (&pair.target.mentions, &pair.counterparts.target, target_beads),
    };
    let all = (0_u32..).map(MentionId).zip(mentions.iter().zip(fates));
    all.filter_map(move |(id, (mention, fate))| match fate {
        Fate::Glossed(original) => Some((id, *original, beads[mention.segment.index()])),
        _ => None,
    })
}

/// A mention that nothing of its bead answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unanswered {
    /// The mention.
    pub(super) id: MentionId,
    /// The index of its bead.
    pub(super) bead: u32,
    /// [`Fate::Left`] or [`Fate::Near`].
    pub(super) fate: Fate,
}

/// The leftovers of one side that `wanted` takes, and those that the other side says near by.
pub(super) fn unanswered<'p>(
    pair: &'p Pair,
    side: SideName,
    wanted: impl Fn(&Mention) -> bool + 'p,
) -> impl Iterator<Item = Unanswered> + 'p {
    let (source_beads, target_beads) = pair.alignment.bead_of_segments();
    let (mentions, fates, beads) = match side {
        SideName::Source => (&pair.source.mentions, &pair.counterparts.source, source_beads),
        SideName::Target => (&pair.target.mentions, &pair.counterparts.target, target_beads),
    };
    let numbered = (0_u32..).zip(mentions.iter().zip(fates));
    let open = numbered.filter(move |(_, (mention, fate))| matches!(fate, Fate::Left | Fate::Near) && wanted(mention));
    open.map(move |(at, (mention, fate))| Unanswered {
        id: MentionId(at),
        bead: beads[mention.segment.index()],
        fate: *fate,
    })
}

/// The leftover names of one side, but for those inside a term that is rendered as the glossary agreed: nobody knows its names better.
pub(super) fn unanswered_names(pair: &Pair, side: SideName) -> impl Iterator<Item = Unanswered> + '_ {
    let agreed = agreed_spans(pair, side);
    let named = unanswered(pair, side, |mention| mention.kind == MentionKind::Name);
    named.filter(move |open| {
        let mentions = if side == SideName::Source { &pair.source } else { &pair.target };
        let span = mentions.mention(open.id).span;
        let before = agreed.partition_point(|term| term.end() < span.end());
        !agreed[before..].first().is_some_and(|term| term.start() <= span.start() && span.end() <= term.end())
    })
}

/// Where the terms of one side stand that are rendered as agreed, in text order.
fn agreed_spans(pair: &Pair, side: SideName) -> Vec<Span> {
    let rendered = pair.counterparts.terms.iter().filter_map(|fate| Some((fate.source, fate.rendering?)));
    let mut spans: Vec<Span> = match side {
        SideName::Source => rendered.map(|(term, _)| pair.source.terms[term as usize].span).collect(),
        SideName::Target => rendered.map(|(_, term)| pair.target.terms[term as usize].span).collect(),
    };
    spans.sort_by_key(|span| (span.end(), span.start()));
    spans
}

/// Mentions of one segment as one place: the span over all, how they were read, and their words in a list.
pub(super) fn listed(side: &Side, ids: &[MentionId]) -> (Span, Box<str>, String) {
    let mentions: Vec<&Mention> = ids.iter().map(|id| side.mention(*id)).collect();
    let span = mentions.iter().map(|mention| mention.span).reduce(Span::cover).unwrap_or(Span::new(0, 0));
    let values: Vec<String> = mentions.iter().map(|mention| mention.value().to_string()).collect();
    let quoted: Vec<String> = mentions.iter().map(|mention| format!("`{}`", words(side, mention))).collect();
    let names = match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => quoted.concat(),
    };
    (span, values.join(", ").into(), names)
}
