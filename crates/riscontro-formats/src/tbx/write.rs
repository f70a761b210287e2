//! A termbase in TBX, either edition (the second in the style DCA), dialect TBX-Basic; TMX is in `write_tmx`.
//!
//! What is said of a language as a whole is read as said of its first term, so the definition of a first term stands at
//! its language, where TBX-Basic wants it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, Write};

use riscontro_core::{
    Concept, ConceptRemarks, LangTag, LetterCase, PartOfSpeech, Term, TermRemarks, TermStatus, Termbase,
};

use super::{CASE_SENSITIVE, FORBIDDEN};
use crate::glossary::{Unsaid, unique_ids};
use crate::xml_text::escaped;

/// How the entries of a termbase are marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markup {
    /// ISO 30042:2008: MARTIF.
    Tbx2008,
    /// ISO 30042:2019, style DCA.
    Tbx2019,
    /// A plain list in TMX.
    Tmx,
}

/// The names of an edition's elements.
struct Names {
    root: &'static str,
    /// All before the first entry.
    head: fn(LangTag) -> String,
    entry: &'static str,
    section: &'static str,
    term: &'static str,
}

const FIRST: Names = Names {
    root: "martif",
    head: |lang| {
        format!(
            "<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n<martif type=\"TBX-Basic\" xml:lang=\"{lang}\">\n  \
             <martifHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>written by riscontro</p>\n      \
             </sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n      <p type=\"XCSURI\">TBXBasicXCSV02.xcs</p>\n    \
             </encodingDesc>\n  </martifHeader>\n"
        )
    },
    entry: "termEntry",
    section: "langSet",
    term: "tig",
};

const SECOND: Names = Names {
    root: "tbx",
    head: |lang| {
        format!(
            "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"{lang}\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n  \
             <tbxHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>written by riscontro</p>\n      \
             </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n"
        )
    },
    entry: "conceptEntry",
    section: "langSec",
    term: "termSec",
};

/// Writes a termbase, and returns what the format cannot say.
pub(crate) fn write(termbase: &Termbase, markup: Markup, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let names = if markup == Markup::Tbx2008 { FIRST } else { SECOND };
    let mut writer = Writer { out, names, unsaid: Unsaid::default() };
    match markup {
        Markup::Tbx2008 | Markup::Tbx2019 => writer.termbase(termbase)?,
        Markup::Tmx => writer.memory(termbase)?,
    }
    writer.out.flush()?;
    Ok(writer.unsaid.into_messages())
}

pub(super) struct Writer<'a> {
    pub(super) out: &'a mut dyn Write,
    names: Names,
    unsaid: Unsaid,
}

