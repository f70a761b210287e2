//! Rows to concepts.

use std::collections::HashMap;

use riscontro_core::{Concept, Defect, DefectKind, LangTag, Raw, Span, Term, TermStatus};

/// A row that says something: its id, maybe empty, and its terms.
pub(super) struct Row<'a> {
    pub(super) id: &'a str,
    pub(super) terms: Vec<Term>,
    pub(super) line: u32,
    pub(super) span: Span<Raw>,
}

/// What makes two rows one concept.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Id(Box<str>),
    /// The first term, in lower case.
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
    places: HashMap<Key, usize>,
    statuses: HashMap<(usize, LangTag, Box<str>), (TermStatus, u32)>,
}

impl Concepts {
    /// Adds a row to its concept. Without an id, a row that speaks of fewer than two languages is left out with a
    /// defect; with one, other rows of the concept may still bring the second.
    pub(super) fn add(&mut self, row: Row<'_>, defects: &mut Vec<Defect>) {
        let key = match (row.terms.first(), row.id) {
            (Some(first), "") if is_bilingual(row.terms.iter().map(|term| term.lang)) => {
                Key::Term(first.lang, first.text.to_lowercase().into())
            }
            (Some(_), id) if !id.is_empty() => Key::Id(id.into()),
            _ => return defects.push(one_sided(row.line, row.span)),
        };
        let is_keyed_by_term = matches!(key, Key::Term(..));
        let next = self.entries.len();
        let at = *self.places.entry(key).or_insert(next);
        if at == next {
            let id = if is_keyed_by_term { row.terms[0].text.clone() } else { row.id.into() };
            self.entries.push(Entry { concept: Concept { id, terms: Vec::new() }, line: row.line, span: row.span });
        }
        // The term that led here is known already, maybe in other case.
        let known = usize::from(is_keyed_by_term && at != next);
        for term in row.terms.into_iter().skip(known) {
            self.add_term(at, term, row.line, row.span, defects);
        }
    }

    /// Adds a term once; a row that contradicts an earlier one about its status is left out with a defect.
    fn add_term(&mut self, at: usize, term: Term, line: u32, span: Span<Raw>, defects: &mut Vec<Defect>) {
        let key = (at, term.lang, term.text.clone());
        match self.statuses.get(&key) {
            Some((status, _)) if *status == term.status => {}
            Some((status, earlier)) => {
                let (was, is) = (status_word(*status), status_word(term.status));
                let text = &term.text;
                let message = format!("line {line}: `{text}` is {is} here and {was} on line {earlier}; {was} is kept");
                defects.push(Defect { kind: DefectKind::Row, message, span });
            }
            None => {
                self.statuses.insert(key, (term.status, line));
                self.entries[at].concept.terms.push(term);
            }
        }
    }

    /// The concepts that speak of two languages or more; the others are defects of the row that began them.
    pub(super) fn finish(self, defects: &mut Vec<Defect>) -> Vec<Concept> {
        let mut concepts = Vec::with_capacity(self.entries.len());
        for entry in self.entries {
            if is_bilingual(entry.concept.terms.iter().map(|term| term.lang)) {
                concepts.push(entry.concept);
            } else {
                defects.push(one_sided(entry.line, entry.span));
            }
        }
        concepts
    }
}

fn is_bilingual(mut langs: impl Iterator<Item = LangTag>) -> bool {
    langs.next().is_some_and(|first| langs.any(|lang| lang != first))
}

fn one_sided(line: u32, span: Span<Raw>) -> Defect {
    let message = format!("line {line}: a term in fewer than two languages; the row is left out");
    Defect { kind: DefectKind::Row, message, span }
}

fn status_word(status: TermStatus) -> &'static str {
    match status {
        TermStatus::Preferred => "preferred",
        TermStatus::Admitted => "admitted",
        TermStatus::Deprecated => "deprecated",
        TermStatus::Forbidden => "forbidden",
    }
}
