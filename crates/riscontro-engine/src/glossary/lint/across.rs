//! What only several concepts tell: duplicates, contradictions, circles.

use std::collections::{BTreeSet, HashMap};

use riscontro_core::{LangTag, Severity, Term, TermStatus};

use super::{LintCheck, Placed, Report, folded};

/// More terms of one concept are not paired with one another: that would take their square.
const PAIRED: usize = 40;

/// A term of a language, as texts are searched for it.
type Key = (LangTag, String);

pub(super) fn look(report: &mut Report<'_>) {
    renderings(report);
    homonyms(report);
    let wrong = Wrong::of(report);
    wrong.preferred_elsewhere(report);
    wrong.circles(report);
}

fn key(term: &Term) -> Key {
    (term.lang, folded(term))
}

/// Terms, each the first of its concept, that an earlier concept has as well, with other renderings.
fn homonyms(report: &mut Report<'_>) {
    let mut said: HashMap<Key, Placed<'_>> = HashMap::new();
    for (file, number, concept) in report.concepts() {
        let Some(term) = concept.terms.first().filter(|term| term.status.is_allowed()) else { continue };
        let at = Placed { file, number, concept, term };
        let earlier = *said.entry(key(term)).or_insert(at);
        // What they say of one rendering has been told.
        let says = |other: &Term| earlier.concept.terms.iter().any(|term| key(term) == key(other));
        let mut renderings = concept.terms.iter().filter(|other| other.lang.primary() != term.lang.primary());
        if earlier.number == number || renderings.any(says) {
            continue;
        }
        let (place, text, other) = (report.place(earlier, file), &term.text, &earlier.concept.id);
        report.add(
            at,
            LintCheck::Homonym,
            format!("`{text}` is a term of `{other}` on {place} as well, with other renderings"),
        );
    }
}

/// What concepts say of one rendering of one term.
fn renderings(report: &mut Report<'_>) {
    let mut said: HashMap<(Key, Key), Placed<'_>> = HashMap::new();
    let mut told = BTreeSet::new();
    for (file, number, concept) in report.concepts() {
        let terms = &concept.terms[..concept.terms.len().min(PAIRED)];
        for term in terms.iter().filter(|term| term.status.is_allowed()) {
            for rendering in terms.iter().filter(|other| other.lang.primary() != term.lang.primary()) {
                let at = Placed { file, number, concept, term: rendering };
                let earlier = *said.entry((key(term), key(rendering))).or_insert(at);
                if earlier.number != number {
                    judge(report, &mut told, term, at, earlier);
                }
            }
        }
    }
}

/// Tells what two concepts say of one rendering, once for the two; a contradiction for each rendering.
fn judge(
    report: &mut Report<'_>,
    told: &mut BTreeSet<(usize, usize, Option<String>)>,
    term: &Term,
    at: Placed<'_>,
    earlier: Placed<'_>,
) {
    let (now, before) = (at.term.status, earlier.term.status);
    let place = report.place(earlier, at.file);
    let (text, source) = (&at.term.text, &term.text);
    if now.is_allowed() != before.is_allowed() {
        if told.insert((earlier.number, at.number, Some(text.to_string()))) {
            let message =
                format!("`{text}` for `{source}` is {} here and {} on {place}", now.as_str(), before.as_str());
            report.add(at, LintCheck::Contradiction, message);
        }
    } else if told.insert((earlier.number, at.number, None)) && now.is_allowed() {
        report.add(at, LintCheck::Duplicate, format!("`{text}` for `{source}` stands on {place} already"));
    }
}

/// Terms that must not stand, and those that are preferred, by what they read.
struct Wrong<'a> {
    wrong: Vec<Placed<'a>>,
    preferred: HashMap<Key, Vec<Placed<'a>>>,
}

impl<'a> Wrong<'a> {
    fn of(report: &Report<'a>) -> Self {
        let wrong: Vec<_> = report.terms().filter(|at| !at.term.status.is_allowed()).collect();
        let wanted: std::collections::HashSet<Key> = wrong.iter().map(|at| key(at.term)).collect();
        let mut preferred: HashMap<Key, Vec<Placed<'a>>> = HashMap::new();
        for at in report.terms().filter(|at| at.term.status == TermStatus::Preferred) {
            let key = key(at.term);
            if wanted.contains(&key) {
                preferred.entry(key).or_default().push(at);
            }
        }
        Wrong { wrong, preferred }
    }

    /// Where a wrong term is another concept's preferred one, of the same source term or of another.
    fn rivals(&self, at: &Placed<'a>) -> impl Iterator<Item = Placed<'a>> {
        let number = at.number;
        let rivals = self.preferred.get(&key(at.term)).into_iter().flatten().copied();
        rivals.filter(move |rival| rival.number != number)
    }

    fn preferred_elsewhere(&self, report: &mut Report<'_>) {
        for at in &self.wrong {
            // With the same source term it is a contradiction and has been told.
            let Some(rival) = self.rivals(at).find(|rival| !share_a_source(at, rival)) else { continue };
            let place = report.place(rival, at.file);
            let (text, is, other) = (&at.term.text, at.term.status.as_str(), &rival.concept.id);
            let message = format!("`{text}` is {is} here and the preferred term of `{other}` on {place}");
            report.add(*at, LintCheck::ForbiddenPreferred, message);
        }
    }

    /// Two terms each of which is to be replaced by the other.
    fn circles(&self, report: &mut Report<'_>) {
        let mut told = BTreeSet::new();
        for at in &self.wrong {
            let Some(agreed) = at.concept.preferred(at.term.lang) else { continue };
            let (from, to) = (key(at.term), key(agreed));
            let closes = |rival: &Placed<'a>| {
                let terms = rival.concept.terms.iter();
                let mut wrong = terms.filter(|term| !term.status.is_allowed());
                wrong.any(|term| key(term) == to)
            };
            let Some(rival) = self.rivals(at).find(closes) else { continue };
            let is_new = told.insert((from.clone().min(to.clone()), from.max(to)));
            if is_new {
                let place = report.place(rival, at.file);
                let (one, other) = (&at.term.text, &agreed.text);
                let message = format!("`{one}` is to be `{other}` here, and `{other}` is to be `{one}` on {place}");
                let severity = if share_a_source(at, &rival) { Severity::Error } else { Severity::Warning };
                report.add_as(*at, LintCheck::Circle, severity, message);
            }
        }
    }
}

/// Whether two concepts allow a same term in another language than that of the terms in hand.
fn share_a_source(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let lang = one.term.lang.primary();
    let sources = |at: &Placed<'_>| {
        let terms = at.concept.terms.iter().filter(|term| term.status.is_allowed() && term.lang.primary() != lang);
        terms.map(key).collect::<BTreeSet<_>>()
    };
    !sources(one).is_disjoint(&sources(other))
}
