//! Terms: occurrences against occurrences within a bead and its neighbours.

use std::collections::HashMap;

use riscontro_core::{Alignment, ConceptId, Side, TermFate, TermHit, TermStatus, TermVerdict, Termbase};

/// The verdict on each source term of the judged beads, in text order.
///
/// A concept said n times in a bead needs n allowed renderings there or next to it. For each that is wanting, a forbidden
/// rendering in the bead is taken first, then the source term itself, then none.
pub(crate) fn verdicts(
    source: &Side,
    target: &Side,
    alignment: &Alignment,
    termbase: &Termbase,
    min_confidence: f32,
) -> Vec<TermFate> {
    let allowed_anywhere = allowed_counts(target, termbase);
    let beads = alignment.beads();
    let mut fates = Vec::new();
    for (at, bead) in beads.iter().enumerate() {
        if !bead.is_matched() || bead.confidence < min_confidence {
            continue;
        }
        let near = at.saturating_sub(1)..(at + 2).min(beads.len());
        let mut open = Open::new(target, termbase, target.terms_in(bead.target.clone()));
        for hit in source.terms_in(bead.source.clone()) {
            let concept = source.terms[hit].concept;
            if !is_own(source, termbase, &source.terms[hit]) {
                continue;
            }
            let verdict = open.take(concept).unwrap_or_else(|| {
                let neighbours = near.clone().filter(|other| *other != at);
                let is_near = neighbours.flat_map(|other| target.terms_in(beads[other].target.clone())).any(|other| {
                    let hit = &target.terms[other];
                    hit.concept == concept && class(target, termbase, hit) == Class::Allowed
                });
                if is_near {
                    TermVerdict::Rendered
                } else {
                    TermVerdict::Missing { used_elsewhere: allowed_anywhere.contains_key(&concept) }
                }
            });
            let narrow = |index: usize| u32::try_from(index).expect("fewer terms than bytes of a document");
            fates.push(TermFate { source: narrow(hit), bead: narrow(at), verdict });
        }
    }
    fates
}

#[derive(PartialEq)]
enum Class {
    Allowed,
    Forbidden,
    Foreign,
}

fn class(side: &Side, termbase: &Termbase, hit: &TermHit) -> Class {
    let term = &termbase.concept(hit.concept).terms[usize::from(hit.term)];
    if term.lang.primary() != side.document.lang.primary() {
        Class::Foreign
    } else if term.status.is_allowed() {
        Class::Allowed
    } else {
        Class::Forbidden
    }
}

/// Whether a source hit is the preferred term of its concept in the source's own language. A synonym that is merely admitted
/// (`budget` for `legge di bilancio`) is often a word of its own there, so it asks for nothing.
fn is_own(side: &Side, termbase: &Termbase, hit: &TermHit) -> bool {
    let term = &termbase.concept(hit.concept).terms[usize::from(hit.term)];
    term.lang.primary() == side.document.lang.primary() && term.status == TermStatus::Preferred
}

fn allowed_counts(target: &Side, termbase: &Termbase) -> HashMap<ConceptId, usize> {
    let mut counts = HashMap::new();
    for hit in target.terms.iter().filter(|hit| class(target, termbase, hit) == Class::Allowed) {
        *counts.entry(hit.concept).or_insert(0) += 1;
    }
    counts
}

/// The renderings of one bead that no source term has taken yet.
struct Open<'a> {
    target: &'a Side,
    termbase: &'a Termbase,
    hits: Vec<usize>,
    has_rendered: Vec<ConceptId>,
}

impl<'a> Open<'a> {
    fn new(target: &'a Side, termbase: &'a Termbase, hits: std::ops::Range<usize>) -> Self {
        Open { target, termbase, hits: hits.collect(), has_rendered: Vec::new() }
    }

    fn take(&mut self, concept: ConceptId) -> Option<TermVerdict> {
        if self.take_class(concept, Class::Allowed).is_some() {
            self.has_rendered.push(concept);
            return Some(TermVerdict::Rendered);
        }
        if let Some(hit) = self.take_class(concept, Class::Forbidden) {
            return Some(TermVerdict::Forbidden(u32::try_from(hit).expect("fewer terms than bytes of a document")));
        }
        if let Some(hit) = self.take_class(concept, Class::Foreign) {
            return Some(TermVerdict::Untranslated(self.target.terms[hit].span));
        }
        // Said twice, rendered once: the second may rightly be a pronoun.
        self.has_rendered.contains(&concept).then_some(TermVerdict::Rendered)
    }

    fn take_class(&mut self, concept: ConceptId, wanted: Class) -> Option<usize> {
        let at = self.hits.iter().position(|hit| {
            let hit = &self.target.terms[*hit];
            hit.concept == concept && class(self.target, self.termbase, hit) == wanted
        })?;
        Some(self.hits.remove(at))
    }
}
