//! `text`: plain text; its blocks are paragraphs.
//!
//! Nothing in a plain text says whether a line is a paragraph or a piece of one, so by default the document decides once
//! (`layout`). A wrapped line break becomes one space in the text, except after a hyphen that follows a letter:
//! `Emilia-` + `Romagna` is one word, and the hyphen stays. A short first line before a blank one, without a full stop,
//! is the heading. A line that begins with the delimiter begins a paragraph; one that is the delimiter is no text.

mod layout;
mod lines;
mod passages;

#[cfg(test)]
mod passage_tests;

pub use passages::{Passage, Passages, Place};

use riscontro_core::{BlockKind, Defect, Document, LangTag};

use crate::builder::DocumentBuilder;
use crate::decode::MAX_BYTES;
use crate::delimiter::Delimited;
use crate::error::{FormatError, check_len};
use crate::{Format, Reader, SourceFile, note_if_empty};
use layout::Layout;
use lines::{Line, lines_of};

/// Plain text; also what a document of an unknown extension is.
pub(crate) const FORMAT: Format =
    Format { id: "text", extensions: &["txt", "text"], sniff: |_| true, reader: Reader::Document(read) };

/// The longest first line that is a heading, in characters; headlines of the press stay under it.
const HEADING_CHARS: usize = 150;

fn read(file: &SourceFile, lang: LangTag, defects: &mut Vec<Defect>) -> Result<Document, FormatError> {
    check_len(file.raw.len(), MAX_BYTES)?;
    let document = document_of(file, lang, Layout::of(&file.raw, file.paragraphs), kind_of);
    note_if_empty(&document, defects);
    Ok(document)
}

/// What kind of block begins at a line, which is given by its index.
type KindOf = fn(&str, &[Line], usize) -> BlockKind;

/// The document of a text that spans can count, in a layout.
fn document_of(file: &SourceFile, lang: LangTag, layout: Layout, kind_of: KindOf) -> Document {
    let lines = lines_of(&file.raw);
    let mut builder = DocumentBuilder::new(&file.raw);
    let mut previous: Option<&Line> = None;
    for (at, line) in lines.iter().enumerate() {
        let delimited = Delimited::of(line.of(&file.raw), file.delimiter.as_deref());
        if line.is_blank() || delimited != Delimited::No {
            previous = None;
        }
        if line.is_blank() || delimited == Delimited::Whole {
            continue;
        }
        match previous {
            Some(previous) if layout.joins(&file.raw, previous, line) => join(&mut builder, &file.raw, previous, line),
            _ => builder.open_block(kind_of(&file.raw, &lines, at), line.start),
        }
        builder.copy(line.start..line.end);
        previous = Some(line);
    }
    builder.finish(file, lang)
}

fn join(builder: &mut DocumentBuilder<'_>, raw: &str, previous: &Line, line: &Line) {
    let breaks_at_hyphen = previous.of(raw).strip_suffix('-').is_some_and(|head| head.ends_with(char::is_alphabetic));
    if !breaks_at_hyphen {
        builder.replace(previous.end..line.start, " ");
    }
}

