//! Documents made of segments that are ready: the arrays of a JSON line, the lines of an aligned file.

use std::sync::Arc;

use riscontro_core::{Block, BlockKind, Document, LangTag, Span, SpanMap};

use crate::decode::MAX_BYTES;
use crate::error::{FormatError, check_len};

/// Returns the document whose blocks are `segments`, one [`BlockKind::Unit`] each and in order, empty ones included.
///
/// Text and raw are the segments joined by line breaks; line breaks and white space inside a segment stay, so that an
/// offset within the block is one within the segment as it was given.
///
/// # Errors
///
/// When the segments together exceed 4 GiB - 1.
pub fn document_of_segments<'a>(
    path: impl Into<Arc<str>>,
    lang: LangTag,
    segments: impl IntoIterator<Item = &'a str>,
) -> Result<Document, FormatError> {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for segment in segments {
        if !blocks.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(segment);
        check_len(text.len(), MAX_BYTES)?;
        blocks.push(Block { kind: BlockKind::Unit, span: Span::from_range(start..text.len()) });
    }
    let whole: Span = Span::from_range(0..text.len());
    let text: Arc<str> = text.into();
    let map = SpanMap::identity(whole.len());
    Ok(Document { path: path.into(), lang, raw: Arc::clone(&text), text, map, blocks, placeables: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(segments: &[&str]) -> Vec<String> {
        let document = document_of_segments("[1]", LangTag::new("it"), segments.iter().copied()).unwrap();
        document.blocks.iter().map(|block| block.span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn segment_i_stays_segment_i() {
        for segments in [&["Sì.", "", " Due\nrighe. ", ""][..], &[""], &["", "", ""], &[]] {
            assert_eq!(units(segments), segments);
        }
    }

    #[test]
    fn empty_segments_do_not_touch() {
        let document = document_of_segments("[1]", LangTag::new("it"), ["", "", "a"]).unwrap();
        let spans: Vec<_> = document.blocks.iter().map(|block| block.span).collect();
        assert_eq!(spans, [Span::new(0, 0), Span::new(1, 1), Span::new(2, 3)]);
    }
}
