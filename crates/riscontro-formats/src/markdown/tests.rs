//! What each construct of Markdown gives.

use super::*;

fn document(raw: &str) -> Document {
    read(&SourceFile::new("a.md", raw), LangTag::new("it"), &mut Vec::new()).unwrap()
}

fn blocks(raw: &str) -> Vec<(BlockKind, String)> {
    let document = document(raw);
    document.blocks.iter().map(|block| (block.kind, block.span.of(&document.text).to_owned())).collect()
}

fn texts(raw: &str) -> Vec<String> {
    blocks(raw).into_iter().map(|(_, text)| text).collect()
}

/// The raw text that `needle` came from.
fn raw_of(document: &Document, needle: &str) -> String {
    let start = document.text.find(needle).expect("the text holds the needle");
    document.to_raw(riscontro_core::Span::from_range(start..start + needle.len())).of(&document.raw).to_owned()
}

/// Each placeable as kind, text and raw text.
fn placeables(raw: &str) -> Vec<(PlaceableKind, String, String)> {
    let document = document(raw);
    let of = |placeable: &riscontro_core::Placeable| {
        let text = placeable.span.of(&document.text).to_owned();
        (placeable.kind, text, placeable.raw.of(&document.raw).to_owned())
    };
    document.placeables.iter().map(of).collect()
}

