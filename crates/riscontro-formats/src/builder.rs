//! Builds the text of a document and its map to the file, side by side.
//!
//! Readers say only which raw bytes they copy and which they replace. Order is kept here: raw bytes are used once, left
//! to right, whatever a parser reports, so that the map can never refuse a run.

use std::ops::Range;
use std::sync::Arc;

use riscontro_core::{Block, BlockKind, Document, LangTag, Placeable, PlaceableKind, Raw, Span, SpanMap};

use crate::SourceFile;

/// What stands in the text for a placeable: U+FFFC, the object replacement character.
const PLACEABLE: char = '\u{fffc}';

/// Whether there is more in `text` than white space and placeables.
pub(crate) fn is_prose(text: &str) -> bool {
    text.chars().any(|char| !char.is_whitespace() && char != PLACEABLE)
}

/// A document in the making; raw ranges are given in bytes, in any order, and used in theirs.
pub(crate) struct DocumentBuilder<'a> {
    raw: &'a str,
    text: String,
    map: SpanMap,
    blocks: Vec<Block>,
    placeables: Vec<Placeable>,
    /// One past the last raw byte that gave text.
    reached: usize,
    /// The open block: its kind and where its text starts.
    open: Option<(BlockKind, usize)>,
}

/// A link whose text is being read.
pub(crate) struct OpenLink {
    placeable: usize,
    raw: Range<usize>,
}

impl<'a> DocumentBuilder<'a> {
    pub(crate) fn new(raw: &'a str) -> Self {
        DocumentBuilder {
            raw,
            text: String::with_capacity(raw.len()),
            map: SpanMap::default(),
            blocks: Vec::new(),
            placeables: Vec::new(),
            reached: 0,
            open: None,
        }
    }

    /// One past the last raw byte that gave text.
    pub(crate) fn reached(&self) -> usize {
        self.reached
    }

    pub(crate) fn has_open_block(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a block whose first raw byte is `raw_start`; a line break keeps its text apart from the one before.
    pub(crate) fn open_block(&mut self, kind: BlockKind, raw_start: usize) {
        self.close_block();
        if !self.text.is_empty() {
            let gap = self.forward(self.reached..raw_start);
            if self.raw[gap.clone()] == *"\n" { self.copy(gap) } else { self.replace(gap, "\n") }
        }
        self.open = Some((kind, self.text.len()));
    }

    /// Ends the open block, if any; white space at its ends stays outside, and one without prose is no block.
    pub(crate) fn close_block(&mut self) {
        let Some((kind, start)) = self.open.take() else { return };
        let body = &self.text[start..];
        if !is_prose(body) {
            return;
        }
        let lead = body.len() - body.trim_start().len();
        let span = Span::from_range(start + lead..start + body.trim_end().len());
        self.blocks.push(Block { kind, span });
    }

    /// Copies raw bytes to the text.
    pub(crate) fn copy(&mut self, raw: Range<usize>) {
        let raw = self.forward(raw);
        self.text.push_str(&self.raw[raw.clone()]);
        let span: Span<Raw> = Span::from_range(raw.clone());
        self.map.push_verbatim(span.start(), span.len());
        self.reached = raw.end;
    }

    /// Writes `with` for the whole of `raw`.
    pub(crate) fn replace(&mut self, raw: Range<usize>, with: &str) {
        let raw = self.forward(raw);
        self.text.push_str(with);
        self.map.push_replaced(Span::from_range(raw.clone()), Span::<Raw>::from_range(0..with.len()).len());
        self.reached = raw.end;
    }

    /// Writes U+FFFC for the markup `raw`.
    pub(crate) fn placeable(&mut self, kind: PlaceableKind, raw: Range<usize>) {
        let start = self.text.len();
        self.replace(raw.clone(), PLACEABLE.encode_utf8(&mut [0; 3]));
        self.note(kind, start, raw);
    }

    /// Begins a link that is `raw` as a whole.
    pub(crate) fn open_link(&mut self, raw: Range<usize>) -> OpenLink {
        self.note(PlaceableKind::Link, self.text.len(), raw.clone());
        OpenLink { placeable: self.placeables.len() - 1, raw }
    }

    /// Ends a link; one without text becomes a U+FFFC.
    pub(crate) fn close_link(&mut self, link: OpenLink) {
        let start = self.placeables[link.placeable].span.start();
        if start as usize == self.text.len() {
            self.replace(link.raw, PLACEABLE.encode_utf8(&mut [0; 3]));
            self.placeables[link.placeable].kind = PlaceableKind::Markup;
        }
        self.placeables[link.placeable].span = Span::from_range(start as usize..self.text.len());
    }

    fn note(&mut self, kind: PlaceableKind, text_start: usize, raw: Range<usize>) {
        let span = Span::from_range(text_start..self.text.len());
        self.placeables.push(Placeable { kind, span, raw: Span::from_range(raw) });
    }

    /// The part of `raw` that was not used yet, on character boundaries.
    fn forward(&self, raw: Range<usize>) -> Range<usize> {
        let start = self.boundary(raw.start.max(self.reached));
        start..self.boundary(raw.end).max(start)
    }

    /// The first character boundary at or after `offset`; the end of the file for an offset past it.
    fn boundary(&self, offset: usize) -> usize {
        (offset..self.raw.len()).find(|at| self.raw.is_char_boundary(*at)).unwrap_or(self.raw.len())
    }

    /// The document of `file`, whose raw text this builder was made from.
    pub(crate) fn finish(mut self, file: &SourceFile, lang: LangTag) -> Document {
        self.close_block();
        let text: Arc<str> = if self.text == *self.raw { Arc::clone(&file.raw) } else { self.text.into() };
        Document {
            path: Arc::clone(&file.path),
            lang,
            raw: Arc::clone(&file.raw),
            text,
            map: self.map,
            blocks: self.blocks,
            placeables: self.placeables,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_bytes_are_used_once_whatever_the_order() {
        let file = SourceFile::new("a.md", "perché no");
        let mut builder = DocumentBuilder::new(&file.raw);
        builder.open_block(BlockKind::Paragraph, 0);
        builder.copy(0..7);
        builder.copy(3..7);
        builder.replace(2..6, "x");
        builder.copy(6..99);
        let document = builder.finish(&file, LangTag::new("it"));
        assert_eq!(&*document.text, "perchéx no");
        assert_eq!(document.to_raw(Span::new(7, 8)), Span::new(7, 7));
        assert_eq!(document.to_raw(Span::new(8, 11)), Span::new(7, 10));
    }
}
