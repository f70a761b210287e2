//! `alignment-doubtful`: it is not sure which sentences translate which, so nothing was checked there.

use std::ops::Range;

use riscontro_core::{Bead, Demand, Draft, Group, Mark, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, Side};
use serde::Deserialize;

use crate::rule::{Rule, Sink};
use crate::stretches::{covered, doubtful};

/// ## What it does
/// Reports a stretch of sentence pairs that the aligner is not sure of. Names, numbers and terms are not compared there, since
/// a wrong pairing would raise a false alarm for each of them. Neighbouring pairs are one finding, together with the sentences
/// without counterpart between them. Sentences of both sides that stand in one place and share nothing are one, too: a very free
/// translation, or an omission beside an addition.
///
/// ## Why it matters
/// Silence should mean that something was checked.
///
/// ## Example
/// it: Il cane dorme sul divano.
/// en: Prices rose sharply in the second quarter.
///
/// ## Options
/// `warn-from` (default 3): from so many pairs and sentences in a stretch on it is a warning, below that a note; unless sentences
/// of both sides stand in one place and both state a figure, which is a warning.
pub(super) struct AlignmentDoubtful {
    options: Options,
}

/// Keys of `[rules.alignment-doubtful]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Options {
    warn_from: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { warn_from: 3 }
    }
}

impl Rule for AlignmentDoubtful {
    const META: RuleMeta = RuleMeta {
        id: RuleId("alignment-doubtful"),
        group: Group::Alignment,
        severity: Severity::Warning,
        summary: "it is not sure which sentences translate which, so nothing was checked there",
        page: include_str!("alignment_doubtful.rs"),
        on_by_default: true,
    };
    type Options = Options;

    fn new(options: Options) -> Self {
        AlignmentDoubtful { options }
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for stretch in doubtful(pair) {
            let first = u32::try_from(stretch.start).expect("fewer beads than segments, which are counted in 32 bits");
            let beads = &pair.beads()[stretch];
            let pairs = beads.iter().filter(|bead| bead.is_matched()).count();
            let message = match pairs {
                0 => "these sentences stand in the same place, but may not translate one another".to_owned(),
                1 => "this pair of sentences may not belong together and was not checked".to_owned(),
                count => format!("these {count} pairs of sentences may not belong together and were not checked"),
            };
            let mark = |span| Mark { span, value: None };
            sink.report(Draft {
                source: covered(&pair.source, beads, |bead| bead.source.clone()).map(mark),
                target: covered(&pair.target, beads, |bead| bead.target.clone()).map(mark),
                severity: self.severity(pair, beads, pairs),
                ..Draft::new(first, message)
            });
        }
    }
}

impl AlignmentDoubtful {
    /// A short stretch is a note; but figures of both sides that stand in one place and do not answer each other are what a
    /// wrong figure in a short sentence looks like, and that must be seen.
    fn severity(&self, pair: &Pair, beads: &[Bead], pairs: usize) -> Option<Severity> {
        let source = || has_figure(&pair.source, beads, |bead| bead.source.clone());
        let target = || has_figure(&pair.target, beads, |bead| bead.target.clone());
        let is_short = beads.len() < self.options.warn_from;
        (is_short && !(pairs == 0 && source() && target())).then_some(Severity::Note)
    }
}

/// Whether a segment of one side of `beads` states a number, date or the like that asks for an answer.
fn has_figure(side: &Side, beads: &[Bead], range: fn(&Bead) -> Range<u32>) -> bool {
    let is_figure = |mention: &Mention| mention.kind != MentionKind::Name && mention.demand == Demand::Required;
    beads.iter().any(|bead| {
        let own = side.mentions_in(range(bead));
        side.mentions[own.start as usize..own.end as usize].iter().any(is_figure)
    })
}
