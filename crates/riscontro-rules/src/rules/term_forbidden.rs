//! `term-forbidden`: a term is rendered in a way that the glossary forbids.

use riscontro_core::{Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity, TermSwap, TermVerdict};

use super::draft::NoOptions;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a forbidden or deprecated rendering of a glossary term, where the source has the term and no agreed rendering
/// answers it; a synonym that the glossary only admits is enough. The forbidden words are silent where the source does not
/// have the term, inside a longer agreed term, and where they render another word (a *match*, of `la partita del partito`).
/// The agreed rendering is offered in the form of the words that it is to replace (`interest rates` for `interest taxes`), or as the
/// glossary has it where that form is in doubt.
///
/// ## Why it matters
/// Renderings are forbidden because they have gone wrong before: false friends, another client's words.
///
/// ## Example
/// it: Il **pubblico ministero** ha chiesto l'archiviazione.
/// en: The **public minister** asked for the case to be dismissed.
///
/// ## Options
/// None.
pub(super) struct TermForbidden;

impl Rule for TermForbidden {
    const META: RuleMeta = RuleMeta {
        id: RuleId("term-forbidden"),
        group: Group::Terms,
        severity: Severity::Error,
        summary: "a term is rendered in a way that the glossary forbids",
        page: include_str!("term_forbidden.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        TermForbidden
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for fate in &pair.counterparts.terms {
            let TermVerdict::Forbidden(rendering) = fate.verdict else { continue };
            let (hit, bad) = (&pair.source.terms[fate.source as usize], &pair.target.terms[rendering as usize]);
            let concept = pair.termbase.concept(hit.concept);
            let message = format!("`{}` is rendered `{}`", pair.source.text(hit.span), pair.target.text(bad.span));
            let wanted = concept.preferred_place(pair.target.document.lang);
            let lemma = |term: u16| Some(concept.terms[usize::from(term)].text.clone());
            sink.report(Draft {
                source: Some(Mark { span: hit.span, value: lemma(hit.term) }),
                target: Some(Mark { span: bad.span, value: lemma(bad.term) }),
                replacement: wanted.and_then(lemma),
                swap: wanted.map(|wanted| TermSwap { wrong: (bad.concept, bad.term), wanted: (hit.concept, wanted) }),
                concept: Some(concept.id.clone()),
                ..Draft::new(fate.bead, message)
            });
        }
    }
}
