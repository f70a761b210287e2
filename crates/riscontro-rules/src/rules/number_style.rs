//! `number-style`: a number of the target is not written as the house style says.

use riscontro_core::value::{Number, Value};
use riscontro_core::{Demand, Draft, Fate, Group, Mark, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, Span};
use serde::{Deserialize, Deserializer};

use crate::choice::{choice, whole_number};
use crate::house_style::{Clock, Fault, FourDigits, Percent, Right, WordsBelow, is_in_digits};
use crate::rule::{Rule, Sink};
use crate::written::written;

/// ## What it does
/// Reports a number, percentage or time of day of the target that may say the right
/// thing and is not written as your house style wants it. The rule has no style of
/// its own: an option that is left out checks nothing.
///
/// ## Why it matters
/// A page on which `1,500` stands beside `1600`, and `5%` beside `5 %`, looks as if
/// two people had written it and nobody had read it.
///
/// ## Example
/// With `four-digits = "grouped"` and `clock = "12h"`; `1,500` and `5:30 p.m.` are
/// expected.
///
/// it: Alle **17.30** c'erano **1.500** persone.
/// en: At **17:30** there were **1500** people.
///
/// ## Options
/// * `four-digits`: `"grouped"` (1,234) or `"plain"` (1234). Years and codes are
///   never reported: four bare digits are reported where they have a unit or a
///   currency, or where the source groups them.
/// * `percent`: `"spaced"` (5 %, also with a no-break space) or `"unspaced"` (5%).
///   A word such as `per cento` or `percent` is no sign.
/// * `clock`: `"12h"` (5:30 p.m.) or `"24h"` (17:30). Times in words are never
///   reported, nor is `9:30`, which may be of either clock.
/// * `words-below` (2 to 100): whole numbers below it are written in words, others in
///   digits (`three boats`, `14 boats`). Only numbers that count the word behind them
///   are reported; measures, amounts, dates, codes, rough numbers (`a dozen`) and the
///   first words of a sentence are not.
/// * `words-as-source` (default false): a number in words stays in words, one in
///   digits in digits.
pub(super) struct NumberStyle {
    options: Options,
}

/// Keys of `[rules.number-style]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Options {
    #[serde(deserialize_with = "four_digits")]
    four_digits: Option<FourDigits>,
    #[serde(deserialize_with = "percent")]
    percent: Option<Percent>,
    #[serde(deserialize_with = "clock")]
    clock: Option<Clock>,
    #[serde(deserialize_with = "words_below")]
    words_below: Option<WordsBelow>,
    words_as_source: bool,
}

fn four_digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<FourDigits>, D::Error> {
    choice(deserializer, "four-digits", &[("grouped", FourDigits::Grouped), ("plain", FourDigits::Plain)])
}

fn percent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Percent>, D::Error> {
    choice(deserializer, "percent", &[("spaced", Percent::Spaced), ("unspaced", Percent::Unspaced)])
}

fn clock<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Clock>, D::Error> {
    choice(deserializer, "clock", &[("12h", Clock::TwelveHours), ("24h", Clock::TwentyFourHours)])
}

fn words_below<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<WordsBelow>, D::Error> {
    whole_number(deserializer, "words-below", 2..=100).map(|limit| Some(WordsBelow(i64::from(limit))))
}

impl Rule for NumberStyle {
    const META: RuleMeta = RuleMeta {
        id: RuleId("number-style"),
        group: Group::Numbers,
        severity: Severity::Note,
        summary: "a number is not written as the house style says",
        page: include_str!("number_style.rs"),
        on_by_default: false,
    };
    type Options = Options;

    fn new(options: Options) -> Self {
        NumberStyle { options }
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let (_, bead_of_segments) = pair.alignment.bead_of_segments();
        for (mention, fate) in pair.target.mentions.iter().zip(&pair.counterparts.target) {
            let words = pair.target.text(mention.span);
            for fault in self.faults(pair, mention, *fate, words) {
                sink.report(draft(mention, words, fault, bead_of_segments[mention.segment.index()]));
            }
        }
    }
}

