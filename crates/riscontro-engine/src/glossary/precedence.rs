//! Several glossaries as one: an earlier file has precedence over a later one.
//!
//! A concept of a later file is one that is known when both allow the same source term. What it says then joins the
//! known concept, but for what contradicts it: a term that has another status there, and another preferred rendering
//! where there is one. So the list of a client in front of the list of the house changes a rendering by naming it.

use std::collections::HashMap;

use riscontro_core::{Concept, LangTag, Term, TermStatus, Termbase};
use riscontro_formats::Languages;

/// How many contradictions a warning names.
const NAMED: usize = 3;

/// The concepts of the files so far.
pub(super) struct Precedence {
    languages: Option<Languages>,
    concepts: Vec<Concept>,
    /// Concepts by their allowed source terms, in lower case; looked into and never walked.
    known: HashMap<Box<str>, Vec<usize>>,
    /// How many of the concepts are known: those of a last file nobody asks for.
    learnt: usize,
    files: usize,
}

/// A term that was left out, and what it contradicts.
struct Contradiction {
    line: u32,
    words: String,
}

impl Precedence {
    pub(super) fn new(languages: Option<Languages>) -> Self {
        Precedence { languages, concepts: Vec::new(), known: HashMap::new(), learnt: 0, files: 0 }
    }

    /// Adds a file behind the others; a warning says what of it is left out.
    pub(super) fn add(&mut self, name: &str, termbase: Termbase) -> Option<String> {
        self.learn();
        let mut contradictions = Vec::new();
        for concept in termbase.concepts {
            match self.known_as(&concept) {
                Some(at) => self.join(at, concept, &mut contradictions),
                None => self.concepts.push(concept),
            }
        }
        self.files += 1;
        warning(name, &contradictions)
    }

    pub(super) fn finish(self) -> Termbase {
        Termbase { concepts: self.concepts }
    }

    /// Remembers the source terms of the files so far: within a file, nothing has precedence.
    fn learn(&mut self) {
        for at in self.learnt..self.concepts.len() {
            let concept = &self.concepts[at];
            let Some(source) = self.source_of(concept) else { continue };
            let keys: Vec<_> = source_terms(concept, source).map(key).collect();
            for key in keys {
                self.known.entry(key).or_default().push(at);
            }
        }
        self.learnt = self.concepts.len();
    }

    /// The language whose terms tell what a concept is: that of the run's source, else the first.
    fn source_of(&self, concept: &Concept) -> Option<LangTag> {
        let of_run = self.languages.map(|languages| languages.source);
        let has = |lang: &LangTag| concept.terms.iter().any(|term| term.lang.primary() == lang.primary());
        of_run.filter(has).or_else(|| concept.terms.first().map(|term| term.lang))
    }

    /// The earlier concept that `concept` speaks of; of several the one that shares most terms with it.
    fn known_as(&self, concept: &Concept) -> Option<usize> {
        if self.files == 0 {
            return None;
        }
        let source = self.source_of(concept)?;
        let places = source_terms(concept, source).filter_map(|term| self.known.get(&key(term))).flatten().copied();
        let shared = |at: usize| {
            let known = &self.concepts[at];
            concept.terms.iter().filter(|term| same_text(known, term).is_some()).count()
        };
        places.max_by_key(|at| (shared(*at), std::cmp::Reverse(*at)))
    }

    fn join(&mut self, at: usize, concept: Concept, contradictions: &mut Vec<Contradiction>) {
        let source = self.source_of(&concept);
        let known = &mut self.concepts[at];
        let preferred: Vec<_> = known
            .terms
            .iter()
            .filter(|term| term.status == TermStatus::Preferred)
            .map(|term| (term.lang, term.text.clone()))
            .collect();
        for term in concept.terms {
            let rival = preferred.iter().find(|(lang, _)| are_rivals(*lang, term.lang));
            let is_source = source.is_some_and(|source| source.primary() == term.lang.primary());
            match (same_text(known, &term), rival) {
                (Some(same), _) if same.status == term.status => {}
                (Some(same), _) => contradictions.push(Contradiction::of(&term, same.status.as_str())),
                (None, Some((_, text))) if term.status == TermStatus::Preferred && !is_source => {
                    contradictions.push(Contradiction::of(&term, &format!("`{text}`")));
                }
                (None, _) => known.terms.push(term),
            }
        }
    }
}

