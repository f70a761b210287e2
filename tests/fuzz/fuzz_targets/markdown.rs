//! The readers of documents on any text: blocks are in order and trimmed, and every character leads back to the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro_core::{Document, LangTag, Span};
use riscontro_formats::{FORMATS, Paragraphs, Reader, SourceFile};

fuzz_target!(|raw: &str| {
    for format in FORMATS {
        let Reader::Document(read) = format.reader else { continue };
        for paragraphs in [Paragraphs::Auto, Paragraphs::Line, Paragraphs::Blank] {
            let file = SourceFile { paragraphs, ..SourceFile::new("file", raw) };
            let mut defects = Vec::new();
            let document = read(&file, LangTag::new("it"), &mut defects).expect("small files fit");
            assert_blocks_in_order(&document);
            assert_traceable(&document);
            for defect in defects {
                assert!(raw.get(defect.span.range()).is_some(), "{defect:?} is outside the file");
            }
        }
    }
});

fn assert_blocks_in_order(document: &Document) {
    let mut reached = None;
    for block in &document.blocks {
        let text = block.span.of(&document.text);
        assert!(!text.is_empty() && text.trim() == text, "{text:?} is not trimmed");
        assert!(reached.is_none_or(|end| end < block.span.start()), "{block:?} touches the one before it");
        reached = Some(block.span.end());
    }
}

fn assert_traceable(document: &Document) {
    let mut reached = 0;
    for (at, char) in document.text.char_indices() {
        let raw = document.to_raw(Span::from_range(at..at + char.len_utf8()));
        assert!(document.raw.get(raw.range()).is_some(), "{char:?} at {at} leads to {raw:?}");
        assert!(reached <= raw.start(), "the way back goes back at {at}");
        reached = raw.start();
    }
    for placeable in &document.placeables {
        assert!(document.text.get(placeable.span.range()).is_some(), "{placeable:?} is outside the text");
        assert!(document.raw.get(placeable.raw.range()).is_some(), "{placeable:?} is outside the file");
    }
}
