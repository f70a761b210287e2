//! Segments by the rules of an SRX file, for those who must segment as their translation tool does.
//!
//! Source: Segmentation Rules eXchange 2.0, LISA OSCAR, 2008. Rules are tried in order at every place, and the first that matches
//! there decides; where none does, no segment ends.
//!
//! # How
//!
//! `select` takes the rules of a language, `pattern` (with `class`, `property`, `captures` and `output`) rewrites their expressions for Rust's
//! engines, `rule` compiles each and finds its places, `filter` tells which rules are worth trying.
//!
//! # Decisions
//!
//! * No rule is tried at every place: the breaking rules are run over a paragraph once, and exceptions are run only if what they end in
//!   stands at a place that would break.
//! * A paragraph is what a rule sees, look-arounds too: it ends at a blank line, and white space at its ends is not part of it. A single
//!   line break is white space at which rules may break.
//! * Most expressions run in linear time. Those with look-arounds, references or possessive quantifiers need an engine that backtracks,
//!   and have a limit of steps: a rule that reaches it says nothing more about that paragraph,
//!   and the caller is told.

mod captures;
mod class;
mod error;
mod filter;
mod output;
mod pattern;
mod property;
mod rule;
mod select;

use std::collections::BTreeMap;

use riscontro_core::{LangTag, Span, SrxBreak, SrxRules};

use crate::candidates::paragraph_end;
pub use error::SrxError;
use filter::{Filter, Hit};
use rule::{Compiled, Rule};

/// The rules of one language, compiled.
#[derive(Debug)]
pub(crate) struct SrxSplitter {
    rules: Vec<Rule>,
    filter: Filter,
}

/// Places where segments end, each with the index of the rule that says so.
type Breaks = BTreeMap<usize, usize>;

impl SrxSplitter {
    /// Compiles the rules that `lang` takes.
    pub(crate) fn new(rules: &SrxRules, lang: LangTag) -> Result<Self, SrxError> {
        let mut compiled = Vec::new();
        for group in select::groups_of(rules, lang)? {
            for rule in &group.rules {
                compiled.push(Rule::compile(rule, &group.name)?);
            }
        }
        let (rules, loose): (Vec<_>, Vec<_>) =
            compiled.into_iter().map(|Compiled { rule, loose_before }| (rule, loose_before)).unzip();
        Ok(SrxSplitter { rules, filter: Filter::new(loose.into_iter()) })
    }

    /// The segments of a block; what went wrong is added to `faults`.
    pub(crate) fn spans(&self, text: &str, faults: &mut Vec<SrxError>) -> Vec<Span> {
        let (mut spans, mut at) = (Vec::new(), 0);
        loop {
            at = text.len() - text[at..].trim_start().len();
            if at == text.len() {
                return spans;
            }
            let (end, _) = paragraph_end(text, at);
            self.split_paragraph(text[at..end].trim_end(), at, &mut spans, faults);
            at = end;
        }
    }

    /// Adds the segments of a paragraph that begins at `start` of its block.
    fn split_paragraph(&self, text: &str, start: usize, spans: &mut Vec<Span>, faults: &mut Vec<SrxError>) {
        let mut from = 0;
        for place in self.places(text, faults).into_keys().chain([text.len()]) {
            let segment = &text[from..place];
            let begin = start + from + (segment.len() - segment.trim_start().len());
            let segment = segment.trim();
            if !segment.is_empty() {
                spans.push(Span::from_range(begin..begin + segment.len()));
            }
            from = place;
        }
    }

    /// The places of a paragraph where a segment ends.
    fn places(&self, text: &str, faults: &mut Vec<SrxError>) -> Breaks {
        let hits = self.filter.hits(text);
        let mut breaks = Breaks::new();
        for at in self.due(&hits, SrxBreak::Yes, |_, _| true) {
            let scanned = self.rules[at].scan(text, |place| {
                breaks.entry(place).or_insert(at);
            });
            faults.extend(scanned.err());
        }
        if breaks.is_empty() {
            return breaks;
        }
        let last = breaks.values().copied().max().unwrap_or(0);
        let is_ahead = |place: Option<usize>, at: usize| match place {
            Some(place) => breaks.get(&place).is_some_and(|breaking| at < *breaking),
            None => at < last,
        };
        for at in self.due(&hits, SrxBreak::No, is_ahead) {
            let scanned = self.rules[at].scan(text, |place| {
                if breaks.get(&place).is_some_and(|breaking| at < *breaking) {
                    breaks.remove(&place);
                }
            });
            faults.extend(scanned.err());
        }
        breaks
    }

    /// The rules of that decision worth trying, in order: they may match at some place that `matters`, or anywhere.
    fn due(&self, hits: &[Hit<'_>], decision: SrxBreak, matters: impl Fn(Option<usize>, usize) -> bool) -> Vec<usize> {
        let mut due = vec![false; self.rules.len()];
        for hit in hits {
            for at in hit.rules {
                due[*at] |= self.rules[*at].decision == decision && matters(Some(hit.place), *at);
            }
        }
        for at in self.filter.open() {
            due[*at] |= self.rules[*at].decision == decision && matters(None, *at);
        }
        (0..due.len()).filter(|at| due[*at]).collect()
    }
}
