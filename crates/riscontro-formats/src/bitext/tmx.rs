//! TMX, any version: of each `tu` the text of the `tuv` in either language.
//!
//! Of inline codes, the text of a native code (`bpt`, `ept`, `ph`, `it`, `ut`) is no text of the segment and is left out;
//! what `hi` or an unknown element holds is. A code that stands for itself is a space, one that only encloses is nothing.
//!
//! Source: TMX 1.4b, LISA OSCAR, 2005, sections 3.2 and 3.3.

use std::collections::BTreeSet;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use riscontro_core::LangTag;

use super::{BitextUnit, Fault, Skipped, Why, in_one_line};
use crate::Languages;
use crate::error::FormatError;
use crate::utf8::Utf8Reader;

/// The most languages that a message names.
const NAMED: usize = 12;

#[derive(Debug)]
pub(super) struct Tmx<R> {
    reader: Reader<Utf8Reader<R>>,
    buffer: Vec<u8>,
    languages: Languages,
    place: Place,
    seen: Seen,
}

/// Where the reader is, seen from the outermost element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Inside,
    Behind,
}

/// What the units had so far.
#[derive(Debug, Default)]
struct Seen {
    units: bool,
    source: bool,
    target: bool,
    /// Tags of languages, as they are written.
    tags: BTreeSet<String>,
}

/// What comes next in the file.
enum Step {
    Open(Tag),
    Close(String),
    Text(String),
    /// An entity that XML does not know.
    Entity(String),
    Over,
}

struct Tag {
    name: String,
    lang: Option<String>,
    shape: Shape,
}

/// How a tag begins an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// An end tag follows.
    Open,
    /// `<name/>`.
    Empty,
}

impl Tag {
    fn is_open(&self) -> bool {
        self.shape == Shape::Open
    }
}

/// The text of a unit in one language.
struct Variant {
    lang: String,
    text: String,
}

/// A unit as it is written.
struct Unit {
    line: u32,
    variants: Vec<Variant>,
    entity: Option<String>,
}

impl<R: Read> Tmx<R> {
    pub(super) fn new(text: Utf8Reader<R>, languages: Languages) -> Self {
        let (reader, place) = (Reader::from_reader(text), Place::Before);
        Tmx { reader, buffer: Vec::new(), languages, place, seen: Seen::default() }
    }

    pub(super) fn next(&mut self, skipped: &mut Skipped) -> Result<Option<BitextUnit>, FormatError> {
        while let Some(unit) = self.unit()? {
            self.seen.note(&unit);
            let Languages { source, target } = self.languages;
            let (from, to) = (best(&unit.variants, source), best(&unit.variants, target));
            self.seen.source |= from.is_some();
            self.seen.target |= to.is_some();
            let why = match (unit.entity, from, to) {
                (Some(entity), ..) => Why::Entity(entity),
                (None, None, _) => Why::Missing(source),
                (None, _, None) => Why::Missing(target),
                (None, Some(from), Some(to)) => {
                    let (source, target) = (in_one_line(&from.text), in_one_line(&to.text));
                    if source.is_empty() || target.is_empty() {
                        continue;
                    }
                    return Ok(Some(BitextUnit { source, target, line: unit.line }));
                }
            };
            skipped.add(unit.line, why);
        }
        self.seen.judge(self.languages).map(|()| None)
    }

    /// The next unit; none at the end of the file.
    fn unit(&mut self) -> Result<Option<Unit>, FormatError> {
        loop {
            let line = self.reader.get_ref().line();
            match self.step()? {
                Step::Open(tag) if self.place == Place::Before => {
                    if tag.name != "tmx" {
                        return Err(at(Fault::NotTmx(tag.name), line));
                    }
                    self.place = if tag.is_open() { Place::Inside } else { Place::Behind };
                }
                Step::Open(tag) if tag.name == "tu" && tag.is_open() => return self.inside_unit(line).map(Some),
                Step::Close(name) if name == "tmx" => self.place = Place::Behind,
                Step::Over if self.place == Place::Inside => return Err(at(Fault::CutOff("tmx".to_owned()), line)),
                Step::Over => return Ok(None),
                _ => {}
            }
        }
    }

    fn inside_unit(&mut self, line: u32) -> Result<Unit, FormatError> {
        let mut unit = Unit { line, variants: Vec::new(), entity: None };
        let mut lang = String::new();
        loop {
            match self.step()? {
                Step::Open(tag) if tag.name == "tuv" => lang = tag.lang.unwrap_or_default(),
                Step::Open(tag) if tag.name == "seg" => {
                    let text = if tag.is_open() { self.segment(&mut unit)? } else { String::new() };
                    unit.variants.push(Variant { lang: lang.clone(), text });
                }
                Step::Close(name) if name == "tu" => return Ok(unit),
                Step::Over => return Err(at(Fault::CutOff("tu".to_owned()), line)),
                _ => {}
            }
        }
    }

