//! What the forms of a term tell: one that is forbidden and cannot be told from an allowed one.

use std::collections::BTreeMap;

use riscontro_core::{Concept, Term};
use riscontro_lang::{Inflection, LANGUAGES, Spelling, fold};
use riscontro_terms::term_forms;

use super::{LintCheck, Placed, Report};

/// The inflections of the languages of the glossaries, each read once.
type Inflections = BTreeMap<String, Option<Inflection>>;

/// Looks for forbidden terms that are forms of an allowed one of their concept: allowed forms count first, so nothing is ever found.
pub(super) fn look(report: &mut Report<'_>) {
    let mut inflections = Inflections::new();
    for (file, number, concept) in report.concepts() {
        for term in concept.terms.iter().filter(|term| !term.status.is_allowed()) {
            let Some(allowed) = form_of(term, concept, &mut inflections) else { continue };
            let (text, is, other, may) = (&term.text, term.status.as_str(), &allowed.text, allowed.status.as_str());
            let message =
                format!("`{text}` is {is} here and a form of `{other}`, which is {may} on line {}", allowed.line);
            report.add(Placed { file, number, concept, term }, LintCheck::Contradiction, message);
        }
    }
}

/// The allowed term of the concept that `term` is a form of, but for the same words.
fn form_of<'c>(term: &Term, concept: &'c Concept, inflections: &mut Inflections) -> Option<&'c Term> {
    let inflection = inflections
        .entry(term.lang.primary().to_owned())
        .or_insert_with(|| riscontro_lang::find(LANGUAGES, term.lang).map(Inflection::new))
        .as_ref()?;
    let wanted = fold(&term.text);
    let is_rival = |other: &&Term| {
        other.status.is_allowed() && other.lang.primary() == term.lang.primary() && fold(&other.text) != wanted
    };
    let has_form = |other: &&Term| {
        let forms = term_forms(&other.text, other.part_of_speech, inflection, Spelling::AsGiven);
        forms.iter().any(|form| fold(form) == wanted)
    };
    concept.terms.iter().filter(is_rival).find(has_form)
}
