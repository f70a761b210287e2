//! The elements of an XML file one by one, each with its line.

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Fault;
use crate::error::FormatError;

/// An element that was opened.
#[derive(Debug)]
pub(super) struct Element {
    /// Its local name.
    pub(super) name: String,
    /// The line of its tag, from 1.
    pub(super) line: u32,
    /// Names and values. The names of the standard are local; those of another prefix than the root's keep it.
    attributes: Vec<(String, String)>,
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// An end tag follows.
    Open,
    /// `<name/>`.
    Empty,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn required(&self, element: &'static str, attribute: &'static str) -> Result<&str, FormatError> {
        self.attribute(attribute).ok_or_else(|| self.fault(Fault::MissingAttribute { element, attribute }))
    }

    /// Refuses an attribute of the standard that is not the one it knows; those of a tool are passed over.
    pub(super) fn refuse_others(&self, element: &'static str, expected: &'static str) -> Result<(), FormatError> {
        let is_other = |name: &str| name != expected && name != "xmlns" && !name.contains(':');
        match self.attributes.iter().find(|(name, _)| is_other(name)) {
            Some((name, _)) => Err(self.fault(Fault::UnknownAttribute { attribute: name.clone(), element, expected })),
            None => Ok(()),
        }
    }

    /// The value of an attribute that is `yes` or `no`, where it stands.
    pub(super) fn yes_or_no(&self, attribute: &'static str) -> Result<Option<bool>, FormatError> {
        match self.attribute(attribute) {
            None => Ok(None),
            Some("yes") => Ok(Some(true)),
            Some("no") => Ok(Some(false)),
            Some(value) => Err(self.fault(Fault::YesOrNo { attribute, value: value.to_owned() })),
        }
    }

    pub(super) fn fault(&self, fault: Fault) -> FormatError {
        FormatError::at_line(fault.into(), self.line)
    }
}

/// The events of a file, and the line reached.
pub(super) struct Markup<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    /// How far lines are counted, and the number of the line there.
    counted: usize,
    line: u32,
    /// The prefix of the root, with its colon; empty without one.
    prefix: String,
}

