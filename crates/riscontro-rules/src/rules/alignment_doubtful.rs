//! `alignment-doubtful`: it is not sure which sentences translate which, so nothing was checked there.

use riscontro_core::{Bead, Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity, Side};
use serde::Deserialize;

use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a stretch of sentence pairs that the aligner is not sure of. Names, numbers and terms are not compared there, since
/// a wrong pairing would raise a false alarm for each of them. Neighbouring pairs are one finding.
///
/// ## Why it matters
/// Silence should mean that something was checked.
///
/// ## Example
/// it: Il cane dorme sul divano.
/// en: Prices rose sharply in the second quarter.
///
/// ## Options
/// `warn-from` (default 3): from so many doubtful pairs in a row on it is a warning, below that a note.
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
        let is_doubtful = |bead: &Bead| bead.is_matched() && bead.confidence < pair.min_confidence;
        let numbered: Vec<_> = (0_u32..).zip(pair.beads()).collect();
        for stretch in numbered.chunk_by(|(_, one), (_, next)| is_doubtful(one) == is_doubtful(next)) {
            let (first, bead) = stretch[0];
            if !is_doubtful(bead) {
                continue;
            }
            let covered = |side: &Side, range: fn(&Bead) -> std::ops::Range<u32>| {
                let spans = stretch.iter().filter_map(|(_, bead)| side.span_of(range(bead)));
                spans.reduce(riscontro_core::Span::cover).map(|span| Mark { span, value: None })
            };
            let message = match stretch.len() {
                1 => "this pair of sentences may not belong together and was not checked".to_owned(),
                count => format!("these {count} pairs of sentences may not belong together and were not checked"),
            };
            sink.report(Draft {
                source: covered(&pair.source, |bead| bead.source.clone()),
                target: covered(&pair.target, |bead| bead.target.clone()),
                severity: (stretch.len() < self.options.warn_from).then_some(Severity::Note),
                ..Draft::new(first, message)
            });
        }
    }
}