impl Writer<'_> {
    fn termbase(&mut self, termbase: &Termbase) -> io::Result<()> {
        let ids = self.ids(&termbase.concepts);
        let first = termbase.concepts.first().and_then(|concept| concept.terms.first());
        let lang = first.map_or(LangTag::new("en"), |term| term.lang);
        write!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", (self.names.head)(lang))?;
        writeln!(self.out, "  <text>\n    <body>")?;
        for (concept, id) in termbase.concepts.iter().zip(&ids) {
            self.concept(concept, id)?;
        }
        writeln!(self.out, "    </body>\n  </text>\n</{}>", self.names.root)
    }

    /// Ids that XML takes: one that it does not is written so that it is known again, and a concept named after its first term gets a
    /// number.
    pub(super) fn ids<'c>(&mut self, concepts: &'c [Concept]) -> Vec<Cow<'c, str>> {
        let mut ids = unique_ids(concepts, &mut self.unsaid);
        let is_named_after_term = |concept: &Concept| concept.terms.first().is_some_and(|term| term.text == concept.id);
        let needs_other = |concept: &Concept, id: &str| is_named_after_term(concept) || !is_xml_id(id);
        if concepts.iter().zip(&ids).all(|(concept, id)| !needs_other(concept, id)) {
            return ids;
        }
        let mut known: HashSet<Cow<'c, str>> = ids.iter().cloned().collect();
        let mut number = 0;
        for (concept, id) in concepts.iter().zip(&mut ids).filter(|(concept, id)| needs_other(concept, id)) {
            let named = Some(as_xml_id(id)).filter(|_| !is_named_after_term(concept));
            let next = named.filter(|next| !known.contains(next.as_str())).unwrap_or_else(|| {
                loop {
                    number += 1;
                    let next = format!("c{number}");
                    if !known.contains(next.as_str()) {
                        break next;
                    }
                }
            });
            known.insert(Cow::Owned(next.clone()));
            if !is_named_after_term(concept) {
                let message = format!("`{id}` can be no id in XML: it is written as `{next}`");
                self.unsaid.add("ids", message);
            }
            *id = Cow::Owned(next);
        }
        ids
    }

    fn concept(&mut self, concept: &Concept, id: &str) -> io::Result<()> {
        let (entry, section) = (self.names.entry, self.names.section);
        writeln!(self.out, "      <{entry} id=\"{id}\">")?;
        if let Some(ConceptRemarks { domain, definition, note }) = concept.remarks.as_deref() {
            self.item(8, "descrip type=\"subjectField\"", domain)?;
            self.item(8, "descrip type=\"definition\"", definition)?;
            self.item(8, "note", note)?;
        }
        let mut written: Vec<LangTag> = Vec::new();
        for Term { lang, .. } in &concept.terms {
            if written.contains(lang) {
                continue;
            }
            written.push(*lang);
            writeln!(self.out, "        <{section} xml:lang=\"{lang}\">")?;
            let mut terms = concept.terms.iter().filter(|term| term.lang == *lang);
            if let Some(first) = terms.next() {
                self.item(
                    10,
                    "descrip type=\"definition\"",
                    first.remarks.as_ref().map_or("", |remarks| &remarks.definition),
                )?;
                self.term(first, "")?;
            }
            for term in terms {
                self.term(term, term.remarks.as_ref().map_or("", |remarks| &remarks.definition))?;
            }
            writeln!(self.out, "        </{section}>")?;
        }
        writeln!(self.out, "      </{entry}>")
    }

    fn term(&mut self, term: &Term, definition: &str) -> io::Result<()> {
        let element = self.names.term;
        let remarks = term.remarks.as_deref();
        writeln!(self.out, "          <{element}>")?;
        self.item(12, "term", &term.text)?;
        self.item(12, "termNote type=\"partOfSpeech\"", part_of_speech(term.part_of_speech, remarks))?;
        self.item(12, "termNote type=\"grammaticalGender\"", term.gender.map_or("", riscontro_core::Gender::as_str))?;
        self.item(12, "termNote type=\"administrativeStatus\"", status(term.status))?;
        self.item(12, "descrip type=\"definition\"", definition)?;
        if term.status == TermStatus::Forbidden {
            self.item(12, "note", FORBIDDEN)?;
        }
        if term.case == LetterCase::AsWritten {
            self.item(12, "note", CASE_SENSITIVE)?;
        }
        self.item(12, "note", remarks.map_or("", |remarks| &remarks.note))?;
        writeln!(self.out, "          </{element}>")
    }

    /// Writes an element with its text, unless that is empty.
    pub(super) fn item(&mut self, indent: usize, tag: &str, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let name = tag.split(' ').next().unwrap_or(tag);
        let text = escaped(text, &mut self.unsaid);
        writeln!(self.out, "{:indent$}<{tag}>{text}</{name}>", "")
    }
}

/// Whether an id is a name without a colon; narrower than XML beyond ASCII.
fn is_xml_id(id: &str) -> bool {
    let starts = id.starts_with(|char: char| char.is_alphabetic() || char == '_');
    starts && id.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.'))
}

/// The nearest id that XML takes: `c1234` for `1234`.
fn as_xml_id(id: &str) -> String {
    let kept = |char: char| if char.is_alphanumeric() || matches!(char, '_' | '-' | '.') { char } else { '_' };
    let id: String = id.chars().map(kept).collect();
    if is_xml_id(&id) { id } else { format!("c{id}") }
}

pub(super) fn part_of_speech(read: Option<PartOfSpeech>, remarks: Option<&TermRemarks>) -> &str {
    match (remarks.map_or("", |remarks| &remarks.part_of_speech), read) {
        ("", Some(PartOfSpeech::Noun)) => "noun",
        ("", Some(PartOfSpeech::Adjective)) => "adjective",
        ("", Some(PartOfSpeech::Verb)) => "verb",
        ("", Some(PartOfSpeech::Invariable)) => "other",
        ("", None) => "",
        ("adv", _) => "adverb",
        (written, _) => written,
    }
}

pub(super) fn status(status: TermStatus) -> &'static str {
    match status {
        TermStatus::Preferred => "preferredTerm-admn-sts",
        TermStatus::Admitted => "admittedTerm-admn-sts",
        TermStatus::Deprecated | TermStatus::Forbidden => "deprecatedTerm-admn-sts",
    }
}
