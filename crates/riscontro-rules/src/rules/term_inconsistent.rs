//! `term-inconsistent`: one term is rendered in two ways that are both agreed.

use std::collections::BTreeMap;

use riscontro_core::{
    Concept, ConceptId, Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity, SideName, TermFate, TermHit, TermStatus,
};

use super::draft::SeverityOption;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports the places where a term of the glossary has another of its agreed renderings
/// than in most of the document: `duty` once and `tariff` four times for `dazio`. Of
/// renderings that are used alike often the preferred one is taken as the usual one, or
/// the first. Several places are one finding each.
///
/// ## Why it matters
/// Both renderings are right, and together they are two things to the reader.
///
/// ## Example
/// it: I dazi salgono. ¶ I **dazi** restano.
/// en: Tariffs are rising. ¶ The **duties** remain.
///
/// ## Options
/// `severity` (`note`, `warning` or `error`; default `note`): how grave a mixture is. News
/// varies its words on purpose; a manual or a contract does not.
pub(super) struct TermInconsistent {
    options: SeverityOption,
}

impl Rule for TermInconsistent {
    const META: RuleMeta = RuleMeta {
        id: RuleId("term-inconsistent"),
        group: Group::Terms,
        severity: Severity::Note,
        summary: "one term is rendered in two ways that are both agreed",
        page: include_str!("term_inconsistent.rs"),
        on_by_default: true,
    };
    type Options = SeverityOption;

    fn new(options: SeverityOption) -> Self {
        TermInconsistent { options }
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for (concept, renderings) in renderings(pair) {
            let concept = pair.termbase.concept(concept);
            let Some((usual, places)) = usual(concept, &renderings) else { continue };
            let elsewhere = places[0].target.span;
            for place in renderings.iter().filter(|(term, _)| **term != usual).flat_map(|(_, places)| places) {
                let draft = draft(pair, concept, usual, (place, elsewhere));
                sink.report(Draft { severity: self.options.severity, ..draft });
            }
        }
    }
}

/// A source term and the rendering that answers it.
struct Answer<'p> {
    source: &'p TermHit,
    target: &'p TermHit,
    bead: u32,
}

/// The places of a concept's renderings, by their index in its terms, each in text order.
type Renderings<'p> = BTreeMap<u16, Vec<Answer<'p>>>;

fn renderings(pair: &Pair) -> BTreeMap<ConceptId, Renderings<'_>> {
    let mut renderings: BTreeMap<ConceptId, Renderings<'_>> = BTreeMap::new();
    let answer = |fate: &TermFate| {
        let (source, target) = (&pair.source.terms[fate.source as usize], &pair.target.terms[fate.rendering? as usize]);
        Some(Answer { source, target, bead: fate.bead })
    };
    for answer in pair.counterparts.terms.iter().filter_map(answer) {
        renderings.entry(answer.source.concept).or_default().entry(answer.target.term).or_default().push(answer);
    }
    renderings
}

/// The rendering that is used most, where there are several; then the preferred one, then the first.
fn usual<'r, 'p>(concept: &Concept, renderings: &'r Renderings<'p>) -> Option<(u16, &'r [Answer<'p>])> {
    let rank = |(term, places): &(&u16, &Vec<Answer<'p>>)| {
        let is_preferred = concept.terms[usize::from(**term)].status == TermStatus::Preferred;
        let first = std::cmp::Reverse(places[0].target.span.start());
        (places.len(), is_preferred, first)
    };
    let (term, places) = renderings.iter().max_by_key(rank).filter(|_| renderings.len() > 1)?;
    Some((*term, places))
}

fn draft(pair: &Pair, concept: &Concept, usual: u16, (place, elsewhere): (&Answer<'_>, riscontro_core::Span)) -> Draft {
    let lemma = |term: u16| concept.terms[usize::from(term)].text.clone();
    let (wording, rendering) = (pair.source.text(place.source.span), pair.target.text(place.target.span));
    let message = format!("`{wording}` is rendered `{rendering}` here and `{}` elsewhere", lemma(usual));
    Draft {
        source: Some(Mark { span: place.source.span, value: Some(lemma(place.source.term)) }),
        target: Some(Mark { span: place.target.span, value: Some(lemma(place.target.term)) }),
        replacement: Some(lemma(usual)),
        concept: Some(concept.id.clone()),
        elsewhere: Some((SideName::Target, elsewhere)),
        ..Draft::new(place.bead, message)
    }
}
