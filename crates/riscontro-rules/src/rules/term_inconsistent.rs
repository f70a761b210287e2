//! `term-inconsistent`: one term is rendered in two ways that are both agreed.

use std::collections::BTreeMap;

use riscontro_core::{
    Concept, ConceptId, Draft, Group, Mark, Pair, RecordDraft, RuleId, RuleMeta, Severity, SideName, Span,
    SpellingCount, Term, TermFate, TermHit, TermStatus, TermSwap,
};

use super::draft::SeverityOption;
use crate::repeats::texts;
use crate::rule::{Odd, Rule, Sink};

/// ## What it does
/// Reports the places where a term of the glossary has another of its agreed renderings
/// than in most of the document: `duty` once and `tariff` four times for `dazio`. Of
/// renderings that are used alike often the preferred one is taken as the usual one, or
/// the first. Several places are one finding each.
/// With `--corpus-consistency` texts are compared with one another too, when all have been
/// read: each counts once, with the rendering that it mostly uses.
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
            let Some((usual, places)) = usual(concept, &renderings).filter(|_| renderings.len() > 1) else { continue };
            let elsewhere = places[0].target.span;
            for place in renderings.iter().filter(|(term, _)| **term != usual).flat_map(|(_, places)| places) {
                let draft = draft(pair, concept, usual, (place, elsewhere));
                sink.report(Draft { severity: self.options.severity, ..draft });
            }
        }
    }

    fn record(&self, pair: &Pair) -> Vec<RecordDraft> {
        // Synonyms of the source may each have a rendering of their own: they are compared apart.
        let mut by_term: BTreeMap<(ConceptId, u16), Renderings<'_>> = BTreeMap::new();
        for (concept, renderings) in renderings(pair) {
            for answer in renderings.into_values().flatten() {
                let renderings = by_term.entry((concept, answer.source.term)).or_default();
                renderings.entry(answer.target.term).or_default().push(answer);
            }
        }
        let record = |((concept, source), renderings): (&(ConceptId, u16), &Renderings<'_>)| {
            let concept = pair.termbase.concept(*concept);
            let (usual, places) = usual(concept, renderings)?;
            let draft = recorded(concept, places.first()?);
            Some(RecordDraft {
                key: key(concept, *source),
                spelling: lemma(concept, usual).into(),
                draft: Draft { severity: self.options.severity, ..draft },
            })
        };
        by_term.iter().filter_map(record).collect()
    }

    fn compare(renderings: &[SpellingCount<'_>], key: &str) -> Vec<Odd> {
        let mut parts = key.rsplit('\t');
        let (preferred, term) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        // Of equal ranks the first that the run met.
        let rank = |rendering: &&SpellingCount<'_>| (rendering.pairs, rendering.spelling == preferred);
        let Some(usual) = renderings.iter().rev().max_by_key(rank) else { return Vec::new() };
        let odd = renderings.iter().enumerate().filter(|(_, rendering)| rendering.spelling != usual.spelling);
        odd.map(|(index, rendering)| {
            let (here, there) = (rendering.words, usual.spelling);
            let message = format!("`{term}` is rendered `{here}` here and `{there}` in {}", texts(usual));
            Odd { replacement: Some(usual.spelling.into()), ..Odd::new(index, message) }
        })
        .collect()
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

/// The rendering that is used most, then the preferred one, then the first.
fn usual<'r, 'p>(concept: &Concept, renderings: &'r Renderings<'p>) -> Option<(u16, &'r [Answer<'p>])> {
    let rank = |(term, places): &(&u16, &Vec<Answer<'p>>)| {
        let is_preferred = concept.terms[usize::from(**term)].status == TermStatus::Preferred;
        let first = std::cmp::Reverse(places[0].target.span.start());
        (places.len(), is_preferred, first)
    };
    let (term, places) = renderings.iter().max_by_key(rank)?;
    Some((*term, places))
}

/// A term of the concept as the termbase writes it.
fn lemma(concept: &Concept, term: u16) -> Box<str> {
    concept.terms[usize::from(term)].text.clone()
}

/// By what pairs of a run are compared: the concept, the term of the source and the preferred rendering.
fn key(concept: &Concept, source: u16) -> String {
    let source = &concept.terms[usize::from(source)];
    let is_preferred = |term: &&Term| term.status == TermStatus::Preferred && term.lang != source.lang;
    let preferred = concept.terms.iter().find(is_preferred).map_or("", |term| &term.text);
    format!("{}\t{}\t{}\t{preferred}", SideName::Target.as_str(), concept.id, source.text)
}

/// What is recorded of the usual rendering, to be said should other texts have another.
fn recorded(concept: &Concept, place: &Answer<'_>) -> Draft {
    Draft {
        source: Some(Mark { span: place.source.span, value: Some(lemma(concept, place.source.term)) }),
        target: Some(Mark { span: place.target.span, value: Some(lemma(concept, place.target.term)) }),
        concept: Some(concept.id.clone()),
        ..Draft::new(place.bead, "this term is rendered otherwise in other texts".to_owned())
    }
}

fn draft(pair: &Pair, concept: &Concept, usual: u16, (place, elsewhere): (&Answer<'_>, Span)) -> Draft {
    let lemma = |term: u16| lemma(concept, term);
    let (wording, rendering) = (pair.source.text(place.source.span), pair.target.text(place.target.span));
    let message = format!("`{wording}` is rendered `{rendering}` here and `{}` elsewhere", lemma(usual));
    Draft {
        replacement: Some(lemma(usual)),
        swap: Some(TermSwap {
            wrong: (place.target.concept, place.target.term),
            wanted: (place.target.concept, usual),
        }),
        elsewhere: Some((SideName::Target, elsewhere)),
        message,
        ..recorded(concept, place)
    }
}