impl NumberStyle {
    fn faults(&self, pair: &Pair, mention: &Mention, fate: Fate, words: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Some(style) = self.options.four_digits.filter(|_| counts(mention)) {
            faults.extend(style.faults(mention.value(), words, |digits| is_year_or_code(pair, mention, fate, digits)));
        }
        if let Some(style) = self.options.percent.filter(|_| mention.kind == MentionKind::Percent) {
            faults.extend(style.faults(words));
        }
        if let Some(style) = self.options.clock {
            faults.extend(style.fault(mention, words));
        }
        if let Some(style) = self.options.words_below.filter(|_| is_count(pair, mention)) {
            faults.extend(style.fault(mention.value(), words));
        }
        if self.options.words_as_source {
            faults.extend(unlike_source(pair, mention, fate, words));
        }
        faults
    }
}

fn draft(mention: &Mention, words: &str, fault: Fault, bead: u32) -> Draft {
    let at = |byte: usize| mention.span.start() + u32::try_from(byte).expect("a document has fewer bytes than 2^32");
    let span = Span::new(at(fault.place.start), at(fault.place.end));
    let (replacement, expected) = match fault.right {
        Right::Words(words) => (Some(words.into()), None),
        Right::Number(number) => (None, Some(Value::Number(Number::integer(number)))),
        Right::InWords => (None, None),
    };
    Draft {
        target: Some(Mark { span, value: Some(mention.value().to_string().into()) }),
        replacement,
        expected,
        ..Draft::new(bead, format!("`{}` {}", &words[fault.place], fault.says))
    }
}

/// Whether a mention counts the word behind it and does not open its segment, where a number is in words whatever the style.
fn is_count(pair: &Pair, mention: &Mention) -> bool {
    let is_first = pair.target.segments[mention.segment.index()].span.start() == mention.span.start();
    let behind = pair.target.document.text.get(mention.span.end() as usize..).unwrap_or_default();
    let counts_a_word = behind.strip_prefix([' ', '\u{a0}']).is_some_and(|rest| rest.starts_with(char::is_lowercase));
    mention.kind == MentionKind::Number && mention.demand == Demand::Required && counts_a_word && !is_first
}

/// A number in words for one in digits, or the other way round.
fn unlike_source(pair: &Pair, mention: &Mention, fate: Fate, words: &str) -> Option<Fault> {
    let Fate::Paired { with, .. } = fate else { return None };
    let source = pair.source.mention(with);
    let is_number =
        |mention: &Mention| matches!(mention.value(), Value::Number(_)) && mention.demand == Demand::Required;
    let (is_in_digits, source_is) = (is_in_digits(words)?, is_in_digits(pair.source.text(source.span))?);
    let differs = is_number(mention) && is_number(source) && is_in_digits != source_is;
    let says = if source_is { "is in digits in the source" } else { "is in words in the source" };
    differs.then_some(Fault { place: 0..words.len(), says, right: Right::InWords })
}

/// Whether a mention is a quantity, and no code.
fn counts(mention: &Mention) -> bool {
    use MentionKind as K;
    let is_quantity = matches!(mention.kind, K::Number | K::Percent | K::Money | K::Measure | K::Duration);
    is_quantity && !mention.readings.iter().any(|reading| matches!(reading.value, Value::Verbatim(_)))
}

/// Whether four bare digits may be a year, a room or a model: nothing says what they count, and the source has no group mark
/// in them either.
fn is_year_or_code(pair: &Pair, mention: &Mention, fate: Fate, digits: &str) -> bool {
    if mention.kind != MentionKind::Number {
        return false;
    }
    let source = match fate {
        Fate::Paired { with, .. } => with,
        Fate::Joined(at) => pair.counterparts.joined[at as usize].source,
        Fate::Covered | Fate::Glossed(_) | Fate::Near | Fate::Left => return true,
    };
    let source_words = pair.source.text(pair.source.mention(source).span);
    !written(source_words).into_iter().any(|number| number.group.is_some() && number.digits == digits)
}
