//! Terms: occurrences against occurrences within a bead and its neighbours.

use std::collections::{BTreeMap, BTreeSet};

use riscontro_core::{
    Alignment, ConceptId, Evidence, EvidenceKind, Side, Span, Term, TermFate, TermHit, TermStatus, TermVerdict,
    Termbase, Usage,
};

/// The verdict on each source term of the judged beads, in text order.
///
/// A concept said n times in a bead needs n allowed renderings there. For each that is wanting, a forbidden rendering in the bead
/// is taken first, then the source term itself, then an allowed rendering that a neighbour has to spare, then none. Of the same words in
/// several concepts one is to be rendered.
/// Where none is found and a term of another concept is left over that no word of the source explains, that term was written
/// in its stead. `evidence` tells which words of a bead answer one another.
pub(crate) fn verdicts<'e>(
    (source, target): (&Side, &Side),
    alignment: &Alignment,
    termbase: &Termbase,
    min_confidence: f32,
    evidence: impl Fn(usize) -> &'e [Evidence],
) -> Vec<TermFate> {
    if source.terms.is_empty() {
        return Vec::new();
    }
    let allowed_anywhere = allowed_concepts(target, termbase);
    let beads = alignment.beads();
    let mut open: Vec<_> =
        beads.iter().map(|bead| Open::new((source, target), termbase, target.terms_in(bead.target.clone()))).collect();
    let mut fates = Vec::new();
    for (at, bead) in beads.iter().enumerate() {
        let hits = source.terms_in(bead.source.clone());
        // The preferred terms take their renderings first; of the same words in several concepts one rendering will do.
        let place = |hit: usize| (source.terms[hit].span.start(), source.terms[hit].span.end());
        let (mut own, mut rendered) = (Vec::new(), BTreeSet::new());
        for wanted in [Asked::Rendering, Asked::NoForbidden] {
            let asks = |hit: &usize| asked((source, target), termbase, &source.terms[*hit]) == wanted;
            for hit in hits.clone().filter(asks) {
                let is_open = !rendered.contains(&place(hit));
                let rendering = is_open.then(|| open[at].take_allowed(source.terms[hit].concept)).flatten();
                rendered.extend(rendering.map(|_| place(hit)));
                own.push((hit, at, rendering, wanted));
            }
        }
        own.retain(|(hit, _, found, _)| found.is_some() || !rendered.contains(&place(*hit)));
        own.sort_by_key(|(hit, ..)| *hit);
        fates.append(&mut own);
    }
    // By concept the last bead in which it is meant without being said.
    let mut meant: BTreeMap<ConceptId, usize> = BTreeMap::new();
    let is_judged = |at: usize| beads[at].is_matched() && beads[at].confidence >= min_confidence;
    let narrow = |index: usize| u32::try_from(index).expect("fewer terms than bytes of a document");
    let settled = fates.into_iter().filter(|(_, at, ..)| is_judged(*at)).filter_map(|(hit, at, rendering, asked)| {
        let term = &source.terms[hit];
        let is_used = allowed_anywhere.contains(&term.concept);
        let (verdict, rendering) = match rendering {
            Some(rendering) => (TermVerdict::Rendered, Some(rendering)),
            None if asked == Asked::NoForbidden => (open[at].take_slip(term, &|| evidence(at))?, None),
            None => {
                let is_meant = at > 0 && meant.get(&term.concept) == Some(&(at - 1));
                without_rendering(&mut open, at, (term, is_used, is_meant), || evidence(at))
            }
        };
        if verdict == TermVerdict::Missing(Usage::Before) {
            meant.insert(term.concept, at);
        }
        Some(TermFate { source: narrow(hit), bead: narrow(at), verdict, rendering: rendering.map(narrow) })
    });
    without_homonyms(source, settled.collect())
}

/// The verdicts but for those on homonyms of a term, the same words in another concept: a rendering of either will do, and what is
/// wanting is said once, of a wrong rendering before a missing one.
fn without_homonyms(source: &Side, fates: Vec<TermFate>) -> Vec<TermFate> {
    let span = |fate: &TermFate| source.terms[fate.source as usize].span;
    let gravity = |fate: &TermFate| match fate.verdict {
        TermVerdict::Rendered => 0,
        TermVerdict::Missing(_) => 2,
        _ => 1,
    };
    let homonyms = fates.chunk_by(|one, next| span(one) == span(next));
    let kept = homonyms.flat_map(|homonyms| homonyms.iter().min_by_key(|fate| gravity(fate)));
    kept.copied().collect()
}

