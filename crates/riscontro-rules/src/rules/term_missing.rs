//! `term-missing`: a term of the glossary is not rendered as agreed.

use riscontro_core::{Draft, Group, Mark, Pair, RuleId, RuleMeta, Severity, TermSwap, TermVerdict, Usage};

use super::draft::NoOptions;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a term of the glossary whose agreed rendering does not stand in the target: because the source term was left
/// untranslated (a warning), because another term of the glossary stands in its place (a warning), or because the target says
/// something else though it uses the agreed rendering in other places (a
/// warning). It is a note where the dictionary knows the other word for the term as well (a free variant: `tariffe` for
/// `tariffs`), where no rendering is found anywhere, or only in the sentence before it or for the same term said before in
/// the sentence, since it may rightly have become
/// a pronoun. Terms are found in any of their forms.
///
/// ## Why it matters
/// One thing under two names is two things to the reader.
///
/// ## Example
/// it: Il **cessate il fuoco** regge da martedì.
/// en: The **pause** has held since Tuesday.
///
/// ## Options
/// None.
pub(super) struct TermMissing;

impl Rule for TermMissing {
    const META: RuleMeta = RuleMeta {
        id: RuleId("term-missing"),
        group: Group::Terms,
        severity: Severity::Warning,
        summary: "a term of the glossary is not rendered as agreed",
        page: include_str!("term_missing.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        TermMissing
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for fate in &pair.counterparts.terms {
            let (severity, span) = match fate.verdict {
                TermVerdict::Untranslated(span) => (Severity::Warning, Some(span)),
                TermVerdict::Replaced(hit) => (Severity::Warning, Some(pair.target.terms[hit as usize].span)),
                TermVerdict::Missing(Usage::Elsewhere) => (Severity::Warning, None),
                TermVerdict::Missing(Usage::Before | Usage::Variant | Usage::Nowhere) => (Severity::Note, None),
                TermVerdict::Rendered | TermVerdict::Forbidden(_) => continue,
            };
            let hit = &pair.source.terms[fate.source as usize];
            let concept_id = hit.concept;
            let concept = pair.termbase.concept(concept_id);
            // Where nothing is agreed, some renderings may be forbidden, and none is missing.
            let Some(wanted) = concept.preferred_place(pair.target.document.lang) else { continue };
            let agreed = &concept.terms[usize::from(wanted)].text;
            let wrong = match fate.verdict {
                TermVerdict::Untranslated(_) => Some(hit),
                TermVerdict::Replaced(other) => Some(&pair.target.terms[other as usize]),
                _ => None,
            };
            let wording = pair.source.text(hit.span);
            let message = match (fate.verdict, span) {
                (TermVerdict::Replaced(_), Some(span)) => {
                    let other = pair.target.text(span);
                    format!(
                        "`{wording}` is not rendered as `{agreed}`; `{other}`, another term, stands without its own"
                    )
                }
                (_, Some(_)) => format!("`{wording}` is left untranslated"),
                (_, None) => format!("`{wording}` is not rendered as `{agreed}`"),
            };
            sink.report(Draft {
                source: Some(Mark { span: hit.span, value: Some(concept.terms[usize::from(hit.term)].text.clone()) }),
                target: span.map(|span| Mark { span, value: None }),
                severity: Some(severity),
                replacement: Some(agreed.clone()),
                swap: wrong.map(|hit| TermSwap { wrong: (hit.concept, hit.term), wanted: (concept_id, wanted) }),
                concept: Some(concept.id.clone()),
                ..Draft::new(fate.bead, message)
            });
        }
    }
}