    /// The text of a segment, up to its end tag.
    fn segment(&mut self, unit: &mut Unit) -> Result<String, FormatError> {
        let mut text = String::new();
        let mut depth = 0_u32;
        loop {
            match self.step()? {
                Step::Open(tag) => {
                    let is_code = matches!(tag.name.as_str(), "bpt" | "ept" | "ph" | "it" | "ut");
                    if matches!(tag.name.as_str(), "ph" | "it" | "ut") {
                        text.push(' ');
                    }
                    if tag.is_open() && is_code {
                        self.skip(unit.line)?;
                    } else if tag.is_open() {
                        depth += 1;
                    }
                }
                Step::Close(_) if depth == 0 => return Ok(text),
                Step::Close(_) => depth -= 1,
                Step::Text(part) => text.push_str(&part),
                Step::Entity(name) => unit.entity = Some(name),
                Step::Over => return Err(at(Fault::CutOff("seg".to_owned()), unit.line)),
            }
        }
    }

    /// Passes over what an element holds, and its end tag.
    fn skip(&mut self, line: u32) -> Result<(), FormatError> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.step()? {
                Step::Open(tag) => depth += u32::from(tag.is_open()),
                Step::Close(_) => depth -= 1,
                Step::Over => return Err(at(Fault::CutOff("seg".to_owned()), line)),
                Step::Text(_) | Step::Entity(_) => {}
            }
        }
        Ok(())
    }

    fn step(&mut self) -> Result<Step, FormatError> {
        loop {
            self.buffer.clear();
            let line = self.reader.get_ref().line();
            let event = self.reader.read_event_into(&mut self.buffer);
            // Where the encoding breaks off, the markup does too: the cause is told, not what follows from it.
            if let Some(fault) = self.reader.get_ref().fault() {
                return Err(fault);
            }
            return Ok(match event.map_err(|error| not_xml(&error, line))? {
                Event::Start(tag) => Step::Open(opened(&tag, Shape::Open).map_err(|fault| at(fault, line))?),
                Event::Empty(tag) => Step::Open(opened(&tag, Shape::Empty).map_err(|fault| at(fault, line))?),
                Event::End(tag) => Step::Close(tag.local_name().as_ref().to_owned()),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => resolved(&reference),
                Event::Eof => Step::Over,
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => continue,
            });
        }
    }
}

impl Seen {
    fn note(&mut self, unit: &Unit) {
        self.units = true;
        for variant in &unit.variants {
            if self.tags.len() <= NAMED && !self.tags.contains(&variant.lang) {
                self.tags.insert(variant.lang.clone());
            }
        }
    }

    /// Refuses a memory that never had a language that was asked for.
    fn judge(&self, Languages { source, target }: Languages) -> Result<(), FormatError> {
        if !self.units {
            return Err(FormatError::new(Fault::NoUnit.into()));
        }
        let missing = if !self.source { Some(source) } else { (!self.target).then_some(target) };
        let Some(wanted) = missing else { return Ok(()) };
        let mut known: Vec<_> = self.tags.iter().take(NAMED).map(|tag| format!("`{tag}`")).collect();
        if self.tags.len() > NAMED {
            known.push("…".to_owned());
        }
        Err(FormatError::new(Fault::NoLanguage { wanted, known: known.join(", ") }.into()))
    }
}

/// The variant that fits a language best: the same tag, else the first of which either tag begins with the other.
fn best(variants: &[Variant], lang: LangTag) -> Option<&Variant> {
    let parts = |tag: &str| tag.split(['-', '_']).map(str::to_ascii_lowercase).collect::<Vec<_>>();
    let wanted = parts(lang.as_str());
    let is_same = |variant: &&Variant| parts(&variant.lang) == wanted;
    let fits = |variant: &&Variant| parts(&variant.lang).iter().zip(&wanted).all(|(own, wanted)| own == wanted);
    variants.iter().find(is_same).or_else(|| variants.iter().filter(|variant| !variant.lang.is_empty()).find(fits))
}

fn opened(tag: &BytesStart<'_>, shape: Shape) -> Result<Tag, Fault> {
    let name = tag.local_name().as_ref().to_owned();
    let mut lang = None;
    for attribute in tag.attributes().filter(|_| name == "tuv") {
        let attribute = attribute.map_err(|error| Fault::NotXml(error.to_string()))?;
        if attribute.key.local_name().as_ref() == "lang" {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            lang = Some(value.map_err(|error| Fault::NotXml(error.to_string()))?.trim().to_owned());
        }
    }
    Ok(Tag { name, lang, shape })
}

/// A reference as text; references to what XML cannot hold, which tools write nonetheless, are nothing.
fn resolved(reference: &BytesRef<'_>) -> Step {
    let named = match &**reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        other if other.starts_with('#') => {
            let character = reference.resolve_char_ref().ok().flatten();
            return Step::Text(character.map_or_else(String::new, String::from));
        }
        other => return Step::Entity(other.to_owned()),
    };
    Step::Text(named.to_owned())
}

fn not_xml(error: &Error, line: u32) -> FormatError {
    at(
        match error {
            Error::IllFormed(IllFormedError::UnclosedReference) => Fault::BareAmpersand,
            other => Fault::NotXml(other.to_string()),
        },
        line,
    )
}

fn at(fault: Fault, line: u32) -> FormatError {
    FormatError::at_line(fault.into(), line)
}