/// The verdict on a term that has no allowed rendering in its bead, with the rendering where a neighbour has one; `is_used` says
/// whether one stands elsewhere in the text, `is_meant` whether the bead before means it without saying it.
fn without_rendering<'e>(
    open: &mut [Open<'_>],
    at: usize,
    (term, is_used, is_meant): (&TermHit, bool, bool),
    evidence: impl Fn() -> &'e [Evidence],
) -> (TermVerdict, Option<usize>) {
    if let Some(wrong) = open[at].take_slip(term, &evidence) {
        return (wrong, None);
    }
    let mut near = at.saturating_sub(1)..(at + 2).min(open.len());
    if let Some(rendering) = near.find_map(|other| open[other].take_spare(term.concept)) {
        return (TermVerdict::Rendered, Some(rendering));
    }
    // Said twice and rendered once, it is a pronoun or left out there.
    let is_repeated = open[at].has(term.concept);
    if let Some(replaced) = (!is_repeated).then(|| open[at].take_unexplained(term, &evidence)).flatten() {
        return (replaced, None);
    }
    // A pronoun looks back: what the sentence before says may be meant here, what the next one says may not.
    // `The valve is closed. It is red. It leaks.`
    let said_before = is_repeated || is_meant || at.checked_sub(1).is_some_and(|before| open[before].has(term.concept));
    // Of a term of several words a calque answers each word (`griglia elettrica` for *power grid*).
    let has_variant = || evidence().iter().any(|pair| pair.source == term.span);
    let usage = match (said_before, is_used) {
        // What another word renders is meant by no pronoun.
        (_, true) if has_variant() => Usage::Variant,
        (true, _) => Usage::Before,
        (false, true) => Usage::Elsewhere,
        (false, false) => Usage::Nowhere,
    };
    (TermVerdict::Missing(usage), None)
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

/// What a term of the source asks of the target.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// An agreed rendering.
    Rendering,
    /// That it has no forbidden one, and is not left as it is.
    NoForbidden,
    Nothing,
}

/// What a source hit asks: the preferred term of its concept in the source's own language a rendering, where the concept has a term in
/// the target's. A synonym that is merely admitted or deprecated (`budget` for `legge di bilancio`) is often a word of its own there, so
/// that another word may render it, but no forbidden one, nor may it stay.
fn asked((source, target): (&Side, &Side), termbase: &Termbase, hit: &TermHit) -> Asked {
    let concept = termbase.concept(hit.concept);
    let term = &concept.terms[usize::from(hit.term)];
    let is_of = |term: &Term, side: &Side| term.lang.primary() == side.document.lang.primary();
    let is_asked = is_of(term, source) && concept.terms.iter().any(|term| is_of(term, target));
    match term.status {
        TermStatus::Preferred if is_asked => Asked::Rendering,
        TermStatus::Admitted | TermStatus::Deprecated if is_asked => Asked::NoForbidden,
        _ => Asked::Nothing,
    }
}

fn allowed_concepts(target: &Side, termbase: &Termbase) -> BTreeSet<ConceptId> {
    let allowed = target.terms.iter().filter(|hit| class(target, termbase, hit) == Class::Allowed);
    allowed.map(|hit| hit.concept).collect()
}

/// The renderings of one bead that no source term has taken yet.
struct Open<'a> {
    source: &'a Side,
    target: &'a Side,
    termbase: &'a Termbase,
    hits: Vec<usize>,
    /// The concepts that were rendered, and where.
    rendered: Vec<(ConceptId, Span)>,
}

impl<'a> Open<'a> {
    fn new((source, target): (&'a Side, &'a Side), termbase: &'a Termbase, hits: std::ops::Range<usize>) -> Self {
        Open { source, target, termbase, hits: hits.collect(), rendered: Vec::new() }
    }

    /// Takes an allowed rendering: the index of its hit.
    fn take_allowed(&mut self, concept: ConceptId) -> Option<usize> {
        let rendering = self.take(concept, Class::Allowed)?;
        self.rendered.push((concept, self.target.terms[rendering].span));
        Some(rendering)
    }

    /// Takes an allowed rendering that renders no term of another concept here: the words of two concepts may be the same.
    fn take_spare(&mut self, concept: ConceptId) -> Option<usize> {
        let rendered = &self.rendered;
        let target = self.target;
        self.hits.retain(|hit| {
            let TermHit { span, concept: own, .. } = target.terms[*hit];
            own != concept || !rendered.iter().any(|(_, taken)| *taken == span)
        });
        self.take_allowed(concept)
    }

