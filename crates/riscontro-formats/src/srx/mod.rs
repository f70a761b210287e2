//! Segmentation rules: SRX 2.0 and 1.0.
//!
//! Source: Segmentation Rules eXchange 2.0, LISA OSCAR, 2008. Elements are told by their local names, whatever the prefix
//! and whether or not the namespace is declared, because both are missing in files that tools have read for years; elements
//! of another prefix than the root's are extensions of a tool and are passed over. A misspelt element of the standard is
//! refused: a rule that is passed over in silence would split texts unlike the tool it comes from.

mod fault;
mod markup;

#[cfg(test)]
mod tests;

use riscontro_core::{SrxBreak, SrxCascade, SrxGroup, SrxMap, SrxRule, SrxRules};

use crate::decode::decode;
use crate::error::{FormatError, Kind};
use crate::xml_encoding::declared_encoding;
pub(crate) use fault::Fault;
use markup::{Element, Markup};

/// Reads the rules of an SRX file; patterns are returned as written and not compiled.
///
/// The encoding is that of the byte order mark, else the one that the XML declaration names, else UTF-8. In version 1.0, which has no
/// cascade, the first map that matches holds. Version 2.0 demands that `cascade` be said; files without it are read as OmegaT reads its
/// own: all maps that match hold.
///
/// # Errors
///
/// When the file cannot be decoded, is not well-formed, is no SRX file of version 2.0 or 1.0, holds an element, attribute value or
/// reference that the standard does not know, or has no rule or no map; the error names the line.
pub fn read_srx(bytes: &[u8]) -> Result<SrxRules, FormatError> {
    let label = declared_encoding(bytes).unwrap_or_else(|| "utf-8".to_owned());
    let text = decode(bytes, Some(&label), None).map_err(FormatError::without_flag)?.text;
    Reading { markup: Markup::new(&text), rules: no_rules(), lines: Vec::new() }.read()
}

fn no_rules() -> SrxRules {
    SrxRules { cascade: SrxCascade::First, groups: Vec::new(), maps: Vec::new() }
}

/// The state of reading one file.
struct Reading<'t> {
    markup: Markup<'t>,
    rules: SrxRules,
    /// The lines of the groups.
    lines: Vec<u32>,
}

impl Reading<'_> {
    fn read(mut self) -> Result<SrxRules, FormatError> {
        let Some(root) = self.markup.root()? else { return Err(FormatError::at_line(Fault::NoElement.into(), 1)) };
        if root.name != "srx" {
            return Err(root.fault(Fault::NotSrx(root.name.clone())));
        }
        match root.attribute("version") {
            Some("2.0") => self.rules.cascade = SrxCascade::All,
            Some("1.0") => {}
            Some(other) => return Err(root.fault(Fault::Version(other.to_owned()))),
            None => return Err(root.fault(Fault::NoVersion)),
        }
        while let Some(part) = self.markup.child(&root, &["header", "body"])? {
            match part.name.as_str() {
                "header" => self.header(&part)?,
                _ => self.body(&part)?,
            }
        }
        self.markup.end()?;
        if self.rules.groups.iter().all(|group| group.rules.is_empty()) {
            return Err(root.fault(Fault::NoRules));
        }
        if self.rules.maps.is_empty() {
            return Err(root.fault(Fault::NoMaps));
        }
        Ok(self.rules)
    }

    /// What a tool does with inline codes at a break is its own affair; of the header only the cascade concerns plain text.
    fn header(&mut self, header: &Element) -> Result<(), FormatError> {
        match header.yes_or_no("cascade")? {
            Some(true) => self.rules.cascade = SrxCascade::All,
            Some(false) => self.rules.cascade = SrxCascade::First,
            None => {}
        }
        while let Some(part) = self.markup.child(header, &["formathandle"])? {
            self.markup.skip(&part)?;
        }
        Ok(())
    }

    fn body(&mut self, body: &Element) -> Result<(), FormatError> {
        while let Some(part) = self.markup.child(body, &["languagerules", "maprules"])? {
            match part.name.as_str() {
                "languagerules" => self.groups(&part)?,
                _ => self.maps(&part)?,
            }
        }
        Ok(())
    }

    fn groups(&mut self, parent: &Element) -> Result<(), FormatError> {
        while let Some(element) = self.markup.child(parent, &["languagerule"])? {
            let name = element.required("languagerule", "languagerulename")?;
            if let Some(at) = self.rules.groups.iter().position(|group| *group.name == *name) {
                return Err(element.fault(Fault::GroupTwice { name: name.to_owned(), first: self.lines[at] }));
            }
            let mut rules = Vec::new();
            while let Some(rule) = self.markup.child(&element, &["rule"])? {
                rules.push(self.rule(&rule)?);
            }
            self.rules.groups.push(SrxGroup { name: name.into(), rules });
            self.lines.push(element.line);
        }
        Ok(())
    }

    fn rule(&mut self, rule: &Element) -> Result<SrxRule, FormatError> {
        rule.refuse_others("rule", "break")?;
        // The attribute may be left out: a rule breaks by default.
        let decision = if rule.yes_or_no("break")? == Some(false) { SrxBreak::No } else { SrxBreak::Yes };
        let (mut before, mut after) = (None, None);
        while let Some(side) = self.markup.child(rule, &["beforebreak", "afterbreak"])? {
            let (pattern, name) = match side.name.as_str() {
                "beforebreak" => (&mut before, "beforebreak"),
                _ => (&mut after, "afterbreak"),
            };
            if pattern.replace(self.markup.text(&side)?).is_some() {
                return Err(side.fault(Fault::PatternTwice(name)));
            }
        }
        let [before, after] = [before, after].map(|pattern| pattern.unwrap_or_default().into());
        Ok(SrxRule { decision, before, after, line: rule.line })
    }

    /// The maps; in version 1.0 they stand in named groups, of which a tool takes one.
    fn maps(&mut self, parent: &Element) -> Result<(), FormatError> {
        let mut has_group = false;
        while let Some(element) = self.markup.child(parent, &["languagemap", "maprule"])? {
            if element.name == "languagemap" {
                self.map(&element)?;
                continue;
            }
            if has_group {
                return Err(element.fault(Fault::SeveralMapRules));
            }
            has_group = true;
            while let Some(map) = self.markup.child(&element, &["languagemap"])? {
                self.map(&map)?;
            }
        }
        Ok(())
    }

    fn map(&mut self, map: &Element) -> Result<(), FormatError> {
        let pattern = map.required("languagemap", "languagepattern")?.into();
        let group = map.required("languagemap", "languagerulename")?.into();
        self.rules.maps.push(SrxMap { pattern, group, line: map.line });
        self.markup.skip(map)
    }
}

impl From<Fault> for Kind {
    fn from(fault: Fault) -> Self {
        Kind::Srx(fault)
    }
}
