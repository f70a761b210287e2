//! `markdown`: CommonMark with tables, strikethrough, task lists and footnotes, as pulldown-cmark reads it.
//!
//! Headings, paragraphs, list items, table cells, paragraphs of quotations and footnotes are blocks; a loose list item
//! gives one a paragraph. Code blocks, HTML blocks, comments and front matter are not prose. Inside a block, emphasis
//! marks are dropped; a line break, soft or hard, is one space (a translator breaks lines elsewhere); an entity or a
//! backslash escape is its character; inline code, images, tags, autolinks and footnote marks are one U+FFFC each. A
//! link's text is prose, and a placeable covers it. An image's alternative text is not read for now. A paragraph that is
//! the delimiter and nothing more is no block.
//!
//! The parser knows no lone `\r` and no NEL, so it is given line feeds in their place, byte for byte (`line_feeds`).
//! Front matter is cut off here and not by the parser, which would also find it between two rules in the middle of a text.

mod front_matter;
mod line_feeds;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use riscontro_core::{Block, BlockKind, Defect, Document, LangTag, PlaceableKind};

use crate::builder::{DocumentBuilder, OpenLink};
use crate::delimiter::Delimited;
use crate::error::{FormatError, check_len};
use crate::{Format, Reader, SourceFile, note_if_empty};

/// Markdown.
pub(crate) const FORMAT: Format = Format {
    id: "markdown",
    extensions: &["md", "markdown", "mdown", "mkd"],
    sniff: |text| text.starts_with("# ") || front_matter::len(text) > 0,
    reader: Reader::Document(read),
};

/// The most bytes of a Markdown file: an entity may give more bytes than it has, and the text must fit spans as well.
const MAX_BYTES: u64 = 1 << 30;

fn read(file: &SourceFile, lang: LangTag, defects: &mut Vec<Defect>) -> Result<Document, FormatError> {
    check_len(file.raw.len(), MAX_BYTES)?;
    let parsed = line_feeds::in_place_of_other_line_ends(&file.raw);
    let body_start = front_matter::len(&parsed);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut reading =
        Reading { raw: &file.raw, builder: DocumentBuilder::new(&file.raw), items: 0, skipped: 0, links: Vec::new() };
    for (event, range) in Parser::new_ext(&parsed[body_start..], options).into_offset_iter() {
        reading.take(event, range.start + body_start..range.end + body_start);
    }
    let mut document = reading.builder.finish(file, lang);
    let text = Arc::clone(&document.text);
    let is_text = |block: &Block| Delimited::of(block.span.of(&text), file.delimiter.as_deref()) != Delimited::Whole;
    document.blocks.retain(is_text);
    note_if_empty(&document, defects);
    Ok(document)
}

/// What is known half-way through the events.
struct Reading<'a> {
    raw: &'a str,
    builder: DocumentBuilder<'a>,
    /// How many list items are open.
    items: u32,
    /// How many elements are open whose text is not prose.
    skipped: u32,
    links: Vec<OpenLink>,
}

impl Reading<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(_) if self.skipped > 0 => self.skipped += 1,
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            _ if self.skipped > 0 => {}
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) => self.inline(PlaceableKind::Code, range),
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.inline(PlaceableKind::Markup, range);
            }
            Event::SoftBreak | Event::HardBreak => self.builder.replace(range, " "),
            Event::Html(_) | Event::Rule => self.builder.close_block(),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.skip_inline(PlaceableKind::Markup, range);
            }
            Tag::Link { .. } => {
                self.ensure_block(range.start);
                self.links.push(self.builder.open_link(range));
            }
            Tag::Image { .. } => self.skip_inline(PlaceableKind::Image, range),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.builder.close_block();
                self.skipped = 1;
            }
            Tag::Heading { .. } => self.builder.open_block(BlockKind::Heading, range.start),
            Tag::TableCell => self.builder.open_block(BlockKind::Cell, range.start),
            Tag::Item => {
                self.builder.close_block();
                self.items += 1;
            }
            _ => self.builder.close_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {
                if let Some(link) = self.links.pop() {
                    self.builder.close_link(link);
                }
            }
            TagEnd::Item => {
                self.builder.close_block();
                self.items = self.items.saturating_sub(1);
            }
            _ => self.builder.close_block(),
        }
    }

    /// Opens a block for inline content that comes without a tag of its own or under a paragraph's.
    fn ensure_block(&mut self, raw_start: usize) {
        if !self.builder.has_open_block() {
            let kind = if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph };
            self.builder.open_block(kind, raw_start);
        }
    }

    fn inline(&mut self, kind: PlaceableKind, range: Range<usize>) {
        self.ensure_block(range.start);
        self.builder.placeable(kind, range);
    }

    fn skip_inline(&mut self, kind: PlaceableKind, range: Range<usize>) {
        self.inline(kind, range);
        self.skipped = 1;
    }

    /// Copies a text event, or writes what an entity stands for. The parser leaves the backslash of an escape before
    /// the event; it is taken in here, so that the character leads back to both.
    fn text(&mut self, text: &str, range: Range<usize>) {
        let escape = range.start.wrapping_sub(1);
        let is_escaped = range.start > self.builder.reached()
            && self.raw.as_bytes().get(escape) == Some(&b'\\')
            && text.starts_with(|char: char| char.is_ascii_punctuation());
        self.ensure_block(if is_escaped { escape } else { range.start });
        if self.raw.get(range.clone()) != Some(text) {
            self.builder.replace(range, text);
        } else if is_escaped {
            self.builder.replace(escape..range.start + 1, &text[..1]);
            self.builder.copy(range.start + 1..range.end);
        } else {
            self.builder.copy(range);
        }
    }
}

#[cfg(test)]
mod tests;