impl Contradiction {
    fn of(term: &Term, earlier: &str) -> Self {
        let words = format!("`{}`, {} here and {earlier} there", term.text, term.status.as_str());
        Contradiction { line: term.line, words }
    }
}

/// The terms that tell what a concept is.
fn source_terms(concept: &Concept, source: LangTag) -> impl Iterator<Item = &Term> {
    let is_source = move |term: &&Term| term.status.is_allowed() && term.lang.primary() == source.primary();
    concept.terms.iter().filter(is_source)
}

fn key(term: &Term) -> Box<str> {
    format!("{}\t{}", term.lang.primary(), term.text.to_lowercase()).into()
}

/// Whether two languages can have but one preferred term: those of two regions may differ.
fn are_rivals(one: LangTag, other: LangTag) -> bool {
    let is_plain = |lang: LangTag| lang.as_str() == lang.primary();
    one == other || (one.primary() == other.primary() && (is_plain(one) || is_plain(other)))
}

/// The term of a concept that reads as `term` does.
fn same_text<'a>(concept: &'a Concept, term: &Term) -> Option<&'a Term> {
    concept.terms.iter().find(|known| known.lang.primary() == term.lang.primary() && known.text == term.text)
}

fn warning(name: &str, contradictions: &[Contradiction]) -> Option<String> {
    let count = contradictions.len();
    let place = |one: &Contradiction| format!("line {}: {}", one.line, one.words);
    let named: Vec<_> = contradictions.iter().take(NAMED).map(place).collect();
    let more = if count > NAMED { " …" } else { "" };
    let what = if count == 1 { "one term contradicts" } else { "terms contradict" };
    let number = if count == 1 { String::new() } else { format!("{count} ") };
    let is_said = count > 0;
    is_said.then(|| {
        let verb = if count == 1 { "is" } else { "are" };
        format!("{name}: {number}{what} an earlier glossary and {verb} left out ({}{more})", named.join("; "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: Languages = Languages { source: LangTag::new("it"), target: LangTag::new("en") };

    fn concept(source: &str, targets: &[(&str, TermStatus)]) -> Concept {
        let mut terms = vec![Term::new(RUN.source, source, TermStatus::Preferred)];
        terms.extend(targets.iter().map(|(text, status)| Term { line: 7, ..Term::new(RUN.target, *text, *status) }));
        Concept::new(source, terms)
    }

    fn merged(files: Vec<Vec<Concept>>) -> (Vec<String>, Vec<String>) {
        let mut precedence = Precedence::new(Some(RUN));
        let warnings =
            files.into_iter().filter_map(|concepts| precedence.add("b.csv", Termbase { concepts })).collect();
        let words = |concept: &Concept| {
            let terms = concept.terms.iter().map(|term| format!("{} {}", term.text, term.status.as_str()));
            terms.collect::<Vec<_>>().join(", ")
        };
        (precedence.finish().concepts.iter().map(words).collect(), warnings)
    }

    #[test]
    fn a_later_file_adds_and_does_not_contradict() {
        use TermStatus::{Admitted, Forbidden, Preferred};
        let client = vec![concept("tregua", &[("truce", Preferred), ("armistice", Forbidden)])];
        let house = vec![
            concept(
                "Tregua",
                &[("ceasefire", Preferred), ("armistice", Admitted), ("lull", Admitted), ("truce", Preferred)],
            ),
            concept("molo", &[("pier", Preferred)]),
        ];
        let (concepts, warnings) = merged(vec![client, house]);
        assert_eq!(
            concepts,
            [
                "tregua preferred, truce preferred, armistice forbidden, Tregua preferred, lull admitted",
                "molo preferred, pier preferred"
            ]
        );
        assert_eq!(
            warnings,
            [
                "b.csv: 2 terms contradict an earlier glossary and are left out (line 7: `ceasefire`, preferred here and \
              `truce` there; line 7: `armistice`, admitted here and forbidden there)"
            ]
        );
    }

    #[test]
    fn concepts_of_one_file_are_left_alone() {
        use TermStatus::Preferred;
        let one = vec![concept("credito", &[("credit", Preferred)]), concept("credito", &[("claim", Preferred)])];
        let (concepts, warnings) = merged(vec![one, vec![concept("credito", &[("claim", Preferred)])]]);
        assert_eq!(concepts, ["credito preferred, credit preferred", "credito preferred, claim preferred"]);
        assert_eq!(warnings, [""; 0]);
    }
}
