//! `number-unlocalised`: a number is left in the source language's format.

use riscontro_core::{
    Cause, Draft, Fate, Group, Locale, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, Value,
};

use super::draft::{NoOptions, joined_draft, mark, quoted};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a number whose point or comma is that of the source language: the value
/// is right only for a reader who knows the original. It is an error where the
/// number as it stands is another one in the language of the target: `12.480` is
/// less than thirteen in English. It is a note where the language of the target
/// cannot read it so, and the reader sees what was meant: `25.5` in Italian, `1,5`
/// in English. Bare numbers such as those of versions and sections keep their
/// point. A number that differs in both formats is a number-mismatch.
///
/// ## Why it matters
/// Digits that were carried over look right beside the original, and are a thousand
/// times too small.
///
/// ## Example
/// it: I votanti sono stati **12.480**.
/// en: There were **12.480** voters.
///
/// ## Options
/// None.
///
/// ## Source
/// Unicode CLDR, decimal and group symbols of each language.
pub(super) struct NumberUnlocalised;

impl Rule for NumberUnlocalised {
    const META: RuleMeta = RuleMeta {
        id: RuleId("number-unlocalised"),
        group: Group::Numbers,
        severity: Severity::Error,
        summary: "a number is left in the source language's format",
        page: include_str!("number_unlocalised.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NumberUnlocalised
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in pair.counterparts.joined.iter().filter(|joined| joined.cause == Some(Cause::Unlocalised)) {
            let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
            match standing(source, target) {
                Standing::AnotherValue => sink.report(joined_draft(pair, joined)),
                Standing::Unreadable => sink.report(note(pair, source, target, joined.bead)),
                Standing::Right => {}
            }
        }
        let (_, bead_of_segments) = pair.alignment.bead_of_segments();
        for (source, target) in tolerated(pair) {
            sink.report(note(pair, source, target, bead_of_segments[target.segment.index()]));
        }
    }
}

/// How a number of the target stands in its own language's format, where it agrees with the source only in the other one.
enum Standing {
    AnotherValue,
    Unreadable,
    /// It is the source that is written in the format of the target.
    Right,
}

fn standing(source: &Mention, target: &Mention) -> Standing {
    let can_read = |mention: &Mention| mention.readings.iter().any(|reading| reading.locale != Locale::Other);
    match (can_read(source), can_read(target)) {
        (_, false) => Standing::Unreadable,
        // Of a source with several readings, or a range, it is not sure which one was meant.
        (false, true) if is_plain(source) => Standing::Right,
        (_, true) => Standing::AnotherValue,
    }
}

/// Whether a mention is one number that can be read in one way, and no range.
fn is_plain(mention: &Mention) -> bool {
    mention.readings.len() == 1 && !matches!(mention.value(), Value::Range(_))
}

/// Quantities of the target that agree with the source, each with its source, though the target's language writes them otherwise.
fn tolerated(pair: &Pair) -> impl Iterator<Item = (&Mention, &Mention)> {
    let fates = pair.target.mentions.iter().zip(&pair.counterparts.target);
    fates.filter(|(target, _)| target.readings[0].locale == Locale::Tolerated).filter_map(|(target, fate)| {
        let Fate::Paired { with, .. } = fate else { return None };
        let source = pair.source.mention(*with);
        (source.readings[0].locale == Locale::Own && is_quantity(pair, target)).then_some((source, target))
    })
}

/// Whether a number has a unit, a sign or a scale: the point of a bare one may be that of `Windows 8.1` or `articolo 12.3`, which is
/// the same in every language.
fn is_quantity(pair: &Pair, number: &Mention) -> bool {
    number.kind != MentionKind::Number || pair.target.text(number.span).contains(char::is_alphabetic)
}

fn note(pair: &Pair, source: &Mention, target: &Mention, bead: u32) -> Draft {
    let message = format!("{} is not in the target language's format", quoted(&pair.target, target));
    Draft {
        source: Some(mark(source)),
        target: Some(mark(target)),
        severity: Some(Severity::Note),
        cause: Some(Cause::Unlocalised),
        expected: Some(source.value().clone()),
        ..Draft::new(bead, message)
    }
}