#[test]
fn each_kind_of_block_is_told_apart() {
    let raw = "# Il molo\n\nUn testo.\n\n- primo\n- secondo\n\n> Citato.\n\n| a | b |\n|---|---|\n| c | d |\n\nSotto\n-----\n";
    let expected = [
        (BlockKind::Heading, "Il molo"),
        (BlockKind::Paragraph, "Un testo."),
        (BlockKind::ListItem, "primo"),
        (BlockKind::ListItem, "secondo"),
        (BlockKind::Paragraph, "Citato."),
        (BlockKind::Cell, "a"),
        (BlockKind::Cell, "b"),
        (BlockKind::Cell, "c"),
        (BlockKind::Cell, "d"),
        (BlockKind::Heading, "Sotto"),
    ];
    assert_eq!(blocks(raw), expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn a_loose_item_gives_a_block_a_paragraph() {
    let raw = "1. Primo.\n\n   Ancora primo.\n   - dentro\n2. Secondo.\n\nDopo.";
    assert_eq!(texts(raw), ["Primo.", "Ancora primo.", "dentro", "Secondo.", "Dopo."]);
    assert!(blocks(raw)[..4].iter().all(|(kind, _)| *kind == BlockKind::ListItem));
    assert_eq!(blocks(raw)[4].0, BlockKind::Paragraph);
}

#[test]
fn what_is_no_prose_is_left_out() {
    let raw = "---\ntitle: Il molo\n---\n\n```sh\nls 14\n```\n\n    indentato\n\n<div>\nnel div\n</div>\n\n<!-- nota -->\n\n***\n\nTesto<!-- nota --> vero.\n\n![mappa](a.png)\n";
    assert_eq!(texts(raw), ["Testo vero."]);
}

#[test]
fn prose_between_two_rules_is_no_front_matter() {
    assert_eq!(texts("Prima.\n\n---\n\nIn mezzo.\n\n---\n\nDopo."), ["Prima.", "In mezzo.", "Dopo."]);
    assert_eq!(texts("Prima.\n\n---\nTitolo\n---\n\nDopo."), ["Prima.", "Titolo", "Dopo."]);
}

#[test]
fn emphasis_marks_are_dropped_and_line_breaks_are_spaces() {
    assert_eq!(texts("«È **Anna\nFerri**», _dice_  \n~~oggi~~\\\nieri."), ["«È Anna Ferri», dice oggi ieri."]);
    assert_eq!(texts("> uno\n> due\n"), ["uno due"]);
    assert_eq!(texts("> [!NOTE]\n> uno\n"), ["uno"]);
}

#[test]
fn emphasis_lies_outside_a_mapped_word() {
    let document = document("Il **molo** di *Traiano*");
    assert_eq!(raw_of(&document, "molo"), "molo");
    assert_eq!(raw_of(&document, "molo di Traiano"), "molo** di *Traiano");
}

#[test]
fn entities_and_escapes_lead_back_to_all_they_were() {
    let document = document("A&amp;B \\*14\\* caff&egrave; &nbsp;&#8364; 1986\\. c:\\\\d");
    assert_eq!(&*document.text, "A&B *14* caffè \u{a0}€ 1986. c:\\d");
    assert_eq!(raw_of(&document, "&B"), "&amp;B");
    assert_eq!(raw_of(&document, "*14"), "\\*14");
    assert_eq!(raw_of(&document, "14* c"), "14\\* c");
    assert_eq!(raw_of(&document, "è"), "&egrave;");
    assert_eq!(raw_of(&document, "€"), "&#8364;");
    assert_eq!(raw_of(&document, "1986."), "1986\\.");
    assert_eq!(raw_of(&document, "\\d"), "\\\\d");
}

#[test]
fn placeables_stand_for_inline_markup() {
    use PlaceableKind::{Code, Image, Link, Markup};
    let raw = "Usa `ls -l`, <b>poi</b> ![alt *x*](a.png) e [il **molo**](b \"t\"), <https://a.it>, [](c) nota[^1].\n\n[^1]: Fonte.";
    let expected = [
        (Code, "\u{fffc}", "`ls -l`"),
        (Markup, "\u{fffc}", "<b>"),
        (Markup, "\u{fffc}", "</b>"),
        (Image, "\u{fffc}", "![alt *x*](a.png)"),
        (Link, "il molo", "[il **molo**](b \"t\")"),
        (Markup, "\u{fffc}", "<https://a.it>"),
        (Markup, "\u{fffc}", "[](c)"),
        (Markup, "\u{fffc}", "[^1]"),
    ];
    assert_eq!(placeables(raw), expected.map(|(kind, text, raw)| (kind, text.to_owned(), raw.to_owned())));
    assert_eq!(texts(raw)[1], "Fonte.");
}

#[test]
fn reference_links_and_images_in_links_are_read() {
    let raw = "[Il molo][1] e [![logo](l.png) Roma](r)\n\n[1]: http://a.it\n";
    assert_eq!(texts(raw), ["Il molo e \u{fffc} Roma"]);
    let kinds: Vec<_> = placeables(raw).into_iter().map(|(kind, text, _)| (kind, text)).collect();
    assert_eq!(kinds[1], (PlaceableKind::Link, "\u{fffc} Roma".to_owned()));
    assert_eq!(kinds[2].0, PlaceableKind::Image);
}

#[test]
fn cells_hold_their_escapes_and_code() {
    assert_eq!(texts("| a \\| b | `x` y |\n|---|---|\n| | 5\\.1 |\n"), ["a | b", "\u{fffc} y", "5.1"]);
}

#[test]
fn every_line_end_ends_a_line() {
    assert_eq!(texts("# Uno\r\n\r\nDue\r\ntre.\r\n"), ["Uno", "Due tre."]);
    assert_eq!(texts("# Uno\r\rDue\rtre.\r"), ["Uno", "Due tre."]);
    assert_eq!(texts("# Uno\u{85}\u{85}Due\u{85}tre."), ["Uno", "Due tre."]);
    assert_eq!(texts("---\rtitle: x\r---\rUno"), ["Uno"]);
}

#[test]
fn an_empty_file_is_a_defect() {
    let mut defects = Vec::new();
    read(&SourceFile::new("a.md", "---\na: b\n---\n\n```\n14\n```\n"), LangTag::new("it"), &mut defects).unwrap();
    assert_eq!(defects.len(), 1);
}

#[test]
fn a_paragraph_that_is_the_delimiter_is_no_block() {
    let file = SourceFile { delimiter: Some(".EOA".into()), ..SourceFile::new("a.md", "Uno.\n\n.EOA\n\n.EOA due\n") };
    let document = read(&file, LangTag::new("it"), &mut Vec::new()).unwrap();
    let texts: Vec<_> = document.blocks.iter().map(|block| block.span.of(&document.text)).collect();
    assert_eq!(texts, ["Uno.", ".EOA due"]);
}
