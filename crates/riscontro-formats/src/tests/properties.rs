//! What holds of every reader on every string.

use proptest::prelude::*;
use riscontro_core::{Document, LangTag, Raw, Span};

use crate::{FORMATS, Paragraphs, Reader, SourceFile, decode, document_of_segments};

/// Strings rich in what the formats give a meaning to.
fn marked_up() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zà-ú]{1,6}",
        2 => Just(" ".to_owned()),
        3 => prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n"), Just("\u{85}"), Just("\n   ")]
            .prop_map(str::to_owned),
        4 => prop::sample::select(vec![
            "# ", "- ", "1. ", "> ", "| ", "|---|\n", "**", "_", "`", "```\n", "~~", "<b>", "</b>", "<!--", "-->", "[", "]",
            "](x)", "![", "[^1]", "[^1]: ", "&amp;", "&#39;", "\\", "\\*", "<https://a.it>", "---\n", "+++\n", "- [ ] ",
            ",", ";", "\t", "\"", "it,en\n", "{#id}", "\u{fffc}", "\u{a0}", "🙂",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn documents(raw: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    for format in FORMATS {
        for paragraphs in [Paragraphs::Auto, Paragraphs::Line, Paragraphs::Blank] {
            let Reader::Document(read) = format.reader else { continue };
            let file = SourceFile { paragraphs, ..SourceFile::new("file", raw) };
            documents.push(read(&file, LangTag::new("it"), &mut Vec::new()).expect("small files fit"));
        }
    }
    documents
}

fn assert_blocks_in_order(document: &Document) {
    let mut reached = None;
    for block in &document.blocks {
        let text = block.span.of(&document.text);
        assert!(!text.is_empty() && text.trim() == text, "{text:?}");
        assert!(reached.is_none_or(|end| end < block.span.start()), "blocks touch: {:?}", document.blocks);
        reached = Some(block.span.end());
    }
}

fn assert_traceable(document: &Document) {
    assert_eq!(document.map.text_len() as usize, document.text.len());
    let mut reached = 0;
    for (at, char) in document.text.char_indices() {
        let span: Span<Raw> = document.to_raw(Span::from_range(at..at + char.len_utf8()));
        let raw = span.of(&document.raw);
        assert!(reached <= span.start(), "to_raw goes back at {at}");
        reached = span.start();
        let is_copied = raw.chars().eq([char]);
        assert!(is_copied || is_stand_in(char, raw), "{char:?} stands for {raw:?}");
    }
    for block in &document.blocks {
        assert!(document.to_raw(block.span).end() as usize <= document.raw.len());
    }
}

/// Whether `char` may stand for other raw bytes: breaks, placeables, entities and escapes.
fn is_stand_in(char: char, raw: &str) -> bool {
    let is_break = matches!(char, ' ' | '\n');
    is_break || char == '\u{fffc}' || raw.starts_with(['&', '\\']) || (char == '\u{fffd}' && raw.contains('\0'))
}

proptest! {
    #[test]
    fn blocks_are_in_order_and_every_character_is_traceable(raw in marked_up()) {
        for document in documents(&raw) {
            assert_blocks_in_order(&document);
            assert_traceable(&document);
            for placeable in &document.placeables {
                let _ = (placeable.span.of(&document.text), placeable.raw.of(&document.raw));
            }
            prop_assert!(document.placeables.is_sorted_by_key(|placeable| placeable.span.start()));
        }
    }

    #[test]
    fn no_table_makes_the_glossary_reader_panic(rows in marked_up(), header in "(it,en(,status|,id|_forbidden)?\n)?") {
        for format in FORMATS {
            let Reader::Termbase(read) = format.reader else { continue };
            let _ = read(&mut format!("{header}{rows}").as_bytes(), None, &mut Vec::new());
        }
    }

    #[test]
    fn no_markup_makes_the_glossary_readers_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<martif>", "<tbx>", "</tbx>", "<termEntry>", "<conceptEntry id='a'>", "</conceptEntry>", "<langSec xml:lang='it'>",
        "<langSet xml:lang='en'/>", "</langSec>", "<termSec>", "</termSec>", "<term>", "</term>", "<term/>", "<tig>", "</tig>",
        "<note>", "</note>", "<hi>", "</hi>", "<!-- ", " -->", "<![CDATA[", "]]>", "&amp;", "&#0;", "&x;", "&", "<", ">", "molo",
        "<termNote type='administrativeStatus'>forbidden</termNote>", "<descrip type='definition'>x</descrip>", "<?x", "?>",
        "<!DOCTYPE tbx", "[<!ENTITY a 'b'>]", " ",
    ]), 0..40)) {
        for format in FORMATS {
            let Reader::Termbase(read) = format.reader else { continue };
            let _ = read(&mut format!("<tbx>{}", pieces.concat()).as_bytes(), None, &mut Vec::new());
        }
    }

    #[test]
    fn no_bytes_make_decoding_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), label in prop::option::of(
        prop::sample::select(vec!["utf-8", "utf-16le", "latin1", "shift_jis", "gbk", "iso-2022-jp"]))
    ) {
        let _ = decode(&bytes, label, None);
    }

    #[test]
    fn segments_come_back_as_they_were(segments in prop::collection::vec(any::<String>(), 0..10)) {
        let document = document_of_segments("[1]", LangTag::new("it"), segments.iter().map(String::as_str)).unwrap();
        let back: Vec<_> = document.blocks.iter().map(|block| block.span.of(&document.text)).collect();
        prop_assert_eq!(back, segments);
        prop_assert_eq!(document.text, document.raw);
    }
}