/// The kind of the block that begins at line `at`: a heading when it is the first text of the file, alone and short.
fn kind_of(raw: &str, lines: &[Line], at: usize) -> BlockKind {
    let is_first = lines[..at].iter().rev().all(Line::is_blank);
    let is_alone = lines.get(at + 1).is_some_and(Line::is_blank);
    let has_body = || lines[at + 1..].iter().any(|line| !line.is_blank());
    let is_short = || lines[at].of(raw).chars().nth(HEADING_CHARS).is_none();
    if is_first && is_alone && has_body() && is_short() && !layout::ends_sentence(lines[at].of(raw)) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Paragraphs;

    fn blocks(raw: &str, paragraphs: Paragraphs) -> Vec<(BlockKind, String)> {
        let file = SourceFile { paragraphs, ..SourceFile::new("a.txt", raw) };
        let document = read(&file, LangTag::new("it"), &mut Vec::new()).unwrap();
        document.blocks.iter().map(|block| (block.kind, block.span.of(&document.text).to_owned())).collect()
    }

    fn texts(raw: &str, paragraphs: Paragraphs) -> Vec<String> {
        blocks(raw, paragraphs).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn forced_layouts_are_obeyed() {
        let raw = "Uno\r\ndue \r\n \r\n\ttre\r\n";
        assert_eq!(texts(raw, Paragraphs::Line), ["Uno", "due", "tre"]);
        assert_eq!(texts(raw, Paragraphs::Blank), ["Uno due", "tre"]);
    }

    #[test]
    fn every_line_end_ends_a_line() {
        assert_eq!(texts("a\nb\r\nc\rd\u{85}e\u{2028}f", Paragraphs::Line), ["a", "b", "c", "d", "e", "f"]);
    }

    #[test]
    fn a_delimiter_parts_paragraphs_and_is_no_text() {
        let texts = |raw: &str, paragraphs| {
            let delimiter = Some("***".into());
            let file = SourceFile { paragraphs, delimiter, ..SourceFile::new("a.txt", raw) };
            let document = read(&file, LangTag::new("it"), &mut Vec::new()).unwrap();
            let texts = document.blocks.iter().map(|block| block.span.of(&document.text).to_owned());
            texts.collect::<Vec<_>>()
        };
        let raw = "Uno\ndue\n *** \ntre\nquattro\n*** Capo\ncinque ***";
        assert_eq!(texts(raw, Paragraphs::Blank), ["Uno due", "tre quattro", "*** Capo cinque ***"]);
        assert_eq!(texts(raw, Paragraphs::Line), ["Uno", "due", "tre", "quattro", "*** Capo", "cinque ***"]);
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_stays_and_takes_no_space() {
        assert_eq!(texts("in Emilia-\nRomagna -\nieri", Paragraphs::Blank), ["in Emilia-Romagna - ieri"]);
    }

    #[test]
    fn a_joined_line_break_leads_back_to_the_whole_break() {
        let file = SourceFile { paragraphs: Paragraphs::Blank, ..SourceFile::new("a.txt", "è qui \r\n  già") };
        let document = read(&file, LangTag::new("it"), &mut Vec::new()).unwrap();
        assert_eq!(&*document.text, "è qui già");
        let raw_of = |needle: &str| {
            let start = document.text.find(needle).unwrap();
            document.to_raw(riscontro_core::Span::from_range(start..start + needle.len())).of(&document.raw)
        };
        assert_eq!((raw_of("qui già"), raw_of("già"), raw_of(" g")), ("qui \r\n  già", "già", " \r\n  g"));
    }

    #[test]
    fn only_a_short_first_line_before_a_blank_one_is_a_heading() {
        let kind = |raw: &str| blocks(raw, Paragraphs::Auto)[0].0;
        assert_eq!(kind("\n\nTregua sul Dnipro\n\nÈ la prima.\n"), BlockKind::Heading);
        for raw in ["Tregua sul Dnipro\nÈ la prima.", "È la prima.\n\nLa seconda.", "Tregua sul Dnipro\n\n", "Tregua"]
        {
            assert_eq!(kind(raw), BlockKind::Paragraph, "{raw:?}");
        }
        let long = format!("{}\n\nFine.", "parola ".repeat(40));
        assert_eq!(kind(&long), BlockKind::Paragraph);
    }

    #[test]
    fn an_empty_file_is_a_defect() {
        let mut defects = Vec::new();
        let document = read(&SourceFile::new("a.txt", " \n\u{a0}\n"), LangTag::new("it"), &mut defects).unwrap();
        assert_eq!((document.blocks.len(), defects.len()), (0, 1));
        assert_eq!(defects[0].kind, riscontro_core::DefectKind::Empty);
    }

    #[test]
    fn a_huge_line_and_many_lines_are_read_in_linear_time() {
        let line = "parola ".repeat(1 << 20);
        assert_eq!(texts(&line, Paragraphs::Auto).len(), 1);
        assert_eq!(texts(&"parola\n".repeat(100_000), Paragraphs::Auto).len(), 100_000);
        assert_eq!(texts(&"\n".repeat(100_000), Paragraphs::Auto).len(), 0);
    }
}
