//! `name-untranslated`: a name stands in the target in the form of the source's language.

use std::cell::LazyCell;
use std::collections::HashSet;

use riscontro_core::value::{NameKey, NameKind, Value, is_ruler_number};
use riscontro_core::{Cause, Cue, Draft, Group, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, Side, Tells};

use super::draft::{NoOptions, mark, words};
use crate::homes::is_at_home;
use crate::reason::reason;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name that the target has as the source has it, although the tables know
/// how its language writes it: `Londra` in an English text, `Giovanni Paolo II`. What
/// may be a girl or a church as well (`Ginevra`, `San Paolo`), a person without number
/// (`Cartesio`, for there are surnames like it) and a work, which may keep its title, are
/// notes, and so is a place that the source calls as those do who live there (`Milano` in
/// an English text for Italians) or a ship or house (`lo sloop Fenice`), and an abbreviation that
/// the document spells out as something else. A name inside a longer one that both sides have alike (`Museum of the Rockies`)
/// is none.
///
/// ## Why it matters
/// A reader of English does not know where Monaco di Baviera lies.
///
/// ## Example
/// it: Il volo per **Londra** è in ritardo.
/// en: The flight to **Londra** is late.
///
/// ## Options
/// None.
pub(super) struct NameUntranslated;

/// Letters of the longest abbreviation that is written without a thought of its words.
const LONGEST_ABBREVIATION: usize = 5;

impl Rule for NameUntranslated {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-untranslated"),
        group: Group::Names,
        severity: Severity::Error,
        summary: "a name stands in the target in the form of the source's language",
        page: include_str!("name_untranslated.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameUntranslated
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let own = LazyCell::new(|| spelt_out(&pair.source).chain(spelt_out(&pair.target)).collect::<HashSet<String>>());
        for joined in pair.counterparts.joined.iter().filter(|joined| joined.cause == Some(Cause::Untranslated)) {
            let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
            if source.kind != MentionKind::Name {
                continue;
            }
            let name = words(&pair.source, source);
            let is_left = key(source).is_some_and(|key| !key.entities.is_empty());
            let message = if is_left {
                format!("`{name}` is left as it is in the source")
            } else {
                format!("`{name}` is written in the source as in the target")
            };
            // The source may call a town as those do who live there, whose language the target is in.
            let is_native = !is_left && is_at_home(target, pair.target.document.lang);
            let is_own = || own.contains(&pair.target.text(target.span).to_lowercase());
            let is_called = is_called(&pair.source, source) || is_called(&pair.target, target) || is_own();
            sink.report(Draft {
                source: Some(mark(source)),
                target: Some(mark(target)),
                cause: joined.cause,
                reason: reason(pair, joined),
                expected: Some(source.value().clone()),
                severity: (is_native || is_called || is_mild(source, target)).then_some(Severity::Note),
                ..Draft::new(joined.bead, message)
            });
        }
    }
}

/// Whether the word right before a name says that a street, a ship or a house is called so: `lo sloop Fenice`.
fn is_called(side: &Side, mention: &Mention) -> bool {
    let cues = side.cues_in(mention.segment.0..mention.segment.0 + 1);
    let is_right_before = |cue: &Cue| {
        let gap = side.document.text.get(cue.span.end() as usize..mention.span.start() as usize);
        matches!(cue.tells, Tells::Street | Tells::Called) && gap.is_some_and(|gap| gap.trim().is_empty())
    };
    cues.iter().any(is_right_before)
}

/// Letters of the longest word that an abbreviation leaves out: `della`.
const LONGEST_SMALL: usize = 5;

/// The most words before a bracket that its abbreviation stands for.
const LONGEST_SPELT: usize = 8;

/// The abbreviations in brackets behind words that begin with their letters, in small letters: `Associazione italiana editori (Aie)`.
fn spelt_out(side: &Side) -> impl Iterator<Item = String> {
    let written = |at: usize| side.text(side.tokens[at].span);
    let bracketed = (1..side.tokens.len()).filter(move |at| written(at - 1) == "(");
    // `World Health Organization (WHO)` is what the tables know.
    let is_known = move |at: usize| {
        let short = side.mentions.partition_point(|mention| mention.span.start() < side.tokens[at].span.start());
        let Some([long, short]) = short.checked_sub(1).and_then(|long| side.mentions.get(long..=short)) else {
            return false;
        };
        long.span.end() + 2 == short.span.start()
            && key(long).zip(key(short)).is_some_and(|(long, short)| long.shares_entity(short))
    };
    bracketed.filter(move |at| !is_known(*at)).filter_map(move |at| {
        let short = written(at).to_lowercase();
        let mut letters = short.chars().rev().peekable();
        let mut is_named = false;
        for word in (at.saturating_sub(LONGEST_SPELT + 1)..at - 1).rev().map(written) {
            let initial = word.chars().flat_map(char::to_lowercase).next();
            let is_next = letters.next_if(|letter| Some(*letter) == initial).is_some();
            if is_next {
                // `prodotto interno lordo (Pil)` names nobody.
                is_named = word.starts_with(char::is_uppercase);
            }
            if !is_next && word.chars().count() > LONGEST_SMALL {
                break;
            }
        }
        let is_spelt = letters.next().is_none() && is_named;
        is_spelt.then_some(short)
    })
}

/// Whether a form may stand as it is: it may name another, or is an abbreviation that is right in the target and that the
/// source has borrowed (`UAE` in Italian).
fn is_mild(source: &Mention, target: &Mention) -> bool {
    let is_abbreviation = |key: &NameKey| matches!(&key.words[..], [word] if word.len() <= LONGEST_ABBREVIATION);
    let is_borrowed = key(source).is_some_and(|key| key.kind == NameKind::Acronym && is_abbreviation(key));
    is_borrowed || may_be_another(source) || may_be_another(target)
}

/// Whether the form may as well name somebody or something else, which has it in every language.
fn may_be_another(mention: &Mention) -> bool {
    let names = |value: &Value| matches!(value, Value::Name(key) if key.kind == NameKind::Person);
    let has_given_name = mention.readings.iter().skip(1).any(|reading| names(&reading.value));
    has_given_name
        || key(mention).is_some_and(|key| match key.kind {
            NameKind::Person => !key.words.last().is_some_and(|word| is_ruler_number(word)),
            NameKind::Work => true,
            _ => false,
        })
}

fn key(mention: &Mention) -> Option<&NameKey> {
    match mention.value() {
        Value::Name(key) => Some(key),
        _ => None,
    }
}