impl<'t> Markup<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Markup { text, reader: Reader::from_str(text), counted: 0, line: 1, prefix: String::new() }
    }

    /// The outermost element, if there is one.
    pub(super) fn root(&mut self) -> Result<Option<Element>, FormatError> {
        loop {
            match self.next()? {
                Event::Start(tag) => return self.opened_root(&tag, Shape::Open).map(Some),
                Event::Empty(tag) => return self.opened_root(&tag, Shape::Empty).map(Some),
                Event::Eof => return Ok(None),
                Event::Text(text) => {
                    if let Some(text) = stray(&text) {
                        return Err(self.fault(Fault::BeginsWithText(text)));
                    }
                }
                _ => {}
            }
        }
    }

    /// The next element in `parent`, one of those that are `expected`; none when the parent ends.
    pub(super) fn child(&mut self, parent: &Element, expected: &[&str]) -> Result<Option<Element>, FormatError> {
        if parent.shape == Shape::Empty {
            return Ok(None);
        }
        loop {
            let (tag, shape) = match self.next()? {
                Event::Start(tag) => (tag, Shape::Open),
                Event::Empty(tag) => (tag, Shape::Empty),
                Event::End(_) => return Ok(None),
                Event::Eof => return Err(self.unclosed(parent)),
                Event::Text(text) => {
                    self.refuse_text(&text)?;
                    continue;
                }
                Event::CData(text) => {
                    self.refuse_text(&text)?;
                    continue;
                }
                Event::GeneralRef(reference) => {
                    self.character(&reference)?;
                    return Err(self.fault(Fault::StrayText(format!("&{};", &*reference))));
                }
                _ => continue,
            };
            let element = self.opened(&tag, shape)?;
            if !self.is_standard(&tag) {
                self.skip(&element)?;
            } else if expected.contains(&element.name.as_str()) {
                return Ok(Some(element));
            } else {
                let expected = expected.iter().map(|name| format!("`<{name}>`")).collect::<Vec<_>>().join(" or ");
                let (name, parent) = (element.name.clone(), parent.name.clone());
                return Err(element.fault(Fault::UnknownElement { element: name, parent, expected }));
            }
        }
    }

    /// The text of an element that holds nothing else: references resolved, line ends as XML has them.
    pub(super) fn text(&mut self, element: &Element) -> Result<String, FormatError> {
        let mut text = String::new();
        if element.shape == Shape::Empty {
            return Ok(text);
        }
        loop {
            match self.next()? {
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(reference) => text.push(self.character(&reference)?),
                Event::End(_) => return Ok(text),
                Event::Start(tag) | Event::Empty(tag) => {
                    let (inner, parent) = (tag.name().as_ref().to_owned(), element.name.clone());
                    let expected = "text only".to_owned();
                    return Err(self.fault(Fault::UnknownElement { element: inner, parent, expected }));
                }
                Event::Eof => return Err(self.unclosed(element)),
                _ => {}
            }
        }
    }

    /// Passes over an element and all it holds.
    pub(super) fn skip(&mut self, element: &Element) -> Result<(), FormatError> {
        let mut depth = usize::from(element.shape == Shape::Open);
        while depth > 0 {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(self.unclosed(element)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads to the end of the file, where only comments may stand.
    pub(super) fn end(&mut self) -> Result<(), FormatError> {
        loop {
            match self.next()? {
                Event::Eof => return Ok(()),
                Event::Text(text) => self.refuse_text(&text)?,
                Event::Comment(_) | Event::PI(_) => {}
                _ => {
                    let message = "something follows the end of `<srx>`".to_owned();
                    return Err(self.fault(Fault::NotXml(message)));
                }
            }
        }
    }

    /// The next event; the line is that of its beginning.
    fn next(&mut self) -> Result<Event<'t>, FormatError> {
        self.count_to(self.reader.buffer_position());
        self.reader.read_event().map_err(|error| {
            self.count_to(self.reader.error_position());
            self.fault(match error {
                Error::IllFormed(IllFormedError::UnclosedReference) => Fault::BareAmpersand,
                other => Fault::NotXml(other.to_string()),
            })
        })
    }

    fn count_to(&mut self, position: u64) {
        let position = usize::try_from(position).unwrap_or(usize::MAX).clamp(self.counted, self.text.len());
        let passed = &self.text.as_bytes()[self.counted..position];
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.counted = position;
    }

    fn fault(&self, fault: Fault) -> FormatError {
        FormatError::at_line(fault.into(), self.line)
    }

    fn unclosed(&self, element: &Element) -> FormatError {
        element.fault(Fault::NotXml(format!("`<{}>` is never closed", element.name)))
    }

    fn opened_root(&mut self, tag: &BytesStart<'_>, shape: Shape) -> Result<Element, FormatError> {
        let name = tag.name();
        self.prefix = name.prefix().map_or_else(String::new, |prefix| format!("{}:", prefix.as_ref()));
        self.opened(tag, shape)
    }

    fn opened(&self, tag: &BytesStart<'_>, shape: Shape) -> Result<Element, FormatError> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| self.fault(Fault::NotXml(error.to_string())))?;
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            let value = value.map_err(|error| self.fault(Fault::NotXml(error.to_string())))?;
            let key = attribute.key.as_ref();
            let name = key.strip_prefix(self.prefix.as_str()).unwrap_or(key);
            attributes.push((name.to_owned(), value.into_owned()));
        }
        let name = tag.local_name().as_ref().to_owned();
        Ok(Element { name, line: self.line, attributes, shape })
    }

    /// Whether the element is of the standard, as the root is, and not an extension of a tool.
    fn is_standard(&self, tag: &BytesStart<'_>) -> bool {
        let name = tag.name();
        name.as_ref().strip_prefix(self.prefix.as_str()).is_some_and(|local| !local.contains(':'))
    }

    fn refuse_text(&self, text: &str) -> Result<(), FormatError> {
        stray(text).map_or(Ok(()), |text| Err(self.fault(Fault::StrayText(text))))
    }

    fn character(&self, reference: &BytesRef<'_>) -> Result<char, FormatError> {
        let numbered = reference.resolve_char_ref().map_err(|error| self.fault(Fault::NotXml(error.to_string())))?;
        let named = || match &**reference {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => None,
        };
        numbered.or_else(named).ok_or_else(|| self.fault(Fault::Entity((**reference).to_owned())))
    }
}

/// The beginning of a text that is more than white space, on one line.
fn stray(text: &str) -> Option<String> {
    text.trim().lines().next().map(|line| line.chars().take(40).collect())
}
