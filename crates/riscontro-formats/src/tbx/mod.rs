//! `tbx`: a termbase in TBX, the 2008 edition (MARTIF) and the edition of 2019 in both styles; and TMX as a plain list.
//!
//! The editions differ in the names of elements only, and the styles of the second in where the data category stands: in
//! an attribute (`<descrip type="subjectField">`) or as the element itself (`<min:subjectField>`). So one reader walks them
//! all: an entry holds sections of a language, which hold terms; everything else is an item with a category, and what we
//! know of categories is in one place (`item`). In TMX a `tu` is an entry, a `tuv` a section and its `seg` the term.
//!
//! The file is a stream: what is kept is the termbase, never the text. Entities that a document type declares are refused
//! and no file is ever fetched, so neither a bomb nor a look into other files is possible.
//!
//! TBX has no status for a term that must not stand beside the deprecated one, and none for the case of letters. A term's
//! note `forbidden` or `case-sensitive` says so here, and is written by ourselves.
//!
//! Source: ISO 30042:2008 and ISO 30042:2019; TBX-Basic 3.0; TMX 1.4b, LISA OSCAR, 2005.

mod entry;
mod fault;
mod item;
#[cfg(test)]
mod tests;
mod write;
mod write_tmx;
mod xml;

use std::collections::BTreeMap;
use std::io::BufRead;

use riscontro_core::{Concept, Defect, DefectKind, Span, Termbase};

use crate::error::FormatError;
use crate::glossary::termbase_of;
use crate::{Format, Languages, Reader};
use entry::EntryReader;
use xml::{Step, Steps};

pub(crate) use fault::Fault;
pub(crate) use write::{Markup, write};

/// A termbase in TBX.
pub(crate) const FORMAT: Format = Format {
    id: "tbx",
    extensions: &["tbx", "xml", "martif", "tmx"],
    sniff: looks_like_a_termbase,
    reader: Reader::Termbase(read),
};

/// The outermost elements.
const ROOTS: &[&str] = &["martif", "tbx", "tmx"];

/// The notes of a term by which we say what TBX cannot.
const FORBIDDEN: &str = "forbidden";
const CASE_SENSITIVE: &str = "case-sensitive";

/// What we write in a header ourselves.
const OUR_HEADER: &[&str] = &["written by riscontro", "TBXBasicXCSV02.xcs"];

fn looks_like_a_termbase(text: &str) -> bool {
    // UTF-16 that is not decoded yet has a NUL beside each letter.
    let text = text.replace('\0', "");
    ROOTS.iter().any(|root| text.contains(&format!("<{root}")) || text.contains(&format!(":{root} ")))
}

fn read(
    input: &mut dyn BufRead,
    _languages: Option<Languages>,
    defects: &mut Vec<Defect>,
) -> Result<Termbase, FormatError> {
    let mut steps = Steps::new(input)?;
    let root = root(&mut steps)?;
    let mut unread = BTreeMap::new();
    let mut concepts: Vec<Concept> = Vec::new();
    let mut reader = EntryReader::new(defects, &mut unread);
    let mut depth = 1_u32;
    while depth > 0 {
        match steps.next()? {
            Step::Open(tag) if entry::is_entry(&tag) => concepts.extend(reader.entry(&mut steps, &tag)?),
            Step::Open(tag) => depth += u32::from(tag.is_open()),
            Step::Close => depth -= 1,
            Step::Text(text) if OUR_HEADER.contains(&text.trim()) => {}
            Step::Text(_) => reader.note_header(),
            Step::Space => {}
            Step::Over => return Err(steps.fault(Fault::CutOff(root))),
        }
    }
    // Not well-formed is not well-formed, even behind the last concept.
    while !matches!(steps.next()?, Step::Over) {}
    defects.extend(unread_defect(&unread));
    Ok(termbase_of(concepts, Span::new(0, 0), defects))
}

/// Reads up to the outermost element and returns its name.
fn root<R: std::io::Read>(steps: &mut Steps<R>) -> Result<String, FormatError> {
    loop {
        match steps.next()? {
            Step::Open(tag) if ROOTS.contains(&tag.name.as_str()) && tag.is_open() => return Ok(tag.name),
            Step::Open(tag) => return Err(steps.fault(Fault::NotTbx(format!("`<{}>`", tag.name)))),
            Step::Space => {}
            Step::Text(_) | Step::Close => return Err(steps.fault(Fault::NotTbx("text".to_owned()))),
            Step::Over => return Err(steps.fault(Fault::NotTbx("nothing".to_owned()))),
        }
    }
}

fn unread_defect(unread: &BTreeMap<String, usize>) -> Option<Defect> {
    let names: Vec<_> = unread.iter().map(|(name, count)| format!("`{name}` ({count})")).collect();
    let message = format!("what it says under {} is not kept", names.join(", "));
    (!names.is_empty()).then_some(Defect { kind: DefectKind::Unread, message, span: Span::new(0, 0) })
}
