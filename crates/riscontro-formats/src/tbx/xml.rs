//! A stream of XML as steps that know their place.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Fault;
use crate::error::{FormatError, Kind};
use crate::utf8::{TextKind, Utf8Reader};

/// What comes next in the file.
pub(super) enum Step {
    Open(Tag),
    Close,
    Text(String),
    /// White space and nothing more: most of what stands between elements.
    Space,
    Over,
}

/// A tag that begins an element; its name without a prefix.
pub(super) struct Tag {
    pub(super) name: String,
    /// Its `id` or `tuid`, its `lang` and its `type`; empty where it has none.
    pub(super) id: String,
    pub(super) lang: String,
    pub(super) category: String,
    pub(super) shape: Shape,
    pub(super) line: u32,
}

/// How a tag begins an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// An end tag follows.
    Open,
    /// `<name/>`.
    Empty,
}

impl Tag {
    pub(super) fn is_open(&self) -> bool {
        self.shape == Shape::Open
    }
}

/// Inline elements whose content is code of another format and no text.
const CODES: &[&str] = &["bpt", "ept", "ph", "it", "ut"];

/// The steps of a file.
pub(super) struct Steps<R> {
    reader: Reader<Utf8Reader<R>>,
    buffer: Vec<u8>,
    /// Where the step in hand begins.
    line: u32,
    column: u32,
}

impl<R: Read> Steps<R> {
    pub(super) fn new(input: R) -> Result<Self, FormatError> {
        let text = Utf8Reader::new(input, TextKind::Xml)?;
        Ok(Steps { reader: Reader::from_reader(text), buffer: Vec::new(), line: 1, column: 1 })
    }

    /// The fault at the step in hand.
    pub(super) fn fault(&self, fault: Fault) -> FormatError {
        FormatError::at_column(Kind::Tbx(fault), self.line, self.column)
    }

    pub(super) fn next(&mut self) -> Result<Step, FormatError> {
        loop {
            self.buffer.clear();
            (self.line, self.column) = (self.reader.get_ref().line(), self.reader.get_ref().column());
            let event = self.reader.read_event_into(&mut self.buffer);
            // Where the encoding breaks off, the markup does too: the cause is told, not what follows from it.
            if let Some(fault) = self.reader.get_ref().fault() {
                return Err(fault);
            }
            let (line, column) = (self.line, self.column);
            let step = event.map_err(|error| not_xml(&error)).and_then(|event| step_of(event, line));
            match step {
                Ok(Some(step)) => return Ok(step),
                Ok(None) => {}
                Err(fault) => return Err(FormatError::at_column(Kind::Tbx(fault), line, column)),
            }
        }
    }

    /// The text inside the element of `tag`, up to its end: inline markup is taken away, codes with what they hold.
    pub(super) fn text(&mut self, tag: &Tag) -> Result<String, FormatError> {
        let mut text = String::new();
        let mut depth = u32::from(tag.is_open());
        while depth > 0 {
            match self.next()? {
                Step::Open(inner) if CODES.contains(&inner.name.as_str()) => self.skip(&inner)?,
                Step::Open(inner) => depth += u32::from(inner.is_open()),
                Step::Close => depth -= 1,
                Step::Text(part) => text.push_str(&part),
                Step::Space => text.push(' '),
                Step::Over => return Err(self.fault(Fault::CutOff(tag.name.clone()))),
            }
        }
        Ok(text)
    }

    /// Passes over what the element of `tag` holds, and its end tag.
    pub(super) fn skip(&mut self, tag: &Tag) -> Result<(), FormatError> {
        let mut depth = u32::from(tag.is_open());
        while depth > 0 {
            match self.next()? {
                Step::Open(inner) => depth += u32::from(inner.is_open()),
                Step::Close => depth -= 1,
                Step::Text(_) | Step::Space => {}
                Step::Over => return Err(self.fault(Fault::CutOff(tag.name.clone()))),
            }
        }
        Ok(())
    }
}

/// The step that an event is; none for what says nothing here.
fn step_of(event: Event<'_>, line: u32) -> Result<Option<Step>, Fault> {
    Ok(Some(match event {
        Event::Start(tag) => Step::Open(opened(&tag, Shape::Open, line)?),
        Event::Empty(tag) => Step::Open(opened(&tag, Shape::Empty, line)?),
        Event::End(_) => Step::Close,
        Event::Text(text) if text.bytes().all(|byte| byte.is_ascii_whitespace()) => Step::Space,
        Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
        Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
        Event::GeneralRef(reference) => Step::Text(resolved(&reference)?),
        Event::Eof => Step::Over,
        Event::DocType(document_type) if document_type.contains("<!ENTITY") => return Err(Fault::EntitiesDeclared),
        Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => return Ok(None),
    }))
}

fn opened(tag: &BytesStart<'_>, shape: Shape, line: u32) -> Result<Tag, Fault> {
    let name = tag.local_name().as_ref().to_owned();
    let (id, lang, category) = (String::new(), String::new(), String::new());
    let mut opened = Tag { name, id, lang, category, shape, line };
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| Fault::NotXml(error.to_string()))?;
        let kept = match attribute.key.local_name().as_ref() {
            "id" | "tuid" => &mut opened.id,
            "lang" => &mut opened.lang,
            "type" => &mut opened.category,
            _ => continue,
        };
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        let value = value.map_err(|error| Fault::NotXml(error.to_string()))?;
        value.trim().clone_into(kept);
    }
    Ok(opened)
}

/// A reference as text; a number that stands for nothing XML can hold, which tools write nonetheless, is nothing.
fn resolved(reference: &BytesRef<'_>) -> Result<String, Fault> {
    let named = match &**reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        other if other.starts_with('#') => {
            let character = reference.resolve_char_ref().ok().flatten();
            return Ok(character.map_or_else(String::new, String::from));
        }
        other => return Err(Fault::Entity(other.to_owned())),
    };
    Ok(named.to_owned())
}

fn not_xml(error: &Error) -> Fault {
    match error {
        Error::IllFormed(IllFormedError::UnclosedReference) => Fault::BareAmpersand,
        Error::IllFormed(fault) => Fault::NotXml(fault.to_string()),
        other => Fault::NotXml(other.to_string()),
    }
}
