//! A document: the file as it was decoded, its text, and the map between them.

use std::sync::Arc;

use crate::lang_tag::LangTag;
use crate::span::{Raw, Span};
use crate::span_map::SpanMap;

/// One file, read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as the user gave it, with `/` separators; a name in brackets when there is no file.
    pub path: Arc<str>,
    /// The language of the text.
    pub lang: LangTag,
    /// The decoded file.
    pub raw: Arc<str>,
    /// The prose: markup taken out, entities and escapes resolved, placeables as U+FFFC.
    pub text: Arc<str>,
    /// From `text` back to `raw`.
    pub map: SpanMap,
    /// Headings, paragraphs, list items, cells; in text order, not overlapping, maybe none.
    pub blocks: Vec<Block>,
    /// Inline codes, in text order.
    pub placeables: Vec<Placeable>,
}

impl Document {
    /// The raw bytes that `span` of the text came from.
    #[must_use]
    pub fn to_raw(&self, span: Span) -> Span<Raw> {
        self.map.to_raw(span)
    }
}

/// What kind of text a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A title or heading.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    Cell,
    /// A segment that came ready-made (a line of an aligned file, a unit of a bilingual one): it is not split.
    Unit,
    /// A paragraph that came split: each of its lines is a segment.
    Lines,
}

/// A block of text; segments never cross its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Bytes of [`Document::text`].
    pub span: Span,
}

/// What kind of markup a placeable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceableKind {
    /// Inline code; U+FFFC in the text.
    Code,
    /// An image; U+FFFC in the text.
    Image,
    /// A link: its text is prose and stays, the span covers it; the raw span covers the whole link.
    Link,
    /// Any other inline markup; U+FFFC in the text.
    Markup,
}

/// An inline code: what stands for markup inside a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeable {
    /// What it is.
    pub kind: PlaceableKind,
    /// Bytes of [`Document::text`]: the U+FFFC, or a link's text.
    pub span: Span,
    /// The markup in [`Document::raw`].
    pub raw: Span<Raw>,
}
