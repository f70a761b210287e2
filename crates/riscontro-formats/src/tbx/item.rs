//! What is said of concepts and terms: the data categories that we know.

use riscontro_core::{ConceptRemarks, Gender, LetterCase, PartOfSpeech, Term, TermRemarks, TermStatus};

use super::xml::Tag;
use super::{CASE_SENSITIVE, FORBIDDEN};
use crate::glossary::{joined, kept_part_of_speech, status_named};

/// Elements that name their category in an attribute.
const TYPED: &[&str] =
    &["admin", "adminNote", "descrip", "descripNote", "prop", "ref", "termNote", "transac", "transacNote", "xref"];

/// A data category that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Category {
    Domain,
    Definition,
    Note,
    Status,
    PartOfSpeech,
    Gender,
}

/// The name of the data category of an element, in either style.
pub(super) fn category_name(tag: &Tag) -> &str {
    match tag.category.as_str() {
        "" => &tag.name,
        category if TYPED.contains(&tag.name.as_str()) => category,
        _ => &tag.name,
    }
}

pub(super) fn category(name: &str) -> Option<Category> {
    match name {
        "subjectField" => Some(Category::Domain),
        "definition" => Some(Category::Definition),
        "note" => Some(Category::Note),
        "administrativeStatus" | "normativeAuthorization" | "termStatus" => Some(Category::Status),
        "partOfSpeech" => Some(Category::PartOfSpeech),
        "grammaticalGender" => Some(Category::Gender),
        _ => None,
    }
}

/// Whether a category may speak of a whole concept.
pub(super) fn add_to_concept(remarks: &mut ConceptRemarks, category: Category, text: &str) -> bool {
    let known = match category {
        Category::Domain => &mut remarks.domain,
        Category::Definition => &mut remarks.definition,
        Category::Note => &mut remarks.note,
        Category::Status | Category::PartOfSpeech | Category::Gender => return false,
    };
    *known = joined(std::mem::take(known), text);
    true
}

/// A term half-way through what is said of it.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) term: Term,
    /// As it was written, for the message.
    pub(super) unknown_status: Option<String>,
    /// What it says against the status that it said first.
    pub(super) other_status: Option<TermStatus>,
    has_status: bool,
    is_forbidden: bool,
}

impl Draft {
    pub(super) fn new(term: Term) -> Self {
        Draft { term, unknown_status: None, other_status: None, has_status: false, is_forbidden: false }
    }

    /// The term, when all is said.
    pub(super) fn into_term(mut self) -> Term {
        match self.is_forbidden {
            true if self.term.status.is_allowed() => self.remark(|remarks| &mut remarks.note, FORBIDDEN),
            true => self.term.status = TermStatus::Forbidden,
            false => {}
        }
        self.term
    }

    /// Whether a category may speak of a term, and the text says something.
    pub(super) fn add(&mut self, category: Category, text: &str) -> bool {
        match category {
            Category::Domain => return false,
            Category::Definition => self.remark(|remarks| &mut remarks.definition, text),
            Category::Note if text == FORBIDDEN => self.is_forbidden = true,
            Category::Note if text == CASE_SENSITIVE => self.term.case = LetterCase::AsWritten,
            Category::Note => self.remark(|remarks| &mut remarks.note, text),
            Category::Status => match status_named(text) {
                Some(status) if self.has_status && status != self.term.status => self.other_status = Some(status),
                Some(status) => (self.term.status, self.has_status) = (status, true),
                None => self.unknown_status = Some(text.to_owned()),
            },
            Category::PartOfSpeech => {
                self.term.part_of_speech = PartOfSpeech::parse(text);
                self.remark(|remarks| &mut remarks.part_of_speech, kept_part_of_speech(text));
            }
            Category::Gender => match Gender::parse(text) {
                Some(gender) => self.term.gender = Some(gender),
                None => return false,
            },
        }
        true
    }

    fn remark(&mut self, part: fn(&mut TermRemarks) -> &mut Box<str>, text: &str) {
        if !text.is_empty() {
            let known = part(self.term.remarks.get_or_insert_default());
            *known = joined(std::mem::take(known), text);
        }
    }
}
