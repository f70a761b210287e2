//! Documents made of segments that are ready: the arrays of a JSON line, the lines of an aligned file.

use std::sync::Arc;

use riscontro_core::{Block, BlockKind, Document, LangTag, Span, SpanMap};

use crate::SourceFile;
use crate::builder::DocumentBuilder;
use crate::decode::MAX_BYTES;
use crate::delimiter::Delimited;
use crate::error::{FormatError, check_len};

/// A line that ends a paragraph, as hunalign has it.
const PARAGRAPH_MARK: &str = "<p>";

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

/// Returns the document of a text that came split: each line is a segment, and blocks are [`BlockKind::Lines`].
///
/// A blank line ends a paragraph, and so does one that is `<p>`; neither is a segment. A line that begins with the
/// delimiter begins a paragraph, and one that is the delimiter is no segment. Lines end at `\n` and `\r\n` only: files of
/// this kind are written and read by programs that know no other line end.
///
/// # Errors
///
/// When the text exceeds 4 GiB - 1.
pub fn document_of_lines(file: &SourceFile, lang: LangTag) -> Result<Document, FormatError> {
    check_len(file.raw.len(), MAX_BYTES)?;
    let mut builder = DocumentBuilder::new(&file.raw);
    let mut next = 0;
    // The end of the line before, in the same paragraph.
    let mut previous: Option<usize> = None;
    for line in file.raw.split_inclusive('\n') {
        let start = next + (line.len() - line.trim_start().len());
        next += line.len();
        let text = line.trim();
        let delimited = Delimited::of(text, file.delimiter.as_deref());
        let is_mark = text.is_empty() || text == PARAGRAPH_MARK || delimited == Delimited::Whole;
        if is_mark || delimited == Delimited::Begun {
            previous = None;
        }
        if is_mark {
            continue;
        }
        match previous {
            Some(end) => builder.replace(end..start, "\n"),
            None => builder.open_block(BlockKind::Lines, start),
        }
        builder.copy(start..start + text.len());
        previous = Some(start + text.len());
    }
    Ok(builder.finish(file, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(raw: &str, delimiter: Option<&str>) -> Vec<String> {
        let file = SourceFile { delimiter: delimiter.map(Into::into), ..SourceFile::new("a.txt", raw) };
        let document = document_of_lines(&file, LangTag::new("it")).unwrap();
        document.blocks.iter().map(|block| block.span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn lines_stand_in_paragraphs() {
        let raw = "\u{feff}Uno.\r\n  Due.\u{2028}E mezzo \n\n<p>\nTre.\n";
        assert_eq!(paragraphs(&raw[3..], None), ["Uno.\nDue.\u{2028}E mezzo", "Tre."]);
        assert_eq!(paragraphs("", None), Vec::<String>::new());
        assert_eq!(paragraphs("A\n.EOA\nB\n.EOA C\nD", Some(".EOA")), ["A", "B", ".EOA C\nD"]);
    }

    #[test]
    fn every_line_leads_back_to_where_it_was_written() {
        let file = SourceFile::new("a.txt", " Uno.\r\n\tDue.\n\nTre.");
        let document = document_of_lines(&file, LangTag::new("it")).unwrap();
        for word in ["Uno.", "Due.", "Tre."] {
            let at = document.text.find(word).unwrap();
            let raw = document.to_raw(Span::from_range(at..at + word.len()));
            assert_eq!(&file.raw[raw.range()], word);
        }
    }

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
