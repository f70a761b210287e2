//! An entry to a concept.

use std::collections::BTreeMap;
use std::io::Read;

use riscontro_core::{Concept, ConceptRemarks, Defect, DefectKind, LangTag, Span, Term, TermStatus};

use super::Fault;
use super::item::{Category, Draft, add_to_concept, category, category_name};
use super::xml::{Step, Steps, Tag};
use crate::error::FormatError;
use crate::glossary::{Accepted, Accepts, in_one_line, is_untidy, language_tag, one_sided_at};

/// Elements that hold others and say nothing by themselves.
const GROUPS: &[&str] = &["adminGrp", "descripGrp", "termGrp", "termNoteGrp", "transacGrp"];

pub(super) fn is_entry(tag: &Tag) -> bool {
    tag.is_open() && matches!(tag.name.as_str(), "termEntry" | "conceptEntry" | "tu")
}

fn is_section(tag: &Tag) -> bool {
    matches!(tag.name.as_str(), "langSet" | "langSec" | "tuv")
}

fn is_term_group(tag: &Tag) -> bool {
    matches!(tag.name.as_str(), "tig" | "ntig" | "termSec")
}

fn is_term(tag: &Tag) -> bool {
    matches!(tag.name.as_str(), "term" | "seg")
}

/// Reads entries, and keeps what is wrong with them or not kept.
pub(super) struct EntryReader<'a> {
    defects: &'a mut Vec<Defect>,
    /// Categories that are not kept, and how often they stood.
    unread: &'a mut BTreeMap<String, usize>,
    accepts: Accepts<()>,
}

/// What an entry gave so far.
struct Entry {
    id: String,
    line: u32,
    remarks: ConceptRemarks,
    terms: Vec<Term>,
}

/// The terms of one language of an entry.
struct Section {
    lang: LangTag,
    drafts: Vec<Draft>,
    /// What is said of the language as a whole; it goes to the first term.
    items: Vec<(Category, String)>,
    /// Inside how many elements below the section, and at which of these the group of a term began.
    depth: u32,
    group: Option<u32>,
}

impl<'a> EntryReader<'a> {
    pub(super) fn new(defects: &'a mut Vec<Defect>, unread: &'a mut BTreeMap<String, usize>) -> Self {
        EntryReader { defects, unread, accepts: Accepts::default() }
    }

    /// The concept of the entry that `tag` opens; none when it has no terms in two languages.
    pub(super) fn entry<R: Read>(&mut self, steps: &mut Steps<R>, tag: &Tag) -> Result<Option<Concept>, FormatError> {
        let (id, remarks) = (tag.id.clone(), ConceptRemarks::default());
        let mut entry = Entry { id, line: tag.line, remarks, terms: Vec::new() };
        self.accepts.clear();
        let mut depth = 1_u32;
        while depth > 0 {
            match steps.next()? {
                Step::Open(inner) if is_section(&inner) => self.section(steps, &inner, &mut entry)?,
                Step::Open(inner) if GROUPS.contains(&inner.name.as_str()) => depth += u32::from(inner.is_open()),
                Step::Open(inner) => {
                    let item = self.item(steps, &inner)?;
                    if let Some((category, text)) = item
                        && !add_to_concept(&mut entry.remarks, category, &text)
                    {
                        self.count_unread(category_name(&inner));
                    }
                }
                Step::Close => depth -= 1,
                Step::Text(_) | Step::Space => {}
                Step::Over => return Err(steps.fault(Fault::CutOff(tag.name.clone()))),
            }
        }
        Ok(self.concept(entry))
    }

    fn section<R: Read>(&mut self, steps: &mut Steps<R>, tag: &Tag, entry: &mut Entry) -> Result<(), FormatError> {
        let Some(lang) = language_tag(&tag.lang) else {
            let (name, line) = (&tag.name, tag.line);
            let found = match tag.lang.as_str() {
                "" => format!("`<{name}>` has no `xml:lang`"),
                malformed => format!("`{malformed}` is no language tag"),
            };
            let message = format!("{found}; its terms are left out: name the language, as in `xml:lang=\"it\"`");
            self.defect(DefectKind::Row, line, &message);
            return steps.skip(tag);
        };
        let depth = u32::from(tag.is_open());
        let mut section = Section { lang, drafts: Vec::new(), items: Vec::new(), depth, group: None };
        while section.depth > 0 {
            match steps.next()? {
                Step::Open(inner) => self.inside_section(steps, &inner, &mut section)?,
                Step::Close => {
                    section.depth -= 1;
                    section.group = section.group.filter(|group| *group <= section.depth);
                }
                Step::Text(_) | Step::Space => {}
                Step::Over => return Err(steps.fault(Fault::CutOff(tag.name.clone()))),
            }
        }
        self.finish_section(section, entry);
        Ok(())
    }

