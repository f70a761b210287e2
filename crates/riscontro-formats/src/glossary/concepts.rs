//! Rows to concepts.

use std::collections::HashMap;

use riscontro_core::{Concept, ConceptRemarks, Defect, DefectKind, LangTag, Raw, Span, Term, TermStatus, WordHash};

/// A row that says something: its id, maybe empty, its terms, and what it says of the concept.
pub(super) struct Row<'a> {
    pub(super) id: &'a str,
    pub(super) terms: Vec<Term>,
    pub(super) remarks: ConceptRemarks,
    pub(super) line: u32,
    pub(super) span: Span<Raw>,
}

/// What makes two rows one concept.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Id(Box<str>),
    /// The first term, in lower case but for an acronym.
    Term(LangTag, Box<str>),
}

/// A concept and the row that began it.
struct Entry {
    concept: Concept,
    line: u32,
    span: Span<Raw>,
}

/// The concepts read so far, in file order. The maps are only looked into, never walked.
#[derive(Default)]
pub(super) struct Concepts {
    entries: Vec<Entry>,
    places: HashMap<Key, usize, WordHash>,
    accepts: Accepts<usize>,
}

impl Concepts {
    /// Adds a row to its concept: that of its id, else that of its first term. A row without terms is left out with a defect.
    pub(super) fn add(&mut self, row: Row<'_>, defects: &mut Vec<Defect>) {
        let key = match (row.terms.first(), row.id) {
            (Some(first), "") => Key::Term(first.lang, as_key(&first.text)),
            (Some(_), id) => Key::Id(id.into()),
            (None, _) => {
                let message = format!("line {}: no term; the row is left out", row.line);
                return defects.push(Defect { kind: DefectKind::Row, message, span: row.span });
            }
        };
        let is_keyed_by_term = matches!(key, Key::Term(..));
        let next = self.entries.len();
        let at = *self.places.entry(key).or_insert(next);
        if at == next {
            let id = if is_keyed_by_term { row.terms[0].text.clone() } else { row.id.into() };
            self.entries.push(Entry { concept: Concept::new(id, Vec::new()), line: row.line, span: row.span });
        }
        self.add_remarks(at, row.remarks);
        // The term that led here is known already, maybe in other case.
        let known = usize::from(is_keyed_by_term && at != next);
        let (is_new, mut repeated) = (at == next, Vec::new());
        let mut brought = 0;
        for term in row.terms.into_iter().skip(known) {
            match self.accepts.take(at, &term) {
                Accepted::New => {
                    self.entries[at].concept.terms.push(term);
                    brought += 1;
                }
                Accepted::Again { line } => repeated.push((term, line)),
                Accepted::Not(message) => {
                    let message = format!("line {}: {message}", row.line);
                    defects.push(Defect { kind: DefectKind::Contradiction, message, span: row.span });
                    brought += 1;
                }
            }
        }
        if brought == 0 || is_new {
            defects.extend(repeated.iter().map(|(term, earlier)| again(term, *earlier, row.line, row.span)));
        }
    }

    fn add_remarks(&mut self, at: usize, remarks: ConceptRemarks) {
        if remarks != ConceptRemarks::default() {
            let known = self.entries[at].concept.remarks.get_or_insert_default();
            for (known, said) in [
                (&mut known.domain, remarks.domain),
                (&mut known.definition, remarks.definition),
                (&mut known.note, remarks.note),
            ] {
                *known = joined(std::mem::take(known), &said);
            }
        }
    }

    /// The concepts; those that have terms in one language alone are defects of the row that began them, too.
    pub(super) fn finish(self, defects: &mut Vec<Defect>) -> Vec<Concept> {
        let one_sided = self.entries.iter().filter(|entry| entry.concept.is_one_sided());
        defects.extend(one_sided.map(|entry| one_sided_at(entry.line, &entry.concept, entry.span)));
        self.entries.into_iter().map(|entry| entry.concept).collect()
    }
}

/// A term without its capitals, which may be those of a sentence; the NATO is not what was born (`nato`).
fn as_key(term: &str) -> Box<str> {
    let is_acronym = term.chars().nth(1).is_some() && !term.chars().any(char::is_lowercase);
    if is_acronym { term.into() } else { term.to_lowercase().into() }
}

/// Two remarks as one: what is said twice is said once.
pub(crate) fn joined(known: Box<str>, said: &str) -> Box<str> {
    if known.is_empty() {
        said.into()
    } else if said.is_empty() || known.split("; ").any(|one| one == said) || *known == *said {
        known
    } else {
        format!("{known}; {said}").into()
    }
}

/// The statuses of the terms accepted so far, by their concept; looked into and never walked.
#[derive(Debug)]
pub(crate) struct Accepts<K>(HashMap<TermKey<K>, (TermStatus, u32), WordHash>);

/// A concept, and a term by its language and text.
type TermKey<K> = (K, LangTag, Box<str>);

impl<K> Default for Accepts<K> {
    fn default() -> Self {
        Accepts(HashMap::default())
    }
}

/// What becomes of a term of a concept.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Accepted {
    /// The concept has it now.
    New,
    /// The concept had it, with the same status, from this line.
    Again {
        /// The earlier line.
        line: u32,
    },
    /// It contradicts the concept, in the words of the message, and is left out.
    Not(String),
}

impl<K: Eq + std::hash::Hash> Accepts<K> {
    /// Takes a term once; one that contradicts an earlier one about its status is left out.
    pub(crate) fn take(&mut self, concept: K, term: &Term) -> Accepted {
        let key = (concept, term.lang, term.text.clone());
        match self.0.get(&key) {
            Some((status, line)) if *status == term.status => Accepted::Again { line: *line },
            Some((status, earlier)) => {
                let (was, is, text) = (status.as_str(), term.status.as_str(), &term.text);
                Accepted::Not(format!("`{text}` is {is} here and {was} on line {earlier}; {was} is kept"))
            }
            None => {
                self.0.insert(key, (term.status, term.line));
                Accepted::New
            }
        }
    }

    /// Forgets all terms.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

fn again(term: &Term, earlier: u32, line: u32, span: Span<Raw>) -> Defect {
    let message = format!("line {line}: `{}` stands on line {earlier} already", term.text);
    Defect { kind: DefectKind::Repeated, message, span }
}

/// That a concept has terms in one language alone.
pub(crate) fn one_sided_at(line: u32, concept: &Concept, span: Span<Raw>) -> Defect {
    let Term { text, lang, .. } = &concept.terms[0];
    let message = format!("line {line}: `{text}` has terms in `{lang}` only, which say nothing about a translation");
    Defect { kind: DefectKind::OneSided, message, span }
}
