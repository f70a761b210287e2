//! Text for XML that we write.

use std::borrow::Cow;

use crate::glossary::Unsaid;

/// A text for XML; characters that it cannot hold are left out, and said.
pub(crate) fn escaped<'a>(text: &'a str, unsaid: &mut Unsaid) -> Cow<'a, str> {
    if text.chars().all(is_xml_character) {
        return quick_xml::escape::partial_escape(text);
    }
    unsaid.add("texts", format!("{text:?} holds characters that XML cannot: they are left out"));
    let kept: String = text.chars().filter(|char| is_xml_character(*char)).collect();
    Cow::Owned(quick_xml::escape::partial_escape(kept.as_str()).into_owned())
}

/// XML 1.0, production 2.
fn is_xml_character(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