    /// Whether an allowed rendering of the concept was taken here.
    fn has(&self, concept: ConceptId) -> bool {
        self.rendered.iter().any(|(rendered, _)| *rendered == concept)
    }

    /// Takes a forbidden rendering, else the untranslated term.
    fn take_slip<'e>(&mut self, term: &TermHit, evidence: &impl Fn() -> &'e [Evidence]) -> Option<TermVerdict> {
        let untranslated = |open: &mut Self| {
            let hit = open.take(term.concept, Class::Foreign)?;
            Some(TermVerdict::Untranslated(open.target.terms[hit].span))
        };
        self.take_forbidden(term, evidence).or_else(|| untranslated(self))
    }

    /// Takes a forbidden rendering of `term`, but none that renders another word of the source: `la partita del partito` has a *match*.
    fn take_forbidden<'e>(&mut self, term: &TermHit, evidence: &impl Fn() -> &'e [Evidence]) -> Option<TermVerdict> {
        let (target, termbase) = (self.target, self.termbase);
        let is_forbidden =
            |hit: &TermHit| hit.concept == term.concept && class(target, termbase, hit) == Class::Forbidden;
        let source = self.source;
        let is_of_concept = |words: Span| {
            let hits = &source.terms[source.terms_in(term.segment.0..term.segment.0 + 1)];
            words.overlaps(term.span) || hits.iter().any(|hit| hit.concept == term.concept && hit.span.overlaps(words))
        };
        let renders_other = |hit: &TermHit| {
            let answers = |pair: &Evidence| {
                let is_sure = matches!(pair.kind, EvidenceKind::Lexicon | EvidenceKind::Cognate);
                is_sure && pair.target == hit.span && !is_of_concept(pair.source)
            };
            evidence().iter().any(answers)
        };
        // An admitted `budget` is no *budget* that stands for something else.
        let words = |hit: &TermHit| &termbase.concept(hit.concept).terms[usize::from(hit.term)];
        let own = words(term);
        let is_itself =
            |hit: &TermHit| own.status == TermStatus::Admitted && words(hit).text.eq_ignore_ascii_case(&own.text);
        let at = self.hits.iter().position(|hit| {
            let hit = &target.terms[*hit];
            is_forbidden(hit) && !is_itself(hit) && !renders_other(hit)
        })?;
        let hit = self.hits.remove(at);
        Some(TermVerdict::Forbidden(u32::try_from(hit).expect("fewer terms than bytes of a document")))
    }

    /// Takes the preferred term of another concept that stands here without a word of the source, other than those of the term
    /// `missing`, that it could translate. A wider or narrower term (`court` for *supreme court*) is none of them.
    fn take_unexplained<'e>(
        &mut self,
        missing: &TermHit,
        evidence: impl Fn() -> &'e [Evidence],
    ) -> Option<TermVerdict> {
        let is_preferred = |hit: &TermHit| {
            let term = &self.termbase.concept(hit.concept).terms[usize::from(hit.term)];
            term.status == TermStatus::Preferred && class(self.target, self.termbase, hit) == Class::Allowed
        };
        let is_explained = |hit: &TermHit| {
            let answers = |pair: &Evidence| pair.target.overlaps(hit.span) && !pair.source.overlaps(missing.span);
            evidence().iter().any(answers)
        };
        let at = self.hits.iter().position(|hit| {
            let hit = &self.target.terms[*hit];
            is_preferred(hit) && !self.shares_a_word(hit, missing.concept) && !is_explained(hit)
        })?;
        let hit = self.hits.remove(at);
        Some(TermVerdict::Replaced(u32::try_from(hit).expect("fewer terms than bytes of a document")))
    }

    /// Whether the term of a hit has a word of some rendering of the concept.
    fn shares_a_word(&self, hit: &TermHit, concept: ConceptId) -> bool {
        let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        let own = words(&self.termbase.concept(hit.concept).terms[usize::from(hit.term)].text);
        let renderings = self.termbase.concept(concept).terms.iter();
        renderings.flat_map(|term| words(&term.text)).any(|word| own.contains(&word))
    }

    fn take(&mut self, concept: ConceptId, wanted: Class) -> Option<usize> {
        let at = self.hits.iter().position(|hit| {
            let hit = &self.target.terms[*hit];
            hit.concept == concept && class(self.target, self.termbase, hit) == wanted
        })?;
        Some(self.hits.remove(at))
    }
}