    fn inside_section<R: Read>(
        &mut self,
        steps: &mut Steps<R>,
        tag: &Tag,
        section: &mut Section,
    ) -> Result<(), FormatError> {
        if is_term_group(tag) {
            section.depth += u32::from(tag.is_open());
            section.group = tag.is_open().then_some(section.depth);
            section.begin_term(tag.line);
            if !tag.id.is_empty() {
                self.count_unread("id of a term");
            }
        } else if GROUPS.contains(&tag.name.as_str()) {
            section.depth += u32::from(tag.is_open());
        } else if is_term(tag) {
            let written = steps.text(tag)?;
            if is_untidy(&written) {
                let message = format!("white space behind or twice inside `{}`", written.trim());
                self.defect(DefectKind::Untidy, tag.line, &message);
            }
            section.name_term(in_one_line(&written), tag.line);
        } else if let Some((category, text)) = self.item(steps, tag)? {
            match section.drafts.last_mut().filter(|_| section.group.is_some()) {
                Some(draft) => {
                    if !draft.add(category, &text) {
                        self.count_unread(category_name(tag));
                    }
                }
                None => section.items.push((category, text)),
            }
        }
        Ok(())
    }

    /// Reads an item; none when its category is not kept.
    fn item<R: Read>(&mut self, steps: &mut Steps<R>, tag: &Tag) -> Result<Option<(Category, String)>, FormatError> {
        let Some(category) = category(category_name(tag)) else {
            self.count_unread(category_name(tag));
            return steps.skip(tag).map(|()| None);
        };
        let text = in_one_line(&steps.text(tag)?);
        Ok((!text.is_empty()).then_some((category, text)))
    }

    fn finish_section(&mut self, mut section: Section, entry: &mut Entry) {
        for (category, text) in section.items {
            let is_read = section.drafts.first_mut().is_some_and(|draft| draft.add(category, &text));
            if !is_read && !add_to_concept(&mut entry.remarks, category, &text) {
                self.count_unread(&format!("{category:?}"));
            }
        }
        for draft in section.drafts {
            if draft.term.text.is_empty() {
                self.defect(DefectKind::Row, draft.term.line, "an empty term; it is left out");
                continue;
            }
            if let Some(status) = &draft.unknown_status {
                let message = format!("unknown status `{status}` of `{}`, which is left out", draft.term.text);
                self.defect(DefectKind::Row, draft.term.line, &message);
                continue;
            }
            if let Some(other) = draft.other_status {
                let (text, kept, other) = (&draft.term.text, draft.term.status.as_str(), other.as_str());
                let message = format!("`{text}` is both {kept} and {other}; {kept} is kept");
                self.defect(DefectKind::Contradiction, draft.term.line, &message);
            }
            let term = draft.into_term();
            match self.accepts.take((), &term) {
                Accepted::New => entry.terms.push(term),
                Accepted::Again { line } => {
                    let message = format!("`{}` stands on line {line} already", term.text);
                    self.defect(DefectKind::Repeated, term.line, &message);
                }
                Accepted::Not(message) => self.defect(DefectKind::Contradiction, term.line, &message),
            }
        }
    }

    fn concept(&mut self, entry: Entry) -> Option<Concept> {
        let Some(first) = entry.terms.first() else {
            self.defect(DefectKind::Row, entry.line, "a concept without terms; it is left out");
            return None;
        };
        let id = if entry.id.is_empty() { first.text.clone() } else { entry.id.into() };
        let remarks = (entry.remarks != ConceptRemarks::default()).then(|| Box::new(entry.remarks));
        let mut terms = entry.terms;
        terms.shrink_to_fit();
        let concept = Concept { id, terms, remarks };
        if concept.is_one_sided() {
            self.defects.push(one_sided_at(entry.line, &concept, Span::new(0, 0)));
        }
        Some(concept)
    }

    fn defect(&mut self, kind: DefectKind, line: u32, message: &str) {
        let message = format!("line {line}: {message}");
        self.defects.push(Defect { kind, message, span: Span::new(0, 0) });
    }

    /// Notes once that what stands outside the concepts is not kept.
    pub(super) fn note_header(&mut self) {
        self.unread.entry("header and back matter".to_owned()).or_insert(1);
    }

    /// Counts something that is not kept.
    pub(super) fn count_unread(&mut self, category: &str) {
        match self.unread.get_mut(category) {
            Some(count) => *count += 1,
            None => drop(self.unread.insert(category.to_owned(), 1)),
        }
    }
}

impl Section {
    fn begin_term(&mut self, line: u32) {
        let term = Term { line, ..Term::new(self.lang, "", TermStatus::Preferred) };
        self.drafts.push(Draft::new(term));
    }

    /// Gives the term of the group its text; a term outside a group stands by itself.
    fn name_term(&mut self, text: String, line: u32) {
        if self.group.is_none() || self.drafts.is_empty() {
            self.begin_term(line);
        }
        if let Some(draft) = self.drafts.last_mut() {
            draft.term.text = text.into();
            draft.term.line = line;
        }
    }
}
