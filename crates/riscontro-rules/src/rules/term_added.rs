//! `term-added`: a term of the glossary stands in the target, and the source does not have it.

use std::collections::BTreeSet;

use riscontro_core::{ConceptId, Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity, TermHit, TermStatus};

use super::draft::SeverityOption;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a preferred rendering of the glossary in the target where neither the sentence of
/// the source nor its neighbours have a term of that concept. Off by default: an ordinary
/// word is often the rendering of some term (`party`, `answer`), so turn it on for a
/// glossary whose renderings are terms wherever they stand.
///
/// ## Why it matters
/// A term that the source does not have says more, or something else, than the author.
///
/// ## Example
/// it: Le misure costano.
/// en: The **tariffs** are costly.
///
/// ## Options
/// `severity` (`note`, `warning` or `error`; default `note`): how grave it is.
pub(super) struct TermAdded {
    options: SeverityOption,
}

impl Rule for TermAdded {
    const META: RuleMeta = RuleMeta {
        id: RuleId("term-added"),
        group: Group::Terms,
        severity: Severity::Note,
        summary: "a term of the glossary stands in the target, and the source does not have it",
        page: include_str!("term_added.rs"),
        on_by_default: false,
    };
    type Options = SeverityOption;

    fn new(options: SeverityOption) -> Self {
        TermAdded { options }
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let beads = pair.beads();
        let of_source = |at: usize| -> BTreeSet<ConceptId> {
            pair.source.terms_in(beads[at].source.clone()).map(|hit| pair.source.terms[hit].concept).collect()
        };
        for (at, bead) in beads.iter().enumerate() {
            if !bead.is_matched() || bead.confidence < pair.min_confidence {
                continue;
            }
            let near = at.saturating_sub(1)..(at + 2).min(beads.len());
            let said: BTreeSet<ConceptId> = near.flat_map(of_source).collect();
            let hits = pair.target.terms_in(bead.target.clone()).map(|hit| &pair.target.terms[hit]);
            for hit in hits.filter(|hit| !said.contains(&hit.concept) && is_preferred(pair, hit)) {
                let bead = u32::try_from(at).expect("fewer beads than bytes of a document");
                sink.report(Draft { severity: self.options.severity, ..draft(pair, hit, bead) });
            }
        }
    }
}

/// Whether a hit is the preferred term of a concept that the source's language has a term for, too.
fn is_preferred(pair: &Pair, hit: &TermHit) -> bool {
    let concept = pair.termbase.concept(hit.concept);
    let term = &concept.terms[usize::from(hit.term)];
    let is_of = |side: riscontro_core::LangTag| term.lang.primary() == side.primary();
    term.status == TermStatus::Preferred
        && is_of(pair.target.document.lang)
        && concept.preferred(pair.source.document.lang).is_some()
}

fn draft(pair: &Pair, hit: &TermHit, bead: u32) -> Draft {
    let concept = pair.termbase.concept(hit.concept);
    let own = concept.preferred(pair.source.document.lang).map_or("", |term| &term.text);
    let message = format!("`{}` stands without `{own}` in the source", pair.target.text(hit.span));
    let value = Some(concept.terms[usize::from(hit.term)].text.clone());
    Draft {
        target: Some(Mark { span: hit.span, value }),
        concept: Some(concept.id.clone()),
        ..Draft::new(bead, message)
    }
}
